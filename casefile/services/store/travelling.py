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
from casefile.services.store.platforms import is_elsewhere
from casefile.services.store.reading import case_file

__all__ = ["PARTS", "travelling"]

PARTS = (CASE_FILE, README_FILE, SUMS_FILE, DOCUMENTS, EXPORTS, HISTORY, PREVIOUS, TRASH)
_EARLIER = (PREVIOUS, TRASH)


def travelling(folder: Path, *, earlier: bool) -> Iterator[tuple[str, str, os.stat_result]]:
    """Yield path, name in the case (with slashes) and stat of every file that travels, in a fixed order.

    The case file comes first. Without `earlier`, neither earlier versions nor removed papers. Raises OSError, and what
    `case_file` raises.
    """
    file = str(case_file(folder))
    yield file, CASE_FILE, os.stat(file)  # noqa: PTH116 - a thousand cases are gone through
    with os.scandir(folder) as entries:
        present = {entry.name: entry for entry in entries}
    for part in PARTS:
        if part in present and part != CASE_FILE and (earlier or part not in _EARLIER):
            yield from _below(present[part], part)


def _below(entry: "os.DirEntry[str]", name: str) -> Iterator[tuple[str, str, os.stat_result]]:
    try:
        found = entry.stat(follow_symlinks=False)
    except FileNotFoundError:
        return
    if is_elsewhere(found):
        return
    if stat.S_ISDIR(found.st_mode):
        with os.scandir(entry.path) as entries:
            inner = sorted(entries, key=lambda each: each.name)
        for each in inner:
            yield from _below(each, f"{name}/{each.name}")
    elif stat.S_ISREG(found.st_mode) and not name.endswith(".new"):
        yield entry.path, name, found
