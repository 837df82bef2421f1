"""Ids given by the store: one for each record, never one that was there, and the fields of others beside ours kept."""

import pytest

from casefile.cases.model import Case
from casefile.cases.reading import NUMBER_LIMIT
from casefile.rules.facts import Contract, Facts
from casefile.services.store.merging import differences, merged_raw, reversed_differences
from casefile.services.store.numbering import numbered
from casefile.services.store.records import next_number, plain_tables
from tests.services.store.fictional import contract


def case(*ids: str) -> Case:
    made = (Contract(**{**_fields(contract()), "id": id}) for id in ids)
    return Case(id="x", name="n", facts=Facts(contracts=tuple(made)))


def _fields(record: Contract) -> dict[str, object]:
    return {name: getattr(record, name) for name in record.__struct_fields__}


@pytest.mark.parametrize(
    ("before", "used", "after", "given", "highest"),
    [
        ((), 0, ("", ""), ["c1", "c2"], 2),
        (("c1",), 1, ("c1", ""), ["c1", "c2"], 2),
        ((), 3, ("",), ["c4"], 4),  # c1 to c3 were given and are gone
        ((), 3, ("c3",), ["c4"], 4),  # brought in with an id that was given here once
        ((), 3, ("c4",), ["c4"], 4),
        ((), 3, ("c9", ""), ["c9", "c10"], 10),
        (("c3",), 3, ("c3", ""), ["c3", "c4"], 4),
        ((), 0, ("mine", ""), ["mine", "c1"], 1),
    ],
)
def test_a_record_keeps_its_id_unless_another_had_it_and_a_new_one_gets_the_next(
    before, used, after, given, highest
):
    made, numbers = numbered(case(*after), {"contracts": used}, case(*before))
    assert [each.id for each in made.facts.contracts] == given
    assert numbers["contracts"] == highest


def test_two_records_of_one_name_are_never_written():
    twice = case("c1", "c1")
    with pytest.raises(ValueError, match="c1"):
        plain_tables(twice, {"contracts": {"4": {"id": "c1"}}})
    assert list(plain_tables(case("c2", "c1"), {})["contracts"]) == ["1", "2"]


@pytest.mark.parametrize(
    ("numbers", "following"),
    [
        ([], 1),
        (["1", "12", "3"], 13),
        ([5], 6),
        ([NUMBER_LIMIT - 2], NUMBER_LIMIT - 1),
        ([NUMBER_LIMIT - 1, 4], 5),
        ([NUMBER_LIMIT * 9], 1),
    ],
)
def test_numbers_go_on_from_the_highest_that_can_be_followed(numbers, following):
    assert next_number(numbers) == following


def test_differences_come_by_the_number_of_the_record():
    old = {"lines": {str(number): {"id": f"l{number}"} for number in (11, 2, 1)}}
    new = {
        "lines": {
            "11": {"id": "l11", "a": 1},
            "10": {"id": "l10"},
            "9": {"id": "l9"},
            "2": {"id": "l2", "a": 1},
        }
    }
    found = differences(old, old, new)
    assert [(each["number"], each["before"], each["after"]) for each in found] == [
        (1, {"id": "l1"}, None),
        (2, {}, {"a": 1}),
        (9, None, {"id": "l9"}),
        (10, None, {"id": "l10"}),
        (11, {}, {"a": 1}),
    ]
    back = reversed_differences(found, new)
    assert [each["number"] for each in back] == [11, 10, 9, 2, 1]
    assert reversed_differences(found, old) == []  # taken back already


@pytest.mark.parametrize(
    ("raw", "old", "new", "merged"),
    [
        ([{"a": 1, "x": 9}, {"a": 2, "x": 8}], [{"a": 1}, {"a": 2}], [{"a": 2}], [{"a": 2, "x": 8}]),
        ([{"a": 1, "x": 9}, {"a": 2, "x": 8}], [{"a": 1}, {"a": 2}], [{"a": 2}, {"a": 1}],
         [{"a": 2, "x": 8}, {"a": 1, "x": 9}]),
        ([{"a": 1, "x": 9}], [{"a": 1}], [{"a": 3}, {"a": 4}], [{"a": 3, "x": 9}, {"a": 4}]),
        ({"a": 1, "x": 9}, {"a": 1, "b": 2}, {"a": 1}, {"a": 1, "x": 9}),
        ({"a": 1, "b": 2, "x": 9}, {"a": 1, "b": 2}, {"a": 1}, {"a": 1, "x": 9}),
        ([1, 2, 3], [1, 2], [2], [2]),
        ("odd", {"a": 1}, {"a": 2}, {"a": 2}),
        ("odd", {"a": 1}, {"a": 1}, "odd"),
    ],
)  # fmt: skip
def test_what_neither_knows_of_stays_with_the_value_it_stands_beside(raw, old, new, merged):
    assert merged_raw(raw, old, new) == merged
