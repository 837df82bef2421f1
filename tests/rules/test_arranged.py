"""Offers by the regulation (R 82): what is told decides, what is not told leaves a doubt."""

from datetime import date

import pytest
from msgspec.structs import replace

from casefile.rules.arranged import arranged_offers, worked_for
from casefile.rules.conflicts.offers import offer_conflicts
from casefile.rules.facts import Contract, Facts, JobOffer, Leave, SameEmployer
from casefile.services.rulebook.pack import load_parameters

D = date
ON = D(2026, 6, 1)
LMIA = JobOffer(id="o1", employer="Maple Ltd", noc="21232", basis="lmia", full_time=True, lasts_a_year=True)
EXEMPT = replace(LMIA, basis="lmia_exempt_permit")
BASES = ("lmia", "lmia_exempt_permit", "lmia_exempt_permit_one_year")


def job(first: D, last: D | None = None, hours="37.5", **more) -> Contract:
    more = {"employer": "Maple", "noc": "21232", "country": "CA", "authorised": True, **more}
    return Contract(id=f"c-{first}", first=first, last=last, hours_per_week=hours, **more)


def judged(offer: JobOffer, *contracts: Contract, on: D = ON, **facts):
    told = Facts(offers=(offer,), contracts=contracts, **facts)
    found = arranged_offers(told, BASES, on, load_parameters(), highest_teer=3)
    return [(each.standing, [doubt.code.partition(".")[2] for doubt in each.doubts]) for each in found]


@pytest.mark.parametrize(
    ("changed", "standing", "doubts"),
    [
        ({}, "yes", []),
        ({"noc": ""}, "perhaps", ["occupation_untold"]),
        ({"noc": "65201"}, "no", ["occupation_low"]),
        ({"full_time": None}, "perhaps", ["full_time_untold"]),
        ({"full_time": False}, "no", ["part_time"]),
        ({"lasts_a_year": None}, "perhaps", ["duration_untold"]),
        ({"lasts_a_year": False}, "no", ["too_short"]),
        ({"lasts_a_year": None, "full_time": None}, "perhaps", ["full_time_untold", "duration_untold"]),
        ({"lasts_a_year": False, "full_time": None}, "no", ["full_time_untold", "too_short"]),
        # Six and nine months, to be renewed or not: the contract offered is what counts.
        ({"lasts_a_year": None, "ends_on": D(2026, 11, 30)}, "no", ["ends_early"]),
        ({"lasts_a_year": None, "ends_on": D(2027, 2, 28)}, "no", ["ends_early"]),
        # A year less a day is too short whenever the visa comes; from a year on, the day of the visa decides.
        ({"lasts_a_year": None, "ends_on": D(2027, 5, 30)}, "no", ["ends_early"]),
        ({"lasts_a_year": None, "ends_on": D(2027, 5, 31)}, "perhaps", ["ends_after"]),
        ({"lasts_a_year": True, "ends_on": D(2028, 5, 31)}, "yes", []),
        ({"lasts_a_year": True, "ends_on": D(2026, 11, 30)}, "no", ["ends_early"]),
    ],
)
def test_what_is_asked_of_every_offer(changed, standing, doubts):
    assert judged(replace(LMIA, **changed)) == [(standing, doubts)]


def test_the_day_by_which_the_visa_would_have_to_be_there_leaves_twelve_whole_months():
    told = Facts(offers=(replace(LMIA, lasts_a_year=None, ends_on=D(2027, 12, 31)),))
    (found,) = arranged_offers(told, BASES, ON, load_parameters(), highest_teer=3)
    assert found.doubts[0].values["visa_on"] == D(2027, 1, 1)


def test_an_offer_that_rests_on_nothing_named_is_none():
    assert judged(replace(LMIA, basis="open_permit")) == judged(replace(LMIA, basis="none")) == []


def test_an_assessment_asks_for_no_year_of_work():
    assert judged(LMIA, job(D(2026, 4, 1))) == [("yes", [])]


