"""The level of education that earns points, as far as the facts go."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from casefile.rules.book.parameters import Parameters
from casefile.rules.education.evaluation import Evaluation, evaluation_of
from casefile.rules.facts import Credential, Facts
from casefile.rules.findings import Finding, Severity
from casefile.rules.points.profile import EDUCATION, higher

__all__ = ["CountedEducation", "education_finding", "education_of"]

_LEAST_OF_TWO, _LONG = "one_year", "bachelor_or_3yr"


class CountedEducation(NamedTuple):
    """The level with what is uncertain admitted, without it, and why the two differ or are low."""

    most: str
    sure: str
    findings: tuple[Finding, ...]
    evaluations: tuple[Evaluation, ...]


def education_of(
    facts: Facts, person: str, on: date, parameters: Parameters, noc: str | None = None
) -> CountedEducation:
    """Return a person's level: the one told, else what the claimed credentials say that may be counted.

    The level told is the one the evaluation report states; it is doubted when no claimed diploma has an evaluation
    that counts, and worth nothing when each is out of date or by an organisation whose evaluation does not count for
    the occupation `noc` that the applicant claims.
    """
    claimed = [each for each in facts.credentials if each.person == person and each.claimed]
    found = tuple(evaluation_of(each, on, parameters, noc) for each in claimed)
    findings = tuple(_doubts(found, person))
    someone = facts.of(person)
    told = (someone.education_level if someone else None) or ""
    good = [each for each in found if each.counts]
    if told:
        sure = told if good or not found else ""
        refused = found and all(each.standing in _REFUSED for each in found)
        return CountedEducation("" if refused else told, sure, findings, found)
    admitted = [each for each in found if each.standing in ("canadian", "good", "issuer_untold")]
    unlevelled = tuple(
        education_finding("points.level_missing", each.credential, person)
        for each in admitted
        if each.credential.level is None
    )
    return CountedEducation(
        derived_level([each.credential for each in admitted]),
        derived_level([each.credential for each in good]),
        (*findings, *unlevelled),
        found,
    )


def derived_level(credentials: Sequence[Credential]) -> str:
    """Return the level several credentials make: the highest, or two or more with one of three years (MI 17(1)(f))."""
    levels = [each.level or "" for each in credentials]
    best = ""
    for level in levels:
        best = higher(best, level)
    long = sum(EDUCATION.index(level) >= EDUCATION.index(_LONG) for level in levels)
    counted = sum(EDUCATION.index(level) >= EDUCATION.index(_LEAST_OF_TWO) for level in levels)
    if long and counted > 1:
        best = higher(best, "two_or_more_one_3yr")
    return best


_REFUSED = ("expired", "not_designated", "wrong_body", "ahead")
_WRONG_BODY = {False: "points.evaluation_wrong_body", True: "points.evaluation_wrong_body_licensed"}
"""What is said of another body's evaluation: whether the occupation's own is asked only where a licence is needed."""
_DOUBTED = {
    "missing": "points.evaluation_missing",
    "issuer_untold": "points.evaluation_issuer_untold",
    "ahead": "points.evaluation_ahead",
}


def _doubts(found: Iterable[Evaluation], person: str) -> Iterable[Finding]:
    for each in found:
        if each.standing in _DOUBTED:
            yield education_finding(_DOUBTED[each.standing], each.credential, person)
        elif each.standing == "expired":
            yield education_finding(
                "points.evaluation_expired", each.credential, person, until_on=each.good_until
            )
        elif each.standing == "not_designated":
            body = each.credential.evaluated_by[:60]
            yield education_finding("points.evaluation_not_designated", each.credential, person, body=body)
        elif each.standing == "wrong_body":
            code = _WRONG_BODY[each.licensed]
            yield education_finding(code, each.credential, person, body=each.required)


def education_finding(code: str, credential: Credential, person: str, **values: object) -> Finding:
    """Return what is to be said of a diploma; of a partner's it is only noted."""
    diploma = credential.title.strip() or credential.institution.strip() or credential.country
    severity: Severity = "warning" if person == "principal" else "note"
    return Finding(code=code, severity=severity, values={"diploma": diploma, **values}, subject=credential.id)
