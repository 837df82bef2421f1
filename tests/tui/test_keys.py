"""The one table of keys: footer, palette and help read it, so what it says must hold."""

import ast
import re
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from textual.binding import Binding

from casefile import tui
from casefile.i18n import words_for
from casefile.tui.keys import KEYS, bindings
from casefile.tui.widgets.key_line import key_name
from tests.tui.desks import desk_with
from tests.tui.look import press, running

SOURCE = Path(__file__).parents[2] / "casefile" / "tui"


def test_every_key_has_words_and_a_french_side():
    words = words_for("fr")
    same = {"Documents", "Guide", "Journal", "Note", "Palette", "Points", "Programme"}
    for key in KEYS.values():
        assert key.description, key.id
        assert key.tooltip, key.id
        assert words(key.tooltip) != key.tooltip, key.id
        assert key.description in same or words(key.description) != key.description, key.id


def test_letters_do_one_thing_in_a_case():
    case = ("overview", "checklist", "documents", "experience", "points", "deadlines", "journal", "stage", "print",
            "undo", "details", "back", "help", "palette", "language")  # fmt: skip
    checklist = ("tick", "add", "detail", "requested", "mark", "issued", "not_needed", "filter")
    letters = [key for name in (*case, *checklist) for key in KEYS[name].keys.split(",")]
    assert len(letters) == len(set(letters))


_SAME = {
    "a": {"new", "add"}, "e": {"deadlines", "all_deadlines"}, "q": {"back", "quit"}, "z": {"told_back", "date_back"},
    "ctrl+o": {"import_case", "replace"},
    "delete": {"remove_case", "remove"}, "backspace": {"remove_case", "remove"},
    "left": {"day_before", "less"}, "right": {"day_after", "more"},
    "shift+left": {"month_before", "less_finely"}, "shift+right": {"month_after", "more_finely"},
    "less_than_sign": {"month_before", "less_finely"}, "greater_than_sign": {"month_after", "more_finely"},
    "enter": {"open", "open_line", "detail", "change"}, "escape": {"cancel", "level"},
}  # fmt: skip
"""Keys whose one meaning has another name where it acts on something else."""


def test_a_key_means_one_thing_on_all_screens():
    meant = {}
    for key in KEYS.values():
        for each in key.keys.split(","):
            meant.setdefault(each, set()).add(key.id)
    assert {key: ids for key, ids in meant.items() if len(ids) > 1} == _SAME


def test_no_screen_has_letters_of_its_own_that_the_table_does_not_know():
    own = {
        (key, binding.action)
        for module in walk_packages(tui.__path__, tui.__name__ + ".")
        for each in vars(import_module(module.name)).values()
        if isinstance(each, type) and each.__module__ == module.name
        for binding in Binding.make_bindings(vars(each).get("BINDINGS", ()))
        for key in [binding.key]
        if binding.id is None and (len(key) == 1 or key.startswith("ctrl+"))
    }
    movements = {"cursor_down", "cursor_up", "app.focus_next", "app.focus_previous"}
    assert {pair for pair in own if pair[1] not in movements} == {
        ("ctrl+s", "save"), ("ctrl+s", "record"), ("f", "screen.kinds"), ("q", "cancel"), ("h", "cancel"),
    }  # fmt: skip
    assert {key for key, action in own if action in movements} == {"j", "k"}


def test_no_key_is_only_reached_with_shift_on_a_french_keyboard():
    for key in KEYS.values():
        first = key.keys.split(",")[0]
        assert not first.isdigit(), key.id
        assert first not in {"slash", "question_mark"}, key.id


def test_no_key_is_called_by_the_name_of_its_sign():
    words = words_for("en")
    for key in KEYS.values():
        names = [key_name(Binding(each, "", ""), words) for each in key.keys.split(",")]
        assert [name for name in names if "_" in name] == [], key.id


def test_bindings_carry_their_id_so_that_they_can_be_remapped():
    assert [binding.id for binding in bindings("undo", "note")] == ["undo", "note"]


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: path.stem)
def test_notices_go_through_tell(path):
    calls = [
        node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
    ]
    raw = [node for node in calls if isinstance(node.func, ast.Attribute) and node.func.attr == "notify"]
    for node in raw:
        assert any(each.arg == "markup" for each in node.keywords), f"{path.name}:{node.lineno}"


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.tcss")), ids=lambda path: path.stem)
def test_a_style_sheet_has_one_rule_named_after_its_screen(path):
    if path.stem == "app":
        return
    tops = [
        line
        for line in path.read_text(encoding="utf-8").splitlines()
        if line[:1].strip() and not line.startswith(("}", "/*", "$"))
    ]
    assert len(tops) == 1, tops


async def test_a_person_may_choose_other_keys():
    desk = desk_with()
    desk.remember(keys={"journal": "f5", "nonsense": "z", "undo": 3})
    async with running(desk) as pilot:
        await press(pilot, "f5")
        assert pilot.app.screen.current == "journal"


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.tcss")), ids=lambda path: path.stem)
def test_a_text_of_one_row_ends_in_an_ellipsis_where_it_is_cut(path):
    blocks = re.findall(r"([#.][\w-]+) \{([^{}]*)\}", path.read_text(encoding="utf-8"))
    one_row = [name for name, style in blocks if re.search(r"(?<![-\w])height: 1;", style)]
    cut = [name for name, style in blocks if name in one_row and "text-overflow: ellipsis" not in style]
    assert [name for name in cut if name != ".buttons"] == []
