"""The line that says what the keys of a dialog do: a click on one presses it, in both languages."""

import pytest

from casefile.i18n import words_for
from casefile.tui.widgets.key_hints import hinted_key
from tests.tui.desks import desk_with
from tests.tui.look import look, press, running, settled, until


@pytest.mark.parametrize(
    ("told", "word", "key"),
    [
        ("↑ ↓ PgUp PgDn: read · Esc: close · on paper: p", "close", "escape"),
        ("↑ ↓ PgUp PgDn: read · Esc: close · on paper: p", "paper", "p"),
        ("↑ ↓ PgUp PgDn: read · Esc: close · on paper: p", "read", ""),
        ("Enter again: put this state back · Esc: close", "back", "enter"),
        ("← → order · Space leave out · T turn · C contents page", "turn", "T"),
        ("← → order · Space leave out · T turn · C contents page", "leave", "space"),
        ("Del again: take this out of the file; undo brings it back · Esc: close", "file", "delete"),
    ],
)
def test_a_part_of_the_sentence_is_its_key(told, word, key):
    assert hinted_key(told, told.index(word), words_for("en")) == key


def test_it_is_so_in_french():
    told = "Espace\u00a0: retenir ou non · Échap\u00a0: ne rien changer"
    assert hinted_key(told, told.index("retenir"), words_for("fr")) == "space"
    assert hinted_key(told, told.index("changer"), words_for("fr")) == "escape"
    assert hinted_key(told, len(told) + 9, words_for("fr")) == ""


async def test_the_date_of_filing_is_moved_by_its_arrows():
    def told():
        return next(row for row in look(pilot.app).splitlines() if row.strip().startswith("←")).replace(
            "\u00a0", " "
        )

    desk = desk_with()
    async with running(desk, case=desk.path) as pilot:
        await press(pilot, "x")
        for sign, day in (("→", "December 21"), ("←", "December 20")):
            rows = look(pilot.app).splitlines()
            y = next(at for at, row in enumerate(rows) if row.strip().startswith("←"))
            await pilot.click(offset=(rows[y].index(sign), y))
            await until(pilot, lambda: day in told())  # noqa: B023 - waited for at once


async def test_pages_that_are_read_are_left_by_the_mouse_alone():
    desk = desk_with()
    async with running(desk, case=desk.path) as pilot:
        for keys in (("ctrl+g",), ("ctrl+g", "enter"), ("h",)):
            await press(pilot, *keys)
            opened = len(pilot.app.screen_stack)
            rows = look(pilot.app).splitlines()
            y = max(at for at, row in enumerate(rows) if "Esc" in row)
            await pilot.click(offset=(rows[y].index("Esc") + 1, y))
            await settled(pilot)
            assert len(pilot.app.screen_stack) == opened - 1, keys
            await press(pilot, *["escape"] * (opened - 3))
