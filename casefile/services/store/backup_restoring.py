"""A case put together again from a backup: every file proved by its checksum before the case appears, in one step."""

import hashlib
import os
import shutil
import stat
from pathlib import Path

from casefile.errors import NotFoundError, UsageError
from casefile.rules.text import folded
from casefile.services.store.backup_states import State, content_path, every_state
from casefile.services.store.folder import free_folder
from casefile.services.store.groups import group_folder
from casefile.services.store.modes import (
    closed,
    disk_errors,
    make_folder,
    open_new,
    sync_file,
    sync_folder,
    write_all,
)
from casefile.services.store.naming import several
from casefile.services.store.paths import DOCUMENTS, EXPORTS, PREVIOUS, printable
from casefile.services.store.placing import built_apart, put_case, refuse_taken
from casefile.services.store.reading import READING, parts_of
from casefile.services.store.unbag import case_name, is_part

__all__ = ["restore_backup"]


def restore_backup(
    place: Path, ref: str, home: Path, folder: Path | None = None, number: int | None = None
) -> Path:
    """Return the folder of the case as the backup kept it: `folder`, else a free one on the desk.

    `number` is that of the state, the newest without it. Raises NotFoundError, UsageError (case.several for a name of
    several cases, store.folder_taken, store.backup_not_whole), DiskError; nothing is left behind then.
    """
    state, origin = _wanted(place, ref, number)
    final = (folder or free_folder(_group(home, state), state.folder)).absolute()
    refuse_taken(final)
    building = built_apart(final)
    try:
        with disk_errors(final.parent):
            for part in (DOCUMENTS, EXPORTS, PREVIOUS):
                make_folder(building / part)
            for name, told in state.files.items():
                _put(place, name, told, building, origin)
            case_name(building, origin)
            for path in (*building.rglob("*"), building):
                if path.is_dir():
                    sync_folder(path)
            put_case(building, final)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    return final


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


def _put(place: Path, name: str, told: tuple[str, int, int], building: Path, origin: Path) -> None:
    """Put one file in its place, once what is there is proved to be what the state names."""
    path = building / name
    if not is_part(name) or os.path.lexists(path):
        raise UsageError("store.backup_not_whole", path=str(origin), name=printable(name))
    with disk_errors(path.parent):
        make_folder(path.parent)
    if _copied(content_path(place, told[0]), path) != told[0]:
        raise UsageError("store.backup_not_whole", path=str(origin), name=printable(name))
    os.utime(path, ns=(told[2], told[2]))


def _copied(content: Path, path: Path) -> str:
    """Return the checksum of what was copied; empty when there is no regular file."""
    digest = hashlib.sha256()
    try:
        descriptor = os.open(content, READING | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return ""
    with closed(descriptor) as reading, disk_errors(path.parent):
        if not stat.S_ISREG(os.fstat(reading).st_mode):
            return ""
        with closed(open_new(path)) as writing:
            for part in parts_of(reading, content):
                digest.update(part)
                write_all(writing, part)
            sync_file(writing)
    return digest.hexdigest()
