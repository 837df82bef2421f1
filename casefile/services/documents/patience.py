"""A time limit on one step, where the system has alarms: the rest of the look goes on without that step.

Counted is the processor time of this process, which does the same work whatever else the computer is busy with: what
is found in a file must not depend on its neighbours.
"""

import contextlib
import signal
import threading
from collections.abc import Iterator

__all__ = ["LateError", "within"]


class LateError(BaseException):
    """A step took too long. Not an Exception: parsers that swallow those must not swallow this."""


@contextlib.contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise LateError in the block after that many seconds of processor time; only in a main thread, elsewhere without
    effect.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(number: int, frame: object) -> None:  # noqa: ARG001 - the signature of a signal's handler
        raise LateError

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
