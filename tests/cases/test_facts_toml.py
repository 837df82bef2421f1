import tomllib
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefile.cases.facts_toml import dump_facts, parse_facts, read_facts
from casefile.cases.ids import TABLES, with_ids
from casefile.errors import UsageError
from casefile.i18n.countries import country_code
from casefile.rules.book.toml_places import places_of
from casefile.rules.facts import Contract, Facts, Leave, Person
from casefile.services.rulebook import load_programmes


def problems(text: str) -> list[tuple[str, int]]:
    with pytest.raises(UsageError) as caught:
        parse_facts(text, "facts.toml", programmes=load_programmes().ids)
    return [(each.code, each.values["at_line"]) for each in caught.value.problems]


@given(st.text(), st.text(min_size=1))
def test_any_text_reads_back_as_it_was(name: str, employer: str):
    contract = Contract(
        id="c1", employer=employer + "x", noc="22222", country="FR", first=date(2020, 1, 1), hours_per_week="37.5",
        leaves=(Leave(first=date(2020, 2, 1), last=date(2020, 2, 2), kind="sick"),),
    )  # fmt: skip
    facts = Facts(persons=(Person(id="principal", role="principal", given_name=name),), contracts=(contract,))
    assert parse_facts(dump_facts(facts), "facts.toml") == facts


def values_of(kind: Any) -> list[Any]:
    """Return values a field of that kind may hold, of each kind it is made of."""
    if kind in VALUES:
        return VALUES[kind]
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return [record for _, record in records_of(kind)]
    parts = getattr(kind, "__args__", ())
    found = [value for part in parts for value in ([part] if isinstance(part, str) else values_of(part))]
    return [tuple(found[:2])] if ... in parts else found


VALUES: dict[Any, list[Any]] = {
    bool: [True, False], int: [0, 7], date: [date(2020, 1, 6)], str: ["FR"], type(None): [], ...: [],
}  # fmt: skip


def records_of(kind: type[msgspec.Struct]) -> list[tuple[str, Any]]:
    """Return (field, record) for each value of each field of a record that is told otherwise no more than it must."""
    fields = msgspec.structs.fields(kind)
    least = {each.name: values_of(each.type)[0] for each in fields if each.required}
    return [
        (each.name, kind(**{**least, each.name: value})) for each in fields for value in values_of(each.type)
    ]


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_value_of_every_field_is_written_as_it_is(table: str):
    for field, record in records_of(TABLES[table]):
        written = tomllib.loads(dump_facts(Facts(**{table: (record,)})))
        (found,) = msgspec.convert(written[table], tuple[TABLES[table], ...])
        assert found == record, field


def test_errors_name_their_lines_through_long_values():
    text = 'programme = "fsw"\n\n[[stays]]\ncountry = """F\n[[no]]\nR"""\nfirst = [\n  1,\n]\nwrong = 1\n'
    assert problems(text) == [("facts.not_a_day", 7), ("facts.unknown_key", 10)]


def test_what_cannot_be_true_is_refused_where_it_stands():
    text = (
        '[[contracts]]\nemployer = "A"\nnoc = "2222"\ncountry = "FR"\nfirst = 2020-01-01\nlast = 2019-01-01\n'
        'hours_per_week = 300\n[[stays]]\nperson = "bob"\ncountry = "france"\nfirst = 2020-01-01\nlast = 2019-01-01\n'
    )
    assert problems(text) == [
        ("contract.noc_2016", 3),
        ("contract.last_before_first", 6),
        ("contract.hours_impossible", 7),
        ("facts.unknown_person", 9),
        ("facts.not_a_country", 10),
        ("facts.reversed", 12),
    ]


def test_errors_of_both_kinds_are_told_together_each_on_its_line():
    text = (
        'programme = "fswx"\n[[stays]]\ncountry = "FR"\n[[stays]]\ncountry = "FR"\nfirst = 2020-01-01\n'
        "last = 2019-01-01\n[[accounts]]\nbalance_cad = -5\n"
    )
    assert problems(text) == [
        ("facts.not_a_choice", 1), ("facts.key_missing", 2), ("facts.reversed", 7), ("facts.negative", 9),
    ]  # fmt: skip


