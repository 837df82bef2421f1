"""A whole case from the desk: removed after a question, written to one file, brought back; nothing offered in vain."""

from pathlib import Path

import pytest
from textual import events

from casefile.cases.changes import set_scalars, write_note
from casefile.services.desk import Desk
from casefile.tui.dropped import path_typed
from casefile.tui.screens.case.case import CaseScreen
from casefile.tui.screens.desk.merging import MergeList
from tests.tui.desks import RealDesk, desk_with, example_case
from tests.tui.look import look, press, running, settled, words_shown


def two_cases() -> RealDesk:
    return desk_with(example_case("Aube, Lou"), example_case("Zénith, Max"))


async def test_an_empty_desk_offers_no_key_that_needs_a_case():
    async with running(RealDesk(), lang="fr") as pilot:
        shown = look(pilot.app)
        assert "a Nouveau dossier" in shown
        assert [
            each for each in ("Entrée Ouvrir", "Filtrer", "Échéances", "Supprimer") if each in shown
        ] == []
        await press(pilot, "f")
        assert not pilot.app.screen.query_one("#filter").display


async def test_the_other_language_brings_up_no_filter_that_was_not_asked_for():
    async with running(two_cases()) as pilot:
        await press(pilot, "g")
        assert not pilot.app.screen.query_one("#filter").display
        await press(pilot, "f", "Z", "enter", "g")
        assert pilot.app.screen.query_one("#filter").display
        assert "Aube" not in look(pilot.app)


async def test_a_case_is_removed_only_after_a_yes():
    desk = two_cases()
    desk.change(desk.home / "exemple-2", write_note("an earlier state"))
    async with running(desk, size=(200, 40)) as pilot:
        await press(pilot, "down", "delete")
        assert "Remove the case: Zénith, Max" in look(pilot.app)
        second = desk.home / "exemple-2"
        assert "1 earlier state" in look(pilot.app)
        assert second.name in "".join(look(pilot.app).replace("│", "").split())  # wherever a long path is cut
        await press(pilot, "enter")
        assert second.is_dir()
        await press(pilot, "delete", "right", "enter")
        assert not second.exists()
        assert "Zénith" not in look(pilot.app).splitlines()[2]
        assert [head.path for head in desk.heads()] == [desk.path]


async def test_a_case_is_written_to_the_file_named(tmp_path):
    desk = two_cases()
    async with running(desk) as pilot:
        await press(pilot, "ctrl+e")
        entry = pilot.app.focused
        entry.value = str(tmp_path / "aube lou.zip")
        await press(pilot, "enter", "enter")
    back = RealDesk().import_case(tmp_path / "aube lou.zip", tmp_path / "back")
    assert Desk().open(back).case.name == "Aube, Lou"


async def test_a_case_is_sealed_and_opened_with_a_passphrase_that_is_never_shown_or_kept(tmp_path):
    pytest.importorskip("pyrage")
    desk, zipped = two_cases(), tmp_path / "sealed.zip"
    async with running(desk) as pilot:
        await press(pilot, "ctrl+e")
        form = pilot.app.screen
        pilot.app.focused.value = str(zipped)
        await press(pilot, "enter", "y", "enter")
        assert "nobody opens this file again" in words_shown(pilot.app)
        right = "correct-horse-battery"
        await press(pilot, *right, "enter", *"other", "enter")
        assert "not the same" in look(pilot.app)
        assert not zipped.exists()
        assert "correct" not in look(pilot.app)
        await press(pilot, "escape", "ctrl+e")
        assert pilot.app.screen is not form
        assert pilot.app.screen.raw["passphrase"] == ""
        assert pilot.app.screen.raw["sealed"] == "yes"
        await press(pilot, "enter", "enter")
        for _ in range(2):
            pilot.app.focused.value = right
            await press(pilot, "enter")
        assert desk.is_sealed(zipped), look(pilot.app)
        for path in (desk.path, desk.home / "exemple-2"):
            desk.remove(path)
        pilot.app.screen.post_message(events.Paste(f"'{zipped}'"))
        await settled(pilot)
        await press(pilot, "enter")
        assert "Encrypted: sealed.zip" in look(pilot.app)
        pilot.app.focused.value = f"{right}-staple"
        await press(pilot, "enter")
        assert "the passphrase is another one" in words_shown(pilot.app)
        pilot.app.focused.value = right
        await press(pilot, "enter")
        assert len(desk.heads()) == 1
        assert isinstance(pilot.app.screen, CaseScreen)


