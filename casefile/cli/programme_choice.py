"""A programme named on the command line: its id, as the templates have it on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from casefile.rules.programmes import Programmes

__all__ = ["ProgrammeChoice", "example_class"]


class ProgrammeChoice(click.Choice[str]):
    """One of the programmes; with `counted`, one of the classes, whose hours are counted.

    The templates are read when the choices are first needed: the help of the whole program does without them.
    """

    def __init__(self, *, counted: bool = False) -> None:
        super().__init__(())
        self.counted = counted

    @property
    def choices(self) -> tuple[str, ...]:
        """Return the ids; raises UsageError on a faulty template."""
        known = _known()
        return tuple(each.id for each in known.classes) if self.counted else known.ids

    @choices.setter
    def choices(self, told: tuple[str, ...]) -> None:
        """Leave aside what the parser keeps for choices known beforehand."""


def example_class() -> str:
    """Return the id of the first class, as the examples of a help page name it."""
    return _known().classes[0].id


def _known() -> Programmes:
    from casefile.services.rulebook import load_programmes

    return load_programmes()
