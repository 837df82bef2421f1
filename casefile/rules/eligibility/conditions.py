"""The conditions of the programmes, one by one: each met, met if something is admitted, not met, or not known."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

import msgspec

from casefile.rules.book.parameters import Parameters
from casefile.rules.book.test_scales import ABILITIES
from casefile.rules.education.evaluation import Evaluation
from casefile.rules.facts import Facts
from casefile.rules.findings import Finding, Source
from casefile.rules.hours.report import ProgrammeHours
from casefile.rules.language.levels import TestLevels, missing_points, short_abilities
from casefile.rules.money.funds import exempting_offers
from casefile.rules.money.report import FundsReport
from casefile.rules.points.education import CountedEducation
from casefile.rules.programmes import ProgrammeRules

if TYPE_CHECKING:
    from casefile.rules.points.report import Fsw67Answer

__all__ = [
    "BETTER",
    "Condition",
    "ConditionVerdict",
    "condition",
    "education_condition",
    "funds_condition",
    "hours_condition",
    "language_condition",
    "offer_condition",
    "points_condition",
    "worst_verdict",
]

ConditionVerdict = Literal["met", "met_if", "not_met", "unknown"]
BETTER: tuple[ConditionVerdict, ...] = ("met", "met_if", "unknown", "not_met")
"""The verdicts, the best first."""


class Condition(msgspec.Struct, frozen=True, kw_only=True):
    """One condition; `code` is stable (eligibility.language), the finding says the fact and the figure."""

    code: str
    verdict: ConditionVerdict
    finding: Finding
    source: Source | None = None

    @property
    def name(self) -> str:
        """Return which condition it is: language, hours, funds."""
        return self.code.rpartition(".")[2]


def condition(
    code: str, verdict: ConditionVerdict, source: Source | None = None, **values: object
) -> Condition:
    """Return a condition by the code of its sentence, eligibility.CONDITION.WHY."""
    severity: Literal["blocker", "warning", "note"] = "note"
    if verdict != "met":
        severity = "blocker" if verdict == "not_met" else "warning"
    finding = Finding(code=code, severity=severity, values=values, subject="eligibility")
    return Condition(code=code.rpartition(".")[0], verdict=verdict, finding=finding, source=source)


def worst_verdict(conditions: Iterable[Condition]) -> ConditionVerdict:
    """Return what the conditions make together: one not met decides, then one not known, then one only met if."""
    found = {each.verdict for each in conditions}
    order: tuple[ConditionVerdict, ...] = ("not_met", "unknown", "met_if")
    return next((verdict for verdict in order if verdict in found), "met")


# --- language


def language_condition(
    tests: Sequence[TestLevels], floor: Mapping[str, int], source: Source, first: str | None = None
) -> Condition:
    """Return whether one test of an official language reaches the floor in each ability.

    The test that lacks the fewest levels is the one told about; with a declared first language, one of it.
    """
    if not tests:
        return condition("eligibility.language.untold", "unknown", source, floors=_floors(floor))
    own = [each for each in tests if first is None or each.language == first] or list(tests)
    counted = [each for each in own if each.counts]
    if not counted:
        return _language_doubted(own, floor, source)
    best = min(counted, key=lambda each: _lacking(each, floor))
    return _language_judged(best, floor, source)


def _language_judged(best: TestLevels, floor: Mapping[str, int], source: Source) -> Condition:
    values = {"test": best.name, "levels": list(best.levels or ()), "floors": _floors(floor)}
    parts = short_abilities(best, floor)
    if not parts:
        return condition("eligibility.language.met", "met", source, **values)
    return condition("eligibility.language.not_met", "not_met", source, **values, parts=list(parts))


_UNKNOWN_TEST = {
    "ahead": "eligibility.language.ahead",
    "incomplete": "eligibility.language.incomplete",
    "which_test": "eligibility.language.which_test",
}


def _language_doubted(tests: Sequence[TestLevels], floor: Mapping[str, int], source: Source) -> Condition:
    undated = [each for each in tests if each.standing == "undated"]
    if undated:
        best = min(undated, key=lambda each: _lacking(each, floor))
        judged = _language_judged(best, floor, source)
        if judged.verdict == "not_met":
            return judged
        return condition(
            "eligibility.language.undated", "met_if", source, test=best.name, floors=_floors(floor)
        )
    expired = [each for each in tests if each.standing == "expired"]
    if expired:
        latest = max(expired, key=lambda each: each.told.taken_on)  # type: ignore[arg-type, return-value]
        return condition(
            "eligibility.language.expired", "not_met", source, test=latest.name, until_on=latest.good_until
        )
    one = tests[0]
    if one.standing == "not_designated":
        return condition("eligibility.language.not_designated", "not_met", source, test=one.name)
    return condition(
        _UNKNOWN_TEST[one.standing], "unknown", source, test=one.name, taken_on=one.told.taken_on
    )


def _lacking(found: TestLevels, floor: Mapping[str, int]) -> int:
    return sum(each.floor - each.level for each in missing_points(found, floor))


def _floors(floor: Mapping[str, int]) -> object:
    """Return the floor as one number where it is the same in all four, else ability by ability."""
    same = set(floor.values())
    return same.pop() if len(same) == 1 else [floor[name] for name in ABILITIES]


# --- hours, education, points


def hours_condition(hours: ProgrammeHours, *, told: bool) -> Condition:
    """Return whether the hours of experience are enough, by the count of the hours."""
    source = hours.grounds[1].source if len(hours.grounds) > 1 else None
    values = {
        "hours": hours.deciding,
        "required": hours.required,
        "missing": max(hours.required - hours.deciding, Fraction(0)),
    }
    if not told:
        return condition("eligibility.hours.untold", "unknown", source, required=hours.required)
    if hours.verdict == "met":
        return condition("eligibility.hours.met", "met", source, **values)
    if hours.verdict == "met_if":
        return condition("eligibility.hours.met_if", "met_if", source, **values)
    if hours.verdict == "borderline" and hours.deciding >= hours.required and _long_enough(hours):
        return condition("eligibility.hours.to_justify", "met_if", source, **values)
    if hours.run is None:
        return condition("eligibility.hours.none", "not_met", source, **values)
    return condition("eligibility.hours.not_met", "not_met", source, **values)


def _long_enough(hours: ProgrammeHours) -> bool:
    return hours.months_elapsed >= hours.months_required


def education_condition(education: CountedEducation, facts: Facts, source: Source) -> Condition:
    """Return whether a diploma counts: Canadian, or evaluated by the right organisation within five years."""
    found, level = education.evaluations, education.most
    if not found:
        if facts.principal.education_level is None:
            return condition("eligibility.education.untold", "unknown", source)
        return condition("eligibility.education.no_paper", "met_if", source, education=level)
    return _education_judged(found, level, source)


_WRONG_BODY = {False: "eligibility.education.wrong_body", True: "eligibility.education.wrong_body_licensed"}
"""What is said of another body's evaluation: whether the occupation's own is asked only where a licence is needed."""
_REFUSED_EVALUATION = {
    "missing": "eligibility.education.missing",
    "expired": "eligibility.education.expired",
    "ahead": "eligibility.education.ahead",
    "not_designated": "eligibility.education.not_designated",
}


def _education_judged(found: Sequence[Evaluation], level: str, source: Source) -> Condition:
    if any(each.counts for each in found):
        if not level:
            return condition("eligibility.education.level_untold", "met_if", source)
        return condition("eligibility.education.met", "met", source, education=level)
    one = next((each for each in found if each.standing == "wrong_body"), found[0])
    if one.standing == "wrong_body":
        code = _WRONG_BODY[one.licensed]
        return condition(code, "not_met", source, body=one.required)
    values = {"diploma": one.credential.title.strip() or one.credential.country, "until_on": one.good_until}
    if one.standing == "issuer_untold":
        return condition("eligibility.education.issuer_untold", "met_if", source, **values)
    verdict: ConditionVerdict = "unknown" if one.standing == "ahead" else "not_met"
    body = one.credential.evaluated_by.strip()[:60]
    return condition(_REFUSED_EVALUATION[one.standing], verdict, source, **values, body=body)


_GRID: dict[ConditionVerdict, str] = {
    "met": "eligibility.points.met",
    "met_if": "eligibility.points.met_if",
    "not_met": "eligibility.points.not_met",
}


def points_condition(answer: "Fsw67Answer") -> Condition:
    """Return whether the pass mark of the selection grid is reached (IRPR s. 76(1)(a))."""
    points, source = answer.points, answer.grid.source
    values = {
        "points": points.sum,
        "pass_mark": answer.grid.pass_mark,
        "missing": answer.grid.pass_mark - points.sum,
    }
    if not points.eligible_language:
        if not answer.known:
            return condition("eligibility.points.untold", "unknown", source, **values)
        code = "eligibility.points.language" if answer.tested else "eligibility.points.no_test"
        return condition(code, "not_met", source, least=answer.grid.language.least)
    verdict: ConditionVerdict = answer.verdict
    if verdict == "not_met" and not answer.known:
        return condition("eligibility.points.untold", "unknown", source, **values)
    return condition(_GRID[verdict], verdict, source, **values)


# --- money, offers, the rest


def funds_condition(report: FundsReport | None) -> Condition:
    """Return whether the settlement funds are there on the day of filing and stay until the visa, or need not be."""
    if report is None:
        return condition("eligibility.funds.unknown_table", "unknown")
    source = report.needed.grounds.source
    values = {"needed_cad": report.needed.amount_cad, "size": report.needed.size}
    if report.exemption:
        if report.provisos:
            why = report.provisos[0]
            return condition("eligibility.funds.exempt_if", "met_if", source, **values, why=why)
        return condition("eligibility.funds.exempt", "met", source, **values)
    if report.held_cad is None:
        return condition("eligibility.funds.untold", "unknown", source, **values)
    values |= {"held_cad": report.held_cad, "missing_cad": report.shortfall_cad}
    if 0 < report.shortfall_cad <= report.untold_cad:
        return condition("eligibility.funds.met_if", "met_if", source, **values, untold_cad=report.untold_cad)
    if report.shortfall_cad:
        return condition("eligibility.funds.not_met", "not_met", source, **values)
    if report.staying_cad is not None and report.staying_cad < report.needed.amount_cad:
        values |= {"staying_cad": report.staying_cad}
        by = report.published_on
        return condition("eligibility.funds.leaves", "met_if", source, **values, decision_on=by)
    return condition("eligibility.funds.met", "met", source, **values)


def offer_condition(
    facts: Facts, programme: ProgrammeRules, source: Source, on: date, parameters: Parameters
) -> Condition:
    """Return whether there is a certificate of qualification or a qualifying offer (IRPR s. 87.2(3)(d))."""
    if facts.certificate_of_qualification:
        return condition("eligibility.offer.certificate", "met", source)
    offers = exempting_offers(facts, programme, on, parameters)
    if offers and offers[0].standing == "yes":
        return condition("eligibility.offer.met", "met", source)
    if offers:
        return condition("eligibility.offer.met_if", "met_if", source, why=offers[0].doubts[0])
    if facts.certificate_of_qualification is None and not facts.offers:
        return condition("eligibility.offer.untold", "unknown", source)
    return condition("eligibility.offer.not_met", "not_met", source)