def test_a_person_that_was_refused_is_not_said_to_be_unknown():
    text = (
        '[[persons]]\nrole = "child"\nborn_on = 3\n'
        '[[stays]]\nperson = "child-1"\ncountry = "FR"\nfirst = 2020-01-01\n'
    )
    assert problems(text) == [("facts.not_a_day", 3)]


def test_persons_are_called_as_the_other_tables_call_them():
    text = (
        '[[persons]]\nid = "anna"\nrole = "principal"\n[[persons]]\nid = "kid"\nrole = "child"\n'
        '[[persons]]\nid = "child-2"\nrole = "child"\n[[persons]]\nid = "spouse"\nrole = "spouse"\n'
    )
    assert problems(text) == [("facts.id_of_role", 2), ("facts.id_of_role", 5)]


def test_the_language_of_a_diploma_is_a_code():
    text = '[[credentials]]\ncountry = "FR"\nlanguage = "{}"\n'
    assert problems(text.format("anglais")) == [("facts.not_a_language", 3)]
    assert parse_facts(text.format("nl"), "facts.toml").credentials[0].language == "nl"


def test_countries_may_be_named_and_must_exist():
    text = 'x = 1\n[[persons]]\nrole = "principal"\nresidence = "Pays-Bas"\ncitizenships = ["Belgium", "Narnia"]\n'
    with pytest.raises(UsageError) as caught:
        parse_facts(text, "facts.toml", country_code)
    found = [(each.code, each.values["at_line"]) for each in caught.value.problems]
    assert found == [("facts.unknown_key", 1), ("facts.not_a_country", 5)]
    facts = parse_facts(text.replace("x = 1\n", "").replace("Narnia", "gb"), "facts.toml", country_code)
    assert (facts.principal.residence, facts.principal.citizenships) == ("NL", ("BE", "GB"))


def test_provinces_may_be_named_and_must_exist():
    text = 'destination_province = "{}"\n[[nominations]]\nprovince = "{}"\n'
    assert problems(text.format("Narnia", "XX")) == [("facts.not_a_province", 1), ("facts.not_a_province", 3)]
    facts = parse_facts(text.format("Nouveau-Brunswick", "n.b."), "facts.toml")
    assert (facts.destination_province, facts.nominations[0].province) == ("NB", "NB")


def test_a_key_missing_is_told_at_the_head_of_its_record():
    assert problems('programme = "fsw"\n[[stays]]\ncountry = "FR"\n') == [("facts.key_missing", 2)]


def test_records_without_id_are_given_free_ones():
    facts = Facts(
        persons=(Person(role="principal"), Person(role="child"), Person(id="child-1", role="child")),
        contracts=tuple(
            Contract(
                id=id, employer="A", noc="22222", country="FR", first=date(2020, 1, 1), hours_per_week="35"
            )
            for id in ("", "c1", "")
        ),
    )
    named = with_ids(facts)
    assert [person.id for person in named.persons] == ["principal", "child-2", "child-1"]
    assert [contract.id for contract in named.contracts] == ["c2", "c1", "c3"]


def test_places_know_tables_in_tables():
    text = 'a = 1\n[[b]]\nc = 2\n[[b.d]]\ne = 3\n[[b]]\n"c" = """x\n[[y]]"""\nf = 4\n'
    places = places_of(text)
    assert places[("b", 0, "c")] == 3
    assert places[("b", 0, "d", 0, "e")] == 5
    assert places[("b", 1, "c")] == 7
    assert places[("b", 1, "f")] == 9


def test_an_unknown_list_of_tables_is_named_where_it_begins():
    with pytest.raises(UsageError) as refused:
        parse_facts('schema = "casefile.facts/1"\nprogramme = "fsw"\n\n[[cats]]\nname = "x"\n', "f.toml")
    assert [(each.code, each.values["at_line"]) for each in refused.value.problems] == [
        ("facts.unknown_key", 4)
    ]


