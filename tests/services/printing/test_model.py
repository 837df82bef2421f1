import subprocess
import sys
from datetime import date

import msgspec
import pytest

from casefile.errors import UsageError
from casefile.i18n import words_for
from casefile.i18n.vocabulary import PRINT_PARTS
from casefile.rules.hours.report import Span
from casefile.services.printing import build_page, render
from tests.services.printing import fictional


def plain(said: str) -> str:
    return said.replace("\u00a0", " ").replace("\u202f", " ")


FR, EN = words_for("fr"), words_for("en")


def test_missing_slots_come_first_and_ready_ones_last():
    part = build_page(fictional.assessment(), EN).people[0]
    statuses = [line.status for line in part.lines if not line.need]
    assert statuses == sorted(
        statuses, key=["missing", "to_fix", "requested", "to_review", "explained", "ready"].index
    )
    assert part.aside == ("Use of a representative: Je fais ma demande moi-même.",)
    assert [line.need for line in part.lines].index("optional") > statuses.index("to_review")
    assert part.count == "4 ready of 12 · and 1 optional"


def test_each_person_has_a_part_of_their_own():
    lines = fictional.lines()[:2]
    item = msgspec.structs.replace(lines[1].item, person="child-1", key="child-1/passport")
    parts = build_page(
        fictional.assessment(lines=(lines[0], msgspec.structs.replace(lines[1], item=item))), FR
    ).people
    assert [(part.name, part.place) for part in parts] == [
        ("Camille Exemple", "Demandeur principal"),
        ("Enfant 1", ""),
    ]


def test_what_was_seen_is_ticked():
    lines = fictional.lines()
    line = msgspec.structs.replace(lines[3], line=msgspec.structs.replace(lines[3].line, ticked=("hours",)))
    row = build_page(fictional.assessment(lines=(line,)), EN).people[0].lines[0]
    assert [box.ticked for box in row.pieces[0].boxes] == [True] + [False] * 5


def test_the_band_shows_three_dates_and_no_aim_of_the_authorities():
    page = build_page(fictional.assessment(), EN)
    assert [row.name for row in page.next_deadlines] == [
        "Send the complete application",
        "Language test results: last day it serves",
        "Last day the experience suffices",
    ]  # fmt: skip
    assert [row.strong for row in page.next_deadlines] == [True, False, False]
    assert len(page.deadlines) == 4


@pytest.mark.parametrize(
    ("day", "said"), [(20, "today"), (21, "in 1 day"), (19, "1 day late"), (17, "3 days late")]
)
def test_how_far_a_date_is(day, said):
    deadline = fictional.deadline("upload_due", date(2025, 1, day), "urgent")
    assert build_page(fictional.assessment(deadlines=(deadline,)), EN).deadlines[0].left == said


def test_letters_are_for_what_is_explained_what_is_awaited_and_gaps_to_justify():
    letters = build_page(fictional.assessment(), EN).letters
    assert [plain(row.about) for row in letters] == [
        "Police certificate: France",
        "Proof of a change of name",
        "Experience, September 1, 2017 to September 10, 2017",
    ]
    assert "casier-judiciaire.justice.gouv.fr" in letters[0].say
    assert letters[1].say == "Nom d’usage seulement : aucun acte n’existe."


def test_a_broken_experience_is_not_a_letter_to_write():
    _, hours = fictional.experience()
    broken = msgspec.structs.replace(hours.gaps[0], outcome="broken", working_days=44)
    page = build_page(
        fictional.assessment(programme_hours=msgspec.structs.replace(hours, gaps=(broken,)), lines=()), EN
    )
    assert page.letters == ()
    assert any("44 working days" in said and "very likely broken" in said for said in page.hours.left_out)


def test_what_was_explained_once_is_not_explained_again():
    line = fictional.lines()[2]
    again = msgspec.structs.replace(
        line.item, key="principal/again", of_label=fictional.both("Again", "Encore")
    )
    lines = (line, msgspec.structs.replace(line, item=again))
    rows = build_page(fictional.assessment(lines=lines), EN).people[0].lines
    assert [row.pieces[1].note for row in rows] == ["first, last, one a year", ""]


