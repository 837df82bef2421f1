from datetime import date

import pytest

from casefile.errors import UsageError
from casefile.i18n import words_for
from casefile.rules.facts import Contract
from casefile.rules.hours.categories import category_hours, parse_categories, unlisted
from casefile.services.rulebook.categories import load_categories
from tests.rules.books import book


def work(first, last, noc, country="FR", **more):
    return Contract(
        employer="Atelier",
        noc=noc,
        country=country,
        first=date.fromisoformat(first),
        last=date.fromisoformat(last),
        hours_per_week="35",
        **more,
    )


def verdicts(on, *contracts):
    found = category_hours(contracts, load_categories(), date.fromisoformat(on), book())
    for words in (words_for("en"), words_for("fr")):
        assert all("{" not in words.of(each) for each in found)
    return {each.category.id: each.verdict for each in found}


def test_a_year_in_one_categorys_occupations_need_not_be_continuous_since_2026():
    parts = (work("2024-01-01", "2024-07-31", "21220"), work("2025-01-01", "2025-07-31", "21220"))
    found = verdicts("2026-06-01", *parts)
    assert found["stem"] == "met"
    assert found["trades"] == "not_met"


def test_the_experience_must_be_in_a_single_occupation_of_the_category():
    parts = (work("2024-06-01", "2024-12-31", "31301"), work("2025-01-01", "2025-07-31", "32101"))
    assert verdicts("2026-01-15", *parts)["healthcare_social"] == "met"  # six months were enough then
    assert verdicts("2026-06-01", *parts)["healthcare_social"] == "not_met"
    assert verdicts("2026-06-01", work("2024-06-01", "2025-07-31", "31301"))["healthcare_social"] == "met"


def test_years_in_an_army_are_not_all_that_the_category_of_recruits_asks():
    soldier = work("2023-06-01", "2025-12-31", "42102")
    assert verdicts("2026-06-01", soldier)["military_recruits"] == "met_if"
    (found,) = [
        each
        for each in category_hours((soldier,), load_categories(), date(2026, 6, 1), book())
        if each.category.id == "military_recruits"
    ]
    assert "category_asks_more" in found.provisos
    assert "Canadian Armed Forces" in words_for("en").sentence("hours.category.met_if", found.values)


def test_before_2026_six_months_in_a_row_were_asked():
    assert verdicts("2025-06-01", work("2024-01-01", "2024-07-31", "21220"))["stem"] == "met"
    apart = (work("2024-01-01", "2024-04-15", "21220"), work("2024-07-01", "2024-10-15", "21220"))
    assert verdicts("2025-06-01", *apart)["stem"] == "not_met"


def test_experience_older_than_three_years_does_not_count():
    assert verdicts("2026-06-01", work("2021-01-01", "2023-05-31", "21220"))["stem"] == "not_met"


def test_some_categories_take_canadian_experience_only():
    abroad = work("2024-01-01", "2025-06-30", "31102")
    at_home = work("2024-01-01", "2025-06-30", "31102", "CA", authorised=True)
    assert verdicts("2026-06-01", abroad)["physicians_cdn_exp"] == "not_met"
    assert verdicts("2026-06-01", at_home)["physicians_cdn_exp"] == "met"
    unsure = work("2024-01-01", "2025-06-30", "31102", "CA")
    assert verdicts("2026-06-01", unsure)["physicians_cdn_exp"] == "met_if"


def test_a_doubt_is_set_aside_when_the_rest_suffices():
    sure = work("2024-01-01", "2025-06-30", "21220")
    unsure = work("2025-07-01", "2025-12-31", "21220", "CA")
    assert verdicts("2026-06-01", sure, unsure)["stem"] == "met"


def test_there_are_no_categories_before_the_first_list():
    assert verdicts("2023-01-15") == {}
    assert "transport" not in verdicts("2025-06-01")
    assert "transport" in verdicts("2026-06-01")


NAMES = "category,title_en,title_fr,canada_only,asks_more\nstem,STEM,STIM,no,no\n"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", NAMES),
        ("from,until,category,code,confidence\n2026-02-18,,magic,21220,low\n", NAMES),
        ("from,until,category,code,confidence\n2026-02-18,,stem,2122,low\n", NAMES),
        ("from,until,category,code,confidence\n2026-02-18,,stem\n", NAMES),
        ("from,until,category,code,confidence\n", "category,title_en\n"),
    ],
)
def test_a_faulty_table_is_refused(text, names):
    with pytest.raises(UsageError) as refused:
        parse_categories(text, names, "categories.csv")
    assert refused.value.code == "rule.file_wrong"


@pytest.mark.parametrize(
    ("on", "names"),
    [
        ("2024-06-01", {"agriculture_agrifood", "healthcare", "trades", "transport"}),
        ("2023-05-30", set()),
        ("2025-02-27", set()),
        ("2026-06-01", set()),
    ],
)
def test_the_categories_of_2023_whose_lists_are_not_known_are_named_and_never_judged(on, names):
    day = date.fromisoformat(on)
    assert {each.id for each in unlisted(load_categories(), day)} == names
    assert not names & set(verdicts(on, work("2023-01-01", "2024-05-01", "31301")))
