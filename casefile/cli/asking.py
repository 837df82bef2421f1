"""A question at the terminal; where nobody sits at one, nothing is asked."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casefile.cli.session import Session

__all__ = ["agreed", "can_ask"]

_YES = {"fr": {"o", "oui"}, "en": {"y", "yes"}}


def can_ask(session: Session) -> bool:
    """Say whether somebody is there to answer."""
    return not session.as_json and sys.stdin.isatty()


def agreed(session: Session, question: str) -> bool:
    """Ask, and say whether the answer was yes; anything else is a no."""
    session.say(question)
    return sys.stdin.readline().strip().casefold() in _YES[session.words.lang]
