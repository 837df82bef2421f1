"""What changed since the profile was submitted or the application sent, and has to be told.

In the pool the profile is updated, which keeps the moment of its submission; making it anew loses it. Once invited,
the application says what is new; once it is sent, changes are reported by web form (IRPA s. 16(1), IRPR s. 51).
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Literal

import msgspec

from casefile.rules.book.parameters import Parameters
from casefile.rules.book.stages import StageEntry, StageName
from casefile.rules.days import months_after
from casefile.rules.facts import Facts
from casefile.rules.findings import Finding, Severity
from casefile.rules.language.levels import test_good_until
from casefile.rules.language.names import recognised_test
from casefile.rules.wording import person_name

__all__ = ["ProfileUpdates", "UpdateWay", "profile_updates"]

UpdateWay = Literal["profile", "application", "web_form"]
_IsNew = Callable[[date | None], bool]
_TOLD_BY: Mapping[UpdateWay, str] = {
    "profile": "update.by_profile",
    "application": "update.by_application",
    "web_form": "update.by_web_form",
}


class ProfileUpdates(msgspec.Struct, frozen=True, kw_only=True):
    """How changes are told now, since which day they are looked for, and what was found; newest last."""

    way: UpdateWay
    since: date
    findings: tuple[Finding, ...]


def profile_updates(
    facts: Facts, held: Mapping[StageName, StageEntry], *, today: date, parameters: Parameters
) -> ProfileUpdates | None:
    """Return what the dates of the facts show to be new; None without a profile, or after the decision."""
    profile, upload = held.get("profile"), held.get("upload")
    if "decision" in held or (profile is None and upload is None):
        return None
    way: UpdateWay = "web_form" if upload else "application" if "invitation" in held else "profile"
    since = upload.on if upload else profile.on if profile else today
    found = sorted(_changes(facts, since, today), key=lambda finding: finding.on or since)
    if way == "profile":
        found += _expiring(facts, since, parameters)
    told = Finding(code=_TOLD_BY[way], severity="note", subject="updates", values={"since_on": since})
    return ProfileUpdates(way=way, since=since, findings=(told, *found))


def _changes(facts: Facts, since: date, today: date) -> Iterator[Finding]:
    def new(day: date | None) -> bool:
        return day is not None and since < day <= today

    for work in facts.contracts:
        if new(work.first):
            yield _found("update.job_started", work.first, first_on=work.first, employer=work.employer)
        if new(work.last):
            yield _found("update.job_ended", work.last, last_on=work.last, employer=work.employer)
    yield from _papers(facts, new)
    yield from _family(facts, new)
    for place in facts.addresses:
        if new(place.first):
            yield _found("update.address", place.first, first_on=place.first)
    for nomination in facts.nominations:
        if new(nomination.nominated_on):
            yield _found("update.nomination", nomination.nominated_on, nominated_on=nomination.nominated_on)


def _papers(facts: Facts, new: _IsNew) -> Iterator[Finding]:
    for diploma in facts.credentials:
        title = diploma.title or diploma.institution or "—"
        if new(diploma.awarded_on):
            yield _found("update.diploma", diploma.awarded_on, diploma=title, awarded_on=diploma.awarded_on)
        if new(diploma.evaluated_on):
            yield _found(
                "update.evaluation", diploma.evaluated_on, diploma=title, evaluated_on=diploma.evaluated_on
            )
    for test in facts.tests:
        if new(test.taken_on):
            yield _found("update.test", test.taken_on, test=test.name, taken_on=test.taken_on)


def _family(facts: Facts, new: _IsNew) -> Iterator[Finding]:
    for person in facts.persons:
        if person.role == "child" and new(person.born_on):
            yield _found("update.birth", person.born_on, name=person_name(person), born_on=person.born_on)
    for union in facts.unions:
        if new(union.ended_on):
            yield _found("update.union_ended", union.ended_on, ended_on=union.ended_on)


def _expiring(facts: Facts, since: date, parameters: Parameters) -> Iterator[Finding]:
    """Name the tests that run out while the profile is in the pool: the profile leaves with them."""
    leaves_on = months_after(since, parameters.on("deadlines.profile_months", since).number)
    designated = parameters.on("language.designated_tests", since).value
    for test in facts.tests:
        if test.person == "principal" and test.taken_on and recognised_test(test.name) in designated:
            until = test_good_until(test.taken_on, since, parameters)
            if until < leaves_on:
                yield _found("update.test_expires", until, "warning", test=test.name, until_on=until)


def _found(code: str, on: date | None, severity: Severity = "warning", **values: object) -> Finding:
    return Finding(code=code, severity=severity, values=dict(values), subject="updates", on=on)
