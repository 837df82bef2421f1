"""Starting the terminal application: language, theme, and a terminal to show it on."""

import locale
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from casefile.i18n.words import Lang
from casefile.services.log import write_down

if TYPE_CHECKING:
    from casefile.services.desk import Desk

__all__ = ["run"]


def run(desk: "Desk", *, case: Path | None = None, lang: Lang | None = None) -> int:
    """Show the desk, or that case, until the person leaves; return the exit code.

    Raises what ended the application, when it was not the person: the caller says it in a sentence.
    """
    from casefile.tui.app import CasefileApp

    chosen = desk.settings()
    app = CasefileApp(
        desk, case=case, lang=lang or _language(chosen.get("lang")), theme=str(chosen.get("theme") or ""),
        unreadable=desk.unreadable_settings(),
    )  # fmt: skip
    app.all_loaded = app.collect_between_keys
    try:
        with _quiet_threads():
            app.run()
    finally:
        desk.close()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0


@contextmanager
def _quiet_threads() -> Iterator[None]:
    """Write down what a thread of the library dies of, in place of Python's traceback over the screen."""
    before = threading.excepthook

    def note(died: threading.ExceptHookArgs) -> None:
        if died.exc_value is not None:
            write_down(died.exc_value)

    threading.excepthook = note
    try:
        yield
    finally:
        threading.excepthook = before


def _language(chosen: object) -> Lang:
    """Return the language the person chose once, else the computer's."""
    if chosen == "fr" or chosen == "en":  # noqa: PLR1714 - it may be anything, a list too
        return "fr" if chosen == "fr" else "en"
    told = (
        os.environ.get("LC_ALL")
        or os.environ.get("LC_MESSAGES")
        or os.environ.get("LANG")
        or locale.getlocale()[0]
    )
    return "fr" if str(told or "").lower().startswith("fr") else "en"
