"""What would do where pages do not fit, which pictures are made lighter, what is refused."""

from types import SimpleNamespace

import pytest
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
)

from casefile.rules.fitting.outcome import FitRequest, PageFate
from casefile.rules.fitting.plan import Point
from casefile.services.fitting.assembly import Leaf, WantedPage
from casefile.services.fitting.pdf_source import open_pdf
from casefile.services.fitting.pictures import Embedded
from casefile.services.fitting.refusal import RefusedError
from casefile.services.fitting.shortfall import heavy_at_best, illegible, too_heavy
from casefile.services.fitting.squeeze import Squeezed
from casefile.services.fitting.weighty import pdf_picture, put_picture
from tests.services.documents.making import locked, objects_pdf, text_pdf
from tests.services.fitting.conftest import RULES


def asked(limit: int) -> FitRequest:
    return FitRequest(sources=("a.pdf",), rules=RULES, limit_bytes=limit)


def made(*sizes: int, layered: int = 0, dpi: int | None = 300):
    """Return pages of one picture each, of so many bytes, as far as they are looked at here."""
    pictures = [SimpleNamespace(stream=object(), size_bytes=size) for size in sizes]
    leaves = [Leaf(WantedPage(0, at, 0), "picture", (each,), dpi) for at, each in enumerate(pictures)]
    return SimpleNamespace(leaves=leaves, pictures=pictures, layered_bytes=layered)


def points(*sizes: int, legibility: float = 1.0) -> list[Point]:
    return [Point(80, size, legibility) for size in sizes]


def told(short) -> list[tuple[str, object, object]]:
    return [(each.code, each.values.get("variant"), each.values.get("page")) for each in short.finding]


@pytest.mark.parametrize(
    ("fixed", "layered", "pages", "limit", "code", "variant"),
    [
        (90_000, 0, 3, 60_000, "fit.fixed_too_heavy", "parts"),
        (90_000, 0, 1, 60_000, "fit.fixed_too_heavy", "rescan"),
        (90_000, 0, 3, 30_000, "fit.fixed_too_heavy", "rescan"),  # one page alone is over it
        (90_000, 45_000, 3, 60_000, "fit.fixed_too_heavy", "parts"),
        (90_000, 45_001, 3, 60_000, "fit.layers_too_heavy", "parts"),
    ],
)
def test_what_stays_as_it_is_can_only_be_put_in_parts(fixed, layered, pages, limit, code, variant):
    short = too_heavy(asked(limit), made(*[10] * pages, layered=layered), pages, fixed)
    assert told(short)[0][:2] == (code, variant)
    assert short.finding[0].values["size_bytes"] == fixed
    assert short.finding[0].values["limit_bytes"] == limit
    assert [page.number for page in short.pages] == list(range(1, pages + 1))
    assert bool(short.parts) is (variant == "parts")
    assert [at for part in short.parts for at in part] == (list(range(pages)) if short.parts else [])


@pytest.mark.parametrize(
    ("sizes", "grey", "limit", "said"),
    [
        ((30_000, 30_000), False, 50_000, [("fit.too_heavy", "parts", 1)]),
        ((30_000, 30_000), True, 50_000, [("fit.too_heavy", "grey", 1)]),
        ((30_000, 30_000), True, 20_000, [("fit.too_heavy", "grey", 1), ("fit.heavy_page", None, 1)]),
        ((30_000, 30_000), False, 20_000, [("fit.too_heavy", "rescan", 1)]),
        (
            (10_000, 10_000, 45_000),
            False,
            50_000,
            [("fit.too_heavy", "parts", 3), ("fit.heavy_page", None, 3)],
        ),
        ((10_000, 10_000, 20_000), False, 30_000, [("fit.too_heavy", "parts", 3)]),
        ((30_000,), False, 20_000, [("fit.too_heavy", "rescan", 1)]),
        ((30_000,), True, 20_000, [("fit.too_heavy", "grey", 1), ("fit.heavy_page", None, 1)]),
    ],
)
def test_pages_too_heavy_at_their_best_say_what_would_do_and_which_is_the_heavy_one(sizes, grey, limit, said):
    assembly = made(*sizes)
    done = Squeezed(150, points(*sizes), [None] * len(sizes), fits=False)
    short = heavy_at_best(asked(limit), assembly, done, [], 0, grey_fits=grey)
    assert told(short) == said
    values = short.finding[0].values
    assert (values["size_bytes"], values["dpi"], values["limit_bytes"]) == (sum(sizes), 150, limit)
    assert short.finding[0].severity == "blocker"
    assert all(each.severity == "note" and each.page == each.values["page"] for each in short.finding[1:])


