"""What was done, in the same commit as the doing, with what it takes to take it back."""

from datetime import datetime
from pathlib import Path

import msgspec

from casefile.cases.changes import Change
from casefile.cases.model import Case, Event
from casefile.cases.unread import refuse_over_unread
from casefile.errors import UsageError
from casefile.services.store.codec import Record
from casefile.services.store.events import event_record
from casefile.services.store.headfields import numbers_in
from casefile.services.store.merging import Difference, differences, reversed_differences
from casefile.services.store.numbering import NUMBERS, numbered, used_numbers
from casefile.services.store.records import JOURNAL, plain_tables
from casefile.services.store.transaction import Summarise, Transaction, transaction

__all__ = ["change_case", "make_change", "redo", "undo"]

_NEVER_READ = "journal.unread_removed"


def change_case(
    folder: Path, change: Change, *, at: datetime, summarise: Summarise, case_id: str = ""
) -> Case:
    """Make one change and return the case as it is on the disk; a change that changes nothing writes nothing.

    Raises what `transaction` raises, what the change itself refuses, and UsageError for text no file can
    hold.
    """
    with transaction(folder, case_id) as held:
        return make_change(held, change, at, summarise)


def make_change(held: Transaction, change: Change, at: datetime, summarise: Summarise) -> Case:
    """Make a change in a case that is held, and commit it."""
    before = held.case
    tables = held.storage.tables
    used = used_numbers(tables, numbers_in(held.head))
    told = change.apply(before)
    names_its_own = change.code == "journal.facts_imported"  # a file of facts calls its records as it likes
    keeps_names = (
        names_its_own or change.code == "journal.mended"
    )  # what could not be read had its name all along
    after, numbers = numbered(told, used, told if keeps_names else before)
    if not names_its_own:
        refuse_over_unread(after)
    events = frozenset(each.number for each in before.unread if each.table == JOURNAL)
    found = differences(tables, plain_tables(before, tables, events), plain_tables(after, tables, events))
    if not found and not change.text:
        return held.whole
    held.apply(found)
    held.set_head(**{NUMBERS: numbers})
    held.note(
        event_record(
            change.code,
            at,
            change.values,
            text=change.text,
            diff=found if change.undoable else None,
            kept=change.kept,
        )
    )
    return held.commit(at, summarise, readable_as=before)


def undo(folder: Path, *, at: datetime, summarise: Summarise, case_id: str = "") -> Case:
    """Take back the last change that still stands, by a new event; raises UsageError when there is none."""
    with transaction(folder, case_id) as held:
        events = held.case.journal
        standing = [
            event for event in events if event.undoes is None and not event.undone and _has_diff(held, event)
        ]
        if not standing:
            raise UsageError("store.nothing_to_undo")
        return _turn_back(held, standing[-1], "journal.undone", at, summarise)


def redo(folder: Path, *, at: datetime, summarise: Summarise, case_id: str = "") -> Case:
    """Make again the last change taken back; raises UsageError when there is none or one came since."""
    with transaction(folder, case_id) as held:
        events = held.case.journal
        of_number = {event.number: event for event in events}
        last_change = max((event.number for event in events if event.undoes is None), default=0)
        undoing = [
            event for event in events
            if event.undoes is not None and not event.undone and event.number > last_change
            and (target := of_number.get(event.undoes)) is not None and target.undoes is None
        ]  # fmt: skip
        if not undoing:
            raise UsageError("store.nothing_to_redo")
        return _turn_back(held, undoing[-1], "journal.redone", at, summarise)


def _has_diff(held: Transaction, event: Event) -> bool:
    return "diff" in _raw(held, event.number)


def _raw(held: Transaction, number: int | None) -> Record:
    return held.storage.tables.get(JOURNAL, {}).get(str(number), {})


def _turn_back(held: Transaction, event: Event, code: str, at: datetime, summarise: Summarise) -> Case:
    raw = _raw(held, event.number)
    try:
        kept = msgspec.convert(raw.get("diff"), list[Difference])
    except msgspec.ValidationError:
        raise UsageError("store.cannot_turn_back", number=event.number) from None
    found = reversed_differences(kept, held.storage.tables)
    held.apply(found, lenient=event.code == _NEVER_READ)  # its file may be as odd as its record
    told = _raw(held, event.undoes) if event.undoes is not None else raw
    values = {
        "number": event.undoes or event.number,
        "code": told.get("code", ""),
        "values": told.get("values", {}),
    }
    held.note(event_record(code, at, values, diff=found, undoes=event.number))
    return held.commit(at, summarise)