async def test_a_dropped_file_brings_a_case_back_and_opens_it(tmp_path):
    zipped = tmp_path / "Zoé & co.zip"
    desk = two_cases()
    desk.export(desk.path, zipped)
    async with running(desk) as pilot:
        pilot.app.screen.post_message(events.Paste(f"'{zipped}'"))
        await settled(pilot)
        assert pilot.app.focused.value == str(zipped)
        await press(pilot, "enter")
        assert "is on the desk more than once" in words_shown(pilot.app)  # both are one case
        desk.remove(desk.path)
        desk.remove(desk.home / "exemple-2")
        await press(pilot, "enter")
        assert len(desk.heads()) == 1
        assert isinstance(pilot.app.screen, CaseScreen)


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_what_a_copy_says_otherwise_is_marked_line_by_line_and_taken_over_in_one_change(tmp_path, lang):
    desk, zipped = desk_with(example_case("Aube, Lou")), tmp_path / "from paul.zip"
    desk.change(desk.path, write_note("a step that both copies have"))
    desk.export(desk.path, zipped)
    there = RealDesk().import_case(zipped, tmp_path / "there")
    paper = tmp_path / "paper.txt"
    paper.write_text("a paper")
    desk.change(there, set_scalars(destination_province="BC", marital_status="married"))
    desk.change(there, write_note("Please [look] at it"))
    desk.attach(there, "principal/passport", [paper])
    desk.export(there, zipped, replace=True)
    desk.change(desk.path, set_scalars(destination_province="ON"))
    before = desk.case
    async with running(desk, lang=lang, size=(110, 30)) as pilot:
        await press(pilot, "q")
        pilot.app.screen.post_message(events.Paste(f"'{zipped}'"))
        await settled(pilot)
        await press(pilot, "enter")
        dialog = pilot.app.screen
        assert isinstance(dialog, MergeList), look(pilot.app)
        shown = look(pilot.app)
        province = {"en": "British", "fr": "Ontario →"}[lang]
        assert "☐ " in next(line for line in shown.splitlines() if province in line)
        assert "☑ " in next(line for line in shown.splitlines() if "Please [look] at it" in line)
        assert "paper.txt" in shown
        assert len(desk.heads()) == 1
        await press(pilot, "space")  # the conflict comes first
        theirs = len(dialog.marked)
        clear = next(at for at, each in enumerate(dialog.offers) if each.field == "marital_status")
        dialog.lines.go_to(str(clear))
        await press(pilot, "space", "ctrl+s")  # and one that is none is refused
        assert isinstance(pilot.app.screen, CaseScreen)
        after = desk.case
        assert after.facts.destination_province == "BC"
        assert after.facts.marital_status == before.facts.marital_status
        assert [each.original_name for each in after.documents] == ["paper.txt"]
        assert (after.journal[-1].code, after.journal[-1].text) == ("journal.merged", "Please [look] at it")
        assert after.journal[-1].values["count"] == theirs - 1
        await press(pilot, "u")
        assert (desk.case.facts, desk.case.documents) == (before.facts, ())


@pytest.mark.parametrize("typed", ["/x/a b.zip", "'/x/a b.zip'", "file:///x/a%20b.zip", "/x/a\\ b.zip"])
def test_a_path_is_understood_however_it_was_dropped(typed):
    assert path_typed(typed) == Path("/x/a b.zip")


async def test_the_line_under_the_cursor_is_shown_whole_and_the_others_on_one_line():
    async with running(desk_with(), size=(60, 24)) as pilot:
        todo = pilot.app.screen.query_one("#todo")
        plain = [str(option.prompt) for option in todo.options]
        first, second = (" ".join(each.split()) for each in plain[:2])
        assert "…" not in look(pilot.app).split("To do now")[1].splitlines()[1]
        await press(pilot, "down")
        assert " ".join(str(todo.options[0].prompt).split()) == first
        assert "\n" not in str(todo.options[0].prompt)
        assert " ".join(str(todo.options[1].prompt).split()) == second


async def test_a_gentle_word_of_copies_is_put_away_by_escape_and_stays_away(monkeypatch):
    desk = two_cases()
    desk.change(desk.path, write_note("x"))
    desk.remember(backups={str(desk.home): {"at": "2020-01-01T00:00:00+00:00", "place": "/media/stick"}})
    async with running(desk, size=(100, 30)) as pilot:
        assert "/media/stick" in look(pilot.app)
        await press(pilot, "f", "A", "escape")
        assert "/media/stick" in look(pilot.app)  # Escape closed the filter first
        await press(pilot, "escape")
        assert "/media/stick" not in look(pilot.app)
        assert desk.backup_due(desk.heads()) is not None
    async with running(desk, size=(100, 30)) as pilot:
        assert "/media/stick" not in look(pilot.app)


async def test_cases_of_a_folder_are_shown_and_found_by_it():
    desk = two_cases()
    inside = desk.new("Basile", lang="en", group="2026/spring")
    async with running(desk, size=(110, 30)) as pilot:
        assert "2026/spring/Basile" in look(pilot.app)
        await press(pilot, "f", *"spring", "enter")
        assert "Aube" not in look(pilot.app)
        await press(pilot, "enter")
        assert pilot.app.screen.path == inside


async def test_a_case_is_moved_by_a_key_and_namesakes_are_shown_by_their_folder():
    desk = two_cases()
    desk.new("Zénith, Max", lang="en")
    async with running(desk, size=(110, 30)) as pilot:
        assert "Zénith, Max [exemple-2]" in look(pilot.app)
        await press(pilot, "M", *"2026", "enter")
        assert "2026/Aube, Lou" in look(pilot.app)
