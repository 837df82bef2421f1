"""What a file is on this kind of computer: whether its content is here, or only in somebody’s cloud."""

import os
from pathlib import Path
from typing import Any

__all__ = ["is_in_cloud_only", "stands_in_cloud"]

_WINDOWS_ELSEWHERE = 0x1000 | 0x40000 | 0x400000
"""FILE_ATTRIBUTE_OFFLINE, RECALL_ON_OPEN, RECALL_ON_DATA_ACCESS (winnt.h): reading such a file downloads it."""
_MACOS_DATALESS = 0x40000000
"""SF_DATALESS (sys/stat.h of macOS): the file system fetches the content when it is read."""


def is_in_cloud_only(found: Any) -> bool:
    """Say of what stat told of a file whether its content is not on this computer; nothing is read for it."""
    attributes, flags = getattr(found, "st_file_attributes", 0), getattr(found, "st_flags", 0)
    return bool(attributes & _WINDOWS_ELSEWHERE or flags & _MACOS_DATALESS)


def stands_in_cloud(path: Path) -> bool:
    """Say whether the place of a file that is gone is kept by one that iCloud left: .NAME.icloud."""
    return os.path.lexists(path.with_name(f".{path.name}.icloud"))
