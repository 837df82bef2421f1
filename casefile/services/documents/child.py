"""The child process that looks at files: one line of JSON in, one line of JSON out.

It is started afresh (never forked from the screens), loads the parsers once, then, where the system can, leaves each
file to a confined fork with a deadline (runner.py): whatever happens to one of them happens to nobody else.
"""

import contextlib
import gc
import json
import os
import sys
from typing import Any, BinaryIO

from casefile.services.documents.limits import DEADLINE_SECONDS
from casefile.services.documents.streams import take_streams

__all__ = ["main"]

CAN_FORK = hasattr(os, "fork")


def main() -> None:
    """Answer requests until the other end goes away; standard output belongs to the answers alone."""
    requests, answers = take_streams()
    _warm_up()
    answers.write(b'{"ready": true}\n')
    answers.flush()
    walls = _walls() if CAN_FORK else None
    for line in requests:
        request = json.loads(line)
        answers.write(_answer_to(request, (requests, answers), walls) + b"\n")
        answers.flush()


def _answer_to(request: dict[str, Any], streams: tuple[BinaryIO, ...], walls: Any) -> bytes:
    if not CAN_FORK:
        return _answered(request)
    from casefile.services.documents.runner import ask_fork

    seconds = float(request.get("deadline", DEADLINE_SECONDS))
    return ask_fork((_envelope, _answered), request, seconds, streams, walls)


def _walls() -> Any:
    from casefile.services.documents.walls import Walls

    return Walls()


def _warm_up() -> None:
    from casefile.services.documents import looking

    looking.warm_up()
    gc.collect()
    gc.freeze()  # what is loaded stays shared between the forks


def _answered(request: dict[str, Any]) -> bytes:
    """Return the answer as one line of JSON; a parser that fails gives `crashed` with what was known before it."""
    from casefile.services.documents import looking

    try:
        found = looking.answer(request)
    except BaseException:
        found = {**_known(request), "trouble": "crashed"}
    return json.dumps(found, ensure_ascii=True).encode("ascii")


def _known(request: dict[str, Any]) -> dict[str, Any]:
    from casefile.services.documents import looking

    try:
        return looking.envelope(request)
    except BaseException:
        return {}


def _envelope(request: dict[str, Any]) -> bytes:
    from casefile.services.documents import looking

    return json.dumps(looking.envelope(request), ensure_ascii=True).encode("ascii")


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        main()
    sys.exit(0)
