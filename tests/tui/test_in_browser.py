"""In a browser, keys that open a file elsewhere download it, and the files a page sent are there to choose from."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Thread
from time import sleep

import pytest
from textual.drivers.web_driver import WebDriver

from casefile.services.desk import Desk
from casefile.services.documents import opening
from casefile.tui.app import CasefileApp
from casefile.tui.browser import BrowserDriver
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
        await until(pilot, lambda: "Files dropped on the page" in look(app))
        received.mkdir()
        (received / "scan.pdf").write_bytes(b"%PDF-")
        picker.take(str(received / "scan.pdf"))
        await until(pilot, lambda: "✓   scan.pdf" in look(app))
        assert picker.folder == received
        picker.action_save()
        assert Desk().settings().get("last_folder") != str(received)


def test_the_screens_end_when_nobody_listens_any_more():
    """The server may be ended by force: what it started is not left behind, and says nothing out of its packets."""
    settings = {
        **os.environ,
        "TEXTUAL_DRIVER": "casefile.tui.browser:BrowserDriver",
        "COLUMNS": "80",
        "ROWS": "24",
    }
    run = subprocess.Popen(
        [sys.executable, "-m", "casefile", "--lang", "en", "open"],
        env=settings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert run.stdout is not None
        assert run.stdin is not None
        assert run.stdout.readline() == b"__GANGLION__\n"
        run.stdin.close()
        run.stdin = None
        drawn, said = run.communicate(timeout=30)
    finally:
        run.kill()
    assert (run.returncode, said) == (0, b"")
    while drawn:
        assert drawn[:1] in b"DM"
        drawn = drawn[5 + int.from_bytes(drawn[1:5], "big") :]


def test_what_two_threads_write_stays_whole(monkeypatch):
    """The screen and a file are written at once, and the system takes only a part of what it is given."""
    written = bytearray()

    def short(_self, *_given, **_more):
        _self._write = lambda data: (sleep(0), written.extend(data[:3]), min(3, len(data)))[-1]

    monkeypatch.setattr(WebDriver, "__init__", short)
    driver = BrowserDriver()
    threads = [Thread(target=driver._write, args=(bytes([number]) * 3000,)) for number in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(written) == 12_000
    assert all(len(set(written[at : at + 3000])) == 1 for at in range(0, 12_000, 3000))
