"""The earlier states of a case on the screen: listed, put back at the second Enter, offered where a file is damaged."""

from casefile.cases.changes import add_fact, write_note
from casefile.errors import DamagedError, DiskError
from casefile.rules.facts import Stay
from casefile.services.store import readback
from casefile.tui.screens.case.earlier import EarlierStates
from tests.tui.desks import NOW, RealDesk, desk_with
from tests.tui.look import look, press, running


def with_earlier_states() -> RealDesk:
    """A case with a stay added, then two notes; of the states before the present one, the newest is damaged."""
    desk = desk_with()
    desk.change(desk.path, add_fact("stays", Stay(country="BE", first=NOW.date(), purpose="travel")))
    desk.change(desk.path, write_note("one"))
    desk.change(desk.path, write_note("two"))
    newest = desk.generations(desk.path)[0]
    (desk.path / newest.file).write_bytes(b"{")
    return desk


async def test_a_state_is_put_back_at_the_second_enter_only():
    desk = with_earlier_states()
    desk.change(desk.path, write_note("three"))
    async with running(desk) as pilot:
        await press(pilot, "ctrl+r", "enter")
        assert "Enter again" in look(pilot.app)
        await press(pilot, "down", "enter")
        assert [event.text for event in desk.case.journal if event.text] == ["one", "two", "three"]
        await press(pilot, "enter")
        assert desk.case.journal[-1].code == "journal.restored"
        assert not isinstance(pilot.app.screen, EarlierStates)
        assert pilot.app.screen.assessment.case.generation == desk.case.generation


async def test_states_are_told_by_what_had_just_been_done_and_a_damaged_one_cannot_be_chosen():
    desk = with_earlier_states()
    async with running(desk) as pilot:
        await press(pilot, "ctrl+r")
        shown = look(pilot.app)
        assert "A stay in a country was added." in shown
        assert "damaged" in shown
        whole = [str(each.number) for each in desk.generations(desk.path) if each.damage is None]
        assert pilot.app.screen.lines.current == whole[0]


async def test_without_earlier_states_the_list_says_so():
    async with running(desk_with()) as pilot:
        await press(pilot, "ctrl+r", "enter")
        assert "No earlier state is kept" in look(pilot.app)


async def test_a_damaged_case_says_what_happened_and_what_to_do():
    desk = with_earlier_states()
    desk.damage()
    async with running(desk, case=desk.path) as pilot:
        shown = " ".join(look(pilot.app).split())
        assert "✗ damaged, read only" in shown
        assert "Ctrl+R shows the earlier states" in shown


async def test_a_case_that_cannot_be_written_says_why(monkeypatch):
    desk = desk_with()
    monkeypatch.setattr(
        readback, "_refusal", lambda folder: DiskError("store.disk_refused", path=str(folder))
    )
    async with running(desk) as pilot:
        shown = " ".join(look(pilot.app).split())
        assert "is not read-only" in shown
        assert "Ctrl+R" not in shown


async def test_nothing_is_typed_for_nothing_in_a_case_that_cannot_be_changed():
    desk = with_earlier_states()
    desk.damage()
    async with running(desk, case=desk.path) as pilot:
        before = pilot.app.screen
        await press(pilot, "n")
        assert pilot.app.screen is before
        await press(pilot, "s")
        assert pilot.app.screen is before


async def test_a_case_that_cannot_be_read_at_all_goes_on_saying_why():
    desk = desk_with()
    desk.failing = DamagedError("store.newer_schema", path=desk.path, found=9, known=1)
    async with running(desk, case=desk.path) as pilot:
        rows = look(pilot.app).splitlines()
        assert rows[0].strip() == "✗ exemple cannot be opened"
        assert "install the newer version" in " ".join(" ".join(rows[:6]).split())
