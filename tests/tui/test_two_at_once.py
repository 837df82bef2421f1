"""Two at once, on a real desk: the screens see what another program did, and say who holds a case."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from casefile.services.desk import Desk
from casefile.services.store import lock
from tests.tui.look import look, press, running, settled, until

ROOT = Path(__file__).parents[2]


@pytest.fixture
def desk():
    desk = Desk()
    yield desk
    desk.close()


async def test_what_the_command_line_changes_appears_on_the_screen_and_both_changes_stay(desk):
    path = desk.new("Anna Exemple", lang="en")
    async with running(desk, case=path) as pilot:
        await press(pilot, "n", *"mine", "ctrl+s")
        command = [sys.executable, "-m", "casefile", "note", str(path), "theirs"]
        subprocess.run(command, check=True, cwd=ROOT, env=os.environ, capture_output=True)
        await press(pilot, "J")
        pilot.app.screen.look_again()
        await settled(pilot)
        shown = look(pilot.app)
        assert "theirs" in shown
        assert "mine" in shown
        await press(pilot, "n", *"again", "ctrl+s")
    assert [event.text for event in desk.open(path).case.journal[1:]] == ["mine", "theirs", "again"]


async def test_a_reading_that_comes_late_never_shows_an_older_state(desk):
    from casefile.cases.changes import write_note

    path = desk.new("Anna Exemple", lang="en")
    async with running(desk, case=path) as pilot:
        screen = pilot.app.screen
        await press(pilot, "J")
        late = screen._read()
        first, last = (desk.change(path, write_note(text)) for text in ("first", "theirs"))
        orders = (
            lambda: screen.show_changed(last),
            lambda: screen.show_changed(first),
            lambda: screen._got(late),
        )
        for arrives in orders:
            arrives()
            assert screen.assessment.case.generation == last.case.generation
        await settled(pilot)
        assert "theirs" in look(pilot.app)


async def test_what_is_saved_already_is_not_saved_again_by_a_second_key(desk):
    path = desk.new("Anna Exemple", lang="en")
    async with running(desk, case=path) as pilot:
        await press(pilot, "n")
        saved: list[int] = []
        for _ in range(2):
            pilot.app.screen.answer_with(lambda: saved.append(1))
        await settled(pilot)
        assert saved == [1]


async def test_a_case_file_mended_by_hand_is_shown_though_it_is_of_the_same_generation(desk):
    path = desk.new("Anna Exemple", lang="en")
    async with running(desk, case=path) as pilot:
        await press(pilot, "n", *"mine", "ctrl+s", "J")
        file = path / "case.json"
        file.write_bytes(file.read_bytes().replace(b"mine", b"mended"))
        pilot.app.screen.look_again()
        await until(pilot, lambda: "mended" in look(pilot.app))


async def test_the_screen_looks_by_itself_now_and_then(desk, monkeypatch):
    monkeypatch.setattr("casefile.tui.screens.case.case._LOOK_AGAIN_SECONDS", 0.05)
    path = desk.new("Anna Exemple", lang="en")
    async with running(desk, case=path) as pilot:
        await press(pilot, "J")
        from casefile.cases.changes import write_note

        Desk().change(path, write_note("theirs"))
        await until(pilot, lambda: "theirs" in look(pilot.app))


async def test_a_case_held_too_long_says_by_whom_and_keeps_nothing_half_done(desk, monkeypatch):
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.05)
    path = desk.new("Anna Exemple", lang="en")
    async with running(desk, case=path, size=(100, 30)) as pilot:
        with lock.locked(path):
            await press(pilot, "n", *"mine", "ctrl+s")
            shown = " ".join(look(pilot.app).split())
            assert "is being changed by another program" in shown
            assert str(os.getpid()) in shown
    assert [event.text for event in desk.open(path).case.journal if event.text] == []


async def test_a_folder_that_became_another_case_is_said_and_gets_no_note(desk):
    path, taking = desk.new("Anna Exemple", lang="en"), desk.new("Boris Exemple", lang="en")
    async with running(desk, case=path, size=(120, 40)) as pilot:
        await press(pilot, "n", *"mine")
        path.rename(path.with_name("Anna, away"))
        taking.rename(path)
        before = (path / "case.json").read_bytes()
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: "now holds another case" in look(pilot.app))
        assert (path / "case.json").read_bytes() == before
        assert "Boris" not in str(pilot.app.screen_stack[1].query_one("#title").render())
