"""The cases on a desk, from the first 4 KB of each file: a damaged one is a line of its own, never absent."""

import gc
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any
from unicodedata import normalize

import msgspec

from casefile.cases.model import OFFICE_FIELDS, SCHEMA, Standing
from casefile.errors import CasefileError, NewerSchemaError, NotFoundError
from casefile.rules.facts import UNDECIDED
from casefile.rules.findings import Finding
from casefile.rules.text import folded
from casefile.services.store.codec import Record
from casefile.services.store.groups import CasePlace, case_folders
from casefile.services.store.headcache import HeadCache
from casefile.services.store.headrecord import head_record
from casefile.services.store.modes import disk_error
from casefile.services.store.mounts import note_network
from casefile.services.store.paths import CASE_FILE
from casefile.services.store.reading import case_file

__all__ = ["Head", "called_apart", "heads", "keep_earliest", "twins"]

CACHE_FROM = 200
_SETTLED_NS = 2_000_000_000


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the list of cases: what its last summary said; `damage` says why there is no more to say.

    `place` is its folder, with slashes below the desk: ten thousand Paths cost more than the rest. `group` is the
    folder of the desk it lies in, with slashes, empty for the desk itself.
    `twin` says that another folder of the desk holds the same case, or has a name that reads the same.
    `outcome` says how the application ended, None while it goes on.
    `unread` is how much of it could not be read, and is missing from the figures, when it was last changed.
    `next_on` is the day of the next deadline, `next_code` its name, `next_values` the blanks of its sentence;
    `earliest_on` the first day of any kind that is looked to, None where an older program did not say.
    """

    place: str
    group: str = ""
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
    earliest_on: date | None = None
    next_values: dict[str, Any] = {}
    ready: int = 0
    total: int = 0
    problems: int = 0
    unread: int = 0
    seen_on: date | None = None
    client_reference: str = ""
    tags: tuple[str, ...] = ()
    responsible: str = ""
    standing: Standing = "open"
    kept_until_on: date | None = None
    twin: bool = False
    damage: CasefileError | None = None

    @property
    def path(self) -> Path:
        """Return its folder."""
        return Path(self.place)

    @property
    def folder(self) -> str:
        """Return the name of its folder."""
        return self.place.rpartition("/")[2]

    @property
    def full_name(self) -> str:
        """Return its name after that of its group, with slashes."""
        return f"{self.group}/{self.name}" if self.group else self.name

    @property
    def inside(self) -> str:
        """Return where it is on the desk: its group and its folder, with slashes."""
        return f"{self.group}/{self.folder}" if self.group else self.folder

    def days_left(self, today: date) -> int | None:
        """Return the days to the next deadline, an example being looked at on its own day; None without one."""
        if self.next_on is None:
            return None
        return (self.next_on - (self.seen_on if self.example and self.seen_on else today)).days


_FROM_HEAD = ("id", "name", "lang", "example", "changed_at", "generation", *OFFICE_FIELDS)
_FROM_SUMMARY = (
    "programme", "stage", "outcome", "next_code", "next_on", "earliest_on", "next_values", "ready", "total", "problems",
    "unread", "seen_on",
)  # fmt: skip
_TYPES = {field.name: field.type for field in msgspec.structs.fields(Head)}


def heads(home: Path) -> list[Head]:
    """Return the cases in a folder of case folders and in its groups, by group and name; an empty desk has none.

    Raises DiskError when the desk cannot be listed.
    """
    with _uncollected():
        places = list(case_folders(home))
        note_network(home)
        cache = HeadCache(home, Head) if len(places) > CACHE_FROM else None
        found = [_head(home, place, cache) for place in places]
        if cache is not None:
            cache.save()
        found.sort(
            key=lambda head: (head.group, folded(head.name))
        )  # folders of one name stay in their order
        return _with_twins(found)


def keep_earliest(home: Path, days: Mapping[str, date]) -> None:
    """Keep the first day looked to of cases, by where they are on the desk, whose own files do not say it yet."""
    if days:
        HeadCache(home, Head).amend({inside: {"earliest_on": day} for inside, day in days.items()})


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let the collector rest: it would walk ten thousand records without a circle over and over, 0.3 s of 0.7."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _with_twins(found: list[Head]) -> list[Head]:
    """Return the heads, those marked that are one case twice: two would be worked on, and each be half of it."""
    ids = Counter(head.id for head in found if head.id)
    names = Counter(_composed(head) for head in found)
    if len(ids) == sum(ids.values()) and len(names) == len(found):
        return found
    return [
        msgspec.structs.replace(head, twin=True) if ids[head.id] > 1 or names[_composed(head)] > 1 else head
        for head in found
    ]


def _composed(head: Head) -> str:
    """Return where it is, as it reads: two folders in one place that read alike are written differently."""
    inside = head.inside
    return inside if inside.isascii() else normalize("NFC", inside)


def called_apart(found: Iterable[Head]) -> dict[str, str]:
    """Return what each case is called in a list, by its place: its name after its group; with its folder if twice."""
    full = [(head, head.full_name) for head in found]
    times = Counter(name for _, name in full)
    return {head.place: f"{head.name} [{head.inside}]" if times[name] > 1 else name for head, name in full}


def twins(found: list[Head]) -> Iterator[tuple[Path, Finding]]:
    """Yield each case that is on the desk twice, by its id or by a name that reads the same, with what to do."""
    marked = [head for head in found if head.twin]
    for head in marked:
        for other in (each for each in marked if each.place != head.place):
            same = bool(head.id) and other.id == head.id
            if same or _composed(other) == _composed(head):
                code = "store.same_case" if same else "store.same_name"
                values = {"path": str(head.path), "other": str(other.path)}
                yield head.path, Finding(code=code, severity="warning", values=values)


def _head(home: Path, place: CasePlace, cache: HeadCache[Head] | None) -> Head:
    """Return the line of one case. With 10,000 of them each call counts."""
    group, name, stamp = place
    inside = f"{group}/{name}" if group else name
    folder = f"{home}/{inside}"
    try:
        if stamp is None:
            return _without_file(folder, group)
        kept = cache.get(inside, stamp) if cache else None
        if kept is not None:
            return kept
        record, stamp = head_record(f"{folder}/{CASE_FILE}")
        if record["schema"] > SCHEMA:
            raise NewerSchemaError(
                "store.newer_schema", path=str(Path(folder, CASE_FILE)), found=record["schema"], known=SCHEMA
            )
        head = _told(folder, group, record)
        if cache and time.time_ns() - stamp.changed_ns > _SETTLED_NS:
            cache.put(inside, stamp, head)
    except CasefileError as damage:
        return Head(place=folder, group=group, name=name, damage=damage)
    except OSError as problem:
        refused = disk_error(problem, Path(folder), reading=True)
        return Head(place=folder, group=group, name=name, damage=refused)
    return head


def _without_file(place: str, group: str) -> Head:
    """Return the line of a case whose file is gone or cannot be reached."""
    folder = Path(place)
    damage: CasefileError = NotFoundError("store.no_case", path=str(folder))  # it changed under the hand
    try:
        case_file(folder)
        (folder / CASE_FILE).stat()
    except CasefileError as known:
        damage = known
    except OSError as problem:
        damage = disk_error(problem, folder, reading=True)
    return Head(place=place, group=group, name=folder.name, damage=damage)


def _told(place: str, group: str, record: Record) -> Head:
    summary = record.get("summary")
    values = {name: record[name] for name in _FROM_HEAD if record.get(name) is not None}
    if isinstance(summary, dict):
        values |= {name: summary[name] for name in _FROM_SUMMARY if summary.get(name) is not None}
    try:
        head = msgspec.convert({**values, "place": place, "group": group}, Head)
    except msgspec.ValidationError:  # a wrong summary never hides a case
        typed = {name: _typed(name, value) for name, value in values.items()}
        head = Head(
            place=place, group=group, **{name: value for name, value in typed.items() if value is not None}
        )
    return head if head.name else msgspec.structs.replace(head, name=head.folder)


def _typed(name: str, value: Any) -> Any:
    """Return the value in its type, None when it is of another."""
    try:
        return msgspec.convert(value, _TYPES[name])
    except msgspec.ValidationError:
        return None
