"""Your details on a real desk: removing asks or tells, u works there, and no program loses another’s work."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from casefile.rules.facts import Facts, Person, Stay
from casefile.services.desk import Desk
from casefile.services.rulebook import load_programmes
from casefile.tui.screens.facts.facts_form import FactsScreen
from casefile.tui.screens.facts.tables import sections
from casefile.tui.screens.facts.together import each_of
from tests.tui.desks import desk_with, example_case
from tests.tui.everywhere import FACTS, new_case
from tests.tui.look import look, press, running, words_shown
from tests.tui.test_what_was_typed import FORMS, fill

ROOT = Path(__file__).parents[2]


@pytest.fixture
def desk():
    desk = Desk()
    yield desk
    desk.close()


def command(*words: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "casefile", *words], check=True, cwd=ROOT, env=os.environ, capture_output=True
    )


def rows_down(table: str) -> list[str]:
    return ["down"] * [each.table for each in sections(load_programmes(), FACTS)].index(table)


@pytest.mark.parametrize("table", ["tests", "stays"])
async def test_every_removal_is_told_and_u_takes_it_back_there(desk, table):
    path = new_case(desk)
    async with running(desk, case=path, size=(100, 30)) as pilot:
        await press(pilot, "i", *rows_down(table), "right", "delete")
        assert "Removed:" in look(pilot.app)
        assert getattr(desk.open(path).case.facts, table) == ()
        await press(pilot, "u")
        assert isinstance(pilot.app.screen, FactsScreen)
        assert getattr(desk.open(path).case.facts, table) == getattr(FACTS, table)
        assert pilot.app.screen.facts == FACTS
        await press(pilot, "right", "delete", "ctrl+z")
        assert getattr(desk.open(path).case.facts, table) == getattr(FACTS, table)


async def test_removing_a_person_asks_and_no_comes_first(desk):
    path = new_case(desk)
    async with running(desk, case=path, size=(100, 30)) as pilot:
        await press(pilot, "i", *rows_down("persons"), "right", "backspace")
        assert "Camille" in look(pilot.app)
        await press(pilot, "ctrl+s")
        assert desk.open(path).case.facts.persons == FACTS.persons
        await press(pilot, "backspace", "right", "ctrl+s")
        assert [each.id for each in desk.open(path).case.facts.persons] == ["child-1"]
        assert "Removed:" in look(pilot.app)
        await press(pilot, "escape", "o")
        assert "principal applicant is not entered" in words_shown(pilot.app)
        assert [each.code for each in desk.doctor(path)[0][1]] == ["checklist.no_applicant"]


async def test_help_opens_over_the_details(desk):
    async with running(desk, case=new_case(desk)) as pilot:
        await press(pilot, "i", "question_mark")
        assert not isinstance(pilot.app.screen, FactsScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, FactsScreen)


async def test_a_record_added_after_a_removal_can_be_changed_and_removed(desk):
    path = new_case(desk)
    async with running(desk, case=path, size=(100, 30)) as pilot:
        await press(pilot, "i", *rows_down("stays"), "right", "delete", "a")
        await fill(pilot, FORMS["a fact"])
        await press(pilot, "ctrl+s", "right", "enter")
        pilot.app.screen.raw["last"] = "2020-01-01"
        await pilot.app.screen.recompose()
        await press(pilot, "ctrl+s")
        (stay,) = desk.open(path).case.facts.stays
        assert (stay.country, str(stay.last), stay.id) == ("CH", "2020-01-01", "y2")
        await press(pilot, "delete")
        assert desk.open(path).case.facts.stays == ()


@pytest.mark.parametrize("form", ["a contract", "contracts pasted"])
async def test_what_the_command_line_adds_while_a_form_is_open_stays_beside_what_the_form_adds(desk, form):
    path = new_case(desk)
    async with running(desk, case=path, size=(100, 30)) as pilot:
        await press(pilot, *FORMS[form].keys)
        await fill(pilot, FORMS[form])
        command(
            "work",
            "add",
            str(path),
            *[
                "--employer",
                "Deux",
                "--noc",
                "22222",
                "--country",
                "FR",
                "--first",
                "2012-01-01",
                "--hours",
                "35",
            ],
        )
        await press(pilot, "ctrl+s")
    contracts = desk.open(path).case.facts.contracts
    assert [each.employer for each in contracts][:2] == ["Exemple SAS", "Deux"]
    assert len({each.id for each in contracts}) == len(contracts) == 3


FAMILY = Facts(
    persons=(
        Person(id="principal", role="principal", given_name="Maëlle", born_on=date(1993, 3, 14)),
        Person(id="spouse", role="spouse", given_name="Thibault"),
        Person(id="child-1", role="child", given_name="Zoé", born_on=date(2022, 5, 12)),
    )
)


async def test_a_stay_of_the_whole_family_is_entered_once_and_a_child_s_begins_at_birth():
    desk = desk_with(example_case(facts=FAMILY))
    async with running(desk) as pilot:
        await press(pilot, "i", *rows_down("stays"), "a", "left")
        assert "(•) the whole family" in look(pilot.app)
        await press(pilot, "enter", *"Australia", "enter", *"2019-01-05", "enter", *"2024-06-30", "ctrl+s")
        stays = {each.person: (each.country, each.first) for each in desk.case.facts.stays}
        first = ("AU", date(2019, 1, 5))
        assert stays == {"principal": first, "spouse": first, "child-1": ("AU", date(2022, 5, 12))}
        await press(pilot, "u")
        assert desk.case.facts.stays == ()


@pytest.mark.parametrize(
    ("first", "last", "who"),
    [
        (date(2000, 1, 1), date(2001, 1, 1), ["principal", "spouse"]),
        (date(2022, 5, 12), None, ["principal", "spouse", "child-1"]),
        (date(2000, 1, 1), None, ["principal", "spouse", "child-1"]),
        (date(2000, 1, 1), date(2022, 5, 12), ["principal", "spouse", "child-1"]),
    ],
)
def test_nobody_stayed_anywhere_before_birth(first, last, who):
    told = Stay(person="principal+spouse+child-1", country="AU", first=first, last=last)
    made = list(each_of(told, FAMILY))
    assert [each.person for each in made] == who
    assert all(each.first >= date(2022, 5, 12) for each in made if each.person == "child-1")
    assert [each.person for each in each_of(replace(told, person="gone"), FAMILY)] == ["gone"]
    grown = replace(
        FAMILY, persons=tuple(replace(each, born_on=date(2022, 5, 12)) for each in FAMILY.persons[:2])
    )
    assert [each.first for each in each_of(told, grown)] == [first] * 3
