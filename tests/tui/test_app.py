"""The application as a whole: what it opens with, its languages, and what it says when something fails."""

from textual.command import CommandList

from casefile.errors import LockedError
from casefile.tui.screens.case.case import CaseScreen
from casefile.tui.screens.desk.desk import DeskScreen
from tests.tui.desks import RealDesk, desk_with, example_case
from tests.tui.look import look, press, running, settled, until


async def test_the_only_case_opens_directly():
    async with running(desk_with()) as pilot:
        assert isinstance(pilot.app.screen, CaseScreen)
        assert "Exemple, Camille" in look(pilot.app)


async def test_several_cases_are_listed_and_enter_opens_one():
    desk = desk_with()
    desk.put(example_case("Modèle, Sofie"), "second")
    async with running(desk) as pilot:
        assert isinstance(pilot.app.screen, DeskScreen)
        assert "2 cases" in look(pilot.app)
        await press(pilot, "down", "enter")
        assert "Modèle, Sofie" in look(pilot.app)
        await press(pilot, "q")
        assert isinstance(pilot.app.screen, DeskScreen)


async def test_an_empty_desk_says_what_to_do():
    async with running(RealDesk()) as pilot:
        shown = look(pilot.app)
        assert "start a case" in shown
        assert "fictional example" in shown
        offered = {each.binding.action for each in pilot.app.screen.active_bindings.values()}
        assert {"new", "demo", "import_case"} <= offered
        assert not offered & {"open", "deadlines", "filter", "remove_case", "export_case", "move_case"}


async def test_a_damaged_case_is_a_line_with_a_word():
    desk = desk_with()
    (desk.put(example_case("Abîmé"), "abîmé") / "case.json").write_bytes(b"")
    async with running(desk) as pilot:
        line = next(line for line in look(pilot.app).splitlines() if "abîmé" in line)
        assert "✗ damaged" in line


async def test_the_filter_keeps_the_cases_that_fit():
    desk = desk_with()
    desk.put(example_case("Modèle, Sofie"), "second")
    async with running(desk) as pilot:
        await press(pilot, "f", *"sof")
        assert "Modèle, Sofie" in look(pilot.app)
        assert "Exemple" not in look(pilot.app).split("/", 1)[0]
        await press(pilot, "escape")
        assert "Exemple, Camille" in look(pilot.app)


async def test_the_language_changes_everywhere_at_once_and_is_remembered():
    desk = desk_with()
    async with running(desk, lang="en") as pilot:
        await press(pilot, "l", "g")
        shown = look(pilot.app)
        assert "u Annuler" in shown
        assert "manquant" in shown
        assert "missing" not in shown
        assert desk.settings()["lang"] == "fr"
        await press(pilot, "o", "g")
        assert "To do now" in look(pilot.app)


async def test_a_deliberate_error_is_shown_as_its_sentence(monkeypatch):
    from casefile.i18n.sentences import store

    monkeypatch.setitem(store.SENTENCES, "rule.held", "Another program holds {name}.")
    desk = desk_with()
    async with running(desk) as pilot:
        desk.failing = LockedError("rule.held", name="[red]x")
        await press(pilot, "l", "m")
        assert "Another program holds [red]x." in look(pilot.app)
        assert pilot.app.is_running


async def test_a_bug_is_said_to_be_unexpected_and_written_down(tmp_path):
    desk = desk_with()
    async with running(desk) as pilot:
        desk.failing = ZeroDivisionError("[/] broken")
        await press(pilot, "l", "m")
        assert "Something unexpected happened" in look(pilot.app)
    logs = [path.read_text(encoding="utf-8") for path in (tmp_path / "state").rglob("casefile.log")]
    assert "builtins.ZeroDivisionError" in "".join(logs)


async def test_a_read_that_fails_leaves_the_program_running():
    desk = desk_with()
    desk.failing = RuntimeError("no")
    async with running(desk, case=desk.path) as pilot:
        assert "Something unexpected happened" in look(pilot.app)
        assert not pilot.app.screen.unsettled  # the next key waits for nothing
        await press(pilot, "l", "d", "J")
        assert pilot.app.is_running


async def test_light_and_dark():
    desk = desk_with()
    async with running(desk) as pilot:
        await press(pilot, "ctrl+t")
        assert pilot.app.theme == "casefile-light"
        assert desk.settings()["theme"] == "casefile-light"


async def test_the_palette_speaks_the_language_and_runs_commands():
    async with running(desk_with(), lang="fr") as pilot:
        await press(pilot, "ctrl+p")
        assert "Tapez ce que vous voulez faire" in look(pilot.app)
        assert "Focus" not in look(pilot.app)
        await press(pilot, *"journal")
        found = pilot.app.screen.query_one(CommandList)
        await until(pilot, lambda: found.option_count == 2 and found.highlighted == 0)
        await press(pilot, "enter")
        await until(pilot, lambda: "Journal ·" in look(pilot.app))


async def test_the_palette_needs_no_accents():
    async with running(desk_with(), lang="fr") as pilot:
        await press(pilot, "ctrl+p")
        await press(pilot, *"echeances")
        found = pilot.app.screen.query_one(CommandList)
        await until(pilot, lambda: found.option_count >= 2 and "Échéances" in look(pilot.app))


async def test_help_names_every_key_and_the_stages():
    async with running(desk_with(), size=(100, 200)) as pilot:
        await press(pilot, "h")
        shown = look(pilot.app)
        assert "Take back the last change" in shown
        assert "1 Language test." in shown
        assert "7 Decision" in shown
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, CaseScreen)


async def test_a_click_on_a_key_presses_it():
    async with running(desk_with()) as pilot:
        lines = look(pilot.app).splitlines()
        row = next(number for number, line in enumerate(lines) if "d Documents" in line)
        await pilot.click(offset=(lines[row].index("d Documents") + 3, row))
        await settled(pilot)
        assert pilot.app.screen.current == "documents"


async def test_the_only_case_can_be_left_for_the_desk_and_opened_again():
    async with running(desk_with()) as pilot:
        await press(pilot, "l", "q")
        assert isinstance(pilot.app.screen, DeskScreen)
        assert "1 case" in look(pilot.app)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, CaseScreen)
