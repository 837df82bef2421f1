"""Facts of files kept between runs, so that what has not changed is not looked at again.

Kept: the facts of a Look by its content's SHA-256, and a hash of each path with its size and times. Neither names,
nor paths, nor the text of a document. The file is the user's alone (0600) and may be deleted at any time.
"""

import hashlib
import os
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from casefile.resources import cache_folder
from casefile.rules.documents.check import CHECK_VERSION
from casefile.rules.documents.looks import Look
from casefile.rules.documents.names import Sought

__all__ = ["LookCache", "Status", "status_of"]


class Status(NamedTuple):
    """A file for which these four stay the same is taken for unchanged. Size in bytes, times in nanoseconds."""

    size: int
    modified: int
    changed: int
    inode: int


_MOST_LOOKS = 20_000
_TABLES = """
create table if not exists looks (key blob primary key, look blob not null) without rowid;
create table if not exists places (place blob primary key, status text not null, sha256 text not null) without rowid;
"""
_T = TypeVar("_T")
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Look).decode


def status_of(place: str) -> Status | None:
    """Return the file's status, None when it is not there."""
    try:
        found = os.stat(place)  # noqa: PTH116 - a path with NUL or odd bytes must give None, not an error
    except (OSError, ValueError):
        return None
    return Status(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


class LookCache:
    """The kept facts; may be used from any thread. A cache that fails costs time only: nothing here raises for it."""

    def __init__(self, folder: Path | None = None) -> None:
        self._path = (folder or cache_folder()) / "looks.sqlite"
        self._turn = threading.Lock()
        self._base: sqlite3.Connection | None = None
        self._broken = False

    def hash_at(self, place: str, status: Status) -> str:
        """Return the SHA-256 the file at this path had with this status, empty when it is not known."""

        def ask(base: sqlite3.Connection) -> str:
            query = "select sha256 from places where place = ? and status = ?"
            row = base.execute(query, (_place_key(place), str(tuple(status)))).fetchone()
            return str(row[0]) if row else ""

        return self._tried(ask, "")

    def find(self, sha256: str, names: tuple[Sought, ...], phrases: tuple[str, ...] = ()) -> Look | None:
        """Return the facts kept for this content, with what was read in its pictures if they were ever read, without
        the file's name; None when there are none.
        """

        def ask(base: sqlite3.Connection) -> Look | None:
            row = base.execute(
                "select look from looks where key = ?", (_key(sha256, names, phrases),)
            ).fetchone()
            return None if row is None else _with_words(_decode(row[0]), names, phrases)

        return self._tried(ask, None)

    def keep(
        self,
        place: str,
        status: Status,
        names: tuple[Sought, ...],
        look: Look,
        phrases: tuple[str, ...] = (),
    ) -> None:
        """Keep the facts of a look, and that the file at this path has this content.

        The names and phrases looked for are kept as positions only: they are the person's. A look that quotes a name
        as the paper spells it is not kept.
        """
        if look.names_otherwise or any(way for _, ways in look.names_spelt for way in ways):
            return
        bare = _without_words(look, names, phrases)

        def write(base: sqlite3.Connection) -> None:
            with base:
                base.execute(
                    "insert or replace into looks values (?, ?)",
                    (_key(look.sha256, names, phrases), _encode(bare)),
                )
                row = (_place_key(place), str(tuple(status)), look.sha256)
                base.execute("insert or replace into places values (?, ?, ?)", row)

        self._tried(write, None)

    def close(self) -> None:
        """Close the file; a later question opens it again."""
        with self._turn:
            if self._base is not None:
                self._base.close()
                self._base = None

    def clear(self) -> None:
        """Forget everything."""
        self.close()
        self._path.unlink(missing_ok=True)

    def _tried(self, step: Callable[[sqlite3.Connection], _T], otherwise: _T) -> _T:
        with self._turn:
            if self._broken:
                return otherwise
            try:
                return step(self._opened())
            except (sqlite3.Error, OSError, ValueError, IndexError, msgspec.MsgspecError):
                self._start_anew()
                return otherwise

    def _opened(self) -> sqlite3.Connection:
        if self._base is None:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
            self._base = sqlite3.connect(self._path, timeout=2.0, check_same_thread=False)
            self._base.execute("pragma journal_mode = memory")
            self._base.execute("pragma synchronous = off")
            self._base.executescript(_TABLES)
            if self._base.execute("select count(*) from looks").fetchone()[0] > _MOST_LOOKS:
                self._base.executescript("delete from looks; delete from places;")
        return self._base

    def _start_anew(self) -> None:
        """Put a damaged cache away; when even that fails, do without one."""
        try:
            if self._base is not None:
                self._base.close()
            self._path.unlink(missing_ok=True)
        except (sqlite3.Error, OSError):
            self._broken = True
        self._base = None


def _place_key(place: str) -> bytes:
    return hashlib.blake2b(place.encode("utf-8", "surrogateescape"), digest_size=20).digest()


def _without_words(look: Look, names: tuple[Sought, ...], phrases: tuple[str, ...]) -> Look:
    """Return the look without the file's name, the names and phrases looked for put as positions."""
    at = {name.shown: str(position) for position, name in enumerate(names)}
    held = {phrase: str(position) for position, phrase in enumerate(phrases)}
    return msgspec.structs.replace(
        look,
        name="",
        ending="",
        names_absent=tuple(at[name] for name in look.names_absent),
        names_spelt=tuple((at[name], ways) for name, ways in look.names_spelt),
        phrases=tuple(held[each] for each in look.phrases),
        read_names=tuple((at[name], sure) for name, sure in look.read_names),
        read_phrases=tuple(held[each] for each in look.read_phrases),
    )


def _with_words(look: Look, names: tuple[Sought, ...], phrases: tuple[str, ...]) -> Look:
    """Return the look with what its positions stand for; raises IndexError or ValueError where they stand for none."""
    if not (look.names_absent or look.names_spelt or look.phrases or look.read_names or look.read_phrases):
        return look
    shown = [name.shown for name in names]
    return msgspec.structs.replace(
        look,
        names_absent=tuple(shown[int(at)] for at in look.names_absent),
        names_spelt=tuple((shown[int(at)], ways) for at, ways in look.names_spelt),
        phrases=tuple(phrases[int(at)] for at in look.phrases),
        read_names=tuple((shown[int(at)], sure) for at, sure in look.read_names),
        read_phrases=tuple(phrases[int(at)] for at in look.read_phrases),
    )


def _key(sha256: str, names: tuple[Sought, ...], phrases: tuple[str, ...]) -> bytes:
    told = "\0".join((sha256, str(CHECK_VERSION), *(repr(name) for name in names), *phrases))
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=20).digest()
