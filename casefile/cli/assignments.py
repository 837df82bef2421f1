"""KEY=VALUE as typed, read into facts of the right kind; every fault is told at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

import msgspec

from casefile.cases.cells import yes_or_no
from casefile.cases.changes import Change
from casefile.cases.facts_checks import PROVINCE_FIELDS, contradictions
from casefile.cases.facts_spoken import spoken
from casefile.cases.ids import TABLES
from casefile.cases.leaves import leave_kind, range_ends
from casefile.cases.model import CASE_FIELDS, Case
from casefile.cases.unread import mend, unread_of
from casefile.errors import NotFoundError, UsageError
from casefile.i18n.countries import country_code
from casefile.rules.book.test_scales import ABILITIES, Tests
from casefile.rules.days import parse_day, parse_moment
from casefile.rules.facts import Contract, Credential, Facts, LanguageTest, Leave, Person
from casefile.rules.provinces import province_code
from casefile.services.choice_meant import choice_meant
from casefile.services.fact_keys import choices
from casefile.services.nearest import nearest

__all__ = [
    "change_of",
    "contract_fields",
    "days_typed",
    "perhaps",
    "read_value",
    "record_fields",
    "refuse_new_faults",
]

_COUNTRIES = {"country", "citizenships", "residence", "employer_country"}


def change_of(
    case: Case,
    assignments: Sequence[str],
    programmes: Sequence[str],
    today: date | None = None,
    tests: Tests | None = None,
) -> Change:
    """Return the one change that makes all assignments; raises UsageError (set.refused) with every fault.

    `programmes` are the ids a case may say; `today` tells a birth that is still to come; scores are measured on the
    scales of `tests`.
    """
    problems: list[UsageError] = []
    given: list[tuple[str, str, Any]] = []
    for typed in assignments:
        try:
            given.append(_known(_assignment(typed), programmes))
        except UsageError as problem:
            problems.append(problem)
    if problems:
        raise UsageError("set.refused", tuple(problems), count=len(problems))
    refuse_new_faults(case.facts, _apply(case, given, tests).facts, today, tests)
    names = ", ".join(sorted({key if not who else f"{who}.{key}" for who, key, _ in given}))
    return Change(
        code="journal.facts_set", values={"names": names}, apply=lambda now: _apply(now, given, tests)
    )


def _known(given: tuple[str, str, Any], programmes: Sequence[str]) -> tuple[str, str, Any]:
    who, name, value = given
    if not who and name == "programme" and value not in programmes:
        allowed = ", ".join(programmes)
        raise UsageError("facts.not_a_choice", key=name, value=value[:60], allowed=allowed)
    return given


def days_typed(assignments: Sequence[str]) -> list[str]:
    """Return what was typed for days, in the order given."""
    typed = (each.partition("=") for each in assignments)
    return [
        text.strip()
        for key, _, text in typed
        if key.strip().endswith("_on") or key.strip() in {"first", "last"}
    ]


def refuse_new_faults(before: Facts, after: Facts, today: date | None, tests: Tests | None = None) -> None:
    """Raise UsageError (set.refused) with all that is impossible after a change and was not there before it."""
    known = {(place, code) for place, code, _ in contradictions(before, today, tests)}
    found = [UsageError(code, **values) for place, code, values in contradictions(after, today, tests)
             if (place, code) not in known]  # fmt: skip
    if found:
        raise UsageError("set.refused", tuple(found), count=len(found))


_OF_TEST = (*ABILITIES, "taken_on")
"""What of a language test may be set by itself: TEST.speaking=456, with the id or the name of the test."""
_OF_DIPLOMA = frozenset(
    ("level", "evaluated_on", "evaluated_by", "awarded_on", "claimed", "in_canada_full_time_months",
     "language_study_over_half", "distance")
)  # fmt: skip
"""What of a diploma may be set by itself: DIPLOMA.level=doctoral, with its id or title; "diploma" is the only one."""


def _assignment(typed: str) -> tuple[str, str, Any]:
    """Return (person id or empty, field, value)."""
    key, equals, text = typed.partition("=")
    key = key.strip()
    if not equals or not key:
        raise UsageError("set.not_an_assignment", text=typed)
    who, dot, name = key.rpartition(".")
    if dot and name in _OF_TEST:
        return who, name, _read(LanguageTest, name, text)
    if dot and name in _OF_DIPLOMA:
        return who, name, _read(Credential, name, text)
    if not dot:
        who, name = "", key
    if not who and name in CASE_FIELDS:
        return "", name, _read(Case, name, text)
    if not who and name in Facts.__struct_fields__ and name not in TABLES:
        return "", name, _read(Facts, name, text)
    if name in Person.__struct_fields__ and name not in {"id", "role"}:
        return who or "principal", name, _read(Person, name, text)
    known = (*CASE_FIELDS, *Facts.__struct_fields__, *Person.__struct_fields__)
    raise UsageError("set.unknown_key", key=key, **perhaps(key, known))


def perhaps(word: str, known: Iterable[str]) -> dict[str, Any]:
    """Return the values of an error that ask whether the nearest word was meant; none where no word is near."""
    near = nearest(word.rpartition(".")[2], known)
    return {"variant": "near", "near": near[0]} if near else {}


def _read(kind: type[msgspec.Struct], name: str, text: str) -> Any:
    field = next(each for each in msgspec.structs.fields(kind) if each.name == name)
    if not text.strip():
        if field.required:
            raise UsageError("set.needs_value", key=name)
        return field.default
    try:
        return read_value(name, field.type, text.strip(), _TABLES.get(kind, ""))
    except UsageError as problem:
        if "key" not in problem.values:
            problem.values["at_key"] = name
        raise


_TABLES = {Case: "head"} | {kind: table for table, kind in TABLES.items()}
"""Where the fields of a kind of record stand; those of the facts themselves, in no table."""


def read_value(name: str, kind: Any, text: str, table: str = "") -> Any:
    """Return typed text as a value of that kind, for that key of a table; raises UsageError saying what is expected."""
    kinds = {kind, *getattr(kind, "__args__", ())}
    if Leave in kinds:
        return tuple(_leave(part.strip()) for part in text.split(";") if part.strip())
    if datetime in kinds:
        return parse_moment(text)
    if date in kinds:
        return parse_day(text)
    if bool in kinds:
        return _yes_or_no(name, text)
    if ... in kinds:
        return tuple(_word(name, part.strip()) for part in text.replace(";", ",").split(",") if part.strip())
    if int in kinds:
        number = int(text) if re.fullmatch(r"[+-]?\d{1,9}", text, re.ASCII) else spoken(name, kind, text)
        if not isinstance(number, int):
            raise UsageError("facts.not_a_number", key=name, value=text[:60])
        return number
    allowed = choices(kind)
    if allowed and text not in allowed:
        meant = spoken(name, kind, text, partial(choice_meant, table, name))
        if meant not in allowed:
            raise UsageError("facts.not_a_choice", key=name, value=text[:60], allowed=", ".join(allowed))
        return meant
    return (choice_meant(table, name, text) if table else None) or _word(name, text)


def _leave(text: str) -> Leave:
    """Return a leave written as 2019-08-20/2019-12-09:parental; without a kind it is unpaid."""
    days, _, named = text.partition(":")
    kind, ends = leave_kind(named), range_ends(days)
    if kind is None or len(ends) != 2:
        raise UsageError("set.not_a_leave", text=text[:60])
    return Leave(first=parse_day(ends[0]), last=parse_day(ends[1]), kind=kind)


def _yes_or_no(name: str, text: str) -> bool:
    answer = yes_or_no(text)
    if answer is None:
        raise UsageError("facts.not_yes_no", key=name, value=text[:60])
    return answer


def _word(name: str, text: str) -> str:
    if name in PROVINCE_FIELDS:
        return province_code(text) or text
    if name not in _COUNTRIES:
        return text
    code = country_code(text)
    if code is None:
        raise UsageError("facts.not_a_country", key=name, value=text[:60])
    return code


def contract_fields(
    assignments: Sequence[str], kept: frozenset[str] = frozenset({"id", "person"})
) -> dict[str, Any]:
    """Return the fields of a contract the assignments give; raises UsageError (set.refused) with every fault."""
    given = record_fields(Contract, assignments, kept)
    for name in {"hours_per_week", "school_share_percent"} & given.keys():
        given[name] = given[name] and given[name].rstrip("% \u00a0").replace(",", ".")
    return given


def record_fields(
    kind: type[msgspec.Struct], assignments: Sequence[str], kept: frozenset[str] = frozenset({"id"})
) -> dict[str, Any]:
    """Return the fields the assignments give to a record of that kind; `kept` are not to be given.

    Raises UsageError (set.refused) with every fault.
    """
    problems: list[UsageError] = []
    given: dict[str, Any] = {}
    for typed in assignments:
        name, equals, text = typed.partition("=")
        name = name.strip()
        try:
            if not equals:
                raise UsageError("set.not_an_assignment", text=typed)
            if name not in kind.__struct_fields__ or name in kept:
                raise UsageError("set.unknown_key", key=name, **perhaps(name, kind.__struct_fields__))
            given[name] = _read(kind, name, text)
        except UsageError as problem:
            problems.append(problem)
    if problems:
        raise UsageError("set.refused", tuple(problems), count=len(problems))
    return given


def _apply(case: Case, given: Sequence[tuple[str, str, Any]], tests: Tests | None) -> Case:
    for who, name, value in given:
        if name in _OF_TEST and tests is not None:
            case = msgspec.structs.replace(case, facts=_with_test(case.facts, who, name, value, tests))
        elif name in _OF_DIPLOMA:
            from casefile.cases.what_if import with_diploma

            case = msgspec.structs.replace(case, facts=with_diploma(case.facts, who, name, value))
        elif not who and name in CASE_FIELDS:
            case = msgspec.structs.replace(case, **{name: value})
        elif not who:
            case = msgspec.structs.replace(case, facts=msgspec.structs.replace(case.facts, **{name: value}))
        elif any(each.whole for each in unread_of(case, "persons", who)):
            case = mend("persons", who, **{name: value}).apply(case)
        else:
            case = msgspec.structs.replace(case, facts=_with_person(case.facts, who, name, value))
    return case


def _with_test(facts: Facts, place: str, name: str, value: Any, tests: Tests) -> Facts:
    """Return the facts with a score or the day of a test set; a designated test that is not there yet is added."""
    from casefile.cases.ids import with_ids
    from casefile.cases.what_if import with_score

    return with_ids(with_score(facts, place, name, value, tests, LanguageTest(name="")))


def _with_person(facts: Facts, who: str, name: str, value: Any) -> Facts:
    """Return the facts with that person's field set; a new id (spouse, child-1) adds the person."""
    present = facts.of(who)
    if present is None:
        role = "child" if re.fullmatch(r"child-[1-9][0-9]?", who) else who
        if role not in {"principal", "spouse", "child"} or who == "child":
            known = ["principal", "spouse", *(each.id for each in facts.persons)]
            raise NotFoundError("facts.no_such_person", person=who, known=known)
        children = sum(person.role == "child" for person in facts.persons)
        if role == "child" and int(who.removeprefix("child-")) > children + 1:
            raise NotFoundError("facts.child_gap", person=who, expected=f"child-{children + 1}")
        present = Person(id=who, role=role)  # type: ignore[arg-type]
        facts = msgspec.structs.replace(facts, persons=(*facts.persons, present))
    changed = msgspec.structs.replace(present, **{name: value})
    persons = tuple(changed if person.id == who else person for person in facts.persons)
    return msgspec.structs.replace(facts, persons=persons)
