"""The lines of one employer: contracts that make one line with the days off between them, lines apart with why."""

from datetime import date
from itertools import permutations

import pytest
from msgspec.structs import replace

from casefile.rules.answers.job_lines import job_lines
from casefile.rules.facts import Contract, Facts, SameEmployer
from casefile.rules.findings import Text
from casefile.rules.hours.count import count_hours
from casefile.rules.hours.entries import work_entries
from casefile.rules.periods import NonWorking
from tests.rules.books import TODAY, SmallCalendar, book

FIRST = Contract(
    id="c1", employer="Atelier", noc="21232", country="FR", first=date(2024, 1, 1), last=date(2024, 5, 31),
    hours_per_week="35",
)  # fmt: skip
NEXT = replace(FIRST, id="c2", first=date(2024, 6, 3), last=date(2024, 12, 31))  # from Friday to Monday


def lines(*contracts: Contract, **facts):
    """Return the lines, the same in whatever order the contracts were entered."""
    told = [Facts(contracts=each, **facts) for each in permutations(contracts)]
    found = []
    for each in told:
        entries = count_hours(
            each.contracts, (), (), TODAY, TODAY, book(), same_employers=each.same_employers
        ).entries
        found.append(job_lines(each, work_entries(each, entries), NonWorking(SmallCalendar())))
    assert all(each == found[0] for each in found)
    return found[0]


@pytest.mark.parametrize(
    ("contracts", "bridges", "last"),
    [
        ((FIRST, NEXT), [(date(2024, 6, 1), date(2024, 6, 2))], date(2024, 12, 31)),
        ((FIRST, replace(NEXT, first=date(2024, 6, 1))), [], date(2024, 12, 31)),
        ((FIRST, replace(NEXT, first=date(2024, 5, 1))), [], date(2024, 12, 31)),
        ((FIRST, replace(NEXT, last=None)), [(date(2024, 6, 1), date(2024, 6, 2))], Text("period.now")),
        ((replace(FIRST, last=None), NEXT), [], Text("period.now")),
        (
            (FIRST, NEXT, replace(NEXT, id="c3", first=date(2025, 1, 2), last=date(2025, 3, 31))),
            [(date(2024, 6, 1), date(2024, 6, 2)), (date(2025, 1, 1), date(2025, 1, 1))],
            date(2025, 3, 31),
        ),
    ],
)
def test_contracts_in_a_row_are_one_line_and_the_days_off_between_them_are_told(contracts, bridges, last):
    found = lines(*contracts)
    (merged,) = found.merged
    assert found.apart == ()
    assert [(each["first_on"], each["last_on"]) for each in merged.bridges] == bridges
    assert {each["employer"] for each in merged.bridges} <= {"Atelier"}
    assert merged.values == {
        "employer": "Atelier", "count": len(contracts), "first_on": date(2024, 1, 1), "last_on": last, "noc": "21232",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "why", "joined"),
    [
        ({"noc": "21231"}, "occupation", True),
        ({"country": "BE"}, "country", True),
        ({"noc": "21231", "country": "BE"}, "occupation", True),
        ({"kind": "work_study"}, "terms", True),
        ({"declared_alone": True}, "chosen", True),
        ({"first": date(2024, 6, 4)}, "break", False),
        ({"first": date(2024, 7, 1), "declared_alone": True}, "break", False),
        ({"noc": "21231", "first": date(2024, 6, 4)}, "occupation", False),
    ],
)
def test_two_lines_of_one_employer_are_apart_for_a_reason(changed, why, joined):
    found = lines(FIRST, replace(NEXT, **changed))
    (apart,) = found.apart
    assert found.merged == ()
    assert (apart.why, apart.joined, apart.person) == (why, joined, "principal")
    first = changed.get("first", NEXT.first)
    assert (apart.values["after_on"], apart.values["first_on"]) == (first, date(2024, 6, 1))
    assert (apart.values["before_code"], apart.values["after_code"]) == ("21232", changed.get("noc", "21232"))
    assert (apart.values["before_country"], apart.values["after_country"]) == (
        "FR",
        changed.get("country", "FR"),
    )
    assert (first - apart.values["last_on"]).days == 1


@pytest.mark.parametrize(
    ("other", "told", "apart"),
    [
        ("Bureau", (), 0),
        ("ATELIER SARL", (), 1),
        ("Bureau", (SameEmployer(one="Atelier", other="Bureau"),), 1),
        ("Bureau", (SameEmployer(one="Atelier", other="Bureau", same=False),), 0),
    ],
)
def test_lines_are_compared_with_those_of_the_same_employer_alone(other, told, apart):
    found = lines(FIRST, replace(NEXT, employer=other, noc="21231"), same_employers=told)
    assert len(found.apart) == apart
