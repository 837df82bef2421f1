"""A case: its sections, what to do, changes, undo, and what another program did meanwhile."""

from casefile.cases.changes import set_line, set_scalars, write_note
from casefile.services.desk import Desk
from casefile.tui.screens.case.stage_form import StageForm
from tests.tui.desks import desk_with, document, example_case, pages
from tests.tui.look import look, press, running, settled, until


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
            "Eligibility  ? Federal Skilled Worker: not known",
            "Points",
            "compared on",
        ):
            assert wanted in shown
        assert not pilot.app.screen.query_one("#overview").max_scroll_y


async def test_what_to_do_is_seen_on_ten_lines():
    async with running(desk_with(), size=(80, 10)) as pilot:
        todo = pilot.app.screen.query_one("#todo")
        assert todo.size.height == 3
        assert "▌" in look(pilot.app)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert "◉" in look(pilot.app)


async def test_a_section_shown_again_is_not_drawn_again(monkeypatch):
    from casefile.tui.screens.experience.experience import ExperienceView

    drawn, show = [], ExperienceView._show
    monkeypatch.setattr(
        ExperienceView, "_show", lambda view, seen: (drawn.append(view.size), show(view, seen))
    )
    async with running(desk_with()) as pilot:
        await press(pilot, "x", "o")
        first = len(drawn)
        await press(pilot, "x")
        assert len(drawn) == first > 0
        await press(pilot, "o")
        await pilot.resize_terminal(70, 20)
        await press(pilot, "x")
        assert drawn[-1] == pilot.app.screen.query_one("#experience").size


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
        assert [event.text for event in desk.case.journal] == ["hello"]
        await press(pilot, "J")
        assert "hello" in look(pilot.app)
        await press(pilot, "u")
        assert "“hello”  ↶ taken back" in look(pilot.app)
        assert desk.case.journal[0].undone
        await press(pilot, "ctrl+y")
        assert "“hello”  ↶" not in look(pilot.app)
        assert not desk.case.journal[0].undone


async def test_what_another_program_changed_appears_and_the_cursor_stays():
    desk = desk_with()
    async with running(desk) as pilot:
        await press(pilot, "l", "down", "down")
        view = pilot.app.screen.query_one("#checklist")
        key = view.line.key
        other = Desk()
        other.change(desk.path, set_scalars(name="Changée, Camille"))
        other.change(desk.path, set_line("principal/passport", state="ready"))
        pilot.app.screen.look_again()
        await settled(pilot)
        assert "Changée, Camille" in look(pilot.app)
        assert view.line.key == key


async def test_a_damaged_case_says_that_it_is_read_only():
    desk = desk_with()
    desk.change(desk.path, write_note("kept"))
    desk.damage()
    async with running(desk, case=desk.path) as pilot:
        assert "✗ damaged, read only" in look(pilot.app)


async def test_the_cursor_survives_a_change_of_language():
    async with running(desk_with()) as pilot:
        await press(pilot, "l", "down", "down", "down")
        key = pilot.app.screen.query_one("#checklist").line.key
        await press(pilot, "g")
        assert pilot.app.screen.query_one("#checklist").line.key == key


async def test_a_file_dropped_on_a_case_asks_its_line_and_is_attached(tmp_path):
    first, second = tmp_path / "a b.pdf", tmp_path / "[red].pdf"
    for number, file in enumerate((first, second)):
        file.write_bytes(pages(90 + number))
    desk = desk_with()
    async with running(desk) as pilot:
        from textual import events

        pilot.app.screen.post_message(events.Paste(f"'{first}'\r{second}"))
        await settled(pilot)
        assert "a b.pdf, [red].pdf" in look(pilot.app)
        await press(pilot, *"passport", "enter")
        await until(pilot, lambda: "2 files attached: " in look(pilot.app))
        attached = [(each.slot, each.original_name) for each in desk.case.documents]
        assert attached == [("principal/passport", "a b.pdf"), ("principal/passport", "[red].pdf")]
        assert all(each.check for each in desk.case.documents)


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
