"""Papers like those of applicants, drawn here: letters, forms, pay slips, a passport, stamps; scanned or photographed.

The same number gives the same pixels. Nothing in them is real.
"""

import random
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

__all__ = ["make_photos", "make_scans", "photo", "scan"]

A4_300 = (2480, 3508)
_PHOTO = (4032, 3024)
_ORIENTATION, _QUARTER_TURN = 0x0112, 6
_INK = "#1c1c22"
_STAMP = (178, 30, 50, 200)
_TILE = 512
_WORDS = [
    "employment",
    "contract",
    "salary",
    "hours",
    "week",
    "duties",
    "department",
    "manager",
    "certificate",
    "holder",
    "issued",
    "place",
    "date",
    "birth",
    "nationality",
    "police",
    "record",
    "evaluation",
    "diploma",
    "university",
    "degree",
    "account",
    "balance",
    "statement",
    "transfer",
    "amount",
    "total",
    "gross",
    "net",
    "insurance",
    "pension",
    "leave",
    "position",
    "developer",
    "nurse",
    "analyst",
    "signature",
    "stamp",
    "office",
    "registry",
    "municipal",
]


def scan(number: int) -> Image.Image:
    """Return page `number` as a flat-bed scanner sees it at 300 dpi: paper grain, a little blur."""
    page = _drawn(number, A4_300, random.Random(f"scan {number}")).filter(ImageFilter.GaussianBlur(1.0))
    return _grained(page, 7 + number % 5)


