"""What facts can say that cannot be true, whoever wrote them: reversed ranges, strangers."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from casefile.rules.book.test_scales import Tests
from casefile.rules.days import EARLIEST_YEAR, LATEST_YEAR, is_too_far
from casefile.rules.facts import Contract, Credential, Facts, LanguageTest
from casefile.rules.hours.work import contract_faults
from casefile.rules.language.scores import score_faults
from casefile.rules.provinces import province_code

__all__ = ["COUNTRY_FIELDS", "PROVINCE_FIELDS", "Contradiction", "contradictions", "impossible_day"]

Contradiction = tuple[tuple[str | int, ...], str, dict[str, Any]]

_KEY_OF_FAULT = {
    "contract.hours_impossible": "hours_per_week",
    "contract.noc_2016": "noc",
    "contract.noc_malformed": "noc",
    "contract.country_malformed": "country",
    "contract.last_before_first": "last",
    "contract.year_implausible": "first",
    "contract.share_impossible": "school_share_percent",
}
_MOST_POINTS = 1200
"""The most an account can show: core 600 and additional 600 (ministerial instructions, in every grid known)."""
COUNTRY_FIELDS = ("country", "employer_country", "residence")
PROVINCE_FIELDS = ("destination_province", "residence_province", "province")
_EXPRESS_ENTRY_BEGAN = date(2015, 1, 1)
_SCORES = ("listening", "reading", "writing", "speaking")
_SCORE = re.compile(r"\d{1,3}(?:[.,]\d)?|M")  # M: the lowest level of a CELPIP report
_TABLES = tuple(name for name in Facts.__struct_fields__ if isinstance(getattr(Facts(), name), tuple))


def contradictions(
    facts: Facts, today: date | None = None, tests: Tests | None = None
) -> Iterator[Contradiction]:
    """Yield (place, code, values) for everything impossible in the facts, table by table.

    Without `today`, nobody can tell a birth that is still to come. With the designated `tests`, the scores are
    measured on their scales too.
    """
    yield from _of_days(facts, today)
    persons = {"principal", *(person.id for person in facts.persons)}
    for table in _TABLES:
        seen: set[str] = set()
        for at, record in enumerate(getattr(facts, table)):
            place = (table, at)
            if record.id and record.id in seen:
                yield (*place, "id"), "facts.id_twice", {"id": record.id}
            seen.add(record.id)
            if getattr(record, "person", "principal") not in persons:
                yield (*place, "person"), "facts.unknown_person", {"person": record.person}
            yield from _of_record(record, place)
    yield from _of_scores(facts, tests)
    yield from _of_account(facts)
    yield from _of_provinces(facts)
    yield from _of_roles(facts)


def _of_scores(facts: Facts, tests: Tests | None) -> Iterator[Contradiction]:
    """Yield the scores their test cannot give; of a test without a scale, those that are no figures at all."""
    for at, test in enumerate(facts.tests):
        faults = list(score_faults(test, tests)) if tests is not None else []
        for fault in faults:
            yield ("tests", at, fault.values["ability"]), fault.code, fault.values
        named = {fault.values["ability"] for fault in faults}
        yield from (each for each in _of_test(test, ("tests", at)) if each[0][-1] not in named)


def _of_account(facts: Facts) -> Iterator[Contradiction]:
    points = facts.points_in_account
    if points is not None and not 0 <= points <= _MOST_POINTS:
        yield ("points_in_account",), "facts.points_impossible", {"value": points, "most": _MOST_POINTS}


def _of_provinces(facts: Facts) -> Iterator[Contradiction]:
    told: list[tuple[tuple[str | int, ...], str]] = [
        ((name,), getattr(facts, name)) for name in PROVINCE_FIELDS[:2]
    ]
    told += [(("nominations", at, "province"), each.province) for at, each in enumerate(facts.nominations)]
    for place, text in told:
        if text.strip() and not province_code(text):
            yield place, "facts.not_a_province", {"key": place[-1], "value": text[:60]}


def _of_roles(facts: Facts) -> Iterator[Contradiction]:
    for at, person in enumerate(facts.persons):
        if not _is_id_of(person.id, person.role):
            expected = "child-1, child-2 …" if person.role == "child" else person.role
            yield ("persons", at, "id"), "facts.id_of_role", {"id": person.id, "expected": expected}
    roles = [person.role for person in facts.persons]
    for role in ("principal", "spouse"):
        if roles.count(role) > 1:
            at = len(roles) - 1 - roles[::-1].index(role)
            yield ("persons", at, "role"), "facts.role_twice", {"role": role}


def impossible_day(name: str, day: date, today: date | None = None) -> tuple[str, dict[str, Any]] | None:
    """Return (code, values) for a day that the field `name` cannot hold, None when it can.

    A birth is not to come and not in another century, Express Entry began in 2015, and nothing comes after 2200.
    """
    if is_too_far(day.year):
        return "facts.day_too_far", {"key": name, "day_on": day, "year": LATEST_YEAR}
    if name == "born_on" and day.year < EARLIEST_YEAR:
        return "facts.born_too_early", {"day_on": day}
    if name == "born_on" and today is not None and day > today:
        return "facts.born_later", {"day_on": day}
    if day.year < EARLIEST_YEAR:
        return "facts.day_too_early", {"key": name, "day_on": day, "year": EARLIEST_YEAR}
    if name in {"planned_filing_on", "invited_on"} and day < _EXPRESS_ENTRY_BEGAN:
        return "facts.filing_too_early", {"key": name, "day_on": day}
    return None


def _of_days(facts: Facts, today: date | None) -> Iterator[Contradiction]:
    for place, day in _days_in(facts):
        found = impossible_day(str(place[-1]), day, today)
        if found is not None:
            yield place, *found


def _days_in(facts: Facts) -> Iterator[tuple[tuple[str | int, ...], date]]:
    """Yield every day told with its place; those of a contract are judged with the contract."""
    records: list[tuple[tuple[str | int, ...], msgspec.Struct]] = [((), facts)]
    for table in _TABLES:
        if table != "contracts":
            records += [((table, at), record) for at, record in enumerate(getattr(facts, table))]
    for place, record in records:
        for name in record.__struct_fields__:
            value = getattr(record, name)
            if isinstance(value, date):
                yield (*place, name), value


def _of_record(record: msgspec.Struct, place: tuple[str | int, ...]) -> Iterator[Contradiction]:
    first, last = getattr(record, "first", None), getattr(record, "last", None)
    if isinstance(record, Contract):
        yield from _of_contract(record, place)
    elif isinstance(first, date) and isinstance(last, date) and last < first:
        yield (*place, "last"), "facts.reversed", {"first_on": first, "last_on": last}
    yield from _of_countries(record, place)
    if isinstance(record, Credential) and record.language and not _is_language(record.language):
        yield (*place, "language"), "facts.not_a_language", {"value": record.language[:60]}
    for name in ("balance_cad", "in_canada_full_time_months"):
        if (getattr(record, name, 0) or 0) < 0:
            yield (*place, name), "facts.negative", {"key": name}


def _of_countries(record: msgspec.Struct, place: tuple[str | int, ...]) -> Iterator[Contradiction]:
    for name in COUNTRY_FIELDS:
        code = getattr(record, name, "")
        told_already = name == "country" and isinstance(record, Contract)
        if code and not told_already and not _is_country(code):
            yield (*place, name), "facts.not_a_country", {"key": name, "value": code[:60]}
    for code in getattr(record, "citizenships", ()):
        if code and not _is_country(code):
            yield (*place, "citizenships"), "facts.not_a_country", {"key": "citizenships", "value": code[:60]}


def _of_test(test: LanguageTest, place: tuple[str | int, ...]) -> Iterator[Contradiction]:
    """Yield the scores that are no figures at all; their range is each test's own."""
    for name in _SCORES:
        score = getattr(test, name)
        if score and not _SCORE.fullmatch(score):
            yield (*place, name), "facts.not_a_score", {"key": name, "value": score[:60]}


def _of_contract(contract: Contract, place: tuple[str | int, ...]) -> Iterator[Contradiction]:
    if not contract.employer.strip():
        yield (*place, "employer"), "facts.empty", {"key": "employer"}
    for fault in contract_faults(contract):
        yield (*place, _KEY_OF_FAULT.get(fault.code, "employer")), fault.code, fault.values
    for leave in contract.leaves:
        if leave.last < leave.first:
            yield (*place, "leaves"), "facts.reversed", {"first_on": leave.first, "last_on": leave.last}


def _is_id_of(id: str, role: str) -> bool:
    """Say whether the id is one the other tables and the scripts can rely on, or is left to be given."""
    return not id or (bool(re.fullmatch(r"child-[1-9]\d{0,2}", id)) if role == "child" else id == role)


def _is_country(code: str) -> bool:
    return bool(re.fullmatch(r"[A-Z]{2}", code))


def _is_language(code: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z]{2,3}", code))
