"""Picking among a few words: every option is seen, however long and however narrow the place."""

from textual.app import App

from casefile.tui.widgets.choice import Choice
from tests.tui.look import look

OPTIONS = (
    ("a", "The profile expired after twelve months: a new one has to be submitted before anything else"),
    ("b", "something else"),
)


class Place(App[None]):
    CSS = "Choice { width: 30; }"

    def compose(self):
        yield Choice(OPTIONS, "a")


async def test_an_option_wider_than_its_place_is_shown_whole_and_the_next_one_below_it():
    async with Place().run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        rows = [row for row in look(pilot.app).splitlines() if row.strip()]
        assert " ".join(" ".join(rows).split()) == f"(•) {OPTIONS[0][1]} ( ) something else"
        assert rows[1].startswith("    ")


async def test_the_option_below_a_long_one_can_be_clicked():
    async with Place().run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        row = next(
            at for at, text in enumerate(look(pilot.app).splitlines()) if "else" in text and "( )" in text
        )
        await pilot.click(Choice, offset=(6, row))
        assert pilot.app.query_one(Choice).value == "b"


async def test_arrows_move_among_options_on_several_lines_and_leave_at_the_ends():
    async with Place().run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        choice = pilot.app.query_one(Choice)
        choice.focus()
        await pilot.press("down")
        assert choice.value == "b"
        assert not choice._moved(1)
        await pilot.press("up")
        assert choice.value == "a"
        assert not choice._moved(-1)


async def test_below_the_end_of_a_line_a_shorter_one_is_entered_at_its_own_end():
    place = Place()
    async with place.run_test(size=(60, 12)) as pilot:
        choice = Choice(
            [(each, each) for each in ("one", "two", "three", "a last one wider than all", "and")], "one"
        )
        choice.styles.width = 42
        await place.mount(choice)
        choice.value = "a last one wider than all"
        await pilot.pause()
        assert choice._moved(1)
        assert choice.value == "and"
        assert choice._moved(-1)
        assert choice.value == "three"


def laid(width, *texts):
    return Choice([(text, text) for text in texts], texts[0])._shown(width).plain.split("\n")


def test_options_that_take_several_lines_stand_in_columns():
    assert laid(36, "never married", "married", "separated", "divorced") == [
        "(•) never married  ( ) married",
        "( ) separated      ( ) divorced",
    ]
    assert laid(42, "one", "two", "three", "a last one wider than all", "and") == [
        "(•) one    ( ) two",
        "( ) three  ( ) a last one wider than all",
        "( ) and",
    ]


def test_they_are_one_after_the_other_where_there_is_room_or_columns_take_much_more():
    assert laid(40, "one", "two", "three") == ["(•) one  ( ) two  ( ) three"]
    long = laid(40, *"abcdefghij", "a very long one that needs all of it")
    assert len(long) == 3, long
