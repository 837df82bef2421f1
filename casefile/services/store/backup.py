"""Copies of cases in another place: every file once, named by its checksum, and what each state of a case was made of.

A state is only written when a case has changed, after all its files have been read back from the copy. The place holds
`files/ab/abcd…` (the contents) and `cases/NAME [id]/NUMBER-MOMENT.json` (the states); a README says how to put a case
together by hand.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec

from casefile.errors import CasefileError, StoreError, UsageError
from casefile.services.store.backup_states import (
    CASES,
    FILES,
    State,
    content_path,
    copy_out,
    is_kept,
    is_whole,
    newest_state,
    rotate,
    sweep_contents,
)
from casefile.services.store.codec import decode
from casefile.services.store.groups import group_of
from casefile.services.store.headrecord import head_record
from casefile.services.store.lock import locked
from casefile.services.store.modes import (
    closed,
    confirm,
    disk_errors,
    make_folder,
    put_in_place,
    write_new,
)
from casefile.services.store.paths import folder_name, unfinished
from casefile.services.store.reading import READING, read_bytes, stamp
from casefile.services.store.readme import BACKUP_README
from casefile.services.store.travelling import travelling

__all__ = ["BackedUp", "Backup", "back_up"]

_TRIES = 3

BackupProgress = Callable[[int, int, str], None]


class BackedUp(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one case: the number of its newest state, what was copied anew, or why it was not.

    `kept_in` is the folder of its states when one was written; `unread` are newer states there that nobody can read.
    """

    path: Path
    changed: bool
    kept_in: Path | None = None
    number: int = 0
    files: int = 0
    size_bytes: int = 0
    damage: CasefileError | None = None
    unread: tuple[Path, ...] = ()


class Backup(msgspec.Struct, frozen=True, kw_only=True):
    """One run: where the copies are, what became of each case, how many old states went."""

    place: Path
    cases: tuple[BackedUp, ...]
    rotated: int


def back_up(
    folders: Sequence[Path], place: Path, home: Path, at: datetime, progress: BackupProgress | None = None
) -> Backup:
    """Bring the copies in that place up to date; a case that cannot be read keeps its earlier copies and is named.

    Raises UsageError (store.backup_inside) for a place inside the desk (`home`) or a case, DiskError when the
    place refuses.
    """
    place = place.absolute()
    if _is_inside(place, (home, *folders)):
        raise UsageError("store.backup_inside", path=str(place))
    with disk_errors(place):
        make_folder(place / FILES)
        make_folder(place / CASES)
    done: list[BackedUp] = []
    rotated = 0
    with locked(place):
        if not (place / "README.txt").exists():
            with disk_errors(place):
                write_new(place / "README.txt", BACKUP_README.encode())
        for number, folder in enumerate(folders):
            if progress is not None:
                progress(number, len(folders), folder.name)
            done.append(_one(folder, place, home, at))
            rotated += rotate(done[-1].kept_in) if done[-1].kept_in is not None else 0
        if progress is not None:
            progress(len(folders), len(folders), "")
        if rotated:
            sweep_contents(place)
    return Backup(place=place, cases=tuple(done), rotated=rotated)


def _is_inside(place: Path, folders: Iterable[Path]) -> bool:
    """Say whether a place, there already or not, lies in one of the folders, under whatever name."""
    real = Path(os.path.realpath(place))
    above = {_identity(each) for each in (real, *real.parents)} - {None}
    return any(_identity(each) in above for each in folders)


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(folder)  # noqa: PTH116 - a thousand cases are gone through
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _one(folder: Path, place: Path, home: Path, at: datetime) -> BackedUp:
    """Copy one case as it is at one moment; one that is changed meanwhile is read again."""
    damage: CasefileError = StoreError("store.changed_while_backed_up", path=str(folder))
    for _ in range(_TRIES):
        before = stamp(folder)
        try:
            done = _copied(folder, place, home, at)
        except (StoreError, UsageError) as problem:
            if problem.values.get("path", "").startswith(str(place)):
                raise  # the copies' own disk: no other case will fare better
            damage = problem
            break
        if done is not None and stamp(folder) == before:
            return done
    return BackedUp(path=folder, changed=False, damage=damage)


def _copied(folder: Path, place: Path, home: Path, at: datetime) -> BackedUp | None:
    """Return what was copied; None when a file went or changed under the hand."""
    with disk_errors(folder, reading=True):
        found = list(travelling(folder, earlier=True))
    file = found[0][0]
    head = head_record(file)[0]
    last, number, unread = newest_state(_place_of(folder, str(head["id"]), place))
    known = last.files if last else {}
    signed = {name: (about.st_size, about.st_mtime_ns) for _, name, about in found}
    group = group_of(home, folder)
    if (
        last is not None
        and last.group == group
        and signed == {name: each[1:] for name, each in known.items()}
        and all(is_kept(place, each) for each in known.values())
    ):
        return BackedUp(path=folder, changed=False, number=last.number, unread=unread)
    decode(read_bytes(Path(file))[0], Path(file))  # a damaged case never takes the place of a good state
    files: dict[str, tuple[str, int, int]] = {}
    copied, size_bytes = 0, 0
    for path, name, about in found:
        told = known.get(name)
        if told is not None and told[1:] == signed[name] and is_kept(place, told):
            files[name] = told
            continue
        try:
            digest, anew = _keep(Path(path), place)
        except FileNotFoundError:
            return None
        files[name] = (digest, *signed[name])
        copied += anew
        size_bytes += about.st_size if anew else 0
    if (
        last is not None and last.group == group and last.files == files
    ):  # the copies lacked something, not the case
        return BackedUp(path=folder, changed=True, number=last.number, files=copied, size_bytes=size_bytes,
                        unread=unread)  # fmt: skip
    state = State(id=str(head["id"]), name=str(head.get("name", "")), folder=folder.name, at=at,
                  generation=int(head["generation"]), number=number + 1,
                  group=group, files=files)  # fmt: skip
    kept_in = _place_of(folder, state.id, place)
    _write(kept_in, state)
    return BackedUp(path=folder, changed=True, kept_in=kept_in, number=state.number, files=copied,
                    size_bytes=size_bytes, unread=unread)  # fmt: skip


def _place_of(folder: Path, id: str, place: Path) -> Path:
    return place / CASES / f"{folder_name(folder.name)} [{id[:8]}]"


def _keep(source: Path, place: Path) -> tuple[str, bool]:
    """Copy one file under its checksum and read the copy back; say whether it was not there yet."""
    new = unfinished(place / FILES)
    with closed(os.open(source, READING)) as reading:
        try:
            with disk_errors(new):
                digest = copy_out(reading, source, new)
            final = content_path(place, digest)
            with disk_errors(final):
                if is_whole(final, digest):
                    new.unlink()
                    return digest, False
                make_folder(final.parent)
                put_in_place(new, final)
                confirm(final)
                if not is_whole(final, digest):
                    raise StoreError("store.backup_differs", path=str(final))
        finally:
            with suppress(OSError):
                new.unlink()
    return digest, True


def _write(folder: Path, state: State) -> None:
    """Put the state in its place, once everything it names is there."""
    path = folder / state.file
    with disk_errors(path):
        make_folder(folder)
        new = path.with_name(path.name + ".new")
        write_new(new, msgspec.json.format(msgspec.json.encode(state), indent=1))
        put_in_place(new, path)
        confirm(path)
