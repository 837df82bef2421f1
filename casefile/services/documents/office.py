"""What an Office file really is, and whether it opens: its directory is read, nothing is guessed from a few bytes."""

import io
import struct
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from casefile.rules.documents.looks import Look

__all__ = ["look_into"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_MOST_SECTORS = 4096
_LAST = 0xFFFFFFFA  # sector numbers from here on mean an end, not a place
_ENCRYPTED = 0x0100  # fEncrypted of the FibBase ([MS-DOC] 2.5.1)
_FILE_PASS = 0x2F  # the record of a locked workbook ([MS-XLS] 2.4.117)
_PACKAGE = "EncryptedPackage"  # [MS-OFFCRYPTO] 2.3.4: a locked DOCX, XLSX or PPTX, there is no telling which
_MACROS = (
    b"macroEnabled"  # of the content type of what holds macros ([ECMA-376] part 2, 10.1; [MS-OFFMACRO2])
)
_FOREIGN = ("Workbook", "Book", "PowerPoint Document")
_MOST_MEMBERS = 5000
_TYPES = "[Content_Types].xml"
_TEMPLATE = b"wordprocessingml.template.main"
_MOST_OF_TYPES = 100_000


class _Stream(NamedTuple):
    start: int
    size: int


def look_into(look: Look, content: bytes) -> Look:
    """Return the look of a Word file or of what resembles one, its kind told only as far as it is certain."""
    if content.startswith(_OLE):
        return _old_office(look, content)
    return _zipped(look, content) if look.kind == "docx" else look


def _old_office(look: Look, content: bytes) -> Look:
    streams = _streams(content)
    if _PACKAGE in streams:
        kind = "docx" if look.ending == "docx" else "doc" if look.ending == "doc" else "other"
        return msgspec.structs.replace(look, kind=kind, true_kind="office_locked", password_needed=True)
    if "WordDocument" in streams and not any(name in streams for name in _FOREIGN):
        head = _start_of(content, streams["WordDocument"])
        locked = len(head) >= 12 and bool(struct.unpack_from("<H", head, 10)[0] & _ENCRYPTED)
        return msgspec.structs.replace(look, kind="doc", true_kind="doc", password_needed=locked)
    locked = any(
        _is_locked_book(_start_of(content, streams[name])) for name in _FOREIGN[:2] if name in streams
    )
    return msgspec.structs.replace(look, kind="other", true_kind="ole", password_needed=locked)


def _streams(content: bytes) -> dict[str, _Stream]:
    """Return the streams of a compound file by name ([MS-CFB] 2.2 to 2.6); as many as can be reached."""
    try:
        shift, first = struct.unpack_from("<H", content, 0x1E)[0], struct.unpack_from("<I", content, 0x30)[0]
        sectors = list(_chain(content, shift, first))
    except struct.error:
        return {}
    size = 1 << shift
    found = {}
    for sector in sectors:
        whole = content[(sector + 1) * size : (sector + 2) * size]
        for at in range(0, len(whole) - _ENTRY + 1, _ENTRY):
            length = struct.unpack_from("<H", whole, at + 0x40)[0]
            name = whole[at : at + min(max(0, length - 2), 62)].decode("utf-16-le", "ignore")
            if name:
                found[name] = _Stream(*struct.unpack_from("<II", whole, at + 0x74))
    return found


def _chain(content: bytes, shift: int, first: int) -> Iterator[int]:
    """Yield the sectors of the directory, following the table of sectors."""
    if shift not in {9, 12}:
        return
    size = 1 << shift
    tables = [each for each in struct.unpack_from("<109I", content, 0x4C) if each < _LAST]
    seen: set[int] = set()
    sector = first
    while sector < _LAST and sector not in seen and len(seen) < _MOST_SECTORS:
        seen.add(sector)
        yield sector
        which, place = divmod(sector, size // 4)
        if which >= len(tables):
            return
        sector = struct.unpack_from("<I", content, (tables[which] + 1) * size + place * 4)[0]


def _start_of(content: bytes, stream: _Stream) -> bytes:
    size = 1 << struct.unpack_from("<H", content, 0x1E)[0]
    return content[(stream.start + 1) * size : (stream.start + 2) * size]


def _is_locked_book(head: bytes) -> bool:
    at = 0
    for _ in range(10):
        if at + 4 > len(head):
            return False
        record, length = struct.unpack_from("<HH", head, at)
        if record == _FILE_PASS:
            return True
        at += 4 + length
    return False


def _first_of(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return the beginning of a member, empty where it does not unpack."""
    try:
        with archive.open(name) as member:
            return member.read(_MOST_OF_TYPES)
    except Exception:  # a lock or a way of packing of its own: nothing is known of it
        return b""


def _zipped(look: Look, content: bytes) -> Look:
    """Return the look of a DOCX: its list of contents stands at the end, so a file that was cut has none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.namelist()[:_MOST_MEMBERS]
            types = _first_of(archive, _TYPES) if _TYPES in members else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return msgspec.structs.replace(look, damage=("truncated",), opens=False)
    if _MACROS in types or _TEMPLATE in types:  # under the ending of a plain document Word refuses to open it
        return msgspec.structs.replace(look, kind="other", true_kind="docm")
    if "word/document.xml" in members or _TYPES in members:
        return look
    return msgspec.structs.replace(look, kind="other", true_kind="zip")
