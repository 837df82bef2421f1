"""The level of education that earns points, and the study in Canada that earns a bonus, as far as the facts go."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from casefile.rules.book.parameters import Parameters
from casefile.rules.education.evaluation import Evaluation, evaluation_of
from casefile.rules.facts import Credential, Facts
from casefile.rules.findings import Finding, Severity
from casefile.rules.points.profile import EDUCATION, higher

__all__ = ["CountedEducation", "education_of", "study_in_canada"]

_LEAST_OF_TWO, _LONG = "one_year", "bachelor_or_3yr"


class CountedEducation(NamedTuple):
    """The level with what is uncertain admitted, without it, and why the two differ or are low."""

    most: str
    sure: str
    findings: tuple[Finding, ...]
    evaluations: tuple[Evaluation, ...]


def education_of(facts: Facts, person: str, on: date, parameters: Parameters) -> CountedEducation:
    """Return a person's level: the one told, else what the claimed credentials say that may be counted.

    The level told is the one the evaluation report states; it is doubted when no claimed diploma has an evaluation
    that counts, and worth nothing when each is out of date or by an organisation that is not designated.
    """
    claimed = [each for each in facts.credentials if each.person == person and each.claimed]
    found = tuple(evaluation_of(each, on, parameters) for each in claimed)
    findings = tuple(_doubts(found, person))
    someone = facts.of(person)
    told = (someone.education_level if someone else None) or ""
    good = [each for each in found if each.counts]
    if told:
        sure = told if good or not found else ""
        refused = found and all(each.standing in ("expired", "not_designated", "ahead") for each in found)
        return CountedEducation("" if refused else told, sure, findings, found)
    admitted = [each for each in found if each.standing in ("canadian", "good", "issuer_untold")]
    unlevelled = tuple(
        _found("points.level_missing", each.credential, person)
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


_DOUBTED = {
    "missing": "points.evaluation_missing",
    "issuer_untold": "points.evaluation_issuer_untold",
    "ahead": "points.evaluation_ahead",
}


def _doubts(found: Iterable[Evaluation], person: str) -> Iterable[Finding]:
    for each in found:
        if each.standing in _DOUBTED:
            yield _found(_DOUBTED[each.standing], each.credential, person)
        elif each.standing == "expired":
            yield _found("points.evaluation_expired", each.credential, person, until_on=each.good_until)
        elif each.standing == "not_designated":
            yield _found(
                "points.evaluation_not_designated",
                each.credential,
                person,
                body=each.credential.evaluated_by[:60],
            )


def _found(code: str, credential: Credential, person: str, **values: object) -> Finding:
    diploma = credential.title.strip() or credential.institution.strip() or credential.country
    severity: Severity = "warning" if person == "principal" else "note"
    return Finding(code=code, severity=severity, values={"diploma": diploma, **values}, subject=credential.id)


class CanadianStudy(NamedTuple):
    """The level of study in Canada that earns the bonus: admitted, sure, and what was assumed."""

    most: str
    sure: str
    findings: tuple[Finding, ...]


def study_in_canada(facts: Facts, on: date, parameters: Parameters) -> CanadianStudy:
    """Return the highest Canadian credential that earns the bonus (official tool, question 4).

    Left out are those followed from afar, those more than half of which was learning a language, and those with fewer
    months of full-time study in Canada than asked; what is not told is assumed and said.
    """
    asked = parameters.on("points.study_months", on).number
    told = facts.principal.education_level or ""
    most, sure, findings = "", "", []
    canadian = [
        each for each in facts.credentials
        if each.person == "principal" and each.claimed and each.country == "CA"
    ]  # fmt: skip
    for each in canadian:
        level = each.level or (told if len(canadian) == 1 else "")
        months = each.in_canada_full_time_months
        if (
            each.distance
            or each.language_study_over_half
            or (months is not None and months < asked)
            or level in ("", "secondary")
        ):
            continue
        most = higher(most, level)
        if None in (each.distance, each.language_study_over_half, months):
            findings.append(_found("points.study_assumed", each, "principal", months=asked))
        else:
            sure = higher(sure, level)
    return CanadianStudy(most, sure, tuple(findings) if sure != most else ())
