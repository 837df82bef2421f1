"""Chooses an interface, then imports it: the screens without a command, else the command line."""

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from casefile.i18n.words import Lang
    from casefile.services.desk import Desk

__all__ = ["COLLECT_AFTER", "main"]

COLLECT_AFTER = 10_000
"""New objects between two looks for cycles in memory."""

_OPTIONS = ("--lang", "--today")
"""What goes before a command, each with a value."""


def main() -> None:
    """Run casefile with the arguments of the process."""
    gc.set_threshold(
        COLLECT_AFTER
    )  # a start makes thousands of things that all stay: looking among them costs 2 ms
    from casefile.cli.app import run
    from casefile.cli.terminal import can_show_screens

    _fill_streams()
    asked = sys.argv[1:]
    if _no_command(asked):
        asked = [*asked, "open" if can_show_screens() else "list"]
    sys.exit(run(asked, _screens))


def _fill_streams() -> None:
    """Put nothing in the place of a stream that was closed: else the next file opened would take its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - as long as the run


def _no_command(asked: list[str]) -> bool:
    """Say whether only the language and the day are told, and nothing asked for."""
    return len(asked) % 2 == 0 and all(each in _OPTIONS for each in asked[::2])


def _screens(desk: "Desk", path: "Path | None", lang: "Lang | None") -> int:
    """Show the screens on the desk, or on one case; the command line is handed this, for it knows no screen."""
    from casefile.tui.start import run

    return run(desk, case=path, lang=lang)


if __name__ == "__main__":
    main()
