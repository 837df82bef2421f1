from datetime import date

import msgspec
import pytest

from casefile.i18n.words import words_for
from casefile.rules.facts import Contract, Facts, Person
from casefile.rules.findings import Label, Text, alike
from casefile.rules.hours.entries import work_entries
from casefile.rules.language.names import asked_back, recognised_test
from casefile.rules.wording import period, person_name
from tests.rules.checklist_cases import SCENARIOS, derived, named


def said(words, lang: str) -> str:
    return words_for(lang).label(words).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("first", "last", "en", "fr"),
    [
        (
            date(2018, 9, 1),
            date(2019, 10, 31),
            "from September 2018 to October 2019",
            "de septembre 2018 à octobre 2019",
        ),
        (
            date(2018, 10, 1),
            date(2019, 8, 31),
            "from October 2018 to August 2019",
            "d’octobre 2018 à août 2019",
        ),
        (date(2022, 6, 1), None, "since June 2022", "depuis juin 2022"),
        (date(2022, 6, 1), date(2022, 6, 9), "in June 2022", "en juin 2022"),
    ],
)
def test_a_period_in_words(first, last, en, fr):
    assert (said(period(first, last), "en"), said(period(first, last), "fr")) == (en, fr)


def test_the_first_of_a_month_in_french():
    assert said(Text("subject.day", {"day_on": date(2026, 3, 1)}), "fr") == "1er mars 2026"


def test_blanks_are_filled_by_kind():
    template = Label("{held_cad} on {day}, {days} days", "{held_cad} le {day}, {days} jours")
    found = Text(template, {"held_cad": 15263, "day": date(2026, 3, 2), "days": 1040})
    assert said(found, "en") == "$15,263 on March 2, 2026, 1,040 days"
    assert said(found, "fr") == "15\u202f263 $ le 2 mars 2026, 1\u202f040 jours"


def test_a_text_kept_in_a_case_reads_as_the_text_itself():
    text = Text("line.of", {"title": Label("Passport", "Passeport"), "of": period(date(2018, 10, 1), None)})
    for lang in ("en", "fr"):
        assert said(msgspec.to_builtins(text), lang) == said(text, lang)
    assert said(text, "fr") == "Passeport, depuis octobre 2018"


def test_text_with_braces_is_put_in_as_it_is():
    assert said(Text(Label("{name}!", "{name} !"), {"name": "{0.__class__}"}), "en") == "{0.__class__}!"
    assert said(alike("{name}"), "fr") == "{name}"


@pytest.mark.parametrize(
    ("person", "fr"),
    [
        (Person(id="spouse", role="spouse"), "Votre époux ou conjoint"),
        (Person(id="child-2", role="child"), "L’enfant 2"),
        (Person(id="child-2", role="child", given_name=" Lotte "), "Lotte"),
        (Person(id="principal", role="principal"), "Demandeur principal"),
    ],
)
def test_how_a_sentence_names_someone(person, fr):
    assert said(person_name(person), "fr") == fr


@pytest.mark.parametrize(
    ("typed", "known"),
    [("TEF Canada", "tef_canada"), ("tcf_canada", "tcf_canada"), ("IELTS-GT", "ielts_gt"), ("DELF B2", None)],
)
def test_a_test_is_recognised_by_its_name(typed, known):
    assert recognised_test(typed) == known


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("IELTS", "ielts_gt"), ("TEF", "tef_canada"), ("TCF", "tcf_canada"), ("pte", "pte_core")],
)
def test_a_name_that_may_be_two_tests_is_asked_back_and_never_made_the_accepted_one(typed, meant):
    assert recognised_test(typed) is None
    assert asked_back(typed) == meant
    assert asked_back(f"{typed} Canada") is None


def test_the_reason_is_the_fact_of_this_case():
    items, _ = named("A nurse from Belgium")
    reasons = {item.key: item.because for item in items}
    assert said(reasons["spouse/police_certificate/BE"], "fr") == (
        "Jan vit en Belgique depuis novembre 2019, soit au moins 6 mois d’affilée."
    )
    assert "$28,362 for a family of 4" in said(reasons["principal/proof_of_funds"], "en")


def test_someone_who_has_just_come_back_is_told_of_the_long_stay_there():
    scenario = next(each for each in SCENARIOS if each["name"].startswith("A software tester"))
    stays = [
        {"country": "FR", "first": date(1992, 3, 1), "last": date(2024, 12, 31)},
        {"country": "JP", "first": date(2025, 1, 1), "last": date(2026, 4, 30)},
        {"country": "FR", "first": date(2026, 5, 1)},
    ]
    items, _ = derived(scenario | {"set": {"stays": stays}})
    line = next(item for item in items if item.of == "FR")
    assert said(line.because, "en").startswith("You lived in France from March 1992 to December 2024")
    issued = next(content for content in line.pieces[0].contents if content.id == "issue_date")
    assert "6 months before filing" in issued.label.en


def test_someone_who_never_moved_has_lived_there_since_birth():
    line = next(item for item in named("A software tester")[0] if item.of == "FR")
    assert said(line.because, "fr") == (
        "Vous vivez en France depuis mars 1992, soit au moins 6 mois d’affilée."
    )


def test_a_line_says_how_long_its_paper_takes_and_how_one_comes_by_it():
    items = {item.key: item for item in named("A nurse from Belgium")[0]}
    assert items["principal/police_certificate/BE"].lead_days == 10
    told = {
        key: items[f"principal/{key}"].obtain for key in ("marriage_certificate", "medical_proof", "passport")
    }
    assert told == {"marriage_certificate": "order", "medical_proof": "book", "passport": "ask"}


def test_the_reference_letter_has_its_eleven_elements():
    items, _ = named("A nurse from Belgium")
    letter = next(item for item in items if item.id == "work_proof").pieces[0]
    assert letter.id == "employer_reference_letter"
    assert len(letter.contents) == 11


def contract(id_: str, first: date, **told) -> Contract:
    return Contract(id=id_, employer="A", noc="22222", country="FR", first=first, hours_per_week="35", **told)


class Group:
    def __init__(self, *contracts: str):
        self.contracts = contracts


def test_an_earlier_contract_added_later_does_not_rename_the_line():
    contracts = (contract("c2", date(2016, 1, 1)), contract("c10", date(2015, 1, 1), last=date(2015, 12, 31)))
    (entry,) = work_entries(Facts(contracts=contracts), [Group("c10", "c2")])
    assert (entry.id, entry.first, entry.last) == ("c2", date(2015, 1, 1), None)


def test_a_contract_declared_alone_leaves_its_group():
    contracts = (contract("c1", date(2015, 1, 1)), contract("c2", date(2016, 1, 1), declared_alone=True))
    assert [entry.id for entry in work_entries(Facts(contracts=contracts), [Group("c1", "c2")])] == [
        "c1",
        "c2",
    ]
