"""A copy of the head records of a long list, outside the desk; it may be deleted at any time."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

import msgspec

from casefile.resources import told_path
from casefile.services.store.codec import Record
from casefile.services.store.modes import make_folder, write_new
from casefile.services.store.reading import Stamp

__all__ = ["HeadCache"]

_Kept = dict[str, tuple[int, int, int, Record]]


class HeadCache:
    """The head records of one desk, each good only for the exact file it was read from."""

    def __init__(self, home: Path) -> None:
        """Read what was kept; anything unreadable counts as nothing."""
        name = hashlib.sha256(os.fsencode(os.path.realpath(home))).hexdigest()[:16]
        self._path = _cache_folder() / f"desk-{name}.json"
        self._old: _Kept = {}
        self._used: _Kept = {}
        self._changed = False
        with suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError):
            self._old = msgspec.json.decode(self._path.read_bytes(), type=_Kept)

    def get(self, folder: str, stamp: Stamp) -> Record | None:
        """Return the head record kept of that very file."""
        kept = self._old.get(folder)
        if kept is None or kept[:3] != stamp or type(kept[3].get("schema")) is not int:
            return None
        self._used[folder] = kept
        return kept[3]

    def put(self, folder: str, stamp: Stamp, record: Record) -> None:
        """Keep a head record."""
        self._used[folder] = (*stamp, record)
        self._changed = True

    def save(self) -> None:
        """Write what is still true, when anything changed; a cache that cannot be written is no loss."""
        if not self._changed and len(self._used) == len(self._old):
            return
        new = self._path.with_name(f"{self._path.name}.{os.getpid()}.new")
        with suppress(OSError, UnicodeEncodeError):
            make_folder(self._path.parent)
            write_new(new, msgspec.json.encode(self._used))
            new.replace(self._path)


def _cache_folder() -> Path:
    told = os.environ.get("CASEFILE_CACHE", "").strip()
    if told:
        return told_path(told)
    from platformdirs import user_cache_path

    return user_cache_path("casefile", appauthor=False)
