"""Why the hours are not enough: each reason with its figure, asked on both sides of where it begins."""

from datetime import date
from fractions import Fraction
from typing import get_args

import pytest
from msgspec.structs import replace

from casefile.i18n import words_for
from casefile.rules.facts import Contract
from casefile.rules.hours.count import count_hours
from casefile.rules.hours.reasons import reasons_of
from casefile.rules.hours.report import Gap, ReasonCode, Span
from tests.rules.books import TODAY, book

ON = date(2025, 6, 2)
JOB = Contract(
    employer="Atelier", noc="21232", country="FR", first=date(2024, 1, 1), last=date(2025, 6, 1), hours_per_week="30"
)  # fmt: skip
ENOUGH = count_hours((JOB,), (), (), ON, TODAY, book()).programmes["fsw"]
RUN = ENOUGH.run
assert Span(JOB.first, JOB.last) == RUN
NOT_MET = replace(ENOUGH, verdict="not_met", qualifies_from=None)
SHORT = {"required": 1560}


def gap(first: date, last: date, days: int, outcome: str) -> Gap:
    return Gap(first=first, last=last, working_days=days, leave=False, outcome=outcome)


INSIDE = gap(date(2024, 2, 1), date(2024, 2, 9), 7, "to_justify")
LONGER = gap(date(2024, 3, 1), date(2024, 3, 14), 10, "to_justify")
BEFORE = gap(date(2023, 9, 1), date(2023, 12, 31), 80, "broken")
LONG_BEFORE = gap(date(2022, 9, 1), date(2023, 2, 28), 120, "broken")
AFTER = gap(date(2025, 6, 3), date(2025, 7, 31), 40, "broken")

