"""The checks of files, for both interfaces: reports from paths, without ever opening a file in this process."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import msgspec

from casefile.rules.book.parameters import Parameters
from casefile.rules.documents.check import duplicates, judged, verdict_of
from casefile.rules.documents.limits import Limits, limits_on
from casefile.rules.documents.looks import Look, Report
from casefile.rules.documents.names import Sought, sought
from casefile.rules.findings import Finding
from casefile.services.documents.cache import LookCache, Status, status_of
from casefile.services.documents.half_blocks import HalfBlocks, half_blocks
from casefile.services.documents.limits import DEADLINE_SECONDS
from casefile.services.documents.looking import clean_name, untold
from casefile.services.documents.reading import read_file
from casefile.services.documents.turns import in_threads
from casefile.services.documents.workers import Workers

if TYPE_CHECKING:
    from casefile.services.documents.read_anew import PagesRead
    from casefile.services.documents.readers import PictureReader

__all__ = ["Cancelled", "FilesProgress", "Inspector", "Wanted", "jobs_for"]

_FEW = 12
_MOST_JOBS = 4

FilesProgress = Callable[[int, int, str], None]
"""Told (files done, files in all, name of the file just done)."""
Cancelled = Callable[[], bool]
"""Says whether to stop."""


def jobs_for(files: int) -> int:
    """Return how many files to look at at once: as many as the processors allow, where starting them pays."""
    return 1 if files < _FEW else _most_jobs()


def _most_jobs() -> int:
    return max(1, min(_MOST_JOBS, os.cpu_count() or 1))


class Wanted(NamedTuple):
    """A file to look at, with what its line asks of it, the names it should bear and phrases to look for.

    `earlier` is what was seen in it before: what was read in its pictures then is not lost.
    """

    path: str | Path
    requirements: Collection[str] = frozenset()
    names: Collection[str | Sought] = ()
    phrases: tuple[str, ...] = ()
    earlier: Look | None = None


class Inspector:
    """Looks at files in child processes and judges what was seen. A context manager; children start when needed.

    May be used from any thread. `cache` None keeps nothing between runs.
    """

    def __init__(
        self,
        parameters: Parameters,
        *,
        cache: LookCache | None = None,
        jobs: int = 1,
        deadline_seconds: float = DEADLINE_SECONDS,
    ) -> None:
        self._parameters = parameters
        self._cache = cache
        self._workers = Workers(deadline_seconds)
        self._jobs = max(1, jobs)
        self._limits: dict[date, Limits] = {}
        self._lock = threading.Lock()
        self._pages_read: PagesRead | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the children; the inspector may be used again, and starts new ones."""
        self._workers.close()
        if self._cache is not None:
            self._cache.close()

    def report(
        self,
        path: str | Path,
        requirements: Collection[str] = frozenset(),
        names: Collection[str | Sought] = (),
        on: date | None = None,
    ) -> Report:
        """Return the report of one file. `on` is the day of the rules, today's when None.

        `requirements` (colour, text, photo) and `names` are as in check_document. Raises NotInForceError for a day
        before the rules' record; never raises for a file.
        """
        return self._judge(self.look(path, names), requirements, names, on)

    def reports(
        self,
        paths: Iterable[str | Path],
        jobs: int = 0,
        progress: FilesProgress | None = None,
        cancelled: Cancelled | None = None,
        requirements: Collection[str] = frozenset(),
        names: Collection[str | Sought] = (),
        on: date | None = None,
        reader: PictureReader | None = None,
    ) -> list[Report]:
        """Return the reports in the order of the paths, looking at `jobs` files at once; repeats are told.

        After `cancelled()` answers True no further file is begun: the list then ends at the first not looked at.
        `reader` reads the pictures of papers without text.
        """
        wanted = [Wanted(path, requirements, names) for path in paths]
        looks = self._looks(wanted, jobs or self._jobs, progress, cancelled, reader)
        repeats = duplicates(looks)
        return [
            self._judge(look, requirements, names, on, repeats.get(position))
            for position, look in enumerate(looks)
        ]

    def reports_of(
        self,
        wanted: Sequence[Wanted],
        jobs: int = 0,
        progress: FilesProgress | None = None,
        cancelled: Cancelled | None = None,
        on: date | None = None,
        reader: PictureReader | None = None,
    ) -> list[Report]:
        """Return the reports of files of which each has its own requirements and names; else as `reports`, but
        repeats are left to who knows the case.
        """
        looks = self._looks(wanted, jobs or self._jobs, progress, cancelled, reader)
        return [
            self._judge(look, each.requirements, each.names, on)
            for each, look in zip(wanted, looks, strict=False)
        ]

    def look(
        self, path: str | Path, names: Collection[str | Sought] = (), phrases: tuple[str, ...] = ()
    ) -> Look:
        """Return the facts of one file, kept ones where nothing has changed; never raises for a file."""
        place = os.path.abspath(path)  # noqa: PTH100 - links stay as they are, a loop of links must not raise
        wanted = _sought(names)
        before = status_of(place)
        if before is None or not before.size:
            nothing = read_file(place)
            if nothing.trouble:  # no byte that a parser could be asked about
                return untold(place, nothing)
        kept = self._kept(place, before, wanted, phrases)
        if kept is not None:
            return kept
        look = _look_from(
            self._workers.ask(
                {
                    "ask": "look",
                    "path": place,
                    "names": msgspec.to_builtins(wanted),
                    "phrases": phrases,
                }
            ),
            place,
        )
        if self._cache is not None and before is not None and before == status_of(place) and not look.trouble:
            self._cache.keep(place, before, wanted, look, phrases)
        return look

    def _kept(
        self, place: str, status: Status | None, names: tuple[Sought, ...], phrases: tuple[str, ...]
    ) -> Look | None:
        """Return what the cache knows of the file: by its status, else by its content (a copy, a file touched)."""
        if self._cache is None or status is None:
            return None
        sha256 = self._cache.hash_at(place, status)
        known_here = bool(sha256)
        if not known_here:
            sha256 = read_file(place).sha256
        look = self._cache.find(sha256, names, phrases) if sha256 else None
        if look is None:
            return None
        look = _named(look, place)
        if not known_here:
            self._cache.keep(place, status, names, look, phrases)
        return look

    def preview(self, path: str | Path, page: int = 1, width: int = 40, height: int = 20) -> HalfBlocks:
        """Return page `page` (from 1) as rows of (upper, lower) colours, at most width by height; empty when it
        cannot be drawn.
        """
        place = os.path.abspath(path)  # noqa: PTH100
        answer = self._workers.ask(
            {"ask": "preview", "path": place, "page": page, "width": width, "height": height}
        )
        return half_blocks(answer.get("rows", ()))

    def _looks(
        self,
        wanted: Sequence[Wanted],
        jobs: int,
        progress: FilesProgress | None,
        cancelled: Cancelled | None,
        reader: PictureReader | None,
    ) -> list[Look]:
        done = 0
        turn = threading.Lock()

        # What is known takes less time than handing it to a thread.
        kept = enumerate(map(self._known, wanted)) if reader is None else ()
        known = {at: look for at, look in kept if look is not None}

        def one(at: int) -> Look | None:
            nonlocal done
            if cancelled is not None and cancelled():
                return None
            each = wanted[at]
            look = known.get(at) or self.look(each.path, each.names, each.phrases)
            if reader is not None and "photo" not in each.requirements:
                look = self._read(look, each, reader)
            if each.earlier is not None and each.earlier.read_by and not look.read_by:
                from casefile.services.documents.from_pictures import with_earlier

                look = with_earlier(look, each.earlier, _sought(each.names))
            with turn:
                done += 1
                if progress is not None:
                    progress(done, len(wanted), look.name)
            return look

        looks = {at: one(at) for at in known}
        rest = [at for at in range(len(wanted)) if at not in known]
        if reader is not None:  # a page takes a program seconds: even for two files it pays to start another
            jobs = max(jobs, _most_jobs())
        looks |= zip(rest, in_threads(one, rest, jobs), strict=True)
        first_unseen = next((at for at in range(len(wanted)) if looks[at] is None), len(wanted))
        return [look for at in range(first_unseen) if (look := looks[at]) is not None]

    def _known(self, each: Wanted) -> Look | None:
        """Return what is kept of a file that has not changed since, without reading it."""
        place = os.path.abspath(each.path)  # noqa: PTH100
        status = status_of(place)
        if self._cache is None or status is None or not status.size:
            return None
        sha256 = self._cache.hash_at(place, status)
        look = self._cache.find(sha256, _sought(each.names), each.phrases) if sha256 else None
        return None if look is None else _named(look, place)

    def _read(self, look: Look, each: Wanted, reader: PictureReader) -> Look:
        """Return the look with what a program reads in the pictures of the file."""
        from casefile.services.documents.read_anew import PagesRead, read_once

        if self._pages_read is None:
            with self._lock:
                self._pages_read = self._pages_read or PagesRead()
        pages = self._pages_read
        place = os.path.abspath(each.path)  # noqa: PTH100

        def sheet_of(page: int) -> dict[str, Any]:
            return self._workers.ask({"ask": "sheet", "path": place, "page": page})

        read = read_once(look, place, _sought(each.names), each.phrases, reader, self._cache, pages, sheet_of)
        return _named(read, place)

    def _judge(
        self,
        look: Look,
        requirements: Collection[str],
        names: Collection[str | Sought],
        on: date | None,
        repeat: Finding | None = None,
    ) -> Report:
        findings = judged(look, self._limits_on(on), requirements, names)
        if repeat is not None:
            findings = (*findings, repeat)
        return Report(look=look, findings=findings, verdict=verdict_of(findings, look))

    def _limits_on(self, on: date | None) -> Limits:
        if on is None:
            from casefile.clock import today

            on = today()
        if on not in self._limits:
            self._limits[on] = limits_on(self._parameters, on)
        return self._limits[on]


def _sought(names: Collection[str | Sought]) -> tuple[Sought, ...]:
    return tuple(sought(name) if isinstance(name, str) else name for name in names)


def _named(look: Look, place: str) -> Look:
    """Return the look under the name the file has here."""
    name, ending = clean_name(place)
    return msgspec.structs.replace(look, name=name, ending=ending)


def _look_from(answer: dict[str, Any], place: str) -> Look:
    """Return the child's answer as a look, however little of it there is."""
    name, ending = clean_name(place)
    try:
        return msgspec.convert({"name": name, "ending": ending, **answer}, Look)
    except msgspec.ValidationError:
        return Look(name=name, ending=ending, trouble="crashed")
