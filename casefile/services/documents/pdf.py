"""Facts of a PDF, from three readers that complete each other: a viewer's engine, the bare bytes, and pypdf."""

import contextlib
import hashlib
import re
import time
from typing import Any

import msgspec

from casefile.rules.documents.looks import Look
from casefile.rules.documents.names import absent_names
from casefile.services.documents import structure, viewer
from casefile.services.documents.active import ActiveFacts, walk
from casefile.services.documents.images import is_blank
from casefile.services.documents.patience import LateError, within
from casefile.services.documents.raw_scan import RawFacts, scan
from casefile.services.documents.recovery import recovered
from casefile.services.documents.structure import Bones, open_bones
from casefile.services.documents.viewer import PageSeen, Viewer
from casefile.services.documents.wording import days_in, language_of, plain

__all__ = ["look_into", "warm_up"]

_STARTXREF = re.compile(rb"startxref\s+(\d{1,10})")
_TABLE = re.compile(rb"\s*(?:xref|\d+\s+\d+\s+obj)")
_TEXT_PAGES = 30
_LEAST_KEYED = 200
_LOOKED_PAGES = 200
_MOST_DRAWN_PIXELS = 16_000_000
_PAGES_SECONDS = 3.0
_BONES_SECONDS = 3.0
_PLACEHOLDERS = ("please wait", "veuillez patienter")


def warm_up() -> None:
    """Load both engines."""
    structure.warm_up()
    viewer.warm_up()


def look_into(look: Look, content: bytes, names: tuple[str, ...]) -> Look:
    """Return the look with the document's facts; `names` are looked for in its text."""
    # What stands before the header is not the document, and the table of objects counts from the header on, or should.
    start = max(0, content.find(b"%PDF-", 0, 1024))
    content = content[start:] if _fits(content, start) else content
    facts: dict[str, Any] = {}
    with Viewer(content) as seen:
        facts["opens"] = seen.opens
        bones, facts["recovered_by"], gave_up = _bones_of(content, seen)
        lock = _lock_of(content, bones, seen)
        if lock in {"password", "certificate"}:
            unread = lock == "certificate"
            return msgspec.structs.replace(look, opens=False, password_needed=True, unread=unread)
        facts["restricted"] = lock == "restricted"
        raw = scan(content, encrypted=lock != "none")
        facts["pages"], facts["pages_expected"] = _page_counts(bones, seen)
        crooked = not gave_up and _is_crooked(content, bones)
        facts["damage"] = _damage_of(raw, seen, facts["recovered_by"], crooked=crooked)
        facts["unread"] = facts["pages"] is None
        facts.update(_active_facts(bones, raw, seen))
        facts.update(_pages_facts(seen, bones, names))
    return msgspec.structs.replace(look, **facts)


def _fits(content: bytes, start: int) -> bool:
    """Whether the table of objects is where the file says, counted from `start`."""
    told = _STARTXREF.search(content, max(0, len(content) - 2048))
    if told is None or start == 0:
        return False
    at = start + int(told.group(1))
    return _TABLE.match(content, at) is not None


def _bones_of(content: bytes, seen: Viewer) -> tuple[Bones | None, str, bool]:
    """Return the bones, how they were won back, and whether reading them was given up: no word against the file."""
    bones = None
    gave_up = False
    try:
        with within(_BONES_SECONDS):
            bones = open_bones(content)
            if bones.lock() != "none" or bones.pages():
                return bones, "", False
    except (LateError, MemoryError):
        bones, gave_up = None, True
    except Exception as fault:
        bones, gave_up = None, structure.is_limit(fault)
    # Where a viewer shows the pages there is nothing to win back, only time to lose.
    found = None if seen.pages or seen.locked else recovered(content)
    return (*found, False) if found is not None else (bones, "", gave_up)


def _lock_of(content: bytes, bones: Bones | None, seen: Viewer) -> str:
    """Return none, restricted, password or certificate."""
    lock = "none"
    if bones is not None:
        with contextlib.suppress(Exception):
            lock = bones.lock()
    if bones is None and b"/Encrypt" in content and seen.opens:
        lock = "restricted"
    # Any reader that asks for a password may be the officer's: that another gets in is no proof.
    return "password" if seen.locked and lock != "certificate" else lock


def _page_counts(bones: Bones | None, seen: Viewer) -> tuple[int | None, int | None]:
    """Return (pages that can be reached, pages the document says it has); None when nothing opens it."""
    counted = None
    expected = None
    if bones is not None:
        try:
            with within(_BONES_SECONDS):
                counted = len(bones.pages())
                expected = int(bones.reader.trailer["/Root"]["/Pages"]["/Count"])
        except (Exception, LateError):
            expected = None
    if seen.opens:
        counted = max(counted or 0, seen.pages)
    return counted, expected


