"""The checks of files, for both interfaces: reports from paths, without ever opening a file in this process."""

import os
import queue
import threading
from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

import msgspec

from casefile.rules.book.parameters import Parameters
from casefile.rules.documents.check import duplicates, judged, verdict_of
from casefile.rules.documents.limits import Limits, limits_on
from casefile.rules.documents.looks import Look, Report
from casefile.rules.documents.names import Sought, sought
from casefile.rules.findings import Finding
from casefile.services.documents.cache import LookCache, Status, status_of
from casefile.services.documents.from_pictures import is_for_reading, with_read
from casefile.services.documents.limits import DEADLINE_SECONDS
from casefile.services.documents.looking import clean_name, untold
from casefile.services.documents.readers import PictureReader, Word, words_on
from casefile.services.documents.reading import read_file
from casefile.services.documents.sheets import unpacked_sheet
from casefile.services.documents.worker import Worker

__all__ = ["Cancelled", "Inspector", "Preview", "Progress", "Wanted", "jobs_for"]

_FEW = 12
_MOST_JOBS = 4

Progress = Callable[[int, int, str], None]
"""Told (files done, files in all, name of the file just done)."""
Cancelled = Callable[[], bool]
"""Says whether to stop."""

Rgb = tuple[int, int, int]
Preview = list[list[tuple[Rgb, Rgb]]]


def jobs_for(files: int) -> int:
    """Return how many files to look at at once: as many as the processors allow, where starting them pays."""
    return 1 if files < _FEW else max(1, min(_MOST_JOBS, os.cpu_count() or 1))


class Wanted(NamedTuple):
    """A file to look at, with what its line asks of it, the names it should bear and phrases to look for."""

    path: str | Path
    requirements: Collection[str] = frozenset()
    names: Collection[str | Sought] = ()
    phrases: tuple[str, ...] = ()


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
        self._deadline = deadline_seconds
        self._lock = threading.Lock()
        self._all: list[Worker] = []
        self._idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        self._jobs = max(1, jobs)
        self._limits: dict[date, Limits] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the children; the inspector may be used again, and starts new ones."""
        with self._lock:
            workers, self._all = self._all, []
            self._idle = queue.SimpleQueue()
        for worker in workers:
            worker.close()
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
        progress: Progress | None = None,
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
        progress: Progress | None = None,
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
        wanted = tuple(sought(name) if isinstance(name, str) else name for name in names)
        before = status_of(place)
        if before is None or not before.size:
            nothing = read_file(place)
            if nothing.trouble:  # no byte that a parser could be asked about
                return untold(place, nothing)
        kept = self._kept(place, before, wanted, phrases)
        if kept is not None:
            return kept
        look = _look_from(
            self._ask(
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
        name, ending = clean_name(place)
        look = msgspec.structs.replace(look, name=name, ending=ending)
        if not known_here:
            self._cache.keep(place, status, names, look, phrases)
        return look

    def preview(self, path: str | Path, page: int = 1, width: int = 40, height: int = 20) -> Preview:
        """Return page `page` (from 1) as rows of (upper, lower) colours, at most width by height; empty when it
        cannot be drawn.
        """
        place = os.path.abspath(path)  # noqa: PTH100
        answer = self._ask({"ask": "preview", "path": place, "page": page, "width": width, "height": height})
        rows = [_pixels(row) for row in answer.get("rows", ())]
        if len(rows) % 2:
            rows.append([(255, 255, 255)] * len(rows[-1]))
        return [
            list(zip(upper, lower, strict=True)) for upper, lower in zip(rows[::2], rows[1::2], strict=True)
        ]

    def _looks(
        self,
        wanted: Sequence[Wanted],
        jobs: int,
        progress: Progress | None,
        cancelled: Cancelled | None,
        reader: PictureReader | None,
    ) -> list[Look]:
        done = 0
        turn = threading.Lock()

        def one(each: Wanted) -> Look | None:
            nonlocal done
            if cancelled is not None and cancelled():
                return None
            look = self.look(each.path, each.names, each.phrases)
            if reader is not None and "photo" not in each.requirements and is_for_reading(look):
                look = self._read(look, each, reader)
            with turn:
                done += 1
                if progress is not None:
                    progress(done, len(wanted), look.name)
            return look

        if jobs <= 1:
            found: list[Look | None] = [one(each) for each in wanted]
        else:
            with ThreadPoolExecutor(jobs) as pool:
                waiting: list[Future[Look | None]] = [pool.submit(one, each) for each in wanted]
                try:
                    found = [each.result() for each in waiting]
                except BaseException:  # Ctrl+C: what has not begun never begins
                    pool.shutdown(wait=False, cancel_futures=True)
                    raise
        first_unseen = next((at for at, look in enumerate(found) if look is None), len(found))
        return [look for look in found[:first_unseen] if look is not None]

    def _read(self, look: Look, each: Wanted, reader: PictureReader) -> Look:
        """Return the look with what a program reads in the pictures of the file; not kept between runs."""
        place = os.path.abspath(each.path)  # noqa: PTH100
        names = tuple(sought(name) if isinstance(name, str) else name for name in each.names)

        def words_on_page(page: int) -> list[Word]:
            sheet = unpacked_sheet(self._ask({"ask": "sheet", "path": place, "page": page}))
            return words_on(sheet, reader) if sheet is not None else []

        return with_read(look, names, each.phrases, reader, words_on_page)

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

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        try:
            worker = self._idle.get_nowait()
        except queue.Empty:
            worker = Worker(self._deadline)
            with self._lock:
                self._all.append(worker)
        try:
            return worker.ask(request)
        finally:
            self._idle.put(worker)


def _look_from(answer: dict[str, Any], place: str) -> Look:
    """Return the child's answer as a look, however little of it there is."""
    name, ending = clean_name(place)
    try:
        return msgspec.convert({"name": name, "ending": ending, **answer}, Look)
    except msgspec.ValidationError:
        return Look(name=name, ending=ending, trouble="crashed")


def _pixels(row: str) -> list[Rgb]:
    raw = bytes.fromhex(row)
    return list(zip(raw[0::3], raw[1::3], raw[2::3], strict=True))
