"""What starting costs, as sets of modules and not as times."""

import subprocess
import sys

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
