"""What stands around the figures: reasons with their cure, shares, findings, what was left out, the form view."""

from datetime import date
from fractions import Fraction

import msgspec
import pytest

from casefile.errors import NotInForceError
from casefile.i18n import words_for
from casefile.rules.facts import Contract, Leave, Qualification, Study
from casefile.rules.hours.count import count_hours
from casefile.rules.hours.form import form_view
from casefile.rules.hours.work import contract_faults
from tests.rules.books import TODAY, book

ON = date(2025, 6, 1)


def work(first, last, **more):
    told = {"id": "c1", "employer": "Atelier", "noc": "21232", "country": "FR", "hours_per_week": "35"}
    return Contract(first=date.fromisoformat(first), last=last and date.fromisoformat(last), **(told | more))


def report(*contracts, on=ON, studies=(), qualifications=(), today=TODAY, **more):
    found = count_hours(contracts, studies, qualifications, on, today, book(), **more)
    everything_can_be_said(found)
    return found


def everything_can_be_said(found):
    for words in (words_for("en"), words_for("fr")):
        for answer in found.programmes.values():
            assert len(answer.why) == len(answer.reasons) + len(answer.provisos)
            assert all("{" not in words.sentence(code, values) for code, values in answer.why)
            assert all("{" not in words.of(each) for each in answer.excluded)
        assert all("{" not in words.of(each) for each in found.findings)


def codes(found):
    return {finding.code for finding in found.findings}


def test_missing_hours_name_the_figure_the_missing_amount_and_the_weeks_that_would_do():
    answer = report(work("2024-01-01", "2024-06-30"), on=date(2024, 8, 1)).programmes["fsw"]
    assert answer.reasons == ("hours_by_day_short", "hours_by_week_short", "months_short")
    assert answer.details["hours_by_day_short"] == {
        "hours": Fraction(780),
        "required": Fraction(1560),
        "missing": Fraction(780),
        "weeks": 26,
    }
    assert answer.details["months_short"]["missing"] == 6
    assert answer.details["months_short"]["until_on"] == date(2024, 12, 31)


def test_a_day_gone_by_is_no_day_to_work_until():
    stopped = work("2023-06-05", "2024-01-31", country="CA", authorised=True)
    canadian = report(stopped, on=date(2024, 12, 1)).programmes["cec"]
    assert "months_resumed" in canadian.reasons
    assert "until_on" not in canadian.details["months_resumed"]
    skilled = report(stopped, on=date(2024, 12, 1)).programmes["fsw"]
    assert skilled.details["months_ended"]["last_on"] == date(2024, 1, 31)
    meanwhile = report(stopped, on=date(2024, 3, 1)).programmes["cec"]
    assert meanwhile.details["months_short"]["until_on"] == date(2024, 6, 4)


def test_what_is_said_of_the_answer_of_another_programme_is_not_said_beside_this_one():
    found = report(
        work("2024-01-08", None, country="CA", authorised=True, hours_per_week="90"), on=date(2027, 3, 1)
    )
    assert {each.subject for each in found.findings if each.code == "hours.projected"} >= {"fsw", "cec"}
    beside = found.findings_for(["cec"])
    assert [each.subject for each in beside if each.code == "hours.projected"] == ["cec"]
    assert "hours.above_plausible" in {each.code for each in beside}


def test_what_the_form_credits_to_one_programme_is_said_beside_no_other():
    day = date(2024, 12, 20)
    found = report(work("2024-01-29", "2025-02-03"), on=day, today=day)
    early = {each.subject for each in found.findings if each.code == "hours.form.too_early"}
    assert "fsw" in early
    assert "hours.form.too_early" in {each.code for each in found.findings_for(["fsw"])}
    assert "hours.form.too_early" not in {each.code for each in found.findings_for(["none"])}


def test_days_too_old_are_counted_apart():
    answer = report(work("2012-01-02", "2014-12-31"), on=ON).programmes["fsw"]
    assert answer.reasons == ("enough_no_longer", "nothing_counts", "outside_window")
    assert answer.before_window_by_day == Fraction(1095 * 30, 7)
    assert answer.details["enough_no_longer"] == {"until_on": answer.qualifies_until}
    assert [finding.code for finding in answer.excluded] == ["hours.excluded.before_window"]


def test_an_ongoing_contract_says_from_when_it_will_be_enough():
    answer = report(work("2025-01-06", None)).programmes["fsw"]
    assert answer.details["enough_later"] == {"from_on": date(2026, 1, 6)}
    assert (answer.qualifies_from, answer.qualifies_until) == (date(2026, 1, 6), None)


