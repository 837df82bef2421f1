"""Pictures that may be encoded anew, wherever they come from: a file of their own, or a page of a PDF."""

import io
from collections.abc import Callable
from typing import Any

from casefile.services.fitting.drawn import page_of, picture_drawn
from casefile.services.fitting.jpeg import bare, read_jpeg
from casefile.services.fitting.pictures import MOST_PIXELS, Embedded, Frame, embedded, planes_of
from casefile.services.fitting.refusal import RefusedError
from casefile.services.fitting.sources import SourceFile

__all__ = ["Picture", "drawn_picture", "file_picture", "jpeg_picture", "pdf_picture"]

_NO_BUDGET = 1 << 40
_NEAR_BLACK, _NEAR_WHITE = 40, 215
_FAXED = (["/CCITTFaxDecode"], ["/CCF"], ["/JBIG2Decode"])

Load = Callable[[tuple[int, int], bool], tuple[Any, ...]]


class Picture:
    """A picture on a page: its dots, dots an inch, bytes as it came; `put` sets what the PDF holds.

    `load` decodes it, no smaller than a size where its kind allows, to its greys alone or with its two other planes.
    `unchanged_bytes` is what it weighs left as it came, beyond any budget where a PDF does not take it so. `bilevel`
    is one in black and white: the last to be made lighter. `file`, `jpeg` or `drawn` tell where another process finds
    it: a picture of a file, the bytes of a JPEG, or the page that a viewer draws, whose colours are not its own.
    """

    def __init__(  # noqa: PLR0913 - all that is known of a picture
        self,
        stream: Any,
        size: tuple[int, int],
        dpi: float,
        size_bytes: int,
        load: Load,
        *,
        taken_as_it_is: bool = True,
        bilevel: bool = False,
        file: tuple[SourceFile, Frame] | None = None,
        jpeg: bytes | None = None,
        drawn: Callable[[], bytes] | None = None,
    ) -> None:
        self.stream = stream
        self.wide, self.high = size
        self.dpi = dpi
        self.size_bytes = size_bytes
        self.load = load
        self.file, self.jpeg, self.drawn = file, jpeg, drawn
        self.bilevel = bilevel
        self.unchanged_bytes = size_bytes if taken_as_it_is else _NO_BUDGET

    @property
    def held_bytes(self) -> int:
        """Return how many bytes the PDF holds of it now."""
        return len(self.stream._data)

    @property
    def faxed(self) -> bool:
        """Say whether the PDF holds it packed as faxes are, or tighter."""
        return _filters(self.stream)[-1:] in _FAXED

    def put(self, shown: Embedded) -> None:
        """Let the PDF hold this in the picture's place."""
        put_picture(self.stream, shown, own_colours=self.drawn is None)


def file_picture(stream: Any, source: SourceFile, frame: Frame, dpi: float) -> Picture:
    """Return the picture of a file; the stream is empty until something is put in it."""
    share = source.size_bytes // max(1, len(source.frames))
    return Picture(
        stream, (frame.wide, frame.high), dpi, share, lambda least, grey: source.planes(frame, least, grey=grey),
        taken_as_it_is=source.kind == "jpeg" or frame.bilevel, bilevel=frame.bilevel, file=(source, frame),
    )  # fmt: skip


def whole_picture(source: SourceFile, frame: Frame) -> Embedded:
    """Return the picture of a file as it goes in without loss."""
    return embedded(source.kind, source.content(), frame)


def pdf_picture(image: Any, dpi: float) -> Picture | None:
    """Return a picture inside a PDF, None for one that is not encoded anew: a layer that others are seen through.

    What is neither plain greys nor plain colours (inks of a press, faxes, one bit a dot) is decoded by the viewer.
    """
    if any(key in image for key in ("/SMask", "/Mask", "/ImageMask", "/SMaskInData")):
        return None
    wide, high = int(image["/Width"]), int(image["/Height"])
    if wide * high > MOST_PIXELS:
        return None
    bits = _bits(image)
    toned = bits == 1 and (_components(image) == 1 or _in_black_and_white(image))
    if bits != 8 or "/Decode" in image or not _plain(image):
        return drawn_picture(image, (wide, high), dpi, len(image._data), lambda: page_of(image), toned=toned)
    if _is_jpeg(image):
        return jpeg_picture(image, (wide, high), dpi, image._data)
    return Picture(
        image, (wide, high), dpi, len(image._data),
        lambda least, grey: _planes(lambda: _unpacked(image), least, grey=grey),
    )  # fmt: skip


def jpeg_picture(stream: Any, size: tuple[int, int], dpi: float, data: bytes) -> Picture:
    """Return the picture of a stream that is a JPEG."""
    return Picture(
        stream, size, dpi, len(data),
        lambda least, grey: _planes(lambda: _opened_jpeg(data), least, grey=grey), jpeg=data,
    )  # fmt: skip


def drawn_picture(
    stream: Any, size: tuple[int, int], dpi: float, size_bytes: int, page: Callable[[], bytes], *, toned: bool
) -> Picture:
    """Return a picture that the viewer draws from its `page`; `toned` is one in black and white."""
    return Picture(
        stream, size, dpi, size_bytes,
        lambda least, grey: _planes(lambda: picture_drawn(page(), size, least, grey=toned), least, grey=grey),
        bilevel=toned, drawn=page,
    )  # fmt: skip


