"""Reading a case file without trusting it: a regular file, whole, and the stamp that tells which it was."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from casefile.errors import CasefileError, DamagedError, NotFoundError
from casefile.services.store.codec import SIZE_LIMIT_BYTES
from casefile.services.store.modes import closed, disk_errors
from casefile.services.store.paths import CASE_FILE, PREVIOUS

__all__ = ["READING", "Stamp", "case_file", "parts_of", "read_bytes", "read_or_nothing", "stamp", "stamp_of"]

READING = os.O_RDONLY
READING |= getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_CHUNK_BYTES = 1 << 20


class Stamp(NamedTuple):
    """What tells one version of a file from another, for the price of one system call."""

    inode: int
    size_bytes: int
    changed_ns: int


def stamp_of(found: os.stat_result) -> Stamp:
    """Return the stamp in what stat said."""
    return Stamp(found.st_ino, found.st_size, found.st_mtime_ns)


def stamp(folder: Path) -> Stamp | None:
    """Return the stamp of the case file, None when there is none: another one means somebody changed it."""
    try:
        return stamp_of((folder / CASE_FILE).stat())
    except OSError:
        return None


def case_file(folder: Path) -> Path:
    """Return the real path of the case file; a link to it stays a link when the file is replaced.

    Raises NotFoundError when this is no case, DamagedError when it is one whose file is gone.
    """
    path = folder / CASE_FILE
    with disk_errors(path, reading=True):
        if os.path.isfile(path) and not os.path.islink(path):  # noqa: PTH113, PTH114 - a thousand cases are gone through
            return path
        if path.exists():
            return Path(os.path.realpath(path))
        if path.is_symlink() or (folder / PREVIOUS).is_dir():
            raise DamagedError("store.file_gone", path=str(path))
    raise NotFoundError("store.no_case", path=str(folder))


def read_bytes(path: Path, limit_bytes: int | None = None) -> tuple[bytes, Stamp]:
    """Return the bytes of a regular file (its first ones, with a limit) and its stamp.

    A pipe or a device is never waited for. Raises DamagedError when it is no regular file, DiskError when
    the disk refuses.
    """
    with disk_errors(path, reading=True):
        try:
            descriptor = os.open(path, READING)
        except FileNotFoundError:
            raise DamagedError("store.file_gone", path=str(path)) from None
        with closed(descriptor):
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode):
                raise DamagedError("store.not_a_file", path=str(path))
            return _bytes(descriptor, limit_bytes or SIZE_LIMIT_BYTES + 1), stamp_of(found)


def read_or_nothing(path: Path) -> bytes:
    """Return the bytes of a small file of a case; nothing where no regular file can be read."""
    with suppress(CasefileError):
        return read_bytes(path)[0]
    return b""


def _bytes(descriptor: int, limit_bytes: int) -> bytes:
    parts: list[bytes] = []
    while limit_bytes > 0 and (part := os.read(descriptor, min(limit_bytes, _CHUNK_BYTES))):
        parts.append(part)
        limit_bytes -= len(part)
    return b"".join(parts)


def parts_of(descriptor: int, path: Path) -> Iterator[bytes]:
    """Yield the bytes of an open file, part by part; raises DiskError that names the path."""
    while True:
        with disk_errors(path, reading=True):
            part = os.read(descriptor, _CHUNK_BYTES)
        if not part:
            return
        yield part
