"""A case removed for good: first what would go, then everything at once."""

import os
import re
import shutil
import time
from contextlib import suppress
from pathlib import Path

import msgspec

from casefile.errors import NotFoundError, UsageError
from casefile.rules.findings import Finding
from casefile.services.store.folder import is_case
from casefile.services.store.lock import locked
from casefile.services.store.modes import disk_errors, sync_folder
from casefile.services.store.paths import (
    CASE_FILE,
    DOCUMENTS,
    EXPORTS,
    HISTORY,
    LOCK_FILE,
    PREVIOUS,
    README_FILE,
    SUMS_FILE,
    TRASH,
)

__all__ = ["Contents", "contents", "remains", "remove_case", "sweep"]

_OURS = {CASE_FILE, LOCK_FILE, PREVIOUS, TRASH, DOCUMENTS, EXPORTS, HISTORY, SUMS_FILE, README_FILE}


_REMAINS = re.compile(r"^\.\d+-[0-9a-f]{8}\.(new|removed)$")
_DAY_SECONDS = 86_400


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """What a case folder holds: how many files of each kind, and their size; `others` are not of this program."""

    documents: int = 0
    exports: int = 0
    versions: int = 0
    trash: int = 0
    others: tuple[str, ...] = ()
    size_bytes: int = 0


def contents(folder: Path) -> Contents:
    """Return what would go with the case; raises NotFoundError when the folder is no case, UsageError for a link."""
    if not is_case(folder):
        raise NotFoundError("store.no_case", path=str(folder))
    if folder.is_symlink():
        raise UsageError("store.remove_link", path=str(folder))
    files = [path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir()]
    top = [path.relative_to(folder).parts[0] for path in files]
    return Contents(
        documents=top.count(DOCUMENTS), exports=top.count(EXPORTS), versions=top.count(PREVIOUS),
        trash=top.count(TRASH), size_bytes=sum(path.lstat().st_size for path in files),
        others=tuple(sorted({name for name in top if name not in _OURS})),
    )  # fmt: skip


def remove_case(folder: Path) -> None:
    """Remove the case and all its folder holds; it disappears in one step, then its bytes are freed.

    Raises what `contents` raises, LockedError while another program changes the case, DiskError.
    """
    contents(folder)
    folder = folder.absolute()
    sweep(folder.parent)
    gone = folder.with_name(f".{os.getpid()}-{os.urandom(4).hex()}.removed")
    with locked(folder):
        pass  # nobody is in the middle of a change
    with disk_errors(folder):
        folder.rename(gone)
        sync_folder(gone.parent)
        shutil.rmtree(gone)


def remains(home: Path) -> list[tuple[Path, tuple[Finding, ...]]]:
    """Return what an interrupted import or removal left on the desk, each with what to do: it may hold papers."""
    return [
        (path, (Finding(code="store.remains", severity="warning", values={"path": str(path)}),))
        for path in _remains(home)
    ]


def _remains(home: Path) -> list[Path]:
    found: list[Path] = []
    with suppress(OSError):
        found = [path for path in home.iterdir() if _REMAINS.match(path.name) and path.is_dir()]
    return sorted(found)


def sweep(home: Path) -> None:
    """Finish interrupted removals, and drop what an interrupted import left more than a day ago."""
    for path in _remains(home):
        with suppress(OSError):
            if path.suffix == ".removed" or time.time() - path.stat().st_mtime > _DAY_SECONDS:
                shutil.rmtree(path, ignore_errors=True)
