"""After printing, a key opens the page or its folder; a case can be shown to others on the screen too."""

from datetime import date
from pathlib import Path

from casefile.cases.share_safe import SharedCase
from casefile.rules.facts import Facts, Person
from casefile.services.desk import Desk
from casefile.services.documents import opening
from casefile.tui.screens.case.case import CaseScreen
from casefile.tui.screens.printed import PrintedPage
from tests.tui.everywhere import new_case
from tests.tui.look import look, press, running

ZZANNA = Facts(
    persons=(
        Person(
            id="principal",
            role="principal",
            given_name="Zzanna",
            family_name="Zzname",
            born_on=date(1990, 5, 4),
            passport_expires_on=date(2030, 1, 1),
        ),
    )
)


async def test_a_key_opens_the_page_printed_or_its_folder(tmp_path: Path, monkeypatch):
    opened: list[Path] = []
    monkeypatch.setattr(opening, "_handed_over", lambda path: opened.append(path) or len(opened) < 3)
    desk = Desk()
    path = new_case(desk)
    async with running(desk, case=path) as pilot:
        app = pilot.app
        await press(pilot, "p")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, PrintedPage)
        for key in ("v", "V", "v"):
            await press(pilot, key)
        assert "no program for it" in " ".join(look(app).split())
        await press(pilot, "escape")
        assert isinstance(app.screen, CaseScreen)
    page = opened[0]
    assert page.parent == path / "exports"
    assert page.suffix == ".pdf"
    assert opened == [page, page.parent, page]


async def test_a_key_hides_who_it_is_and_nothing_can_be_changed_then(tmp_path: Path):
    desk = Desk()
    path = new_case(desk, "Zzname, Zzanna", ZZANNA)
    before = (path / "case.json").read_bytes()
    async with running(desk, case=path) as pilot:
        app = pilot.app
        assert "Zzname" in look(app)
        await press(pilot, "ctrl+l")
        for section in "oldxceJ":
            await press(pilot, section)
            assert "Zz" not in look(app), section
        assert isinstance(app.screen.assessment.case, SharedCase)
        for key in ("n", "i", "u"):
            app.clear_notifications()
            await press(pilot, key)
            assert isinstance(app.screen, CaseScreen), key
            assert len(app._notifications) == 1, key
        await press(pilot, "p")
        assert app.screen.raw["shared"] == "yes"
        await press(pilot, "escape")
        await press(pilot, "ctrl+l")
        assert "Zzname" in look(app)
        await press(pilot, "p")
        assert app.screen.raw["shared"] == "no"
    assert (path / "case.json").read_bytes() == before


async def test_a_key_hides_who_the_cases_of_the_desk_are_of_and_they_open_so():
    desk = Desk()
    new_case(desk, "Zzname, Zzanna", ZZANNA)
    async with running(desk) as pilot:
        app = pilot.app
        assert "Zzname" in look(app)
        await press(pilot, "ctrl+l")
        assert "Zz" not in look(app)
        await press(pilot, "e")
        assert "Zz" not in look(app)
        await press(pilot, "enter")
        assert isinstance(app.screen.assessment.case, SharedCase)
        assert "Zz" not in look(app)
        await press(pilot, "escape")
        await press(pilot, "ctrl+l")
        assert "Zzname" in look(app)