def test_the_sums_are_the_sums_of_the_rows():
    _, by_day, by_week, *_ = build_page(fictional.assessment(), EN).hours.sheets
    for sheet in (by_day, by_week):
        products = [float(row[-1].replace(",", "")) for row in sheet.rows]
        assert float(sheet.totals[-1].replace(",", "")) == sum(products)
        for row, product in zip(sheet.rows, products, strict=True):
            assert float(row[2]) * float(row[4]) == product
    assert by_day.after == "18,810 ÷ 7 = 2,687.14 h"
    assert [row[3] for row in by_week.rows] == ["35 *", "35 *", "28"]


def test_an_earlier_day_that_decides_is_named():
    _, hours = fictional.experience()
    earlier = msgspec.structs.replace(hours, window=Span(date(2015, 1, 2), date(2025, 1, 1)))
    figures = dict(build_page(fictional.assessment(programme_hours=earlier), EN).hours.figures)
    assert plain(figures["Judged on the day of the invitation"]) == "Jan 2, 2025"
    assert len(build_page(fictional.assessment(), EN).hours.figures) == len(figures) - 1


def test_every_rule_has_its_value_its_source_and_its_day():
    page = build_page(fictional.assessment(), FR, "hours")
    assert [plain(row[1]) for row in page.hours.parameters.rows] == [
        "30 h/semaine",
        "1 560 h",
        "10 ans",
        "10 jours ouvrables",
    ]
    assert {row[3] for row in page.hours.parameters.rows} == {"IRPR s. 80(3) [1]"}
    assert [source.number for source in page.sources] == [1]


def test_a_source_shows_the_oldest_day_it_was_checked():
    line, other = fictional.lines()[:2]
    older = msgspec.structs.replace(line.item, checked_on=date(2024, 1, 2))
    lines = (msgspec.structs.replace(line, item=older), other)
    page = build_page(fictional.assessment(lines=lines, programme_hours=None, deadlines=()), EN)
    assert [plain(source.checked) for source in page.sources] == ["checked on January 2, 2024"]


def test_the_drawing_stays_inside_its_frame():
    timeline = build_page(fictional.assessment(), EN).hours.timeline
    assert [bar.kind for bar in timeline.bars] == ["entry", "entry", "run", "window"]
    for bar in timeline.bars:
        assert 0 <= bar.start <= bar.start + bar.width <= 100.5
    assert timeline.bars[0].start == timeline.bars[2].start


def test_the_todo_names_the_file_it_is_about():
    todo = build_page(fictional.assessment(), EN).summary.todo
    assert todo[1][0] == "lettre_exemple_sas_signée.pdf"
    assert todo[0][0] == ""


@pytest.mark.parametrize("what", list(PRINT_PARTS))
@pytest.mark.parametrize("ending", ["pdf", "html", "md", "txt", "csv"])
def test_an_empty_case_prints(what, ending):
    seen = fictional.assessment(
        lines=(),
        deadlines=(),
        programme_hours=None,
        todo=(),
        stages=(),
        current=None,
        known_gaps=(),
        unjudged=(),
    )
    assert render(build_page(seen, FR, what), ending).content


def test_an_unknown_format_is_refused_by_name():
    with pytest.raises(UsageError) as caught:
        render(build_page(fictional.assessment(), FR), "docx")
    assert caught.value.code == "printing.format_unknown"
    assert "docx" in FR.of(caught.value)
    assert "pdf" in FR.of(caught.value)


def test_building_a_page_loads_no_printer():
    code = "import sys, casefile.services.printing; print({'typst', 'jinja2', 'csv'} & set(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "typst" not in loaded
    assert "jinja2" not in loaded


def test_the_first_page_says_how_much_more_there_is_to_do():
    seen = fictional.assessment()
    assert build_page(seen, EN).summary.more == ""
    first = seen.todo[0]
    many = tuple(msgspec.structs.replace(first, values={**first.values, "days": 40 + n}) for n in range(9))
    nine = msgspec.structs.replace(seen, todo=many)
    page = build_page(nine, FR)
    assert (len(page.summary.todo), page.summary.more) == (6, "… et 3 autres, plus bas")
    for ending in ("html", "md", "txt"):
        assert "… et 3 autres, plus bas" in render(page, ending).content.decode()
