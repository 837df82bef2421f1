"""A file's bytes, read once and only from a regular file: no pipe waits, no device runs, no growing file goes on."""

import errno
import hashlib
import os
import stat
from typing import NamedTuple

__all__ = ["LARGEST_READ", "FileBytes", "read_file"]

LARGEST_READ = 64_000_000
"""Files above this many bytes are hashed and told their size, but not looked into."""

_LARGEST_HASHED = 2_000_000_000
_CHUNK = 1 << 20


class FileBytes(NamedTuple):
    """What came of reading: `trouble` is a word of Look, `content` is None for a file too large to look into."""

    trouble: str = ""
    size_bytes: int = 0
    sha256: str = ""
    content: bytes | None = None
    head: bytes = b""
    tail: bytes = b""


def read_file(path: str) -> FileBytes:
    """Return the file's bytes and hash, or the trouble met; never waits on a pipe and never raises OSError."""
    try:
        trouble = _not_regular(os.stat(path).st_mode)  # noqa: PTH116 - a descriptor follows, of the same family
        if trouble:
            return FileBytes(trouble)
        # Should a pipe take the file's place between the two calls, O_NONBLOCK keeps the opening from waiting.
        flags = (
            os.O_RDONLY
            | getattr(os, "O_NONBLOCK", 0)
            | getattr(os, "O_CLOEXEC", 0)
            | getattr(os, "O_BINARY", 0)
        )
        descriptor = os.open(path, flags)
        try:
            return _read(descriptor)
        finally:
            os.close(descriptor)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return FileBytes("missing")
    except PermissionError:
        return FileBytes("no_permission")
    except OSError as error:  # a name longer than any disk holds names no file
        return FileBytes("missing" if error.errno == errno.ENAMETOOLONG else "unreadable_file")


def _not_regular(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "folder"
    return "" if stat.S_ISREG(mode) else "not_a_file"


def _read(descriptor: int) -> FileBytes:
    status = os.fstat(descriptor)
    trouble = _not_regular(status.st_mode)
    if trouble:
        return FileBytes(trouble)
    # The size of this moment bounds the reading: a file that grows meanwhile is seen as it was.
    size = status.st_size
    if size == 0:
        return FileBytes("empty", sha256=hashlib.sha256().hexdigest())
    if size > LARGEST_READ:
        return _hash_only(descriptor, size)
    content = _exactly(descriptor, size)
    return FileBytes(
        size_bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        head=content[:8192],
        tail=content[-65536:],
    )


def _exactly(descriptor: int, size: int) -> bytes:
    parts = []
    left = size
    while left > 0:
        part = os.read(descriptor, min(left, _CHUNK))
        if not part:
            break
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _hash_only(descriptor: int, size: int) -> FileBytes:
    head = os.read(descriptor, 8192)
    if size > _LARGEST_HASHED:
        return FileBytes(size_bytes=size, head=head)
    digest = hashlib.sha256(head)
    left = size - len(head)
    tail = b""
    while left > 0 and (part := os.read(descriptor, min(left, _CHUNK))):
        digest.update(part)
        tail = part
        left -= len(part)
    return FileBytes(size_bytes=size, sha256=digest.hexdigest(), head=head, tail=tail[-65536:])
