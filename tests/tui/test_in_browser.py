"""In a browser, keys that open a file elsewhere download it, and the files a page sent are there to choose from."""

from pathlib import Path

import pytest

from casefile.services.desk import Desk
from casefile.services.documents import opening
from casefile.tui.app import CasefileApp
from casefile.tui.screens.file_picker import FilePicker
from casefile.tui.screens.printed import PrintedPage
from tests.tui.everywhere import new_case
from tests.tui.look import look, press, running, until


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, str]]:
    """The files handed to the browser, with their names; nothing is opened on the computer that serves."""
    downloads: list[tuple[Path, str]] = []
    monkeypatch.setattr(CasefileApp, "is_web", True)
    monkeypatch.setattr(
        CasefileApp,
        "deliver_binary",
        lambda _app, file, **more: downloads.append((file, more["save_filename"])),
    )
    monkeypatch.setattr(opening, "_handed_over", lambda path: pytest.fail(f"{path} was opened"))
    return downloads


async def test_the_page_printed_a_paper_and_the_calendar_are_downloaded(tmp_path: Path, given):
    desk = Desk()
    path = new_case(desk)
    scan = tmp_path / "Photo d’été.png"
    scan.write_bytes(b"\x89PNG\r\n\x1a\n")
    desk.attach(path, "principal/passport", [scan])
    async with running(desk, case=path) as pilot:
        app = pilot.app
        await press(pilot, "p", "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, PrintedPage))
        assert "Download the page (v)" in look(app)
        assert "(V)" not in look(app)
        await press(pilot, "v", "escape")
        page = next((path / "exports").iterdir())
        assert given == [(page, page.name)]
        await press(pilot, "d", "v")
        await until(pilot, lambda: len(given) == 2)
        assert given[1][0].read_bytes() == scan.read_bytes()
        assert given[1][1] == scan.name


async def test_files_are_chosen_first_from_what_the_page_sent(tmp_path: Path, monkeypatch):
    received = tmp_path / "received"
    monkeypatch.setenv("CASEFILE_RECEIVED", str(received))
    async with running(Desk(), case=new_case(Desk())) as pilot:
        app = pilot.app
        picker = FilePicker()
        await app.push_screen(picker)
        assert "Files dropped on the page" in look(app)
        received.mkdir()
        (received / "scan.pdf").write_bytes(b"%PDF-")
        picker.take(str(received / "scan.pdf"))
        await until(pilot, lambda: "✓   scan.pdf" in look(app))
        assert picker.folder == received
        picker.action_save()
        assert Desk().settings().get("last_folder") != str(received)
