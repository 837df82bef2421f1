"""The money of the day: what counts, what is short, what leaves before a decision can be expected."""

from datetime import date

import pytest
from msgspec.structs import replace

from casefile.i18n.words import words_for
from casefile.rules.eligibility.conditions import funds_condition
from casefile.rules.facts import Account, Facts, JobOffer, Person
from casefile.rules.money.report import FundsReport, funds_report
from casefile.services.rulebook.pack import load_parameters
from casefile.services.rulebook.programmes import load_programmes

ON = date(2025, 11, 24)  # a day whose table is over, or will be: next year's changes nothing here
ME = Person(id="principal", role="principal")


def report(*accounts: Account, programme: str = "fsw", on: date = ON, **facts) -> FundsReport:
    told = Facts(persons=(ME,), accounts=accounts, **facts)
    return funds_report(told, load_programmes()[programme], on=on, parameters=load_parameters())


def codes(found: FundsReport) -> dict[str, str]:
    return {each.code: each.severity for each in found.findings}


def test_enough_money_that_stays_leaves_only_the_reminder_of_both_days():
    found = report(Account(balance_cad=15263))
    assert codes(found) == {"funds.both_days": "note"}
    assert (found.held_cad, found.staying_cad, found.shortfall_cad) == (15263, 15263, 0)
    assert found.decision_on == date(2026, 5, 24)


@pytest.mark.parametrize(("on", "published"), [(date(2026, 5, 11), False), (date(2026, 5, 12), True)])
def test_the_published_time_is_told_only_where_it_is_longer_than_the_aim(on, published):
    found = report(Account(balance_cad=90_000), on=on)
    (both,) = (each for each in found.findings if each.code == "funds.both_days")
    assert (both.values.get("variant") == "published") is published
    assert (found.published_on > found.decision_on) is published


def test_one_dollar_short_blocks():
    found = report(Account(balance_cad=15262))
    assert found.shortfall_cad == 1
    assert codes(found)["funds.short"] == "blocker"


def test_what_cannot_count_is_left_out_and_said():
    found = report(Account(balance_cad=15263), Account(balance_cad=9000, counts=False))
    assert (found.held_cad, found.left_out_cad) == (15263, 9000)
    assert codes(found)["funds.left_out"] == "note"


def test_money_that_leaves_by_the_day_of_filing_does_not_count():
    found = report(Account(balance_cad=20000, leaves_on=ON))
    assert (found.held_cad, found.shortfall_cad) == (0, 15263)


@pytest.mark.parametrize(
    ("leaves_on", "other", "code"),
    [
        (date(2026, 2, 24), 0, "funds.leaves_early"),
        (date(2026, 5, 24), 0, "funds.leaves_early"),
        (date(2026, 5, 25), 0, None),
        (date(2026, 2, 24), 15263, "funds.leaves_early_enough_left"),
    ],
)
def test_money_that_leaves_before_the_decision_is_named(leaves_on: date, other: int, code: str | None):
    found = report(
        Account(balance_cad=16000, institution="Banque fictive", leaves_on=leaves_on),
        Account(balance_cad=other),
    )
    assert {each for each in codes(found) if "leaves" in each} == ({code} if code else set())


def test_nothing_told_is_asked_for():
    assert codes(report()) == {"funds.untold": "warning"}


def test_the_canadian_class_and_a_qualifying_offer_are_exempt_an_open_permit_is_not():
    lmia = JobOffer(basis="lmia", noc="21232", full_time=True, lasts_a_year=True)
    open_permit = JobOffer(basis="open_permit")
    untold = replace(lmia, lasts_a_year=None)
    assert codes(report(offers=(untold,), authorised_to_work=True)) == {
        "funds.exempt_offer_if": "warning",
        "offer.duration_untold": "warning",
    }
    assert codes(report(programme="cec")) == {"funds.exempt_class": "note"}
    assert codes(report(offers=(lmia,), authorised_to_work=True)) == {"funds.exempt_offer": "note"}
    assert codes(report(offers=(lmia,), authorised_to_work=False)) == {"funds.untold": "warning"}
    assert codes(report(offers=(open_permit,), authorised_to_work=True)) == {"funds.untold": "warning"}


