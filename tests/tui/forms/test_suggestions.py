"""Suggestions under a question: walked by the arrows, left by Escape, taken by Enter; a country stands by its name."""

from datetime import date
from pathlib import Path
from typing import Any

from textual.widgets import Input, OptionList

from casefile.rules.facts import Facts, Person
from casefile.tui.screens.facts.facts_form import RecordForm
from casefile.tui.screens.facts.tables import TABLES
from casefile.tui.widgets.field import FieldRow
from tests.tui.forms.host import Host, quiet_desk, seen, settle, shot

SPOUSE = Person(
    id="spouse",
    role="spouse",
    given_name="Anna",
    born_on=date(1990, 1, 1),
    citizenships=("BE",),
    residence="DE",
)
FACTS = Facts(persons=(Person(id="principal", role="principal"), SPOUSE))


async def pressed(pilot: Any, *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def test_suggestions_are_walked_left_and_taken_and_countries_stand_by_their_names(tmp_path: Path):
    section = next(each for each in TABLES if each.table == "persons")
    app = Host(quiet_desk(tmp_path), lang="fr")
    form = RecordForm(seen(app.desk, FACTS).case.id, FACTS, section, SPOUSE)
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(form)
        await settle(pilot)
        rows = {row.field.name: row for row in form.query(FieldRow)}
        citizen, lives = rows["citizenships"], rows["residence"]
        assert (citizen.raw, lives.raw) == ("Belgique", "Allemagne")
        assert "→ Allemagne" not in shot(app)
        assert not form.nothing_typed()

        citizen.focus_control()
        offered, entry = citizen.query_one(OptionList), citizen.query_one(Input)
        entry.cursor_position = len(entry.value)
        await pressed(pilot, *", u")
        assert not offered.display
        await pressed(pilot, *"ni")
        assert offered.display
        assert [each.id for each in offered.options][:2] == ["TN", "RE"]
        await pressed(pilot, "down")
        assert (offered.highlighted, app.focused) == (0, offered)
        await pressed(pilot, "escape")
        assert app.focused is entry
        assert app.screen is form
        await pressed(pilot, "down", "down", "enter")
        assert citizen.raw == "Belgique, La Réunion"
        assert (entry.cursor_position, app.focused) == (len(entry.value), entry)
        assert not offered.display

        lives.focus_control()
        lives.query_one(Input).value = ""
        await pressed(pilot, *"luxemb", "enter")
        assert lives.raw == "Luxembourg"
        assert not lives.has_focus_within
        await pressed(pilot, "ctrl+s")
    (change,) = app.answers
    person = change.apply(app.desk.case).facts.of("spouse")
    assert (person.citizenships, person.residence) == (("BE", "RE"), "LU")
