"""A copy of the lines of a long list, outside the desk; it may be deleted at any time."""

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

from casefile.resources import cache_folder
from casefile.services.store.modes import make_folder, write_new
from casefile.services.store.reading import Stamp

__all__ = ["HeadCache"]

_Head = TypeVar("_Head", bound=msgspec.Struct)


class HeadCache(Generic[_Head]):
    """The lines of one desk, each good only for the exact file it was read from.

    They are kept as they are shown, so that ten thousand are read without a step of Python for each; a program whose
    lines have other fields finds nothing.
    """

    def __init__(self, home: Path, kind: type[_Head]) -> None:
        """Read what was kept; anything unreadable counts as nothing."""
        name = hashlib.sha256(os.fsencode(os.path.realpath(home))).hexdigest()[:16]
        self._path = cache_folder() / f"desk-{name}.json"
        self._made_for = [str(home), *kind.__struct_fields__]
        self._old: dict[str, tuple[int, int, int, _Head]] = {}
        self._used: dict[str, tuple[int, int, int, _Head]] = {}
        self._changed = False
        with suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError):
            kept = tuple[list[str], dict[str, tuple[int, int, int, kind]]]  # type: ignore[valid-type]
            made_for, old = msgspec.json.decode(self._path.read_bytes(), type=kept)
            self._old = old if made_for == self._made_for else {}

    def get(self, folder: str, stamp: Stamp) -> _Head | None:
        """Return the line kept of that very file."""
        kept = self._old.get(folder)
        if kept is None or kept[:3] != stamp:
            return None
        self._used[folder] = kept
        return kept[3]

    def put(self, folder: str, stamp: Stamp, line: _Head) -> None:
        """Keep a line."""
        self._used[folder] = (*stamp, line)
        self._changed = True

    def amend(self, known: Mapping[str, Mapping[str, Any]]) -> None:
        """Keep more of the lines of these folders, for as long as their files are the same."""
        self._used = dict(self._old)
        for folder in known.keys() & self._used.keys():
            *stamp, line = self._used[folder]
            self._used[folder] = (
                stamp[0],
                stamp[1],
                stamp[2],
                msgspec.structs.replace(line, **known[folder]),
            )
            self._changed = True
        self.save()

    def save(self) -> None:
        """Write what is still true, when anything changed; a cache that cannot be written is no loss."""
        if not self._changed and len(self._used) == len(self._old):
            return
        new = self._path.with_name(f"{self._path.name}.{os.getpid()}.new")
        with suppress(OSError, UnicodeEncodeError):
            make_folder(self._path.parent)
            write_new(new, msgspec.json.encode((self._made_for, self._used)))
            new.replace(self._path)
