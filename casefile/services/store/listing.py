"""The cases on a desk, from the first 4 KB of each file: a damaged one is a line of its own, never absent."""

import os
import time
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec

from casefile.cases.model import SCHEMA
from casefile.errors import CasefileError, NewerSchemaError
from casefile.services.store.codec import Record, decode, head_of
from casefile.services.store.folder import is_case
from casefile.services.store.headcache import HeadCache
from casefile.services.store.headrecord import HEAD_BYTES, quick_head
from casefile.services.store.modes import disk_error
from casefile.services.store.reading import Stamp, case_file, read_bytes

__all__ = ["Head", "heads"]

CACHE_FROM = 200
_END = b"}\n}\n"
_SETTLED_NS = 2_000_000_000


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the list of cases: what its last summary said; `damage` says why there is no more to say.

    `next_on` is the day of the next deadline, `next_code` its name, `next_values` the blanks of its sentence.
    """

    path: Path
    id: str = ""
    name: str = ""
    lang: str = "fr"
    example: bool = False
    changed_at: datetime | None = None
    generation: int = 0
    programme: str = "undecided"
    stage: str | None = None
    next_code: str | None = None
    next_on: date | None = None
    next_values: dict[str, Any] = {}
    ready: int = 0
    total: int = 0
    problems: int = 0
    seen_on: date | None = None
    damage: CasefileError | None = None


_FROM_HEAD = ("id", "name", "lang", "example", "changed_at", "generation")
_FROM_SUMMARY = (
    "programme", "stage", "next_code", "next_on", "next_values", "ready", "total", "problems", "seen_on",
)  # fmt: skip
_TYPES = {field.name: field.type for field in msgspec.structs.fields(Head)}


def heads(home: Path) -> list[Head]:
    """Return the cases in a folder of case folders, by name; an absent or empty desk has none.

    Raises DiskError when the desk cannot be listed.
    """
    try:
        folders = sorted(Path(entry.path) for entry in os.scandir(home) if _is_folder(entry))
    except FileNotFoundError:
        return []
    except OSError as problem:
        raise disk_error(problem, home) from problem
    cache = HeadCache(home) if len(folders) > CACHE_FROM else None
    found = [_head(folder, cache) for folder in folders if is_case(folder)]
    if cache is not None:
        cache.save()
    return sorted(found, key=lambda head: (head.name.casefold(), head.path.name))


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return not entry.name.startswith(".") and entry.is_dir()
    except OSError:
        return False


def _head(folder: Path, cache: HeadCache | None) -> Head:
    try:
        if cache is None:
            return _told(folder, _record(case_file(folder))[0])
        file = (folder / "case.json").stat()
        stamp = Stamp(file.st_ino, file.st_size, file.st_mtime_ns)
        record = cache.get(folder.name, stamp)
        if record is None:
            record, stamp = _record(case_file(folder))
            if time.time_ns() - stamp.changed_ns > _SETTLED_NS:
                cache.put(folder.name, stamp, record)
        return _told(folder, record)
    except CasefileError as damage:
        return Head(path=folder, name=folder.name, damage=damage)
    except OSError as problem:
        return (
            _head_without_cache(folder)
            if cache
            else Head(path=folder, name=folder.name, damage=disk_error(problem, folder))
        )


def _head_without_cache(folder: Path) -> Head:
    return _head(folder, None)


def _record(path: Path) -> tuple[Record, Stamp]:
    """Return the head record; a file that does not begin and end as this program leaves it is read whole."""
    content, stamp = read_bytes(path, HEAD_BYTES)
    head = quick_head(content)
    if head is None or _end(path, content, stamp) != _END:
        whole, stamp = read_bytes(path)
        return head_of(decode(whole, path)), stamp
    if head["schema"] > SCHEMA:
        raise NewerSchemaError("store.newer_schema", path=str(path), found=head["schema"], known=SCHEMA)
    return head, stamp


def _end(path: Path, content: bytes, stamp: Stamp) -> bytes:
    if stamp.size_bytes <= len(content):
        return content[-len(_END) :]
    with path.open("rb") as file:
        file.seek(-len(_END), os.SEEK_END)
        return file.read()


def _told(folder: Path, record: Record) -> Head:
    summary = record.get("summary")
    values = {name: record.get(name) for name in _FROM_HEAD}
    values |= {name: summary.get(name) for name in _FROM_SUMMARY} if isinstance(summary, dict) else {}
    told = {name: _typed(name, value) for name, value in values.items() if value is not None}
    head = Head(path=folder, **{name: value for name, value in told.items() if value is not None})
    return head if head.name else msgspec.structs.replace(head, name=folder.name)


def _typed(name: str, value: Any) -> Any:
    """Return the value in its type, None when it is of another: a wrong summary never hides a case."""
    try:
        return msgspec.convert(value, _TYPES[name])
    except msgspec.ValidationError:
        return None
