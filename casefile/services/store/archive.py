"""The oldest part of a long journal, moved out of the case file so that a change stays quick."""

import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from casefile.cases.model import Event
from casefile.services.store.modes import disk_errors, make_folder, sync_folder, write_new
from casefile.services.store.paths import HISTORY
from casefile.services.store.records import JOURNAL

if TYPE_CHECKING:
    from casefile.services.store.transaction import Transaction

__all__ = ["archived", "history"]

MOST_EVENTS = 1000
MOVED_EVENTS = 500


def archived(held: "Transaction") -> None:
    """Move the oldest 500 events to history/ when there are more than 1,000.

    The file is on the disk before the change that drops them: a crash between the two leaves events twice,
    never a gap. Raises DiskError.
    """
    events = held.storage.tables.get(JOURNAL, {})
    if len(events) <= MOST_EVENTS:
        return
    oldest = sorted(events, key=int)[:MOVED_EVENTS]
    place = held.folder / HISTORY
    path = place / f"{int(oldest[0]):06}-{int(oldest[-1]):06}.jsonl"
    lines = [json.dumps(events[number], ensure_ascii=False) for number in oldest]
    with disk_errors(path):
        make_folder(place)
        new = path.with_name(path.name + ".new")
        write_new(new, ("\n".join(lines) + "\n").encode())
        new.replace(path)
        sync_folder(place)
    held.database.table(JOURNAL).remove(doc_ids=[int(number) for number in oldest])
    held.set_head(archived=int(oldest[-1]))


def history(folder: Path) -> tuple[Event, ...]:
    """Return the events moved out of the case file, oldest first; an unreadable line is left out."""
    found: dict[int, Event] = {}
    for path in sorted((folder / HISTORY).glob("*.jsonl")):
        with suppress(OSError):
            for line in path.read_bytes().splitlines():
                with suppress(msgspec.MsgspecError, UnicodeDecodeError):
                    event = msgspec.json.decode(line, type=Event)
                    found[event.number] = event
    return tuple(found[number] for number in sorted(found))
