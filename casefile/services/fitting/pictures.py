"""Picture files: the pictures in them, how each goes into a PDF without loss, and its dots when it must be smaller."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from casefile.services.documents.on_paper import flat, orientation
from casefile.services.documents.png_chunks import is_broken_png
from casefile.services.fitting.jpeg import bare, read_jpeg
from casefile.services.fitting.png import read_png
from casefile.services.fitting.refusal import RefusedError

__all__ = [
    "KINDS",
    "MOST_PIXELS",
    "Embedded",
    "Frame",
    "decoded_jpeg",
    "decoded_picture",
    "embedded",
    "faxed",
    "frames_of",
    "jpeg_of",
    "planes",
    "planes_of",
    "warm_up",
]

KINDS = {"jpeg": "JPEG", "png": "PNG", "tiff": "TIFF", "webp": "WEBP", "heic": "HEIF", "avif": "AVIF"}
"""The decoder of each kind of file."""

MOST_PIXELS = 120_000_000
"""A picture with more dots is not decoded: three hundred megabytes of memory."""

_MOST_FRAMES = 500
_CONVERTED_QUALITY = 92  # of what a PDF does not take as it is (HEIC, CMYK): no loss an eye sees


class Frame(NamedTuple):
    """One picture of a file: which, its stored pixels, how it is turned, dots an inch where told, its colours."""

    number: int
    wide: int
    high: int
    orientation: int
    told_dpi: tuple[float, float] | None
    grey: bool
    bilevel: bool


class Embedded(NamedTuple):
    """A picture as a PDF holds it. `palette` is empty for grey and colour; `filter` names how `data` is packed."""

    data: bytes
    wide: int
    high: int
    bits: int
    colours: int
    filter: str
    palette: bytes = b""
    predictor: bool = False
    black_is_one: bool = False


def warm_up() -> None:
    """Load the decoders; the sizes of pictures are judged here, not by them."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None
    Image.init()


def frames_of(kind: str, content: bytes) -> tuple[list[Frame], int]:
    """Return the pictures to show of a file, and how many more it holds that are not shown (a burst of photos).

    Raises RefusedError for a file that is no picture, or with too many dots.
    """
    if kind == "png" and is_broken_png(content):
        raise RefusedError("fit.unreadable")
    with _opened(kind, content) as image:
        count = int(getattr(image, "n_frames", 1))
        if kind != "tiff":
            return [_frame(image, 0)], count - 1
        if count > _MOST_FRAMES:
            raise RefusedError("fit.too_many_pages", count=count, most=_MOST_FRAMES)
        found = []
        for number in range(count):
            image.seek(number)
            found.append(_frame(image, number))
        return found, 0


def _opened(kind: str, content: bytes) -> Any:
    """Return the picture of a file, not decoded yet; raises RefusedError."""
    from PIL import Image

    if kind == "heic":
        _know_heic()
    try:
        return Image.open(io.BytesIO(content), formats=[KINDS[kind]])
    except Exception:
        # its reader refuses sound files of rare makes too: others may show them
        raise RefusedError("fit.heic_unread" if kind == "heic" else "fit.unreadable") from None


def _know_heic() -> None:
    try:
        from pi_heif import register_heif_opener

        register_heif_opener()
    except ImportError:  # of the library itself, too, where it was not made for this computer
        raise RefusedError("fit.heic") from None


def _frame(image: Any, number: int) -> Frame:
    wide, high = image.size
    if wide * high > MOST_PIXELS:
        raise RefusedError("fit.too_many_dots", width=wide, height=high)
    dpi = image.info.get("dpi")
    told = (float(dpi[0]), float(dpi[1])) if isinstance(dpi, tuple) and len(dpi) == 2 else None
    return Frame(
        number=number,
        wide=wide,
        high=high,
        orientation=orientation(image),
        told_dpi=told,
        grey=image.mode in {"1", "L", "LA", "I;16", "I;16B", "I", "F"},
        bilevel=image.mode == "1",
    )


def decoded_picture(kind: str, content: bytes, frame: Frame, least: tuple[int, int] | None = None) -> Any:
    """Return the picture in greys or colours on white paper, not turned; of a JPEG, no smaller than `least` if given.

    Raises RefusedError when it does not decode.
    """
    with _decoding(frame), _at(kind, content, frame) as image:
        if least is not None and kind == "jpeg":
            image.draft(None, least)
        image.load()
        return flat(image)


def planes(kind: str, content: bytes, frame: Frame, least: tuple[int, int], *, grey: bool) -> tuple[Any, ...]:
    """Return the picture as `planes_of` does. Raises RefusedError when it does not decode."""
    with _decoding(frame):
        return planes_of(lambda: _at(kind, content, frame), least, grey=grey)


def _at(kind: str, content: bytes, frame: Frame) -> Any:
    image = _opened(kind, content)
    if frame.number:
        image.seek(frame.number)
    return image


@contextmanager
def _decoding(frame: Frame) -> Iterator[None]:
    """Turn what decoders raise into a refusal."""
    try:
        yield
    except RefusedError:
        raise
    except MemoryError:
        raise RefusedError("fit.too_many_dots", width=frame.wide, height=frame.high) from None
    except Exception:
        raise RefusedError("fit.unreadable") from None


