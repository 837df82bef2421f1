"""Files that a page sends: kept in a private folder until the page is closed, for the screens to take from there."""

import os
import shutil
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

__all__ = ["FILE_BYTES", "PAGE_BYTES", "PAGE_FILES", "ReceivedFiles", "new_folder", "plain_name"]

FILE_BYTES = 64_000_000
"""The largest file taken; the portal's own limits are far below, a scan before it is made to fit is not."""
PAGE_BYTES = 512_000_000
PAGE_FILES = 200
_NAME_BYTES = 150
_FORBIDDEN = frozenset('<>:"/\\|?*')
_OLD_SECONDS = 7 * 24 * 3600.0


def new_folder() -> Path:
    """Return a new private folder for one run of the server; what runs that were cut off left a week ago goes."""
    from platformdirs import user_state_path

    place = user_state_path("casefile", appauthor=False) / "received"
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    for left in place.iterdir():
        with suppress(OSError):
            if left.stat().st_mtime < time.time() - _OLD_SECONDS:
                shutil.rmtree(left, ignore_errors=True)
    return Path(tempfile.mkdtemp(dir=place))


def plain_name(told: str) -> str:
    """Return the last part of a name a browser tells, with nothing in it that a disk or a screen would trip over."""
    last = told.replace("\\", "/").rpartition("/")[2]
    kept = "".join("_" if sign in _FORBIDDEN or not sign.isprintable() else sign for sign in last).strip(". ")
    stem, dot, ending = kept.rpartition(".")
    if not dot or len(ending) > 10:
        stem, dot, ending = kept, "", ""
    room = _NAME_BYTES - len((dot + ending).encode())
    short = stem.encode("utf-8", "replace")[:room].decode("utf-8", "ignore").strip()
    return f"{short or 'document'}{dot}{ending}"


class ReceivedFiles:
    """What one page sent: counted, bounded, and gone when the page is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._bytes = self._files = 0

    async def take(self, told: str, parts: AsyncIterator[bytes]) -> Path | None:
        """Write a file under its plain name and return its path; None when it is larger than may be."""
        if self._files >= PAGE_FILES:
            return None
        path, kept = self._unused(plain_name(told)), False
        self._files += 1
        try:
            kept = await self._written(path, parts)
        finally:
            if not kept:  # too large, or the page or the disk gave up half way
                self._files -= 1
                path.unlink(missing_ok=True)
        return path if kept else None

    async def _written(self, path: Path, parts: AsyncIterator[bytes]) -> bool:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        size, whole = 0, False
        try:
            with open(descriptor, "wb") as stream:  # noqa: PTH123 - a descriptor
                async for part in parts:
                    size += len(part)
                    self._bytes += len(part)
                    if size > FILE_BYTES or self._bytes > PAGE_BYTES:
                        return False
                    stream.write(part)
            whole = True
        finally:
            if not whole:
                self._bytes -= size
        return whole

    def _unused(self, name: str) -> Path:
        path, number = self.folder / name, 1
        while os.path.lexists(path):
            number += 1
            path = self.folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
        return path

    def clear(self) -> None:
        """Take away all that was received."""
        shutil.rmtree(self.folder, ignore_errors=True)
