"""A person's own keys: followed, or refused with a sentence; the manual's page of keys; keys on all screens."""

import json
from itertools import combinations
from pathlib import Path

import pytest

from casefile.i18n import words_for
from casefile.tui.key_page import key_tables
from casefile.tui.key_places import PLACES, together
from casefile.tui.keys import KEYS
from casefile.tui.own_keys import read_own_keys
from tests.tui.desks import desk_with
from tests.tui.look import look, press, running

MANUAL = Path(__file__).parents[2] / "docs" / "keys.md"


def test_every_key_belongs_to_a_place_and_every_place_names_keys():
    held = {id for _title, ids in PLACES.values() for id in ids}
    assert held == set(KEYS)


def test_no_two_keys_of_one_screen_are_the_same():
    same = [
        (one, other)
        for one, other in combinations(KEYS, 2)
        if together(one, other) and set(KEYS[one].keys.split(",")) & set(KEYS[other].keys.split(","))
    ]
    assert same == []


def test_a_letter_means_one_thing_on_all_screens():
    """Leaving is leaving, adding is adding: ids that share a letter share what it means."""
    alike = (
        {"deadlines", "all_deadlines"}, {"add", "new"}, {"remove", "remove_case"}, {"replace", "import_case"},
        {"back", "quit"}, {"open", "detail", "open_line", "change"}, {"cancel", "level"},
        {"day_before", "less"}, {"day_after", "more"}, {"month_before", "less_finely"}, {"month_after", "more_finely"},
        {"told_back", "date_back"},
    )  # fmt: skip
    for one, other in combinations(KEYS, 2):
        if set(KEYS[one].keys.split(",")) & set(KEYS[other].keys.split(",")):
            assert any({one, other} <= each for each in alike), (one, other)


def test_the_keys_the_manual_shows_as_an_example_are_followed():
    example = MANUAL.read_text(encoding="utf-8").partition("```json\n")[2].partition("```")[0]
    keys, refused = read_own_keys(json.loads(example)["keys"])
    assert set(keys) == {"journal", "print"}
    assert refused == []


@pytest.mark.parametrize(
    ("chosen", "kept", "said"),
    [
        ({"journal": "y"}, {}, "y cannot be journal as well: it is answer"),
        ({"note": "j"}, {}, "j moves in lists and forms"),
        ({"note": "N,shift+tab"}, {}, "shift+tab moves in lists and forms"),
        ({"journal": "f5"}, {"journal": "f5"}, ""),
        ({"undo": "z"}, {}, "it is told_back"),
        ({"undo": "f2"}, {"undo": "f2,ctrl+z"}, ""),
        ({"help": "f1"}, {"help": "f1,question_mark"}, ""),
        ({"note": "ctrl+z"}, {}, "it is undo"),
        ({"nonsense": "z"}, {}, "no key called nonsense"),
        ({"undo": 3}, {}, "“3” is no key for undo"),
        ({"undo": "ctrl+"}, {}, "is no key for undo"),
        ({"undo": "hello world"}, {}, "“hello world” is no key"),
        ([], {}, "are no table"),
        (None, {}, ""),
        ({"export_case": "s"}, {"export_case": "s"}, ""),
    ],
)
def test_own_keys(chosen, kept, said):
    keys, refused = read_own_keys(chosen)
    words = words_for("en")
    assert keys == kept
    assert said in " ".join(words(told, **values) for told, values in refused)
    assert bool(refused) is bool(said)


async def test_what_is_refused_of_own_keys_is_said_at_the_start():
    desk = desk_with()
    desk.remember(keys={"undo": "z"})
    async with running(desk) as pilot:
        assert "z cannot be undo as well" in " ".join(each.message for each in pilot.app._notifications)


def test_the_page_of_keys_is_the_table_of_keys():
    told = MANUAL.read_text(encoding="utf-8").partition("## Every key\n")[2].strip()
    assert told == "\n".join(key_tables(words_for("en"))).strip()


async def test_escape_goes_back_one_level_and_never_two():
    desk = desk_with()
    async with running(desk, case=desk.path) as pilot:
        await press(pilot, "l", "enter")
        assert pilot.app.screen.query_one("#contents").has_focus
        await press(pilot, "escape")
        assert pilot.app.screen.query_one("#lines").has_focus
        await press(pilot, "f", "escape")
        assert "All lines" in look(pilot.app)
        assert pilot.app.screen.current == "checklist"
        await press(pilot, "escape")
        assert pilot.app.screen.current == "overview"
        await press(pilot, "escape")
        assert type(pilot.app.screen).__name__ == "DeskScreen"
        await press(pilot, "escape")
        assert pilot.app.is_running


async def test_j_and_k_move_in_lists():
    desk = desk_with()
    async with running(desk, case=desk.path) as pilot:
        lines = pilot.app.screen.query_one("#todo")
        first = lines.highlighted
        await press(pilot, "j")
        assert lines.highlighted == first + 1
        await press(pilot, "k")
        assert lines.highlighted == first
