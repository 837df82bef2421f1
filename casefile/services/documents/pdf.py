"""Facts of a PDF, from three readers that complete each other: a viewer's engine, the bare bytes, and pypdf."""

import contextlib
import re
from typing import Any

import msgspec

from casefile.rules.documents.looks import Look
from casefile.rules.documents.names import Sought
from casefile.services.documents import structure, viewer
from casefile.services.documents.active import ActiveFacts, walk
from casefile.services.documents.page_facts import Filled, page_facts
from casefile.services.documents.pages import look_at_pages
from casefile.services.documents.patience import LateError, within
from casefile.services.documents.raw_scan import RawFacts, scan
from casefile.services.documents.recovery import recovered
from casefile.services.documents.resolution import in_units
from casefile.services.documents.spoiling import causes
from casefile.services.documents.structure import Bones, open_bones
from casefile.services.documents.viewer import Viewer

__all__ = ["look_into", "warm_up"]

_STARTXREF = re.compile(rb"startxref\s+(\d{1,10})")
_TABLE = re.compile(rb"\s*(?:xref|\d+\s+\d+\s+obj)")
_LOOKED_PAGES = 200
_FINE = 200  # dots an inch: masks are asked for only below
_BONES_SECONDS = 3.0


def warm_up() -> None:
    """Load both engines."""
    structure.warm_up()
    viewer.warm_up()


def look_into(
    look: Look, content: bytes, names: tuple[str | Sought, ...], phrases: tuple[str, ...] = ()
) -> Look:
    """Return the look with the document's facts; `names` and `phrases` are looked for in its text."""
    # What stands before the header is not the document, and the table of objects counts from the header on, or should.
    start = max(0, content.find(b"%PDF-", 0, 1024))
    facts: dict[str, Any] = {"preceded_bytes": start}
    content = content[start:] if _fits(content, start) else content
    with Viewer(content) as seen:
        facts["opens"] = seen.opens
        bones, facts["recovered_by"], gave_up = _bones_of(content, seen)
        lock = _lock_of(content, bones, seen)
        if lock in {"password", "certificate"}:
            unread = lock == "certificate"
            return msgspec.structs.replace(look, opens=False, password_needed=True, unread=unread)
        facts["restricted"] = lock == "restricted"
        facts["allows_all"] = facts["restricted"] and seen.allows_all
        raw = scan(content, encrypted=lock != "none")
        looked, lost = look_at_pages(seen)
        facts.update(_page_counts(bones, seen, lost))
        facts["unseen_pages"] = max(0, seen.pages - lost - len(looked))
        crooked = not gave_up and _is_crooked(content, bones)
        damage = _damage_of(raw, seen, facts["recovered_by"], crooked=crooked)
        facts["damage"] = (*damage, *causes(content)) if damage else ()
        facts["unread"] = facts["pages"] is None
        active, filled = _active_facts(bones, raw, seen)
        facts.update(active)
        facts["pages_without_box"] = _without_box(bones)
        facts.update(page_facts(looked, seen.pages, filled, names, phrases))
        facts["dpi"] = tuple((number, _true_dpi(bones, number, dpi)) for number, dpi in facts["dpi"])
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


def _page_counts(bones: Bones | None, seen: Viewer, lost: int) -> dict[str, int | None]:
    """Return the pages that can be reached, those there should be, and those that only one reader finds.

    What a file says of itself is not what was seen: `lost` of the viewer's pages did not load.
    """
    found: int | None = None
    told = 0
    if bones is not None:
        try:
            with within(_BONES_SECONDS):
                found = len(bones.pages())
                told = int(bones.reader.trailer["/Root"]["/Pages"]["/Count"])
        except (Exception, LateError):
            told = 0
    shown = seen.pages - lost if seen.opens else None
    reached = shown or found or (seen.pages if seen.opens else found)
    expected = max(found or 0, told, seen.pages)
    return {
        "pages": reached,
        "pages_expected": expected if reached is not None else None,
        "pages_found": found,
    }


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


def _true_dpi(bones: Bones | None, number: int, dpi: int) -> int:
    """Return the resolution of a scan in the page's own units, that of a finer mask over it where it is coarse."""
    if bones is None:
        return dpi
    try:
        with within(_BONES_SECONDS):
            unit, size = bones.scale(number)
            true = dpi if unit == 1 else in_units(dpi, size, unit)
            return round(true * bones.mask_share(number) if true < _FINE else true)
    except (Exception, LateError):
        return dpi


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


def _active_facts(bones: Bones | None, raw: RawFacts, seen: Viewer) -> tuple[dict[str, Any], Filled]:
    """Return what acts, and what stands in the fields of a form."""
    found = ActiveFacts()
    if bones is not None and (raw.words or not raw.decoded_all):
        try:
            with within(_BONES_SECONDS):
                found = walk(bones.reader)
        except (Exception, LateError):
            found = ActiveFacts(javascript=bool(raw.words & {"/JavaScript", "/JS"}), xfa="/XFA" in raw.words)
    facts = found._asdict()
    filled = facts.pop("filled")
    if seen.opens:
        twins = int(found.invoice_data)
        facts["attachments"] = max(found.attachments, seen.attachments - twins)
    return facts, filled


def _without_box(bones: Bones | None) -> tuple[int, ...]:
    if bones is None:
        return ()
    try:
        pages = bones.pages()[:_LOOKED_PAGES]
        return tuple(number for number, page in enumerate(pages, 1) if page.get("/MediaBox") is None)
    except Exception:
        return ()
