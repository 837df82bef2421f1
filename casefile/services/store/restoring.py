"""Putting an earlier version of a case back, only when the person asks."""

from datetime import datetime
from pathlib import Path

from casefile.cases.model import Case
from casefile.errors import DamagedError, NotFoundError
from casefile.services.store import attachments
from casefile.services.store.archive import newest_archived
from casefile.services.store.codec import HEAD, Tables, head_of
from casefile.services.store.events import event_record
from casefile.services.store.lock import locked
from casefile.services.store.merging import Difference, changed_fields
from casefile.services.store.migrations import migrated
from casefile.services.store.modes import disk_errors
from casefile.services.store.numbering import NUMBERS
from casefile.services.store.paths import CASE_FILE, PREVIOUS
from casefile.services.store.reading import case_file, read_bytes
from casefile.services.store.records import HEAD_FIELDS, JOURNAL
from casefile.services.store.storage import CaseStorage
from casefile.services.store.transaction import Summarise, Transaction, check_ours
from casefile.services.store.versions import newest_number, read_generation

__all__ = ["restore"]


def restore(folder: Path, generation: int, *, at: datetime, summarise: Summarise, case_id: str = "") -> Case:
    """Put that earlier version back and return the case; the present file is kept in .previous/.

    Over a whole file this is a change like another, which undo takes back and the journal goes on; over a damaged
    one the journal begins again where the earlier version ended. Raises NotFoundError when the version is not kept
    or cannot be read, and what `transaction` raises.
    """
    with locked(folder):
        check_ours(folder)
        wanted = read_generation(folder, generation)
        if wanted is None:
            raise NotFoundError("store.no_generation", number=generation)
        wanted = migrated(wanted)[0]
        check_ours(folder, wanted, case_id)
        try:
            storage = CaseStorage(case_file(folder))
        except DamagedError:
            return _over_damaged(folder, wanted, generation, at, summarise)
        check_ours(folder, storage.tables, case_id)
        storage.tables, old_schema = migrated(storage.tables)
        held = Transaction(folder, storage, old_schema)
        found = _differences(storage.tables, wanted)
        held.apply(found, lenient=True)
        held.note(event_record("journal.restored", at, {"number": generation}, diff=found))
        return held.commit(at, summarise)


def _differences(present: Tables, wanted: Tables) -> list[Difference]:
    found: list[Difference] = []
    for table in sorted({*present, *wanted} - {HEAD, JOURNAL}):
        old, new = present.get(table, {}), wanted.get(table, {})
        for number in sorted({*old, *new}, key=int):
            before, after = old.get(number), new.get(number)
            if before == after:
                continue
            name = str((before or after or {}).get("id", ""))
            one: Difference = {
                "table": table,
                "number": int(number),
                "id": name,
                "before": before,
                "after": after,
            }
            if before is not None and after is not None:
                one = {**one, **changed_fields(before, after)}  # type: ignore[typeddict-item]
            found.append(one)
    before = {name: value for name, value in head_of(present).items() if name in HEAD_FIELDS}
    after = {name: value for name, value in head_of(wanted).items() if name in HEAD_FIELDS}
    if before != after:
        found.append({"table": HEAD, "number": 1, "id": "", **changed_fields(before, after)})  # type: ignore[typeddict-item]
    return found


def _over_damaged(folder: Path, wanted: Tables, generation: int, at: datetime, summarise: Summarise) -> Case:
    """Replace a damaged file, which stays in .previous/ under a name of its own."""
    path = folder / CASE_FILE
    expected = read_bytes(path)[1] if path.is_file() else None
    with disk_errors(path):
        if expected is None and path.exists():
            path.rename(_damaged_name(folder))
        if path.is_symlink() and not path.exists():
            path.unlink()
    held = Transaction(folder, CaseStorage(path.resolve(), wanted, expected))
    held.set_head(**{NUMBERS: head_of(wanted).get(NUMBERS) or {}})
    moved = newest_archived(folder)
    if (
        moved
    ):  # events of the damaged file's time that an earlier version does not know: no number is given twice
        held.set_head(archived=moved)
    attachments.bring_back(folder, wanted.get("documents", {}).values(), lenient=True)
    held.note(event_record("journal.restored", at, {"number": generation}, diff=None))
    return held.commit(at, summarise, replaced=_damaged_name(folder))


def _damaged_name(folder: Path) -> Path:
    number, again = newest_number(folder) + 1, 1
    name = folder / PREVIOUS / f"damaged-{number:08}.json"
    while name.exists():
        again += 1
        name = folder / PREVIOUS / f"damaged-{number:08}-{again}.json"
    return name
