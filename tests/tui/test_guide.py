"""The guide beside the checklist: every page is opened and read, what can be done is done, in both languages."""

import pytest

from casefile.i18n import words_for
from casefile.i18n.vocabulary import PRINT_PARTS
from casefile.services.desk import Desk
from casefile.tui.screens.guide.guide import Guide
from casefile.tui.screens.guide.page import PageReader
from casefile.tui.screens.print_form import PrintDialog
from tests.tui.look import look, press, running, until


@pytest.fixture
def desk(tmp_path, monkeypatch) -> Desk:
    for name in ("HOME", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"CASEFILE_{name}", str(tmp_path / name.lower()))
    return Desk()


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_each_page_is_read_and_left(desk, lang):
    path = desk.new("Anna Exemple", programme="fsw", lang=lang)
    words = words_for(lang)
    async with running(desk, case=path, lang=lang) as pilot:
        await press(pilot, "ctrl+g")
        assert isinstance(pilot.app.screen, Guide)
        for number, what in enumerate(
            ("answers", "funds", "history", "letters", "rehearsal", "updates", "rules")
        ):
            await press(pilot, *["down"] * min(number, 1), "enter")
            assert isinstance(pilot.app.screen, PageReader), what
            await until(pilot, lambda what=what: f"{words(PRINT_PARTS[what])} ·" in look(pilot.app))
            await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Guide)


async def test_a_page_goes_on_paper_from_where_it_is_read(desk):
    path = desk.new("Anna Exemple", programme="fsw", lang="en")
    async with running(desk, case=path) as pilot:
        await press(pilot, "ctrl+g", "down", "enter", "p")
        assert isinstance(pilot.app.screen, PrintDialog)
        assert pilot.app.screen.raw["what"] == "funds"


async def test_a_calendar_is_written_and_the_case_verified(desk):
    path = desk.new("Anna Exemple", programme="fsw", lang="en")
    async with running(desk, case=path) as pilot:
        await press(pilot, "ctrl+g", "up", "enter")
        await until(pilot, lambda: "All is well" in look(pilot.app))
        await press(pilot, "up", "enter")
        await until(pilot, lambda: [*(path / "exports").glob("*.ics")])
    (calendar,) = (path / "exports").glob("*.ics")
    assert calendar.read_bytes().startswith(b"BEGIN:VCALENDAR")


async def test_the_overview_leads_there(desk):
    path = desk.new("Anna Exemple", programme="fsw", lang="en")
    async with running(desk, case=path, size=(120, 40)) as pilot:
        await press(pilot, "o")
        pilot.app.screen.query_one("#overview").query_one("#todo").go_to("guide")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Guide)


async def test_a_list_of_papers_is_shown_then_recorded_and_taken_back(desk, tmp_path):
    path = desk.new("Anna Exemple", programme="fsw", lang="en")
    mine = tmp_path / "mine [1].csv"
    mine.write_text("item,status,note\npassport,ready,[b]checked[/b]\n", encoding="utf-8")
    async with running(desk, case=path) as pilot:
        await press(pilot, "ctrl+g", *["down"] * 7, "enter")
        assert "Papers from a spreadsheet" in look(pilot.app)
        pilot.app.screen.query_one("#field-file Input").value = str(mine)
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: "What the file would change" in look(pilot.app))
        assert "Note: — → [b]checked[/b]" in look(pilot.app)
        assert desk.open(path).case.line("principal/passport").state == "to_request"
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: desk.open(path).case.line("principal/passport").state == "ready")
        await press(pilot, "u")
        await until(pilot, lambda: desk.open(path).case.line("principal/passport").state == "to_request")


async def test_a_list_with_a_fault_is_refused_in_a_sentence(desk, tmp_path):
    path = desk.new("Anna Exemple", programme="fsw", lang="en")
    (tmp_path / "bad.csv").write_text("item,status\npassport,eaten\n", encoding="utf-8")
    async with running(desk, case=path) as pilot:
        await press(pilot, "ctrl+g", *["down"] * 7, "enter")
        pilot.app.screen.query_one("#field-file Input").value = str(tmp_path / "bad.csv")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: "“eaten”" in look(pilot.app))
