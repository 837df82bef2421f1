"""Days off inside an entry: weekly contracts, renewals, holidays, leaves and the window, each beside one contract."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from msgspec.structs import replace

from casefile.rules.facts import Contract, Leave, Qualification, SameEmployer, Study
from casefile.rules.hours.count import count_hours
from tests.rules.books import TODAY, book
from tests.rules.hours_strategies import without

WEEKENDS = [(date(2023, 1, 7) + timedelta(weeks=n), date(2023, 1, 8) + timedelta(weeks=n)) for n in range(53)]


def work(first, last, **more):
    told = {"id": "c1", "employer": "Agence", "noc": "72200", "country": "FR", "hours_per_week": "35"}
    return Contract(first=date.fromisoformat(first), last=date.fromisoformat(last), **(told | more))


def answers(contracts, on="2024-06-03", **more):
    more = {"studies": (), "qualifications": ()} | more
    found = count_hours(contracts, on=date.fromisoformat(on), today=TODAY, rulebook=book(), **more)
    return {
        name: (
            each.verdict,
            each.by_day,
            each.by_week,
            each.raw,
            each.months_elapsed,
            each.continuity,
            each.run,
        )
        for name, each in found.programmes.items()
    }


YEAR = work("2023-01-02", "2024-01-12")
MISSIONS = without(YEAR, WEEKENDS)


def test_weekly_missions_are_one_contract_of_the_same_dates():
    assert len(MISSIONS) == 54
    assert answers(MISSIONS) == answers([YEAR])
    assert answers(MISSIONS)["fsw"][:2] == ("met", Fraction(376 * 30, 7))


@pytest.mark.parametrize(
    "on", ["2033-01-08", "2033-01-09", "2033-01-10", "2023-06-10", "2023-06-11", "2023-06-12"]
)
def test_a_window_that_ends_inside_a_weekend_cuts_it_as_inside_one_contract(on):
    assert answers(MISSIONS, on) == answers([YEAR], on)


def test_study_and_qualification_take_the_same_days_away():
    taken = {
        "studies": [
            Study(first=date(2023, 3, 4), last=date(2023, 3, 5)),
            Study(first=date(2023, 6, 1), last=date(2023, 6, 10)),
        ],
        "qualifications": [Qualification(on=date(2023, 2, 4), country="")],
    }
    here, there = (
        [replace(each, country="CA", authorised=True) for each in some] for some in (MISSIONS, [YEAR])
    )
    assert answers(here, **taken) == answers(there, **taken)
    assert answers(here, **taken)["cec"] != answers(here)["cec"]
    assert answers(here, **taken)["fst"] != answers(here)["fst"]


def test_another_kind_another_occupation_or_another_employer_bridges_nothing():
    before, after = work("2023-01-02", "2023-03-03"), work("2023-03-06", "2023-06-30", id="c2")
    both = (60 + 1 + 117) * 30  # 2 January to 3 March is 61 days, 6 March to 30 June 117
    assert answers([before, after])["fsw"][1] == Fraction(both + 60, 7)
    for other in ({"kind": "indemnity"}, {"employer": "Usine"}):
        assert answers([before, replace(after, **other)])["fsw"][1] == Fraction(both, 7)
    said = SameEmployer(one="Agence", other="Usine", same=True)
    joined = answers([before, replace(after, employer="Usine")], same_employers=[said])
    assert joined["fsw"][1] == Fraction(both + 60, 7)


def test_a_bridge_has_the_smaller_hours_of_its_two_sides_and_shares_the_cap():
    before = work("2023-01-02", "2023-03-03", hours_per_week="12")
    after = work("2023-03-06", "2023-06-30", id="c2", hours_per_week="20")
    assert answers([before, after])["fsw"][1] == Fraction(61 * 12 + 2 * 12 + 117 * 20, 7)
    beside = work("2023-01-02", "2023-06-30", id="c3", employer="Usine", hours_per_week="25")
    assert answers([before, after, beside])["fsw"][1] == Fraction(180 * 30, 7)
    assert answers([before, after, beside])["fsw"][3] == Fraction(180 * 25 + 63 * 12 + 117 * 20, 7)


def test_a_holiday_between_counts_by_day_and_puts_nothing_by_week():
    # Friday the 14th of July and the weekend after it.
    before, after = work("2023-01-02", "2023-07-13"), work("2023-07-17", "2024-01-12", id="c2")
    whole, parts = answers([work("2023-01-02", "2024-01-12")])["fsw"], answers([before, after])["fsw"]
    assert parts[1] == whole[1]
    assert parts[3] == whole[3]
    assert parts[2] == whole[2] - Fraction(30) + Fraction(28)
    assert answers([replace(before, last=date(2023, 7, 12)), after])["fsw"][5] == "to_justify"


def test_a_weekend_beside_a_leave_is_not_brought_back():
    away = Leave(first=date(2023, 3, 6), last=date(2023, 3, 10))
    before, after = (
        work("2023-01-02", "2023-03-03"),
        work("2023-03-06", "2023-06-30", id="c2", leaves=(away,)),
    )
    found = count_hours([before, after], [], [], date(2024, 6, 3), TODAY, book())
    assert found.entries[0].by_day == Fraction((61 + 112) * 30, 7)


def test_a_contract_that_lies_wholly_inside_a_leave_still_exists():
    away = Leave(first=date(2022, 7, 1), last=date(2022, 12, 31), kind="parental")
    one = work("2022-01-03", "2023-09-30", leaves=(away,))
    three = [
        work("2022-01-03", "2022-06-30"),
        work("2022-07-01", "2022-12-31", id="c2", leaves=(away,)),
        work("2023-01-01", "2023-09-30", id="c3"),
    ]
    assert answers(three) == answers([one])
    assert answers(three)["fsw"][0] == "borderline"
    assert answers(three)["fsw"][5] == "to_justify"
    assert answers(three)["fsw"][1] == Fraction(13560, 7)


def test_weekly_missions_are_one_stretch_of_the_proof():
    found = count_hours(MISSIONS, [], [], date(2024, 6, 3), TODAY, book()).programmes["fsw"]
    assert [(each.days, len(each.contracts)) for each in found.stretches] == [(376, 54)]


def test_an_entry_counts_the_days_before_the_application_only():
    found = count_hours(MISSIONS, [], [], date(2023, 3, 5), TODAY, book()).entries
    whole = count_hours([YEAR], [], [], date(2023, 3, 5), TODAY, book()).entries
    assert [(each.last, each.by_day, each.raw) for each in found] == [
        (each.last, each.by_day, each.raw) for each in whole
    ]


def test_the_school_share_at_which_the_answer_turns_is_that_of_one_contract():
    study = replace(YEAR, kind="work_study")
    found, whole = (
        count_hours(some, [], [], date(2024, 6, 3), TODAY, book()).programmes["fsw"]
        for some in (without(study, WEEKENDS), [study])
    )
    assert found.fails_above_share == whole.fails_above_share
    assert found.without_school_by_day == whole.without_school_by_day
