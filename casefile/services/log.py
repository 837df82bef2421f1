"""Where the unexpected is written down, so that it can be told and mended; both interfaces use it.

The log is meant to be sent to whoever mends the program: it says where in the program something happened and of what
kind it was, and nothing of the person. Messages of errors quote what was read (a name, a number, a path), and paths of
files begin with the user's name: neither is written.
"""

import os
import traceback
from collections.abc import Iterator
from pathlib import Path

from casefile.clock import now

__all__ = ["write_down"]

_PRIVATE = 0o600
_ROOTS = ("site-packages", "casefile", "lib")


def write_down(error: BaseException) -> Path | None:
    """Append the error to the log and return the log's path; None when even that cannot be written."""
    from platformdirs import user_log_path

    path = user_log_path("casefile", appauthor=False) / "casefile.log"
    story = "\n".join([now().isoformat(), *_story(error), "", ""])
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, _PRIVATE)
        with open(descriptor, "a", encoding="utf-8", errors="backslashreplace") as stream:  # noqa: PTH123 - a descriptor
            stream.write(story)
    except OSError:
        return None
    return path


def _story(error: BaseException) -> Iterator[str]:
    """Give the error and what led to it, the first cause first: kinds and places, no words."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _story(before)
        yield "which led to"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {_place(frame.filename)}:{frame.lineno} in {frame.name}"
    kind = type(error)
    number = f" (errno {error.errno})" if isinstance(error, OSError) and error.errno else ""
    code = getattr(error, "code", None)
    dotted = (
        f" ({code})" if isinstance(code, str) and code.replace("_", "").replace(".", "").isalpha() else ""
    )
    yield f"{kind.__module__}.{kind.__qualname__}{number}{dotted}"


def _place(filename: str) -> str:
    """Return the file of a line of code from the package's name on: what is before is the person's."""
    parts = Path(filename).parts
    starts = [at for root in _ROOTS for at in reversed(range(len(parts))) if parts[at] == root]
    return "/".join(parts[starts[0] :] if starts else parts[-1:])