def test_nothing_is_short_for_who_is_exempt_or_has_told_nothing():
    assert report(Account(balance_cad=1), programme="cec").shortfall_cad == 0
    assert report().shortfall_cad == 0


def couple(**partner) -> tuple[Person, ...]:
    return (ME, Person(id="spouse", role="spouse", given_name="Paul", **partner))


def shared(*accounts: Account, on: date = ON, programme: str = "fsw", **partner) -> FundsReport:
    told = Facts(persons=couple(**partner), marital_status="married", accounts=accounts)
    return funds_report(told, load_programmes()[programme], on=on, parameters=load_parameters())


MINE = Account(balance_cad=10000, institution="Banque fictive")
HIS = Account(person="spouse", balance_cad=12000, institution="Banque du conjoint")


@pytest.mark.parametrize(
    ("comes", "accessible", "held", "untold", "code"),
    [
        (True, None, 22000, 0, None),
        (True, False, 10000, 0, "funds.out_of_reach"),
        (False, None, 10000, 12000, "funds.access_untold"),
        (False, True, 22000, 0, None),
        (False, False, 10000, 0, "funds.out_of_reach"),
    ],
    ids=[
        "a partner who comes",
        "comes, not to be used",
        "stays, not told",
        "stays, joint",
        "stays, not to be used",
    ],
)
def test_whose_money_it_is_and_who_comes_decide(comes, accessible, held, untold, code):
    found = shared(MINE, replace(HIS, accessible=accessible), accompanying=comes)
    assert (found.held_cad, found.untold_cad) == (held, untold)
    assert found.needed.size == 2
    grave = {"funds.out_of_reach": "note", "funds.access_untold": "warning"}
    said = {each: severity for each, severity in codes(found).items() if each in grave}
    assert said == ({code: grave[code]} if code else {})


def test_the_lack_is_told_by_name_when_the_money_is_of_one_who_stays():
    found = shared(MINE, HIS, accompanying=False)
    assert found.shortfall_cad == 19001 - 10000
    said = next(each for each in found.findings if each.code == "funds.access_untold")
    assert words_for("en").of(said).startswith("$12,000 at Banque du conjoint is Paul’s, who stays behind")
    assert codes(found)["funds.short"] == "blocker"


def test_it_is_met_if_only_the_use_of_that_money_is_not_told():
    told = funds_condition(shared(MINE, HIS, accompanying=False))
    assert (told.verdict, told.code) == ("met_if", "eligibility.funds")
    assert (
        funds_condition(shared(MINE, replace(HIS, accessible=False), accompanying=False)).verdict == "not_met"
    )
    assert funds_condition(shared(MINE, replace(HIS, accessible=True), accompanying=False)).verdict == "met"


def test_a_partner_one_is_separated_from_does_not_come():
    told = Facts(persons=couple(), marital_status="separated", accounts=(MINE, HIS))
    found = funds_report(told, load_programmes()["fsw"], on=ON, parameters=load_parameters())
    assert (found.held_cad, found.untold_cad) == (10000, 12000)
    (counted,) = [each for each in found.findings if each.code == "funds.separated_counted"]
    assert (found.needed.size, counted.values["without_cad"]) == (2, 15263)
    together = funds_report(
        replace(told, marital_status="married"), load_programmes()["fsw"], on=ON, parameters=load_parameters()
    )
    assert "funds.separated_counted" not in {each.code for each in together.findings}


def test_borrowed_money_of_one_who_stays_is_not_waited_for():
    found = shared(MINE, replace(HIS, counts=False), accompanying=False)
    assert (found.held_cad, found.untold_cad) == (10000, 0)


def test_money_that_leaves_between_the_aim_and_the_times_published_is_not_safe():
    on = date(2026, 11, 24)
    found = report(Account(balance_cad=16000, institution="B", leaves_on=date(2027, 6, 10)), on=on)
    assert (found.decision_on, found.published_on) == (date(2027, 5, 24), date(2027, 6, 24))
    assert codes(found)["funds.leaves_early"] == "warning"
    safe = report(Account(balance_cad=16000, institution="B", leaves_on=date(2027, 6, 25)), on=on)
    assert "funds.leaves_early" not in codes(safe)
