"""The study in Canada that earns a bonus in the ranking (official tool, question 4), as far as the facts go."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from casefile.rules.book.parameters import Parameters
from casefile.rules.facts import Credential, Facts, Study
from casefile.rules.findings import Finding
from casefile.rules.points.education import education_finding
from casefile.rules.points.profile import higher
from casefile.rules.text import folded

__all__ = ["CanadianStudy", "study_in_canada"]


class CanadianStudy(NamedTuple):
    """The level of study in Canada that earns the bonus: admitted, sure, and what was assumed."""

    most: str
    sure: str
    findings: tuple[Finding, ...]


class _Asked(NamedTuple):
    """How many full-time months in Canada are asked, and whether the study fell on days that ask for none."""

    months: int
    waived: bool


def study_in_canada(facts: Facts, on: date, parameters: Parameters) -> CanadianStudy:
    """Return the highest Canadian credential that earns the bonus.

    Left out are those followed from afar, those more than half of which was learning a language, and those with fewer
    months of full-time study in Canada than asked; what is not told is assumed and said. Months and presence are not
    asked of a study any part of which fell between March 2020 and August 2022.
    """
    months = parameters.on("points.study_months", on).number
    waived_days: list[str] = parameters.on("points.study_waiver", on).value
    told = facts.principal.education_level or ""
    most, sure, findings = "", "", []
    canadian = [
        each for each in facts.credentials
        if each.person == "principal" and each.claimed and each.country == "CA"
    ]  # fmt: skip
    for each in canadian:
        level = each.level or (told if len(canadian) == 1 else "")
        asked = _Asked(months, _fell_on(each, facts.studies, waived_days))
        if level in ("", "secondary") or _refused(each, asked):
            continue
        most = higher(most, level)
        doubt = _doubt(each, asked)
        if doubt is None:
            sure = higher(sure, level)
        else:
            findings.append(doubt)
    return CanadianStudy(most, sure, tuple(findings) if sure != most else ())


def _refused(each: Credential, asked: _Asked) -> bool:
    """Say whether what is told of a study rules the bonus out."""
    if each.language_study_over_half:
        return True
    if asked.waived:
        return False
    months = each.in_canada_full_time_months
    return bool(each.distance) or (months is not None and months < asked.months)


def _doubt(each: Credential, asked: _Asked) -> Finding | None:
    """Return what was assumed of a study that is admitted, None when all is told."""
    if asked.waived and each.distance:
        return education_finding("points.study_from_afar_waived", each, "principal")
    untold_months = each.in_canada_full_time_months is None and not asked.waived
    if untold_months or None in (each.distance, each.language_study_over_half):
        return education_finding("points.study_assumed", each, "principal", months=asked.months)
    return None


def _fell_on(credential: Credential, studies: Iterable[Study], days: list[str]) -> bool:
    """Say whether any part of the study that led to the diploma is told to lie in the days, if there are any."""
    if not days:
        return False
    first, last = (date.fromisoformat(day) for day in days)
    return any(_led_to(each, credential) and each.first <= last and each.last >= first for each in studies)


def _led_to(study: Study, credential: Credential) -> bool:
    """Say whether a study in Canada is that of the diploma, as far as schools and days are told."""
    if study.person != "principal" or study.country != "CA":
        return False
    schools = folded(study.institution.strip()), folded(credential.institution.strip())
    same = "" in schools or schools[0] == schools[1]
    return same and (credential.awarded_on is None or study.first <= credential.awarded_on)
