"""What a file is on this kind of computer: here, only in somebody’s cloud, or another folder under this name."""

import os
import stat
from pathlib import Path
from typing import Any

__all__ = ["is_beyond_windows", "is_elsewhere", "is_in_cloud_only", "is_link", "stands_in_cloud"]

_WINDOWS_ELSEWHERE = 0x1000 | 0x40000 | 0x400000
"""FILE_ATTRIBUTE_OFFLINE, RECALL_ON_OPEN, RECALL_ON_DATA_ACCESS (winnt.h): reading such a file downloads it."""
_WINDOWS_JUNCTION = 0xA0000003
"""IO_REPARSE_TAG_MOUNT_POINT (winnt.h): a folder that is another one, made without any right; no symbolic link."""
_MACOS_DATALESS = 0x40000000
"""SF_DATALESS (sys/stat.h of macOS): the file system fetches the content when it is read."""

_WINDOWS_TOO_LONG = 206
"""ERROR_FILENAME_EXCED_RANGE (winerror.h)."""
_WINDOWS_NOT_FOUND = (2, 3)
"""ERROR_FILE_NOT_FOUND and ERROR_PATH_NOT_FOUND: what most calls say of a path that is too long."""
_WINDOWS_LONGEST = 248
"""MAX_PATH, 260 with its end, less the 12 signs that are kept free for a file in a folder that is made."""


def is_beyond_windows(problem: OSError, path: Path) -> bool:
    """Say whether Windows refused a path for its length: it says so, or finds nothing where nothing can be."""
    told = getattr(problem, "winerror", None)
    if told not in _WINDOWS_NOT_FOUND:
        return told == _WINDOWS_TOO_LONG
    named = (path.absolute(), problem.filename, problem.filename2)
    return max(len(str(each)) for each in named) >= _WINDOWS_LONGEST


def is_in_cloud_only(found: Any) -> bool:
    """Say of what stat told of a file whether its content is not on this computer; nothing is read for it."""
    attributes, flags = getattr(found, "st_file_attributes", 0), getattr(found, "st_flags", 0)
    return bool(attributes & _WINDOWS_ELSEWHERE or flags & _MACOS_DATALESS)


def stands_in_cloud(path: Path) -> bool:
    """Say whether the place of a file that is gone is kept by one that iCloud left: .NAME.icloud."""
    return os.path.lexists(path.with_name(f".{path.name}.icloud"))


def is_link(path: str | Path) -> bool:
    """Say whether a path is a symbolic link or a junction; one that is not there, or cannot be asked, is none."""
    try:
        found = os.lstat(path)
    except (OSError, ValueError):
        return False
    return is_elsewhere(found)


def is_elsewhere(found: os.stat_result) -> bool:
    """Say of what lstat told whether it is a symbolic link or a junction."""
    return stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == _WINDOWS_JUNCTION
