"""Fictional working lives for the property tests: overlaps, gaps near the limits, leaves, kinds, studies."""

import os
from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st

from casefile.rules.facts import Contract, Leave, Qualification, Study

EXAMPLES = 1000 if os.environ.get("CI") else 60
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


qualifications = st.builds(Qualification, on=days, country=st.sampled_from(["", "FR", "CA"]))
lives = st.tuples(contracts(), st.lists(studies(), max_size=2), st.lists(qualifications, max_size=2))
filing_days = st.integers(0, 5000).map(lambda n: date(2015, 1, 1) + timedelta(days=n))
