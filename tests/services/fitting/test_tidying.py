"""What a file that is made does not carry: what nobody sees, the same thing twice, data that could be packed."""

import io

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject

from casefile.services.fitting.tidying import tidy
from tests.services.fitting.making import saved

UNSEEN = ("/Metadata", "/PieceInfo", "/LastModified", "/StructParent", "/StructParents", "/Thumb", "/AF")
DRAWING = b"0 0 9 9 re f " * 5  # 65 bytes


def drawing(data: bytes = DRAWING, **about: str) -> StreamObject:
    made = StreamObject()
    made._data = data
    for key, value in about.items():
        made[NameObject(f"/{key}")] = NameObject(f"/{value}")
    return made


def pages(*drawings: bytes) -> PdfWriter:
    """Return a file of pages that differ by what is drawn on them alone."""
    writer = PdfWriter()
    for each in drawings:
        writer.add_blank_page(600, 800)[NameObject("/Contents")] = writer._add_object(drawing(each))
    return writer


def tidied(writer: PdfWriter, *waiting: object) -> PdfReader:
    tidy(writer, waiting)
    whole = io.BytesIO()
    writer.write(whole)
    return PdfReader(whole)


def numbers(reader: PdfReader, key: str) -> list[int]:
    """Return which object each page has under that key."""
    return [each.raw_get(key).idnum for each in reader.pages]


def test_what_nobody_sees_goes_from_pages_pictures_and_all_else():
    writer = pages(DRAWING)
    held = drawing(b"dots", Subtype="Image")
    note = DictionaryObject({NameObject("/Rect"): ArrayObject(NumberObject(9) for _ in range(4))})
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(note)])
    writer.pages[0][NameObject("/Held")] = writer._add_object(held)
    for each in (writer.pages[0], held, note):
        for key in UNSEEN:
            each[NameObject(key)] = NumberObject(1)
    (page,) = tidied(writer).pages
    for each in (page, page["/Held"].get_object(), page["/Annots"][0].get_object()):
        assert not set(UNSEEN) & set(each)
    assert page["/Annots"][0].get_object()["/Rect"] == [9, 9, 9, 9]


def test_a_picture_loses_what_its_camera_wrote_and_nothing_else_does():
    exif = Image.Exif()
    exif[0x010F] = "a maker"
    content = saved(Image.new("RGB", (40, 30), "navy"), exif=exif)
    writer = pages(DRAWING)
    packed = {"Filter": "DCTDecode"}
    page = writer.pages[0]
    page[NameObject("/Picture")] = writer._add_object(drawing(content, Subtype="Image", **packed))
    page[NameObject("/Other")] = writer._add_object(drawing(content, Subtype="Data", **packed))
    (made,) = tidied(writer).pages
    assert b"a maker" not in made["/Picture"]._data
    assert made["/Picture"]._data.endswith(content[-100:])
    assert made["/Other"]._data == content


def test_what_is_there_twice_is_held_once_and_two_equal_pages_stay_two():
    reader = tidied(pages(DRAWING, DRAWING, DRAWING + b" "))
    first, second, other = numbers(reader, "/Contents")
    assert first == second != other
    assert len({each.indirect_reference.idnum for each in reader.pages}) == 3


def test_what_differs_by_what_nobody_sees_alone_is_held_once():
    writer = pages(DRAWING, DRAWING)
    for number, page in enumerate(writer.pages):
        page["/Contents"].get_object()[NameObject("/LastModified")] = NumberObject(number)
    first, second = numbers(tidied(writer), "/Contents")
    assert first == second


def test_what_differs_by_equal_parts_alone_is_held_once_too():
    writer = pages(DRAWING, DRAWING)
    for page in writer.pages:
        inner = writer._add_object(DictionaryObject({NameObject("/A"): NumberObject(1)}))
        outer = DictionaryObject({NameObject("/Inner"): inner})
        page[NameObject("/Resources")] = writer._add_object(outer)
    first, second = numbers(tidied(writer), "/Resources")
    assert first == second


def test_pictures_that_are_still_empty_are_not_taken_for_one():
    writer, empty = pages(DRAWING, DRAWING), [drawing(b"", Subtype="Image") for _ in range(2)]
    for page, each in zip(writer.pages, empty, strict=True):
        page[NameObject("/Picture")] = writer._add_object(each)
    tidy(writer, empty)
    for at, each in enumerate(empty):
        each._data = bytes([at])
    whole = io.BytesIO()
    writer.write(whole)
    assert [page["/Picture"]._data for page in PdfReader(whole).pages] == [b"\0", b"\1"]


@pytest.mark.parametrize(
    ("data", "about", "packed"),
    [
        (DRAWING, {}, True),
        (DRAWING[:64], {}, False),  # no lighter for it
        (DRAWING, {"Filter": "LZWDecode"}, False),
    ],
)
def test_what_is_not_packed_is_packed_where_it_pays(data, about, packed):
    writer = pages(b"")
    writer.pages[0][NameObject("/Contents")] = writer._add_object(drawing(data, **about))
    (page,) = tidied(writer).pages
    held = page["/Contents"].get_object()
    assert held.get("/Filter") == ("/FlateDecode" if packed else about.get("Filter") and "/LZWDecode")
    assert (held.get_data() if packed else held._data) == data
