"""A case read back from a bag: every name, size and checksum is judged before the case appears, in one step."""

import calendar
import errno
import hashlib
import io
import os
import re
import shutil
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from casefile.errors import CasefileError, DiskError, NotFoundError, UsageError
from casefile.services.store.bag import BAG_FILES
from casefile.services.store.codec import decode, head_of
from casefile.services.store.folder import free_folder
from casefile.services.store.migrations import migrated
from casefile.services.store.modes import (
    closed,
    disk_error,
    disk_errors,
    make_folder,
    open_new,
    sync_file,
    sync_folder,
    write_all,
)
from casefile.services.store.paths import (
    CASE_FILE,
    DOCUMENTS,
    EXPORTS,
    PREVIOUS,
    document_path,
    printable,
    unfinished,
)
from casefile.services.store.placing import put_case, refuse_taken
from casefile.services.store.removal import sweep
from casefile.services.store.sealing import MOST_BYTES as MOST_SEALED_BYTES
from casefile.services.store.sealing import is_sealed, unsealed
from casefile.services.store.travelling import PARTS

__all__ = ["case_name", "import_case", "is_part", "settle", "unpacked"]

MOST_FILES = 20_000
MOST_BYTES = 8 * 1024**3
MOST_PACKED_TIMES = 300  # a plain text packs ten times smaller; a bomb a thousand times
SMALL_BYTES = 16 * 1024**2
MOST_TAG_BYTES = 16 * 1024**2
_CHUNK_BYTES = 1 << 20
_BAD_NAME = re.compile(r'[\\:*?"<>|\x00-\x1f\x7f]')
_MANIFEST_LINE = re.compile(r"([0-9a-f]{64})  (data/.+)")


def import_case(source: Path, home: Path, folder: Path | None = None, passphrase: str = "") -> Path:
    """Return the folder of the case that was in the bag: `folder`, else a free one on the desk.

    Raises NotFoundError when there is no such file; UsageError when it is no bag of a case, is built to do harm, does
    not hold what its manifest lists, or when the folder is taken; DamagedError or NewerSchemaError for the case
    within; DiskError. Nothing is left behind then.
    """
    place = (folder or home / "x").absolute()
    if folder is not None:
        refuse_taken(place)
    with unpacked(source, place.parent, passphrase) as (building, name):
        return settle(building, home, name, place if folder is not None else None)


def settle(building: Path, home: Path, name: str, place: Path | None = None) -> Path:
    """Put what was unpacked in its place in one step, a free one on the desk without `place`; raises DiskError."""
    with disk_errors(building.parent):
        final = place or free_folder(home, name)
        put_case(building, final)
    return final


@contextmanager
def unpacked(source: Path, parent: Path, passphrase: str = "") -> Iterator[tuple[Path, str]]:
    """Give a hidden folder with the case that is in the bag, proved, and the name of the case; it is gone afterwards.

    Raises what `import_case` raises of the file, and what `unsealed` raises of a sealed one.
    """
    if not source.exists():
        raise NotFoundError("store.source_missing", path=printable(str(source)))
    if not source.is_file():
        raise UsageError("store.source_not_a_file", path=printable(str(source)))
    sweep(parent)
    building = unfinished(parent)
    try:
        with disk_errors(parent):
            make_folder(building)
        with _readable(source), zipfile.ZipFile(_opened(source, passphrase)) as archive:
            _check_room(archive, source, parent)
            name = _unpack(archive, building, source)
        yield building, name
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _opened(source: Path, passphrase: str) -> Path | io.BytesIO:
    """Return what is to be unpacked: the file itself, or what a sealed one holds."""
    if not is_sealed(source):
        return source
    if not passphrase:
        raise UsageError("store.passphrase_asked", path=str(source))
    if source.stat().st_size > MOST_SEALED_BYTES:
        raise UsageError("store.bag_too_large", path=str(source))
    with disk_errors(source, reading=True):
        content = source.read_bytes()
    return io.BytesIO(unsealed(content, passphrase, source))


@contextmanager
def _readable(source: Path) -> Iterator[None]:
    """Say in one sentence that the file is no zip that can be read."""
    broken = (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        struct.error,
        NotImplementedError,
        RuntimeError,
        ValueError,
    )
    try:
        yield
    except OSError as problem:
        if problem.errno != errno.EINVAL:
            raise disk_error(problem, source, reading=True) from problem
        raise UsageError(
            "store.bag_unreadable", path=str(source)
        ) from None  # it names a place before its beginning
    except broken:
        raise UsageError("store.bag_unreadable", path=str(source)) from None


def _unpack(archive: zipfile.ZipFile, building: Path, source: Path) -> str:
    """Write the payload below `building`, prove it, and return the name of the case."""
    entries = _judged(archive, source)
    manifest = _manifest(archive, entries, source)
    payload = {name: entry for name, entry in entries.items() if name.startswith("data/")}
    if set(payload) != set(manifest):
        odd = sorted(set(payload) ^ set(manifest))[0]
        raise UsageError("store.bag_differs", path=str(source), name=printable(odd))
    for name, entry in payload.items():
        if _write(archive, entry, building / name.removeprefix("data/"), source) != manifest[name]:
            raise UsageError("store.bag_differs", path=str(source), name=printable(name))
    with disk_errors(building):
        for part in (DOCUMENTS, EXPORTS, PREVIOUS):
            make_folder(building / part)
        for path in sorted(building.rglob("*")):
            if path.is_dir():
                sync_folder(path)
        sync_folder(building)
    return case_name(building, source)


