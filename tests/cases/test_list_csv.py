"""A person's own spreadsheet: what it says of the lines, and every fault by row and column."""

from datetime import date

import msgspec
import pytest

from casefile.cases.list_csv import Vocabulary, import_lines, parse_list
from casefile.cases.model import Case, Line
from casefile.errors import UsageError
from casefile.rules.findings import Label
from casefile.rules.text import folded_word
from casefile.services.tables import table_of


class Item(msgspec.Struct):
    key: str
    id: str
    person: str
    title: Label
    of: str | None = None
    of_label: Label | None = None


class ChecklistLine(msgspec.Struct):
    item: Item
    status: str = "requested"

    @property
    def key(self):
        return self.item.key


def line(person, name, en, fr, of=None, of_label=None):
    key = "/".join(part for part in (person, name, of) if part)
    return ChecklistLine(Item(key, name, person, Label(en, fr), of, of_label))


LINES = [
    line("principal", "passport", "Passport", "Passeport"),
    line("spouse", "passport", "Passport", "Passeport"),
    line(
        "principal",
        "police",
        "Police certificate",
        "Certificat de police",
        "BE",
        Label("Belgium", "Belgique"),
    ),
    line(
        "principal", "police", "Police certificate", "Certificat de police", "FR", Label("France", "France")
    ),
]
STATES = {"requested": "requested", "demande": "requested", "ready": "ready", "pret": "ready"}
PEOPLE = {"principal": "principal", "spouse": "spouse", "zoe": "spouse"}
STATUSES = {
    "missing": "missing",
    "manquant": "missing",
    "to_fix": "to_fix",
    "demande": "requested",
    "ready": "ready",
}
WORDS = Vocabulary(STATES, STATUSES, PEOPLE)


def read(text):
    return parse_list(table_of(text, "papers.csv"), LINES, WORDS, lambda label: (label.en, label.fr))


def faults(text):
    with pytest.raises(UsageError, match=r"spreadsheet\.wrong") as refused:
        read(text)
    problems = refused.value.problems
    assert refused.value.values["count"] == len(problems)
    return [
        (each.code.removeprefix("spreadsheet."), each.values["at_line"], each.values["at_column"])
        for each in problems
    ]


def test_rows_name_lines_by_key_by_title_and_person_and_by_title_and_country():
    found = read(
        "item,person,status,issued_on\n"
        "principal/passport,,ready,\n"
        "Passport,Zoé,Requested,\n"
        "Certificat de police Belgique,,,15/03/2026\n"
        "police/FR,,ready,2026-03-01\n"
    )
    assert [(each.row, each.key, each.fields) for each in found] == [
        (2, "principal/passport", {"state": "ready"}),
        (3, "spouse/passport", {"state": "requested"}),
        (4, "principal/police/BE", {"issued_on": date(2026, 3, 15)}),
        (5, "principal/police/FR", {"state": "ready", "issued_on": date(2026, 3, 1)}),
    ]


def test_a_french_sheet_with_semicolons_and_its_own_columns_is_read():
    (found,) = read(
        "\ufeffPièce;Qui;Couleur;Statut;Demandé le;Demandé à;Note\r\nPasseport;Zoé;bleu;Prêt;;;« dans le tiroir »\r\n"
    )
    assert found.key == "spouse/passport"
    assert found.fields == {"state": "ready", "note": "« dans le tiroir »"}


def test_a_few_words_of_a_title_are_enough_when_they_fit_one_line():
    assert [each.key for each in read("item,status\nBelgium police,ready\n")] == ["principal/police/BE"]
    assert [each.key for each in read("item,status\nPolice certificates Belgium,ready\n")] == [
        "principal/police/BE"
    ]
    assert faults("item,status\npolice,ready\n") == [("several_items", 2, "item")]


def test_the_key_of_one_person_with_another_s_name_is_no_line():
    assert faults("item,person,status\nprincipal/passport,zoé,ready\n") == [("unknown_item", 2, "item")]
    assert [each.key for each in read("item,person,status\npassport,zoé,ready\n")] == ["spouse/passport"]


def test_rows_are_counted_as_the_sheet_shows_them():
    assert faults('item,note,status\n\nprincipal/passport,"two\nlines",odd\nnothing,,\n') == [
        ("unknown_status", 3, "status"), ("unknown_item", 5, "item"),
    ]  # fmt: skip


def test_every_fault_is_named_with_its_row_and_the_heading_the_person_wrote():
    assert faults(
        "Pièce,Personne,Statut,Expire le\n"
        "passport,,ready,\n"
        "passport,Karl,ready,\n"
        ",zoé,ready,\n"
        "passport,zoé,lost,03/04/26\n"
        "passport,spouse,,\n"
    ) == [
        ("several_items", 2, "Pièce"),
        ("unknown_person", 3, "Personne"),
        ("no_item", 4, "Pièce"),
        ("unknown_status", 5, "Statut"),
        ("not_a_day", 5, "Expire le"),
        ("twice", 6, "Pièce"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("item,status\n", "empty"),
        ("status,note\nready,x\n", "no_item_column"),
        ("item,person\npassport,zoé\n", "nothing_to_read"),
        ("item,status,state\nprincipal/passport,ready,ready\n", "column_twice"),
        ('item,status\n"principal/passport,ready\n', "quotes"),
    ],
)
def test_a_sheet_that_cannot_be_read_at_all_says_why(text, code):
    assert faults(text)[0][0] == code


def test_one_change_records_all_rows_and_keeps_what_they_do_not_say():
    case = Case(id="x", name="A", lines=(Line(id="principal/passport", note="kept", ticked=("photo",)),))
    change = import_lines(read("item,status\nprincipal/passport,ready\npolice/FR,requested\n"))
    assert change.apply(case).lines == (
        Line(id="principal/passport", note="kept", ticked=("photo",), state="ready"),
        Line(id="principal/police/FR", state="requested"),
    )
    assert change.values == {"count": 2}


def test_words_are_compared_without_accents_capitals_and_signs():
    assert folded_word("  À demander ! ") == "a_demander"
    assert folded_word("principal/Passport") == "principal/passport"


@pytest.mark.parametrize("status", ["missing", "Manquant", "to fix", "demandé"])
def test_a_status_that_only_the_program_gives_or_that_is_so_anyway_changes_nothing(status):
    (said,) = read(f"key,status,note\nprincipal/passport,{status},seen\n")
    assert said.fields == {"note": "seen"}


def test_another_state_than_the_one_shown_is_taken():
    (said,) = read("key,status\nprincipal/passport,ready\n")
    assert said.fields == {"state": "ready"}


@pytest.mark.parametrize("letters", [1999, 2000, 2001])
def test_of_a_long_note_two_thousand_letters_are_kept(letters):
    (said,) = read(f"key,note\nprincipal/passport,{'a' * letters}\n")
    assert len(said.fields["note"]) == min(letters, 2000)
