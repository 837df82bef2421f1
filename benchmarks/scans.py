"""Papers like those of applicants, drawn here: letters, forms, payslips, a passport page, stamps; scanned or photographed.

The same seed gives the same pixels. Nothing in them is real.
"""

import io
import random
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

__all__ = ["make_photos", "make_scans", "photo", "scan"]

A4_300 = (2480, 3508)
_PHOTO = (4032, 3024)
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
_KINDS = ("letter", "form", "payslip", "passport", "terms", "diploma")


def scan(number: int, size: tuple[int, int] = A4_300) -> Image.Image:
    """Return page `number` as a flat-bed scanner sees it at 300 dpi: paper grain, a little blur."""
    chance = random.Random(f"scan {number}")
    page = _drawn(_KINDS[number % len(_KINDS)], chance, size)
    page = page.filter(ImageFilter.GaussianBlur(1.0))
    return _grained(page, 7 + number % 5, chance)


def photo(number: int, size: tuple[int, int] = _PHOTO) -> Image.Image:
    """Return page `number` as a phone sees it: a shadow across the sheet, a table around it, noise."""
    chance = random.Random(f"photo {number}")
    wide, high = size
    sheet = _drawn(_KINDS[number % len(_KINDS)], chance, (high * 8 // 10, high * 8 // 10 * 1414 // 1000))
    whole = Image.new("RGB", (high, wide), (96, 78, 60))
    whole.paste(sheet, ((high - sheet.width) // 2, (wide - sheet.height) // 2))
    light = Image.linear_gradient("L").rotate(chance.uniform(-40, 40), expand=False).resize(whole.size)
    shade = light.point([150 + each * 100 // 255 for each in range(256)])
    whole = ImageChops.multiply(whole, Image.merge("RGB", (shade, shade, shade)))
    whole = whole.filter(ImageFilter.GaussianBlur(1.4))
    return _grained(whole, 10, chance)


def make_scans(folder: Path, count: int = 12) -> list[Path]:
    """Write the scans as JPEG files, about 20 MB for twelve, and return their paths."""
    made = []
    for number in range(count):
        path = folder / f"scan_{number + 1:02}.jpg"
        scan(number).save(path, "JPEG", quality=82, dpi=(300, 300))
        made.append(path)
    return made


def make_photos(folder: Path, count: int = 60, different: int = 6) -> list[Path]:
    """Write phone photos of 12 megapixels turned by their EXIF tag, `different` of them drawn, the others copies."""
    made = []
    exif = Image.Exif()
    exif[0x0112] = 6
    contents = []
    for number in range(min(count, different)):
        whole = io.BytesIO()
        photo(number).rotate(90, expand=True).save(whole, "JPEG", quality=88, exif=exif)
        contents.append(whole.getvalue())
    for number in range(count):
        path = folder / f"photo_{number + 1:02}.jpg"
        # A comment of their own keeps the copies from being equal files.
        path.write_bytes(_commented(contents[number % len(contents)], number))
        made.append(path)
    return made


def _commented(content: bytes, number: int) -> bytes:
    words = b"photo %05d" % number
    return content[:2] + b"\xff\xfe" + (len(words) + 2).to_bytes(2, "big") + words + content[2:]


def _grained(page: Image.Image, sigma: float, chance: random.Random) -> Image.Image:
    """Return the page with grain; effect_noise has no seed, so a tile drawn by ours is repeated."""
    side = 512
    tile = Image.frombytes("RGB", (side, side), bytes(
        max(0, min(255, round(chance.gauss(128, sigma)))) for _ in range(side * side * 3)
    ))  # fmt: skip
    grain = Image.new("RGB", page.size)
    for left in range(0, page.width, side):
        for top in range(0, page.height, side):
            grain.paste(tile, (left, top))
    return ImageChops.add(page, grain, 1, -128)


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(words)).capitalize() + "."


def _drawn(kind: str, chance: random.Random, size: tuple[int, int]) -> Image.Image:
    page = Image.new("RGB", size, (250, 249, 244))
    pen = ImageDraw.Draw(page)
    unit = size[0] / 2480
    draw = {"form": _form, "payslip": _payslip, "passport": _passport, "terms": _terms}.get(kind, _letter)
    draw(page, pen, chance, unit)
    if kind in {"letter", "diploma", "form"}:
        _stamp(page, chance, unit)
    return page


def _text(
    pen: ImageDraw.ImageDraw, at: tuple[float, float], text: str, size: float, ink: str = "#1c1c22"
) -> None:
    pen.text(at, text, fill=ink, font=_font(max(8, round(size))))


def _letter(page: Image.Image, pen: ImageDraw.ImageDraw, chance: random.Random, unit: float) -> None:
    _text(pen, (220 * unit, 220 * unit), _sentence(chance, 4).upper(), 60 * unit, "#1d3f7a")
    for row in range(34):
        _text(pen, (220 * unit, (480 + row * 74) * unit), _sentence(chance, 9), 42 * unit)


def _terms(page: Image.Image, pen: ImageDraw.ImageDraw, chance: random.Random, unit: float) -> None:
    for row in range(92):
        _text(pen, (160 * unit, (180 + row * 34) * unit), _sentence(chance, 17), 26 * unit)


def _form(page: Image.Image, pen: ImageDraw.ImageDraw, chance: random.Random, unit: float) -> None:
    _text(pen, (200 * unit, 160 * unit), "APPLICATION FORM " + _sentence(chance, 2), 54 * unit)
    for row in range(26):
        top = (320 + row * 112) * unit
        pen.rectangle(
            (200 * unit, top, 2280 * unit, top + 96 * unit), outline="#555555", width=max(1, round(3 * unit))
        )
        _text(pen, (216 * unit, top + 6 * unit), _sentence(chance, 3), 24 * unit, "#444444")
        _text(pen, (240 * unit, top + 40 * unit), _sentence(chance, 5), 40 * unit, "#0a2a8a")


def _payslip(page: Image.Image, pen: ImageDraw.ImageDraw, chance: random.Random, unit: float) -> None:
    for row in range(58):
        top = (260 + row * 52) * unit
        if row % 2:
            pen.rectangle((160 * unit, top, 2320 * unit, top + 50 * unit), fill="#e8edf3")
        _text(pen, (180 * unit, top + 10 * unit), _sentence(chance, 3), 28 * unit)
        for column in range(4):
            amount = f"{chance.uniform(1, 9999):,.2f}"
            _text(pen, ((1200 + column * 280) * unit, top + 10 * unit), amount, 28 * unit)


def _passport(page: Image.Image, pen: ImageDraw.ImageDraw, chance: random.Random, unit: float) -> None:
    for wave in range(150):
        top = 300 + wave * 18
        tint = "#cfe0ea" if wave % 2 else "#ead6da"
        pen.line(
            [((160 + x) * unit, (top + 26 * ((x // 90) % 2)) * unit) for x in range(0, 2160, 45)],
            fill=tint,
            width=max(1, round(3 * unit)),
        )
    face = Image.radial_gradient("L").resize((round(700 * unit), round(900 * unit)))
    page.paste(
        Image.merge(
            "RGB",
            (
                face,
                face.point([v * 8 // 10 for v in range(256)]),
                face.point([v * 7 // 10 for v in range(256)]),
            ),
        ),
        (round(240 * unit), round(520 * unit)),
    )
    for row in range(12):
        _text(pen, (1060 * unit, (540 + row * 120) * unit), _sentence(chance, 2), 26 * unit, "#555555")
        _text(pen, (1060 * unit, (572 + row * 120) * unit), _sentence(chance, 2).upper(), 46 * unit)
    line = "P<FRAEXEMPLE<<ANNA<MARIE<<<<<<<<<<<<<<<<<<<<"
    for row in range(2):
        _text(pen, (220 * unit, (2500 + row * 110) * unit), line, 72 * unit)


def _stamp(page: Image.Image, chance: random.Random, unit: float) -> None:
    left, top = chance.uniform(1300, 1700) * unit, chance.uniform(2400, 2800) * unit
    side = 520 * unit
    pen = ImageDraw.Draw(page, "RGBA")
    for inset in (0, 26):
        pen.ellipse(
            (left + inset, top + inset, left + side - inset, top + side - inset),
            outline=(178, 30, 50, 190),
            width=max(2, round(9 * unit)),
        )
    pen.text(
        (left + side * 0.2, top + side * 0.45),
        "REGISTRY OFFICE",
        fill=(178, 30, 50, 200),
        font=_font(max(8, round(44 * unit))),
    )
