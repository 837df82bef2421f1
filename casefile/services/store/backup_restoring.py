"""A case put together again from a backup: every file proved by its checksum before the case appears, in one step."""

import os
import shutil
import stat
from pathlib import Path

import msgspec

from casefile.errors import NotFoundError, UsageError
from casefile.rules.findings import Finding
from casefile.rules.text import folded
from casefile.services.store.backup_states import State, content_path, copy_out, every_state
from casefile.services.store.folder import free_folder
from casefile.services.store.groups import group_folder
from casefile.services.store.modes import (
    closed,
    disk_errors,
    make_folder,
    sync_folder,
    write_new,
)
from casefile.services.store.naming import several
from casefile.services.store.paths import (
    CASE_FILE,
    DOCUMENTS,
    EXPORTS,
    PREVIOUS,
    README_FILE,
    printable,
)
from casefile.services.store.placing import built_apart, put_case, refuse_taken
from casefile.services.store.reading import READING
from casefile.services.store.readme import README
from casefile.services.store.unbag import case_name, is_part

__all__ = ["PutBack", "restore_backup"]


class PutBack(msgspec.Struct, frozen=True, kw_only=True):
    """A case that was put together again: its folder, and what had to be left out of it."""

    path: Path
    lacking: tuple[Finding, ...] = ()


def restore_backup(
    place: Path, ref: str, home: Path, folder: Path | None = None, number: int | None = None
) -> PutBack:
    """Put a case together as the backup kept it, in `folder`, else in a free one of the desk, and tell where.

    `number` is that of the state, the newest without it. What is not whole in the backup is left out and named; but
    without the case file there is no case. Raises NotFoundError, UsageError (case.several for a name of several cases,
    store.folder_taken, store.backup_not_whole), DiskError; nothing is left behind then.
    """
    state, origin = _wanted(place, ref, number)
    final = (folder or free_folder(_group(home, state), state.folder)).absolute()
    refuse_taken(final)
    building = built_apart(final)
    try:
        with disk_errors(final.parent):
            for part in (DOCUMENTS, EXPORTS, PREVIOUS):
                make_folder(building / part)
            lacking = [
                name for name, told in state.files.items() if not _put(place, name, told, building, origin)
            ]
            if README_FILE in lacking:  # every case has the same
                write_new(building / README_FILE, README.encode())
                lacking.remove(README_FILE)
            case_name(building, origin)
            for path in (*building.rglob("*"), building):
                if path.is_dir():
                    sync_folder(path)
            put_case(building, final)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    return PutBack(path=final, lacking=tuple(_left_out(name) for name in lacking))


def _left_out(name: str) -> Finding:
    return Finding(code="store.backup_left_out", severity="warning", values={"name": printable(name)})


def _wanted(place: Path, ref: str, number: int | None) -> tuple[State, Path]:
    """Return the state meant and its file, by the name of the case or of its folder in the backup."""
    found: dict[Path, list[tuple[State, Path]]] = {}
    for path, state in every_state(place):
        if state is not None and _is_called(state, path.parent, ref):
            found.setdefault(path.parent, []).append((state, path))
    if len(found) > 1:
        raise several(printable(ref), [folder.name for folder in found])
    states = next(iter(found.values()), [])
    if not states:
        raise NotFoundError("store.not_in_backup", name=printable(ref), path=str(place))
    fitting = [each for each in states if number in {None, each[0].number}]
    if not fitting:
        raise NotFoundError("store.no_backup_state", name=printable(ref), number_code=number)
    return fitting[-1]


def _group(home: Path, state: State) -> Path:
    """Return the group the case was in; the desk itself when no group can be called so here."""
    try:
        return group_folder(home, state.group)
    except UsageError:
        return home


def _is_called(state: State, folder: Path, ref: str) -> bool:
    return folded(ref) in {folded(state.name), folded(state.folder), folded(folder.name)}


def _put(place: Path, name: str, told: tuple[str, int, int], building: Path, origin: Path) -> bool:
    """Put one file in its place, once what is there is proved to be what the state names; say whether it was.

    Raises UsageError (store.backup_not_whole) for a name that leads elsewhere, and for the case file.
    """
    path = building / name
    if not is_part(name) or os.path.lexists(path):
        raise UsageError("store.backup_not_whole", path=str(origin), name=printable(name))
    with disk_errors(path.parent):
        make_folder(path.parent)
    if _copied(content_path(place, told[0]), path) != told[0]:
        if name == CASE_FILE:
            raise UsageError("store.backup_not_whole", path=str(origin), name=printable(name))
        path.unlink(missing_ok=True)
        return False
    os.utime(path, ns=(told[2], told[2]))
    return True


def _copied(content: Path, path: Path) -> str:
    """Return the checksum of what was copied; empty when there is no regular file."""
    try:
        descriptor = os.open(content, READING | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return ""
    with closed(descriptor) as reading, disk_errors(path.parent):
        if not stat.S_ISREG(os.fstat(reading).st_mode):
            return ""
        return copy_out(reading, content, path)
