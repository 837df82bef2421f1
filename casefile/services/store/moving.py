"""A case put in another folder of its desk: in one step, with all it holds."""

import os
from pathlib import Path

from casefile.errors import NotFoundError, UsageError
from casefile.services.store.folder import is_case
from casefile.services.store.groups import group_folder, is_on_desk
from casefile.services.store.lock import locked
from casefile.services.store.modes import confirm, disk_errors, make_folder, sync_folder
from casefile.services.store.paths import unused
from casefile.services.store.platforms import is_link

__all__ = ["move_case"]


def move_case(folder: Path, home: Path, group: str) -> Path:
    """Put a case of the desk in a group of it, the desk itself for an empty name, and return where it is then.

    Where it is there already nothing is done; where another folder has its name it gets a number. Raises NotFoundError
    when it is no case, UsageError (store.move_elsewhere) for one of another place or behind a link, and what
    `group_folder` raises; LockedError while another program changes it; DiskError.
    """
    folder = folder.absolute()
    if not is_case(folder):
        raise NotFoundError("store.no_case", path=str(folder))
    if is_link(folder) or not is_on_desk(home, folder):
        raise UsageError("store.move_elsewhere", path=str(folder), home=str(home))
    place = group_folder(home, group).absolute()
    if place == folder.parent:
        return folder
    with disk_errors(place):
        make_folder(place)
    with locked(folder):
        if os.name != "nt":  # who waits for the lock finds the case gone, and makes nothing in its old place
            return _put(folder, place)
    return _put(folder, place)  # Windows moves no folder in which a file is open


def _put(folder: Path, place: Path) -> Path:
    moved = place / unused(place, folder.name)
    with disk_errors(folder):
        folder.rename(moved)
        confirm(moved)
        sync_folder(folder.parent)
    return moved
