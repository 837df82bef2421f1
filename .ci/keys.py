"""Make the tables of docs/keys.md again after a key was added, changed or removed.

Run from the root of the project: python .ci/keys.py
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT)]

from casefile.i18n import words_for  # noqa: E402
from casefile.tui.key_page import key_tables  # noqa: E402

PAGE = ROOT / "docs" / "keys.md"
HEAD = "## Every key\n"

before = PAGE.read_text(encoding="utf-8").partition(HEAD)[0]
PAGE.write_text(
    f"{before}{HEAD}" + "\n".join(key_tables(words_for("en"))) + "\n", encoding="utf-8", newline="\n"
)
