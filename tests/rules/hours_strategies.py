"""Fictional working lives for the property tests: overlaps, gaps near the limits, leaves, kinds, studies."""

import os
from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from msgspec.structs import replace

from casefile.rules.facts import Contract, Leave, Qualification, Study

EXAMPLES = int(os.environ.get("CASEFILE_EXAMPLES", "25"))
thorough = settings(max_examples=EXAMPLES, deadline=None)
BASE = date(2014, 1, 6)

days = st.integers(0, 2600).map(lambda n: BASE + timedelta(days=n))
hours = st.sampled_from(["35", "37.5", "30", "20", "15", "10", "7.5", "60", "3", "39.2", "168"])
nocs = st.sampled_from(["21232", "21232", "22222", "72310", "73100", "65201"])
countries = st.sampled_from(["FR", "CA", "BE", "ZZ"])
kinds = st.sampled_from(["employee"] * 4 + ["work_study", "self_employed", "indemnity", "volunteer"])
lengths = st.one_of(st.integers(0, 60), st.integers(100, 500), st.integers(300, 1300))
pauses = st.one_of(st.sampled_from([1, 2, 3, 4, 10, 15, 16, 17, 18, 30]), st.integers(-200, 200))


@st.composite
def leaves(draw, first, length):
    start = first + timedelta(days=draw(st.integers(0, length)))
    return Leave(first=start, last=start + timedelta(days=draw(st.integers(0, 50))))


@st.composite
def contracts(draw, most=5):
    first = draw(days)
    found = []
    for number in range(draw(st.integers(1, most))):
        length = draw(lengths)
        last = first + timedelta(days=length)
        found.append(
            Contract(
                id=f"c{number}",
                employer=draw(st.sampled_from(["Atelier", "Bureau SAS", "Comptoir"])),
                noc=draw(nocs),
                country=draw(countries),
                first=first,
                last=None if draw(st.integers(0, 9)) == 0 else last,
                hours_per_week=draw(hours),
                kind=draw(kinds),
                authorised=draw(st.sampled_from([True, True, None, False])),
                leaves=tuple(draw(st.lists(leaves(first, length), max_size=2))),
                school_share_percent=draw(st.sampled_from([None, "0", "25", "33.3", "100"])),
                employer_country=draw(st.sampled_from(["", "", "FR", "CA"])),
            )
        )
        first = max(BASE, last + timedelta(days=draw(pauses)))
    return found


@st.composite
def studies(draw):
    first = draw(days)
    return Study(first=first, last=first + timedelta(days=draw(st.integers(0, 700))))


def holidays_near(contract):
    """Return the days a year from the first on which the small calendar of the tests may have a holiday."""
    years = range(contract.first.year, contract.last.year + 1)
    return [
        date(year, month, day)
        for year in years
        for month, day in ((1, 1), (7, 14), (7, 1), (7, 21), (12, 25))
    ]


def without(contract, holes, names=("", " SARL")):
    """Return the contract in pieces, the days of the holes (first, last) taken out; the leaves stay with each."""
    pieces, first = [], contract.first
    for hole_first, hole_last in sorted(holes):
        if (
            contract.first < hole_first
            and first <= hole_last
            and (not contract.last or hole_last < contract.last)
        ):
            if first < hole_first:
                pieces.append((first, hole_first - timedelta(days=1)))
            first = max(first, hole_last + timedelta(days=1))
    pieces.append((first, contract.last))
    return [
        replace(
            contract,
            id=f"{contract.id}-{number}" if number else contract.id,
            employer=contract.employer + names[number % len(names)],
            first=first,
            last=last,
            leaves=tuple(
                Leave(
                    first=max(leave.first, first), last=min(leave.last, last or leave.last), kind=leave.kind
                )
                for leave in contract.leaves
                if leave.last >= first and (last is None or leave.first <= last)
            ),
        )
        for number, (first, last) in enumerate(pieces)
    ]


def saturday_after(day):
    return day + timedelta(days=(5 - day.weekday()) % 7)


@st.composite
def chains(draw):
    """Fixed terms one after the other: weekly missions, renewals inside a leave, borders at weekends and holidays."""
    (whole,) = draw(contracts(most=1))
    length = draw(st.integers(5, 420))
    last = whole.first + timedelta(days=length)
    long_leave = whole.first + timedelta(days=draw(st.integers(0, length)))
    long_leaves = (Leave(first=long_leave, last=long_leave + timedelta(days=draw(st.integers(20, 200)))),)
    whole = replace(whole, last=last, leaves=draw(st.sampled_from([(), whole.leaves, long_leaves])))
    some_day = st.integers(1, length).map(lambda n: whole.first + timedelta(days=n))
    weekends = [
        (day, day + timedelta(days=1))
        for day in (saturday_after(whole.first) + timedelta(weeks=n) for n in range(length // 7 + 1))
    ]
    holes = draw(
        st.one_of(
            st.just(weekends),
            st.lists(st.sampled_from(weekends), max_size=6),
            # A hole that begins the day after it ends cuts without taking a day.
            st.lists(some_day.map(lambda day: (day, day - timedelta(days=1))), max_size=5),
            st.lists(
                st.tuples(some_day, st.integers(0, 5)).map(lambda cut: (cut[0], cut[0] + timedelta(cut[1])))
            ),
        )
    )
    near = [day for day in holidays_near(whole) if whole.first < day < whole.last]
    if near and draw(st.booleans()):
        day = draw(st.sampled_from(near))
        before, after = draw(st.integers(0, 3)), draw(st.integers(0, 3))
        holes = [*holes, (day - timedelta(days=before), day + timedelta(days=after))]
    pieces = without(whole, holes)
    if draw(st.booleans()):
        at = draw(st.integers(0, len(pieces) - 1))
        pieces[at] = replace(
            pieces[at],
            hours_per_week=draw(hours),
            kind=draw(kinds),
            employer_country=draw(st.sampled_from(["", "FR"])),
        )
    return pieces


@st.composite
def crowds(draw):
    """Fixed terms beside other work."""
    others = [replace(each, id=f"other-{each.id}") for each in draw(contracts(most=2))]
    return [*draw(chains()), *draw(st.sampled_from([[], others]))]


qualifications = st.builds(Qualification, on=days, country=st.sampled_from(["", "FR", "CA"]))
lives = st.tuples(
    st.one_of(contracts(), crowds()), st.lists(studies(), max_size=2), st.lists(qualifications, max_size=2)
)
filing_days = st.integers(0, 5000).map(lambda n: date(2015, 1, 1) + timedelta(days=n))
