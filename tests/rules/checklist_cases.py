"""The scenarios of tests/scenarios/checklist.toml, read and derived."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from casefile.rules.checklist.derive import derive_checklist
from casefile.rules.checklist.items import Item
from casefile.rules.facts import Facts
from casefile.rules.findings import Finding
from casefile.rules.hours.entries import WorkEntry, work_entries
from casefile.services.rulebook.checklist import load_checklist
from casefile.services.rulebook.language import load_tests
from casefile.services.rulebook.pack import load_parameters
from casefile.services.rulebook.programmes import load_programmes

_FILE = Path(__file__).parents[1] / "scenarios" / "checklist.toml"
_KEYS = {
    "name", "rule", "family", "set", "unset", "change", "add", "on", "today", "entries", "issued",
    "explained", "underlying", "asked", "not_asked", "exactly", "pieces", "no_pieces", "says", "not_says",
    "valid_until", "not_valid_until", "in_hand", "to_read_again", "main_noc",
}  # fmt: skip
_READ = tomllib.loads(_FILE.read_text(encoding="utf-8"))
SCENARIOS: list[dict[str, Any]] = _READ["scenario"]


def facts_of(scenario: dict[str, Any]) -> tuple[Facts, tuple[WorkEntry, ...]]:
    assert set(scenario) <= _KEYS, set(scenario) - _KEYS
    told = dict(_READ["family"][scenario["family"]])
    grouped = scenario.get("entries", told.pop("entries", []))
    told |= scenario.get("set", {})
    for name in scenario.get("unset", []):
        del told[name]
    for name, more in scenario.get("add", {}).items():
        told[name] = [*told.get(name, []), *more]
    for id_, changed in scenario.get("change", {}).items():
        assert any(person["id"] == id_ for person in told["persons"]), id_
        told["persons"] = [person | changed if person["id"] == id_ else person for person in told["persons"]]
    told.pop("entries", None)
    facts = msgspec.convert(told, Facts)
    return facts, work_entries(facts, [_Grouped(contracts=tuple(ids)) for ids in grouped])


class _Grouped(msgspec.Struct):
    """As much of an entry of the count of hours as matters here: the contracts it merged."""

    contracts: tuple[str, ...]


def derived(scenario: dict[str, Any]) -> tuple[tuple[Item, ...], tuple[Finding, ...]]:
    facts, entries = facts_of(scenario)
    on = scenario.get("on", date(2026, 6, 15))
    return derive_checklist(
        facts,
        on=on,
        today=scenario.get("today", on),
        entries=entries,
        definition=load_checklist(),
        parameters=load_parameters(),
        programmes=load_programmes(),
        issued=scenario.get("issued"),
        explained=scenario.get("explained", ()),
        underlying=scenario.get("underlying"),
        tests=load_tests(),
        main_noc=scenario.get("main_noc"),
    )


def named(name: str) -> tuple[tuple[Item, ...], tuple[Finding, ...]]:
    return derived(next(scenario for scenario in SCENARIOS if scenario["name"].startswith(name)))