CASES = {
    "met: nothing to say": ({"verdict": "met"}, {}),
    "met if: nothing to say": ({"verdict": "met_if", "by_day": Fraction(0)}, {}),
    "nothing counts": (
        {"run": None},
        {"nothing_counts": {"first_on": ENOUGH.window.first, "last_on": ENOUGH.window.last}},
    ),
    "an hour short by day": (
        {"by_day": Fraction(1559)},
        {"hours_by_day_short": SHORT | {"hours": 1559, "missing": 1, "weeks": 1}},
    ),
    "a full week and an hour short by week": (
        {"by_week": Fraction(1529)},
        {"hours_by_week_short": SHORT | {"hours": 1529, "missing": 31, "weeks": 2}},
    ),
    "exactly a week short": (
        {"by_week": Fraction(1530)},
        {"hours_by_week_short": SHORT | {"hours": 1530, "missing": 30, "weeks": 1}},
    ),
    "exactly enough": ({"by_day": Fraction(1560), "by_week": Fraction(1560)}, {}),
    "a month short, which can still be worked": (
        {"months_elapsed": 11, "run": Span(date(2024, 7, 1), date(2025, 6, 1))},
        {"months_short": {"missing": 1, "first_on": date(2024, 7, 1), "until_on": date(2025, 6, 30)}},
    ),
    "a month short, complete on the very day judged": (
        {"months_elapsed": 11, "run": Span(date(2024, 6, 3), date(2025, 6, 1))},
        {"months_short": {"until_on": date(2025, 6, 2)}},
    ),
    "a month short, which would have been complete the day before": (
        {"months_elapsed": 11, "run": Span(date(2024, 6, 2), date(2025, 5, 1))},
        {"months_ended": {"missing": 1, "last_on": date(2025, 5, 1)}},
    ),
    "the same where the work need not be continuous": (
        {"months_elapsed": 11, "run": Span(date(2024, 6, 2), date(2025, 5, 1)), "continuity": "not_required"},
        {"months_resumed": {"missing": 1, "last_on": date(2025, 5, 1)}},
    ),
    "the longest gap inside is to justify": (
        {"gaps": (INSIDE, LONGER, BEFORE)},
        {
            "gap_to_justify": {"first_on": LONGER.first, "last_on": LONGER.last, "days": 10},
            "continuity_broken": {"first_on": BEFORE.first, "days": 80},
        },
    ),
    "a gap inside is not what lacks while hours do": (
        {"gaps": (INSIDE,), "by_day": Fraction(1000)},
        {"hours_by_day_short": {}},
    ),
    "of the breaks, the one nearest to the run, before it": (
        {"gaps": (LONG_BEFORE, BEFORE), "total_by_day": Fraction(2000), "by_week": Fraction(1700)},
        {"continuity_broken": {"first_on": BEFORE.first, "total": 2000, "hours": 1700}},
    ),
    "of the breaks, the one nearest to the run, after it": (
        {"gaps": (LONG_BEFORE, AFTER)},
        {"continuity_broken": {"first_on": AFTER.first}},
    ),
    "worked too early": (
        {"before_window_by_day": Fraction(10)},
        {"outside_window": {"hours": 10, "first_on": ENOUGH.window.first}},
    ),
    "enough tomorrow": (
        {"qualifies_from": date(2025, 6, 3)},
        {"enough_later": {"from_on": date(2025, 6, 3)}},
    ),
    "from today on": ({"qualifies_from": ON}, {}),
    "until yesterday": (
        {"qualifies_until": date(2025, 6, 1)},
        {"enough_no_longer": {"until_on": date(2025, 6, 1)}},
    ),
    "until today": ({"qualifies_until": ON}, {}),
    "judged by the day of the invitation": (
        {"invited_on": date(2025, 3, 3)},
        {"invitation_too_early": {"invited_on": date(2025, 3, 3)}},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("changed", "expected"), CASES.values(), ids=CASES)
def test_each_reason_is_said_with_its_figure(changed, expected):
    told = {name: value for name, value in changed.items() if name != "invited_on"}
    answer = replace(NOT_MET, **told)
    codes, details = reasons_of(answer, ON, changed.get("invited_on"))
    assert codes == tuple(sorted(expected))
    assert {code: {**details[code], **expected[code]} for code in codes} == {
        code: details[code] for code in codes
    }


def test_no_reason_is_left_out_of_the_table_and_each_has_a_sentence():
    assert {code for _, expected in CASES.values() for code in expected} == set(get_args(ReasonCode))
    for changed, expected in CASES.values():
        told = {name: value for name, value in changed.items() if name != "invited_on"}
        _, details = reasons_of(replace(NOT_MET, **told), ON, changed.get("invited_on"))
        for code in expected:
            assert "{" not in words_for("fr").sentence(f"hours.reason.{code}", details[code])


@pytest.mark.parametrize(
    ("limit", "share"), [(None, 0), (Fraction(25), 25), (Fraction(123459, 1000), Fraction(12345, 100))]
)
def test_the_school_share_told_is_one_at_which_the_hours_suffice(limit, share):
    answer = replace(
        NOT_MET, provisos=("school_time_unknown", "authorisation_unknown"), fails_above_share=limit
    )
    _, details = reasons_of(answer, ON, None)
    assert (details["school_time_unknown"], details["authorisation_unknown"]) == ({"share": share}, {})


AT_ITS_START, AT_ITS_END = (
    gap(first, last, 5, "to_justify")
    for first, last in ((RUN.first, date(2024, 1, 5)), (date(2025, 5, 26), RUN.last))
)


@pytest.mark.parametrize(
    ("verdict", "gaps", "said"),
    [
        ("met", (), "broken"),
        ("met", (BEFORE,), "unbroken_run"),
        ("met", (BEFORE, AFTER), "unbroken_run"),
        ("met", (INSIDE,), "broken"),
        ("met_if", (BEFORE, INSIDE), "broken"),
        ("met", (AT_ITS_START,), "broken"),
        ("met", (AT_ITS_END,), "broken"),
        ("borderline", (BEFORE,), "broken"),
        ("not_met", (BEFORE,), "broken"),
    ],
)
def test_the_continuity_told_is_that_of_the_run_which_is_enough_by_itself(verdict, gaps, said):
    assert replace(ENOUGH, verdict=verdict, gaps=gaps, continuity="broken").continuity_told == said


def test_a_range_of_days_counts_both_ends():
    assert (Span(ON, ON).days, Span(date(2025, 6, 1), ON).days) == (1, 2)
