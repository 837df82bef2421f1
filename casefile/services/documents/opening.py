"""Opening a file in the computer's own program."""

import os
import subprocess
import sys
from pathlib import Path

__all__ = ["open_file"]


def open_file(path: Path) -> bool:
    """Ask the computer to open the file; say whether it had a program for it. No shell sees the name."""
    if not path.is_file():
        return False
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606 - Windows' own way
        return True
    program = "open" if sys.platform == "darwin" else "xdg-open"
    try:
        done = subprocess.run(  # noqa: S603 - no shell, the path is one absolute argument
            [program, str(path.resolve())], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, timeout=20, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
