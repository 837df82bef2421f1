"""The groups of a desk: folders, some deep, that hold cases and are none; their names never lead out of the desk."""

import os
from collections.abc import Iterator
from pathlib import Path

from casefile.errors import UsageError
from casefile.rules.text import folded
from casefile.services.store.folder import is_case
from casefile.services.store.modes import disk_error
from casefile.services.store.paths import CASE_FILE, folder_name
from casefile.services.store.platforms import is_link
from casefile.services.store.reading import Stamp, stamp_of

__all__ = [
    "MOST_DEEP", "CasePlace", "case_folders", "group_folder", "group_of", "groups_of", "inside_of", "is_on_desk",
]  # fmt: skip

MOST_DEEP = 4
"""How many groups may lie in each other: a disk that was copied onto the desk is not searched through."""
CasePlace = tuple[str, str, Stamp | None]
"""A case on the desk: its group, its folder, and the stamp of its file, None where it has none that can be reached."""


def case_folders(home: Path) -> Iterator[CasePlace]:
    """Yield the cases of the desk and of its groups, by name, those of a group after those beside it.

    An absent desk has none. Raises DiskError when the desk cannot be listed; a group that cannot be is passed over.
    """
    try:
        yield from _within(str(home), "", 0)
    except FileNotFoundError:
        return
    except OSError as problem:
        raise disk_error(problem, home, reading=True) from problem


def _within(root: str, group: str, depth: int) -> Iterator[CasePlace]:
    here = f"{root}/{group}" if group else root
    with os.scandir(here) as entries:
        folders = sorted((entry for entry in entries if _is_folder(entry)), key=lambda entry: entry.name)
    inner = []
    for entry in folders:
        try:
            yield group, entry.name, stamp_of(os.stat(f"{entry.path}/{CASE_FILE}"))  # noqa: PTH116 - a Path costs more
        except OSError:
            if is_case(Path(entry.path)):
                yield group, entry.name, None
            elif depth < MOST_DEEP and not is_link(entry.path):
                inner.append(f"{group}/{entry.name}" if group else entry.name)
    for each in inner:
        yield from _of_group(root, each, depth + 1)


def _of_group(root: str, group: str, depth: int) -> Iterator[CasePlace]:
    try:
        yield from _within(root, group, depth)
    except OSError:  # not ours to read: the desk is listed without it
        return


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return not entry.name.startswith(".") and entry.is_dir()
    except OSError:
        return False


def group_folder(home: Path, group: str) -> Path:
    """Return the folder of a group named with slashes, there already or not; the desk itself for an empty name.

    Raises UsageError (store.group_outside, store.group_too_deep, store.group_is_case) when the name leads out of the
    desk, when the folder would not be searched, or when it is a case.
    """
    parts = [part for part in group.replace("\\", "/").split("/") if part.strip()]
    if group.startswith(("/", "~")) or any(folder_name(part) != part for part in parts):
        raise UsageError("store.group_outside", name=group[:60])
    if len(parts) > MOST_DEEP:
        raise UsageError("store.group_too_deep", name=group[:60], most=MOST_DEEP)
    folder = home
    for part in parts:
        folder = folder / _as_there(folder, part)
        if is_link(folder):
            raise UsageError("store.group_outside", name=group[:60])
        if is_case(folder):
            raise UsageError("store.group_is_case", name=group[:60], path=str(folder))
    return folder


def _as_there(folder: Path, part: str) -> str:
    """Return the name as the folder that is there spells it: “ete” is no second one beside “Été”."""
    if os.path.lexists(folder / part):
        return part
    try:
        with os.scandir(folder) as entries:
            alike = [
                entry.name for entry in entries if folded(entry.name) == folded(part) and _is_folder(entry)
            ]
    except OSError:
        return part
    return alike[0] if len(alike) == 1 else part


def is_on_desk(home: Path, folder: Path) -> bool:
    """Say whether a folder lies on the desk, in a group or in none."""
    return home.absolute() in folder.absolute().parents


def group_of(home: Path, folder: Path) -> str:
    """Return the group that a folder of the desk lies in, with slashes; empty for one that lies elsewhere."""
    try:
        return folder.absolute().parent.relative_to(home.absolute()).as_posix().removeprefix(".")
    except ValueError:
        return ""


def inside_of(home: Path, folder: Path) -> str:
    """Return where a case is on the desk: its group and its folder, with slashes; its whole path elsewhere."""
    if not is_on_desk(home, folder):
        return str(folder)
    group = group_of(home, folder)
    return f"{group}/{folder.name}" if group else folder.name


def groups_of(home: Path) -> list[Path]:
    """Return the folders cases lie in: the desk, and each of its groups that holds one."""
    names = dict.fromkeys(group for group, _, _ in case_folders(home))
    return [home, *(home / name for name in names if name)]
