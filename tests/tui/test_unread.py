"""What cannot be read in a case: said on every screen, listed, filled again in its form, removed, undone."""

import msgspec
import pytest

from casefile.cases.model import Unread
from casefile.tui.screens.case.case import SECTIONS
from casefile.tui.screens.case.unread import MendForm, UnreadList
from tests.tui.desks import desk_with, example_case
from tests.tui.look import look, press, running

STAY = Unread(
    table="stays", number="3", id="s3", place="first", value="2019-13-01", whole=True,
    told={"id": "s3", "country": "BE", "first": "2019-13-01", "purpose": "travel"},
)  # fmt: skip
EVENT = Unread(
    table="journal",
    number="4",
    id="4",
    place="at",
    value="noon",
    whole=True,
    told={"number": 4, "at": "noon", "code": "journal.note"},
)


def _desk(*unread):
    return desk_with(msgspec.structs.replace(example_case(), unread=unread))


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize(
    ("lang", "said"), [("en", "Incomplete: 2 things"), ("fr", "Incomplet\u00a0: 2 éléments")]
)
async def test_every_section_of_a_case_says_that_something_cannot_be_read(section, lang, said):
    async with running(_desk(STAY, EVENT), lang=lang) as pilot:
        await pilot.app.screen.show(section)
        await press(pilot, "f24")
        assert said in look(pilot.app)
        assert "Ctrl+N" in look(pilot.app)


async def test_nothing_is_said_of_a_case_that_can_be_read():
    async with running(_desk()) as pilot:
        assert not pilot.app.screen.query_one("#trouble").display
        await press(pilot, "ctrl+n")
        assert not isinstance(pilot.app.screen, UnreadList)


async def test_a_record_is_filled_again_in_its_form_with_what_can_be_read():
    desk = _desk(STAY)
    async with running(desk, size=(100, 40)) as pilot:
        await press(pilot, "ctrl+n")
        assert "2019-13-01" in look(pilot.app)
        await press(pilot, "enter")
        form = pilot.app.screen
        assert isinstance(form, MendForm)
        assert (form.raw["country"], form.raw["first"], form.raw["purpose"]) == (
            "Belgium",
            "2019-13-01",
            "travel",
        )
        form.raw["first"] = "2019-12-01"
        await form.recompose()
        await press(pilot, "ctrl+s")
        case = desk.case
        assert case.unread == ()
        stay = next(each for each in case.facts.stays if each.id == "s3")
        assert (stay.country, stay.first.isoformat(), stay.purpose) == ("BE", "2019-12-01", "travel")
        assert not pilot.app.screen.query_one("#trouble").display
        await press(pilot, "u")
        assert desk.case.unread == (STAY,)
        assert pilot.app.screen.query_one("#trouble").display


async def test_one_that_has_no_form_is_removed_at_the_second_press():
    desk = _desk(EVENT)
    async with running(desk) as pilot:
        await press(pilot, "ctrl+n", "enter")
        assert isinstance(pilot.app.screen, UnreadList)
        await press(pilot, "delete")
        assert desk.case.unread == (EVENT,)
        assert "Del again" in look(pilot.app)
        await press(pilot, "delete")
        assert desk.case.unread == ()


@pytest.mark.parametrize("theme", ["no-such-theme", "[red]", ""])
async def test_an_unknown_theme_is_passed_over_and_settings_nobody_can_read_are_told_once(theme, tmp_path):
    async with running(_desk(), theme=theme, unreadable=tmp_path / "settings.json") as pilot:
        assert pilot.app.theme in pilot.app.available_themes
        notices = [each.message for each in pilot.app._notifications]
        assert sum("settings" in each for each in notices) == 1


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "Incomplete: 3 things"), ("fr", "Incomplet\u00a0: 3 éléments")]
)
async def test_the_dates_of_all_cases_say_that_something_cannot_be_read(lang, said):
    whole, one = example_case("Aube, Lou"), msgspec.structs.replace(example_case(), unread=(STAY,))
    two = msgspec.structs.replace(example_case("Zénith, Max"), unread=(STAY, EVENT))
    async with running(desk_with(whole, one, two), lang=lang) as pilot:
        await press(pilot, "e")
        assert said in look(pilot.app)