def put_picture(stream: Any, shown: Embedded, *, own_colours: bool = True) -> None:
    """Make the stream hold the picture; `own_colours` keeps the profile of one that has as many as it had."""
    from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, NameObject, NumberObject

    space: Any = NameObject("/DeviceGray" if shown.colours == 1 else "/DeviceRGB")
    if shown.palette:
        last = NumberObject(len(shown.palette) // 3 - 1)
        parts = [NameObject("/Indexed"), NameObject("/DeviceRGB"), last, ByteStringObject(shown.palette)]
        space = ArrayObject(parts)
    elif own_colours and _components(stream) == shown.colours:
        space = stream["/ColorSpace"]  # a profile stays the picture's own
    stream._data = shown.data
    if hasattr(stream, "decoded_self"):
        stream.decoded_self = None
    for key in ("/DecodeParms", "/Decode"):
        stream.pop(key, None)
    values: dict[str, Any] = {
        "/Type": NameObject("/XObject"), "/Subtype": NameObject("/Image"), "/ColorSpace": space,
        "/Width": NumberObject(shown.wide), "/Height": NumberObject(shown.high),
        "/BitsPerComponent": NumberObject(shown.bits), "/Filter": NameObject(shown.filter),
    }  # fmt: skip
    if shown.predictor or shown.filter == "/CCITTFaxDecode":
        from pypdf.generic import BooleanObject

        parms: dict[str, Any] = {"/Columns": NumberObject(shown.wide)}
        if shown.predictor:
            parms |= {"/Predictor": NumberObject(15), "/Colors": NumberObject(shown.colours)}
            parms["/BitsPerComponent"] = NumberObject(shown.bits)
        else:
            parms |= {"/K": NumberObject(-1), "/Rows": NumberObject(shown.high)}
            parms["/BlackIs1"] = BooleanObject(shown.black_is_one)
        values["/DecodeParms"] = DictionaryObject({NameObject(key): each for key, each in parms.items()})
    for key, value in values.items():
        stream[NameObject(key)] = value


def _components(image: Any) -> int:
    """Return how many numbers make a colour of the picture's own space, 0 where it has none or a palette."""
    return _numbers_of(_space(image))


def _space(image: Any) -> Any:
    space = image.get("/ColorSpace")
    return space.get_object() if space is not None else None


def _numbers_of(space: Any) -> int:
    if isinstance(space, list):
        if str(space[0]) == "/ICCBased":
            return int(space[1].get_object().get("/N", 0))
        return {"/CalGray": 1, "/CalRGB": 3}.get(str(space[0]), 0)
    return {"/DeviceGray": 1, "/DeviceRGB": 3}.get(str(space), 0)


def _has_palette(space: Any) -> bool:
    return isinstance(space, list) and len(space) == 4 and str(space[0]) == "/Indexed"


def _in_black_and_white(image: Any) -> bool:
    """Say whether a palette holds one colour near black and one near white, and no more."""
    space = _space(image)
    if not _has_palette(space):
        return False
    table = space[3].get_object()
    levels = table.get_data() if hasattr(table, "get_data") else getattr(table, "original_bytes", b"")
    numbers = _numbers_of(space[1].get_object())
    if not numbers or len(levels) < 2 * numbers:
        return False
    dark, light = sorted((levels[:numbers], levels[numbers : 2 * numbers]))
    return max(dark) <= _NEAR_BLACK and min(light) >= _NEAR_WHITE


def _plain(image: Any) -> bool:
    return _has_palette(_space(image)) or _components(image) in {1, 3}


def _bits(image: Any) -> int:
    """Return how many bits a number of a dot has; what is packed as faxes are has one, whatever it says."""
    if _filters(image)[-1:] in _FAXED:
        return 1
    return int(image.get("/BitsPerComponent", 8))


def _filters(image: Any) -> list[str]:
    """Return how the stream is packed, the last step of unpacking last."""
    told = image.get("/Filter")
    told = told.get_object() if told is not None else []
    return [str(each) for each in told] if isinstance(told, list) else [str(told)]


def _is_jpeg(image: Any) -> bool:
    return _filters(image) == ["/DCTDecode"] and "/DecodeParms" not in image


def _planes(open_again: Callable[[], Any], least: tuple[int, int], *, grey: bool) -> tuple[Any, ...]:
    try:
        return planes_of(open_again, least, grey=grey)
    except RefusedError:
        raise
    except Exception:
        raise RefusedError("fit.unreadable") from None


def _opened_jpeg(data: bytes) -> Any:
    from PIL import Image

    return Image.open(io.BytesIO(data), formats=["JPEG"])


def _unpacked(image: Any) -> Any:
    found = image.decode_as_image()
    if found is None:
        raise RefusedError("fit.unreadable")
    return found


def without_notes(image: Any) -> None:
    """Take out of a picture of a PDF what its camera wrote beside it."""
    if _is_jpeg(image) and read_jpeg(image._data):
        image._data = bare(image._data)
