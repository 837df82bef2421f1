"""Work on pictures, one job at a time: tried with a quality, made with it, or made black and white."""

from typing import Literal

import msgspec

from casefile.rules.fitting.plan import Point
from casefile.services.fitting.bilevel import in_two_tones
from casefile.services.fitting.encoding import Ready, finished, prepared, tried
from casefile.services.fitting.pictures import Embedded
from casefile.services.fitting.weighty import Picture

__all__ = ["Done", "Hands", "Job"]


class Job(msgspec.Struct, frozen=True):
    """What to do with a picture (its number among those at hand), at so many dots an inch, in greys or as it is."""

    what: Literal["try", "make", "tone"]
    picture: int
    dpi: int
    grey: bool
    quality: int = 0


class Done(msgspec.Struct, frozen=True):
    """What came of a job: the point that was measured, the picture that was made."""

    point: Point | None = None
    made: Embedded | None = None


class Hands:
    """Pictures by their number, and those made ready for the resolution of the last job, as far as memory allows."""

    def __init__(self, room_bytes: int) -> None:
        self.pictures: dict[int, Picture] = {}
        self._room_bytes = self._room = room_bytes
        self._ready: dict[int, Ready] = {}
        self._at = (0, False)

    def take(self, pictures: dict[int, Picture]) -> None:
        """Have these pictures at hand, and no others."""
        self.pictures, self._at = pictures, (0, False)

    def do(self, job: Job) -> Done:
        """Return what comes of a job; raises RefusedError."""
        if (job.dpi, job.grey) != self._at:
            self._at, self._room = (job.dpi, job.grey), self._room_bytes
            self._ready.clear()
        ready = self._made_ready(job)
        if job.what == "try":
            return Done(point=tried(ready, job.quality))
        if job.what == "make":
            return Done(made=finished(ready, job.quality))
        point, made = in_two_tones(ready)
        return Done(point, made)

    def _made_ready(self, job: Job) -> Ready:
        known = self._ready.get(job.picture)
        if known is not None:
            return known
        ready = prepared(self.pictures[job.picture], job.dpi, grey=job.grey)
        if ready.size_bytes <= self._room:
            self._room -= ready.size_bytes
            self._ready[job.picture] = ready
        return ready
