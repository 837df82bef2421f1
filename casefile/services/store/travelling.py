"""The files of a case that travel with it, to an export or a backup: links and leftovers stay behind."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from casefile.services.store.paths import (
    CASE_FILE,
    DOCUMENTS,
    EXPORTS,
    HISTORY,
    PREVIOUS,
    README_FILE,
    SUMS_FILE,
    TRASH,
)
from casefile.services.store.reading import case_file

__all__ = ["PARTS", "travelling"]

PARTS = (CASE_FILE, README_FILE, SUMS_FILE, DOCUMENTS, EXPORTS, HISTORY, PREVIOUS, TRASH)
_EARLIER = (PREVIOUS, TRASH)


def travelling(folder: Path, *, earlier: bool) -> Iterator[tuple[str, str, os.stat_result]]:
    """Yield path, name in the case (with slashes) and stat of every file that travels, in a fixed order.

    Without `earlier`, neither earlier versions nor removed papers. Raises OSError, and what `case_file` raises.
    """
    for part in PARTS:
        if part == CASE_FILE:
            path = str(case_file(folder))
            yield path, CASE_FILE, os.stat(path)  # noqa: PTH116 - a thousand cases are gone through
        elif earlier or part not in _EARLIER:
            yield from _below(os.path.join(folder, part), part)  # noqa: PTH118 - as above


def _below(path: str, name: str) -> Iterator[tuple[str, str, os.stat_result]]:
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        return
    if os.path.isdir(path) and not os.path.islink(path):  # noqa: PTH112, PTH114 - as above
        with os.scandir(path) as entries:
            names = sorted(entry.name for entry in entries)
        for each in names:
            yield from _below(f"{path}{os.sep}{each}", f"{name}/{each}")
    elif _is_plain(found) and not name.endswith(".new"):
        yield path, name, found


def _is_plain(found: os.stat_result) -> bool:
    return stat.S_ISREG(found.st_mode)
