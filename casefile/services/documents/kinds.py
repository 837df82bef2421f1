"""What bytes really are, whatever the name says: a table of the first bytes of files people upload."""

import base64
import binascii
import re
from typing import Literal

from casefile.rules.documents.looks import FileKind

__all__ = ["HEAD_BYTES", "kind_of"]

HEAD_BYTES = 8192
"""How much of a file's beginning `kind_of` wants."""

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"II+\0", "bigtiff"),
    (b"MM\0+", "bigtiff"),
    (b"FUJIFILM", "raw"),
    (b"IIRO", "raw"),
    (b"IIRS", "raw"),
    (b"IIU\0", "raw"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"\0\0\0\x0cjP  ", "jp2"),
    (b"{\\rtf", "rtf"),
    (b"%!PS", "ps"),
    (b"\xc5\xd0\xd3\xc6", "ps"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3", "database"),
    (b"L\0\0\0\x01\x14\x02\0", "shortcut"),
    (b"\0\x05\x16\x07", "mac_leftover"),
)
_WEAK = frozenset({"bmp", "program", "ps"})
"""Two or so letters that may begin anything: a PDF a little further on goes before them."""

_FTYP = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"), "heic"),
    **dict.fromkeys((b"mif1", b"mif2", b"msf1", b"miaf", b"heif"), "heic"),
    b"avif": "avif",
    b"avis": "avif",
    b"crx ": "raw",
}
"""Brands of ISO 23008-12: single pictures, series, and the layered ones of phones; Canon's raw pictures."""

_RAW_TAGS = (50706, 33421)  # DNGVersion; CFARepeatPatternDim (TIFF/EP, ISO 12234-2)
_RAW_ENDINGS = frozenset(
    {"dng", "nef", "nrw", "arw", "sr2", "srf", "pef", "cr2", "srw", "3fr", "erf", "kdc", "dcr"}
)
_NOT_HERE = (b"NSURLNameKey", b"NSURLFileResourceTypeKey")
_WEB_PAGE = b"WebMainResource"
_SIGNED_ENVELOPE = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"  # signedData (RFC 5652, 5.1)
_POINTERS = (b"[internetshortcut]", b"[desktop entry]")
_ZIPPED = (
    (b"word/", "docx"),
    (b"xl/", "xlsx"),
    (b"ppt/", "pptx"),
    (b"opendocument.text", "odt"),
    (b"opendocument", "ods"),
    (b"application/epub", "epub"),
    (b"Index/Document.iwa", "pages"),
    (b"Index/Presentation.iwa", "pages"),
    (b"buildVersionHistory.plist", "pages"),
)
_ACCEPTED: dict[str, FileKind] = {
    "pdf": "pdf", "jpeg": "jpeg", "png": "png", "tiff": "tiff", "docx": "docx", "doc": "doc",
}  # fmt: skip
_MAIL = re.compile(
    rb"\A(?:From|Return-Path|Received|Delivered-To|Date|Subject|Message-ID|MIME-Version):? ", re.I
)
_BASE64 = re.compile(rb"\A[A-Za-z0-9+/\s]{40,}={0,2}\s*\Z")


def kind_of(head: bytes, tail: bytes = b"", ending: str = "") -> tuple[FileKind, str]:
    """Return the kind the portal knows (else `other`) and the finer word for what the bytes are.

    `head` is the first HEAD_BYTES of the file, `tail` its last ones: a zip's list of contents is at its end. `ending`
    is asked only of what is a TIFF for its first bytes, as the raw pictures of most cameras are.
    """
    true_kind = _by_magic(head) or _by_container(head, tail)
    if true_kind == "tiff" and (ending in _RAW_ENDINGS or _is_raw(head)):
        true_kind = "raw"
    if b"%PDF-" in head[:1024] and (not true_kind or true_kind in _WEAK):
        return "pdf", "pdf"
    true_kind = true_kind or _by_text(head)
    return _ACCEPTED.get(true_kind, "other"), true_kind


def _by_magic(head: bytes) -> str:
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp":
        return _brand(head)
    if head.startswith(b"bplist"):
        return _listed(head)
    if head.startswith(b"0") and _SIGNED_ENVELOPE in head[:40]:
        return "p7m"
    return next((kind for magic, kind in _MAGIC if head.startswith(magic)), "")


def _listed(head: bytes) -> str:
    """Return what a binary list of Apple's is: a file still in iCloud, a web page, or where a page is."""
    if any(key in head for key in _NOT_HERE):
        return "icloud"
    if _WEB_PAGE in head:
        return "webarchive"
    return "shortcut" if b"URL" in head else "unknown"


def _is_raw(head: bytes) -> bool:
    """Say whether a TIFF is a camera's raw picture: its first directory says so, or Canon's mark follows the header."""
    order: Literal["little", "big"] = "little" if head.startswith(b"II") else "big"
    first = int.from_bytes(head[4:8], order)
    count = int.from_bytes(head[first : first + 2], order)
    entries = range(first + 2, min(first + 2 + 12 * count, len(head) - 12), 12)
    tags = {int.from_bytes(head[at : at + 2], order) for at in entries}
    return head[8:10] == b"CR" or not tags.isdisjoint(_RAW_TAGS)


def _brand(head: bytes) -> str:
    """Return the kind of a container of pictures or films, by its own brand, else by those it is compatible with."""
    length = int.from_bytes(head[:4], "big")
    others = [head[at : at + 4] for at in range(16, min(length, 200), 4)]
    own = _FTYP.get(head[8:12])
    return own or next((_FTYP[each] for each in others if each in _FTYP), "video")


def _by_container(head: bytes, tail: bytes) -> str:
    if head.startswith(b"PK\x03\x04"):
        listed = head + tail
        return next((kind for mark, kind in _ZIPPED if mark in listed), "zip")
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        wide = "WordDocument".encode("utf-16-le")
        # The directory of an old Office file may lie anywhere: what names itself otherwise is said so.
        others = ("Workbook", "PowerPoint", "__substg1.0_")
        foreign = any(word.encode("utf-16-le") in head + tail for word in others)
        return "ole" if foreign and wide not in head + tail else "doc"
    return ""


def _by_text(head: bytes) -> str:
    if not head.strip(b"\0"):
        return "zeros" if head else "empty"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    low = start[:512].lower()
    if b"<html" in low or low.startswith((b"<!doctype html", b"<head", b"<body")):
        return "html"
    if pointer := _pointer(low):
        return pointer
    if low.startswith((b"<?xml", b"<svg", b"<xdp")):
        return "xml"
    if _MAIL.match(start):
        return "html" if b"\nsnapshot-content-location:" in head.lower() else "email"
    if _is_base64(start):
        return "base64"
    return "text" if _is_text(head) else "unknown"


def _pointer(low: bytes) -> str:
    """Return shortcut or online for a small text that only says where the paper is."""
    if low.startswith(_POINTERS) or (b"<plist" in low and b"<key>url</key>" in low):
        return "shortcut"
    return "online" if low.startswith(b"{") and (b'"doc_id"' in low or b"docs.google.com" in low) else ""


def _is_base64(start: bytes) -> bool:
    sample = start[:4096]
    if not _BASE64.match(sample):
        return False
    packed = b"".join(sample.split())[:400]
    try:
        inner = base64.b64decode(packed[: len(packed) // 4 * 4])
    except binascii.Error:
        return False
    return b"%PDF-" in inner or bool(_by_magic(inner) or _by_container(inner, b""))


def _is_text(head: bytes) -> bool:
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return True
    odd = sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in head)
    return odd == 0
