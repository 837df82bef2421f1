"""Facts of a picture file (JPEG, PNG, TIFF), decoded within limits."""

import io
import time
import warnings
from collections.abc import Iterator
from typing import Any

import msgspec

from casefile.rules.documents.looks import Look
from casefile.services.documents import ink, jpeg
from casefile.services.documents.on_paper import in_colour, orientation, shown_size, turned
from casefile.services.documents.png_chunks import is_broken_png

__all__ = ["look_into", "warm_up"]

_FORMATS = {"jpeg": "JPEG", "png": "PNG", "tiff": "TIFF"}
_MOST_PIXELS = 120_000_000
_PASSPORT_PAGE_INCHES = 5
_MOST_FRAMES = 200
_SECONDS = 3.0
_LARGER = (850, 1100)
_GREY_MODES = frozenset({"1", "L", "LA", "I;16", "I;16B", "I;16L"})


def warm_up() -> None:
    """Load the decoders."""
    from PIL import Image, JpegImagePlugin, PngImagePlugin, TiffImagePlugin  # noqa: F401 - loaded for the forks

    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    Image.preinit()


def look_into(look: Look, content: bytes) -> Look:
    """Return the look with the picture's facts: pixels, colour, whether it decodes to its end, whether it is blank."""
    from PIL import Image

    if look.kind == "jpeg":
        content = jpeg.with_end_mark(content)
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            image = Image.open(io.BytesIO(content), formats=[_FORMATS[look.kind]])
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            wide, high = _told_size(look.kind, content)
            return msgspec.structs.replace(look, unread=True, width_px=wide, height_px=high)
        except Exception:
            return msgspec.structs.replace(look, unread=True)
        with image:
            return _facts(look, image, content)


def _told_size(kind: str, content: bytes) -> tuple[int | None, int | None]:
    """Return the width and height that a picture too large to be decoded says it has, None where it cannot be told."""
    from PIL import Image

    limit = Image.MAX_IMAGE_PIXELS
    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(io.BytesIO(content), formats=[_FORMATS[kind]]) as image:
            return image.size
    except Exception:
        return None, None
    finally:
        Image.MAX_IMAGE_PIXELS = limit


def _facts(look: Look, image: Any, content: bytes) -> Look:
    wide, high = shown_size(image)
    facts: dict[str, Any] = {"width_px": wide, "height_px": high}
    frames = list(_frames(image)) if look.kind == "tiff" else [_frame_of(image)]
    if _is_altered(look.kind, content):
        frames = [msgspec.structs.replace(frames[0], broken=True)]
    numbered = list(enumerate(frames, 1))
    lost = [number for number, frame in numbered if frame.missing]
    facts["pages"] = len(frames) - len(lost)
    facts["pages_expected"] = (
        len(frames) + max(0, _declared(image) - len(frames)) if look.kind == "tiff" else 1
    )
    facts["looked_pages"] = sum(frame.looked for frame in frames)
    facts["unseen_pages"] = sum(not frame.looked and not frame.missing for frame in frames)
    facts["damage"] = ("truncated",) if any(frame.broken for frame in frames) else ()
    facts["blank_pages"] = tuple(number for number, frame in numbered if frame.blank)
    facts["grey_pages"] = tuple(number for number, frame in numbered if frame.grey)
    # A picture carries no paper size: it is judged as if it showed a page of a passport.
    facts["dpi"] = ((1, max(wide, high) // _PASSPORT_PAGE_INCHES),)
    return msgspec.structs.replace(look, **facts)


def _is_altered(kind: str, content: bytes) -> bool:
    """Say whether a picture that decodes is not the one that was saved."""
    if kind == "jpeg":
        return jpeg.is_zeroed(content)
    return kind == "png" and is_broken_png(content)


class _Frame(msgspec.Struct, frozen=True, kw_only=True):
    """One page of a picture file: whether it is there, was looked at, decodes to its end, shows something, is grey."""

    missing: bool = False
    looked: bool = False
    broken: bool = False
    blank: bool = False
    grey: bool = False


def _declared(image: Any) -> int:
    """Return how many pages a TIFF says it has, as far as they can be counted."""
    try:
        return min(int(image.n_frames), _MOST_FRAMES)
    except Exception:
        return 0


def _frames(image: Any) -> Iterator[_Frame]:
    """Yield each page of a TIFF; one that is announced and cannot be reached is the last."""
    end = time.process_time() + _SECONDS
    for number in range(_MOST_FRAMES):
        try:
            image.seek(number)
        except EOFError:
            return
        except Exception:
            yield _Frame(missing=True, broken=True)
            return
        yield _frame_of(image) if time.process_time() < end else _Frame()


def _frame_of(image: Any) -> _Frame:
    how = orientation(image)
    try:
        image.draft(image.mode, (_LARGER[0] * 2, _LARGER[1] * 2))
        image.load()
    except MemoryError:
        return _Frame()
    except Exception:
        return _Frame(looked=True, broken=True)
    seen = turned(_reduced(image), how)
    small = seen.copy()
    small.thumbnail(ink.SMALL)
    blank = ink.shows_nothing(small) and not ink.has_ink(seen) and not ink.is_patterned(image)
    return _Frame(looked=True, blank=blank, grey=image.mode in _GREY_MODES or ink.is_grey(small))


def _reduced(image: Any) -> Any:
    """Return the picture as it is shown, small enough to be judged."""
    step = min(image.width // _LARGER[0], image.height // _LARGER[1])
    if image.mode == "1":
        image = image.convert("L")
    if image.mode != "P" and not image.mode.startswith(("I", "F")) and step > 1:
        image = image.reduce(step)
    seen = in_colour(image)
    seen.thumbnail(_LARGER)
    return seen
