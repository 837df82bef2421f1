"""A case removed for good: first what would go, then everything at once.

It leaves the desk by one step, which is taken back when one of its files could not go; only then are they deleted.
"""

import os
import re
import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec

from casefile.errors import DiskError, NotFoundError, StoreError, UsageError
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
    printable,
)
from casefile.services.store.platforms import is_link

__all__ = ["FolderContents", "folder_contents", "is_remainder", "remains", "remove_case", "sweep"]

_OURS = {CASE_FILE, LOCK_FILE, PREVIOUS, TRASH, DOCUMENTS, EXPORTS, HISTORY, SUMS_FILE, README_FILE}


_REMAINS = re.compile(r"^\.\d+-[0-9a-f]{8}\.(new|removed)$")
_REMOVED = ".removed"
_DAY_SECONDS = 86_400


class FolderContents(msgspec.Struct, frozen=True, kw_only=True):
    """What a case folder holds: how many files of each kind, and their size; `others` are not of this program."""

    documents: int = 0
    exports: int = 0
    versions: int = 0
    trash: int = 0
    others: tuple[str, ...] = ()
    size_bytes: int = 0


def is_remainder(folder: Path) -> bool:
    """Say whether the folder is what a removal could not delete."""
    return bool(_REMAINS.match(folder.name)) and folder.suffix == _REMOVED and folder.is_dir()


def folder_contents(folder: Path) -> FolderContents:
    """Return what would go with the case, or is left of it after a removal that stopped half way.

    Raises NotFoundError when the folder is no case, UsageError for a link.
    """
    if not is_case(folder) and not is_remainder(folder):
        raise NotFoundError("store.no_case", path=str(folder))
    if is_link(folder):
        raise UsageError("store.remove_link", path=str(folder))
    files = _files(folder)
    top = [path.relative_to(folder).parts[0] for path in files]
    return FolderContents(
        documents=top.count(DOCUMENTS), exports=top.count(EXPORTS), versions=top.count(PREVIOUS),
        trash=top.count(TRASH), size_bytes=sum(path.lstat().st_size for path in files),
        others=tuple(sorted({name for name in top if name not in _OURS})),
    )  # fmt: skip


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir()]


def remove_case(folder: Path) -> None:
    """Remove the case and all its folder holds; it disappears in one step, then its bytes are freed.

    A folder that an earlier removal left is finished. Raises what `folder_contents` raises, LockedError while
    another program changes the case; DiskError when it, or a file in it, may not go (the case is then as it was);
    StoreError (store.removed_in_part) when the disk fails later, which names what is left and where.
    """
    folder_contents(folder)
    folder = folder.absolute()
    if is_remainder(folder):
        _freed(folder, folder)
        return
    sweep(folder.parent)
    gone = folder.with_name(f".{os.getpid()}-{os.urandom(4).hex()}{_REMOVED}")
    with locked(folder):
        pass  # nobody is in the middle of a change
    with disk_errors(folder):
        folder.rename(gone)
    refusal = _what_stays(gone)
    if refusal is not None:
        with disk_errors(gone):
            gone.rename(folder)
        name = printable(refusal.relative_to(gone).as_posix())
        raise DiskError("store.remove_refused", path=str(folder), file=name)
    with suppress(OSError):  # not confirmed, it may be back after a power cut: whole, or what is left of it
        sync_folder(gone.parent)
    _freed(gone, folder)


def _what_stays(gone: Path) -> Path | None:
    """Return the first file or folder that cannot be deleted: what deleting asks of the system, moving asks too."""
    aside_name = f".{os.urandom(8).hex()}"
    for path in sorted(gone.rglob("*"), reverse=True):
        try:
            aside = path.rename(path.with_name(aside_name))
        except OSError:
            return path
        with suppress(OSError):  # it can go; by which name does not matter any more
            aside.rename(path)
    return None


def _freed(gone: Path, folder: Path) -> None:
    """Delete what left the desk; raises StoreError that names what did not go."""
    refused: list[str] = []
    shutil.rmtree(gone, onerror=lambda _call, path, _problem: refused.append(str(path)))
    if os.path.lexists(gone):
        left = _files(gone)
        first = printable(Path(refused[0]).name if refused else gone.name)
        raise StoreError("store.removed_in_part", path=str(folder), rest=str(gone), file=first, n=len(left))


def remains(folders: Iterable[Path]) -> list[tuple[Path, tuple[Finding, ...]]]:
    """Return what an interrupted import or removal left in these folders of cases, each with what to do.

    It may hold papers.
    """
    return [(path, (_remainder(path),)) for folder in folders for path in _remains(folder)]


def _remainder(path: Path) -> Finding:
    if is_remainder(path):
        values = {"path": str(path), "n": len(_files(path))}
        return Finding(code="store.removal_unfinished", severity="warning", values=values)
    return Finding(code="store.remains", severity="warning", values={"path": str(path)})


def _remains(home: Path) -> list[Path]:
    found: list[Path] = []
    with suppress(OSError):
        found = [path for path in home.iterdir() if _REMAINS.match(path.name) and path.is_dir()]
    return sorted(found)


def sweep(home: Path) -> None:
    """Finish interrupted removals, and drop what an interrupted import left more than a day ago."""
    for path in _remains(home):
        with suppress(OSError):
            if path.suffix == _REMOVED or time.time() - path.stat().st_mtime > _DAY_SECONDS:
                shutil.rmtree(path, ignore_errors=True)