def photo(number: int) -> Image.Image:
    """Return page `number` as a phone sees it: a table around the sheet, a shadow across it, noise."""
    chance = random.Random(f"photo {number}")
    wide, high = _PHOTO[1], _PHOTO[0]
    sheet = _drawn(number, (wide * 8 // 10, wide * 8 // 10 * 1414 // 1000), chance)
    whole = Image.new("RGB", (wide, high), (96, 78, 60))
    whole.paste(sheet, ((wide - sheet.width) // 2, (high - sheet.height) // 2))
    light = Image.linear_gradient("L").rotate(chance.uniform(-40, 40)).resize(whole.size)
    shade = light.point([150 + each * 100 // 255 for each in range(256)])
    whole = ImageChops.multiply(whole, Image.merge("RGB", (shade, shade, shade)))
    return _grained(whole.filter(ImageFilter.GaussianBlur(1.4)), 10)


def make_scans(folder: Path, count: int = 12) -> list[Path]:
    """Write the scans as JPEG files, about 19 MB for twelve, and return their paths."""
    made = [folder / f"scan_{number + 1:02}.jpg" for number in range(count)]
    for number, path in enumerate(made):
        scan(number).save(path, "JPEG", quality=82, dpi=(300, 300))
    return made


def make_photos(folder: Path, count: int = 60, different: int = 6) -> list[Path]:
    """Write phone photos of 12 megapixels, turned by their EXIF tag: `different` of them drawn, the others copies."""
    exif = Image.Exif()
    exif[_ORIENTATION] = _QUARTER_TURN
    contents = []
    for number in range(min(count, different)):
        whole = BytesIO()
        photo(number).rotate(90, expand=True).save(whole, "JPEG", quality=88, exif=exif)
        contents.append(whole.getvalue())
    made = [folder / f"photo_{number + 1:02}.jpg" for number in range(count)]
    for number, path in enumerate(made):
        path.write_bytes(_commented(contents[number % len(contents)], number))
    return made


def _commented(content: bytes, number: int) -> bytes:
    """Return the JPEG with a comment of its own, so that copies are not equal files."""
    words = b"photo %05d" % number
    return content[:2] + b"\xff\xfe" + (len(words) + 2).to_bytes(2, "big") + words + content[2:]


@cache
def _tile() -> Image.Image:
    """Return grain around 128 with a deviation of 16: Pillow's own noise has no seed."""
    chance = random.Random("grain")
    values = bytes(max(0, min(255, round(chance.gauss(128, 16)))) for _ in range(_TILE * _TILE * 3))
    return Image.frombytes("RGB", (_TILE, _TILE), values)


def _grained(page: Image.Image, deviation: float) -> Image.Image:
    tile = _tile().point([round(128 + (value - 128) * deviation / 16) for value in range(256)] * 3)
    grain = Image.new("RGB", page.size)
    for left in range(0, page.width, _TILE):
        for top in range(0, page.height, _TILE):
            grain.paste(tile, (left, top))
    return ImageChops.add(page, grain, 1, -128)


class _Page:
    """A sheet being drawn, in units of an A4 page at 300 dpi."""

    def __init__(self, size: tuple[int, int], chance: random.Random) -> None:
        self.image = Image.new("RGB", size, (250, 249, 244))
        self.unit = size[0] / A4_300[0]
        self.chance = chance
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def at(self, *places: float) -> list[float]:
        """Return places in dots."""
        return [each * self.unit for each in places]

    def text(self, left: float, top: float, words: str, size: float, ink: str = _INK) -> None:
        """Write a line."""
        font = ImageFont.load_default(max(8, round(size * self.unit)))
        self.pen.text((left * self.unit, top * self.unit), words, fill=ink, font=font)

    def words(self, count: int) -> str:
        """Return a sentence of nothing in particular."""
        return " ".join(self.chance.choice(_WORDS) for _ in range(count)).capitalize() + "."


def _drawn(number: int, size: tuple[int, int], chance: random.Random) -> Image.Image:
    page = _Page(size, chance)
    draw = _KINDS[number % len(_KINDS)]
    draw(page)
    if draw in {_letter, _form}:
        _stamp(page)
    return page.image


def _letter(page: _Page) -> None:
    page.text(220, 220, page.words(4).upper(), 60, "#1d3f7a")
    for row in range(34):
        page.text(220, 480 + row * 74, page.words(9), 42)


def _terms(page: _Page) -> None:
    for row in range(92):
        page.text(160, 180 + row * 34, page.words(17), 26)


def _form(page: _Page) -> None:
    page.text(200, 160, "APPLICATION FORM " + page.words(2), 54)
    for row in range(26):
        top = 320 + row * 112
        page.pen.rectangle(page.at(200, top, 2280, top + 96), outline="#555555", width=3)
        page.text(216, top + 6, page.words(3), 24, "#444444")
        page.text(240, top + 40, page.words(5), 40, "#0a2a8a")


def _payslip(page: _Page) -> None:
    for row in range(58):
        top = 260 + row * 52
        if row % 2:
            page.pen.rectangle(page.at(160, top, 2320, top + 50), fill="#e8edf3")
        page.text(180, top + 10, page.words(3), 28)
        for column in range(4):
            page.text(1200 + column * 280, top + 10, f"{page.chance.uniform(1, 9999):,.2f}", 28)


def _passport(page: _Page) -> None:
    for wave in range(150):
        points = [(160 + x, 300 + wave * 18 + 26 * ((x // 90) % 2)) for x in range(0, 2160, 45)]
        tint = "#cfe0ea" if wave % 2 else "#ead6da"
        page.pen.line([(x * page.unit, y * page.unit) for x, y in points], fill=tint, width=3)
    face = Image.radial_gradient("L").resize((round(700 * page.unit), round(900 * page.unit)))
    page.image.paste(face.convert("RGB"), (round(240 * page.unit), round(520 * page.unit)))
    for row in range(12):
        page.text(1060, 540 + row * 120, page.words(2), 26, "#555555")
        page.text(1060, 572 + row * 120, page.words(2).upper(), 46)
    for row in range(2):
        page.text(220, 2500 + row * 110, "P<FRAEXEMPLE<<ANNA<MARIE<<<<<<<<<<<<<<<<<<<<", 72)


def _stamp(page: _Page) -> None:
    left, top, side = page.chance.uniform(1300, 1700), page.chance.uniform(2400, 2800), 520
    for inset in (0, 26):
        place = page.at(left + inset, top + inset, left + side - inset, top + side - inset)
        page.pen.ellipse(place, outline=_STAMP, width=9)
    page.text(left + side * 0.2, top + side * 0.45, "REGISTRY OFFICE", 44, "#b21e32")


_KINDS: tuple[Callable[[_Page], None], ...] = (_letter, _form, _payslip, _passport, _terms, _letter)