def _damage_of(raw: RawFacts, seen: Viewer, recovered_by: str, *, crooked: bool) -> tuple[str, ...]:
    damage = []
    if raw.truncated:
        damage.append("truncated")
    if raw.followed:
        damage.append("tail")
    if recovered_by:
        damage.append("rebuilt")
    if raw.broken_streams:
        damage.append("streams")
    if raw.broken_images:
        damage.append("images")
    if not seen.opens or raw.misfit_lengths or raw.unclosed or crooked:
        damage.append("structure")
    # A viewer's rebuilding alone is no evidence: it rebuilds sound files too, where their table is written oddly.
    if damage and seen.opens and not seen.table_sound and not recovered_by:
        damage.insert(0, "rebuilt")
    return tuple(damage)


def _is_crooked(content: bytes, bones: Bones | None) -> bool:
    if bones is None:
        return True
    try:
        with within(_BONES_SECONDS):
            return bool(bones.faults(content) or bones.complaints(content))
    except (LateError, MemoryError):
        return False
    except Exception as fault:
        return not structure.is_limit(fault)


def _active_facts(bones: Bones | None, raw: RawFacts, seen: Viewer) -> dict[str, Any]:
    found = ActiveFacts()
    if bones is not None and (raw.words or not raw.decoded_all):
        try:
            with within(_BONES_SECONDS):
                found = walk(bones.reader)
        except (Exception, LateError):
            found = ActiveFacts(javascript=bool(raw.words & {"/JavaScript", "/JS"}), xfa="/XFA" in raw.words)
    facts = found._asdict()
    if seen.opens:
        facts["attachments"] = max(found.attachments, seen.attachments)
    return facts


def _pages_facts(seen: Viewer, bones: Bones | None, names: tuple[str, ...]) -> dict[str, Any]:
    looked: list[tuple[int, PageSeen]] = []
    blank: list[int] = []
    end = time.monotonic() + _PAGES_SECONDS
    for index in range(min(seen.pages, _LOOKED_PAGES)):
        page = seen.page(index, text=index < _TEXT_PAGES)
        if page is not None:
            looked.append((index + 1, page))
            if page.empty or _shows_nothing(seen, index, page):
                blank.append(index + 1)
        if time.monotonic() > end:
            break
    text = "\n".join(page.text for _, page in looked)
    scans = [
        (number, page.scan) for number, page in looked if page.scan is not None and not page.text.strip()
    ]
    low = plain(text)
    facts: dict[str, Any] = {
        "looked_pages": len(looked),
        "blank_pages": tuple(blank),
        "rotated_pages": tuple(number for number, page in looked if page.rotation),
        "dpi": tuple((number, scan.dpi) for number, scan in scans),
        "scanned_pages": tuple(number for number, _ in scans),
        "grey_pages": tuple(number for number, scan in scans if scan.grey),
        "pages_without_box": _without_box(bones),
        "content_key": _content_key(low),
    }
    if looked:
        facts["has_text"] = bool(low)
        facts["text_language"] = language_of(text, low)
        facts["dates"] = days_in(text, low)
        facts["names_absent"] = absent_names(text, names) if names and low else ()
        facts["placeholder"] = seen.pages == 1 and low.startswith(_PLACEHOLDERS)
    return facts


def _shows_nothing(seen: Viewer, index: int, page: PageSeen) -> bool:
    """Whether a page without text is white all over; drawn small, which costs, so only where it matters."""
    if page.text.strip() or page.annotated or index >= _TEXT_PAGES:
        return False
    if page.scan is not None and page.scan.pixels > _MOST_DRAWN_PIXELS:
        return False
    try:
        width, height, colours = seen.picture(index, 120, 160)
    except ValueError:
        return False
    return is_blank(colours[1::3], width, height)


def _without_box(bones: Bones | None) -> tuple[int, ...]:
    if bones is None:
        return ()
    try:
        pages = bones.pages()[:_LOOKED_PAGES]
        return tuple(number for number, page in enumerate(pages, 1) if page.get("/MediaBox") is None)
    except Exception:
        return ()


def _content_key(low: str) -> str:
    """Return a key of the pages' text, the same after the file is saved anew; empty when there is little of it."""
    return hashlib.sha256(low.encode()).hexdigest() if len(low) >= _LEAST_KEYED else ""
