"""Reading a file someone named: what is no file is refused in a sentence."""

import sys

from casefile.errors import DiskError, NotFoundError, UsageError
from casefile.resources import told_path

__all__ = ["read_named"]

_LIMIT_BYTES = 5_000_000


def read_named(name: str, limit_bytes: int = _LIMIT_BYTES) -> bytes:
    """Return the bytes of a regular file, or of what is piped in (/dev/stdin).

    Raises NotFoundError (file.missing), UsageError (file.not_a_file, file.too_large), DiskError.
    """
    if name == "/dev/stdin":
        return _piped(name, limit_bytes)
    path = told_path(name)
    if not path.exists():
        raise NotFoundError("file.missing", path=name)
    if not path.is_file():
        raise UsageError("file.not_a_file", path=name)
    if path.stat().st_size > limit_bytes:
        raise UsageError("file.too_large", path=name, limit_bytes=limit_bytes)
    try:
        return path.read_bytes()
    except OSError as fault:
        raise DiskError("file.unreadable", path=name) from fault


def _piped(name: str, limit_bytes: int) -> bytes:
    content = sys.stdin.buffer.read(limit_bytes + 1)
    if len(content) > limit_bytes:
        raise UsageError("file.too_large", path=name, limit_bytes=limit_bytes)
    return content
