"""Who works on pictures: this process and, where there is one, a second; what comes of it is the same."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Literal

from casefile.rules.fitting.plan import Point
from casefile.services.fitting.hands import Done, Hands, Job
from casefile.services.fitting.pictures import Embedded
from casefile.services.fitting.refusal import RefusedError
from casefile.services.fitting.second import Portable, Second, portable
from casefile.services.fitting.weighty import Picture

__all__ = ["READY_BYTES", "Bench", "Crew"]

READY_BYTES = 120_000_000
"""Of pictures made ready for their resolution, kept so that they need not be decoded again: all processes together."""

_THREADS = 2  # where there is no second process: decoders let another thread work
_LOOK_SECONDS = 0.2
_MOST_SENT = 100_000_000

TellDone = Callable[[int, int], None]


class Crew:
    """The processes. A picture stays with the one that it was given to, which holds it made ready."""

    def __init__(self, second: Second | None = None) -> None:
        self._second = second
        self._hands = Hands(READY_BYTES // 2 if second else READY_BYTES)
        self._pictures: list[Picture] = []
        self._away: frozenset[int] = frozenset()

    def take(self, pictures: Sequence[Picture]) -> None:
        """Have these pictures at hand, shared out by their dots."""
        if list(map(id, pictures)) == list(map(id, self._pictures)):
            return
        self._pictures = list(pictures)
        self._hands.take(dict(enumerate(pictures)))
        sent = _given_away(pictures) if self._second else {}
        self._away = frozenset(sent)
        if self._second:
            self._second.take(sent)

    def do(self, jobs: Sequence[Job], tick: TellDone) -> list[Done]:
        """Return what comes of each job, in order; raises RefusedError for the first that is refused."""
        mine = [at for at, job in enumerate(jobs) if job.picture not in self._away]
        theirs = [at for at, job in enumerate(jobs) if job.picture in self._away]
        found: dict[int, Done | RefusedError] = {}
        count = _Count(len(jobs), tick)
        if self._second is None:
            found.update(self._by_threads(jobs, count))
        else:
            with ThreadPoolExecutor(1) as pool:
                waiting = pool.submit(self._second.work, [jobs[at] for at in theirs], count.add)
                found.update(self._by_hand(jobs, mine, count))
                count.until(waiting)
                found.update(zip(theirs, waiting.result(), strict=False))
        return _in_order(found)

    def _by_hand(
        self, jobs: Sequence[Job], places: Sequence[int], count: "_Count"
    ) -> Iterator[tuple[int, Done | RefusedError]]:
        for at in places:
            try:
                yield at, self._hands.do(jobs[at])
            except RefusedError as refusal:
                yield at, refusal
                return
            count.add()
            count.tell()

    def _by_threads(self, jobs: Sequence[Job], count: "_Count") -> Iterator[tuple[int, Done | RefusedError]]:
        with ThreadPoolExecutor(_THREADS) as pool:
            waiting = [pool.submit(self._hands.do, job) for job in jobs]
            try:
                for at, each in enumerate(waiting):
                    yield at, each.result()
                    count.add()
                    count.tell()
            except RefusedError as refusal:
                pool.shutdown(wait=False, cancel_futures=True)
                yield at, refusal


class Bench:
    """The pictures at one resolution, worked on by the crew and told as it goes."""

    def __init__(
        self, crew: Crew, pictures: Sequence[Picture], dpi: int, tick: TellDone, *, grey: bool
    ) -> None:
        self.pictures, self.dpi = pictures, dpi
        self._crew, self._tick, self._grey = crew, tick, grey
        crew.take(pictures)

    def tried(self, wanted: Sequence[tuple[int, int]]) -> list[Point]:
        """Return what becomes of these pictures (number, quality)."""
        return [each.point for each in self._do("try", wanted) if each.point is not None]

    def made(self, wanted: Sequence[tuple[int, int]]) -> list[Embedded]:
        """Return these pictures (number, quality) as they are put in."""
        return [each.made for each in self._do("make", wanted) if each.made is not None]

    def toned(self) -> list[tuple[Point, Embedded]]:
        """Return all in black and white, and what became of their print."""
        found = self._do("tone", [(number, 0) for number in range(len(self.pictures))])
        return [(each.point, each.made) for each in found if each.point is not None and each.made is not None]

    def _do(self, what: Literal["try", "make", "tone"], wanted: Sequence[tuple[int, int]]) -> list[Done]:
        self._crew.take(self.pictures)
        jobs = [Job(what, number, self.dpi, self._grey, quality) for number, quality in wanted]
        return self._crew.do(jobs, self._tick)


class _Count:
    """How many jobs are done; told from one thread only."""

    def __init__(self, total: int, tick: TellDone) -> None:
        self._total, self._tick, self._done = total, tick, 0
        self._lock = threading.Lock()

    def add(self) -> None:
        with self._lock:
            self._done += 1

    def tell(self) -> None:
        self._tick(self._done, self._total)

    def until(self, waiting: "Future[list[Done | RefusedError]]") -> None:
        """Tell until the other is done."""
        while wait([waiting], _LOOK_SECONDS).not_done:
            self.tell()


def _given_away(pictures: Sequence[Picture]) -> dict[int, Portable]:
    """Return the pictures of the second process: about half of all dots, of those that can be sent."""
    sent: dict[int, Portable] = {}
    mine = theirs = weight = 0
    for number, picture in enumerate(pictures):
        dots = picture.wide * picture.high
        can = portable(picture) if theirs < mine else None
        if can is not None and weight + len(can.data) <= _MOST_SENT:
            sent[number] = can
            theirs, weight = theirs + dots, weight + len(can.data)
        else:
            mine += dots
    return sent


def _in_order(found: dict[int, Done | RefusedError]) -> list[Done]:
    done = []
    for at in sorted(found):
        each = found[at]
        if isinstance(each, RefusedError):
            raise each
        done.append(each)
    return done
