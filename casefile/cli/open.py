"""casefile open [CASE]: the terminal interface."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from casefile.cli.session import Session
from casefile.cli.verb import argument, verb
from casefile.errors import UsageError
from casefile.i18n.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from casefile.i18n.words import Lang

__all__ = ["command", "open_screens"]


@verb("open", N_("Open a case in the terminal interface."), json=False)
@argument(
    "case", metavar=N_("CASE"), required=False, help=N_("Path of a case folder, or its name on the desk.")
)
@click.pass_obj
def command(session: Session, case: str | None) -> int:
    """Open the screens on a case, or on the desk."""
    path = session.desk.find(case) if case else None
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("open.no_terminal")
    return _open(path, session.lang_told)


def open_screens(path: Path | None, arguments: Sequence[str]) -> int:
    """Open the screens without reading a command line; a failure becomes a sentence."""
    from casefile.cli.failures import told

    with told(Session(arguments)) as outcome:
        outcome.code = _open(path, None)
    return outcome.code


def _open(path: Path | None, lang: Lang | None) -> int:
    from importlib import import_module

    answer = import_module("casefile.tui.start").run(path, lang)
    return answer if isinstance(answer, int) else 0
