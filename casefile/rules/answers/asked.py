"""What an answer or a letter may look at, and the names of provinces."""

from collections.abc import Mapping
from datetime import date

import msgspec

from casefile.rules.book.parameters import Parameters
from casefile.rules.facts import Facts
from casefile.rules.findings import Label
from casefile.rules.hours.entries import WorkEntry
from casefile.rules.hours.report import HoursReport
from casefile.rules.money.report import FundsReport
from casefile.rules.programmes import ProgrammeRules
from casefile.rules.text import folded

__all__ = ["PROVINCES", "Asked", "is_quebec", "lives_in_quebec", "names", "province"]

PROVINCES: Mapping[str, Label] = {
    "AB": Label("Alberta", "Alberta"),
    "BC": Label("British Columbia", "Colombie-Britannique"),
    "MB": Label("Manitoba", "Manitoba"),
    "NB": Label("New Brunswick", "Nouveau-Brunswick"),
    "NL": Label("Newfoundland and Labrador", "Terre-Neuve-et-Labrador"),
    "NS": Label("Nova Scotia", "Nouvelle-Écosse"),
    "NT": Label("Northwest Territories", "Territoires du Nord-Ouest"),
    "NU": Label("Nunavut", "Nunavut"),
    "ON": Label("Ontario", "Ontario"),
    "PE": Label("Prince Edward Island", "Île-du-Prince-Édouard"),
    "QC": Label("Quebec", "Québec"),
    "SK": Label("Saskatchewan", "Saskatchewan"),
    "YT": Label("Yukon", "Yukon"),
}


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """All that an answer may look at: `filed_on` is the day of sending, None before; `programme` the class."""

    facts: Facts
    programme: ProgrammeRules
    on: date
    filed_on: date | None
    hours: HoursReport
    entries: tuple[WorkEntry, ...]
    funds: FundsReport
    parameters: Parameters


def names(**so: bool) -> frozenset[str]:
    """Return the names of what is so."""
    return frozenset(name for name, is_so in so.items() if is_so)


def province(code: str) -> Label:
    """Return the name of a province or territory, what was typed when it is none."""
    return PROVINCES.get(code.strip().upper(), Label(code, code))


def lives_in_quebec(facts: Facts) -> bool:
    """Say whether the family lives in Quebec, by its code or its name."""
    return is_quebec(facts.residence_province)


def is_quebec(text: str) -> bool:
    """Say whether a province named by its code or its name is Quebec."""
    return folded(text.strip()) in {"qc", "quebec"}
