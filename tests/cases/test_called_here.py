"""The records of another copy in the names of this one: what was there, what is one, what gets a free name."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from casefile.cases.called_here import called_here, names_here, renamed_agreement
from casefile.cases.model import Case, Document, Line
from casefile.cases.parting import Agreed
from casefile.rules.facts import Contract, Facts, Person, SameEmployer, Stay

EMPTY = Case(id="c", name="x")


def stay(id: str, country: str) -> Stay:
    return Stay(id=id, country=country, first=date(2020, 1, 1))


def with_stays(*stays: Stay) -> Case:
    return replace(EMPTY, facts=Facts(stays=stays))


A1, B1, B2, C2 = stay("s1", "FR"), stay("s1", "BE"), stay("s2", "BE"), stay("s2", "CA")


@pytest.mark.parametrize(
    ("mine", "theirs", "start", "used", "names"),
    [
        ((A1,), (A1,), (A1,), 1, {}),  # there when they parted
        ((A1,), (A1,), (), 1, {}),  # both added the same
        ((A1,), (B1,), (), 1, {("stays", "s1"): "s2"}),  # the name is given here: a free one
        ((A1,), (stay("s1", "BE"), stay("s2", "CA")), (), 1, {("stays", "s1"): "s3"}),
        ((A1,), (stay("s3", "FR"),), (), 1, {("stays", "s3"): "s1"}),  # one, called otherwise there
        ((A1,), (stay("s3", "FR"),), (A1,), 1, {}),  # another of the same words: that one was there already
        ((), (B2,), (), 0, {}),
        ((), (B2,), (), 2, {("stays", "s2"): "s3"}),  # given here once, taken out since
        ((), (B2,), (), 1, {}),
        ((A1,), (stay("own", "BE"),), (), 1, {}),
        ((stay("own", "FR"),), (stay("own", "BE"),), (), 0, {("stays", "own"): "own-1"}),
        (
            (stay("s8", "FR"),),
            (stay("s1", "FR"), stay("s8", "BE")),
            (),
            8,
            {("stays", "s1"): "s8", ("stays", "s8"): "s9"},
        ),
    ],
)
def test_a_record_of_the_other_copy_is_called_as_here_or_by_a_free_name(mine, theirs, start, used, names):
    found = names_here(with_stays(*mine), with_stays(*theirs), with_stays(*start), {}, {"stays": used})
    assert found == names
    called = [each.id for each in called_here(with_stays(*theirs), found).facts.stays]
    assert len(called) == len(set(called))


def test_a_name_known_already_is_taken_in_its_own_table_alone():
    theirs = with_stays(stay("s9", "CA"), stay("s1", "BE"))
    known = {("stays", "s9"): "s1"}
    assert names_here(EMPTY, theirs, EMPTY, known, {}) == {**known, ("stays", "s1"): "s10"}
    known = {("diplomas", "s9"): "s1"}
    assert names_here(EMPTY, theirs, EMPTY, known, {}) == known


def test_names_known_already_stay_and_persons_and_lines_are_called_by_what_they_are():
    known = {("stays", "s1"): "s5"}
    assert names_here(with_stays(stay("s5", "CA")), with_stays(A1), EMPTY, known, {}) == known
    mine, theirs = (
        replace(
            EMPTY,
            facts=Facts(persons=(Person(id="child-1", role="child", given_name=name),)),
            lines=(Line(id="a/b", note=name),),
        )
        for name in ("Emma", "Lotte")
    )
    assert names_here(mine, theirs, EMPTY, {}, {}) == {}


JOB = Contract(id="c1", employer="A", noc="21232", country="FR", first=date(2020, 1, 6), hours_per_week="35")
NAMES = {("contracts", "c1"): "c7", ("stays", "s1"): "s7", ("same_employers", "e1"): "e7"}


def document(slot: str) -> Document:
    return Document(
        id="d1",
        slot=slot,
        path="a",
        original_name="a",
        sha256="aa",
        size_bytes=1,
        attached_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def test_a_new_name_is_used_in_lines_papers_and_references():
    pair = SameEmployer(id="e1", one="c1", other="c2")
    keys = ("principal/work_proof/c1", "principal/passport", "principal/c1", "principal/work_proof/c2")
    theirs = replace(
        EMPTY,
        facts=Facts(contracts=(JOB,), stays=(A1, B2), same_employers=(pair,)),
        lines=tuple(Line(id=key, note=key) for key in keys),
        documents=tuple(map(document, keys)),
    )
    found = called_here(theirs, NAMES)
    called = ["principal/work_proof/c7", *keys[1:]]
    assert [each.id for each in found.lines] == [each.slot for each in found.documents] == called
    assert [each.note for each in found.lines] == list(keys)
    assert found.facts.contracts == (replace(JOB, id="c7"),)
    assert [each.id for each in found.facts.stays] == ["s7", "s2"]
    assert found.facts.same_employers == (SameEmployer(id="e7", one="c7", other="c2"),)
    assert called_here(theirs, {}) is theirs


@pytest.mark.parametrize(
    ("agreed", "id", "value"),
    [
        (Agreed(table="stays", id="s1", field="country", value="FR"), "s7", "FR"),
        (Agreed(table="stays", id="s2", field="country", value="FR"), "s2", "FR"),
        (Agreed(table="stays", id="s1", value=A1), "s7", replace(A1, id="s7")),
        (Agreed(table="stays", id="s1"), "s7", None),
        (
            Agreed(table="lines", id="principal/work_proof/c1", field="note", value="c1"),
            "principal/work_proof/c7",
            "c1",
        ),
        (
            Agreed(table="documents", id="principal/work_proof/c1", field="aa", value=True),
            "principal/work_proof/c7",
            True,
        ),
        (Agreed(table="same_employers", id="e1", field="one", value="c1"), "e7", "c7"),
        (Agreed(table="same_employers", id="e1", field="same", value=False), "e7", False),
        (Agreed(table="contracts", id="c1", field="title", value="c1"), "c7", "c1"),
    ],
)
def test_what_was_agreed_on_there_is_told_in_the_names_of_here(agreed, id, value):
    found = renamed_agreement(agreed, NAMES)
    assert (found.id, found.value, found.their_id) == (id, value, agreed.id)
    assert (found.table, found.field) == (agreed.table, agreed.field)
