"""A picture's dots as a viewer shows them: turned as the camera says, at full depth, on white paper."""

from typing import Any

__all__ = ["ON_ITS_SIDE", "flat", "in_colour", "orientation", "shown_size", "turned"]

_TURNED_BY = {2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE", 6: "ROTATE_270",
              7: "TRANSVERSE", 8: "ROTATE_90"}  # fmt: skip
ON_ITS_SIDE = frozenset({5, 6, 7, 8})
"""The EXIF orientations that change width and height over."""

_ORIENTATION = 0x0112
_TWELVE_BITS = 4095.0


def orientation(image: Any) -> int:
    """Return the EXIF orientation of an open picture, 1 when there is none that means anything."""
    try:
        told = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # a camera's notes may be written in any way
        return 1
    return told if told in _TURNED_BY else 1


def shown_size(image: Any) -> tuple[int, int]:
    """Return (width, height) as shown, without decoding anything."""
    wide, high = image.size
    return (high, wide) if orientation(image) in ON_ITS_SIDE else (wide, high)


def turned(image: Any, how: int) -> Any:
    """Return the picture turned as the orientation says."""
    from PIL import Image

    return image.transpose(Image.Transpose[_TURNED_BY[how]]) if how in _TURNED_BY else image


def flat(image: Any) -> Any:
    """Return the picture in 8 bits, grey (L) or colour (RGB, YCbCr), what shows through it made white."""
    from PIL import Image

    clear = "transparency" in image.info or image.mode in {"LA", "RGBA", "PA", "La", "RGBa"}
    if image.mode in {"L", "RGB", "YCbCr"} and not clear:
        return image
    if image.mode.startswith(("I", "F")):
        return _in_eight_bits(image)
    if clear:
        paper = Image.new("RGBA", image.size, "white")
        paper.alpha_composite(image.convert("RGBA"))
        return paper.convert("L" if image.mode in {"LA", "La", "L"} else "RGB")
    return image.convert("L" if image.mode == "1" else "RGB")


def in_colour(image: Any) -> Any:
    """Return the picture in RGB, flat on white paper."""
    shown = flat(image)
    return shown if shown.mode == "RGB" else shown.convert("RGB")


def _in_eight_bits(image: Any) -> Any:
    """Return a picture of sixteen bits a dot, or of numbers, in greys: by its depth, or else by its range."""
    plain = image.convert("F")  # of sixteen bits with the high byte first, the decoder tells no extremes
    low, high = plain.getextrema()
    top = 65535.0 if 255 < high <= 65535 and low >= 0 else max(255.0, high)
    if 255 < high <= _TWELVE_BITS and low >= 0:  # a scanner's twelve, kept in sixteen
        top = _TWELVE_BITS
    floor = min(0.0, low)
    return plain.point(lambda level: level * (255.0 / (top - floor)) - floor * 255.0 / (top - floor)).convert(
        "L"
    )