def _judged(archive: zipfile.ZipFile, source: Path) -> dict[str, zipfile.ZipInfo]:
    """Return the files of the zip by their name in the bag; nothing is unpacked before all of them are judged."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    total = sum(entry.file_size for entry in entries)
    if len(archive.infolist()) > MOST_FILES or total > MOST_BYTES or any(map(_is_bomb, entries)):
        raise UsageError("store.bag_too_large", path=str(source))
    tops = {entry.filename.partition("/")[0] for entry in entries}
    named: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        name = entry.filename.partition("/")[2]
        mode = entry.external_attr >> 16
        plain = stat.S_ISREG(mode) or stat.S_IFMT(mode) == 0
        if len(tops) != 1 or not plain or entry.flag_bits & 1 or not _is_ours(name):
            raise UsageError("store.bag_not_a_case", path=str(source), name=printable(entry.filename))
        named[name] = entry
    folders = {str(parent).casefold() for name in named for parent in Path(name).parents}
    names = {name.casefold() for name in named}
    if len(names) != len(entries) or names & folders:
        raise UsageError("store.bag_not_a_case", path=str(source), name=source.name)
    return named


def _check_room(archive: zipfile.ZipFile, source: Path, place: Path) -> None:
    """Refuse a zip that unpacks, in all, to more than its own size explains, or than the disk has room for."""
    total = sum(entry.file_size for entry in archive.infolist())
    if total > SMALL_BYTES and total > MOST_PACKED_TIMES * source.stat().st_size:
        raise UsageError("store.bag_too_large", path=str(source))
    with disk_errors(place):
        if total > shutil.disk_usage(place).free:
            raise DiskError("store.bag_no_room", path=str(source), needed_bytes=total)


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > SMALL_BYTES and entry.file_size > MOST_PACKED_TIMES * max(1, entry.compress_size)


def _is_ours(name: str) -> bool:
    """Say whether the name is one that an export writes: no step up or aside, no place of its own choosing."""
    return name in BAG_FILES or (name.startswith("data/") and is_part(name.removeprefix("data/")))


def is_part(name: str) -> bool:
    """Say whether the name, relative to the case, is one of a file that travels with it."""
    parts = name.split("/")
    if parts[0] not in PARTS or len(name) > 1000:
        return False
    return all(part not in {"", ".", ".."} and not _BAD_NAME.search(part) for part in parts)


def _manifest(archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo], source: Path) -> dict[str, str]:
    """Return the checksums the bag gives of its payload, once it declares itself a bag."""
    if not _tag(archive, entries, "bagit.txt", source).startswith("BagIt-Version: 1.0\n"):
        raise UsageError("store.bag_not_a_case", path=str(source), name="bagit.txt")
    found: dict[str, str] = {}
    for line in _tag(archive, entries, "manifest-sha256.txt", source).splitlines():
        match = _MANIFEST_LINE.fullmatch(line)
        if match is None or match[2] in found:
            raise UsageError("store.bag_not_a_case", path=str(source), name="manifest-sha256.txt")
        found[match[2]] = match[1]
    return found


def _tag(archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo], name: str, source: Path) -> str:
    entry = entries.get(name)
    if entry is None or entry.file_size > MOST_TAG_BYTES:
        raise UsageError("store.bag_not_a_case", path=str(source), name=name)
    with archive.open(entry) as stream:
        return stream.read(MOST_TAG_BYTES).decode("utf-8").replace("\r\n", "\n")


def _write(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path, source: Path) -> str:
    """Write one file, at most as long as it says it is, and return its checksum."""
    digest, size_bytes = hashlib.sha256(), 0
    with disk_errors(path.parent):
        make_folder(path.parent)
        with archive.open(entry) as reading, closed(open_new(path)) as writing:
            while part := reading.read(_CHUNK_BYTES):
                size_bytes += len(part)
                if size_bytes > entry.file_size:
                    raise UsageError("store.bag_too_large", path=str(source))
                digest.update(part)
                write_all(writing, part)
            sync_file(writing)
        saved_at = calendar.timegm((*entry.date_time, 0, 0, 0))
        os.utime(path, (saved_at, saved_at))
    return digest.hexdigest()


def case_name(building: Path, source: Path) -> str:
    """Return the name of the case, once its file is read and every path in it stays inside."""
    path = building / CASE_FILE
    if not path.is_file():
        raise UsageError("store.bag_not_a_case", path=str(source), name=CASE_FILE)
    try:
        tables = migrated(decode(path.read_bytes(), path))[0]
        for record in tables.get("documents", {}).values():
            document_path(building, str(record.get("path", "")))
    except CasefileError as damage:  # say the file the person knows, not the one that is about to go
        raise type(damage)(damage.code, **{**damage.values, "path": str(source)}) from None
    return str(head_of(tables).get("name", ""))
