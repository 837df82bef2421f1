"""Putting a case that was built apart where it belongs: in a folder that is not there yet, or in an empty one."""

import os
from contextlib import suppress
from pathlib import Path

from casefile.errors import UsageError
from casefile.services.store.modes import FOLDER_MODE, confirm, make_private, sync_folder
from casefile.services.store.paths import CASE_FILE, unfinished

__all__ = ["built_apart", "put_case", "refuse_taken"]

_CLAIM = ".taken"


def refuse_taken(folder: Path) -> None:
    """Refuse a folder that something is in, or a name that a file has (UsageError store.folder_taken)."""
    if os.path.lexists(folder) and not (folder.is_dir() and not any(folder.iterdir())):
        raise UsageError("store.folder_taken", path=str(folder))


def built_apart(folder: Path) -> Path:
    """Return where to build what comes to that folder: in it when it is there, for it may be a disk of its own."""
    return unfinished(folder if folder.is_dir() else folder.parent)


def put_case(building: Path, folder: Path) -> None:
    """Put what was built in its folder; an empty one stays the one a terminal may be in.

    Raises UsageError (store.folder_taken) when it was filled meanwhile, OSError; the building is whole then.
    """
    if folder.is_dir():
        _put_inside(building, folder)
    else:
        try:
            building.rename(folder)
        except OSError:
            if folder.exists():
                raise UsageError("store.folder_taken", path=str(folder)) from None
            raise
    with suppress(PermissionError):  # a parent that may be written and not read
        confirm(folder)


def _put_inside(building: Path, folder: Path) -> None:
    """Move all that was built, what makes it a case last."""
    claim = folder / _CLAIM
    try:
        claim.mkdir(FOLDER_MODE)  # of two who fill it at once, one
    except FileExistsError:
        raise UsageError("store.folder_taken", path=str(folder)) from None
    moved: list[Path] = []
    try:
        if {*folder.iterdir()} - {claim, building}:
            raise UsageError("store.folder_taken", path=str(folder))
        make_private(folder)
        for part in sorted(building.iterdir(), key=lambda each: each.name == CASE_FILE):
            moved.append(part)
            part.rename(folder / part.name)
    except BaseException:
        for part in moved:
            if not os.path.lexists(part):
                (folder / part.name).rename(part)
        claim.rmdir()
        raise
    claim.rmdir()
    building.rmdir()
    sync_folder(folder)
