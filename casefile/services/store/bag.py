"""A case in one file that outlives this program: a BagIt bag (RFC 8493) in a zip.

`bagit.txt` and `bag-info.txt` say what it is, `manifest-sha256.txt` lists every file below `data/` with its checksum,
in the words of `sha256sum -c`.
"""

import hashlib
import io
import os
import re
import stat
import time
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import IO

import msgspec

from casefile.errors import StoreError, UsageError
from casefile.rules.findings import Finding
from casefile.services.store.codec import Tables, decode, head_of
from casefile.services.store.modes import (
    FILE_MODE,
    closed,
    confirm,
    disk_errors,
    make_folder,
    open_new,
    put_in_place,
    sync_file,
    write_new,
)
from casefile.services.store.paths import folder_name, printable
from casefile.services.store.reading import READING, case_file, read_bytes, stamp
from casefile.services.store.sealing import sealed
from casefile.services.store.travelling import PARTS, travelling

__all__ = ["BAG_FILES", "Exported", "check_target", "export_case"]

BAG_FILES = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt")
_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_CHUNK_BYTES = 1 << 20
_MOST_OF_NAME = 240
_AWKWARD = re.compile(r"[%\\\x00-\x1f\x7f]")  # names that checksum tools and RFC 8493 read each in their way
_STORED = {".pdf", ".jpg", ".jpeg", ".png", ".zip", ".docx"}  # packed already


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """A case that was written to one file; `notes` say what is not in it, or not as it was attached."""

    path: Path
    files: int
    size_bytes: int
    notes: tuple[Finding, ...] = ()


class _Payload:
    """The files of the case as they go into the zip: their checksums, and how much they are."""

    def __init__(self, archive: zipfile.ZipFile, top: str) -> None:
        self.archive, self.top = archive, top
        self.sums: dict[str, str] = {}
        self.size_bytes = 0

    def add(self, path: Path, name: str) -> None:
        """Put one file in, read once: what is summed is what is packed."""
        digest = hashlib.sha256()
        with closed(os.open(path, READING)) as reading:
            found = os.fstat(reading)
            if not stat.S_ISREG(found.st_mode):
                return
            packed = zipfile.ZIP_STORED if path.suffix.lower() in _STORED else zipfile.ZIP_DEFLATED
            entry = _entry(f"{self.top}/data/{name}", found.st_mtime, packed)
            with self.archive.open(entry, "w", force_zip64=True) as writing:
                while part := os.read(reading, _CHUNK_BYTES):
                    digest.update(part)
                    writing.write(part)
                    self.size_bytes += len(part)
        self.sums[f"data/{name}"] = digest.hexdigest()

    def finish(self, on: date) -> None:
        """Write the bag's own files: what it is, and the checksums of everything."""
        told = {
            "bagit.txt": _DECLARATION,
            "bag-info.txt": f"Bagging-Date: {on.isoformat()}\nPayload-Oxum: {self.size_bytes}.{len(self.sums)}\n",
            "manifest-sha256.txt": _lines(self.sums),
        }
        tags = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in told.items()}
        for name, text in {**told, "tagmanifest-sha256.txt": _lines(tags)}.items():
            self.archive.writestr(_entry(f"{self.top}/{name}", 0, zipfile.ZIP_DEFLATED), text.encode())


def export_case(
    folder: Path,
    target: Path,
    *,
    on: date,
    earlier: bool = True,
    replace: bool = False,
    passphrase: str | None = None,
) -> Exported:
    """Write the case to one zip and return what is in it; the case is only read.

    Without `earlier`, neither earlier versions nor removed papers are in it; with a passphrase it is sealed,
    and nothing readable is ever on the disk. Raises DamagedError for a damaged case, UsageError for a passphrase that
    is too short, or when the target is there already (unless `replace`) or inside the case, StoreError when the case
    is changed meanwhile, DiskError.
    """
    path, before = case_file(folder), stamp(folder)
    tables = decode(read_bytes(path)[0], path)
    target = target.absolute()
    check_target(folder, target, replace=replace)
    new = _beside(target)
    with disk_errors(target):
        make_folder(target.parent)
        try:
            notes, payload = _pack(folder, new, tables, on, earlier=earlier, passphrase=passphrase)
            if stamp(folder) != before:
                raise StoreError("store.changed_while_exported", path=str(folder))
            size_bytes = new.stat().st_size
            put_in_place(new, target)
        except BaseException:
            new.unlink(missing_ok=True)
            raise
        confirm(target)
    return Exported(path=target, files=len(payload.sums), size_bytes=size_bytes, notes=tuple(notes))


