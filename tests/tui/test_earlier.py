"""The earlier states of a case on the screen: listed, put back at the second Enter, offered where a file is damaged."""

from casefile.errors import DamagedError
from casefile.services.store.versions import Generation
from casefile.tui.screens.case.earlier import EarlierStates
from tests.tui.fakes import NOW, PATH, desk_with
from tests.tui.look import look, press, running

KEPT = (
    Generation(number=7, file="7.json", changed_at=NOW, code="journal.note"),
    Generation(number=6, file="6.json", changed_at=NOW, damage=DamagedError("store.empty")),
    Generation(number=5, file="5.json", changed_at=NOW, code="journal.stays_added"),
)


async def test_a_state_is_put_back_at_the_second_enter_only():
    desk = desk_with(kept=KEPT)
    async with running(desk) as pilot:
        await press(pilot, "ctrl+r", "enter")
        assert "Enter again" in look(pilot.app)
        assert not desk.done
        await press(pilot, "down", "enter")
        assert not desk.done
        await press(pilot, "enter")
        assert desk.done == [("restore", 5)]
        assert not isinstance(pilot.app.screen, EarlierStates)


async def test_states_are_told_by_what_had_just_been_done_and_a_damaged_one_cannot_be_chosen():
    async with running(desk_with(kept=KEPT)) as pilot:
        await press(pilot, "ctrl+r")
        shown = look(pilot.app)
        assert "A stay in a country was added." in shown
        assert "damaged" in shown
        states = pilot.app.screen.query_one("#states")
        await press(pilot, "down")
        assert states.current == "5"


async def test_without_earlier_states_the_list_says_so():
    async with running(desk_with()) as pilot:
        await press(pilot, "ctrl+r", "enter")
        assert "No earlier state is kept" in look(pilot.app)


async def test_a_damaged_case_says_what_happened_and_what_to_do():
    desk = desk_with(damaged={PATH: DamagedError("store.empty", path=PATH)}, kept=KEPT)
    async with running(desk, case=PATH) as pilot:
        shown = " ".join(look(pilot.app).split())
        assert "✗ damaged, read only" in shown
        assert "Ctrl+R shows the earlier states" in shown


async def test_a_case_that_cannot_be_written_says_why():
    from casefile.errors import DiskError

    desk = desk_with(read_only=DiskError("store.disk_refused", path=PATH))
    async with running(desk) as pilot:
        shown = " ".join(look(pilot.app).split())
        assert "is not read-only" in shown
        assert "Ctrl+R" not in shown


async def test_nothing_is_typed_for_nothing_in_a_case_that_cannot_be_changed():
    desk = desk_with(damaged={PATH: DamagedError("store.empty", path=PATH)})
    async with running(desk, case=PATH) as pilot:
        before = pilot.app.screen
        await press(pilot, "n")
        assert pilot.app.screen is before
        await press(pilot, "s")
        assert pilot.app.screen is before


async def test_a_case_that_cannot_be_read_at_all_goes_on_saying_why():
    desk = desk_with()
    desk.failing = DamagedError("store.newer_schema", path=PATH, found=9, known=1)
    async with running(desk, case=PATH) as pilot:
        rows = look(pilot.app).splitlines()
        assert rows[0].strip() == "✗ exemple cannot be opened"
        assert "install the newer version" in " ".join(" ".join(rows[:6]).split())