@pytest.mark.parametrize("number", ["9" * 100_000, "-" + "9" * 5000, "1e" + "9" * 100, "0x" + "f" * 50_000])
@pytest.mark.parametrize("line", ["x = {}", "[[contracts]]\nhours_per_week = {}", "x = [[{}], {{a = {}}}]"])
def test_a_number_beyond_all_bounds_is_refused_in_a_sentence(number: str, line: str):
    assert problems(f'schema = "casefile.facts/1"\nprogramme = "fsw"\n{line.replace("{}", number)}\n')


JOB = (
    '[[contracts]]\nemployer = "A"\nnoc = "21232"\ncountry = "FR"\nfirst = 2020-01-01\nhours_per_week = 35\n'
)
STAY = '[[stays]]\ncountry = "FR"\nfirst = 2020-01-01\n'


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("programme = 5", "facts.not_a_choice"),
        ('marital_status = "maybe"', "facts.not_a_choice"),
        ("marital_status = 5", "facts.not_a_choice"),
        ('union_began_on = "soon"', "date.unreadable"),
        ("union_began_on = 5", "facts.not_a_day"),
        ('children_answered = "perhaps"', "facts.not_yes_no"),
        ("authorised_to_work = 2", "facts.not_yes_no"),
        ('points_in_account = "many"', "facts.not_a_number"),
        ("points_in_account = true", "facts.not_a_number"),
        ("destination_province = 5", "facts.not_text"),
        ("stays = 5", "facts.not_a_table"),
        ("stays = [5]", "facts.not_a_table"),
        ("weather = 5", "facts.unknown_key"),
        ("schema = 99", "facts.other_schema"),
        (STAY + "purpose = 5", "facts.not_a_choice"),
        (STAY + "first_day = 2020-01-01", "facts.unknown_key"),
        ('[[stays]]\ncountry = "FR"', "facts.key_missing"),
        ('[[persons]]\nid = "principal"\nrole = "principal"\ncitizenships = 5', "facts.not_a_list"),
        ('[[persons]]\nid = "principal"\nrole = "principal"\ncitizenships = [5]', "facts.not_a_list"),
        (JOB + "leaves = [5]", "facts.not_a_table"),
        (JOB + "leaves = 5", "facts.not_a_list"),
    ],
)  # fmt: skip
def test_a_value_of_another_kind_is_refused_by_what_its_key_holds(text, code):
    assert [each for each, _ in problems(text)] == [code]


def test_a_word_for_a_choice_is_looked_up_in_the_table_it_stands_in():
    meant = {
        ("", "marital_status", "mariée"): "married",
        ("stays", "purpose", "vacances"): "travel",
        ("leaves", "kind", "maladie"): "sick",
    }
    leave = 'leaves = [{first = 2020-02-01, last = 2020-02-02, kind = "maladie"}]\n'
    text = f'marital_status = "mariée"\n{STAY}purpose = "vacances"\n{JOB}{leave}'
    facts = read_facts(text, "facts.toml", choice=lambda *asked: meant.get(asked))
    assert (facts.marital_status, facts.stays[0].purpose) == ("married", "travel")
    assert facts.contracts[0].leaves[0].kind == "sick"


def test_figures_may_be_written_without_quotes():
    test = '[[tests]]\nname = "IELTS General Training"\ntaken_on = 2025-05-05\n'
    scores = "listening = 8.5\nreading = 7\nwriting = 6.5\nspeaking = 7.0\n"
    facts = parse_facts(f"{test}{scores}{JOB}school_share_percent = 12.5\n", "facts.toml")
    (taken,), (job,) = facts.tests, facts.contracts
    assert (taken.listening, taken.reading, taken.writing, taken.speaking) == ("8.5", "7", "6.5", "7.0")
    assert (job.hours_per_week, job.school_share_percent) == ("35", "12.5")
