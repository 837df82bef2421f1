"""Edges of the rules, each asked on both sides: the day itself and the next, one dollar less and exactly enough."""

from datetime import date, timedelta
from itertools import permutations, product

import msgspec
import pytest

from casefile.i18n import words_for
from casefile.rules.checklist.predicates.police import CONDITIONS
from casefile.rules.checklist.situation import Subject
from casefile.rules.facts import Contract, Person, Stay
from casefile.rules.hours.count import count_hours
from casefile.rules.hours.duties import duty_findings
from casefile.rules.hours.form import form_view
from casefile.rules.stays import country_stays
from tests.cases.looking import ME, seen_of
from tests.rules.books import book

ON = date(2025, 1, 15)
EN = words_for("en")


def contract(id: str, first: date, last: date, **more) -> Contract:
    given = {"employer": "Exemple SAS", "noc": "22222", "country": "CA", "hours_per_week": "35"} | more
    return Contract(id=id, first=first, last=last, **given)


def counted(*contracts: Contract):
    return count_hours(contracts, (), (), on=ON, today=ON, rulebook=book())


# What must be equal for two contracts to be one entry (section 4 of docs/hours.md).
ALIKE = {
    "authorised": (True, False, None),
    "kind": ("employee", "work_study", "volunteer"),
    "noc": ("22222", "21232"),
    "country": ("CA", "BE"),
    "employer": ("Exemple SAS", "Autre SAS"),
}


@pytest.mark.parametrize(
    ("field", "before", "after"),
    [(field, *pair) for field, values in ALIKE.items() for pair in product(values, values)],
)
def test_two_contracts_are_one_entry_only_when_they_are_alike(field, before, after):
    entries = counted(
        contract("a", date(2023, 1, 2), date(2023, 6, 30), **{field: before}),
        contract("b", date(2023, 7, 3), date(2023, 12, 29), **{field: after}),
    ).entries
    assert len(entries) == (1 if before == after else 2)


@pytest.mark.parametrize("days_later", [0, 1, 3, 40])
def test_the_count_is_the_same_in_whatever_order_the_contracts_were_entered(days_later):
    first = contract("a", date(2023, 1, 2), date(2023, 6, 30))
    told = (
        first,
        contract("b", date(2023, 7, 3), date(2023, 9, 29)),
        contract("c", date(2023, 9, 30) + timedelta(days=days_later), date(2024, 3, 29)),
        contract("d", date(2023, 5, 1), date(2023, 8, 31), noc="21232"),
    )
    reports = [counted(*each) for each in permutations(told)]
    assert all(each.entries == reports[0].entries for each in reports)
    for name, answer in reports[0].programmes.items():
        others = [each.programmes[name] for each in reports]
        assert all(msgspec.structs.replace(each, excluded=answer.excluded) == answer for each in others)
        assert all(
            {one.subject for one in each.excluded} == {one.subject for one in answer.excluded}
            for each in others
        )


@pytest.mark.parametrize(
    ("exact_on", "early"),
    [
        (date(2024, 1, 1), False),
        (date(2024, 1, 2), True),
        (date(2025, 2, 1), True),
        (date(2025, 2, 2), False),
        (None, False),
    ],
)
def test_a_form_of_months_is_too_early_when_the_days_come_later_within_thirteen_months(exact_on, early):
    report = counted(contract("a", date(2023, 2, 15), date(2024, 12, 31)))
    answer = msgspec.structs.replace(report.programmes["cec"], qualifies_from=exact_on)
    view = form_view(answer)
    assert view.credited_on == date(2024, 1, 1)
    assert ("hours.form.too_early" in {each.code for each in view.findings}) is early


@pytest.mark.parametrize(("hours", "capped"), [("29", False), ("30", False), ("30.5", True)])
def test_what_is_beyond_a_full_week_is_cut_off_and_a_full_week_is_not(hours, capped):
    answer = counted(
        contract("a", date(2023, 2, 6), date(2024, 12, 31), country="FR", hours_per_week=hours)
    ).programmes["fsw"]
    assert {each.capped for each in answer.stretches} == {capped}
    assert {
        each.capped for each in answer.weeks if each.stated == max(one.stated for one in answer.weeks)
    } == {capped}
    assert max(each.counted_per_week for each in answer.stretches) == min(30, float(hours))


ANSWERS = ("no", "unsure", "", "yes")


@pytest.mark.parametrize(("one", "other"), list(product(ANSWERS, ANSWERS)))
def test_the_least_favourable_answer_about_the_duties_is_the_one_reported(one, other):
    said = dict(zip(ANSWERS, ("not_done", "unsure", "unanswered", "done"), strict=True))
    job = contract("a", ON, ON, lead_statement=one, main_duties="yes", essential_duties=other)
    (finding,) = duty_findings([job])
    assert finding.code == f"duties.{said[min(one, other, key=ANSWERS.index)]}"


@pytest.mark.parametrize(
    ("residence", "last", "settled"),
    [("", None, True), ("FR", None, True), ("BE", None, False), ("", date(2024, 12, 31), False)],
)
def test_someone_is_settled_only_where_they_still_live(residence, last, settled):
    person = Person(id="principal", role="principal", born_on=date(1990, 1, 1), residence=residence)
    stay = Stay(id="s", country="FR", first=date(2015, 1, 1), last=last)
    stays = country_stays(person, [stay], on=ON, months=6, years=10, age=18)
    france = next(each for each in stays if each.country == "FR")
    assert CONDITIONS["settled_there"](None, Subject(person=person, thing=france)) is settled


@pytest.mark.parametrize(("short_by_cad", "too_little"), [(1, True), (0, False), (-1, False)])
def test_exactly_enough_money_is_enough(short_by_cad, too_little):
    needed = seen_of({}, on=ON, today=ON).funds.amount_cad
    accounts = [
        {"id": "a", "institution": "Banque", "balance_cad": needed - short_by_cad},
        {"id": "b", "institution": "Autre", "balance_cad": 1, "leaves_on": ON + timedelta(days=1)},
    ]
    said = _answer(seen_of({"accounts": accounts}, on=ON, today=ON), "funds_stay")
    assert ("less than what is asked" in said) is too_little
    assert ("still enough" in said) is not too_little


def _answer(assessment, id: str) -> str:
    return " ".join(
        EN.label(each) for each in next(each for each in assessment.answers if each.id == id).sentences
    )


@pytest.mark.parametrize(
    ("canadian", "warned"), [("", True), ("citizen", False), ("permanent_resident", False)]
)
def test_a_canadian_is_not_asked_where_they_lived(canadian, warned):
    spouse = {"id": "spouse", "role": "spouse", "canadian": canadian, "born_on": date(1990, 1, 1)}
    seen = seen_of({"marital_status": "married", "persons": [ME, spouse]})
    assert any(each.subject == "spouse" for each in seen.assumptions) is warned


@pytest.mark.parametrize(("days", "there"), [(-1, False), (0, False), (1, True)])
def test_money_that_leaves_on_the_day_of_the_decision_is_not_there_for_it(days, there):
    decision_on = seen_of({}, on=ON, today=ON).funds_report.decision_on
    money = {"id": "a", "balance_cad": 50_000, "leaves_on": decision_on + timedelta(days=days)}
    (row,) = seen_of({"accounts": [money]}, on=ON, today=ON).funds_report.rows
    assert row.there is there
