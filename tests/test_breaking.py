"""The breakages the project makes of itself: each small, each still a program, the same for the same text."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / ".ci"))

from breaking import of_python, of_template  # noqa: E402


def broken(text: str) -> list[str]:
    return [each.applied(text) for each in of_python("x.py", text)]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("a < b", ["(a <= b)"]),
        ("é = a in b", ["é = (a not in b)"]),
        ("not a", ["(a)"]),
        ("a and b and c", ["(a or b or c)"]),
        ("a or b", ["(a)"]),
        ("x = max(a(), 1)", ["x = (a())"]),
        ("x = max(*a, 1)", []),
        ("x = sorted(a)", ["x = list(a)"]),
        ("x = reversed(a)", ["x = iter(a)"]),
        ("{a, b}", ["{a}"]),
        ("sync()", ["pass"]),
        ("LEAST = 7", ["LEAST = 8"]),
        ("SAFE = True", ["SAFE = False"]),
        ("with locked(a): b", ["with __import__('contextlib').nullcontext(): b"]),
        ("x if a else y", ["(y if a else x)"]),
        ("a + 1", ["a + 2"]),
        ("f'{a < b}'", []),
        ("x = timedelta(days=1)", ["x = timedelta(days=2)"]),
        ("x = f(a, b)", ["x = f(b, a)"]),
        ("def f(a: int = 1) -> str:\n    return g(a)", ["def f(a: int = 1) -> str:\n    return None"]),
        (
            "for a in b:\n    if a:\n        continue\n    del a",
            ["for a in b:\n    if False:\n        continue\n    del a"],
        ),
        ("if TYPE_CHECKING:\n    a < b", []),
        ("def f(a: 'x' < 'y'): pass", []),
    ],
)
def test_a_text_is_broken_in_one_small_place(text, after):
    assert broken(text) == after


def test_only_the_numbers_that_are_rules_are_changed():
    text = 'id = "a.1"\nchecked_on = 2026-11-23\nvalue = 30\nlead_days = 7\nlabel = { en = "30 days" }\n'
    changed = [each.applied(text) for each in of_template("x.toml", text)]
    assert changed == [text.replace("value = 30", "value = 31"), text.replace("= 7", "= 8")]


@pytest.mark.parametrize(
    "name", ["rules/stages/path.py", "services/documents/wording.py", "cli/verbs/stage.py"]
)
def test_every_breakage_of_the_program_is_a_program_and_stays_the_same(name: str):
    text = (ROOT / "casefile" / name).read_text(encoding="utf-8")
    found = list(of_python(name, text))
    assert len(found) > 10
    assert found == list(of_python(name, text))
    assert all(ast.dump(ast.parse(each.applied(text))) != ast.dump(ast.parse(text)) for each in found)
