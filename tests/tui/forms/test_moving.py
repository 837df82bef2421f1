"""Moving in a form: past the ends, out of what is not understood, to what is refused."""

from pathlib import Path
from typing import Any

from casefile.tui.screens.desk.new_case import NewCaseForm
from casefile.tui.screens.facts.facts_form import RecordForm
from casefile.tui.screens.facts.tables import TABLES
from casefile.tui.widgets.field import FieldRow
from tests.tui.everywhere import FACTS
from tests.tui.forms.host import Host, quiet_desk, seen, settle, shot


def here(form: Any) -> str:
    return next((row.field.name for row in form.query(FieldRow) if row.has_focus_within), "")


async def pressed(pilot: Any, *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def test_the_ends_of_a_form_lead_round_and_what_is_refused_has_the_cursor(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    stays = next(each for each in TABLES if each.table == "stays")
    form = RecordForm(seen(app.desk, FACTS).case.id, FACTS, stays, None)
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(form)
        await settle(pilot)
        assert here(form) == "person"
        await pressed(pilot, "pagedown")
        assert "✗ This is needed." in shot(app)
        assert here(form) == "country"
        form.query_one("#save").focus()
        await pressed(pilot, "up")
        assert here(form) == "purpose"
        await pressed(pilot, "up")
        assert here(form) == "last"
        form.query_one("#save").focus()
        await pressed(pilot, "down")
        assert here(form) == "person"
        await pressed(pilot, "enter", *"Chad", "enter", *"2020-02-02", "enter", *"2020-02-01", "up", "ctrl+s")
        assert "✗ The last day is before" in shot(app)
        assert here(form) == "last"
        assert (app.screen, app.answers) == (form, [])
        await pressed(pilot, "backspace", "2", "ctrl+s")
    assert [each.country for each in app.desk.case.facts.stays] == ["BE", "TD"]


async def test_a_page_is_left_forward_only_once_it_is_understood_and_never_past_the_ends(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    form = NewCaseForm(app.desk.programmes)
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(form)
        await settle(pilot)
        await pressed(pilot, "pageup")
        assert form.page == 0
        await pressed(pilot, "down", *"Exemple", "down", "down", *"tomorrow", "up", "pagedown")
        assert (form.page, here(form)) == (0, "born_on")
        await pressed(pilot, *["backspace"] * 8, *"1990-05-12", "pagedown")
        assert (form.page, form.raw["family_name"]) == (1, "Exemple")
        await pressed(pilot, "pageup")
        assert (form.page, form.raw["born_on"]) == (0, "1990-05-12")
        await pressed(pilot, *["pagedown"] * 5)
        assert form.page == len(form.pages) - 1
        assert app.answers == []