def test_a_broken_gap_shows_the_total_beside_the_run_that_counts():
    answer = report(work("2023-01-02", "2023-09-29"), work("2024-01-01", "2024-09-30", id="c2")).programmes[
        "fsw"
    ]
    assert answer.continuity == "broken"
    assert (
        answer.details["continuity_broken"]["total"] == answer.total_by_day == Fraction((271 + 274) * 30, 7)
    )
    assert answer.deciding < answer.total_by_day
    assert [gap.outcome for gap in answer.gaps] == ["broken"]
    assert "hours.excluded.outside_run" in [finding.code for finding in answer.excluded]


def test_leave_is_to_justify_whatever_its_length_and_is_marked_as_leave():
    away = Leave(first=date(2024, 3, 1), last=date(2024, 8, 31), kind="parental")
    answer = report(work("2023-01-02", "2025-05-30", leaves=(away,))).programmes["fsw"]
    assert answer.verdict == "met"
    assert [(gap.leave, gap.outcome) for gap in answer.gaps] == [(True, "to_justify")]


def test_the_school_share_at_which_the_answer_turns():
    answer = report(work("2023-01-02", "2025-05-30", kind="work_study")).programmes["fsw"]
    share = answer.fails_above_share
    assert answer.provisos == ("school_time_unknown",)
    for part, enough in ((share - Fraction(1, 1000), True), (share + Fraction(1, 1000), False)):
        percent = f"{float(part):.9f}"
        again = report(work("2023-01-02", "2025-05-30", kind="work_study", school_share_percent=percent))
        assert again.programmes["fsw"].enough is enough


def test_the_share_turns_later_when_another_job_fills_the_cap():
    study = work("2023-01-02", "2025-05-30", kind="work_study")
    evening = work("2023-01-02", "2025-05-30", id="c2", employer="Bureau", hours_per_week="10")
    alone = report(study).programmes["fsw"].fails_above_share
    both = report(study, evening).programmes["fsw"]
    assert both.fails_above_share > alone
    percent = f"{float(both.fails_above_share - Fraction(1, 1000)):.9f}"
    known = work("2023-01-02", "2025-05-30", kind="work_study", school_share_percent=percent)
    assert report(known, evening).programmes["fsw"].enough


@pytest.mark.parametrize("last", [f"2024-12-{day:02}" for day in range(9, 16)])
@pytest.mark.parametrize("first", [f"2023-01-0{day}" for day in range(2, 9)])
def test_just_below_the_share_it_is_enough_and_just_above_it_is_not(first, last):
    def enough(percent):
        share = f"{float(percent):.9f}"
        known = work(first, last, kind="work_study", school_share_percent=share)
        return count_hours((known,), (), (), ON, TODAY, book(), programmes=("fsw",)).programmes["fsw"].enough

    turns = report(work(first, last, kind="work_study")).programmes["fsw"].fails_above_share
    assert enough(turns - Fraction(1, 10**6))
    assert not enough(turns + Fraction(1, 10**6))


def test_with_a_known_share_the_counts_without_school_stand_beside():
    answer = report(
        work("2023-01-02", "2024-12-15", kind="work_study", school_share_percent="50")
    ).programmes["fsw"]
    assert answer.verdict != "met"
    assert answer.without_school_by_day == 2 * answer.by_day
    assert answer.fails_above_share < 50


def test_no_share_is_enough_when_the_hours_fail_anyway():
    answer = report(work("2024-01-01", "2024-06-30", kind="work_study")).programmes["fsw"]
    assert answer.fails_above_share is None
    assert answer.details["school_time_unknown"] == {"share": 0}


def test_every_share_is_enough_when_other_work_suffices():
    other = work("2023-01-02", "2025-05-30", id="c2", employer="Bureau", kind="indemnity")
    answer = report(work("2023-01-02", "2025-05-30", kind="work_study"), other).programmes["fsw"]
    assert answer.fails_above_share == 100


