"""What a family of four carries: a first page with every box, few pages, none a third empty."""

from functools import cache

import msgspec
import pypdfium2
import pytest

from casefile.i18n import words_for
from casefile.services.printing import build_page, render
from tests.services.printing import fictional
from tests.services.printing.family import family
from tests.services.printing.reading import pages_read

EN, FR = words_for("en"), words_for("fr")
PAPERS = [(lang, paper) for lang in ("en", "fr") for paper in ("a4", "letter")]


@cache
def printed(lang: str, paper: str, what: str = "checklist") -> bytes:
    return render(build_page(family(), words_for(lang), what, paper), "pdf").content


def pages_of(content: bytes) -> list[str]:
    return [" ".join(text.replace("\u00a0", " ").split()) for text in pages_read(content)]


def filled(page: pypdfium2.PdfPage) -> float:
    """Return how far down the page there is ink, as a share of its height, the footer left out."""
    picture = page.render(scale=0.5).to_pil().convert("L")
    body = picture.crop((0, 0, picture.width, int(picture.height * 0.93)))
    ink = body.point(lambda grey: 255 if grey < 200 else 0).getbbox()
    return ink[3] / body.height if ink else 0.0


@pytest.mark.parametrize(("lang", "paper"), PAPERS)
def test_a_family_of_four_has_six_pages_at_most_and_none_but_the_last_is_a_third_empty(lang, paper):
    assert len(family().lines) == 31
    document = pypdfium2.PdfDocument(printed(lang, paper))
    assert len(document) <= 6
    assert min(filled(document[at]) for at in range(len(document) - 1)) > 2 / 3


@pytest.mark.parametrize(("lang", "paper"), PAPERS)
def test_the_first_page_has_every_box_once_with_its_person(lang, paper):
    rows = build_page(family(), words_for(lang), "checklist", paper).overview
    first = pages_of(printed(lang, paper))[0]
    assert len(rows) == 31
    for row in rows:
        title = row.title.replace("\u00a0", " ")
        assert title[:12].strip() in first, row.title
        assert title[-6:].strip() in first, row.title
    for who in ("Sunita", "Anil", "Anna Maria", "Joel"):
        assert first.count(who) >= sum(row.who == who for row in rows)


def test_boxes_stand_by_the_day_to_order_and_what_is_late_says_so():
    rows = build_page(family(), EN).overview
    days = {line.item.order_by for line in family().lines if line.item.order_by}
    late = [row for row in rows if row.late]
    assert rows[: len(late)] == tuple(late)
    assert "late" in late[0].late
    assert late[0].by == EN.date(min(days), "short")
    assert [row.optional for row in rows] == sorted(row.optional for row in rows)


def test_the_counts_are_those_of_the_boxes():
    page = build_page(family(), EN)
    optional = sum(row.optional for row in page.overview)
    asked = len(page.overview) - optional
    assert optional
    assert page.summary.progress.startswith(f"0 ready of {asked} · ")
    assert page.summary.progress.endswith(f"and {optional} optional")
    assert sum(len(part.lines) for part in page.people) == len(page.overview)
    told = build_page(fictional.assessment(), FR)
    numbers = [int(part.split()[-1]) for part in told.summary.progress.split(" · ")[:1]]
    assert numbers == [sum(not row.optional for row in told.overview)]


def test_what_the_first_page_says_of_papers_is_not_said_again_as_things_to_do():
    said = [told for _, told in build_page(family(), EN).summary.todo]
    assert not [told for told in said if "to order" in told]


def test_the_box_of_dates_has_what_is_to_ask_for_late_first():
    rows = build_page(family(), EN).next_deadlines
    assert rows[0].left.endswith("late")
    assert rows[0].strong


def test_a_translation_is_explained_in_full_once_and_its_own_ticks_are_always_shown():
    pieces = [
        each
        for part in build_page(family(), EN).people
        for line in part.lines
        for each in line.pieces
        if each.label.startswith("Translation")
    ]
    assert [each.again for each in pieces] == [False] + [True] * (len(pieces) - 1)
    lines = list(family().lines)
    at = next(
        n
        for n, line in reversed(list(enumerate(lines)))
        if any(piece.id == "translation" for piece in line.item.pieces)
    )
    content = next(piece for piece in lines[at].item.pieces if piece.id == "translation").contents[0].id
    ticked = msgspec.structs.replace(lines[at].line, ticked=(content,))
    lines[at] = msgspec.structs.replace(lines[at], line=ticked)
    seen = msgspec.structs.replace(family(), lines=tuple(lines))
    shown = [
        each
        for part in build_page(seen, EN).people
        for line in part.lines
        for each in line.pieces
        if each.label.startswith("Translation") and any(box.ticked for box in each.boxes)
    ]
    assert [each.again for each in shown] == [False]


def test_an_optional_paper_is_not_shouted():
    text = render(build_page(family(), EN), "html").content.decode()
    assert '<article class="slot optional">' in text
    row = next(row for row in build_page(family(), EN).overview if row.optional)
    assert f"<bdi>{row.title}</bdi> (optional)" in text


@pytest.mark.parametrize("given", ["ਗੁਰਪ੍ਰੀਤ", "മാത്യു", "தமிழ்", "សុខា", "محمد", "नीना", "李伟", "Đặng", "ሰላም"])  # fmt: skip
def test_names_of_any_script_print_or_are_named(given):
    facts = family().case.facts
    persons = (msgspec.structs.replace(facts.persons[0], given_name=given), *facts.persons[1:])
    case = msgspec.structs.replace(family().case, facts=msgspec.structs.replace(facts, persons=persons))
    seen = msgspec.structs.replace(family(), case=case, lines=family().lines[:2])
    done = render(build_page(seen, EN), "pdf")
    text = "".join(pages_of(done.content))
    code = f"U+{ord(given[0]):04X}"
    assert (given[0] in text) != (code in text)
    assert bool(done.notes) == (code in text)


@pytest.mark.parametrize(("lang", "paper"), PAPERS)
def test_the_last_page_holds_more_than_what_is_left_over(lang, paper):
    last = pages_of(printed(lang, paper))[-1]
    assert last.count("[") > 2, "its sources, and no word alone"


def test_an_address_is_printed_once_and_then_told_by_its_number():
    sources = build_page(family(), EN).sources
    text = (
        "".join(pages_of(printed("en", "a4"))).replace("\u200b", "").replace(" ", "").replace("\u2010", "-")
    )
    twice = [each for each in sources if [row.url for row in sources].count(each.url) > 1]
    assert twice
    first = {each.url: each.number for each in reversed(sources)}
    for each in twice:
        assert text.count(each.url.removeprefix("https://").replace(" ", "")) == 1, each.url
        if each.number != first[each.url]:
            assert f"addressasin[{first[each.url]}]" in text


def test_the_long_columns_of_the_rules_have_the_room_of_the_short_ones():
    document = pypdfium2.PdfDocument(printed("fr", "a4", "hours"))
    text = "\n".join(page.get_textpage().get_text_range() for page in document).replace("\u00a0", " ")
    row = next(row for row in text.splitlines() if "précédant la demande" in row)
    assert "dans lesquelles" in row