def test_pages_that_would_no_longer_read_are_listed_the_first_eight():
    pages = [
        PageFate(number=at, source=0, page=at, kind="picture", verdict="poor" if at % 2 else "good")
        for at in range(1, 20)
    ]
    short = illegible(asked(50_000), made(*[9_000] * 19), points(*[9_000] * 19), pages, 0)
    assert told(short) == [("fit.poor", "parts", 1)]
    assert (short.finding[0].values["count"], short.finding[0].values["listed"]) == (
        10,
        "1, 3, 5, 7, 9, 11, 13, 15",
    )
    assert short.pages is pages


def image(bits=8, space="/DeviceRGB", packed="/FlateDecode", size=(10, 10), **more) -> StreamObject:
    found = StreamObject()
    found._data = b"x" * 77
    values = {
        "/Width": NumberObject(size[0]), "/Height": NumberObject(size[1]), "/BitsPerComponent": NumberObject(bits),
        "/ColorSpace": NameObject(space) if isinstance(space, str) else space, "/Filter": NameObject(packed),
    }  # fmt: skip
    values |= {f"/{key}": each for key, each in more.items()}
    for key, value in values.items():
        found[NameObject(key)] = value
    return found


def palette(*colours: bytes, base: str = "/DeviceRGB") -> ArrayObject:
    table = ByteStringObject(b"".join(colours))
    return ArrayObject([NameObject("/Indexed"), NameObject(base), NumberObject(len(colours) - 1), table])


def profile(numbers: int) -> ArrayObject:
    stream = StreamObject()
    stream[NameObject("/N")] = NumberObject(numbers)
    return ArrayObject([NameObject("/ICCBased"), stream])


BLACK, WHITE = b"\x28\x28\x28", b"\xd7\xd7\xd7"
PICTURES = {
    "colours": (image(), "plain"),
    "greys": (image(space="/DeviceGray"), "plain"),
    "a palette": (image(space=palette(b"\x99" * 3, b"\x11" * 3)), "plain"),
    "a profile of three": (image(space=profile(3)), "plain"),
    "a profile of four": (image(space=profile(4)), "drawn"),
    "calibrated greys": (image(space=ArrayObject([NameObject("/CalGray")])), "plain"),
    "calibrated colours": (image(space=ArrayObject([NameObject("/CalRGB")])), "plain"),
    "lab": (image(space=ArrayObject([NameObject("/Lab")])), "drawn"),
    "inks": (image(space="/DeviceCMYK"), "drawn"),
    "a JPEG": (image(packed="/DCTDecode"), "jpeg"),
    "a JPEG with parameters": (image(packed="/DCTDecode", DecodeParms=DictionaryObject()), "plain"),
    "sixteen bits": (image(16), "drawn"),
    "levels turned over": (image(Decode=ArrayObject()), "drawn"),
    "one bit": (image(1, "/DeviceGray"), "toned"),
    "one bit of colours": (image(1), "drawn"),
    "a fax, whatever bits it says": (image(8, "/DeviceGray", "/CCITTFaxDecode"), "toned"),
    "a fax by its short name": (image(8, "/DeviceGray", "/CCF"), "toned"),
    "black and white by a palette": (image(1, palette(BLACK, WHITE)), "toned"),
    "white and black by a palette": (image(1, palette(WHITE, BLACK)), "toned"),
    "a black that is none": (image(1, palette(b"\x29" + BLACK[1:], WHITE)), "drawn"),
    "a white that is none": (image(1, palette(BLACK, b"\xd6" + WHITE[1:])), "drawn"),
    "a palette of greys": (image(1, palette(b"\0", b"\xff", base="/DeviceGray")), "toned"),
    "a palette of one": (image(1, palette(BLACK)), "drawn"),
    "a palette that is cut": (image(1, palette(BLACK, WHITE[1:])), "drawn"),
    "a palette of nothing known": (image(1, palette(BLACK, WHITE, base="/Lab")), "drawn"),
    "a layer": (image(SMask=StreamObject()), None),
    "a layer with a mask": (image(Mask=StreamObject()), None),
    "a stencil": (image(1, ImageMask=NumberObject(1)), None),
    "a mask inside": (image(SMaskInData=NumberObject(1)), None),
    "as many dots as may be": (image(size=(12_000, 10_000)), "plain"),
    "more dots than may be": (image(size=(12_001, 10_000)), None),
}


