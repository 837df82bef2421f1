"""The states of cases that a backup keeps: what each was made of, which may go, and whether all of it is there."""

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Annotated

import msgspec

from casefile.errors import CasefileError, NotFoundError
from casefile.rules.findings import Finding
from casefile.services.store.attachments import sha256_of
from casefile.services.store.modes import closed, disk_errors, open_new, sync_file, write_all
from casefile.services.store.reading import parts_of, read_bytes

__all__ = [
    "CASES", "FILES", "State", "content_path", "copy_out", "every_state", "inspect", "is_kept", "is_whole",
    "newest_state", "rotate", "sweep_contents", "unreadable",
]  # fmt: skip

FILES, CASES = "files", "cases"
NEWEST_KEPT, DAYS_KEPT, MONTHS_KEPT = 3, 7, 12
_NAME = re.compile(r"(\d{5,})-\d{8}T\d{6}Z\.json")
_SUM = re.compile(r"[0-9a-f]{64}")


_Digest = Annotated[str, msgspec.Meta(pattern=rf"\A{_SUM.pattern}\Z")]
_Bytes = Annotated[int, msgspec.Meta(ge=0)]
_Nanoseconds = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)]


class State(msgspec.Struct, frozen=True, kw_only=True):
    """A case at a moment: of each file its name in the case, its checksum, its size and when it was saved (ns).

    `group` is the folder of the desk it lay in.
    """

    schema: str = "casefile.backup-state/1"
    id: str
    name: str
    folder: str
    at: datetime
    generation: int
    number: int
    group: str = ""
    files: dict[str, tuple[_Digest, _Bytes, _Nanoseconds]]

    @property
    def file(self) -> str:
        """Return the name of the file that holds it."""
        return f"{self.number:05}-{self.at:%Y%m%dT%H%M%SZ}.json"

    @property
    def size_bytes(self) -> int:
        """Return how much the case is, put together."""
        return sum(size for _, size, _ in self.files.values())


def content_path(place: Path, digest: str) -> Path:
    """Return where the content of that checksum is kept."""
    return place / FILES / digest[:2] / digest


def copy_out(reading: int, source: Path, new: Path) -> str:
    """Copy an open file to a new one, wait until the disk has it, and return the checksum of what was written."""
    digest = hashlib.sha256()
    with closed(open_new(new)) as writing:
        for part in parts_of(reading, source):
            digest.update(part)
            write_all(writing, part)
        sync_file(writing)
    return digest.hexdigest()


def _numbered(folder: Path) -> list[tuple[int, Path]]:
    """Return the states of a case by their numbers: clocks go back, numbers do not."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 - a thousand cases are gone through
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted((int(match[1]), folder / name) for name in names if (match := _NAME.fullmatch(name)))


def newest_state(folder: Path) -> tuple[State | None, int, tuple[Path, ...]]:
    """Return the newest readable state of a case, the highest number used, and the newer states that cannot be read."""
    numbered = _numbered(folder)
    unread: list[Path] = []
    for number, path in reversed(numbered):
        if (state := _state_in(path, number)) is not None:
            return state, numbered[-1][0], tuple(unread)
        unread.append(path)
    return None, numbered[-1][0] if numbered else 0, tuple(unread)


def every_state(place: Path) -> Iterator[tuple[Path, State | None]]:
    """Yield every state kept, by case, oldest first; None for a file that cannot be read. Raises NotFoundError."""
    if not (place / CASES).is_dir():
        raise NotFoundError("store.no_backup", path=str(place))
    for folder in sorted((place / CASES).iterdir()):
        for number, path in _numbered(folder):
            yield path, _state_in(path, number)


def _state_in(path: Path, number: int) -> State | None:
    """Return the state a file holds, None when it is not one that a backup writes under that number."""
    with suppress(CasefileError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        state = msgspec.json.decode(read_bytes(path)[0], type=State)
        return state if state.number == number else None
    return None


def unreadable(path: Path) -> Finding:
    """Return what is to be said of a state that cannot be read."""
    return Finding(code="store.backup_unreadable", severity="warning", values={"path": str(path)})


def is_kept(place: Path, told: tuple[str, int, int]) -> bool:
    """Say whether a content is there, by its size; `inspect` reads it."""
    try:
        found = content_path(place, told[0]).lstat()
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and found.st_size == told[1]


def rotate(folder: Path) -> int:
    """Drop the states beyond the newest 3, the first of each of the last 7 days and 12 months that have one."""
    numbered = _numbered(folder)
    kept = {path for _, path in numbered[-NEWEST_KEPT:]}
    for length, most in ((8, DAYS_KEPT), (6, MONTHS_KEPT)):
        firsts: dict[str, Path] = {}
        for _, path in numbered:
            firsts.setdefault(path.name.partition("-")[2][:length], path)
        kept.update(list(firsts.values())[-most:])
    gone = [path for _, path in numbered if path not in kept]
    for path in gone:
        with suppress(OSError):
            path.unlink()
    return len(gone)


def sweep_contents(place: Path) -> None:
    """Take away what no state is made of any more; nothing when a state cannot be read, for it may need it."""
    states = [state for _, state in every_state(place)]
    if None in states:
        return
    used = {digest for state in states if state for digest, _, _ in state.files.values()}
    with disk_errors(place):
        for path in (place / FILES).glob("*/*"):
            if _SUM.fullmatch(path.name) and path.name not in used:
                path.unlink(missing_ok=True)


def inspect(place: Path) -> list[Finding]:
    """Read every copy again and return what is wrong: contents that changed or are gone, states that cannot be read.

    A content that changed is set aside under another name, so that the next copies make it anew.
    """
    found: list[Finding] = []
    whole: dict[str, bool] = {}
    for path, state in every_state(place):
        if state is None:
            found.append(unreadable(path))
            continue
        for name, (digest, _, _) in state.files.items():
            if digest not in whole:
                content = content_path(place, digest)
                whole[digest] = is_whole(content, digest)
                if not whole[digest]:
                    _set_aside(content)
            if not whole[digest]:
                values = {"name": name, "case": state.name, "number_code": state.number}
                found.append(Finding(code="store.backup_lacks", severity="blocker", values=values))
    return found


def is_whole(path: Path, digest: str) -> bool:
    """Say whether a regular file there has that checksum; it is read."""
    try:
        return sha256_of(path) == digest
    except OSError:
        return False


def _set_aside(path: Path) -> None:
    """Give a content that changed another name, where the disk lets it."""
    with suppress(OSError):
        path.replace(path.with_name(f"{path.name}.damaged"))