@pytest.mark.parametrize(
    ("contract", "code"),
    [
        (work("2024-01-01", "2023-01-01"), "contract.last_before_first"),
        (work("2024-01-01", None, hours_per_week="0"), "contract.hours_impossible"),
        (work("2024-01-01", None, hours_per_week="a lot"), "contract.hours_impossible"),
        (work("2024-01-01", None, noc="2173"), "contract.noc_2016"),
        (work("2024-01-01", None, noc="٢١٢٣٢"), "contract.noc_malformed"),
        (work("2024-01-01", None, country=""), "contract.country_malformed"),
        (work("0204-01-01", "0205-01-01"), "contract.year_implausible"),
        (
            work("2024-01-01", None, kind="work_study", school_share_percent="120"),
            "contract.share_impossible",
        ),
    ],
)
def test_a_bad_contract_is_a_finding_and_is_skipped(contract, code):
    good = work("2023-01-02", "2024-06-30", id="good")
    found = report(contract, good)
    assert code in codes(found)
    assert [entry.contracts for entry in found.entries] == [("good",)]


@pytest.mark.parametrize("kind", ["employee", "self_employed", "indemnity", "volunteer", "work_study"])
def test_a_share_that_cannot_be_is_a_fault_of_every_kind_and_keeps_only_work_study_from_counting(kind):
    contract = work("2023-01-02", "2024-06-30", kind=kind, school_share_percent="banana")
    assert [fault.code for fault in contract_faults(contract)] == ["contract.share_impossible"]
    assert ("contract.share_impossible" in codes(report(contract))) is (kind == "work_study")


@pytest.mark.parametrize(
    ("contracts", "code"),
    [
        ((work("2024-01-01", None, noc="65201"),), "hours.teer_too_high"),
        ((work("2024-01-01", None, noc="20000"),), "contract.noc_unknown"),
        ((work("2024-01-01", None, hours_per_week="61"),), "hours.above_plausible"),
        ((work("2027-01-01", None),), "hours.not_begun"),
        ((work("2024-01-01", None, school_share_percent="25"),), "hours.share_ignored"),
        ((work("2024-01-01", None, claimed=False),), "hours.not_claimed"),
        ((work("2024-01-01", None), work("2023-01-01", "2023-12-31", id="c2")), "hours.out_of_order"),
        ((work("2024-01-01", None), work("2024-03-01", None, id="c2")), "hours.full_time_twice_ongoing"),
        ((work("2024-01-01", None), work("2024-03-01", "2024-04-01", id="c2")), "hours.full_time_twice"),
        (
            (work("2024-01-01", None), work("2024-03-01", None, id="c2", hours_per_week="8")),
            "hours.overlap_ongoing",
        ),
        (
            (work("2024-01-01", None), work("2024-03-01", "2024-04-01", id="c2", hours_per_week="8")),
            "hours.overlap",
        ),
        (
            (work("2024-01-01", None), work("2025-01-01", None, id="c2", employer="Ateliers")),
            "hours.employers_near",
        ),
        (
            (work("2024-01-01", None, leaves=(Leave(first=date(2024, 2, 2), last=date(2024, 2, 1)),)),),
            "hours.leave_backwards",
        ),
        (
            (work("2024-01-01", None, leaves=(Leave(first=date(2023, 12, 30), last=date(2024, 1, 3)),)),),
            "hours.leave_outside",
        ),
        (
            (
                work("2024-01-01", "2024-03-29", country="ZZ"),
                work("2024-04-02", "2024-12-31", country="ZZ", id="c2"),
            ),
            "hours.holidays_unknown",
        ),
    ],
)
def test_what_is_worth_saying_is_a_finding(contracts, code):
    assert code in codes(report(*contracts))


def test_an_ordinary_contract_raises_nothing_but_the_two_fixed_notes():
    assert codes(report(work("2023-01-02", "2025-05-30"))) == {"hours.annual_leave", "hours.only_hours"}
    assert codes(report()) == set()


def test_the_last_good_date_is_announced_a_year_ahead():
    contract = work("2015-12-14", "2017-08-31")
    early = report(contract, on=date(2025, 1, 15), today=date(2025, 1, 15))
    late = report(contract, on=date(2025, 9, 1), today=date(2025, 9, 1))
    until = early.programmes["fsw"].qualifies_until
    assert "hours.until_near" not in codes(early)
    (warning,) = [each for each in late.findings if each.code == "hours.until_near"]
    assert (warning.subject, warning.values["until_on"], warning.severity) == ("fsw", until, "warning")


def test_a_last_good_day_that_is_over_is_told_as_over():
    late = report(work("2015-12-14", "2017-08-31"), on=date(2025, 9, 1), today=date(2026, 11, 28))
    assert "hours.until_near" not in codes(late)
    assert "hours.until_past" in codes(late)


