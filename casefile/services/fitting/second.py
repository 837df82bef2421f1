"""A second confined process that works on half of the pictures: forked while there is nothing hostile in memory yet.

Messages are MessagePack, each after its length in four bytes: pictures to have at hand, then jobs; an answer to each
job in turn. What it answers is believed no more and no less than what the first process works out: both are confined
alike, and the parent opens neither's mind.
"""

import contextlib
import gc
import os
from collections.abc import Callable, Sequence
from typing import Any, BinaryIO

import msgspec

from casefile.services.fitting.hands import Done, Hands, Job
from casefile.services.fitting.pictures import Frame
from casefile.services.fitting.refusal import RefusedError
from casefile.services.fitting.sources import SourceFile
from casefile.services.fitting.weighty import Picture, drawn_picture, file_picture, jpeg_picture

__all__ = ["Portable", "Refused", "Second", "portable", "start_second"]

_MOST_PIXELS = 30_000_000  # of a picture given away: its memory is a smaller one
_MOST_DATA = 40_000_000


class Portable(msgspec.Struct, frozen=True):
    """A picture in a message: where its file is and which of its pictures it is, or its own bytes as a JPEG.

    Of one that a viewer draws, the bytes are those of its page; `toned` says it is in black and white.
    """

    dpi: float
    size: tuple[int, int]
    path: str = ""
    kind: str = ""
    sha256: str = ""
    frame: Frame | None = None
    data: bytes = b""
    drawn: bool = False
    toned: bool = False

    def picture(self) -> Picture:
        """Return the picture, which decodes and has no place in a PDF."""
        if self.drawn:
            return drawn_picture(None, self.size, self.dpi, 0, lambda: self.data, toned=self.toned)
        if self.frame is None:
            return jpeg_picture(None, self.size, self.dpi, self.data)
        source = SourceFile(self.path, self.kind, 0, self.sha256, frames=(self.frame,))
        return file_picture(None, source, self.frame, self.dpi)


class Refused(msgspec.Struct, frozen=True):
    """A job that was refused, in a message."""

    code: str
    values: dict[str, Any]


class _Asked(msgspec.Struct):
    """What the second process is asked: to have pictures at hand instead of those before, or to do jobs."""

    pictures: dict[int, Portable] | None = None
    jobs: tuple[Job, ...] = ()


class _Answer(msgspec.Struct):
    done: Done | None = None
    refused: Refused | None = None


def portable(picture: Picture) -> Portable | None:
    """Return the picture as it can be sent, None for one that only this process can decode or that is very large."""
    size = (picture.wide, picture.high)
    if picture.wide * picture.high > _MOST_PIXELS:
        return None
    if picture.file is not None:
        source, frame = picture.file
        return Portable(picture.dpi, size, source.path, source.kind, source.sha256, frame)
    if picture.jpeg is not None and len(picture.jpeg) <= _MOST_DATA:
        return Portable(picture.dpi, size, data=picture.jpeg)
    if picture.drawn is not None and picture.size_bytes <= _MOST_DATA:
        return Portable(picture.dpi, size, data=picture.drawn(), drawn=True, toned=picture.bilevel)
    return None


class Second:
    """The way to the second process. A break on it raises EOFError or OSError."""

    def __init__(self, process: int, answers: BinaryIO, requests: BinaryIO) -> None:
        self.process, self._answers, self._requests = process, answers, requests

    def take(self, pictures: dict[int, Portable]) -> None:
        """Have it hold these pictures, and no others."""
        _send(self._requests, _Asked(pictures=pictures))

    def work(self, jobs: Sequence[Job], answered: Callable[[], None]) -> list[Done | RefusedError]:
        """Return what comes of the jobs, up to the first that is refused."""
        _send(self._requests, _Asked(jobs=tuple(jobs)))
        found: list[Done | RefusedError] = []
        for _ in jobs:
            answer = msgspec.msgpack.decode(_received(self._answers), type=_Answer)
            if answer.refused is not None:
                found.append(RefusedError(answer.refused.code, **answer.refused.values))
                break
            found.append(answer.done or Done())
            answered()
        return found

    def end(self) -> None:
        """Let it end, and wait until it has: what it used is then counted with us."""
        with contextlib.suppress(OSError):
            self._requests.close()
        self._answers.close()
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self.process, 0)


def start_second(confine: Callable[[], None], room_bytes: int, others: Sequence[int]) -> Second | None:
    """Fork the second process, which confines itself; None where a system cannot fork or has one processor only.

    `others` are descriptors it must not hold.
    """
    if not hasattr(os, "fork") or _processors() < 2:
        return None
    from_second, to_us = os.pipe()
    from_us, to_second = os.pipe()
    gc.freeze()  # what is loaded stays shared
    process = os.fork()
    if process == 0:
        with contextlib.suppress(BaseException):
            for descriptor in (from_second, to_second, *others):
                os.close(descriptor)
            confine()
            _serve(os.fdopen(from_us, "rb"), os.fdopen(to_us, "wb"), Hands(room_bytes))
        os._exit(0)
    os.close(to_us)
    os.close(from_us)
    return Second(process, os.fdopen(from_second, "rb"), os.fdopen(to_second, "wb"))


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _serve(requests: BinaryIO, answers: BinaryIO, hands: Hands) -> None:
    """Answer until the first process is gone."""
    while True:
        asked = msgspec.msgpack.decode(_received(requests), type=_Asked)
        if asked.pictures is not None:
            hands.take({number: each.picture() for number, each in asked.pictures.items()})
        for job in asked.jobs:
            try:
                _send(answers, _Answer(done=hands.do(job)))
            except RefusedError as refusal:
                _send(answers, _Answer(refused=Refused(refusal.code, refusal.values)))
                break


def _send(stream: BinaryIO, message: _Asked | _Answer) -> None:
    packed = msgspec.msgpack.encode(message)
    stream.write(len(packed).to_bytes(4, "big"))
    stream.write(packed)
    stream.flush()


def _received(stream: BinaryIO) -> bytes:
    size = int.from_bytes(_exactly(stream, 4), "big")
    return _exactly(stream, size)


def _exactly(stream: BinaryIO, size: int) -> bytes:
    found = stream.read(size)
    if len(found) != size:
        raise EOFError
    return found
