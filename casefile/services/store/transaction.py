"""One change of a case, from the lock to the acknowledgement."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from tinydb.table import Document as Row

from casefile.cases.model import SCHEMA, Case
from casefile.errors import CasefileError, StoreError
from casefile.services.store import attachments, versions
from casefile.services.store.archive import archived, with_history
from casefile.services.store.checksums import write_sums
from casefile.services.store.codec import HEAD, Record, Tables, head_of
from casefile.services.store.headfields import archived_in
from casefile.services.store.lock import locked
from casefile.services.store.merging import Difference, applied
from casefile.services.store.migrations import migrated
from casefile.services.store.modes import disk_errors
from casefile.services.store.paths import HISTORY, PREVIOUS, TRASH, printable, refuse_links
from casefile.services.store.reading import case_file
from casefile.services.store.records import JOURNAL, case_of, next_number, plain_json
from casefile.services.store.storage import CaseStorage, CaseTables

__all__ = ["Summarise", "Transaction", "check_ours", "transaction"]

Summarise = Callable[[Case], dict[str, Any]]


class Transaction:
    """A case that is held: its tables as they are, what is done to them, and the commit."""

    def __init__(self, folder: Path, storage: CaseStorage, old_schema: int | None = None) -> None:
        self.folder = folder
        self.storage = storage
        self.database = CaseTables(storage=lambda: storage)
        self._found_schema = old_schema
        self._gone: list[Record] = []

    @property
    def case(self) -> Case:
        """Return the case as the tables are now."""
        return case_of(self.storage.tables)

    @property
    def whole(self) -> Case:
        """Return the case as the tables are now, with the part of its journal that was moved out of them."""
        return with_history(self.case, self.folder, self.storage.tables)

    @property
    def head(self) -> Record:
        """Return the head record as it is now."""
        return head_of(self.storage.tables)

    def apply(self, found: list[Difference], *, lenient: bool = False) -> None:
        """Make the differences, through TinyDB; files of documents that come back are put in place first."""
        records = [one for one in found if one["table"] == "documents"]
        came = [one["after"] or {} for one in records if one["before"] is None]
        self._gone += [one["before"] or {} for one in records if one["after"] is None]
        attachments.bring_back(self.folder, came, lenient=lenient)
        for one in found:
            self._apply(one)

    def _apply(self, one: Difference) -> None:
        table, number = self.database.table(one["table"]), one["number"]
        record = self.storage.tables.get(one["table"], {}).get(str(number))
        wanted = applied(record, one)
        if record is not None:
            table.remove(doc_ids=[number])
        if wanted is not None:
            table.insert(Row(wanted, number))

    def note(self, event: Record) -> int:
        """Add an event to the journal and return its number; numbers go on, whatever the clock says."""
        number = max(next_number(self.storage.tables.get(JOURNAL, {})), archived_in(self.head) + 1)
        self.database.table(JOURNAL).insert(Row({"number": number, **event}, number))
        return number

    def set_head(self, **fields: Any) -> None:
        """Set fields of the head record."""
        self.database.table(HEAD).update(fields, doc_ids=[1])

    def commit(
        self,
        at: datetime,
        summarise: Summarise,
        replaced: Path | None = None,
        readable_as: Case | None = None,
    ) -> Case:
        """Put everything on the disk and return the case as it now is; tidying never fails it.

        The file that is replaced is kept as that version, or as `replaced` when it is none at all. With the case as it
        was read before, raises StoreError (store.not_read_back) where more of it could not be read again.
        """
        old = self.head["generation"]
        self.set_head(schema=SCHEMA, generation=max(old, self._newest()) + 1, changed_at=plain_json(at))
        if moved := archived(self.folder, self.storage.tables.get(JOURNAL, {})):
            self.database.table(JOURNAL).remove(doc_ids=moved)
            self.set_head(archived=moved[-1])
        case = self.whole
        if readable_as is not None:
            self._refuse_unreadable(case, readable_as)
        self.set_head(summary=plain_json(summarise(case)))
        with disk_errors(self.folder / PREVIOUS):
            keep = replaced or versions.previous_name(self.folder, old, self._found_schema)
        self.storage.commit(keep if self.storage.expected else None)
        self._tidy()
        return case

    def _refuse_unreadable(self, case: Case, before: Case) -> None:
        known = {(each.table, each.number, each.place) for each in before.unread}
        for each in case.unread:
            if (each.table, each.number, each.place) not in known:
                raise StoreError(
                    "store.not_read_back", path=str(self.folder), what=f"{each.table} {each.id} {each.place}"
                )

    def _newest(self) -> int:
        return versions.newest_number(self.folder)

    def _tidy(self) -> None:
        with suppress(OSError, CasefileError):
            write_sums(self.folder, self.storage.tables)
            used = {record.get("path") for record in self.storage.tables.get("documents", {}).values()}
            attachments.put_away(self.folder, [each for each in self._gone if each.get("path") not in used])
        with suppress(OSError, CasefileError):
            versions.prune(self.folder)


def check_ours(folder: Path, tables: Tables | None = None, case_id: str = "") -> None:
    """Make sure that what is written stays in this folder, and is the case that is meant, where an id says which.

    Raises DamagedError (store.path_link) when a folder that is written to is a link, StoreError (store.another_case).
    """
    for name in (PREVIOUS, TRASH, HISTORY):
        refuse_links(folder, name)
    head = head_of(tables) if tables is not None else {}
    if case_id and head and head.get("id") != case_id:
        raise StoreError("store.another_case", path=str(folder), name=printable(str(head.get("name", ""))))


@contextmanager
def transaction(folder: Path, case_id: str = "") -> Iterator[Transaction]:
    """Hold the case: its lock is taken, its file read again, and a private copy of it is what changes.

    With an id, only the case of that id: its folder may have become another's since it was shown. Raises
    NotFoundError, LockedError, DamagedError, NewerSchemaError, DiskError, and what `check_ours` raises.
    """
    case_file(folder)
    with locked(folder):
        storage = CaseStorage(case_file(folder))
        check_ours(folder, storage.tables, case_id)
        storage.tables, old_schema = migrated(storage.tables)
        try:
            yield Transaction(folder, storage, old_schema)
        finally:
            storage.close()
