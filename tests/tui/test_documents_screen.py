"""The files on the screen: verdict, sentences, picture, and what one can do with them."""

import json

import pytest

from casefile.errors import DamagedError
from casefile.rules.findings import Finding
from casefile.services.desk import Desk
from casefile.services.documents import opening
from casefile.tui.screens.working import Working
from tests.tui.desks import desk_with, document, example_case, pages
from tests.tui.look import look, press, running, settled, until


def two_files():
    blocked = Finding(code="document.password_needed", severity="blocker")
    return desk_with(
        example_case(
            documents=(
                document(1, "principal/passport"),
                document(2, "principal/passport", "secret.pdf", blocked, verdict="blocked"),
            )
        )
    )


async def test_files_with_verdicts_and_the_sentences_of_the_one_under_the_cursor():
    async with running(two_files()) as pilot:
        await press(pilot, "d")
        assert "✓ ready" in look(pilot.app)
        assert "✗ would be refused" in look(pilot.app)
        assert "Nothing to say against it." in look(pilot.app)
        await press(pilot, "down")
        assert "Nothing to say against it." not in look(pilot.app)


async def test_the_picture_comes_when_the_cursor_rests_and_pages_turn():
    desk = two_files()
    desk.draws = True
    async with running(desk) as pilot:
        await press(pilot, "d")
        await until(pilot, lambda: "▀▀▀▀" in look(pilot.app))
        await press(pilot, "right", "right", "right", "right")
        await until(pilot, lambda: "Page 3" in look(pilot.app))


async def test_a_picture_is_as_wide_as_its_place_and_never_wider_than_a_page_can_be_read(monkeypatch):
    desk, asked = two_files(), []
    preview = desk.preview
    monkeypatch.setattr(desk, "preview", lambda *told: (asked.append(told[3]), preview(*told))[1])
    async with running(desk, size=(40, 30)) as pilot:
        await press(pilot, "d")
        await until(pilot, lambda: asked)
        assert 20 < asked[-1] < 40
        await pilot.resize_terminal(200, 40)
        await until(pilot, lambda: asked[-1] == 60)


async def test_remove_and_undo():
    desk = two_files()
    async with running(desk) as pilot:
        await press(pilot, "d", "down", "delete")
        assert [each.id for each in desk.case.documents] == ["d1"]
        assert pilot.app.screen.query_one("#files").option_count == 1
        await press(pilot, "u")
        assert pilot.app.screen.query_one("#files").option_count == 2


async def test_check_again():
    desk = two_files()
    async with running(desk) as pilot:
        await press(pilot, "d", "ctrl+k")
        await until(pilot, lambda: desk.case.journal)
        assert desk.case.journal[-1].code == "journal.documents_checked"
        assert all(each.check["look"]["pages"] == 3 for each in desk.case.documents)
        assert pilot.app.screen.current == "documents"


async def test_checking_shows_the_count_and_stops_when_told(monkeypatch):
    from threading import Event

    begun, stop_seen = Event(), Event()

    def recheck(path, progress, cancelled):
        progress(1, 7, "[/] lent.pdf")
        begun.set()
        while not cancelled():
            stop_seen.wait(0.01)
        return

    desk = two_files()
    desk.recheck = recheck
    async with running(desk) as pilot:
        await press(pilot, "d")
        await pilot.press("ctrl+k")
        await until(pilot, begun.is_set)
        await pilot.pause()
        assert "2 of 7 · [/] lent.pdf" in look(pilot.app)
        await pilot.press("escape")
        await settled(pilot)
        assert "lent.pdf" not in look(pilot.app)


async def test_pictures_are_read_when_asked_and_what_reads_them_may_lack(monkeypatch):
    from casefile.services.documents import readers

    monkeypatch.setattr(readers, "found_reader", lambda: None)
    async with running(two_files()) as pilot:
        await press(pilot, "d", "ctrl+b")
        assert "No program that reads pictures is installed here" in look(pilot.app)


async def test_a_check_that_fails_says_so_offers_to_try_again_and_closes_on_escape():
    desk = two_files()

    def broken(*_args):
        raise RuntimeError("x")

    desk.recheck = broken
    async with running(desk) as pilot:
        await press(pilot, "d", "ctrl+k")
        assert isinstance(pilot.app.screen, Working)
        assert "Something unexpected happened" in look(pilot.app)
        assert pilot.app.focused.id == "again"
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, Working)


async def test_enter_goes_to_the_line_of_the_file():
    async with running(two_files()) as pilot:
        await press(pilot, "d", "enter")
        assert pilot.app.screen.current == "checklist"
        assert pilot.app.screen.query_one("#checklist").line.key == "principal/passport"