@pytest.mark.parametrize(
    ("offer", "contracts", "standing", "doubts"),
    [
        # Eleven months and a half, then thirteen (82(2)(b)(iii)); and the very day the year is full.
        (EXEMPT, [job(D(2025, 6, 16))], "no", ["worked_too_short"]),
        (EXEMPT, [job(D(2025, 5, 1))], "yes", []),
        (EXEMPT, [job(D(2025, 6, 1))], "yes", []),
        (EXEMPT, [job(D(2025, 6, 2))], "no", ["worked_too_short"]),
        # Part time takes longer; 15 hours a week make the year in two years.
        (EXEMPT, [job(D(2025, 1, 1), hours="15")], "no", ["worked_too_short"]),
        (EXEMPT, [job(D(2024, 5, 1), hours="15")], "yes", []),
        # Several contracts in a row are one piece, over a weekend too; a long break begins it anew.
        (EXEMPT, [job(D(2025, 3, 3), D(2025, 10, 31)), job(D(2025, 11, 3))], "yes", []),
        (EXEMPT, [job(D(2025, 3, 3), D(2025, 10, 31)), job(D(2025, 11, 6))], "perhaps", ["worked_doubtful"]),
        (EXEMPT, [job(D(2025, 3, 3), D(2025, 9, 30)), job(D(2025, 11, 3))], "no", ["worked_too_short"]),
        # No longer at work there, without authorisation, elsewhere, another employer, one's own business.
        (EXEMPT, [job(D(2024, 1, 1), D(2026, 3, 1))], "no", ["worked_too_short"]),
        (EXEMPT, [job(D(2025, 1, 1), authorised=None)], "perhaps", ["worked_doubtful"]),
        (EXEMPT, [job(D(2025, 1, 1), authorised=False)], "perhaps", ["worked_untold"]),
        (EXEMPT, [job(D(2025, 1, 1), country="FR")], "perhaps", ["worked_untold"]),
        (EXEMPT, [job(D(2025, 1, 1), employer="Oak")], "perhaps", ["worked_untold"]),
        (EXEMPT, [job(D(2025, 1, 1), kind="self_employed")], "perhaps", ["worked_untold"]),
        # Months on leave without pay are not worked.
        (
            EXEMPT,
            [job(D(2025, 5, 1), leaves=(Leave(first=D(2025, 7, 1), last=D(2025, 9, 30)),))],
            "no",
            ["worked_too_short"],
        ),
        # A first day that was told, and what the offer is said to rest on.
        (replace(EXEMPT, working_since=D(2025, 6, 1)), [], "yes", []),
        (replace(EXEMPT, working_since=D(2025, 6, 2)), [], "no", ["worked_too_short"]),
        (EXEMPT, [], "perhaps", ["worked_untold"]),
        (replace(EXEMPT, basis="lmia_exempt_permit_one_year"), [], "yes", []),
        # Contracts that make less than the words claim: neither is believed alone.
        (
            replace(EXEMPT, basis="lmia_exempt_permit_one_year"),
            [job(D(2025, 12, 1))],
            "perhaps",
            ["worked_doubtful"],
        ),
        (replace(EXEMPT, working_since=D(2024, 1, 1)), [job(D(2025, 12, 1))], "perhaps", ["worked_doubtful"]),
    ],
)
def test_a_permit_without_an_assessment_asks_a_year_for_its_employer(offer, contracts, standing, doubts):
    assert judged(offer, *contracts) == [(standing, doubts)]


def test_names_said_to_be_one_employer_are_one():
    contract = job(D(2025, 1, 1), employer="Sugar Bush")
    same = SameEmployer(id="s", one="Maple Ltd", other="Sugar Bush")
    assert judged(EXEMPT, contract, same_employers=(same,)) == [("yes", [])]
    apart = replace(same, same=False)
    assert judged(EXEMPT, contract, same_employers=(apart,)) == [("perhaps", ["worked_untold"])]


def test_the_months_and_the_hours_are_those_of_the_piece_that_lasts_until_the_day():
    facts = Facts(contracts=(job(D(2025, 7, 1)),))
    found = worked_for(EXEMPT, facts, ON, load_parameters())
    assert (found.months, found.contracts) == (11, True)
    assert found.hours == pytest.approx(30 * 335 / 7, abs=30)


def test_an_offer_without_an_employer_counts_nobodys_contracts():
    assert judged(replace(EXEMPT, employer=" "), job(D(2024, 1, 1), employer=" x")) == [
        ("perhaps", ["worked_untold"])
    ]


@pytest.mark.parametrize(
    ("offer", "contracts", "said"),
    [
        (LMIA, [], []),
        (replace(LMIA, ends_on=D(2026, 11, 30)), [], ["conflict.offer_duration"]),
        (replace(LMIA, lasts_a_year=False, ends_on=D(2026, 11, 30)), [], []),
        (replace(EXEMPT, working_since=D(2025, 1, 1)), [job(D(2025, 1, 1))], []),
        (replace(EXEMPT, working_since=D(2024, 1, 1)), [job(D(2025, 1, 1))], ["conflict.offer_since"]),
    ],
)
def test_facts_of_an_offer_that_contradict_each_other_are_told(offer, contracts, said):
    facts = Facts(offers=(offer,), contracts=tuple(contracts))
    assert [each.code for each in offer_conflicts(facts, ON, load_parameters())] == said


@pytest.mark.parametrize(("employer", "shown"), [(" Maple Ltd ", "Maple Ltd"), ("  ", "—"), ("", "—")])
def test_a_doubt_names_the_employer_where_one_is_told(employer, shown):
    told = Facts(offers=(replace(LMIA, employer=employer, full_time=None),))
    (found,) = arranged_offers(told, BASES, ON, load_parameters(), highest_teer=3)
    assert [(each.values["employer"], each.severity) for each in found.doubts] == [(shown, "warning")]
