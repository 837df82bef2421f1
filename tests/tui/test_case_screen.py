"""A case: its sections, what to do, changes, undo, and what another program did meanwhile."""

import msgspec

from casefile.errors import DamagedError
from casefile.tui.screens.case.stage_form import StageForm
from tests.tui.fakes import PATH, desk_with, document, example_case
from tests.tui.look import look, press, running, settled


async def test_sections_are_built_when_first_shown():
    async with running(desk_with()) as pilot:
        screen = pilot.app.screen
        assert [each.id for each in screen.query_one("#sections").children] == ["overview"]
        await press(pilot, "l", "o", "l")
        assert [each.id for each in screen.query_one("#sections").children] == ["overview", "checklist"]


async def test_the_overview_fits_a_small_terminal():
    async with running(desk_with()) as pilot:
        shown = look(pilot.app)
        for wanted in (
            "Next stage: ",
            "Jan",
            "To do now (",
            "of 9 ready",
            "required",
            "the 67 points",
            "compared on",
        ):
            assert wanted in shown
        assert not pilot.app.screen.query_one("#overview").max_scroll_y


async def test_enter_on_a_thing_to_do_goes_to_its_line():
    async with running(desk_with()) as pilot:
        seen = pilot.app.screen.assessment
        number = next(at for at, each in enumerate(seen.todo) if each.subject.startswith("line:"))
        await press(pilot, *["down"] * number, "enter")
        assert pilot.app.screen.current == "checklist"
        view = pilot.app.screen.query_one("#checklist")
        assert f"line:{view.line.key}" == seen.todo[number].subject


async def test_a_click_on_a_stage_opens_the_stages():
    async with running(desk_with()) as pilot:
        await pilot.click("StageLine", offset=(40, 1))
        await settled(pilot)
        assert isinstance(pilot.app.screen, StageForm)


async def test_a_note_is_journalled_and_undone_and_redone():
    desk = desk_with()
    async with running(desk) as pilot:
        await press(pilot, "n", *"hello", "ctrl+s")
        assert [event.text for event in desk.cases[PATH].journal] == ["hello"]
        await press(pilot, "j")
        assert "hello" in look(pilot.app)
        await press(pilot, "u")
        assert "hello" not in look(pilot.app)
        await press(pilot, "ctrl+y")
        assert "hello" in look(pilot.app)


async def test_what_another_program_changed_appears_and_the_cursor_stays():
    desk = desk_with()
    async with running(desk) as pilot:
        await press(pilot, "l", "down", "down")
        view = pilot.app.screen.query_one("#checklist")
        key = view.line.key
        new = msgspec.structs.replace(
            desk.cases[PATH], name="Changée, Camille", documents=(document(1, "principal/passport"),)
        )
        desk.cases[PATH], desk.turn = new, 7
        pilot.app.screen.look_again()
        await settled(pilot)
        assert "Changée, Camille" in look(pilot.app)
        assert view.line.key == key


async def test_a_damaged_case_says_that_it_is_read_only():
    desk = desk_with(damaged={PATH: DamagedError("x")})
    async with running(desk, case=PATH) as pilot:
        assert "✗ damaged, read only" in look(pilot.app)


async def test_the_cursor_survives_a_change_of_language():
    async with running(desk_with()) as pilot:
        await press(pilot, "l", "down", "down", "down")
        key = pilot.app.screen.query_one("#checklist").line.key
        await press(pilot, "g")
        assert pilot.app.screen.query_one("#checklist").line.key == key


async def test_a_file_dropped_on_a_case_asks_its_line_and_is_attached(tmp_path):
    first, second = tmp_path / "a b.pdf", tmp_path / "[red].pdf"
    first.touch(), second.touch()
    desk = desk_with()
    async with running(desk) as pilot:
        from textual import events

        pilot.app.screen.post_message(events.Paste(f"'{first}'\r{second}"))
        await settled(pilot)
        assert "a b.pdf, [red].pdf" in look(pilot.app)
        await press(pilot, *"passport", "enter")
        assert desk.done[-1] == ("attach", "principal/passport", ("a b.pdf", "[red].pdf"))
        assert "2 files attached: ✓ ready" in look(pilot.app)


async def test_pasted_prose_is_no_file():
    async with running(desk_with()) as pilot:
        from textual import events

        before = pilot.app.screen
        pilot.app.screen.post_message(events.Paste("une phrase, rien de plus"))
        await settled(pilot)
        assert pilot.app.screen is before


async def test_an_unknown_finding_of_a_newer_program_shows_its_code():
    from casefile.rules.findings import Finding

    odd = document(
        1,
        "principal/passport",
        "x.pdf",
        Finding(code="document.of_tomorrow", severity="warning"),
        verdict="attention",
    )
    async with running(desk_with(example_case(documents=(odd,)))) as pilot:
        await press(pilot, "d")
        assert "document.of_tomorrow" in look(pilot.app)
