"""A table filled line after line, from what the case offers; the test told once, by its stage or in the details."""

from datetime import date
from pathlib import Path
from typing import Any

from textual.events import Key, Paste
from textual.widgets import OptionList

from casefile.rules.facts import Contract, Facts, LanguageTest, Person, Stay
from casefile.tui.screens.case.stage_form import StageForm
from casefile.tui.screens.experience.contract_form import ContractForm
from casefile.tui.screens.facts.facts_form import FactsScreen
from casefile.tui.widgets.field import FieldRow
from tests.tui.forms.host import Host, quiet_desk, seen, settle, shot, write
from tests.tui.look import words_shown

COUPLE = (
    Person(id="principal", role="principal", given_name="Maëlle", born_on=date(1993, 3, 14)),
    Person(id="spouse", role="spouse", given_name="Thibault", born_on=date(1990, 1, 1)),
)


def stays() -> tuple[Stay, ...]:
    """The couple moved once."""
    return tuple(
        Stay(id=f"{id}-{country}", person=id, country=country, first=first, last=last)
        for id in ("principal", "spouse")
        for country, first, last in (
            ("FR", date(2000, 1, 1), date(2024, 5, 5)),
            ("CA", date(2024, 5, 6), None),
        )
    )


def answers(app: Any) -> dict[str, str]:
    return {row.field.name: row.raw for row in app.screen.query(FieldRow)}


async def test_addresses_are_offered_from_the_stays_one_after_the_other(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    facts = Facts(persons=COUPLE, marital_status="married", stays=stays())
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(FactsScreen(seen(app.desk, facts)))
        await settle(pilot)
        await pilot.press("end", "a")
        await settle(pilot)
        await pilot.press(*"Lyon", "pagedown")
        await settle(pilot)
        await settle(pilot)
        assert (answers(app)["first"], answers(app)["country"]) == ("2024-05-06", "Canada")
        assert "Entered so far: 2" in shot(app)
        await pilot.press(*"Toronto", "ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, FactsScreen)
    made = app.desk.case.facts.addresses
    assert [(each.person, each.line, each.last) for each in made] == [
        ("principal", "Lyon", date(2024, 5, 5)),
        ("spouse", "Lyon", date(2024, 5, 5)),
        ("principal", "Toronto", None),
        ("spouse", "Toronto", None),
    ]


async def test_a_form_left_open_by_an_error_asks_for_no_other(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(FactsScreen(seen(app.desk)))
        await settle(pilot)
        await pilot.press("down", "down", "a")
        await settle(pilot)
        await pilot.press("pagedown")
        await settle(pilot)
        assert "This is needed." in shot(app)
        for text in ("FR", "2001-02-03", "2002-03-04"):
            await write(pilot, text)
            await pilot.press("enter")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, FactsScreen)
    assert len(app.desk.case.facts.stays) == 1


async def test_the_next_contract_goes_on_from_the_one_before(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    before = {
        "noc": "21234",
        "country": "FR",
        "employer": "Acme",
        "last": "30/06/2021",
        "first": "2018-01-01",
    }
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(ContractForm(seen(app.desk), before=before))
        await settle(pilot)
        told = answers(app)
    assert [told[name] for name in ("employer", "noc", "country", "first", "last")] == [
        "", "21234", "France", "2021-07-01", "",
    ]  # fmt: skip


async def test_the_stage_of_the_test_tells_the_test_too(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(StageForm(seen(app.desk)))
        await settle(pilot)
        app.screen.query_one("#field-on Input").value = "14/6/2025"  # type: ignore[attr-defined]
        await settle(pilot)
        app.screen.query_one("#field-test Input").value = "IELTS General"  # type: ignore[attr-defined]
        await settle(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)
    case = app.desk.case
    assert [(each.name, each.taken_on, each.language) for each in case.facts.tests] == [
        ("IELTS General", date(2025, 6, 14), "en")
    ]
    assert [each.on for each in case.stages] == [date(2025, 6, 14)]


async def test_a_test_the_details_hold_gives_the_stage_its_day_and_is_not_asked_again(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    facts = Facts(tests=(LanguageTest(id="t1", name="TEF Canada", taken_on=date(2025, 6, 14)),))
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(StageForm(seen(app.desk, facts)))
        await settle(pilot)
        assert answers(app)["on"] == "2025-06-14"
        assert not app.screen.query_one("#field-test").display
        day = app.screen.query_one("#field-on Input")
        day.value = "2025-06-15"  # type: ignore[attr-defined]
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "Your details hold the test of Jun 14, 2025" in words_shown(app)
        assert app.answers == []
        day.value = "2025-06-14"  # type: ignore[attr-defined]
        await settle(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)
    assert len(app.desk.case.facts.tests) == 1
    assert [each.on for each in app.desk.case.stages] == [date(2025, 6, 14)]


async def test_only_the_untold_part_of_a_history_is_offered(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    work = Contract(
        id="c1", employer="E", noc="22222", country="FR", first=date(2010, 1, 1), last=date(2022, 12, 31),
        hours_per_week="35",
    )  # fmt: skip
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(FactsScreen(seen(app.desk, Facts(persons=COUPLE[:1], contracts=(work,)))))
        await settle(pilot)
        await pilot.press("end", "up", "a")
        await settle(pilot)
        assert (answers(app)["first"], answers(app)["last"]) == ("2023-01-01", "")
        assert app.focused is app.screen.query_one("#field-what Input")


async def test_a_form_left_as_it_began_adds_nothing_and_a_key_is_about_the_line_it_was_pressed_on(
    tmp_path: Path,
):
    app = Host(quiet_desk(tmp_path))
    facts = Facts(persons=COUPLE, marital_status="married")
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(FactsScreen(seen(app.desk, facts)))
        await settle(pilot)
        app.screen.post_message(Paste("1 Sample Street, Toronto : 2019-01-01 - 2020-01-01"))
        await settle(pilot)
        assert "in these sections only" in " ".join(app.told)
        sections = app.screen.query_one("#sections", OptionList)
        sections.action_cursor_down()
        app.screen.action_add()  # before anything that follows from the move was handled
        await settle(pilot)
        assert app.screen.heading == "Family"
        await pilot.press("pagedown")
        await settle(pilot)
        assert len(app.desk.case.facts.persons) == 2
        assert "Nothing is typed yet" in " ".join(app.told)
        await pilot.press("enter", *"Lou", "pagedown")
        await settle(pilot)
        await settle(pilot)
        assert "Saved: child · Lou" in shot(app)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, FactsScreen)
    assert [each.given_name for each in app.desk.case.facts.persons] == ["Maëlle", "Thibault", "Lou"]


async def test_what_is_typed_while_a_line_is_saved_is_in_the_next_one(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    facts = Facts(persons=COUPLE, marital_status="married")
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(FactsScreen(seen(app.desk, facts)))
        await settle(pilot)
        await pilot.press("down", "a")
        await settle(pilot)
        await pilot.press("enter", *"Lou")
        form = app.screen
        app.post_message(Key("pagedown", None))
        while not form._saving:
            await pilot.pause(0.001)
        for key in ("enter", "M", "a", "x"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        while app.is_ahead:
            await pilot.pause(0.02)
        for _ in range(4):
            await settle(pilot)
        assert answers(app)["given_name"] == "Max", shot(app)
