"""Opening a case: as it is, or read-only from the newest whole version when its file is damaged."""

import os
from pathlib import Path

import msgspec

from casefile.cases.model import Case
from casefile.cases.parting import Parted
from casefile.errors import CasefileError, DamagedError, DiskError
from casefile.services.store.codec import Tables, decode, head_of
from casefile.services.store.headfields import archived_in
from casefile.services.store.migrations import migrated
from casefile.services.store.reading import Stamp, case_file, read_bytes
from casefile.services.store.records import JOURNAL, case_of
from casefile.services.store.versions import newest_good

__all__ = ["Opened", "parted_case", "read_case"]


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """A case that was read.

    `damage` says that it is an earlier version, and why; `read_only_reason` why no change can be saved;
    `stamp` which version of the file it was.
    """

    case: Case
    damage: CasefileError | None = None
    read_only_reason: CasefileError | None = None
    stamp: Stamp | None = None


def read_case(folder: Path) -> Opened:
    """Return the case in that folder.

    Raises NotFoundError when there is none, NewerSchemaError when a newer program wrote it, DamagedError
    when neither its file nor any kept version can be read, DiskError when the disk refuses.
    """
    stamp: Stamp | None = None
    damage: CasefileError | None = None
    try:
        path = case_file(folder)
        content, stamp = read_bytes(path)
        tables: Tables | None = decode(content, path)
    except DamagedError as found:
        damage, tables = found, newest_good(folder)
        if tables is None:
            raise
    assert tables is not None  # noqa: S101 - either read or raised
    case = case_of(migrated(tables)[0])
    if archived_in(head_of(tables)):
        from casefile.services.store.archive import with_history

        case = with_history(case, folder, tables)
    return Opened(case=case, damage=damage, read_only_reason=damage or _refusal(folder), stamp=stamp)


def parted_case(folder: Path, other: Path) -> Parted | None:
    """Return what the cases in two folders, copies of one, have in common; None when it is not known.

    Raises what `read_case` raises of a file that is damaged.
    """
    from casefile.services.store.forking import parted_tables

    return parted_tables(*map(_with_whole_journal, (folder, other)))


def _with_whole_journal(folder: Path) -> Tables:
    path = case_file(folder)
    tables = migrated(decode(read_bytes(path)[0], path))[0]
    if archived_in(head_of(tables)):
        from casefile.services.store.archive import history_records

        tables = {**tables, JOURNAL: {**history_records(folder), **tables.get(JOURNAL, {})}}
    return tables


def _refusal(folder: Path) -> CasefileError | None:
    return None if os.access(folder, os.W_OK) else DiskError("store.disk_refused", path=str(folder))
