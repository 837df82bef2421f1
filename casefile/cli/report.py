"""What a verb that changes a case answers: the sentence of the journal, or the case's new standing as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from casefile.cli.journal import event_sentence
from casefile.cli.output import plain
from casefile.rules.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from casefile.cases.model import Case
    from casefile.cli.session import Session

__all__ = ["brought_back", "done", "warn_namesakes"]


def done(
    session: Session,
    case: Case,
    data: dict[str, Any] | None = None,
    said: Collection[str] = (),
    doubts: Sequence[Finding] = (),
) -> None:
    """Say what the journal now says of the change; under --json print the entry and `data`.

    What the case now says against itself, and did not before, is warned of, but for the codes `said` already
    and what the `doubts` about the tests, warned of before, ask back.
    What was so already makes no entry: that is said, and the entry is null.
    """
    event = case.journal[-1] if case.generation != session.generation else None
    if event is not None and session.before is not None:
        for finding in session.desk.new_conflicts(session.before, case):
            if finding.code not in said and not _asked_back(finding, doubts):
                session.warn(finding)
    if session.as_json:
        session.put_json(
            {"case": case.id, "generation": case.generation, "event": plain(event), **(data or {})}
        )
    elif event is None:
        session.say(session.words("Nothing changed: it was so already."))
    else:
        session.say(event_sentence(session, event))


def warn_namesakes(session: Session, name: str, path: Path) -> None:
    """Say of a case just made at that path which others of the desk are called so."""
    for other in session.desk.namesakes(name):
        if other.absolute() != path.absolute():
            values = {"name": name.strip(), "other": str(other), "path": str(path)}
            session.warn(Finding(code="case.namesake", severity="warning", values=values))


def brought_back(session: Session, path: Path) -> None:
    """Say where a case is that came from a file or a copy, in its own language, and what of it cannot be read."""
    case = session.desk.open(path).case
    session.speak_for(case)
    session.warn_unread(case)
    if session.as_json:
        session.put_json({"path": str(path), "name": case.name, "documents": len(case.documents)})
    else:
        session.put(str(path))


def _asked_back(finding: Finding, doubts: Sequence[Finding]) -> bool:
    """Say whether a doubt already tells of the test that the finding says is still to come."""
    told = finding.values
    return (finding.code, told.get("variant")) == ("conflict.still_to_come", "tests") and any(
        doubt.code == "language.test_ahead" and doubt.values["taken_on"] == told["day_on"] for doubt in doubts
    )
