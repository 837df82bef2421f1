"""One case: who, which facts, which papers, where it stands, and all that was done to it."""

from datetime import UTC, date, datetime
from typing import Any, Literal

import msgspec

from casefile.rules.book.stages import StageEntry
from casefile.rules.facts import Facts

__all__ = ["SCHEMA", "Case", "Document", "Event", "Line", "LineState"]

SCHEMA = 1

LineState = Literal["to_request", "requested", "received", "reviewed", "ready", "explained", "not_applicable"]


class Document(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A file attached to a line of the checklist: our copy below the case's documents/ folder.

    `slot` is the line's key; `path` is relative to the case folder, with slashes; `original_name` is what the person
    called it, shown but never used as a path; `check` is the file's last report as plain JSON, `rules_on` the day of
    the rules it was checked by.
    """

    id: str
    slot: str
    path: str
    original_name: str
    sha256: str
    size_bytes: int
    attached_at: datetime
    check: dict[str, Any] | None = None
    rules_on: date | None = None


class Line(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the person said of one line of the checklist, by the line's key (`person/item` or `person/item/of`)."""

    id: str
    state: LineState = "to_request"
    ticked: tuple[str, ...] = ()
    note: str = ""
    reason: str = ""
    requested_on: date | None = None
    requested_from: str = ""
    issued_on: date | None = None
    expires_on: date | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One entry of the journal: what was done, when; `undoes` is the number of the event it takes back.

    `undone` says that a later event took this one back. `code` and `values` make its sentence
    (`journal.CODE` in both languages); `text` is the person's own words (a note, a reason).
    """

    number: int
    at: datetime
    code: str
    values: dict[str, Any] = {}
    text: str = ""
    undoes: int | None = None
    undone: bool = False


class Case(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything about one application. `reference_on` fixes the day the case is looked at (a demonstration)."""

    id: str
    name: str
    lang: Literal["fr", "en"] = "fr"
    created_at: datetime = datetime(2000, 1, 1, tzinfo=UTC)
    reference_on: date | None = None
    example: bool = False
    paper: Literal["a4", "letter"] = "a4"
    facts: Facts = Facts()
    stages: tuple[StageEntry, ...] = ()
    lines: tuple[Line, ...] = ()
    documents: tuple[Document, ...] = ()
    journal: tuple[Event, ...] = ()
    generation: int = 0

    def line(self, key: str) -> Line:
        """Return what was said of that line, an untouched one when nothing was."""
        return next((line for line in self.lines if line.id == key), Line(id=key))
