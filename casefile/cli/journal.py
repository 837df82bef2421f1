"""The entries of a case's journal, as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from casefile.cli.output import one_line, within_reason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casefile.cases.model import Event
    from casefile.cli.session import Session

__all__ = ["event_sentence", "step_sentence"]


def event_sentence(session: Session, event: Event) -> str:
    """Return the sentence of one entry of the journal."""
    said_of_it = step_sentence(session, event.code, event.values)
    taken_back = session.words("(taken back)")
    return f"{said_of_it} {taken_back}" if event.undone else said_of_it


def step_sentence(session: Session, code: str, values: Mapping[str, Any]) -> str:
    """Return the sentence of what was done, as the journal keeps it; what a person typed stays on one line of it."""
    shown = {
        name: one_line(within_reason(value)) if isinstance(value, str) else value
        for name, value in values.items()
    }
    return session.words.recorded(code, shown)