def test_a_run_that_is_enough_by_itself_is_not_called_broken():
    answer = report(
        work("2019-01-07", "2019-03-29"), work("2020-01-06", "2024-12-31", id="c2"), on=date(2025, 6, 1)
    ).programmes["fsw"]
    assert (answer.verdict, answer.continuity, answer.continuity_told) == ("met", "broken", "unbroken_run")
    short = report(work("2023-01-02", "2023-09-29"), work("2024-01-01", "2024-09-30", id="c2"))
    assert short.programmes["fsw"].continuity_told == "broken"
    near = report(
        work("2019-01-07", "2019-12-27"), work("2020-01-06", "2024-12-31", id="c2"), on=date(2025, 6, 1)
    )
    assert near.programmes["fsw"].continuity_told == "unbroken_run"


@pytest.mark.parametrize(
    ("programme", "contract", "code"),
    [
        ("fsw", work("2024-01-01", "2024-12-31", noc="65201"), "teer"),
        ("fsw", work("2024-01-01", "2024-12-31", kind="volunteer"), "volunteer"),
        ("fsw", work("2024-01-01", "2024-12-31", country="CA", authorised=False), "not_authorised"),
        ("cec", work("2024-01-01", "2024-12-31"), "abroad"),
        ("cec", work("2024-01-01", "2024-12-31", country="CA", kind="work_study"), "work_study"),
        ("cec", work("2024-01-01", "2024-12-31", country="CA", kind="self_employed"), "self_employed"),
        ("fst", work("2024-01-01", "2024-12-31"), "not_a_trade"),
        ("fst", work("2024-01-01", "2024-12-31", noc="72200", kind="indemnity"), "indemnity"),
    ],
)
def test_a_contract_left_out_says_why(programme, contract, code):
    answer = report(contract).programmes[programme]
    assert [finding.code for finding in answer.excluded] == [f"hours.excluded.{code}"]


def test_days_left_out_of_a_contract_that_counts():
    study = Study(first=date(2024, 3, 1), last=date(2024, 3, 31))
    qualified = Qualification(on=date(2024, 1, 31), country="FR")
    away = Leave(first=date(2024, 6, 1), last=date(2024, 6, 10))
    contract = work("2024-01-01", "2024-12-31", noc="72200", leaves=(away,))
    answer = report(contract, studies=[study], qualifications=[qualified]).programmes["fst"]
    assert {each.code.rpartition(".")[2]: each.values["days"] for each in answer.excluded} == {
        "leave": 10,
        "study": 31,
        "before_qualification": 31,
    }


def test_a_contract_set_aside_and_another_occupation_are_named():
    answer = report(
        work("2022-01-03", "2023-12-29"),
        work("2024-01-01", "2024-06-30", id="c2", kind="indemnity"),
        work("2024-07-01", "2024-12-31", id="c3", noc="21222"),
    ).programmes["fsw"]
    assert answer.verdict == "met"
    assert [(each.subject, each.code.rpartition(".")[2]) for each in answer.excluded] == [
        ("c2", "set_aside"),
        ("c3", "other_occupation"),
    ]


def test_only_the_person_asked_about_is_counted():
    mine, theirs = work("2023-01-02", "2025-05-30"), work("2023-01-02", "2025-05-30", person="spouse")
    assert report(theirs).programmes["fsw"].run is None
    assert report(mine, theirs, person="spouse").entries == report(theirs, person="spouse").entries


def test_an_invitation_on_a_worse_day_gives_its_own_figures_and_window():
    contract = work("2024-01-01", "2025-01-31")
    answer = report(contract, on=date(2025, 2, 1), invited_on=date(2024, 12, 20)).programmes["fsw"]
    assert answer.window.last == date(2024, 12, 19)
    assert answer.details["invitation_too_early"] == {"invited_on": date(2024, 12, 20)}
    assert answer.qualifies_from == date(2025, 1, 1)
    better = report(contract, on=date(2025, 2, 1), invited_on=date(2025, 1, 20)).programmes["fsw"]
    assert (better.verdict, better.window.last) == ("met", date(2025, 1, 19))


def test_an_invitation_on_a_day_when_nothing_counted_yet():
    answer = report(work("2024-01-01", "2025-01-31"), on=date(2025, 2, 1), invited_on=date(2023, 5, 1))
    assert answer.programmes["fsw"].verdict == "not_met"
    assert answer.programmes["fsw"].run is None


def test_bridges_name_their_holidays():
    found = report(work("2023-01-02", "2023-07-13"), work("2023-07-17", "2023-12-22", id="c2"))
    assert [bridge.names for bridge in found.entries[0].bridges] == [("National day",)]