async def test_no_picture_without_colours(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(two_files()) as pilot:
        await press(pilot, "d")
        await until(pilot, lambda: "No picture without colours" in look(pilot.app))
        assert "▀" not in look(pilot.app)


async def test_another_file_takes_the_place_of_one_only_once_it_is_in(tmp_path, monkeypatch):
    from casefile.tui.screens.file_picker import FilePicker

    new = tmp_path / "better.pdf"
    new.write_bytes(pages(9))
    desk = two_files()

    def names():
        return [each.original_name.removeprefix("fichier_") for each in desk.case.documents]

    async def picked(pilot, *files):
        # the tree of folders goes on loading as long as it is shown: it is not waited for
        await pilot.press("ctrl+o")
        await until(pilot, lambda: isinstance(pilot.app.screen, FilePicker))
        pilot.app.screen.dismiss(files)
        await until(pilot, lambda: pilot.app.screen.query("#files"))
        await settled(pilot)

    async with running(desk) as pilot:
        await press(pilot, "d", "down")
        await picked(pilot, new)
        await until(pilot, lambda: names() == ["1.pdf", "better.pdf"])
        await settled(pilot)
        assert pilot.app.screen.query_one("#files").option_count == 2
        await picked(pilot)
        assert names() == ["1.pdf", "better.pdf"]

        def stop_at_once(path, key, files, told, _stopped):
            return Desk.attach(desk, path, key, files, told, lambda: True)

        monkeypatch.setattr(desk, "attach", stop_at_once)
        await picked(pilot, new)
        assert names() == ["1.pdf", "better.pdf"]


async def test_a_path_may_be_typed_as_soon_as_files_are_to_be_chosen():
    from casefile.tui.screens.file_picker import FilePicker

    async with running(two_files()) as pilot:
        await pilot.press("d", "ctrl+o")
        await until(pilot, lambda: isinstance(pilot.app.screen, FilePicker))
        await pilot.press(*"/home/h")
        assert isinstance(pilot.app.screen, FilePicker)
        assert pilot.app.focused.value == "/home/h"


async def test_files_dropped_where_a_path_is_typed_are_chosen_as_a_whole(tmp_path):
    from textual.events import Paste

    from casefile.tui.screens.file_picker import FilePicker

    dropped = [tmp_path / name for name in ("a.pdf", "b c.pdf")]
    for each in dropped:
        each.write_bytes(pages(1))
    async with running(two_files()) as pilot:
        await pilot.press("d", "ctrl+o")
        await until(pilot, lambda: isinstance(pilot.app.screen, FilePicker))
        await pilot.press("/")
        field = pilot.app.focused
        pilot.app.screen.post_message(Paste("\n".join(map(str, dropped))))
        await until(pilot, lambda: all(each.name in look(pilot.app) for each in dropped))
        assert field.value == "/"


async def test_view_opens_the_file_or_says_why_not(monkeypatch):
    desk = two_files()
    async with running(desk) as pilot:
        opened = []
        monkeypatch.setattr(opening, "open_paper", lambda path: bool(opened.append(path)) or True)
        await press(pilot, "d", "v")
        assert opened == [desk.path / "documents" / "1.pdf"]
        desk.failing = DamagedError("store.document_changed", name="a.pdf", path="documents/a.pdf")
        await press(pilot, "v")
        await until(pilot, lambda: "is not the one that was" in look(pilot.app))


HOSTILE = ("/elsewhere/outside.desktop", "../outside.desktop", "documents/evil.sh", "//host/share/x.exe")


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_a_case_from_somebody_else_runs_nothing(hostile, tmp_path, monkeypatch):
    desk = Desk()
    folder = desk.new("Anna", lang="en")
    (folder / "documents").mkdir(exist_ok=True)
    (folder / "documents" / "evil.sh").write_text("#!/bin/sh")
    (folder.parent / "outside.desktop").write_text("[Desktop Entry]")
    tables = json.loads((folder / "case.json").read_bytes())
    tables["documents"] = {
        "1": {"id": "d1", "slot": "principal/passport", "path": hostile, "original_name": "employer_letter.pdf",
              "sha256": "0" * 64, "size_bytes": 9, "attached_at": "2026-01-01T00:00:00+00:00"}
    }  # fmt: skip
    (folder / "case.json").write_text(json.dumps(tables), encoding="utf-8")
    asked: list[object] = []
    monkeypatch.setattr(opening.subprocess, "run", lambda command, **_more: asked.append(command))
    async with running(desk, case=folder, size=(120, 40)) as pilot:
        await press(pilot, "d", "v")
        await until(pilot, lambda: len(pilot.app._notifications) > 0)
        assert asked == []
