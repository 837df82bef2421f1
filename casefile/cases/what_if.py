"""The facts with something changed, to see what it would bring; the case itself is never touched.

A what-if changes a score (tef_canada.speaking), the age, whole years of work (canadian_years, foreign_years) or a
nomination; other keys are facts, and are for who reads facts.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from msgspec.structs import replace

from casefile.errors import UsageError
from casefile.rules.book.test_scales import ABILITIES, Tests
from casefile.rules.days import years_before
from casefile.rules.destination import nominates_nobody
from casefile.rules.facts import Contract, Facts, LanguageTest, Nomination
from casefile.rules.language.names import recognised_test
from casefile.rules.language.scores import score_faults
from casefile.rules.provinces import province_code
from casefile.rules.text import folded

__all__ = ["MOST_YEARS", "OWN_KEYS", "SUPPOSED", "is_own_key", "what_if", "with_diploma", "with_score"]

OWN_KEYS = ("age", "canadian_years", "foreign_years", "nomination")
_OLDEST = 120
MOST_YEARS = 10
"""How many years of work may be supposed at most."""
_SKILLED = "21232"
SUPPOSED = "what-if"
"""How the ids begin of what is supposed to be there and is not."""


def is_own_key(key: str) -> bool:
    """Say whether the key is one of a what-if's own, and not a fact."""
    return key in OWN_KEYS or key.rpartition(".")[2] in ABILITIES


def what_if(facts: Facts, assignments: Iterable[tuple[str, str]], on: date, tests: Tests) -> Facts:
    """Return the facts with every assignment made, as (key, text).

    Raises UsageError (points.what_if_key, points.what_if_value, points.what_if_no_test, facts.not_a_province,
    language.*).
    """
    for key, text in assignments:
        facts = _changed(facts, key, text.strip(), on, tests)
    return facts


def _changed(facts: Facts, key: str, text: str, on: date, tests: Tests) -> Facts:
    if key == "nomination":
        return _nominated(facts, text, on)
    if key == "age":
        return _aged(facts, _whole(key, text, _OLDEST), on)
    if key in ("canadian_years", "foreign_years"):
        return _with_years(facts, key, text, on)
    place, _, ability = key.rpartition(".")
    if ability in ABILITIES:
        new = LanguageTest(id=f"{SUPPOSED}-{place.rpartition('.')[2]}", name="", taken_on=on)
        return with_score(facts, place, ability, text, tests, new)
    known = [*OWN_KEYS, *(f"{each.name}.{ability}" for each in facts.tests for ability in ABILITIES)]
    raise UsageError("points.what_if_key", key=key[:60], known=known)


def _nominated(facts: Facts, text: str, on: date) -> Facts:
    """Return the facts with that nomination only: of the province named, else of the one they mean to live in."""
    if text.casefold() in {"no", "non", "false", "0"}:
        return replace(facts, nominations=())
    if text.casefold() in {"yes", "oui", "true", "1", ""}:
        going = facts.destination_province
        province = "" if nominates_nobody(going) else province_code(going)
    else:
        province = province_code(text)
        if not province:
            raise UsageError("facts.not_a_province", key="nomination", value=text[:60])
    return replace(facts, nominations=(Nomination(province=province, nominated_on=on),))


def _whole(key: str, text: str, most: int) -> int:
    """Return a whole number up to the most; raises UsageError (points.what_if_value)."""
    if not text.isascii() or not text.isdigit() or len(text) > len(str(most)) or int(text) > most:
        raise UsageError("points.what_if_value", key=key, value=text[:60])
    return int(text)


def _aged(facts: Facts, age: int, on: date) -> Facts:
    """Return the facts with an applicant who has that age on the day, since that very day."""
    principal = replace(facts.principal, born_on=years_before(on, age))
    others = tuple(each for each in facts.persons if each.id != principal.id)
    return replace(facts, persons=(principal, *others))


def _with_years(facts: Facts, key: str, text: str, on: date) -> Facts:
    """Return the facts with that many whole years of skilled full-time work instead of those told."""
    years = _whole(key, text, MOST_YEARS)
    at_home = key == "canadian_years"
    kept = tuple(
        each for each in facts.contracts if each.person != "principal" or (each.country == "CA") != at_home
    )
    if not years:
        return replace(facts, contracts=kept)
    mine = [each for each in facts.contracts if each.person == "principal"]
    supposed = Contract(
        id=f"{SUPPOSED}-{key}",
        employer=SUPPOSED,
        noc=next((each.noc for each in mine if each.noc[1:2] in "0123"), _SKILLED),
        country="CA" if at_home else "FR",
        first=years_before(on, years),
        hours_per_week="40",
        authorised=True if at_home else None,
    )
    studies = (
        tuple(each for each in facts.studies if each.person != "principal") if at_home else facts.studies
    )
    return replace(facts, contracts=(*kept, supposed), studies=studies)


def with_score(facts: Facts, place: str, field: str, value: Any, tests: Tests, new: LanguageTest) -> Facts:
    """Return the facts with one score (or the day) of a test changed.

    `place` is the test's id or name, a person before it for anyone but the applicant, or empty for the only test
    there is; a designated test that is not there yet is added as `new`. Of several of a name the latest is meant.
    Raises UsageError (points.what_if_no_test, language.*).
    """
    person, _, name = place.rpartition(".")
    who = person or "principal"
    fitting = [each for each in facts.tests if not person and name and each.id == name] or [
        each
        for each in facts.tests
        if each.person == who and (not name or name == recognised_test(each.name))
    ]
    if len(fitting) > 1 and name:
        fitting = [max(fitting, key=lambda each: each.taken_on or date.min)]
    if len(fitting) == 1:
        changed = replace(fitting[0], **{field: value})
        _checked(changed, tests)
        return replace(facts, tests=tuple(changed if each is fitting[0] else each for each in facts.tests))
    test = tests.get(name)
    if fitting or test is None:
        raise UsageError("points.what_if_no_test", key=f"{place}.{field}".lstrip("."))
    changed = replace(new, person=who, name=name, language=test.language, **{field: value})
    _checked(changed, tests)
    return replace(facts, tests=(*facts.tests, changed))


def with_diploma(facts: Facts, place: str, field: str, value: Any) -> Facts:
    """Return the facts with one field of a diploma changed.

    `place` is the diploma's id or title, or "diploma" for the only one a person has; a person stands before it for
    anyone but the applicant. Raises UsageError (points.what_if_no_diploma).
    """
    person, _, name = place.rpartition(".")
    theirs = [each for each in facts.credentials if each.person == (person or "principal")]
    named = [each for each in facts.credentials if not person and each.id == name]
    titled = [each for each in theirs if folded(each.title.strip()) == folded(name)]
    fitting = named or titled or (theirs if name == "diploma" else [])
    if len(fitting) != 1:
        raise UsageError("points.what_if_no_diploma", key=f"{place}.{field}")
    changed = replace(fitting[0], **{field: value})
    return replace(
        facts, credentials=tuple(changed if each is fitting[0] else each for each in facts.credentials)
    )


def _checked(test: LanguageTest, tests: Tests) -> None:
    for fault in score_faults(test, tests):
        raise UsageError(fault.code, **fault.values)
