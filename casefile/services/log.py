"""Where the unexpected is written down, so that it can be told and mended; both interfaces use it."""

import traceback
from pathlib import Path

from casefile.clock import now

__all__ = ["write_down"]


def write_down(error: BaseException) -> Path | None:
    """Append the error to the log and return the log's path; None when even that cannot be written."""
    from platformdirs import user_log_path

    path = user_log_path("casefile", appauthor=False) / "casefile.log"
    story = "".join(traceback.format_exception(error))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", errors="backslashreplace") as stream:
            stream.write(f"{now().isoformat()}\n{story}\n")
    except OSError:
        return None
    return path
