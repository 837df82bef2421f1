"""One case: who, which facts, which papers, where it stands, and all that was done to it."""

from datetime import UTC, date, datetime
from typing import Any, Literal

import msgspec

from casefile.rules.book.stages import StageEntry
from casefile.rules.facts import Facts

__all__ = [
    "CASE_FIELDS", "OFFICE_FIELDS", "SCHEMA", "Case", "Document", "Event", "Line", "LineState", "Standing", "Unread",
]  # fmt: skip

SCHEMA = 1

LineState = Literal["to_request", "requested", "received", "reviewed", "ready", "explained", "not_applicable"]


Standing = Literal["open", "closed", "archived"]
OFFICE_FIELDS = ("client_reference", "tags", "responsible", "standing", "kept_until_on")
"""What an office keeps of a case beside the application: the list of cases is searched and filtered by it."""
CASE_FIELDS = ("name", "lang", "paper", "reference_on", *OFFICE_FIELDS)
"""What a person can set of a case itself."""


class Document(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A file attached to a line of the checklist: our copy below the case's documents/ folder.

    `slot` is the line's key; `path` is relative to the case folder, with slashes; `original_name` is what the person
    called it, shown but never used as a path; `check` is the file's last report as plain JSON, `rules_on` the day of
    the rules it was checked by. `made_from` are the ids of the documents this one was made of: they stay in the case as
    its originals, and the portal gets this one.
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
    made_from: tuple[str, ...] = ()


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


class Unread(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A record of the file, or one value in it, that cannot be read; the file keeps it as it is.

    `number` is the record's in the file and `id` what it is called; `place` is where in it the value stands
    (`first`, `leaves[0].last`), the part before the first sign its field. `missing` says that there is no value,
    `whole` that the record cannot do without it: nothing of it counts then, and `told` holds all its known fields
    as they stand. Else only the value is passed over, and `told` holds the field it stands in.
    """

    table: str
    number: str
    id: str
    place: str
    value: str = ""
    missing: bool = False
    whole: bool = False
    told: dict[str, Any] = {}

    @property
    def field(self) -> str:
        """Return the field of the record the value stands in."""
        return self.place.partition(".")[0].partition("[")[0]


class Case(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything about one application.

    `client_reference`, `tags` and `responsible` are an office's own; `standing` says whether the work goes on;
    `kept_until_on` is the last day the file must be kept. `reference_on` fixes the day the case is looked at
    (a demonstration).

    `unread` is what its file holds and this program cannot read: whatever is worked out of the case lacks it.
    """

    id: str
    name: str
    lang: Literal["fr", "en"] = "fr"
    created_at: datetime = datetime(2000, 1, 1, tzinfo=UTC)
    reference_on: date | None = None
    example: bool = False
    paper: Literal["a4", "letter"] = "a4"
    client_reference: str = ""
    tags: tuple[str, ...] = ()
    responsible: str = ""
    standing: Standing = "open"
    kept_until_on: date | None = None
    facts: Facts = Facts()
    stages: tuple[StageEntry, ...] = ()
    lines: tuple[Line, ...] = ()
    documents: tuple[Document, ...] = ()
    journal: tuple[Event, ...] = ()
    generation: int = 0
    unread: tuple[Unread, ...] = ()

    def line(self, key: str) -> Line:
        """Return what was said of that line, an untouched one when nothing was."""
        return next((line for line in self.lines if line.id == key), Line(id=key))

    def records(self, table: str) -> tuple[Any, ...]:
        """Return the records of a table, of the facts or of the case itself (stages, lines, documents ...)."""
        found: tuple[Any, ...] = getattr(self.facts if table in Facts.__struct_fields__ else self, table)
        return found

    def with_records(self, table: str, records: tuple[Any, ...]) -> "Case":
        """Return the case with these records in that table, of the facts or of the case itself."""
        if table in Facts.__struct_fields__:
            facts = msgspec.structs.replace(self.facts, **{table: records})
            return msgspec.structs.replace(self, facts=facts)
        return msgspec.structs.replace(self, **{table: records})

    @property
    def filed_under(self) -> frozenset[str]:
        """Return the persons whose lines of the checklist have words or papers, those who are gone since too."""
        keys = (*(line.id for line in self.lines), *(document.slot for document in self.documents))
        return frozenset(key.partition("/")[0] for key in keys)