def _beside(target: Path) -> Path:
    """Return where the zip is made: a fixed name, so that what a kill leaves the next export replaces."""
    begun = os.fsencode(target.name)[:_MOST_OF_NAME].decode(
        errors="ignore"
    )  # room for the ending, on any disk
    return target.with_name(f".{begun}.new")


def check_target(folder: Path, target: Path, *, replace: bool) -> None:
    """Refuse a place for the zip in the case, or one that is taken (UsageError store.export_inside, export_exists)."""
    if folder.resolve() in target.resolve().parents:
        raise UsageError("store.export_inside", path=str(target))
    if os.path.lexists(target) and not (replace and target.is_file()):
        raise UsageError("store.export_exists", path=str(target))


def _pack(
    folder: Path, new: Path, tables: Tables, on: date, *, earlier: bool, passphrase: str | None
) -> tuple[list[Finding], _Payload]:
    top = folder_name(str(head_of(tables).get("name", ""))) or "case"
    if (
        passphrase is not None
    ):  # an empty one is refused by the seal: nothing goes out open that was to be sealed
        inside = io.BytesIO()
        notes, payload = _packed(inside, folder, top, on, earlier=earlier)
        write_new(new, sealed(inside.getvalue(), passphrase))
    else:
        with closed(open_new(new)) as descriptor, os.fdopen(descriptor, "wb", closefd=False) as stream:
            notes, payload = _packed(stream, folder, top, on, earlier=earlier)
            stream.flush()
            sync_file(descriptor)
    return [*notes, *_others(folder), *_strayed(tables, payload.sums)], payload


def _packed(
    stream: IO[bytes], folder: Path, top: str, on: date, *, earlier: bool
) -> tuple[list[Finding], _Payload]:
    notes: list[Finding] = []
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        payload = _Payload(archive, top)
        for path, name, _ in travelling(folder, earlier=earlier):
            if _AWKWARD.search(name) or printable(name) != name:
                values = {"name": printable(name)}
                notes.append(Finding(code="store.export_skipped", severity="warning", values=values))
            else:
                payload.add(Path(path), name)
        payload.finish(on)
    return notes, payload


def _others(folder: Path) -> Iterator[Finding]:
    """Name what others put beside the case: it stays behind, and is not to be missed later."""
    ours = {case_file(folder).name, *PARTS}
    for path in sorted(folder.iterdir()):
        if path.name not in ours and not path.name.startswith(".") and path.suffix != ".new":
            values = {"name": printable(path.name)}
            yield Finding(code="store.export_left", severity="warning", values=values)


def _strayed(tables: Tables, sums: dict[str, str]) -> Iterator[Finding]:
    for record in tables.get("documents", {}).values():
        found = sums.get(f"data/{record.get('path')}")
        if found != record.get("sha256"):
            code = "store.document_gone" if found is None else "store.document_changed"
            values = {"name": str(record.get("original_name", "")), "path": str(record.get("path", ""))}
            yield Finding(code=code, severity="warning", values=values, subject=str(record.get("id", "")))


def _entry(name: str, changed_at: float, packed: int) -> zipfile.ZipInfo:
    moment = time.gmtime(max(changed_at, 315532800))[:6]  # a zip knows no day before 1980
    entry = zipfile.ZipInfo(name, (min(moment[0], 2107), *moment[1:]))
    entry.compress_type, entry.create_system = packed, 3
    entry.external_attr = (stat.S_IFREG | FILE_MODE) << 16
    return entry


def _lines(sums: dict[str, str]) -> str:
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))
