"""Knowing where one is: the line of sections, the short forms of a small terminal, what is not judged."""

from datetime import timedelta

import pytest

from casefile.cases.model import Event
from casefile.tui.screens.case.limits import LimitsPage
from tests.tui.desks import NOW, desk_with, example_case
from tests.tui.look import look, press, running, settled


async def test_the_section_shown_is_marked_by_a_sign():
    async with running(desk_with()) as pilot:
        assert "▸ Overview  l List" in look(pilot.app)
        await press(pilot, "l")
        assert "o Overview  ▸ List" in look(pilot.app)


async def test_a_click_on_a_section_goes_there():
    async with running(desk_with()) as pilot:
        column = look(pilot.app).splitlines()[1].index("Deadlines")
        await pilot.click("SectionBar", offset=(column, 0))
        await settled(pilot)
        assert pilot.app.screen.current == "deadlines"


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("width", [30, 46, 60, 70])
async def test_no_section_is_out_of_sight_where_the_line_is_narrow(width, lang):
    async with running(desk_with(), lang=lang, size=(width, 24)) as pilot:
        line = look(pilot.app).splitlines()[1].split()
        assert [each for each in "ldxceJ" if each not in line] == []
        assert line[1] == ("Overview" if lang == "en" else "Aperçu")
        column = look(pilot.app).splitlines()[1].index(" J") + 1
        await pilot.click("SectionBar", offset=(column, 0))
        await settled(pilot)
        assert pilot.app.screen.current == "journal"


@pytest.mark.parametrize("lang", ["fr", "en"])
async def test_undo_and_the_ways_out_stay_in_the_foot_of_the_checklist(lang):
    async with running(desk_with(), lang=lang) as pilot:
        await press(pilot, "l")
        foot = look(pilot.app).splitlines()[-1]
        wanted = ("u Annuler", "q Retour", "? Plus") if lang == "fr" else ("u Undo", "q Back", "? More")
        assert [each for each in wanted if each not in foot] == []


@pytest.mark.parametrize("lang", ["fr", "en"])
async def test_no_figure_that_decides_is_cut_on_a_small_terminal(lang):
    async with running(desk_with(), lang=lang) as pilot:
        rows = look(pilot.app).splitlines()
        for head in (
            ("Expérience", "Échéances", "Règles") if lang == "fr" else ("Experience", "Deadlines", "Rules")
        ):
            row = next(each for each in rows if each.startswith(f"  {head}"))
            assert not row.endswith("…") or row.endswith(("si…", "if…")), row


async def test_a_whole_number_of_hours_has_no_decimals():
    async with running(desk_with()) as pilot:
        assert "of 1,560 required" in look(pilot.app)


async def test_what_is_not_judged_is_said_in_full_on_a_page_of_its_own():
    async with running(desk_with()) as pilot:
        await press(pilot, "end", "enter")
        assert isinstance(pilot.app.screen, LimitsPage)
        shown = look(pilot.app)
        assert "· intent to live outside Quebec" in shown
        assert "Known changes in the law" in shown
        await press(pilot, "escape")
        assert pilot.app.screen.current == "overview"


async def test_a_long_name_gives_way_to_the_programme_and_the_day():
    async with running(desk_with(example_case("Wolfeschlegelsteinhausenbergerdorff " * 4))) as pilot:
        title = look(pilot.app).splitlines()[0].replace("\u00a0", " ")
        assert "… · FSW · planned filing Dec 20, 2026" in title


async def test_a_date_takes_one_line_on_a_small_terminal():
    async with running(desk_with()) as pilot:
        await press(pilot, "e")
        view = pilot.app.screen.query_one("#dates")
        assert view.virtual_size.height == view.option_count


async def test_the_long_form_comes_back_with_the_room():
    async with running(desk_with()) as pilot:
        await press(pilot, "e")
        assert "in 40 days" not in look(pilot.app)
        await pilot.resize_terminal(120, 40)
        await settled(pilot)
        assert "in 40 days" in look(pilot.app)


def event(number: int, code: str, **values: object) -> Event:
    return Event(number=number, at=NOW + timedelta(minutes=number), code=code, values=values)


async def test_the_check_of_an_attached_file_shares_its_line_and_a_check_alone_has_one():
    journal = (
        event(1, "journal.document_attached", name="a.pdf"),
        event(2, "journal.documents_checked", count=1),
        event(3, "journal.document_attached", name="b.pdf"),
        event(4, "journal.document_attached", name="c.pdf"),
        event(5, "journal.documents_checked", count=3),
        event(6, "journal.documents_checked", count=3),
    )
    async with running(desk_with(example_case(journal=journal))) as pilot:
        await press(pilot, "J")
        rows = [
            row[2:-1].strip() for row in look(pilot.app).splitlines() if row[:1] == "│" and row[2:3] == "1"
        ]
        assert rows == [
            "10:36  3 documents checked.",
            "10:34  File attached: c.pdf. 3 documents checked.",
            "10:33  File attached: b.pdf.",
            "10:31  File attached: a.pdf. 1 document checked.",
        ]
