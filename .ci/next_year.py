"""Does next year's table break a test? Add a made-up value after the last of every rule, and run the tests.

    python .ci/next_year.py [tests to run]

What is revised every year (the funds) gets a value from the summer after its last table, anything else from the next
summer: tests that ask for a day inside a period that is over do not see them. Only tests/rules/test_reviewed.py has to
fail, since nobody has read the made-up values in a source: it is left out. So is what draws its examples at random,
which knows no table.
"""

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from breakages import copied

YEARLY = ("funds.",)
LEAVING_OUT = ("--ignore=tests/rules/test_reviewed.py", "-m", "not slow and not long and not hypothesis")


def main() -> int:
    """Add the values in a copy, run the tests there, and return what they return."""
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(Path(folder))
        added = list(_add_everywhere(copy / "templates" / "rules"))
        print(f"{len(added)} rules have a value more")
        tests = sys.argv[1:] or ["tests"]
        command = [sys.executable, "-m", "pytest", "-q", *LEAVING_OUT, *tests]
        environment = {**os.environ, "PYTHONPATH": str(copy)}
        return subprocess.run(command, cwd=copy, env=environment, check=False).returncode


def _add_everywhere(rules: Path) -> Iterator[str]:
    for path in sorted(rules.rglob("*.toml")):
        text = path.read_text(encoding="utf-8")
        rule = tomllib.loads(text)
        last = rule["values"][-1] if rule.get("values") else {"repealed": True}
        if not last.get("repealed") and (made_up := _other(last["value"])) != last["value"]:
            since = _since(rule["id"], last["from"], rule["checked_on"])
            path.write_text(f"{text.rstrip()}\n\n{_value(since, made_up)}", encoding="utf-8")
            yield rule["id"]


def _since(id: str, last: date, checked: date) -> date:
    """Return the summer after the last table for what changes every year, else the first summer not checked yet."""
    if id.startswith(YEARLY):
        return date(last.year + 1, 7, 6)
    return date(checked.year + 1, 7, 1)


def _other(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, dict):
        return {name: _other(each) for name, each in value.items()}
    return value


def _value(since: date, value: Any) -> str:
    if isinstance(value, dict):
        cells = ", ".join(f"{json.dumps(name)} = {json.dumps(each)}" for name, each in value.items())
        written = f"{{ {cells} }}"
    else:
        written = json.dumps(value)
    source = '{ title = "Made up", title_fr = "Inventé", confidence = "low" }'
    return f"[[values]]\nfrom = {since}\nvalue = {written}\nsource = {source}\n"


if __name__ == "__main__":
    sys.exit(main())
