"""The files of a case: copied in before they are recorded, moved to the trash after they are not."""

import errno
import hashlib
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from casefile.cases.model import Document
from casefile.errors import CasefileError, DamagedError, NotFoundError, UsageError
from casefile.services.store.codec import Record
from casefile.services.store.modes import (
    closed,
    disk_errors,
    make_folder,
    open_new,
    sync_file,
    sync_folder,
    write_all,
)
from casefile.services.store.paths import (
    DOCUMENTS,
    TRASH,
    document_path,
    printable,
    refuse_links,
    safe_name,
    slot_folder,
    unfinished,
    unused,
)

__all__ = [
    "Copied",
    "bring_back",
    "copy_in",
    "discard",
    "document_file",
    "put_away",
    "sha256_of",
    "take_place",
]

_CHUNK_BYTES = 1 << 20
_FLAGS = os.O_RDONLY
_FLAGS |= getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class Copied(msgspec.Struct, frozen=True):
    """A copy that is in the case folder and not yet in the case."""

    path: Path
    name: str
    sha256: str
    size_bytes: int


def copy_in(folder: Path, slot: str, source: Path) -> Copied:
    """Copy a file next to where it will be, and wait until the disk has it; the original is only read.

    Raises NotFoundError when there is no such file; UsageError when it is empty, no regular file,
    unreadable, or changed while it was read; DiskError when the case's disk refuses.
    """
    place = folder / DOCUMENTS / slot_folder(slot)
    document_path(folder, f"{DOCUMENTS}/{place.name}/file")
    with disk_errors(place):
        make_folder(place)
    with closed(_opened(source)) as reading:
        found = os.fstat(reading)
        _check_source(source, found)
        copy = unfinished(place)
        try:
            with disk_errors(copy), closed(open_new(copy)) as writing:
                digest, size_bytes = _copy(reading, writing, source)
                sync_file(writing)
            after = os.fstat(reading)
            if size_bytes != found.st_size or after.st_mtime_ns != found.st_mtime_ns:
                raise UsageError("store.source_changing", name=printable(source.name))
        except BaseException:
            discard(copy)
            raise
    return Copied(copy, source.name, digest, size_bytes)


def _opened(source: Path) -> int:
    try:
        return os.open(source, _FLAGS)
    except FileNotFoundError:
        raise NotFoundError("store.source_missing", path=printable(str(source))) from None
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "errno", None)
        code = (
            "store.source_not_a_file"
            if reason in {errno.ENXIO, errno.EISDIR, errno.ELOOP}
            else "store.source_unreadable"
        )
        raise UsageError(code, path=printable(str(source))) from None


def _check_source(source: Path, found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise UsageError("store.source_not_a_file", path=printable(str(source)))
    if found.st_size == 0:
        raise UsageError("store.source_empty", path=printable(str(source)))


def _copy(reading: int, writing: int, source: Path) -> tuple[str, int]:
    digest, size_bytes = hashlib.sha256(), 0
    while True:
        try:
            part = os.read(reading, _CHUNK_BYTES)
        except OSError:
            raise UsageError("store.source_unreadable", path=printable(str(source))) from None
        if not part:
            return digest.hexdigest(), size_bytes
        digest.update(part)
        size_bytes += len(part)
        write_all(writing, part)


def take_place(folder: Path, copied: Copied) -> str:
    """Give the copy its name, which nothing else has, and return its path relative to the case folder."""
    place = copied.path.parent
    with disk_errors(place):
        final = place / unused(place, safe_name(printable(copied.name)))
        copied.path.rename(final)
        sync_folder(place)
    return final.relative_to(folder).as_posix()


def discard(path: Path) -> None:
    """Take a copy away that did not become part of the case."""
    with suppress(OSError):
        path.unlink()


def sha256_of(path: Path) -> str:
    """Return the checksum of a regular file; raises OSError."""
    digest = hashlib.sha256()
    with closed(os.open(path, _FLAGS)) as reading:
        if not stat.S_ISREG(os.fstat(reading).st_mode):
            raise OSError(errno.EINVAL, "not a regular file", str(path))
        while part := os.read(reading, _CHUNK_BYTES):
            digest.update(part)
    return digest.hexdigest()


def document_file(folder: Path, document: Document) -> Path:
    """Return the file of a document, once it is proved to be the one that was attached: what may be opened.

    Raises what `document_path` raises; DamagedError when it is gone, no regular file, unreadable, or has changed.
    """
    path, values = (
        document_path(folder, document.path),
        {"name": document.original_name, "path": document.path},
    )
    try:
        same = sha256_of(path) == document.sha256
    except FileNotFoundError:
        raise DamagedError("store.document_gone", **values) from None
    except OSError:
        raise DamagedError("store.document_unreadable", **values) from None
    if not same:
        raise DamagedError("store.document_changed", **values)
    return path


def _trashed(folder: Path, record: Record) -> Path:
    name = str(record.get("path", "")).rpartition("/")[2]
    return (
        folder
        / TRASH
        / f"{slot_folder(str(record.get('id', '')))}-{str(record.get('sha256', ''))[:12]}-{name}"
    )


def bring_back(folder: Path, records: Iterable[Record], *, lenient: bool = False) -> None:
    """Make sure the files of records that are about to be written again are in place, out of the trash.

    Raises NotFoundError when one is gone for good and DamagedError when a record names a place outside the case,
    unless lenient: it is then named as missing from now on.
    """
    for record in records:
        try:
            path = document_path(folder, str(record.get("path", "")))
        except DamagedError:
            if lenient:
                continue
            raise
        trashed = _trashed(folder, record)
        if path.is_file() and _is(path, record):
            continue
        if not path.exists() and trashed.is_file() and _is(trashed, record):
            with disk_errors(path):
                make_folder(path.parent)
                trashed.rename(path)
                sync_folder(path.parent)
        elif not lenient:
            raise NotFoundError(
                "store.trash_gone", name=printable(str(record.get("original_name", path.name)))
            )


def _is(path: Path, record: dict[str, Any]) -> bool:
    try:
        return sha256_of(path) == record.get("sha256")
    except OSError:
        return False


def put_away(folder: Path, records: Iterable[Record]) -> None:
    """Move the files of records that are no more to the trash; what stays, doctor names."""
    refuse_links(folder, TRASH)
    for record in records:
        with suppress(OSError, CasefileError):
            path = document_path(folder, str(record.get("path", "")))
            trashed = _trashed(folder, record)
            make_folder(trashed.parent)
            path.replace(trashed)
