"""Facts of a picture file (JPEG, PNG, TIFF), decoded within limits."""

import io
import warnings
from typing import Any

import msgspec

from casefile.rules.documents.looks import Look

__all__ = ["is_blank", "look_into", "warm_up"]

_FORMATS = {"jpeg": "JPEG", "png": "PNG", "tiff": "TIFF"}
_MOST_PIXELS = 120_000_000
_PASSPORT_PAGE_INCHES = 5
_MOST_FRAMES = 200


def warm_up() -> None:
    """Load the decoders."""
    from PIL import Image, JpegImagePlugin, PngImagePlugin, TiffImagePlugin  # noqa: F401 - loaded for the forks

    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    Image.preinit()


def look_into(look: Look, content: bytes) -> Look:
    """Return the look with the picture's facts: pixels, colour, whether it decodes to its end, whether it is blank."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            image = Image.open(io.BytesIO(content), formats=[_FORMATS[look.kind]])
        except Exception:
            return msgspec.structs.replace(look, unread=True)
        with image:
            return _facts(look, image)


def _facts(look: Look, image: Any) -> Look:
    wide, high = image.size
    frames = min(getattr(image, "n_frames", 1), _MOST_FRAMES) if look.kind == "tiff" else 1
    damage: tuple[str, ...] = ()
    blank = False
    try:
        image.draft(image.mode, (wide // 8, high // 8))
        image.load()
        small = image.convert("L")
        small.thumbnail((200, 200))
        blank = is_blank(small.tobytes(), small.width, small.height)
    except Exception:
        damage = ("truncated",)
    return msgspec.structs.replace(
        look,
        pages=frames,
        looked_pages=1,
        width_px=wide,
        height_px=high,
        image_format=str(image.format),
        damage=damage,
        blank_pages=(1,) if blank else (),
        grey_pages=(1,) if image.mode in {"1", "L", "LA", "I;16"} else (),
        # A picture carries no paper size: it is judged as if it showed a page of a passport.
        dpi=((1, max(wide, high) // _PASSPORT_PAGE_INCHES),),
    )


def is_blank(greys: bytes, width: int, height: int) -> bool:
    """Whether a small grey picture shows nothing, its edges (shadows, punched holes) left aside."""
    edge_x, edge_y = width // 14, height // 14
    rows = [
        greys[row * width + edge_x : (row + 1) * width - edge_x] for row in range(edge_y, height - edge_y)
    ]
    inner = b"".join(rows)
    if not inner:
        return False
    paper = sorted(inner)[len(inner) // 2]
    like_paper = bytes(range(max(0, paper - 16), min(255, paper + 16) + 1))
    marked = inner.translate(None, like_paper)
    return len(marked) * 2000 < len(inner)
