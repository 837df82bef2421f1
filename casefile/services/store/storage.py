"""TinyDB's door to a case file, ours: it writes only inside a transaction, and whole or not at all.

TinyDB's own JSONStorage writes in place and syncs before it cuts the file: a kill or a full disk leaves
half a case.
Here every operation changes a private copy; `commit` puts it on the disk in an order that leaves either
the old case or the new one, and returns only when the disk has confirmed.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from casefile.errors import DiskError, StoreError
from casefile.services.store.codec import Tables, decode, encode
from casefile.services.store.modes import disk_errors, put_in_place, sync_folder, write_new
from casefile.services.store.reading import Stamp, read_bytes, stamp_of

__all__ = ["CaseStorage", "CaseTables"]


class CaseStorage(Storage):
    """The tables of one case, read once, kept apart, and committed once."""

    def __init__(self, path: Path, tables: Tables | None = None, expected: Stamp | None = None) -> None:
        """Read the file, or take tables that replace a file of that stamp."""
        self.path = path
        self.expected = expected
        if tables is None:
            content, self.expected = read_bytes(path)
            tables = decode(content, path)
        self.tables: Tables = tables
        self._open = True

    def read(self) -> dict[str, dict[str, Any]]:
        """Return the private copy."""
        return self.tables

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Take TinyDB's new tables into the private copy; the disk waits for `commit`."""
        if not self._open:
            raise RuntimeError("a case changes only inside a transaction")
        self.tables = {name: dict(records) for name, records in data.items()}

    def close(self) -> None:
        """End the transaction: nothing can be written any more."""
        self._open = False

    def commit(self, keep_previous: Path | None) -> None:
        """Put the copy on the disk; `keep_previous` is the name the present file stays under.

        Returns only when the disk holds it. Raises UsageError when a text cannot be written, StoreError
        when another
        program replaced the file meanwhile, DiskError when the disk refuses; the old file is then untouched.
        """
        content = encode(self.tables, self.path)
        new = self.path.with_name(self.path.name + ".new")
        with disk_errors(self.path):
            write_new(new, content)
            try:
                if keep_previous is not None:
                    _keep(self.path, keep_previous)
                self._check_unchanged()
                put_in_place(new, self.path)
            except BaseException:
                with suppress(OSError):
                    new.unlink()
                raise
        try:
            sync_folder(self.path.parent)
        except OSError as problem:
            raise DiskError("store.not_confirmed", path=str(self.path)) from problem
        self.close()

    def _check_unchanged(self) -> None:
        """Make sure the file is still the one that was read: programs that know no lock may save it too."""
        try:
            present = stamp_of(self.path.stat())
        except FileNotFoundError:
            present = None
        if present != self.expected:
            raise StoreError("store.changed_meanwhile", path=str(self.path))


def _keep(path: Path, previous: Path) -> None:
    """Let the present file live on under another name: a link where links exist, a copy elsewhere."""
    try:
        os.link(path, previous)
    except FileExistsError:
        return
    except OSError:
        write_new(previous, read_bytes(path)[0])


class CaseTables(TinyDB):
    """TinyDB over our storage, without its query cache, which would answer from the past."""

    def table(self, name: str, **kwargs: Any) -> Table:
        """Return a table that remembers no answers."""
        return super().table(name, **{**kwargs, "cache_size": 0})
