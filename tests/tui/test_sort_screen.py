"""A folder of scans on the screen: offers, taken and left, another line chosen, attached, taken back."""

from pathlib import Path

from casefile.services.desk import Desk
from casefile.tui.screens.case.attach import LineDialog
from casefile.tui.screens.case.sorting import SortDialog
from casefile.tui.screens.working import Working
from tests.services.documents.making import text_pdf
from tests.tui.desks import desk_with
from tests.tui.look import look, press, running, until


def scans(tmp_path: Path) -> Path:
    folder = tmp_path / "scans"
    folder.mkdir()
    (folder / "[b]passport.pdf").write_bytes(text_pdf(("REPUBLIQUE FRANCAISE PASSEPORT PASSPORT",)))
    (folder / "scan2.pdf").write_bytes(text_pdf())
    return folder


def slots(desk: Desk) -> list[str]:
    return [each.slot for each in desk.case.documents]


async def test_files_of_a_folder_are_offered_changed_attached_and_taken_back(tmp_path: Path):
    desk, folder = desk_with(), scans(tmp_path)
    async with running(desk) as pilot:
        await press(pilot, "d", "A")
        assert "Sort a folder of scans" in look(pilot.app)
        await press(pilot, *str(folder), "ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, SortDialog))
        text = look(pilot.app)
        assert "[✓] [b]passport.pdf → seems to be for: Passport" in text
        assert "[ ] scan2.pdf" in text
        assert "its name says “passport”" in text
        await press(pilot, "space")
        assert "[ ] [b]passport.pdf" in look(pilot.app)
        await press(pilot, "enter")
        assert "No file is taken" in look(pilot.app)
        await press(pilot, "space", "down", "space")
        await until(pilot, lambda: isinstance(pilot.app.screen, LineDialog))
        await press(pilot, *"funds", "enter")
        await until(pilot, lambda: "[✓] scan2.pdf" in look(pilot.app))
        await press(pilot, "enter")
        await until(pilot, lambda: len(desk.case.documents) == 2)
        assert slots(desk) == ["principal/passport", "principal/proof_of_funds"]
        await until(pilot, lambda: not isinstance(pilot.app.screen, Working))
        await press(pilot, "u")
        await until(pilot, lambda: not desk.case.documents)


async def test_a_folder_that_cannot_be_sorted_is_said_and_nothing_changes(tmp_path: Path):
    desk = desk_with()
    async with running(desk) as pilot:
        await press(pilot, "d", "A")
        (tmp_path / "empty").mkdir()
        await press(pilot, *str(tmp_path / "empty"), "ctrl+s")
        await until(pilot, lambda: "There is no file to sort in" in look(pilot.app))
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, Working)
        assert desk.case.documents == ()
