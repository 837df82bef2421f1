"""Earlier versions of a case: which are kept, which may go, and reading the newest good one back."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from casefile.errors import CasefileError, DamagedError, NewerSchemaError
from casefile.services.store.codec import Tables, decode, head_of
from casefile.services.store.headrecord import head_record
from casefile.services.store.modes import make_folder
from casefile.services.store.paths import PREVIOUS, refuse_links
from casefile.services.store.reading import read_bytes

__all__ = [
    "Generation",
    "generations",
    "newest_good",
    "newest_number",
    "previous_name",
    "prune",
    "read_generation",
]

NEWEST_KEPT = 3
DAYS_KEPT = 7
_NAME = re.compile(r"^(\d{8,})(?:-(\d+)|-schema\d+)?\.json$")


class Generation(msgspec.Struct, frozen=True, kw_only=True):
    """An earlier version of the case: its number, when it was saved, and the last thing done in it.

    `code` and `values` make the sentence `journal.CODE`; a version that cannot be read has `damage`.
    """

    number: int
    file: str
    changed_at: datetime | None = None
    code: str = ""
    values: dict[str, Any] = {}
    size_bytes: int = 0
    damage: CasefileError | None = None


def _numbered(folder: Path) -> Iterator[tuple[int, Path]]:
    """Give the kept versions, newest first, by their number: clocks go back, numbers do not."""
    paths: list[Path] = []
    with suppress(OSError, DamagedError):  # through a link lie the states of another case
        refuse_links(folder, PREVIOUS)
        paths = list((folder / PREVIOUS).iterdir())
    matches = [(match, path) for path in paths if (match := _NAME.match(path.name))]
    found = [(int(match[1]), int(match[2] or 1), path) for match, path in matches]
    yield from ((number, path) for number, _, path in sorted(found, reverse=True))


def newest_number(folder: Path) -> int:
    """Return the highest number among the kept versions, 0 when there is none."""
    return next((number for number, _ in _numbered(folder)), 0)


def previous_name(folder: Path, generation: int, old_schema: int | None = None) -> Path:
    """Return the free name under which that version is kept; the last of an old schema says so."""
    kept = folder / PREVIOUS
    make_folder(kept)
    if old_schema is not None:
        return kept / f"{generation:08}-schema{old_schema}.json"
    name, again = kept / f"{generation:08}.json", 1
    while name.exists():
        again += 1
        name = kept / f"{generation:08}-{again}.json"
    return name


def prune(folder: Path) -> None:
    """Drop the versions beyond the newest 3 and the first of each of the last 7 days with changes.

    The last version of an older schema always stays.
    """
    numbered = [each for each in _numbered(folder) if "schema" not in each[1].name]
    kept = {path for _, path in numbered[:NEWEST_KEPT]}
    if len(numbered) <= NEWEST_KEPT:
        return
    first_of_day: dict[str, Path] = {}
    for _, path in numbered:
        first_of_day[_day(path)] = path
    kept.update(list(first_of_day.values())[:DAYS_KEPT])
    for _, path in numbered:
        if path not in kept:
            with suppress(OSError):
                path.unlink()


def _day(path: Path) -> str:
    try:
        return str(head_record(path)[0].get("changed_at", ""))[:10]
    except (CasefileError, OSError):
        return ""


def read_generation(folder: Path, number: int) -> Tables | None:
    """Return the tables of a kept version, None when it is not kept or cannot be read."""
    return next((tables for _, tables in _good(folder, number)), None)


def newest_good(folder: Path) -> Tables | None:
    """Return the tables of the newest kept version that is whole, None when there is none."""
    return next((tables for _, tables in _good(folder)), None)


def _good(folder: Path, only: int | None = None) -> Iterator[tuple[int, Tables]]:
    for number, path in _numbered(folder):
        if only is None or number == only:
            with suppress(DamagedError, NewerSchemaError):
                yield number, decode(read_bytes(path)[0], path)


def generations(folder: Path) -> tuple[Generation, ...]:
    """Return the kept versions, newest first."""
    return tuple(_described(number, path) for number, path in _numbered(folder))


def _described(number: int, path: Path) -> Generation:
    file = f"{PREVIOUS}/{path.name}"
    try:
        content, stamp = read_bytes(path)
        tables = decode(content, path)
    except CasefileError as damage:
        return Generation(number=number, file=file, damage=damage)
    journal = tables.get("journal", {})
    last = journal[max(journal, key=int)] if journal else {}
    with suppress(ValueError):
        at = datetime.fromisoformat(str(head_of(tables).get("changed_at")))
        values = last.get("values")
        return Generation(
            number=number, file=file, changed_at=at, code=str(last.get("code", "")),
            values=values if isinstance(values, dict) else {}, size_bytes=stamp.size_bytes,
        )  # fmt: skip
    return Generation(number=number, file=file, size_bytes=stamp.size_bytes)
