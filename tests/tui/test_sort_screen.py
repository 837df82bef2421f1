"""A folder of scans on the screen: offers, taken and left, another line chosen, attached, taken back."""

import re
from pathlib import Path

from msgspec.structs import replace
from PIL import Image

from casefile.services.desk import Desk
from casefile.tui.screens.case.attach import LineDialog
from casefile.tui.screens.case.sorting import SortDialog
from casefile.tui.screens.working import Working
from casefile.tui.widgets.lines import Lines
from tests.services.documents.making import text_pdf
from tests.tui.desks import desk_with
from tests.tui.look import look, press, running, until


def scans(tmp_path: Path) -> Path:
    folder = tmp_path / "scans"
    (folder / "more").mkdir(parents=True)
    (folder / "[b]passport.pdf").write_bytes(text_pdf(("REPUBLIQUE FRANCAISE PASSEPORT PASSPORT",)))
    (folder / "more" / "scan2.pdf").write_bytes(text_pdf())
    return folder


def slots(desk: Desk) -> list[str]:
    return [each.slot for each in desk.case.documents]


async def test_files_of_a_folder_are_offered_changed_attached_and_taken_back(tmp_path: Path):
    desk, folder = desk_with(), scans(tmp_path)
    async with running(desk) as pilot:
        await press(pilot, "d", "A")
        assert "Sort a folder of scans" in look(pilot.app)
        await press(pilot, *str(folder), "z", "ctrl+s")
        await until(pilot, lambda: "There is no folder" in look(pilot.app))
        assert f"{folder.name}z" in look(pilot.app)
        await press(pilot, "backspace", "ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, SortDialog))
        text = look(pilot.app)
        assert "· 1 of 2 taken" in text
        assert re.search(r"\[✓] \[b]passport.pdf +✓ Passport", text)
        assert re.search(r"\[ ] more/scan2.pdf +– for no line", text)
        assert "seems to be for: Passport" in text
        assert "its name says “passport”" in text
        await press(pilot, "space")
        assert "[ ] [b]passport.pdf" in look(pilot.app)
        assert "· 0 of 2 taken" in look(pilot.app)
        await press(pilot, "enter")
        assert "No file is taken" in look(pilot.app)
        await press(pilot, "space", "down", "space")
        await until(pilot, lambda: isinstance(pilot.app.screen, LineDialog))
        await press(pilot, *"funds", "enter")
        await until(pilot, lambda: "as you said: " in look(pilot.app))
        assert "[✓] more/scan2.pdf" in look(pilot.app)
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


async def test_papers_that_are_pictures_are_read_where_a_program_can_and_what_was_decided_stays(
    tmp_path: Path, monkeypatch
):
    desk, folder, asked = desk_with(), tmp_path / "photos", []
    folder.mkdir()
    for name in ("IMG_2031.jpg", "IMG_2032.jpg"):
        Image.effect_noise((80, 100), 10 + len(asked)).save(folder / name)
        asked.append(name)
    sort, asked = desk.sort, []

    def read_or_not(path, wanted, *way, read=False):
        asked.append(read)
        found = sort(path, wanted, *way)
        if not read:
            return found
        again = (
            replace(
                each,
                standing="perhaps",
                line="principal/passport",
                look=replace(each.look, read_by="tesseract"),
            )
            for each in found.offers
        )
        return replace(found, offers=tuple(again))

    monkeypatch.setattr(desk, "sort", read_or_not)
    monkeypatch.setattr(desk, "reads_pictures", lambda: True)
    async with running(desk, size=(120, 30)) as pilot:
        await press(pilot, "d", "A")
        await press(pilot, *str(folder), "ctrl+s")
        await until(pilot, lambda: "2 files are pictures: Ctrl+B reads the words in them." in look(pilot.app))
        await press(pilot, "O")
        await until(pilot, lambda: isinstance(pilot.app.screen, LineDialog))
        await press(pilot, *"funds", "enter")
        await until(pilot, lambda: "[✓] IMG_2031.jpg" in look(pilot.app))
        await press(pilot, "ctrl+b")
        await until(pilot, lambda: "Passport" in look(pilot.app))
        text = look(pilot.app)
        assert asked == [False, True]
        assert "[✓] IMG_2031.jpg" in text
        assert "funds" in next(row for row in text.splitlines() if "IMG_2031" in row)
        assert "[ ] IMG_2032.jpg" in text
        assert "Ctrl+B" not in text


async def test_the_lines_a_file_may_be_for_come_first_when_one_is_chosen(tmp_path: Path, monkeypatch):
    desk, folder = desk_with(), scans(tmp_path)
    sort = desk.sort
    likely = ("principal/proof_of_funds", "principal/language_test")

    def doubtful(*asked, **ways):
        found = sort(*asked, **ways)
        offers = (replace(each, standing="several", line="", others=likely) for each in found.offers)
        return replace(found, offers=tuple(offers))

    monkeypatch.setattr(desk, "sort", doubtful)
    async with running(desk) as pilot:
        await press(pilot, "d", "A")
        await press(pilot, *str(folder), "ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, SortDialog))
        await press(pilot, "space")
        await until(pilot, lambda: isinstance(pilot.app.screen, LineDialog))
        shown = [each.id for each in pilot.app.screen.query_one(Lines).options]
        assert set(shown[:2]) == set(likely)
        assert len(shown) > 2
