"""How much is taken: as much as may be is, and one more is not, each said by its number."""

import io
import queue
from types import SimpleNamespace

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, NumberObject, StreamObject

from casefile.rules.fitting.outcome import Contents
from casefile.services.fitting import engine
from casefile.services.fitting.bilevel import binarised
from casefile.services.fitting.contents import add_contents, source_runs
from casefile.services.fitting.covering import content_of
from casefile.services.fitting.crew import _given_away
from casefile.services.fitting.drawn import page_of
from casefile.services.fitting.fitting import _listen
from casefile.services.fitting.pdf_source import open_pdf
from casefile.services.fitting.pictures import decoded_picture, embedded, frames_of, jpeg_of
from casefile.services.fitting.refusal import RefusedError
from casefile.services.fitting.second import portable
from tests.services.documents.making import objects_pdf, text_pdf
from tests.services.fitting.making import saved
from tests.services.fitting.test_bad_input import huge_png
from tests.services.fitting.test_covering import WORDS, content, placed


def refused(work, *given) -> tuple[str, dict[str, object]] | None:
    try:
        work(*given)
    except RefusedError as refusal:
        return refusal.code, refusal.values
    return None


def blank_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>"
    tree = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids)
    return objects_pdf([b"<< /Type /Catalog /Pages 2 0 R >>", tree, *[page] * count])


def test_a_file_has_a_thousand_pages_at_most_and_a_choice_too(fit, write):
    papers = [write(blank_pages(count), f"{count}.pdf") for count in (1000, 1001)]
    assert fit(papers[:1])[0].changed == "nothing"
    (found,) = fit(papers[1:])[0].findings
    assert (found.code, found.values) == ("fit.too_many_pages", {"count": 1001, "most": 1000})
    (chosen,) = fit(papers, pages=tuple(range(1, 1002)))[0].findings
    assert (chosen.code, chosen.values) == ("fit.too_many_pages", {"count": 1001, "most": 1000})


def test_papers_are_opened_no_further_than_the_page_that_is_one_too_many(fit, write, monkeypatch):
    monkeypatch.setattr(engine, "MOST_PAGES", 2)
    papers = [write(blank_pages(1), f"{at}.pdf") for at in range(4)]
    assert fit(papers[:2])[0].changed == "merged"
    assert fit(papers)[0].findings[0].values == {"count": 3, "most": 2}
    assert [each.page for each in fit(papers, pages=(4, 1))[0].pages] == [1, 1]


def test_a_picture_of_a_hundred_and_twenty_million_dots_is_taken():
    assert refused(frames_of, "png", huge_png(12_000, 10_000)) is None
    assert refused(frames_of, "png", huge_png(120_000_001, 1)) == (
        "fit.too_many_dots", {"width": 120_000_001, "height": 1},
    )  # fmt: skip


def test_a_tiff_has_five_hundred_pages_at_most():
    dot = Image.new("1", (1, 1))
    tiff = saved(dot, "TIFF", save_all=True, append_images=[dot] * 500)
    assert refused(frames_of, "tiff", tiff) == ("fit.too_many_pages", {"count": 501, "most": 500})


def test_a_photo_that_no_pdf_takes_is_packed_as_one_of_high_quality():
    inks = saved(Image.effect_noise((64, 48), 60).convert("CMYK"))
    (frame,), _ = frames_of("jpeg", inks)
    assert embedded("jpeg", inks, frame) == jpeg_of(decoded_picture("jpeg", inks, frame), 92)


def test_of_a_form_five_thousand_fields_are_looked_through_for_a_signature():
    signed = b"<< /Kids [<< /FT /Sig /V << >> >>] >>"
    for count, code in ((4999, "fit.signed"), (5000, "fit.form")):
        fields = b"<< /FT /Tx >> " * (count - 1) + signed
        form = text_pdf(root=b"/AcroForm << /Fields [" + fields + b"] >>")
        assert refused(open_pdf, form) == (code, {})


class Sized:
    """Bytes as far as their number goes."""

    def __init__(self, size: int):
        self.size = size

    def __len__(self):
        return self.size


def given(size: int, way: str = "jpeg"):
    plain = {"wide": 10, "high": 10, "dpi": 300.0, "file": None, "jpeg": None, "drawn": None, "size_bytes": size,
             "bilevel": False}  # fmt: skip
    told = {"jpeg": Sized(size)} if way == "jpeg" else {"drawn": lambda: Sized(size)}
    return SimpleNamespace(**{**plain, **told})


