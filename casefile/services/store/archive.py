"""The oldest part of a long journal, moved out of the case file so that a change stays quick."""

import json
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from casefile.cases.model import Event
from casefile.services.store.codec import Record
from casefile.services.store.modes import disk_errors, make_folder, sync_folder, write_new
from casefile.services.store.paths import HISTORY
from casefile.services.store.records import JOURNAL

if TYPE_CHECKING:
    from casefile.services.store.transaction import Transaction

__all__ = ["archived", "history", "newest_archived"]

MOST_EVENTS = 200
KEPT_EVENTS = 100
UNDOABLE_CHANGES = 20  # the promise: at least so many changes can be taken back
_NAME = re.compile(r"^\d+-(\d+)\.jsonl$")


def archived(held: "Transaction") -> None:
    """Move the oldest events to history/ when there are more than 200; 100 stay, and what undo may need.

    The file is on the disk before the change that drops them: a crash between the two leaves events twice,
    never a gap. Raises DiskError.
    """
    events = held.storage.tables.get(JOURNAL, {})
    oldest = _oldest(events) if len(events) > MOST_EVENTS else []
    if not oldest:
        return
    place = held.folder / HISTORY
    path = place / f"{oldest[0]:06}-{oldest[-1]:06}.jsonl"
    lines = [json.dumps(events[str(number)], ensure_ascii=False) for number in oldest]
    with disk_errors(path):
        make_folder(place)
        new = path.with_name(path.name + ".new")
        write_new(new, ("\n".join(lines) + "\n").encode())
        new.replace(path)
        sync_folder(place)
    held.database.table(JOURNAL).remove(doc_ids=oldest)
    held.set_head(archived=oldest[-1])


def _oldest(events: dict[str, Record]) -> list[int]:
    """Return the numbers that may go: never one of the last 20 changes that still stand."""
    numbers = sorted(map(int, events))
    undone: set[int] = set()
    standing: list[int] = []
    for number in reversed(numbers):
        event = events[str(number)]
        undoes = event.get("undoes")
        if isinstance(undoes, int):
            undone |= {undoes} if number not in undone else set()
        elif number not in undone and "diff" in event:
            standing.append(number)
    needed = min(standing[:UNDOABLE_CHANGES], default=numbers[-1])
    return [number for number in numbers[:-KEPT_EVENTS] if number < needed]


def history(folder: Path) -> tuple[Event, ...]:
    """Return the events moved out of the case file, oldest first; an unreadable line is left out."""
    found: dict[int, Event] = {}
    if (folder / HISTORY).is_symlink():
        return ()
    for path in sorted((folder / HISTORY).glob("*.jsonl")):
        with suppress(OSError):
            for line in path.read_bytes().splitlines():
                with suppress(msgspec.MsgspecError, UnicodeDecodeError):
                    event = msgspec.json.decode(line, type=Event)
                    found[event.number] = event
    return tuple(found[number] for number in sorted(found))


def newest_archived(folder: Path) -> int:
    """Return the highest number that the files of history/ say they hold, 0 when there is none."""
    matches = (_NAME.match(path.name) for path in (folder / HISTORY).glob("*.jsonl"))
    return max((int(match[1]) for match in matches if match), default=0)
