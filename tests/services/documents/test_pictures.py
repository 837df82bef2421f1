"""Picture files are judged as a viewer shows them: turned, at full depth, on white paper, page by page."""

import io
import random

import pytest
from PIL import Image

from casefile.services.documents.on_paper import in_colour
from tests.services.documents.making import hatched


def written(size=(1275, 1650), mode="RGB", ground="white", ink="black"):
    from PIL import Image, ImageDraw

    image = Image.new(mode, size, ground)
    pen = ImageDraw.Draw(image)
    for row in range(200, size[1] - 200, 60):
        pen.rectangle((150, row, size[0] - 200, row + 9), fill=ink)
    return image


def saved(image, kind="PNG", **how) -> bytes:
    whole = io.BytesIO()
    image.save(whole, kind, **how)
    return whole.getvalue()


def deep(ink: int, order="little"):
    """Return sixteen bits a dot: paper at 60,000, ink as given."""
    from PIL import Image

    paper, dark = (60_000).to_bytes(2, order), ink.to_bytes(2, order)
    row, marked = paper * 600, paper * 100 + dark * 300 + paper * 200
    mode = "I;16" if order == "little" else "I;16B"
    return Image.frombytes(mode, (600, 800), row * 100 + marked * 60 + row * 640)


def see_through(ink):
    from PIL import Image

    alpha = written(mode="L", ground=0, ink=255)
    image = Image.new("RGB", alpha.size, ink)
    image.putalpha(alpha)
    return image


def footed() -> bytes:
    from PIL import ImageDraw

    image = written(ink="white")
    ImageDraw.Draw(image).line((400, 1600, 800, 1590), fill=(30, 30, 120), width=5)
    return saved(image, "JPEG")


def dense() -> bytes:
    """Return writing so even that it is one shade of grey when it is made small."""
    chance = random.Random(1)
    image = written(ink="white")
    for row in range(0, 1650, 12):
        for column in range(0, 1275, 9):
            image.paste((10, 10, 10), (column, row, column + 3, row + chance.randrange(2, 4)))
    return saved(image)


# Drawn by the test that wants them: whoever only lists the tests waits for no picture.
SHOWN = {
    "sixteen bits": ("a.png", lambda: saved(deep(2_000))),
    "sixteen bits, all of them high": ("a.png", lambda: saved(deep(40_000))),
    "sixteen bits, the high byte first": ("a.tif", lambda: saved(deep(2_000, "big"), "TIFF")),
    "twelve bits kept in sixteen": ("a.png", lambda: saved(deep(480).point(lambda level: level / 16))),
    "ink in the transparency": ("a.png", lambda: saved(see_through("black"))),
    "white under what is transparent": ("a.png", lambda: saved(see_through((20, 20, 90)))),
    "green": ("a.png", lambda: saved(written(ground=(220, 255, 220), ink=(255, 220, 255)))),
    "yellow": ("a.png", lambda: saved(written(ink=(255, 255, 100)))),
    "one bit": ("a.png", lambda: saved(written().convert("1"))),
    "a palette": ("a.png", lambda: saved(written().convert("P"))),
    "a palette with a transparent colour": ("a.png", lambda: saved(written().convert("P"), transparency=3)),
    "four inks": ("a.jpg", lambda: saved(written().convert("CMYK"), "JPEG")),
    "a foot alone": ("foot.jpg", footed),
    "dense even writing": ("dense.png", dense),
    "a fine grey pattern": ("hatched.png", lambda: saved(hatched().convert("L"))),
}


@pytest.mark.parametrize("why", sorted(SHOWN))
def test_what_shows_something_is_not_blank(inspector, write, why):
    name, content = SHOWN[why]
    look = inspector.look(write(content(), name))
    assert (look.blank_pages, look.trouble) == ((), "")


def grained():
    from PIL import Image

    return Image.effect_noise((2480, 3508), 14).point(lambda level: min(255, level + 100))


BLANK = {
    "grain": lambda: saved(grained()),
    "sixteen bits": lambda: saved(deep(60_000)),
    "all transparent": lambda: saved(see_through("white")),
    "a palette": lambda: saved(written(ink="white").convert("P")),
}


@pytest.mark.parametrize("why", sorted(BLANK))
def test_what_shows_nothing_is(inspector, write, why):
    report = inspector.report(write(BLANK[why](), "a.png"))
    assert (report.look.blank_pages, report.verdict) == ((1,), "blocked")


def test_sixteen_bits_are_scaled_not_cut():
    assert in_colour(deep(2_000)).getpixel((0, 0))[0] in range(225, 241)
    assert in_colour(deep(2_000)).getpixel((150, 130))[0] < 20


def tiff(*frames) -> bytes:
    return saved(frames[0], "TIFF", save_all=True, append_images=list(frames[1:]), compression="tiff_lzw")


