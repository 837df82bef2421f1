"""The cases on a desk, from the first 4 KB of each file: a damaged one is a line of its own, never absent."""

import os
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from unicodedata import normalize

import msgspec

from casefile.cases.model import OFFICE_FIELDS, SCHEMA, Standing
from casefile.errors import CasefileError, NewerSchemaError
from casefile.rules.facts import UNDECIDED
from casefile.rules.findings import Finding
from casefile.rules.text import folded
from casefile.services.store.codec import Record
from casefile.services.store.folder import is_case
from casefile.services.store.headcache import HeadCache
from casefile.services.store.headrecord import head_record
from casefile.services.store.modes import disk_error
from casefile.services.store.mounts import note_network
from casefile.services.store.paths import CASE_FILE
from casefile.services.store.reading import case_file, stamp_of

__all__ = ["Head", "heads", "twins"]

CACHE_FROM = 200
_SETTLED_NS = 2_000_000_000


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the list of cases: what its last summary said; `damage` says why there is no more to say.

    `twin` says that another folder of the desk holds the same case, or has a name that reads the same.
    `outcome` says how the application ended, None while it goes on.
    `next_on` is the day of the next deadline, `next_code` its name, `next_values` the blanks of its sentence.
    """

    path: Path
    id: str = ""
    name: str = ""
    lang: str = "fr"
    example: bool = False
    changed_at: datetime | None = None
    generation: int = 0
    programme: str = UNDECIDED
    stage: str | None = None
    outcome: str | None = None
    next_code: str | None = None
    next_on: date | None = None
    next_values: dict[str, Any] = {}
    ready: int = 0
    total: int = 0
    problems: int = 0
    seen_on: date | None = None
    client_reference: str = ""
    tags: tuple[str, ...] = ()
    responsible: str = ""
    standing: Standing = "open"
    kept_until_on: date | None = None
    twin: bool = False
    damage: CasefileError | None = None

    def days_left(self, today: date) -> int | None:
        """Return the days to the next deadline, an example being looked at on its own day; None without one."""
        if self.next_on is None:
            return None
        return (self.next_on - (self.seen_on if self.example and self.seen_on else today)).days


_FROM_HEAD = ("id", "name", "lang", "example", "changed_at", "generation", *OFFICE_FIELDS)
_FROM_SUMMARY = (
    "programme", "stage", "outcome", "next_code", "next_on", "next_values", "ready", "total", "problems", "seen_on",
)  # fmt: skip
_TYPES = {field.name: field.type for field in msgspec.structs.fields(Head)}


def heads(home: Path) -> list[Head]:
    """Return the cases in a folder of case folders, by name; an absent or empty desk has none.

    Raises DiskError when the desk cannot be listed.
    """
    try:
        with os.scandir(home) as entries:
            names = sorted(entry.name for entry in entries if _is_folder(entry))
    except FileNotFoundError:
        return []
    except OSError as problem:
        raise disk_error(problem, home, reading=True) from problem
    note_network(home)
    cache = HeadCache(home) if len(names) > CACHE_FROM else None
    found = [head for name in names if (head := _head(home, name, cache)) is not None]
    if cache is not None:
        cache.save()
    found = _with_twins(found)
    return sorted(found, key=lambda head: folded(head.name))  # folders of one name stay in their order


def _with_twins(found: list[Head]) -> list[Head]:
    """Return the heads, those marked that are one case twice: two would be worked on, and each be half of it."""
    ids = Counter(head.id for head in found if head.id)
    names = Counter(normalize("NFC", head.path.name) for head in found)
    alike = {head.path for head in found if ids[head.id] > 1 or names[normalize("NFC", head.path.name)] > 1}
    return [msgspec.structs.replace(head, twin=True) if head.path in alike else head for head in found]


def twins(found: list[Head]) -> Iterator[tuple[Path, Finding]]:
    """Yield each case that is on the desk twice, by its id or by a name that reads the same, with what to do."""
    marked = [head for head in found if head.twin]
    for head in marked:
        for other in (each for each in marked if each.path != head.path):
            same = bool(head.id) and other.id == head.id
            if same or normalize("NFC", other.path.name) == normalize("NFC", head.path.name):
                code = "store.same_case" if same else "store.same_name"
                values = {"path": str(head.path), "other": str(other.path)}
                yield head.path, Finding(code=code, severity="warning", values=values)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return not entry.name.startswith(".") and entry.is_dir()
    except OSError:
        return False


def _head(home: Path, name: str, cache: HeadCache | None) -> Head | None:
    """Return the line of one folder, None when it is no case. With 10,000 of them each system call counts."""
    file = f"{home}/{name}/{CASE_FILE}"
    try:
        stamp = stamp_of(os.stat(file))  # noqa: PTH116 - a Path of each would cost more than the call
        record = cache.get(name, stamp) if cache else None
        if record is None:
            record, stamp = head_record(file)
            if cache and time.time_ns() - stamp.changed_ns > _SETTLED_NS:
                cache.put(name, stamp, record)
        if record["schema"] > SCHEMA:
            raise NewerSchemaError("store.newer_schema", path=file, found=record["schema"], known=SCHEMA)
        return _told(home / name, record)
    except CasefileError as damage:
        return Head(path=home / name, name=name, damage=damage)
    except OSError as problem:
        return _without_file(home / name, problem)


def _without_file(folder: Path, problem: OSError) -> Head | None:
    """Return the line of a case whose file is gone or cannot be reached, None when the folder is no case."""
    if not is_case(folder):
        return None
    try:
        case_file(folder)
    except CasefileError as damage:
        return Head(path=folder, name=folder.name, damage=damage)
    return Head(path=folder, name=folder.name, damage=disk_error(problem, folder, reading=True))


def _told(folder: Path, record: Record) -> Head:
    summary = record.get("summary")
    values = {name: record[name] for name in _FROM_HEAD if record.get(name) is not None}
    if isinstance(summary, dict):
        values |= {name: summary[name] for name in _FROM_SUMMARY if summary.get(name) is not None}
    try:
        head = msgspec.convert({**values, "path": folder}, Head)
    except msgspec.ValidationError:  # a wrong summary never hides a case
        typed = {name: _typed(name, value) for name, value in values.items()}
        head = Head(path=folder, **{name: value for name, value in typed.items() if value is not None})
    return head if head.name else msgspec.structs.replace(head, name=folder.name)


def _typed(name: str, value: Any) -> Any:
    """Return the value in its type, None when it is of another."""
    try:
        return msgspec.convert(value, _TYPES[name])
    except msgspec.ValidationError:
        return None
