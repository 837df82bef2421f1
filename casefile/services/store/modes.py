"""Folders 0700, files 0600, whatever the umask; what the disk refuses becomes one sentence with its path."""

import errno
import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from casefile.errors import DiskError, StoreError, UsageError
from casefile.rules.findings import Finding
from casefile.services.store.limits import is_unknown, met
from casefile.services.store.platforms import is_beyond_windows

__all__ = [
    "closed",
    "confirm",
    "disk_error",
    "disk_errors",
    "make_folder",
    "open_new",
    "put_in_place",
    "reason_of",
    "sync_file",
    "sync_folder",
    "too_long",
    "write_new",
]

_WAITS_FOR_READERS = os.name == "nt"
_READER_SECONDS, _LOOK_AGAIN_SECONDS = 1.0, 0.01
FOLDER_MODE = 0o700
FILE_MODE = 0o600
_LONGEST_NAME_BYTES, _END_SHOWN = 255, 60
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REFUSED = {errno.EROFS, errno.EACCES, errno.EPERM}
_TEMPORARY = re.compile(r"\.\d+-[0-9a-f]+\.(new|removed)")
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_NEW |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def disk_error(problem: OSError, path: Path, *, reading: bool = False) -> StoreError | UsageError:
    """Return the deliberate error that says in one sentence what the disk refused, and where.

    Nothing was to be saved when `reading`. A temporary of ours is called by the folder it is in. A name that no disk
    holds was typed wrongly: the disk is well.
    """
    path = _known_to_people(path)
    long = too_long(problem, path)
    if long is not None:
        return long
    if problem.errno == errno.ENOTDIR:
        return DiskError("store.not_a_folder", path=str(path))
    if problem.errno in _FULL:
        return DiskError("store.disk_full", path=str(path))
    if problem.errno in _REFUSED:
        return DiskError("store.disk_refused", path=str(path))
    code = "store.read_failed" if reading else "store.disk_failed"
    return DiskError(code, path=str(path), reason=reason_of(problem))


def reason_of(problem: OSError) -> Finding:
    """Return what the system says, in a sentence of ours where there is one, else by the name of the fault."""
    name = errno.errorcode.get(problem.errno or 0, type(problem).__name__)
    return Finding(code="store.reason", severity="note", values={"variant": name.lower(), "name": name})


def too_long(problem: OSError, path: Path) -> UsageError | None:
    """Return the error for a name or a whole path that is too long here; None when that is not what was refused."""
    beyond = is_beyond_windows(problem, path)
    if not beyond and problem.errno != errno.ENAMETOOLONG:
        return None
    longest = max(path.parts, key=lambda part: len(os.fsencode(part)), default="")
    whole = os.path.abspath(path)  # noqa: PTH100 - no link is followed
    values: dict[str, Any] = {"count": len(whole), "end": whole[-_END_SHOWN:]}
    if beyond:
        return UsageError("file.path_too_long_windows", **values)
    if len(os.fsencode(longest)) <= _LONGEST_NAME_BYTES:
        return UsageError("file.path_too_long", **values)
    return UsageError("file.name_too_long", name=longest[:_END_SHOWN])


def _known_to_people(path: Path) -> Path:
    """Return the path, cut before the first hidden temporary in it."""
    parts = path.parts
    hidden = next((at for at, part in enumerate(parts) if _TEMPORARY.fullmatch(part)), len(parts))
    return Path(*parts[:hidden])


@contextmanager
def disk_errors(path: Path, *, reading: bool = False) -> Iterator[None]:
    """Turn every OSError met inside into a DiskError about that path, a UsageError for what is too long."""
    try:
        yield
    except OSError as problem:
        raise disk_error(problem, path, reading=reading) from problem


def make_folder(path: Path) -> None:
    """Make a folder that only its owner can enter, with missing parents; one that exists keeps its mode."""
    if path.is_dir():
        return
    make_folder(path.parent)
    with suppress(FileExistsError):
        path.mkdir(FOLDER_MODE)
        make_private(path)
        sync_folder(path.parent)


def make_private(folder: Path) -> None:
    """Let only its owner enter a folder, where the disk can."""
    with _kept_private(folder):
        folder.chmod(FOLDER_MODE)


def open_new(path: Path) -> int:
    """Return a descriptor of a new file that only its owner can read; a leftover of that name goes first."""
    with suppress(FileNotFoundError):
        path.unlink()
    descriptor = os.open(path, _NEW, FILE_MODE)
    try:
        if hasattr(os, "fchmod"):
            with _kept_private(path):
                os.fchmod(descriptor, FILE_MODE)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


@contextmanager
def _kept_private(path: Path) -> Iterator[None]:
    """Let a disk pass that keeps no rights; when others can read what was made there, that is told."""
    try:
        yield
    except OSError as problem:
        if not is_unknown(problem) and problem.errno != errno.EPERM:
            raise
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            met("store.no_rights", path)


@contextmanager
def closed(descriptor: int) -> Iterator[int]:
    """Close the descriptor at the end, whatever happens."""
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def write_new(path: Path, content: bytes) -> None:
    """Write a new file and wait until the disk has it; half a file is taken away again."""
    try:
        with closed(open_new(path)) as descriptor:
            write_all(descriptor, content)
            sync_file(descriptor)
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise


def put_in_place(new: Path, final: Path) -> None:
    """Let a new file take the place of the one there; on Windows who reads that one is waited for, a second at most.

    Windows replaces no file that another program has open, and says that it is refused.
    """
    until = time.monotonic() + _READER_SECONDS
    while True:
        try:
            new.replace(final)
        except PermissionError:
            if not _WAITS_FOR_READERS or time.monotonic() >= until:
                raise
            time.sleep(_LOOK_AGAIN_SECONDS)
        else:
            return


def write_all(descriptor: int, content: bytes) -> None:
    """Write every byte: one call may take fewer than it is given."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def sync_file(descriptor: int) -> None:
    """Wait until the disk holds the file; macOS needs its own call to go past the drive's cache."""
    try:
        import fcntl
    except ImportError:
        os.fsync(descriptor)
        return
    full = getattr(fcntl, "F_FULLFSYNC", None)
    try:
        if full is not None:
            fcntl.fcntl(descriptor, full)
            return
    except OSError as problem:  # a network drive does not know it
        if not is_unknown(problem):
            raise
    os.fsync(descriptor)


def sync_folder(path: Path) -> None:
    """Wait until the disk holds the folder's names; Windows has no such call and needs none.

    A network drive or a stick may have none either: that is told, and the work is done.
    """
    if os.name == "nt":
        return
    with closed(os.open(path, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))) as descriptor:
        try:
            os.fsync(descriptor)
        except OSError as problem:
            if not is_unknown(problem):
                raise
            met("store.no_folder_sync", path)


def confirm(made: Path) -> None:
    """Wait until the disk holds the name of a file or folder that is in its place; raises DiskError.

    It is there, so the error says that it is not confirmed, never that it was not saved.
    """
    try:
        sync_folder(made.parent)
    except OSError as problem:
        raise DiskError("store.output_not_confirmed", path=str(made)) from problem
