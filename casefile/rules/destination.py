"""Where a family lives and means to live: in Quebec or not, and in the province that nominated it or not."""

from casefile.rules.facts import Facts, Nomination
from casefile.rules.provinces import province_code, same_province

__all__ = [
    "goes_elsewhere",
    "held_nominations",
    "is_quebec",
    "lives_in_quebec",
    "nominates_nobody",
    "nominating_province",
]


def is_quebec(text: str) -> bool:
    """Say whether a province named by its code or its name is Quebec."""
    return province_code(text) == "QC"


def nominates_nobody(text: str) -> bool:
    """Say whether a province or territory has no nominees: Quebec selects its own, Nunavut has no programme."""
    return province_code(text) in {"QC", "NU"}


def lives_in_quebec(facts: Facts) -> bool:
    """Say whether the family lives in Quebec, by its code or its name."""
    return is_quebec(facts.residence_province)


def held_nominations(facts: Facts) -> tuple[Nomination, ...]:
    """Return the nominations that were made: one only applied for is none yet."""
    return tuple(each for each in facts.nominations if each.nominated_on or not each.applied_on)


def nominating_province(facts: Facts) -> str:
    """Return the province that nominated, empty when none is told."""
    named = (each.province.strip() for each in held_nominations(facts))
    return next((province for province in named if province), "")


def goes_elsewhere(facts: Facts) -> bool:
    """Say whether a province nominated and another one, outside Quebec, is where the family means to live."""
    going, nominated = facts.destination_province.strip(), nominating_province(facts)
    return bool(going and nominated) and not is_quebec(going) and not same_province(going, nominated)
