"""How the evaluation of a diploma stands on a day: by its day, by who made it and for whom."""

from datetime import date

import pytest
from msgspec.structs import replace

from casefile.rules.education.evaluation import body_of, evaluation_of
from casefile.rules.facts import Credential
from tests.rules.books import book

ON = date(2026, 6, 1)
FRENCH = Credential(country="FR", evaluated_on=date(2025, 1, 1), evaluated_by="WES")


@pytest.mark.parametrize(
    ("told", "noc", "standing"),
    [
        ({"country": "CA", "evaluated_on": None}, None, "canadian"),
        ({"evaluated_on": None}, None, "missing"),
        ({"evaluated_by": "  "}, None, "issuer_untold"),
        ({"evaluated_by": "MIFI"}, None, "not_designated"),
        ({}, None, "good"),
        ({"evaluated_on": ON}, None, "good"),
        ({"evaluated_on": date(2026, 6, 2)}, None, "ahead"),
        ({"evaluated_on": date(2021, 6, 2)}, None, "good"),
        ({"evaluated_on": date(2021, 6, 1)}, None, "expired"),
        ({"evaluated_on": date(2021, 6, 1), "evaluated_by": "MIFI"}, None, "not_designated"),
        ({"evaluated_on": date(2021, 6, 1), "evaluated_by": ""}, None, "expired"),
        ({}, "31100", "wrong_body"),
        ({"person": "spouse"}, "31100", "good"),
        ({"evaluated_by": "MCC"}, "31100", "good"),
        ({"evaluated_by": ""}, "31100", "issuer_untold"),
        ({"evaluated_on": date(2021, 6, 1)}, "31100", "expired"),
        ({"evaluated_on": date(2024, 10, 30)}, "21200", "good"),
        ({"evaluated_on": date(2024, 10, 31)}, "21200", "wrong_body"),
        ({"evaluated_on": date(2024, 10, 30)}, "31100", "wrong_body"),
        ({}, "", "good"),
    ],
)
def test_an_evaluation_stands_by_its_day_and_by_who_made_it(told, noc, standing):
    found = evaluation_of(replace(FRENCH, **told), ON, book().parameters, noc)
    assert (found.standing, found.counts) == (standing, standing in ("canadian", "good"))


@pytest.mark.parametrize(
    ("noc", "person", "required", "licensed"),
    [
        ("31100", "principal", "MCC", False),
        ("31120", "principal", "PEBC", True),
        ("31120", "spouse", "", False),
        ("21232", "principal", "", False),
        (None, "principal", "", False),
    ],
)
def test_the_body_of_an_occupation_is_named_and_whether_only_a_licence_asks_for_it(
    noc, person, required, licensed
):
    found = evaluation_of(replace(FRENCH, person=person), ON, book().parameters, noc)
    assert (found.body, found.required, found.licensed) == ("WES", required, licensed)
    assert found.good_until == date(2029, 12, 31)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("wes", "WES"),
        ("W.E.S.", ""),
        ("World Education Services (Toronto)", "WES"),
        ("World Education", ""),
        ("Education World Services", ""),
        ("by ICES / BCIT", "ICES"),
        ("BCIT", "ICES"),
        ("Wesley University", ""),
        ("Conseil medical du Canada", "MCC"),
        ("", ""),
    ],
)
def test_a_body_is_named_by_whole_words_in_their_order(name, body):
    assert body_of(name, ON, book().parameters) == body
