"""What a child may use while it looks at one hostile file."""

import contextlib
import sys

__all__ = ["ADDRESS_SPACE_BYTES", "DEADLINE_SECONDS", "confine"]

DEADLINE_SECONDS = 10.0
"""Wall-clock time one file may take before its child is killed."""

ADDRESS_SPACE_BYTES = 1 << 30
_PROCESSOR_SECONDS = 12  # above the deadline, which says "too slow" where this could only say "crashed"
_OPEN_FILES = 24


def confine(
    processor_seconds: int = _PROCESSOR_SECONDS, address_space_bytes: int = ADDRESS_SPACE_BYTES
) -> None:
    """Take from this process what reading files does not need: memory, time, writing, descriptors, core files.

    Does nothing where the system has no such limits (Windows).
    """
    if sys.platform == "win32":
        return
    import resource

    wanted = (
        (resource.RLIMIT_AS, address_space_bytes),
        (resource.RLIMIT_CPU, processor_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    )
    for which, most in wanted:
        # A limit the system already holds lower, or does not keep (macOS and address space), stays as it is.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(which, (most, most))
