"""Until when a paper is good for filing, and what is wrong with the one in hand."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

import msgspec
from dateutil.relativedelta import relativedelta

from casefile.rules.book.parameters import Parameters
from casefile.rules.checklist.levels import test_level_findings
from casefile.rules.checklist.situation import Situation, Subject
from casefile.rules.days import last_day_younger
from casefile.rules.education.evaluation import Evaluation, evaluation_of
from casefile.rules.facts import Credential, LanguageTest
from casefile.rules.findings import Finding, Severity
from casefile.rules.hours.entries import WorkEntry, shares_employer
from casefile.rules.language.levels import test_good_until
from casefile.rules.language.names import asked_back, recognised_test
from casefile.rules.money.funds import SettlementFunds
from casefile.rules.money.report import funds_report
from casefile.rules.stays import CountryStays
from casefile.rules.wording import person_name

__all__ = ["evaluation_good_until", "judge"]

Validity = tuple[date | None, tuple[Finding, ...]]
_UNKNOWN: Validity = (None, ())


def evaluation_good_until(evaluated_on: date, on: date, parameters: Parameters) -> date:
    """Return the last day of filing for an evaluation of diplomas: less than five years old (R 75(2)(e))."""
    return last_day_younger(evaluated_on, parameters.on("validity.diploma_evaluation_years", on).number)


def judge(slot: str, situation: Situation, subject: Subject, key: str) -> Validity:
    """Return the last day of filing the paper in hand is good for, if any, and what is wrong with it."""
    told = _JUDGES.get(slot)
    return told(situation, subject, key) if told else _UNKNOWN


def _found(code: str, severity: Severity, key: str, **values: Any) -> Finding:
    return Finding(code=code, severity=severity, values=values, subject=key)


def _until(codes: tuple[str, str], until: date, situation: Situation, key: str, **values: Any) -> Validity:
    """Return the day, with a finding when it is before filing (the first code) or soon after it (the second)."""
    expired, expires_soon = codes
    values |= {"until_on": until, "filing_on": situation.on}
    if until < situation.on:
        return until, (_found(expired, "blocker", key, **values),)
    if until < situation.on + timedelta(days=situation.number("validity.margin_days")):
        return until, (_found(expires_soon, "warning", key, **values),)
    return until, ()


def _test(situation: Situation, subject: Subject, key: str) -> Validity:
    test = subject.thing
    if not isinstance(test, LanguageTest):
        return _UNKNOWN
    designated = situation.parameters.on("language.designated_tests", situation.on).value
    meant = situation.tests.get(asked_back(test.name) or "")
    if meant is not None and meant.id in designated:
        told = {"name": test.name, "test": meant.label, "other": meant.other}
        return None, (_found("checklist.test_which", "blocker", key, **told),)
    if recognised_test(test.name) not in designated:
        known = (situation.tests.get(each) for each in designated)
        names = tuple(each.label for each in known if each is not None)
        return None, (
            _found("checklist.test_not_designated", "blocker", key, test=subject.of_label, names=names),
        )
    if test.taken_on is None:
        return None, (_found("checklist.test_date_missing", "note", key, test=subject.of_label),)
    until = test_good_until(test.taken_on, situation.on, situation.parameters)
    codes = ("checklist.test_expired", "checklist.test_expires_soon")
    day, findings = _until(codes, until, situation, key, test=subject.of_label)
    return day, (*findings, *test_level_findings(situation, subject, key))


def _evaluation(situation: Situation, subject: Subject, key: str) -> Validity:
    """Judge the evaluation of a diploma: only the skilled worker's own is a condition (R 75(2)(e)).

    A partner's gives points and nothing else, and is never more than noted.
    """
    credential = subject.thing
    if not isinstance(credential, Credential) or credential.country == "CA":
        return _UNKNOWN
    own = subject.person.role == "principal"
    severity: Severity = (
        "note" if not own else "blocker" if situation.programme.education.needed else "warning"
    )
    if credential.evaluated_on is None:
        return None, (_found("checklist.evaluation_missing", severity, key, diploma=subject.of_label),)
    needed = situation.main_noc if situation.programme.education.needed else None
    found = evaluation_of(credential, situation.on, situation.parameters, needed)
    if found.standing == "not_designated":
        values = {"diploma": subject.of_label, "body": credential.evaluated_by.strip()}
        return None, (_found("checklist.evaluation_not_designated", severity, key, **values),)
    until = evaluation_good_until(credential.evaluated_on, situation.on, situation.parameters)
    codes = ("checklist.evaluation_expired", "checklist.evaluation_expires_soon")
    day, findings = _until(codes, until, situation, key, diploma=subject.of_label)
    if not own:
        findings = tuple(msgspec.structs.replace(each, severity="note") for each in findings)
    if found.standing == "wrong_body":
        # It runs for five years all the same, and serves for nothing: another one has to be ordered.
        return None, (*findings, *_wrong_body(found, key, subject.of_label))
    return day, findings


_WRONG_BODY = {False: "checklist.evaluation_wrong_body", True: "checklist.evaluation_wrong_body_licensed"}
"""What is said of another body's evaluation: whether the occupation's own is asked only where a licence is needed."""


def _wrong_body(found: Evaluation, key: str, diploma: object) -> tuple[Finding, ...]:
    """Return the blocker of an evaluation that the occupation's own body had to make (R 75(2.1), (3))."""
    code = _WRONG_BODY[found.licensed]
    return (_found(code, "blocker", key, diploma=diploma, body=found.required),)


