"""The checklist on the screen: each key does to the line under the cursor what its word says."""

import msgspec
import pytest

from tests.tui.desks import TODAY, desk_with, document, example_case
from tests.tui.look import look, press, running, words_shown


def passport(desk):
    return desk.case.line("principal/passport")


async def on_passport(pilot):
    await press(pilot, "l")
    pilot.app.screen.query_one("#checklist").go_to("principal/passport")
    await press(pilot)
    await pilot.pause()


async def test_space_goes_to_the_contents_and_ticks_them():
    desk = desk_with()
    async with running(desk) as pilot:
        await on_passport(pilot)
        await press(pilot, "space", "space", "down", "space")
        assert len(passport(desk).ticked) == 2
        assert look(pilot.app).count("☑") == 2
        await press(pilot, "space")
        assert len(passport(desk).ticked) == 1
        await press(pilot, "escape")
        assert pilot.app.focused.id == "lines"


async def test_m_marks_ready_and_takes_it_back():
    desk = desk_with()
    async with running(desk) as pilot:
        await on_passport(pilot)
        await press(pilot, "m")
        assert passport(desk).state == "ready"
        pilot.app.clear_notifications()
        await press(pilot)
        assert look(pilot.app).count("! ready") == 2, (
            "the line and its detail mark a word that nothing shows for"
        )
        assert "Marked ready with no file" in look(pilot.app)
        await press(pilot, "space", "space", "escape")
        assert "✓ ready" in look(pilot.app)
        assert "Marked ready" not in look(pilot.app)
        await press(pilot, "m")
        assert passport(desk).state == "to_request"


async def test_a_warning_goes_with_what_it_warned_of():
    async with running(desk_with()) as pilot:
        await on_passport(pilot)
        await press(pilot, "m")
        assert [each.severity for each in pilot.app._notifications] == ["warning"]
        pilot.app.tell("not written", "error")
        await press(pilot, "u")
        assert [each.severity for each in pilot.app._notifications] == ["error", "information"]
        assert "Marked ready with no file" not in look(pilot.app)


async def test_two_files_where_one_is_taken_are_told_under_the_title_of_the_line():
    two = tuple(document(number, "principal/passport") for number in (1, 2))
    async with running(desk_with(example_case(documents=two))) as pilot:
        await on_passport(pilot)
        assert "! to fix" in look(pilot.app)
        assert "2 files" in look(pilot.app)


async def test_r_asks_when_and_from_whom():
    desk = desk_with()
    async with running(desk) as pilot:
        await on_passport(pilot)
        await press(pilot, "r", "down", *"Mairie", "ctrl+s")
        assert passport(desk).state == "requested"
        assert passport(desk).requested_on == TODAY
        assert passport(desk).requested_from == "Mairie"


async def test_t_takes_the_date_on_the_paper():
    desk = desk_with()
    async with running(desk) as pilot:
        await on_passport(pilot)
        await press(pilot, "t", *"3/10/2026", "ctrl+s")
        assert str(passport(desk).issued_on) == "2026-10-03"


async def test_b_crosses_out_with_a_reason_and_takes_it_back_in():
    desk = desk_with()
    async with running(desk) as pilot:
        await on_passport(pilot)
        await press(pilot, "b", "ctrl+s")
        assert passport(desk).state == "to_request"
        await press(pilot, *"moved", "ctrl+s")
        assert (passport(desk).state, passport(desk).reason) == ("not_applicable", "moved")
        await press(pilot, "b")
        assert (passport(desk).state, passport(desk).reason) == ("to_request", "")


async def test_n_writes_a_note_on_the_line():
    desk = desk_with()
    async with running(desk) as pilot:
        await on_passport(pilot)
        await press(pilot, "n", *"vu", "ctrl+s")
        assert passport(desk).note == "vu"
        assert desk.case.journal[-1].code != "journal.note"


@pytest.mark.parametrize("key", ["f", "slash"])
async def test_the_filter_goes_through_all_missing_to_fix_ready(key):
    desk = desk_with(example_case(documents=(document(1, "principal/passport"),)))
    async with running(desk) as pilot:
        await press(pilot, "l")
        seen = []
        for _ in range(4):
            seen.append([option.id for option in pilot.app.screen.query_one("#lines").options if option.id])
            await press(pilot, key)
        assert "principal/passport" in seen[0]
        assert "principal/passport" not in seen[1]
        assert seen[2] == ["principal/passport"]
        assert seen[3] == []


async def test_the_line_says_why_it_is_asked_and_on_whose_word():
    async with running(desk_with(), size=(120, 40)) as pilot:
        await on_passport(pilot)
        shown = look(pilot.app)
        assert "Why: " in shown
        assert "a copy of the page, read on" in shown


async def test_a_click_on_a_tick_ticks_it():
    desk = desk_with()
    async with running(desk, size=(120, 40)) as pilot:
        await on_passport(pilot)
        await pilot.click("#contents", offset=(2, 1))
        await press(pilot)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert len(passport(desk).ticked) == 1


async def test_in_a_small_terminal_a_click_ticks_what_it_hits_and_the_room_is_made_after_it():
    desk = desk_with()
    async with running(desk) as pilot:
        await on_passport(pilot)
        y = next(at for at, row in enumerate(look(pilot.app).splitlines()) if "☐ Page with name" in row)
        await pilot.click(offset=(6, y))
        await press(pilot)
        assert passport(desk).ticked == ("photo_page",)
        assert pilot.app.screen.query_one("#checklist").has_class("-inside")
        await pilot.click(offset=(6, 5), times=2)
        await press(pilot)
        assert pilot.app.focused.id == "contents", "a double click does what Enter does"


async def test_the_reason_of_a_line_crossed_out_stands_under_its_title():
    desk = desk_with()
    async with running(desk) as pilot:
        await on_passport(pilot)
        await press(pilot, "b", *"lost", "ctrl+s")
        rows = [row.strip("│ ") for row in look(pilot.app).splitlines()]
        assert rows[rows.index("Reason: lost") - 1].startswith("– not applicable")


async def test_days_read_in_the_file_are_offered_beside_the_question_and_never_filled_in():
    paper = document(1, "principal/passport")
    facts = {**paper.check["look"], "dates": ["2024-03-14", "2031-01-02"]}
    read = msgspec.structs.replace(paper, check={**paper.check, "look": facts})
    desk = desk_with(example_case(documents=(read,)))
    async with running(desk) as pilot:
        await on_passport(pilot)
        await press(pilot, "t")
        assert "Read in the files: 2031-01-02, 2024-03-14." in words_shown(pilot.app)
        await press(pilot, "ctrl+s")
        assert (passport(desk).issued_on, passport(desk).expires_on) == (None, None)
