"""What starting costs, as sets of modules and not as times."""

import ast
import subprocess
import sys
from pathlib import Path

from casefile import tui

HEAVY = {"textual", "typst", "jinja2", "pypdf", "pypdfium2", "PIL", "holidays", "rapidfuzz", "tinydb"}


def loaded(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    return set(
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.split()
    )


def test_the_command_line_does_not_load_the_screens():
    assert "textual" not in loaded("import casefile.cli, casefile.__main__")


def test_starting_the_screens_loads_nothing_else_heavy():
    assert loaded("import casefile.tui.start") & HEAVY == set()
    assert loaded(
        "import casefile.tui.app, casefile.tui.screens.case.case, casefile.tui.screens.case.overview"
    ) & HEAVY == {"textual"}


WRITES = {"change", "undo", "redo", "restore", "attach", "recheck", "remove_document", "import_facts"}


def test_a_change_of_the_case_shown_is_asked_of_the_application_and_of_nothing_else():
    """Only a function that the application gives its desk to writes to a case: `lambda desk, path: desk.undo(path)`."""
    found = []
    for path in Path(tui.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Attribute) and called.attr in WRITES and _is_a_desk_kept(called.value):
                found.append(f"{path.name}:{node.lineno}")
    assert [each for each in found if not each.startswith("app.py:")] == []
    assert len(found) == 1


def _is_a_desk_kept(node) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "desk"
