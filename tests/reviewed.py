"""The values that are rules, as one line each: what tests/reviewed.txt is a second copy of.

`python -m tests.reviewed` prints the lines that the copy lacks. Read each again in its source before adding it.
"""

import hashlib
import json
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
COPY = ROOT / "tests" / "reviewed.txt"
_SAID = {
    "about", "about_of", "because", "because_of", "checked_on", "full_title", "label", "note", "other", "question",
    "short", "signs", "source", "text", "title",
}  # fmt: skip
"""What is said, and on whose word: no value that a rule works with."""
_TABLES = ("occupations/categories.csv", "occupations/noc2021.csv", "rounds/pool.csv", "rounds/rounds.csv")
_MORE = ("each", "lead_days", "obtain", "first", "last", "because_by", "source_by")


def lines() -> Iterator[str]:
    """Yield every dated value, every grid and scale, and what each programme, stage, paper and country asks."""
    for path in sorted((ROOT / "templates" / "rules").rglob("*.toml")):
        yield from _dated(tomllib.loads(path.read_text(encoding="utf-8")))
    for path in sorted((ROOT / "templates" / "programmes").glob("*.toml")):
        yield from _programme(tomllib.loads(path.read_text(encoding="utf-8")))
    yield from _stages(_template("stages"))
    checklist = _template("checklists")
    yield _line("checklist", "plain_countries", checklist["plain_countries"])
    yield from _pieces("shared", checklist["shared"])
    yield from _slots(checklist)
    yield from _grids()
    yield from _scales(_template("language", "tests"))
    for code, country in _template("countries", "police").items():
        yield _line("police", code, _bare(country))
    for kind in ("answers", "letters"):
        for each in _template(kind)[kind]:
            passages = [bare for passage in each["passages"] if (bare := _bare(passage))]
            yield _line(kind, each.get("id") or each["kind"], passages)
    for name in _TABLES:
        content = (ROOT / "templates" / name).read_bytes()
        rows = content.count(b"\n")
        yield _line("table", name, rows, hashlib.sha256(content).hexdigest()[:16])


def copied() -> list[str]:
    """Return the lines of the second copy."""
    return COPY.read_text(encoding="utf-8").splitlines()


def _template(folder: str, name: str = "express_entry") -> dict[str, Any]:
    return tomllib.loads((ROOT / "templates" / folder / f"{name}.toml").read_text(encoding="utf-8"))


def _bare(value: Any) -> Any:
    """Return a value of a template without what is said in it."""
    if isinstance(value, dict):
        return {key: _bare(each) for key, each in value.items() if key not in _SAID}
    return [_bare(each) for each in value] if isinstance(value, list) else value


def _line(*parts: Any) -> str:
    return " | ".join(part if isinstance(part, str) else json.dumps(part, default=str) for part in parts)


def _dated(rule: dict[str, Any]) -> Iterator[str]:
    for each in rule.get("values", ()):
        yield _line(
            "rule", rule["id"], str(each["from"]), "repealed" if each.get("repealed") else each["value"]
        )


def _grids() -> Iterator[str]:
    """Yield each table of each points grid."""
    for path in sorted((ROOT / "templates" / "points").rglob("*.toml")):
        grid = _bare(tomllib.loads(path.read_text(encoding="utf-8")))
        name = f"{grid['kind']} {grid['from']}"
        plain = {key: each for key, each in grid.items() if not isinstance(each, dict)}
        yield _line("grid", name, plain)
        for key, table in grid.items():
            if isinstance(table, dict):
                yield _line("grid", name, key, table)


def _scales(definition: dict[str, Any]) -> Iterator[str]:
    """Yield each language test, and the level each of its scores gives."""
    for test in definition["tests"]:
        yield _line("test", test["id"], test["language"], test["asked_back"])
        for scale in test["scales"]:
            yield _line("test", test["id"], str(scale["from"]), _bare(scale))


def _programme(programme: dict[str, Any]) -> Iterator[str]:
    """Yield what a programme asks, table by table: what is said of it and on whose word is no number."""
    plain = {key: each for key, each in _bare(programme).items() if not isinstance(each, dict | list)}
    yield _line("programme", programme["id"], plain)
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
        if stage.get("moment"):
            yield _line("stage", stage["id"], "moment")
        for way in stage.get("transitions", ()):
            yield _line("stage", stage["id"], "leads", way["outcome"] or "on", way["to"])
            if ruled := {key: way[key] for key in ("after", "unless") if key in way}:
                yield _line("stage", stage["id"], "leads", way["outcome"] or "on", way["to"], ruled)


def _slots(definition: dict[str, Any]) -> Iterator[str]:
    for slot in definition["slots"]:
        yield _line("slot", slot["id"], "asks", slot.get("asks", []))
        about = {key: slot[key] for key in ("lead_days", "also", "obtain") if key in slot}
        yield _line("slot", slot["id"], "about", about)
        yield from _pieces(slot["id"], slot.get("pieces", ()))
        for rule in slot["rules"]:
            asked = {name: rule[name] for name in ("who", "when", "severity", "need") if name in rule}
            yield _line("slot", slot["id"], rule["id"], asked)
            if more := {name: rule[name] for name in _MORE if name in rule}:
                yield _line("slot", slot["id"], rule["id"], "with", {"when": rule.get("when", []), **more})


def _pieces(place: str, pieces: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield the papers of a slot, each with what must be seen in it."""
    for piece in pieces:
        yield _line(
            "piece", place, piece["id"], {key: each for key, each in _bare(piece).items() if key != "id"}
        )


if __name__ == "__main__":
    known = set(copied())
    print("\n".join(line for line in lines() if line not in known))