@pytest.mark.parametrize("way", ["jpeg", "drawn"])
def test_a_picture_of_forty_megabytes_can_be_worked_on_by_another_process(way):
    assert portable(given(40_000_000, way)) is not None
    assert portable(given(40_000_001, way)) is None


@pytest.mark.parametrize(("last", "sent"), [(20_000_000, [1, 3, 5]), (20_000_001, [1, 3])])
def test_a_hundred_megabytes_are_sent_to_the_other_process(last, sent):
    mine = given(1)
    assert sorted(_given_away([mine, given(40_000_000), mine, given(40_000_000), mine, given(last)])) == sent


@pytest.mark.parametrize(
    ("said", "codes", "contents"),
    [
        (b'{"outcome": {}, "sizes": [1]}'.ljust(3_999_999) + b"\nx", [], [b"x"]),
        (b'{"outcome": {}, "sizes": [1]}'.ljust(4_000_000) + b"\nx", [], [b"\n"]),  # cut there
        (b'{"outcome": {}, "sizes": [%s]}\n' % b", ".join([b"0"] * 1000), [], [b""] * 1000),
        (b'{"outcome": {}, "sizes": [%s]}\n' % b", ".join([b"0"] * 1001), ["fit.crashed"], []),
    ],
)
def test_an_answer_of_four_million_letters_and_a_thousand_files_is_believed(said, codes, contents):
    lines: queue.Queue = queue.Queue()
    _listen(io.BytesIO(said), lines)
    outcome, found = lines.get_nowait()
    assert ([each.code for each in outcome.findings], found) == (codes, contents)


@pytest.mark.parametrize(("wide", "high", "box"), [
    (14_000, 7000, (14_000, 7000)), (14_001, 7000, (14_000, 6999.5)), (7000, 28_000, (3500, 14_000)),
])  # fmt: skip
def test_a_picture_fills_its_page_a_dot_a_unit_where_that_is_not_too_long(wide, high, box):
    image = StreamObject()
    told = {"/Type": NameObject("/XObject"), "/Subtype": NameObject("/Image"), "/Width": NumberObject(wide),
            "/Height": NumberObject(high)}  # fmt: skip
    image.update({NameObject(key): value for key, value in told.items()})
    holder = PdfWriter()
    held = holder._add_object(DictionaryObject({NameObject("/P"): holder._add_object(image)}))
    (page,) = PdfReader(io.BytesIO(page_of(held.get_object()["/P"]))).pages
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(box, rel=1e-4)
    across, *_, up, _, _ = page["/Contents"].get_object().get_data().split()[:6]
    assert (float(across), float(up)) == pytest.approx(box, rel=1e-4)


def test_of_a_page_of_many_strips_two_hundred_are_looked_at():
    for strips, kind in ((200, "mixed"), (199, "text")):
        drawing = b"".join(placed(600, 2, y=at * 2) for at in range(strips))
        assert content(drawing + WORDS).kind == kind
    thin = b"".join(placed(600, 1.995, y=at * 2) for at in range(300))
    assert content(thin + WORDS).kind == "text"


def test_ink_is_clearly_darker_than_what_is_around_or_very_dark():
    paper = Image.new("L", (400, 400), 200)
    for level in (159, 160):
        paper.putpixel((level - 59, 200), level)
    made = binarised(paper)
    assert [made.getpixel((at, 200)) for at in (99, 100, 101)] == [255, 0, 255]
    for level, shown in ((69, 0), (70, 255)):
        assert binarised(Image.new("L", (80, 80), level)).getextrema() == (shown, shown)


@pytest.mark.parametrize(("papers", "pages"), [(1, 1), (36, 1), (37, 2), (72, 2), (73, 3)])
def test_a_page_of_contents_names_thirty_six_papers(papers, pages):
    writer = PdfWriter()
    names = tuple(f"paper {number}" for number in range(papers))
    count, weight = add_contents(
        writer, Contents(title="Contents", column="Page", names=names), source_runs(range(papers)), "a4"
    )
    lines = [page.extract_text().splitlines() for page in writer.pages]
    assert (count, len(lines)) == (pages, pages)
    shown = [line for each in lines for line in each if line.startswith("paper")]
    assert [line.split()[1] for line in shown] == [str(number) for number in range(papers)]
    whole = io.BytesIO()
    writer.write(whole)
    assert abs(weight - len(whole.getvalue())) < 700 * pages + 700  # about


def test_a_page_that_cannot_be_understood_has_no_picture():
    assert content_of(object()).kind == "text"