def test_the_weekend_is_the_one_of_the_country():
    # Thursday to Sunday in Algeria, 2024: Friday and Saturday lie between, nobody works on them.
    rested = report(
        work("2023-06-04", "2024-01-11", country="DZ"),
        work("2024-01-14", "2024-07-31", country="DZ", id="c2"),
    )
    assert [bridge.days for bridge in rested.entries[0].bridges] == [2]
    assert rested.programmes["fsw"].verdict == "met"
    # Friday to Monday: the Sunday between was a working day there.
    worked = report(
        work("2023-06-04", "2024-01-12", country="DZ"),
        work("2024-01-15", "2024-07-31", country="DZ", id="c2"),
    )
    assert len(worked.entries) == 2
    assert worked.programmes["fsw"].continuity == "to_justify"


def test_a_plain_weekend_loads_no_calendar():
    class Refusing:
        def weekend(self, country, year):
            return frozenset({5, 6})

        def holidays(self, country, year):
            raise AssertionError

    one, other = work("2024-01-01", "2024-05-31"), work("2024-06-03", "2024-12-24", id="c2")
    silent = msgspec.structs.replace(book(), calendar=Refusing())
    found = count_hours((one, other), (), (), ON, TODAY, silent)
    assert [(bridge.days, bridge.names) for bridge in found.entries[0].bridges] == [(2, ())]


def test_a_working_day_between_makes_two_entries():
    found = report(work("2024-01-01", "2024-07-11"), work("2024-07-15", "2024-12-24", id="c2"))
    assert len(found.entries) == 2


def test_another_kind_or_share_is_another_entry():
    found = report(
        work("2024-01-01", "2024-06-30"), work("2024-07-01", "2024-12-24", id="c2", kind="work_study")
    )
    assert len(found.entries) == 2


def test_every_answer_carries_the_source_of_each_number():
    answer = report(work("2023-01-02", "2025-05-30")).programmes["fsw"]
    assert [each.id for each in answer.grounds][:2] == ["hours.full_time_week", "hours.fsw_required"]
    assert all(each.source.url and each.checked_on for each in answer.grounds)


def test_before_the_record_of_the_rules_the_count_is_refused():
    with pytest.raises(NotInForceError):
        count_hours([], [], [], date(2012, 1, 1), TODAY, book())


def test_the_form_credits_whole_months_and_may_be_too_early():
    answer = report(work("2024-01-29", "2025-02-03"), on=date(2025, 3, 1)).programmes["fsw"]
    view = form_view(answer)
    assert (view.months, view.exact_months, view.credited_on) == (14, 12, date(2024, 12, 1))
    assert [each.code for each in view.findings] == ["hours.form.credited", "hours.form.too_early"]
    assert view.findings[1].values == {"form_on": date(2024, 12, 1), "from_on": date(2025, 1, 29)}
    for words in (words_for("en"), words_for("fr")):
        assert all("{" not in words.of(each) for each in view.findings)


def test_the_form_credits_nothing_without_a_run_and_not_enough_for_few_months():
    assert form_view(report().programmes["fsw"]) is None
    view = form_view(report(work("2024-01-29", "2024-05-03")).programmes["fsw"])
    assert (view.months, view.credited_on, len(view.findings)) == (5, None, 1)


def test_while_the_form_would_credit_too_early_the_report_warns():
    contract = work("2024-01-29", "2025-02-03")
    assert "hours.form.too_early" in codes(report(contract, on=date(2024, 12, 20), today=date(2024, 12, 20)))
    assert "hours.form.too_early" not in codes(
        report(contract, on=date(2024, 11, 20), today=date(2024, 11, 20))
    )
    assert "hours.form.too_early" not in codes(report(contract, on=date(2025, 2, 20)))


def test_two_good_times_to_apply_with_years_between():
    early = work("2014-01-01", "2015-06-30", country="CA", authorised=True)
    late = work("2022-01-03", "2023-06-30", id="c2", country="CA", authorised=True)
    before = report(early, late, on=date(2016, 1, 1)).programmes["cec"]
    between = report(early, late, on=date(2019, 9, 1)).programmes["cec"]
    after = report(early, late, on=date(2024, 1, 1)).programmes["cec"]
    first = report(early, late, on=date(2014, 6, 1)).programmes["cec"]
    assert (before.qualifies_from, before.qualifies_until) == (date(2015, 1, 1), date(2017, 7, 1))
    assert (between.qualifies_from, between.qualifies_until) == (
        before.qualifies_from,
        before.qualifies_until,
    )
    assert first.qualifies_from == before.qualifies_from
    assert after.qualifies_from == date(2023, 1, 3)


