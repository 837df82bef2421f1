"""What a verb that changes a case answers: the sentence of the journal, or the case's new standing as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from casefile.cli.output import plain
from casefile.cli.verbs.show import event_sentence

if TYPE_CHECKING:
    from collections.abc import Collection

    from casefile.cases.model import Case
    from casefile.cli.session import Session

__all__ = ["done"]


def done(
    session: Session, case: Case, data: dict[str, Any] | None = None, said: Collection[str] = ()
) -> None:
    """Say what the journal now says of the change; under --json print the entry and `data`.

    What the case now says against itself, and did not before, is warned of, but for the codes `said` already.
    What was so already makes no entry: that is said, and the entry is null.
    """
    event = case.journal[-1] if case.generation != session.generation else None
    if event is not None and session.before is not None:
        for finding in session.desk.new_conflicts(session.before, case):
            if finding.code not in said:
                session.warn(finding)
    if session.as_json:
        session.put_json(
            {"case": case.id, "generation": case.generation, "event": plain(event), **(data or {})}
        )
    elif event is None:
        session.say(session.words("Nothing changed: it was so already."))
    else:
        session.say(event_sentence(session, event))