def _work(situation: Situation, subject: Subject, key: str) -> Validity:
    entry = subject.thing
    if isinstance(entry, WorkEntry) and shares_employer(entry, situation.entries):
        return None, (_found("checklist.same_employer", "note", key, employer=entry.employer),)
    return _UNKNOWN


def _passport(situation: Situation, subject: Subject, key: str) -> Validity:
    until = subject.person.passport_expires_on
    if until is None:
        return _UNKNOWN
    values: dict[str, Any] = {
        "name": person_name(subject.person), "until_on": until, "filing_on": situation.on,
    }  # fmt: skip
    if until < situation.on:
        return until, (_found("checklist.passport_expired", "blocker", key, **values),)
    margin = situation.number("validity.passport_margin_months")
    if until < situation.on + relativedelta(months=margin):
        return until, (_found("checklist.passport_expires_soon", "warning", key, months=margin, **values),)
    return until, ()


def _police(situation: Situation, subject: Subject, key: str) -> Validity:
    issued, stays = situation.issued.get(key), subject.thing
    if issued is None or not isinstance(stays, CountryStays):
        return _UNKNOWN
    if stays.current:
        months = situation.number("validity.police_certificate_months")
        until = issued + relativedelta(months=months)
        values: dict[str, Any] = {"until_on": until, "filing_on": situation.on, "months": months}
        late = until < situation.on
        return until, (_found("checklist.police_too_old", "blocker", key, **values),) if late else ()
    if stays.left_on and issued < stays.left_on:
        early = _found(
            "checklist.police_before_leaving", "blocker", key, issued_on=issued, left_on=stays.left_on
        )
        return None, (early,)
    return _UNKNOWN


def _medical(situation: Situation, subject: Subject, key: str) -> Validity:
    """Judge the exam: twelve months, to the day of becoming a resident and not of filing alone (R 30(3))."""
    taken = situation.issued.get(key)
    if taken is None:
        return _UNKNOWN
    until = taken + relativedelta(months=situation.parameters.on("validity.medical_months", taken).number)
    codes = ("checklist.medical_expired", "checklist.medical_expires_soon")
    day, findings = _until(codes, until, situation, key)
    decision = situation.on + relativedelta(months=situation.number("deadlines.decision_months"))
    if not findings and until < decision:
        values = {"name": person_name(subject.person), "until_on": until, "decision_on": decision}
        return day, (_found("checklist.medical_before_decision", "warning", key, **values),)
    return day, findings


def _photo(situation: Situation, _: Subject, key: str) -> Validity:
    taken = situation.issued.get(key)
    if taken is None:
        return _UNKNOWN
    until = taken + relativedelta(months=situation.parameters.on("validity.photo_months", taken).number)
    values: dict[str, Any] = {"until_on": until, "filing_on": situation.on}
    return until, (
        _found("checklist.photo_too_old", "warning", key, **values),
    ) if until < situation.on else ()


def _funds(situation: Situation, subject: Subject, key: str) -> Validity:
    if not isinstance(subject.thing, SettlementFunds):
        return _UNKNOWN
    report = funds_report(
        situation.facts, situation.programme, on=situation.on, parameters=situation.parameters
    )
    held, staying, needed = report.held_cad, report.staying_cad, report.needed.amount_cad
    if held is None or staying is None:
        return _UNKNOWN
    if held < needed:
        size = report.needed.size
        return None, (
            _found("checklist.funds_short", "blocker", key, held_cad=held, needed_cad=needed, size=size),
        )
    leaving = [row.account.leaves_on for row in report.rows if row.counts and not row.there]
    if leaving and staying < needed:
        first = min(day for day in leaving if day)
        values: dict[str, Any] = {"leaves_on": first, "held_cad": staying, "needed_cad": needed}
        return None, (_found("checklist.funds_leave", "warning", key, **values),)
    return _UNKNOWN


_JUDGES: Mapping[str, Callable[[Situation, Subject, str], Validity]] = {
    "language_test": _test,
    "education_proof": _evaluation,
    "work_proof": _work,
    "passport": _passport,
    "police_certificate": _police,
    "medical_proof": _medical,
    "digital_photo": _photo,
    "proof_of_funds": _funds,
}
