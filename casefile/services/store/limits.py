"""What the disk of a case cannot do, met on the way: the work goes on, and it is told once."""

import errno
from pathlib import Path

from casefile.rules.findings import Finding

__all__ = ["is_unknown", "limits_met", "met"]

_UNKNOWN = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK, errno.ENOTTY}
_met: dict[str, dict[str, str]] = {}


def is_unknown(problem: OSError) -> bool:
    """Say whether the disk does not know the call, which is another thing than refusing or failing."""
    return problem.errno in _UNKNOWN


def met(code: str, path: Path, **more: str) -> None:
    """Keep in mind that this disk cannot do what the code names."""
    _met.setdefault(code, {"path": str(path), **more})


def limits_met() -> list[Finding]:
    """Return what disks could not do since this was last asked, each with what follows from it."""
    found = [Finding(code=code, severity="warning", values=values) for code, values in _met.items()]
    _met.clear()
    return found
