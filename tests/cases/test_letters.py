"""Drafts of letters: called for by the facts or refused, with the facts in them and brackets where they end."""

import re
from datetime import date
from typing import Any

import pytest

from casefile.cases.letters import LETTERS, draft, letters_called_for
from casefile.cases.model import Line
from casefile.errors import NotFoundError, UsageError
from casefile.i18n.words import words_for
from casefile.services.rulebook.texts import load_letters
from tests.cases.looking import ME, seen_of

D = date
WORK = {"employer": "Exemple SAS", "noc": "22222", "country": "FR", "hours_per_week": "35"}
TWO = [
    {**WORK, "id": "c1", "first": D(2015, 12, 14), "last": D(2016, 9, 30)},
    {**WORK, "id": "c2", "first": D(2016, 10, 3), "last": D(2017, 8, 31)},
]
CALLED_FOR: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "history_gap": (
        {"contracts": TWO, "activities": [{"first": D(2018, 1, 1)}]},
        ("From September 1, 2017 to December 31, 2017 (122 days), Camille Exemple: [",),
    ),
    "police_missing": (
        {"stays": [{"country": "FR", "first": D(2000, 1, 1)}]},
        ("France, for Camille Exemple: asked for on [day] from [authority]",),
    ),
    "police_request_letter": (
        {"stays": [{"country": "NL", "first": D(2018, 9, 1), "last": D(2019, 10, 31)}]},
        ("Netherlands, for Camille Exemple: the authorities give a certificate only with a request letter",),
    ),
    "funds_exemption": ({"programme": "cec"}, ("Canadian Experience Class, which asks for no",)),
    "name_differences": (
        {"persons": [{**ME, "other_names": ["Camille Ancienne", "C. Exemple"]}]},
        ("Camille Exemple also appears on papers as: Camille Ancienne, C. Exemple.",),
    ),
    "consecutive_contracts": (
        {"contracts": TWO},
        (
            "With Exemple SAS, 2 contracts followed each other from December 14, 2015 to August 31, 2017",
            "the days from October 1, 2016 to October 2, 2016 were not working days",
        ),
    ),
    "intent_outside_quebec": (
        {"residence_province": "QC", "destination_province": "ON"},
        ("province or territory as a permanent resident: Ontario.", "I live in Quebec at present"),
    ),
}


def text(kind: str, facts: dict[str, Any], **more: Any) -> str:
    letter = draft(kind, seen_of(facts, **more), load_letters())
    assert all(words_for("fr").label(each).strip() for each in letter.paragraphs)
    return "\n".join(words_for("en").label(each) for each in letter.paragraphs).replace("\u00a0", " ")


@pytest.mark.parametrize("kind", LETTERS)
def test_a_letter_holds_the_facts_and_leaves_brackets_for_the_rest(kind: str):
    facts, pieces = CALLED_FOR[kind]
    written = text(kind, facts)
    for piece in pieces:
        assert piece in written
    assert written.startswith("Camille Exemple\n[Date]\n")
    assert written.endswith("[signature]")


@pytest.mark.parametrize("kind", LETTERS)
def test_a_letter_that_nothing_calls_for_is_refused(kind: str):
    seen = seen_of({})
    assert kind not in letters_called_for(seen)
    with pytest.raises(UsageError) as refused:
        draft(kind, seen, load_letters())
    assert refused.value.code == "letter.nothing_to_explain"


@pytest.mark.parametrize("kind", LETTERS)
def test_the_facts_name_the_letters_they_call_for(kind: str):
    assert kind in letters_called_for(seen_of(CALLED_FOR[kind][0]))


def test_an_unknown_letter_names_the_known_ones():
    with pytest.raises(NotFoundError) as unknown:
        draft("nonsense", seen_of({}), load_letters())
    assert "history_gap" in unknown.value.values["known"]


def test_a_request_already_made_is_told_with_its_day():
    key = "principal/police_certificate/FR"
    line = Line(id=key, state="requested", requested_on=D(2026, 11, 2), requested_from="Casier judiciaire")
    written = text("police_missing", CALLED_FOR["police_missing"][0], lines=(line,))
    assert "asked for on November 2, 2026 from Casier judiciaire; it has not arrived" in written
    assert "[authority]" not in written


def test_a_certificate_in_hand_needs_no_letter():
    line = Line(id="principal/police_certificate/FR", state="ready")
    assert "police_missing" not in letters_called_for(seen_of(CALLED_FOR["police_missing"][0], lines=(line,)))


def test_what_a_person_wrote_is_never_filled_in_again():
    facts = {"contracts": [{**each, "employer": "{applicant} {0}"} for each in TWO]}
    assert "With {applicant} {0}, 2 contracts" in text("consecutive_contracts", facts)


def test_every_letter_has_a_draft_and_both_sides_the_same_blanks():
    assert [each.kind for each in load_letters()] == list(LETTERS)
    for letter in load_letters():
        for passage in letter.passages:
            en, fr = (sorted(re.findall(r"\{(\w+)\}", side)) for side in (passage.text.en, passage.text.fr))
            assert en == fr


def test_who_gave_no_name_fills_it_in():
    person = {"id": "principal", "role": "principal", "born_on": D(1992, 3, 14)}
    written = text("history_gap", {**CALLED_FOR["history_gap"][0], "persons": [person]})
    assert written.startswith("[Name]\n[Date]")
    assert "(122 days), Principal applicant: [" in written


def test_a_gap_the_form_does_not_show_needs_no_letter():
    short = {"activities": [{"first": D(2010, 1, 1), "last": D(2019, 9, 27)}, {"first": D(2019, 9, 30)}]}
    seen = seen_of(short)
    assert seen.histories[0].absences
    assert "history_gap" not in letters_called_for(seen)
