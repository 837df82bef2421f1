"""The oldest part of a long journal, moved out of the case file so that a change stays quick."""

import json
import re
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from casefile.cases.model import Case, Event
from casefile.services.store.codec import Record, Tables, head_of
from casefile.services.store.headfields import archived_in
from casefile.services.store.modes import disk_errors, make_folder, put_in_place, sync_folder, write_new
from casefile.services.store.paths import HISTORY
from casefile.services.store.platforms import is_link
from casefile.services.store.reading import read_or_nothing
from casefile.services.store.records import with_undone

__all__ = ["archived", "history", "history_files", "history_records", "newest_archived", "with_history"]

MOST_EVENTS = 200
KEPT_EVENTS = 100
UNDOABLE_CHANGES = 20  # the promise: at least so many changes can be taken back
_NAME = re.compile(r"^\d+-(\d+)\.jsonl$")
_event_of = msgspec.json.Decoder(Event)


def archived(folder: Path, events: dict[str, Record]) -> list[int]:
    """Copy the oldest events to history/ when there are more than 200; 100 stay, and what undo may need.

    Returns the numbers of those that may now be dropped from the case file. They are on the disk before the change
    that drops them: a crash between the two leaves events twice, never a gap. Raises DiskError.
    """
    oldest = _oldest(events) if len(events) > MOST_EVENTS else []
    if not oldest:
        return []
    place = folder / HISTORY
    path = place / f"{oldest[0]:06}-{oldest[-1]:06}.jsonl"
    lines = [json.dumps(events[str(number)], ensure_ascii=False) for number in oldest]
    with disk_errors(path):
        make_folder(place)
        new = path.with_name(path.name + ".new")
        write_new(new, ("\n".join(lines) + "\n").encode())
        put_in_place(new, path)
        sync_folder(place)
    return oldest


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


def history_files(folder: Path) -> list[Path]:
    """Return the files of the events moved out of the case file, oldest first; none that a link leads to."""
    place = folder / HISTORY
    return [] if is_link(place) else [path for path in sorted(place.glob("*.jsonl")) if not is_link(path)]


def history(folder: Path) -> tuple[Event, ...]:
    """Return the events moved out of the case file, oldest first; an unreadable line is left out."""
    found: dict[int, Event] = {}
    for path in history_files(folder):
        with suppress(OSError):
            status = path.stat()
            events = _events_of(path, status.st_ino, status.st_size, status.st_mtime_ns)
            found.update((event.number, event) for event in events)
    return tuple(found[number] for number in sorted(found))


def history_records(folder: Path) -> dict[str, Record]:
    """Return the events moved out of the case file as they were written, by their number."""
    found: dict[str, Record] = {}
    for path in history_files(folder):
        for line in read_or_nothing(path).splitlines():
            found.update(_record_in(line))
    return found


def _record_in(line: bytes) -> dict[str, Record]:
    with suppress(msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        record = msgspec.json.decode(line, type=dict[str, Any])
        return {str(record["number"]): record} if type(record.get("number")) is int else {}
    return {}


@lru_cache(maxsize=64)
def _events_of(path: Path, *_state: int) -> tuple[Event, ...]:
    """Return the events of one file; such a file is written once, so each of its states is read once."""
    content = read_or_nothing(path)
    with suppress(msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return tuple(_event_of.decode_lines(content))
    return tuple(event for line in content.splitlines() for event in _readable(line))


def _readable(line: bytes) -> tuple[Event, ...]:
    with suppress(msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return (_event_of.decode(line),)
    return ()


def with_history(case: Case, folder: Path, tables: Tables) -> Case:
    """Return the case with its whole journal, the part that was moved out of the file included."""
    if not archived_in(head_of(tables)):
        return case
    events = {event.number: event for event in (*history(folder), *case.journal)}
    whole = tuple(events[number] for number in sorted(events))
    return msgspec.structs.replace(case, journal=with_undone(whole))


def newest_archived(folder: Path) -> int:
    """Return the highest number that the files of history/ say they hold, 0 when there is none."""
    matches = (_NAME.match(path.name) for path in (folder / HISTORY).glob("*.jsonl"))
    return max((int(match[1]) for match in matches if match), default=0)
