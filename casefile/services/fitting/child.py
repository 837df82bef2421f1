"""The confined process that makes one file: a request in, lines of progress out, then the outcome and the bytes."""

import contextlib
import json
import sys
import time
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from casefile.rules.fitting.outcome import FitRequest
from casefile.services.documents.streams import take_streams

if TYPE_CHECKING:
    from casefile.services.fitting.second import Second

__all__ = ["main"]

_PROCESSOR_SECONDS = 900
_SECONDS_BETWEEN = 0.1
_SPACE_BYTES = 3 << 29  # of address space, of both processes together
_SECOND_SPACE_BYTES = 1 << 29


def main() -> None:
    """Read one request, confine this process, answer; standard output belongs to the answers alone."""
    requests, answers = take_streams()
    asked = msgspec.json.decode(requests.readline(), type=FitRequest)
    from casefile.services.documents.limits import confine
    from casefile.services.documents.walls import Walls

    _warm_up()
    walls = Walls(asked.sources)

    def confined(address_space_bytes: int) -> None:
        confine(_PROCESSOR_SECONDS, address_space_bytes)
        walls.stand()

    from casefile.services.fitting.crew import READY_BYTES
    from casefile.services.fitting.second import start_second

    ours = (requests.fileno(), answers.fileno())
    second = start_second(lambda: confined(_SECOND_SPACE_BYTES), READY_BYTES // 2, ours)
    confined(_SPACE_BYTES - (_SECOND_SPACE_BYTES if second else 0))
    _Answers(answers).of(asked, second)
    if second:
        second.end()


def _warm_up() -> None:
    """Load every parser before the walls stand."""
    import pypdf  # noqa: F401

    from casefile.services.documents import viewer
    from casefile.services.fitting import engine, pictures  # noqa: F401

    viewer.warm_up()
    pictures.warm_up()
    with contextlib.suppress(ImportError):
        import pi_heif  # noqa: F401


class _Answers:
    """The way to the parent."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._told_at = 0.0

    def of(self, asked: FitRequest, second: "Second | None" = None) -> None:
        """Do what is asked and write the outcome; any failure of a parser becomes the word `crashed`."""
        from casefile.services.fitting.engine import fit

        try:
            outcome, contents = fit(asked, self._tell, second)
        except BaseException as fault:
            self._line({"crashed": type(fault).__name__})
            return
        self._line({"outcome": msgspec.to_builtins(outcome), "sizes": [len(each) for each in contents]})
        for each in contents:
            self._stream.write(each)
        self._stream.flush()

    def _tell(self, what: str, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._told_at >= _SECONDS_BETWEEN:
            self._told_at = now
            self._line({"at": [what, done, total]})

    def _line(self, found: dict[str, Any]) -> None:
        self._stream.write(json.dumps(found, ensure_ascii=True).encode("ascii") + b"\n")
        self._stream.flush()


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        main()
    sys.exit(0)
