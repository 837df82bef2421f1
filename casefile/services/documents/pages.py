"""What an officer sees on each page of a PDF: ink or nothing, a scan or words, colour or grey."""

import hashlib
import time
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from casefile.services.documents import ink, jpeg
from casefile.services.documents.on_paper import in_colour
from casefile.services.documents.own_text import is_stamp
from casefile.services.documents.page_view import Cover, PageView, Painted
from casefile.services.documents.viewer import Viewer

__all__ = ["PageSeen", "look_at_pages"]

_MOST_PAGES = 500
_SECONDS = 3.5
_MOST_DRAWN_DOTS = 40_000_000
_FEW_WORDS = 15  # fewer words over a picture are a stamp or a watermark; more are the page's own text
_LARGER, _LARGE = (850, 1100), (1700, 2200)
_LEAST_TELLING = 5000  # bytes of a picture: fewer may be those of another, with other colours
_CHANGED = 40
_LEAST_CHANGED = 4


class PageSeen(NamedTuple):
    """One page (`number` from 1) as drawn.

    `shows`: ink, nothing, words (nothing but the few words in `over`), or unknown (not drawn). `text` is all its words;
    of a scan, `over` are those that lie visibly over the picture. `key` tells its covering pictures from others.
    """

    number: int
    rotation: int
    text: str
    over: str
    shows: str
    scan: Cover | None
    grey: bool
    key: bytes


def look_at_pages(seen: Viewer) -> tuple[list[PageSeen], int]:
    """Return the pages looked at, in order, and how many could not be loaded among those tried.

    Ends at a bounded number of pages, or of seconds: how far it came is for the caller to say.
    """
    end = time.process_time() + _SECONDS
    looked: list[PageSeen] = []
    lost = 0
    for index in range(min(seen.pages, _MOST_PAGES)):
        page = seen.page(index)
        if page is None:
            lost += 1
            continue
        with page:
            looked.append(_looked(page, index + 1))
        if time.process_time() > end:
            break
    return looked, lost


def _looked(page: PageView, number: int) -> PageSeen:
    painted = page.painted()
    text = page.text() if painted.objects else ""
    over = page.words_of(painted.words) if painted.cover or not painted.certain else text
    few = len(over.split()) < _FEW_WORDS
    scan = painted.cover if few else None
    shows, grey = _seen(page, painted, text, over)
    key = b"".join(_digests(page, scan)) if scan else b""
    return PageSeen(number, page.rotation, text, over if few else "", shows, scan, grey, key)


def _digests(page: PageView, scan: Cover) -> Iterator[bytes]:
    for picture in scan.pictures[:8]:
        data = page.data_of(picture)
        if len(data) >= _LEAST_TELLING:
            yield hashlib.blake2b(b"%d %d " % page.size_of(picture) + data, digest_size=16).digest()


def _seen(page: PageView, painted: Painted, text: str, over: str) -> tuple[str, bool]:
    """Return what the page shows and whether its cover is grey."""
    if painted.objects == 0:
        return ("unknown" if page.annotated() else "nothing"), False
    many = len(over.split()) >= _FEW_WORDS
    cover = painted.cover
    if (painted.certain and not is_stamp(text.strip())) or (many and cover is not None):
        return "ink", False
    if cover is not None and cover.pixels > _MOST_DRAWN_DOTS:
        return "unknown", False
    hidden = () if many else painted.words
    image = _of_jpeg(page, cover) or _drawn(page, ink.SMALL, hidden)
    grey = cover is not None and ink.is_grey(image)
    if not ink.shows_nothing(image) or page.annotated():
        return "ink", grey
    return _looked_again(page, hidden, scanned=cover is not None), grey


def _of_jpeg(page: PageView, cover: Cover | None) -> Any:
    """Return the cover's own picture where that is one JPEG: faster than drawing the page."""
    if cover is None or not cover.bare or len(cover.pictures) != 1:
        return None
    data = page.jpeg_of(cover.pictures[0])
    image = jpeg.eighth(data) if data else None
    if image is None or image.mode not in {"RGB", "L"}:
        return None
    small = in_colour(image)
    small.thumbnail(ink.SMALL)
    return small


def _drawn(page: PageView, size: tuple[int, int], hidden: Sequence[Any], *, see_through: bool = False) -> Any:
    """Return the page drawn to fit that size, some of its words left out."""
    from PIL import Image

    wide, high, stride, pixels = page.drawn(size, without=hidden, see_through=see_through)
    return Image.frombytes("RGB", (wide, high), pixels, "raw", "BGRX", stride, 1)


def _looked_again(page: PageView, hidden: Sequence[Any], *, scanned: bool) -> str:
    """Look larger and another way before saying that nothing is there: one drawing without ink is no proof."""
    from PIL import ImageChops

    without = _drawn(page, _LARGER, hidden, see_through=True)
    if ink.has_ink(without):
        return "ink"
    # Only a picture is made smaller: the engine draws the thinnest line a dot wide.
    if scanned and ink.is_patterned(_drawn(page, _LARGE, hidden, see_through=True)):
        return "ink"
    if not hidden:
        return "nothing"
    changed = ImageChops.difference(without, _drawn(page, _LARGER, (), see_through=True)).convert("L")
    return "words" if sum(changed.histogram()[_CHANGED:]) >= _LEAST_CHANGED else "nothing"
