"""Predicates about police certificates, medical exams and the past."""

from collections.abc import Iterable, Mapping
from typing import Any

from casefile.rules.checklist.situation import Each, Predicate, Situation, Subject
from casefile.rules.facts import Person
from casefile.rules.stays import CountryStays, Residence, country_stays
from casefile.rules.wording import period

__all__ = ["CONDITIONS", "EACH"]


def _stays(situation: Situation, person: Person) -> tuple[CountryStays, ...]:
    return country_stays(
        person,
        situation.facts.stays,
        on=situation.on,
        months=situation.number("police.stay_months"),
        years=situation.number("police.window_years"),
        age=situation.number("police.age"),
        state_of=situation.definition.state_of,
    )


def _country_in_a_row(situation: Situation, person: Person) -> Iterable[Subject]:
    for stays in _stays(situation, person):
        if stays.in_a_row:
            yield _country(situation, person, stays, stays.in_a_row)


def _country_of_residence(situation: Situation, person: Person) -> Iterable[Subject]:
    for stays in _stays(situation, person):
        if stays.current:
            yield _country(situation, person, stays, None)


def _country_older(situation: Situation, person: Person) -> Iterable[Subject]:
    for stays in _stays(situation, person):
        if stays.older:
            yield _country(situation, person, stays, stays.older)


def _country_in_total(situation: Situation, person: Person) -> Iterable[Subject]:
    least = situation.number("police.cumulative_days")
    for stays in _stays(situation, person):
        if stays.total_days >= least:
            yield _country(situation, person, stays, None)


def _country(situation: Situation, person: Person, stays: CountryStays, stretch: Residence | None) -> Subject:
    still_there = stretch is not None and stays.since == stretch.first
    values: dict[str, Any] = {
        "place": situation.definition.place(stays.country),
        "months": situation.number("police.stay_months"),
        "years": situation.number("police.window_years"),
        "days": stays.total_days,
    }
    if stretch is not None:
        values["period"] = period(stretch.first, None if still_there else stretch.last)
    label = situation.definition.country(stays.country)
    return Subject(person=person, of=stays.country, of_label=label, thing=stays, values=values)


def _needs_request_letter(situation: Situation, subject: Subject) -> bool:
    note = situation.definition.notes.get(subject.of or "")
    return note is not None and note.needs_request_letter


def _request_letter_to_confirm(situation: Situation, subject: Subject) -> bool:
    note = situation.definition.notes.get(subject.of or "")
    return note is not None and note.needs_request_letter and note.to_confirm


def _settled_there(_: Situation, subject: Subject) -> bool:
    """Say whether the long stay is the one that goes on."""
    stays = subject.thing
    if not isinstance(stays, CountryStays) or not stays.current or not stays.in_a_row:
        return False
    return stays.since == stays.in_a_row.first


EACH: Mapping[str, Each] = {
    "country_lived_in_a_row": _country_in_a_row,
    "country_of_residence": _country_of_residence,
    "country_lived_in_longer_ago": _country_older,
    "country_lived_in_in_total": _country_in_total,
}

CONDITIONS: Mapping[str, Predicate] = {
    "needs_request_letter": _needs_request_letter,
    "request_letter_to_confirm": _request_letter_to_confirm,
    "request_letter_sure": lambda situation, subject: (
        _needs_request_letter(situation, subject) and not _request_letter_to_confirm(situation, subject)
    ),
    "certificate_given_directly": lambda situation, subject: not _needs_request_letter(situation, subject),
    "settled_there": _settled_there,
    "not_there_for_a_short_time": lambda _, subject: (
        isinstance(subject.thing, CountryStays) and (subject.thing.since is None or subject.thing.settled)
    ),
    "still_lives_there": lambda _, subject: isinstance(subject.thing, CountryStays) and subject.thing.current,
    "left_that_country": lambda _, subject: (
        isinstance(subject.thing, CountryStays) and not subject.thing.current
    ),
    "medical_reuse_in_force": lambda situation, _: situation.in_force("medical.reuse_years"),
    "declared_an_offence": lambda _, subject: bool(subject.person.offence),
    "declared_military_service": lambda _, subject: bool(subject.person.military),
    "was_refused": lambda _, subject: bool(subject.person.refused),
    "was_ordered_to_leave": lambda _, subject: bool(subject.person.ordered_to_leave),
    "claimed_protection": lambda _, subject: bool(subject.person.protection_claimed),
    "held_a_government_post": lambda _, subject: bool(subject.person.government_post),
}
