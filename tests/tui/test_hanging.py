"""Where a line of a list goes on that has no room: under its own words."""

import pytest
from textual.content import Content

from casefile.tui.base import lit
from casefile.tui.widgets.hanging import Hanging


def broken(text, width, under=None):
    return Hanging.of(lit(text), under).hung(width).plain.split("\n")


@pytest.mark.parametrize(
    ("text", "under", "lines"),
    [
        ("no sign at all before it", None, ["no sign at all", "before it"]),
        ("✗ the file stops before its end", None, ["✗ the file stops", "  before its end"]),
        ("  ≈ hours of experience", None, ["  ≈ hours of", "    experience"]),
        ("▾ ✓ met: a long reason", None, ["▾ ✓ met: a long", "    reason"]),
        ("    set back by four columns", None, ["    set back by", "    four columns"]),
        ("ready  Proof of work done", 5, ["ready  Proof of", "     work done"]),
        ("09:38  all that was done", 7, ["09:38  all that", "       was done"]),
        ("a long sign  words", 13, ["a long sign", "        words"]),  # no more than half of the width
        ("· one\n  two three four five", None, ["· one", "  two three four", "  five"]),
        ("« une citation assez longue »", None, ["« une citation", "assez longue »"]),
        ("✓ l’étape\u202f: faite\u202f?", None, ["✓ l’étape\u202f:", "  faite\u202f?"]),
        ("", None, [""]),
    ],
)
def test_what_has_no_room_goes_on_under_its_own_words(text, under, lines):
    assert broken(text, 16, under) == lines


@pytest.mark.parametrize(
    "text",
    ["✗ un deux trois quatre", "· été " * 9, "! 一二三四五六七八九", "· un\n  deux trois", "✗ " + "a" * 30],
)
def test_no_line_is_wider_than_the_list_and_its_height_is_that_of_its_lines(text):
    for width in range(3, 40):
        lines = broken(text, width, None)
        assert max(map(len, lines)) <= width, width
        rules = {"text_wrap": "wrap", "text_overflow": "fold"}
        assert Hanging.of(Content(text)).get_height(rules, width) == len(lines), width


def test_the_same_words_in_another_column_are_not_drawn_the_same():
    assert Hanging.of(lit("a"), 2).is_same(Hanging.of(lit("a"), 2))
    assert not Hanging.of(lit("a"), 2).is_same(Hanging.of(lit("a"), 3))
