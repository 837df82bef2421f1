"""A question at the terminal; where nobody sits at one, nothing is asked."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from casefile.errors import UsageError

if TYPE_CHECKING:
    from casefile.cli.session import Session

__all__ = ["agreed", "can_ask", "passphrase"]

_YES = {"fr": {"o", "oui"}, "en": {"y", "yes"}}


def can_ask(session: Session) -> bool:
    """Say whether somebody is there to answer."""
    return not session.as_json and sys.stdin.isatty()


def agreed(session: Session, question: str) -> bool:
    """Ask, and say whether the answer was yes; anything else is a no."""
    session.say(question)
    return sys.stdin.readline().strip().casefold() in _YES[session.words.lang]


def passphrase(session: Session, *, new: bool = False) -> str:
    """Ask for a passphrase, unseen; a new one twice. It is never taken from the command line.

    Raises UsageError (store.passphrase_nobody, store.passphrases_differ).
    """
    if not can_ask(session):
        raise UsageError("store.passphrase_nobody")
    import getpass

    told = getpass.getpass(session.words("Passphrase: "), stream=sys.stderr)
    if new and getpass.getpass(session.words("The same passphrase again: "), stream=sys.stderr) != told:
        raise UsageError("store.passphrases_differ")
    return told
