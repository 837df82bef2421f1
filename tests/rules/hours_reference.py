"""The specification of the hours asked day by day and week by week: slow, straightforward.

It shares no counting code with casefile: only the facts go in and plain tuples come out.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from casefile.rules.facts import Contract, Qualification, Study

CAP = Fraction(30)
DAY = timedelta(days=1)
YEARS = {"fsw": 10, "cec": 3, "fst": 5}
REQUIRED = {"fsw": 1560, "cec": 1560, "fst": 3120}
MONTHS = {"fsw": 12, "cec": 12, "fst": 24}
RANK = {"not_met": 0, "borderline": 1, "met_if": 2, "met": 3}


class Day(NamedTuple):
    """One counted day: the contracts it rests on, those in force, and its hours a week with bridges and without."""

    rests_on: list
    force: list
    effective: Fraction
    stated: Fraction


class Answer(NamedTuple):
    verdict: str
    by_day: Fraction
    by_week: Fraction
    raw: Fraction
    months: int
    noc: str | None
    first: date | None
    last: date | None
    continuity: str
    provisos: tuple[str, ...]


class Reference:
    """The specification over one set of facts; `holidays(country, day)` says whether it is a holiday."""

    def __init__(
        self,
        contracts: Sequence[Contract],
        studies: Sequence[Study],
        qualifications: Sequence[Qualification],
        trades: Iterable[str],
        holidays,
    ) -> None:
        self.contracts = contracts
        self.studies = studies
        self.qualifications = qualifications
        self.trades = set(trades)
        self.holidays = holidays

    def answer(self, programme: str, on: date) -> Answer:
        window = years_before(on, YEARS[programme]), on - DAY
        counted = [each for each in self.contracts if self.counts(each, programme)]
        clean = [each for each in counted if not self.provisos(each, programme)]
        best = self.best(clean, programme, window)
        if best is None or best.verdict != "met":
            best = self.best(counted, programme, window)
        nothing = "unbroken" if programme == "fsw" else "not_required"
        zero = Fraction(0)
        return best or Answer("not_met", zero, zero, zero, 0, None, None, None, nothing, ())

    def counts(self, each: Contract, programme: str) -> bool:
        if programme == "fst":
            if each.noc not in self.trades:
                return False
        elif each.noc[1] not in "0123":
            return False
        if each.country == "CA" and each.authorised is False:
            return False
        if programme == "cec" and each.country != "CA":
            return False
        kinds = {
            "fsw": {"employee", "work_study", "self_employed", "indemnity"},
            "cec": {"employee"},
            "fst": {"employee", "self_employed"},
        }
        return each.kind in kinds[programme]

    def provisos(self, each: Contract, programme: str) -> set[str]:
        found = set()
        canada = each.country == "CA"
        if canada and each.authorised is None:
            found.add("authorisation_unknown")
        if each.kind == "self_employed" and (canada or programme == "fst"):
            found.add("self_employed_contested")
        if each.kind == "work_study" and not each.school_share_percent and each.school_share_percent != "0":
            found.add("school_time_unknown")
        if each.kind == "indemnity":
            found.add("indemnity_not_wages")
        if programme == "fst" and self.qualified_on(each) is None:
            found.add("qualification_date_missing")
        if programme == "cec" and each.employer_country not in ("", "CA"):
            found.add("employer_abroad")
        return found

    def qualified_on(self, each: Contract) -> date | None:
        return min((q.on for q in self.qualifications if q.country in ("", each.country)), default=None)

    def in_force(self, each: Contract, day: date) -> bool:
        if day < each.first or (each.last is not None and day > each.last):
            return False
        return not any(leave.first <= day <= leave.last for leave in each.leaves)

    def day_counts(self, each: Contract, day: date, programme: str) -> bool:
        return self.in_force(each, day) and not self.taken_away(each, day, programme)

    def taken_away(self, each: Contract, day: date, programme: str) -> bool:
        if programme != "fsw" and any(study.first <= day <= study.last for study in self.studies):
            return True
        if programme == "fst":
            qualified = self.qualified_on(each)
            return qualified is not None and day <= qualified
        return False

    def day(self, entries: Sequence[Sequence[Contract]], day: date, programme: str) -> Day:
        """Section 3: on a day off an entry has at least the smaller of its hours on the working days around."""
        found = Day([], [], Fraction(0), Fraction(0))
        for entry in entries:
            country = entry[0].country
            if self.taken_away(entry[0], day, programme):
                continue
            own = [each for each in entry if self.in_force(each, day)]
            hours = [sum(map(weigh, own), Fraction(0)) for weigh in (effective, stated)]
            rests_on = own
            if len(own) < len(entry) and not self.working_day(day, country):
                before = self.nearest(entry, day, -DAY, country)
                after = self.nearest(entry, day, DAY, country)
                if before and after:
                    rests_on = [*own, *before, *after]
                    for at, weigh in enumerate((effective, stated)):
                        sides = [sum(map(weigh, side), Fraction(0)) for side in (before, after)]
                        hours[at] = max(hours[at], min(sides))
            found = Day(
                found.rests_on + rests_on, found.force + own,
                found.effective + hours[0], found.stated + hours[1],
            )  # fmt: skip
        return found

    def nearest(self, entry: Sequence[Contract], day: date, step: timedelta, country: str) -> list[Contract]:
        """Return what was in force on the nearest working day of the country, that way."""
        day += step
        while not self.working_day(day, country):
            day += step
        return [each for each in entry if self.in_force(each, day)]

    def working_day(self, day: date, country: str) -> bool:
        return day.weekday() < 5 and not self.holidays(country, day)

    def best(self, counted: Sequence[Contract], programme: str, window: tuple[date, date]) -> Answer | None:
        lanes = {each.noc for each in counted} if programme != "cec" else {None}
        candidates = []
        for noc in lanes:
            members = [each for each in counted if noc in (None, each.noc)]
            entries = entries_of(members)
            days = {day: self.day(entries, day, programme) for day in days_between(*window)}
            worked = {day: found for day, found in days.items() if found.rests_on}
            if worked:
                candidates.extend(self.candidates(noc, members, worked, programme))
        return max(candidates, key=merit)[0] if candidates else None

    def candidates(self, noc, members, worked, programme):
        if programme != "fsw":
            yield self.judged(noc, worked, programme, "not_required"), True
            return
        gaps = self.gaps(members, worked)
        broken = [gap for gap, outcome in gaps if outcome == "broken"]
        continuity = "broken" if broken else "to_justify" if gaps else "unbroken"
        strict = parts(worked, [gap for gap, _ in gaps])
        for run in strict:
            yield self.judged(noc, run, programme, continuity), True
        for run in parts(worked, broken):
            if run not in strict:
                yield self.judged(noc, run, programme, continuity, strict=False), False

    def gaps(self, members, worked):
        days = sorted(worked)
        found = []
        for before, after in pairwise(days):
            empty = days_between(before + DAY, after - DAY)
            if not empty:
                continue
            country = min(each.country for each in worked[before].force)
            working = [day for day in empty if self.working_day(day, country)]
            outside = [
                day
                for day in working
                if not any(m.first <= day and (m.last is None or day <= m.last) for m in members)
            ]
            if working:
                found.append((empty[0], "broken" if len(outside) > 10 else "to_justify"))
        return found

    def judged(self, noc, worked, programme, continuity, strict=True) -> Answer:
        first, last = min(worked), max(worked)
        per_week = defaultdict(Fraction)
        by_day = raw = Fraction(0)
        for day, found in worked.items():
            by_day += min(found.effective, CAP) / 7
            raw += found.stated / 7
            if day.weekday() < 5:
                per_week[day.isocalendar()[:2]] += sum(map(effective, found.force), Fraction(0)) / 5
        by_week = sum((min(hours, CAP) for hours in per_week.values()), Fraction(0))
        rests_on = {each.id: each for found in worked.values() for each in found.rests_on}.values()
        provisos = {p for each in rests_on for p in self.provisos(each, programme)}
        months = elapsed(first, last)
        reached = (by_day >= REQUIRED[programme]) + (by_week >= REQUIRED[programme])
        verdict = "borderline" if reached else "not_met"
        if reached == 2 and months >= MONTHS[programme] and strict:
            verdict = "met_if" if provisos else "met"
        return Answer(
            verdict, by_day, by_week, raw, months, noc, first, last, continuity, tuple(sorted(provisos))
        )


def merit(candidate):
    answer, strict = candidate
    deciding = min(answer.by_day, answer.by_week)
    return RANK[answer.verdict], deciding, strict, -int(answer.noc or 0), -answer.first.toordinal()


def effective(each: Contract) -> Fraction:
    hours = Fraction(each.hours_per_week)
    if each.kind == "work_study" and each.school_share_percent and Fraction(each.school_share_percent):
        return min(hours, CAP) * (1 - Fraction(each.school_share_percent) / 100)
    return hours


def stated(each: Contract) -> Fraction:
    return Fraction(each.hours_per_week)


def entries_of(members: Sequence[Contract]) -> list[list[Contract]]:
    """Return the contracts with one employer, in one occupation and country, of one kind and standing."""
    entries = defaultdict(list)
    for each in members:
        employer = tuple(word for word in each.employer.lower().split() if word not in ("sas", "sarl"))
        authorised = each.authorised if each.country == "CA" else None
        share = each.school_share_percent or None if each.kind == "work_study" else None
        entries[employer, each.noc, each.country, each.kind, authorised, share].append(each)
    return list(entries.values())


def days_between(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def parts(worked, gap_firsts):
    """Split the worked days at the gaps that begin on those days."""
    runs, current = [], {}
    for day in sorted(worked):
        if current and any(max(current) < gap <= day for gap in gap_firsts):
            runs.append(current)
            current = {}
        current[day] = worked[day]
    return [*runs, current]


def years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 2, 28)


def elapsed(first: date, last: date) -> int:
    months = 0
    while plus_months(first, months + 1) <= last + DAY:
        months += 1
    return months


def plus_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in range(day.day, 27, -1):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    return date(year, month + 1, min(day.day, 28))