def planes_of(open_again: Callable[[], Any], least: tuple[int, int], *, grey: bool) -> tuple[Any, ...]:
    """Return the greys of a picture and, of colour where it is wanted, the two other planes, not turned.

    A JPEG is decoded no smaller than `least`, its colours no smaller than half of it, as they are coded: decoding them
    alone at half the dots costs less than putting all together and taking it apart again. Raises what decoding does.
    """
    with open_again() as image:
        if not _coded_in_planes(image):
            image.load()
            whole = flat(image)
            return (whole.convert("L"),) if grey or whole.mode == "L" else whole.convert("YCbCr").split()
        image.draft("L", least)
        image.load()
    if grey:
        return (image,)
    with open_again() as colours:
        colours.draft("YCbCr", (-(-least[0] // 2), -(-least[1] // 2)))
        colours.load()
        return (image, *colours.split()[1:])


def _coded_in_planes(image: Any) -> bool:
    """Say whether a picture is a JPEG of three colours coded as lightness and two differences."""
    told = image.info
    transformed = told.get("adobe_transform", 1 if "jfif" in told else 0)
    return bool(image.format == "JPEG" and image.mode == "RGB" and transformed == 1)


def embedded(kind: str, content: bytes, frame: Frame) -> Embedded:
    """Return the picture as it goes into a PDF: its own data where a PDF takes it, else packed anew without loss.

    A photo of a kind PDF does not know (HEIC, CMYK) becomes a JPEG of high quality. Raises RefusedError.
    """
    if kind == "jpeg":
        shape = read_jpeg(content)
        if shape and shape.common and shape.components in {1, 3} and (shape.wide, shape.high) == frame[1:3]:
            decoded_picture(
                kind, content, frame, (1, 1)
            )  # a picture that stops half-way is told, not handed on
            data = bare(content)
            return Embedded(data, shape.wide, shape.high, 8, shape.components, "/DCTDecode")
    if kind == "png" and (png := read_png(content)):
        decoded_picture(kind, content, frame)
        return Embedded(
            png.rows, png.wide, png.high, png.bits, png.colours, "/FlateDecode", png.palette, predictor=True
        )
    if frame.bilevel:
        return _fax(kind, content, frame)
    picture = decoded_picture(kind, content, frame)
    if kind in {"tiff", "png"} or (kind == "webp" and b"VP8L" in content[:64]):
        return _packed(picture)
    return jpeg_of(picture, _CONVERTED_QUALITY)


def jpeg_of(picture: Any, quality: int, *, plain: bool = False) -> Embedded:
    """Return the picture as a JPEG of that quality (Pillow's scale), colour at half the dots; else progressive."""
    whole = io.BytesIO()
    way = {} if plain else {"optimize": True, "progressive": True}
    picture.save(whole, "JPEG", quality=quality, subsampling="4:2:0", **way)
    colours = 1 if picture.mode == "L" else 3
    return Embedded(whole.getvalue(), picture.width, picture.height, 8, colours, "/DCTDecode")


def decoded_jpeg(data: bytes) -> Any:
    """Return the dots of a JPEG we made."""
    from PIL import Image

    image = Image.open(io.BytesIO(data), formats=["JPEG"])
    image.draft("L", image.size)  # greys are compared: the colours need not be put together
    image.load()
    return image


def _packed(picture: Any) -> Embedded:
    whole = io.BytesIO()
    picture.save(whole, "PNG", compress_level=7)
    png = read_png(whole.getvalue())
    assert png is not None  # noqa: S101 - we wrote it
    return Embedded(
        png.rows, png.wide, png.high, png.bits, png.colours, "/FlateDecode", png.palette, predictor=True
    )


def _fax(kind: str, content: bytes, frame: Frame) -> Embedded:
    """Return a picture of a file that is in black and white, packed without loss."""
    with _opened(kind, content) as image:
        if frame.number:
            image.seek(frame.number)
        try:
            black_and_white = image.convert("1")
        except Exception:
            raise RefusedError("fit.unreadable") from None
    return faxed(black_and_white)


def faxed(black_and_white: Any) -> Embedded:
    """Return a picture of one bit packed as faxes are (CCITT group 4), which loses nothing."""
    from PIL import Image, TiffImagePlugin

    whole = io.BytesIO()
    strips = {TiffImagePlugin.ROWSPERSTRIP: black_and_white.height}
    black_and_white.save(whole, "TIFF", compression="group4", tiffinfo=strips)
    with Image.open(whole) as made:
        tags = made.tag_v2  # type: ignore[attr-defined]
        start, size = tags[TiffImagePlugin.STRIPOFFSETS][0], tags[TiffImagePlugin.STRIPBYTECOUNTS][0]
        zero_is_white = tags[TiffImagePlugin.PHOTOMETRIC_INTERPRETATION] == 0
    data = whole.getvalue()[start : start + size]
    wide, high = black_and_white.size
    return Embedded(data, wide, high, 1, 1, "/CCITTFaxDecode", black_is_one=not zero_is_white)
