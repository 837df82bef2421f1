"""Which screen comes first. Apart from the screens, so that opening the only case does not load the desk's."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual.screen import Screen

if TYPE_CHECKING:
    from casefile.services.desk import Desk

__all__ = ["first_screen"]


def first_screen(desk: "Desk", case: Path | None) -> Screen[None]:
    """Return the case asked for, the only case there is, or the desk."""
    from casefile.tui.screens.case.case import CaseScreen

    if case is not None:
        return CaseScreen(case)
    heads = desk.heads()
    if len(heads) == 1 and heads[0].damage is None:
        return CaseScreen(heads[0].path)
    from casefile.tui.screens.desk.desk import DeskScreen

    return DeskScreen(heads)
