"""The personal and the address history to the day: what is not told, and what is told twice.

Source: IRCC, guide to IMM 5669: the ten years before the application, or since the 18th birthday when that is
later, without gaps; who has not worked in these ten years tells what was done since the 18th birthday.
What contracts, studies and trips already say is not asked again.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations
from typing import Literal

import msgspec

from casefile.rules.book.parameters import Grounds, Parameters
from casefile.rules.days import months_after, years_before
from casefile.rules.facts import Facts, Person
from casefile.rules.family import birthday, is_adult, is_foreign, members
from casefile.rules.findings import Finding, Severity
from casefile.rules.hours.employers import employer_key
from casefile.rules.periods import dates, joined, minus, ordinals
from casefile.rules.wording import person_name

__all__ = ["Absence", "History", "HistoryKind", "HistoryLine", "histories", "travels"]

HistoryKind = Literal["personal", "address"]
_DAY = timedelta(days=1)
_Remark = Literal["birth_unknown", "begins_later", "never_worked", "untold", "gap", "short_gap", "overlap"]
_CODES: Mapping[HistoryKind, Mapping[_Remark, str]] = {
    "personal": {
        "never_worked": "history.personal_never_worked",
        "birth_unknown": "history.personal_birth_unknown",
        "begins_later": "history.personal_begins_later",
        "untold": "history.personal_untold",
        "gap": "history.personal_gap",
        "short_gap": "history.personal_short_gap",
        "overlap": "history.personal_overlap",
    },
    "address": {
        "birth_unknown": "history.address_birth_unknown",
        "begins_later": "history.address_begins_later",
        "untold": "history.address_untold",
        "gap": "history.address_gap",
        "short_gap": "history.address_short_gap",
        "overlap": "history.address_overlap",
    },
}


class HistoryLine(msgspec.Struct, frozen=True, order=True):
    """One line of a history, clipped to its window; `what` is how the person names it."""

    first: date
    last: date
    kind: str
    what: str = ""
    country: str = ""
    id: str = ""


class Absence(msgspec.Struct, frozen=True, kw_only=True):
    """Days that no line covers. `whole_month` says that the form, which asks for months, shows it too."""

    first: date
    last: date
    whole_month: bool

    @property
    def days(self) -> int:
        """Return the number of days, both ends included."""
        return (self.last - self.first).days + 1


class History(msgspec.Struct, frozen=True, kw_only=True):
    """One history of one person between `first` and `last`, both included.

    `since_birthday` says that it begins on the 18th birthday and not ten years back, `begun` that this day has come:
    who turns 18 between today and filing has nothing to tell yet. `never_worked` says that ten years are told whole
    without any work, so that the history goes back to that birthday.
    """

    kind: HistoryKind
    person: str
    first: date
    last: date
    since_birthday: bool
    begun: bool = True
    never_worked: bool = False
    lines: tuple[HistoryLine, ...]
    absences: tuple[Absence, ...]
    findings: tuple[Finding, ...]
    grounds: tuple[Grounds, ...]

    @property
    def whole(self) -> bool:
        """Say whether every day is told; before the first one there is none."""
        return self.begun and not self.absences


def histories(facts: Facts, *, on: date, today: date, parameters: Parameters) -> tuple[History, ...]:
    """Return both histories of every adult of the family, up to filing or today if that comes first.

    Those who are Canadian already apply for nothing and tell none.

    Raises NotInForceError before the record begins.
    """
    years, age = parameters.on("history.window_years", on), parameters.on("history.age", on)
    people = (
        person
        for person in members(facts, on, parameters)
        if is_foreign(person) and is_adult(person, on, parameters)
    )
    return tuple(
        _history(kind, facts, person, on, min(on, today), (years, age))
        for person in people
        for kind in _KINDS
    )


_KINDS: tuple[HistoryKind, ...] = ("personal", "address")


def travels(facts: Facts, person: str, first: date, last: date) -> tuple[HistoryLine, ...]:
    """Return the trips that touch a window, oldest first, whole."""
    found = [
        HistoryLine(stay.first, stay.last or last, "travel", "", stay.country, stay.id)
        for stay in facts.stays
        if stay.person == person and stay.purpose == "travel"
    ]
    return tuple(sorted(trip for trip in found if trip.first <= last and trip.last >= first))


def _history(
    kind: HistoryKind, facts: Facts, person: Person, on: date, last: date, grounds: tuple[Grounds, Grounds]
) -> History:
    years, age = grounds
    back = years_before(on, years.number)
    adult = birthday(person.born_on, age.number) if person.born_on else None
    lines = tuple(_lines(kind, facts, person.id or person.role, last))
    made = _between(kind, person, lines, max(back, adult or back), last, grounds)
    if kind == "personal" and adult is not None and adult < back and made.whole and _not_worked(made.lines):
        made = msgspec.structs.replace(_between(kind, person, lines, adult, last, grounds), never_worked=True)
    made = msgspec.structs.replace(made, since_birthday=made.first == adult != back)
    return msgspec.structs.replace(made, findings=tuple(_findings(made, person)))


def _between(
    kind: HistoryKind,
    person: Person,
    lines: tuple[HistoryLine, ...],
    first: date,
    last: date,
    grounds: tuple[Grounds, Grounds],
) -> History:
    begun = first <= last
    kept = tuple(sorted(_clipped(lines, first, last)))
    return History(
        kind=kind, person=person.id or person.role, first=first, last=max(first, last), begun=begun, lines=kept,
        absences=tuple(_absences(kept, first, last)) if begun else (), since_birthday=False, findings=(),
        grounds=grounds,
    )  # fmt: skip


def _not_worked(lines: tuple[HistoryLine, ...]) -> bool:
    """Say whether all lines are something else than work; an “other” may be work, and so may an army be."""
    return all(line.kind in {"study", "unemployed", "travel", "home"} for line in lines)


def _lines(kind: HistoryKind, facts: Facts, person: str, last: date) -> Iterator[HistoryLine]:
    if kind == "address":
        for place in facts.addresses:
            if place.person == person:
                yield HistoryLine(
                    place.first, place.last or last, "address", place.line, place.country, place.id
                )
        return
    for each in facts.activities:
        if each.person == person:
            yield HistoryLine(each.first, each.last or last, each.kind, each.what, each.country, each.id)
    for work in facts.contracts:
        if work.person == person:
            yield HistoryLine(work.first, work.last or last, "work", work.employer, work.country, work.id)
    for study in facts.studies:
        if study.person == person:
            yield HistoryLine(study.first, study.last, "study", study.institution, study.country, study.id)
    yield from travels(facts, person, date.min, last)


def _clipped(lines: Iterable[HistoryLine], first: date, last: date) -> Iterator[HistoryLine]:
    for line in lines:
        if line.first <= last and line.last >= first and line.first <= line.last:
            yield HistoryLine(max(line.first, first), min(line.last, last), *_words(line))


def _words(line: HistoryLine) -> tuple[str, str, str, str]:
    return line.kind, line.what, line.country, line.id


def _absences(lines: tuple[HistoryLine, ...], first: date, last: date) -> Iterator[Absence]:
    told = joined(ordinals(line.first, line.last) for line in lines)
    for gap in minus([ordinals(first, last)], told):
        yield _absence(*dates(gap), window=(first, last))


def _absence(first: date, last: date, window: tuple[date, date]) -> Absence:
    """Return the absence; a month that the window cuts, at either end, is whole when all its days inside are untold.

    The form asks for months: the one of filing has no later day that could be told.
    """
    month = first if first.day == 1 or first == window[0] else months_after(first.replace(day=1), 1)
    ends = months_after(month.replace(day=1), 1) - _DAY
    return Absence(first=first, last=last, whole_month=month <= last and min(ends, window[1]) <= last)


def _findings(history: History, person: Person) -> Iterator[Finding]:
    name = person_name(person)
    window = {"name": name, "first_on": history.first, "last_on": history.last}
    if person.born_on is None:
        yield _found(history, "birth_unknown", "note", **window)
    if not history.begun:
        yield _found(history, "begins_later", "note", **window)
        return
    if not history.lines:
        yield _found(history, "untold", "warning", **window)
        return
    if history.never_worked:
        yield _found(history, "never_worked", "note", **window, years=history.grounds[0].number)
    for absence in history.absences:
        values = {"name": name, "first_on": absence.first, "last_on": absence.last, "days": absence.days}
        if absence.whole_month:
            yield _found(history, "gap", "warning", **values)
        else:
            yield _found(history, "short_gap", "note", **values)
    for one, other in _overlaps(history.lines):
        both = {"one": one.what or one.country, "other": other.what or other.country, "name": name}
        until = min(one.last, other.last)
        yield _found(
            history, "overlap", "warning" if history.kind == "address" else "note",
            first_on=other.first, last_on=until, days=(until - other.first).days + 1, **both,
        )  # fmt: skip


def _overlaps(lines: tuple[HistoryLine, ...]) -> Iterator[tuple[HistoryLine, HistoryLine]]:
    """Yield the pairs that share a day; a trip during a job is no contradiction, nor is a job entered twice."""
    for one, other in combinations((line for line in lines if line.kind != "travel"), 2):
        if other.first <= one.last and not _same_job(one, other):
            yield one, other


def _same_job(one: HistoryLine, other: HistoryLine) -> bool:
    both_work = one.kind == other.kind == "work"
    return both_work and bool(one.what) and employer_key(one.what) == employer_key(other.what)


def _found(history: History, code: _Remark, severity: Severity, **values: object) -> Finding:
    return Finding(
        code=_CODES[history.kind][code],
        severity=severity,
        values=dict(values),
        subject=f"history:{history.person}:{history.kind}",
    )