def test_a_contract_can_be_checked_alone_with_its_occupation():
    faults = contract_faults(work("2024-01-01", None, noc="65201"), "c1", book())
    assert [each.code for each in faults] == ["hours.teer_too_high"]
    twice = contract_faults(work("2024-01-01", None, noc="2173"), "c1", book())
    assert [each.code for each in twice] == ["contract.noc_2016"]


def test_after_two_good_times_the_latest_is_shown():
    early = work("2014-01-01", "2015-06-30", country="CA", authorised=True)
    late = work("2020-01-06", "2021-07-02", id="c2", country="CA", authorised=True)
    long_after = report(early, late, on=date(2026, 1, 1)).programmes["cec"]
    assert long_after.qualifies_from == date(2021, 1, 6)


@pytest.mark.parametrize("programme", ["fsw", "fst"])
def test_of_two_equal_occupations_the_lower_code_is_shown(programme):
    one = work("2022-01-03", "2025-05-30", noc="72300", country="BE")
    other = work("2022-01-03", "2025-05-30", noc="72200", country="BE", id="c2")
    assert report(one, other).programmes[programme].noc == "72200"


def test_of_two_equal_runs_the_earlier_is_shown():
    one, other = work("2020-01-06", "2021-06-27"), work("2022-01-03", "2023-06-25", id="c2")
    assert report(other, one).programmes["fsw"].run.first == date(2020, 1, 6)


def cec_work(first, last, hours, name):
    return work(first, last, hours_per_week=hours, country="CA", authorised=True, id=name)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("35", "7"),
        ("7", "35"),
        ("12", "9"),
        ("9", "12"),
        pytest.param("10.01", "9.99", marks=pytest.mark.slow),
        pytest.param("9.9", "10.1", marks=pytest.mark.slow),
    ],
)
def test_while_both_ends_of_the_window_move_inside_contracts_no_turn_is_jumped_over(before, after):
    some = [cec_work("2014-01-06", "2018-12-30", before, "c1"), cec_work("2018-12-31", None, after, "c2")]
    answer = report(*some, on=date(2019, 6, 1)).programmes["cec"]
    enough = {
        day: count_hours(some, [], [], date.fromordinal(day), TODAY, book(), programmes=("cec",))
        .programmes["cec"]
        .enough
        for day in range(date(2017, 1, 1).toordinal(), date(2023, 6, 1).toordinal(), 29)
    }
    last = answer.qualifies_until or date.max
    for day, found in enough.items():
        if answer.qualifies_from <= date.fromordinal(day) <= last:
            assert found
    for edge, step in ((answer.qualifies_from, -1), (answer.qualifies_until, 1)):
        if edge is not None:
            beyond = date.fromordinal(edge.toordinal() + step)
            assert not report(*some, on=beyond).programmes["cec"].enough


def test_a_hundred_contracts_side_by_side_bury_nothing():
    found = report(
        *(
            work("2016-01-04", "2020-12-31", id=f"c{number}", employer=f"Atelier {number}")
            for number in range(100)
        )
    )
    overlaps = [each for each in found.findings if each.code in {"hours.overlap", "hours.full_time_twice"}]
    assert len(overlaps) == 12
    (more,) = (each for each in found.findings if each.code == "hours.overlap_more")
    assert more.values["count"] == 100 * 99 // 2 - 12
    near = [each for each in found.findings if each.code.startswith("hours.employers_near")]
    assert len(near) <= 13
    assert len(found.findings) < 40


def test_pairs_that_only_follow_each_other_are_not_counted():
    found = report(
        *(work(f"20{10 + number}-01-01", f"20{10 + number}-12-31", id=f"c{number}") for number in range(14))
    )
    assert not codes(found) & {"hours.overlap", "hours.full_time_twice", "hours.overlap_more"}


@pytest.mark.parametrize(("country", "unknown"), [("FR", False), ("QQ", True)])
def test_a_country_that_is_none_is_said_of_work_and_of_qualifications(country, unknown):
    qualified = Qualification(id="q1", country=country, on=date(2020, 1, 1))
    found = report(work("2020-01-06", "2021-12-31", country=country), qualifications=(qualified,))
    assert ("contract.country_unknown" in codes(found)) is unknown
    assert ("hours.qualified_nowhere" in codes(found)) is unknown
