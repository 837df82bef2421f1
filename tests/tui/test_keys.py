"""The one table of keys: footer, palette and help read it, so what it says must hold."""

import ast
import re
from pathlib import Path

import pytest
from textual.binding import Binding

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
