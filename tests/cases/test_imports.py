"""What a table of contracts adds to a case that holds some of it."""

from datetime import date

import pytest
from msgspec.structs import replace

from casefile.cases.contracts_csv import ContractsFile
from casefile.cases.imports import add_file, already_in, new_in
from casefile.cases.model import Case
from casefile.rules.facts import Contract, Facts, Qualification, Study

JOB = Contract(
    id="c1", employer="L’Atelier", noc="21232", country="FR", first=date(2020, 1, 6), hours_per_week="35"
)


def table(*contracts: Contract, **more) -> ContractsFile:
    return ContractsFile(contracts=contracts, **{"studies": (), "qualifications": (), **more})


@pytest.mark.parametrize(
    ("changed", "held"),
    [
        ({}, True),
        ({"id": "c9", "employer": "l’atelier SARL", "hours_per_week": "35.0"}, True),
        ({"title": "Testeuse"}, True),
        ({"person": "spouse"}, False),
        ({"noc": "21231"}, False),
        ({"country": "BE"}, False),
        ({"first": date(2020, 1, 7)}, False),
        ({"last": date(2020, 1, 7)}, False),
        ({"hours_per_week": "36"}, False),
        ({"employer": "Bureau"}, False),
    ],
)
def test_a_contract_is_there_already_when_person_employer_work_days_and_hours_are_the_same(changed, held):
    read = table(replace(JOB, **changed))
    assert (already_in(read, Facts(contracts=(JOB,))) == read.contracts) is held
    assert (new_in(read, Facts(contracts=(JOB,))).contracts == ()) is held


def test_what_a_table_says_is_added_without_its_names_and_twice_is_once():
    study, trade = (
        Study(id="x", first=date(2018, 1, 1), last=date(2019, 1, 1)),
        Qualification(id="y", on=date(2019, 1, 1)),
    )
    read = table(replace(JOB, id="z"), studies=(study,), qualifications=(trade,))
    change = add_file(read)
    after = change.apply(Case(id="c", name="x", facts=Facts(contracts=(replace(JOB, id="c0", noc="21231"),))))
    assert [each.id for each in after.facts.contracts] == ["c0", ""]
    assert (after.facts.studies, after.facts.qualifications) == (
        (replace(study, id=""),),
        (replace(trade, id=""),),
    )
    assert (change.code, change.values) == ("journal.contracts_added", {"count": 1})
    again = new_in(read, after.facts)
    assert (again.contracts, again.studies, again.qualifications) == ((), (), ())
    other = new_in(
        table(studies=(replace(study, country="FR"),), qualifications=(replace(trade, country="FR"),)),
        after.facts,
    )
    assert (len(other.studies), len(other.qualifications)) == (1, 1)
