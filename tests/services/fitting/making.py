"""Small papers made for the tests: print with grain, at a resolution a scanner told."""

import io
import random
from typing import Any

from PIL import Image, ImageDraw

_GRAIN = random.Random("grain").randbytes(1200 * 1600)


def paper(number: int = 0, size: tuple[int, int] = (900, 1200), grain: float = 0.1) -> Any:
    """Return a page of marks as small as print, with a grain that keeps a JPEG of it from being small."""
    page = Image.new("RGB", size, (250, 249, 244))
    pen = ImageDraw.Draw(page)
    chance = random.Random(number)
    for row in range(40, size[1] - 60, 34):
        for column in range(40, size[0] - 80, 14):
            if chance.random() < 0.7:
                pen.line((column, row, column + 8, row + chance.randint(0, 18)), fill=(20, 20, 40), width=3)
    pen.ellipse((60, 60, 260, 260), outline=(180, 30, 40), width=8)
    noise = Image.frombytes("L", size, _GRAIN[: size[0] * size[1]])
    return Image.blend(page, Image.merge("RGB", (noise, noise, noise)), grain)


def saved(image: Any, kind: str = "JPEG", **how: Any) -> bytes:
    whole = io.BytesIO()
    settings = {"dpi": (300, 300), **({"quality": 90} if kind == "JPEG" else {}), **how}
    image.save(whole, kind, **settings)
    return whole.getvalue()


def tiled_pdf(image: Any, across: int, down: int) -> bytes:
    """Return a PDF of one A4 page whose picture is cut into so many JPEGs, as some scanners do."""
    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject, NameObject, NumberObject, StreamObject

    writer, held, drawing = PdfWriter(), DictionaryObject(), ""
    page = writer.add_blank_page(595, 842)
    wide, high = image.width // across, image.height // down
    for row in range(down):
        for column in range(across):
            tile = image.crop((column * wide, row * high, (column + 1) * wide, (row + 1) * high))
            stream = StreamObject()
            stream._data = saved(tile, quality=92)
            for key, value in (("Width", wide), ("Height", high), ("BitsPerComponent", 8)):
                stream[NameObject(f"/{key}")] = NumberObject(value)
            names = (
                ("Type", "XObject"),
                ("Subtype", "Image"),
                ("ColorSpace", "DeviceRGB"),
                ("Filter", "DCTDecode"),
            )
            for key, name in names:
                stream[NameObject(f"/{key}")] = NameObject(f"/{name}")
            held[NameObject(f"/T{row}x{column}")] = writer._add_object(stream)
            x, y = 595 * column / across, 842 - 842 * (row + 1) / down
            drawing += f"q {595 / across} 0 0 {842 / down} {x} {y} cm /T{row}x{column} Do Q\n"
    content = StreamObject()
    content._data = drawing.encode()
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): held})
    page[NameObject("/Contents")] = writer._add_object(content)
    whole = io.BytesIO()
    writer.write(whole)
    return whole.getvalue()
