"""What could not be read in a case: how it is set aside, told, called, mended and taken out."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from casefile.cases.model import Case, Event, Line, Unread
from casefile.cases.reading import NUMBER_LIMIT, checked, whole_or_parts
from casefile.cases.unread import drop, find_unread, mend, refuse_over_unread, unread_findings, unread_of
from casefile.errors import NotFoundError, UsageError
from casefile.rules.facts import Contract, Facts, Person

JOB = {
    "id": "c1",
    "employer": "Exemple",
    "noc": "21232",
    "country": "FR",
    "first": "2020-01-06",
    "hours_per_week": "35",
}


def read(table: str, raw: dict, number: str = "7"):
    return whole_or_parts(table, number, raw)


@pytest.mark.parametrize(
    ("changed", "places", "whole"),
    [
        ({}, [], False),
        ({"last": "2020-02-30"}, ["last"], False),
        ({"last": "soon", "claimed": "perhaps"}, ["last", "claimed"], False),
        ({"leaves": [{"first": "2020-03-01", "last": "x"}]}, ["leaves[0].last"], False),
        ({"leaves": [{"first": "2020-03-01"}]}, ["leaves[0].last"], False),
        ({"first": "2020-13-01"}, ["first"], True),
        ({"employer": None}, ["employer"], True),
        ({"last": "soon", "first": "never"}, ["first"], True),
    ],
)
def test_a_value_that_is_none_is_set_aside_and_the_record_with_it_when_it_cannot_do_without(
    changed, places, whole
):
    raw = {**JOB, **changed}
    record, found = read("contracts", raw)
    assert (record is None) is whole
    assert [each.place for each in found] == places
    for each in found:
        assert (each.table, each.number, each.id, each.whole) == ("contracts", "7", "c1", whole)
        field = each.place.partition("[")[0]
        assert each.told == (raw if whole else {field: raw[field]})
        assert each.field == field
    if record is not None:
        assert record.employer == "Exemple"


@pytest.mark.parametrize(
    ("leaves", "value", "missing"),
    [
        ([{"first": "2020-03-01", "last": "x"}], "x", False),
        ([{"first": "2020-03-01", "last": 12}], "12", False),
        ([{"first": "2020-03-01", "last": "y" * 100}], "y" * 60, False),
        ([{"first": "2020-03-01"}], "", True),
        ("none", "none", False),
    ],
)
def test_the_value_is_told_as_it_stands_and_whether_there_is_one(leaves, value, missing):
    _, (found,) = read("contracts", {**JOB, "leaves": leaves})
    assert (found.value, found.missing) == (value, missing)


def event(number: int, **values) -> Event:
    return Event(number=number, at=datetime(2026, 1, 1, tzinfo=UTC), code="journal.note", values=values)


@pytest.mark.parametrize(
    ("number", "given", "places", "read_as"),
    [
        ("4", event(4), [], 4),
        ("4", event(5), ["number"], 4),
        (str(NUMBER_LIMIT - 1), event(NUMBER_LIMIT - 1), [], NUMBER_LIMIT - 1),
        (str(NUMBER_LIMIT), event(NUMBER_LIMIT), ["number"], None),
        ("4", event(4, due_on="2026-01-31", on="x", other="x"), [], 4),
        (
            "4",
            event(4, due_on="2026-02-31", since_on=12, was_on=None),
            ["values.due_on", "values.since_on"],
            4,
        ),
    ],
)
def test_an_event_is_numbered_as_the_file_says_and_its_days_are_days(number, given, places, read_as):
    record, found = checked("journal", number, given)
    assert [each.place for each in found] == places
    assert (record.number if record else None) == read_as
    for each in found:
        if record and each.place.startswith("values."):
            assert record.values[each.place.removeprefix("values.")] is None


# --- in a case


def unread(table: str, id: str, place: str = "last", **more) -> Unread:
    return Unread(table=table, number="7", id=id, place=place, **more)


ME = Person(id="principal", role="principal", given_name=" Camille ", family_name="Exemple")
KNOWN = Contract(
    id="c1", employer="Exemple", title="Testeuse", noc="21232", country="FR", first=date(2020, 1, 6),
    hours_per_week="35",
)  # fmt: skip
LAST = unread("contracts", "c1", value="soon", told={"last": "soon"})
CLAIMED = unread("contracts", "c1", "claimed", value="perhaps", told={"claimed": "perhaps"})
GONE = unread(
    "contracts", "c2", "first", value="never", whole=True, told={**JOB, "id": "c2", "first": "never"}
)
CASE = Case(id="c", name="x", facts=Facts(persons=(ME,), contracts=(KNOWN,)), unread=(LAST, CLAIMED, GONE))


@pytest.mark.parametrize(
    ("one", "code", "name"),
    [
        (LAST, "unread.value", "Exemple, Testeuse"),
        (replace(LAST, missing=True), "unread.value_lacks", "Exemple, Testeuse"),
        (GONE, "unread.record", "Exemple, FR"),
        (replace(GONE, missing=True), "unread.record_lacks", "Exemple, FR"),
        (replace(GONE, told={"employer": 12, "title": "  "}), "unread.record", "c2"),
        (replace(GONE, told={}, id=""), "unread.record", "…"),
        (unread("persons", "principal", "born_on"), "unread.value", "Camille, Exemple"),
        (unread("facts", "facts", "marital_status"), "unread.value", "facts"),
        (unread("head", "head", "lang"), "unread.value", "head"),
        (replace(GONE, told={"employer": "A" * 99}), "unread.record", "A" * 60),
    ],
)
def test_what_cannot_be_read_is_told_with_the_record_it_is_of(one, code, name):
    (found,) = unread_findings(replace(CASE, unread=(one,)))
    assert (found.code, found.severity, found.subject) == (code, "warning", one.id)
    assert found.values["values"] == {"name": name}
    assert (found.values["code"], found.values["field"], found.values["value"]) == (
        f"unread.{one.table}", one.place, one.value,
    )  # fmt: skip


def test_two_called_the_same_are_called_by_their_table_too():
    other = unread("studies", "c1")
    both = replace(CASE, unread=(LAST, CLAIMED, other, unread("stays", "")))
    assert [each.values["ref"] for each in unread_findings(both)] == [
        "contracts/c1",
        "contracts/c1",
        "studies/c1",
        "stays",
    ]
    assert [each.values["ref"] for each in unread_findings(CASE)] == ["c1", "c1", "c2"]
    assert find_unread(both, "contracts/c1") == (LAST, CLAIMED)
    assert find_unread(CASE, "c1") == unread_of(CASE, "contracts", "c1") == (LAST, CLAIMED)
    with pytest.raises(UsageError) as several:
        find_unread(both, "c1")
    assert (several.value.code, several.value.values["tables"]) == (
        "unread.several",
        ["contracts", "studies"],
    )
    tables = ("studies", "stays", "tests", "accounts", "contracts")
    with pytest.raises(UsageError) as several:
        find_unread(replace(CASE, unread=tuple(unread(table, "x1") for table in tables)), "x1")
    assert several.value.values["tables"] == sorted(tables)
    with pytest.raises(NotFoundError):
        find_unread(CASE, "c9")


def test_a_value_is_mended_and_what_is_not_given_stays_unread():
    after = mend("contracts", "c1", last=date(2024, 1, 31)).apply(CASE)
    assert after.facts.contracts == (replace(KNOWN, last=date(2024, 1, 31)),)
    assert after.unread == (CLAIMED, GONE) or after.unread == (GONE, CLAIMED)


def test_a_record_that_was_out_comes_back_once_nothing_lacks():
    with pytest.raises(UsageError) as refused:
        mend("contracts", "c2", title="x").apply(CASE)
    assert (refused.value.code, refused.value.values["field"]) == ("unread.still", "first")
    after = mend("contracts", "c2", first=date(2021, 1, 4)).apply(CASE)
    assert [(each.id, each.first) for each in after.facts.contracts] == [
        ("c1", KNOWN.first),
        ("c2", date(2021, 1, 4)),
    ]
    assert after.unread == (LAST, CLAIMED)


@pytest.mark.parametrize(
    ("table", "field", "value"), [("facts", "marital_status", "married"), ("head", "lang", "en")]
)
def test_a_field_of_the_family_or_of_the_case_is_mended_in_its_place(table, field, value):
    one = unread(table, table, field)
    after = mend(table, table, **{field: value}).apply(replace(CASE, unread=(one, GONE)))
    assert getattr(after.facts if table == "facts" else after, field) == value
    assert after.unread == (GONE,)
    assert after.facts.contracts == (KNOWN,)


def test_what_is_taken_out_leaves_what_can_be_read():
    after = drop("contracts", "c1").apply(CASE)
    assert (after.facts, after.unread) == (CASE.facts, (GONE,))
    assert drop("contracts", "c2").apply(CASE).unread == (LAST, CLAIMED)
    for change in (
        drop("contracts", "c9"),
        mend("contracts", "c9", last=None),
        mend("studies", "c1", last=None),
    ):
        with pytest.raises(NotFoundError):
            change.apply(CASE)
    assert mend("contracts", "c1", last=None, claimed=True).values == {"id": "c1", "names": "claimed, last"}


@pytest.mark.parametrize(
    ("one", "refused"),
    [
        (GONE, False),
        (replace(GONE, id="c1"), True),
        (LAST, False),
        (replace(GONE, table="lines", id="principal/passport"), True),
        (replace(GONE, table="journal", id="1"), False),
        (replace(GONE, table="studies", id="c1"), False),
    ],
)
def test_a_record_may_not_stand_where_one_that_cannot_be_read_has_its_name(one, refused):
    case = replace(CASE, unread=(one,), lines=(Line(id="principal/passport"),), journal=(event(1),))
    if refused:
        with pytest.raises(UsageError) as told:
            refuse_over_unread(case)
        assert told.value.code == "unread.in_the_way"
        assert told.value.values["ref"] == one.id
    else:
        refuse_over_unread(case)