def test_every_page_of_a_tiff_is_a_page(inspector, write):
    full, empty = written(), written(ink="white")
    first = inspector.report(write(tiff(empty, full, full), "a.tif"))
    assert (first.look.pages, first.look.blank_pages, first.verdict) == (3, (1,), "attention")
    assert [(f.code, f.severity, f.values["listed"]) for f in first.findings] == [
        ("document.blank_pages", "warning", "1")
    ]
    assert inspector.look(write(tiff(full, empty, full, empty), "b.tif")).blank_pages == (2, 4)
    assert inspector.report(write(tiff(empty, empty), "c.tif")).verdict == "blocked"
    grey = tiff(full.convert("L"), written(ink=(200, 30, 30)))
    assert inspector.look(write(grey, "d.tif")).grey_pages == (1,)


@pytest.mark.parametrize("share", [0.55, 0.8, 0.97])
def test_a_tiff_cut_short_keeps_what_is_known_of_it(inspector, write, share):
    whole = tiff(written(), written())
    report = inspector.report(write(whole[: int(len(whole) * share)], "a.tif"))
    assert (report.look.true_kind, report.look.size_bytes) == ("tiff", int(len(whole) * share))
    assert [f.code for f in report.findings] == ["document.damaged"]


@pytest.mark.parametrize("beyond", [True, False])
def test_a_page_of_a_tiff_that_cannot_be_reached_is_missed(inspector, write, beyond):
    whole = bytearray(tiff(written()))
    first = int.from_bytes(whole[4:8], "little")
    entries = int.from_bytes(whole[first : first + 2], "little")
    pointer = first + 2 + entries * 12
    whole[pointer : pointer + 4] = (len(whole) + 5000 if beyond else len(whole) - 6).to_bytes(4, "little")
    report = inspector.report(write(bytes(whole), "a.tif"))
    assert [(f.code, f.values) for f in report.findings] == [
        ("document.damaged", {"variant": "lost", "pages": 1, "expected": 2})
    ]


@pytest.mark.parametrize("how", range(1, 9))
def test_a_photo_is_measured_as_it_is_shown(inspector, write, how):
    from PIL import Image

    exif = Image.Exif()
    exif[0x0112] = how
    size = (640, 480) if how >= 5 else (480, 640)
    content = saved(written(size, ink=(200, 30, 30)), "JPEG", exif=exif)
    report = inspector.report(write(content, "photo.jpg"), requirements={"photo"})
    assert (report.look.width_px, report.look.height_px, report.verdict) == (480, 640, "ready")
    wrong = saved(written(size[::-1], ink=(200, 30, 30)), "JPEG", exif=exif)
    assert inspector.report(write(wrong, "wide.jpg"), requirements={"photo"}).verdict == "blocked"


def test_zeros_in_a_bare_photo_are_damage(inspector, write):
    from PIL import Image

    grain = Image.effect_noise((800, 1000), 80).convert("RGB")
    content = bytearray(saved(grain, "JPEG", quality=90))
    assert inspector.report(write(bytes(content), "a.jpg")).verdict == "ready"
    content[60_000:64_096] = bytes(4096)
    report = inspector.report(write(bytes(content), "a.jpg"))
    assert [f.code for f in report.findings] == ["document.damaged"]


def test_a_picture_in_colours_that_are_all_grey_is_grey(inspector, write):
    assert inspector.look(write(saved(written(), "JPEG"), "a.jpg")).grey_pages == (1,)
    stamped = written()
    stamped.paste((180, 30, 40), (900, 1300, 1000, 1400))
    assert inspector.look(write(saved(stamped, "JPEG"), "b.jpg")).grey_pages == ()


@pytest.mark.parametrize("noise", [False, True])
def test_a_png_that_was_altered_is_not_the_picture_that_was_saved(codes, noise):
    whole = io.BytesIO()
    image = Image.effect_noise((900, 1200), 60) if noise else Image.linear_gradient("L").resize((900, 1200))
    image.save(whole, "PNG")
    sound = bytearray(whole.getvalue())
    assert "damaged" not in codes(bytes(sound), "scan.png")
    careless = bytearray(sound)
    end = careless.rindex(b"IEND") - 8
    careless[end : end + 4] = bytes(4)  # the sum alone is wrong: the rows are what they were
    assert "damaged" not in codes(bytes(careless), "scan.png")
    sound[len(sound) // 2] ^= 255
    assert "damaged" in codes(bytes(sound), "scan.png")


def test_a_picture_of_too_many_dots_says_how_many(inspector, write):
    whole = io.BytesIO()
    Image.new("1", (12_000, 11_000)).save(whole, "TIFF", compression="group4")
    (found,) = inspector.report(write(whole.getvalue(), "scan.tif")).findings
    assert (found.code, found.values) == (
        "document.unreadable", {"variant": "dots", "width": 12_000, "height": 11_000},
    )  # fmt: skip
