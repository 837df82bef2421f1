"""A case removed for good: first what would go, then everything at once."""

import os
import shutil
from pathlib import Path

import msgspec

from casefile.errors import NotFoundError, UsageError
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

__all__ = ["Contents", "contents", "remove_case"]

_OURS = {CASE_FILE, LOCK_FILE, PREVIOUS, TRASH, DOCUMENTS, EXPORTS, HISTORY, SUMS_FILE, README_FILE}


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
    gone = folder.with_name(f".{os.getpid()}-{os.urandom(4).hex()}.removed")
    with locked(folder):
        pass  # nobody is in the middle of a change
    with disk_errors(folder):
        folder.rename(gone)
        sync_folder(gone.parent)
        shutil.rmtree(gone)
