"""The values that are rules, as one line each: what tests/reviewed.txt is a second copy of.

`python -m tests.reviewed` prints the lines that the copy lacks. Read each again in its source before adding it.
"""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
COPY = ROOT / "tests" / "reviewed.txt"


def lines() -> Iterator[str]:
    """Yield every dated value, and what each programme, stage and rule of the checklist asks."""
    for path in sorted((ROOT / "templates" / "rules").rglob("*.toml")):
        yield from _dated(tomllib.loads(path.read_text(encoding="utf-8")))
    for path in sorted((ROOT / "templates" / "programmes").glob("*.toml")):
        yield from _programme(tomllib.loads(path.read_text(encoding="utf-8")))
    yield from _stages(_template("stages"))
    yield from _slots(_template("checklists"))


def copied() -> list[str]:
    """Return the lines of the second copy."""
    return COPY.read_text(encoding="utf-8").splitlines()


def _template(folder: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / "templates" / folder / "express_entry.toml").read_text(encoding="utf-8"))


def _line(*parts: Any) -> str:
    return " | ".join(part if isinstance(part, str) else json.dumps(part, default=str) for part in parts)


def _dated(rule: dict[str, Any]) -> Iterator[str]:
    for each in rule.get("values", ()):
        yield _line(
            "rule", rule["id"], str(each["from"]), "repealed" if each.get("repealed") else each["value"]
        )


def _programme(programme: dict[str, Any]) -> Iterator[str]:
    """Yield what a programme asks, table by table: what is said of it and on whose word is no number."""
    for name, table in programme.items():
        if isinstance(table, dict) and "from" in table:
            asked = {
                key: each
                for key, each in table.items()
                if key not in {"source", "because", "letter", "letter_of_nominee", "letter_of_offer", "from"}
            }
            yield _line("programme", programme["id"], name, str(table["from"]), asked)
    for rule in programme.get("parameters", ()):
        yield from _dated(rule)


def _stages(definition: dict[str, Any]) -> Iterator[str]:
    for stage in definition["stages"]:
        yield _line("stage", stage["id"], "needs", stage.get("needs", []))
        for way in stage.get("transitions", ()):
            yield _line("stage", stage["id"], "leads", way["outcome"] or "on", way["to"])


def _slots(definition: dict[str, Any]) -> Iterator[str]:
    for slot in definition["slots"]:
        yield _line("slot", slot["id"], "asks", slot.get("asks", []))
        for rule in slot["rules"]:
            asked = {name: rule[name] for name in ("who", "when", "severity", "need") if name in rule}
            yield _line("slot", slot["id"], rule["id"], asked)


if __name__ == "__main__":
    known = set(copied())
    print("\n".join(line for line in lines() if line not in known))
