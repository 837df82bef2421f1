"""The files of a folder that are somebody's papers: not what systems and programs leave beside them."""

import os
import stat
from collections.abc import Iterator

from casefile.rules.documents.leftovers import passed_over

__all__ = ["files_under"]


def files_under(folder: str) -> Iterator[str]:
    """Yield the files under a folder in the order of their names, the folder as it was given.

    Hidden files and folders, leftovers, pipes and devices are passed over; links to folders are not followed. What is
    gone or cannot be read is there: whoever looks at it tells.
    """
    for place, inner, names in os.walk(folder):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(place, name)  # noqa: PTH118 - the folder stays exactly as it was typed
            if not passed_over(name) and _is_for_reading(path):
                yield path


def _is_for_reading(path: str) -> bool:
    """Say whether it is a file, or something gone or unreadable."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116 - of a thousand files, each as it is named
    except OSError:
        return True