@pytest.mark.parametrize("what", sorted(PICTURES))
def test_a_picture_of_a_pdf_is_decoded_here_or_drawn_by_a_viewer_or_left_alone(what):
    given, kind = PICTURES[what]
    found = pdf_picture(given, 150.0)
    if found is None:
        assert kind is None
        return
    assert (found.dpi, found.size_bytes, found.held_bytes, found.unchanged_bytes) == (150.0, 77, 77, 77)
    assert found.bilevel is (kind == "toned")
    assert (found.drawn is not None) is (kind in {"drawn", "toned"})
    assert (found.jpeg is not None) is (kind == "jpeg")
    assert found.faxed is (what.startswith("a fax"))


def test_a_picture_put_in_another_place_keeps_its_own_profile_where_it_has_as_many_colours():
    jpeg = Embedded(b"new", 5, 6, 8, 3, "/DCTDecode")
    for space, own, kept in ((profile(3), True, True), (profile(3), False, False), (profile(1), True, False)):
        stream = image(space=space, Decode=ArrayObject(), DecodeParms=DictionaryObject())
        put_picture(stream, jpeg, own_colours=own)
        assert (stream["/ColorSpace"] is space or stream["/ColorSpace"] == space) is kept
        assert kept or stream["/ColorSpace"] == "/DeviceRGB"
        assert (stream._data, stream["/Width"], stream["/Height"], stream["/Filter"]) == (
            b"new",
            5,
            6,
            "/DCTDecode",
        )
        assert not {"/Decode", "/DecodeParms"} & set(stream)


def test_a_picture_put_in_says_how_its_rows_are_packed():
    stream = image()
    put_picture(stream, Embedded(b"rows", 5, 6, 4, 1, "/FlateDecode", b"\0\0\0\xff\xff\xff", predictor=True))
    assert stream["/ColorSpace"] == [
        NameObject("/Indexed"),
        NameObject("/DeviceRGB"),
        1,
        b"\0\0\0\xff\xff\xff",
    ]
    assert stream["/DecodeParms"] == {"/Columns": 5, "/Predictor": 15, "/Colors": 1, "/BitsPerComponent": 4}
    put_picture(stream, Embedded(b"fax", 5, 6, 1, 1, "/CCITTFaxDecode", black_is_one=True))
    assert stream["/ColorSpace"] == "/DeviceGray"
    parms = stream["/DecodeParms"]
    assert (parms["/K"], parms["/Columns"], parms["/Rows"], bool(parms["/BlackIs1"])) == (-1, 5, 6, True)


SIGNED = b"/AcroForm << /Fields [<< /Kids [<< /FT /Sig /T (s) /V << >> >>] >>] >>"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (text_pdf(root=SIGNED), "fit.signed"),
        (text_pdf(root=SIGNED.replace(b"/V << >>", b"")), "fit.form"),
        (text_pdf(root=b"/AcroForm << /Fields [<< /FT /Tx >>] >>"), "fit.form"),
        (text_pdf(root=b"/AcroForm << /Fields [] /XFA 4 0 R >>"), "fit.form"),
        (text_pdf(root=b"/AcroForm << /Fields [] >>"), None),
        (text_pdf(root=b"/Collection << >>"), "fit.portfolio"),
        (
            objects_pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]),
            "fit.no_pages",
        ),
        (locked(text_pdf(), "secret", "owner"), "fit.password"),
        (locked(text_pdf(), "", "owner"), None),
        (b"%PDF-1.7 nothing more", "fit.unreadable"),
    ],
)
def test_a_pdf_that_merging_would_spoil_is_refused_by_why(content, code):
    if code is not None:
        with pytest.raises(RefusedError) as refused:
            open_pdf(content)
        assert refused.value.code == code
        return
    opened = open_pdf(content)
    assert (opened.count, opened.preceded, opened.attachments) == (1, False, False)
    assert opened.restricted is (b"/Encrypt" in content)


def test_what_stands_before_a_pdf_and_inside_it_is_known():
    assert open_pdf(b"\n" + text_pdf()).preceded
    holding = text_pdf(root=b"/Names << /EmbeddedFiles << /Names [] >> >>")
    assert open_pdf(holding).attachments
