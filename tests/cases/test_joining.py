"""Two copies of a case and the state in which they parted: every way one thing may stand in the three of them."""

from datetime import UTC, date, datetime
from itertools import product

import pytest
from msgspec.structs import replace

from casefile.cases.joining import agreed_on, offers, take_over
from casefile.cases.model import Case, Document, Event, Line
from casefile.cases.parting import Agreed, Meeting, Parted, advanced, agreements
from casefile.errors import UsageError
from casefile.rules.facts import Facts, Person, Stay

EMPTY = Case(id="c", name="x")
WAYS = list(product("AB-", repeat=3))
"""What stands in the common state, here and there: one thing, another, or nothing."""


def parted(base: Case, fork: int = 0) -> Parted:
    return Parted(start=base, base=base, fork=fork)


def told(way: str) -> Case:
    """Return a case in which a fact, a field of the case, a record and a line stand so."""
    where = {"A": "Ontario", "B": "Alberta", "-": ""}[way]
    stays = (
        () if way == "-" else (Stay(id="s1", country={"A": "FR", "B": "BE"}[way], first=date(2020, 1, 1)),)
    )
    lines = () if way == "-" else (Line(id="principal/passport", note=way),)
    facts = Facts(destination_province=where, stays=stays)
    return replace(EMPTY, client_reference=where, facts=facts, lines=lines)


def offered(mine: Case, theirs: Case, base: Case | None) -> dict[str, tuple[str, str, bool]]:
    found = offers(mine, theirs, parted(base) if base else None)
    return {each.table: (each.kind, each.field, each.conflict) for each in found}


@pytest.mark.parametrize(("was", "here", "there"), WAYS)
def test_what_was_changed_there_alone_is_offered_and_on_both_sides_it_is_a_conflict(was, here, there):
    found = offered(told(here), told(there), told(was))
    changed, conflict = here != there and there != was, here != was
    assert found.get("facts") == (("changed", "destination_province", conflict) if changed else None)
    assert found.get("head") == (("changed", "client_reference", conflict) if changed else None)
    record = None
    if changed and "-" not in (here, there):
        record = ("changed", "country", conflict)
    elif changed and here == "-":
        record = ("added", "", was != "-")
    elif there == "-" and "-" not in (was, here):
        record = ("removed", "", conflict)
    assert found.get("stays") == record


@pytest.mark.parametrize(("here", "there"), list(product("AB-", repeat=2)))
def test_without_a_common_state_whatever_differs_is_a_conflict_and_nothing_was_removed(here, there):
    found = offered(told(here), told(there), None)
    assert found.get("facts") == (("changed", "destination_province", True) if here != there else None)
    kind = None
    if here != there and there != "-":
        kind = ("added", "", False) if here == "-" else ("changed", "country", True)
    assert found.get("stays") == kind


@pytest.mark.parametrize(("was", "here", "there"), WAYS)
def test_what_is_taken_over_is_said_alike_and_never_offered_again(was, here, there):
    mine, theirs, base = told(here), told(there), told(was)
    found = offers(mine, theirs, parted(base))
    after = take_over(found).apply(mine)
    agreed = agreed_on(mine, theirs, parted(base), found)
    common = advanced(base, [Meeting(step=1, their_step=1, agreed=agreed)])
    assert offers(after, theirs, parted(common)) == ()
    assert take_over(found).values == {"count": len(found)}
    if was != there:
        assert after.facts.destination_province == theirs.facts.destination_province


@pytest.mark.parametrize(("was", "here", "there"), WAYS)
def test_both_agree_on_what_stands_alike_here_and_there_and_did_not_before(was, here, there):
    found = {each.table: each for each in agreements(told(here), told(there), told(was))}
    alike = here == there != was
    assert set(found) == ({"facts", "head", "stays", "lines"} if alike else set())
    if alike:
        stay = found["stays"]
        whole = "-" in (was, here)
        assert (stay.field, stay.value) == (
            ("", next(iter(told(here).facts.stays), None))
            if whole
            else ("country", told(here).facts.stays[0].country)
        )


def test_a_line_nobody_touched_before_is_one_of_which_nothing_was_said():
    touched = replace(EMPTY, lines=(Line(id="principal/passport", note="A"),))
    asked = replace(EMPTY, lines=(Line(id="principal/passport", state="requested"),))
    (found,) = offers(touched, asked, parted(EMPTY))
    assert (found.kind, found.field, found.conflict) == ("changed", "state", False)


# --- files


def document(
    id: str, sha256: str, slot: str = "principal/passport", made_from: tuple[str, ...] = ()
) -> Document:
    return Document(
        id=id, slot=slot, path=f"{id}.pdf", original_name=f"{id}.pdf", sha256=sha256, size_bytes=1,
        attached_at=datetime(2026, 1, 1, tzinfo=UTC), made_from=made_from,
    )  # fmt: skip


def with_files(*files: Document) -> Case:
    return replace(EMPTY, documents=files)


@pytest.mark.parametrize(("was", "here", "there"), list(product((False, True), repeat=3)))
def test_a_file_is_known_by_its_line_and_its_checksum(was, here, there):
    base, mine, theirs = (
        with_files(*([document(id, "aa")] if held else []))
        for id, held in (("d1", was), ("d1", here), ("d9", there))
    )
    found = [(each.kind, each.id, each.conflict) for each in offers(mine, theirs, parted(base))]
    expected = {(False, True): ("file", "d9", was)}
    if was:
        expected[True, False] = ("removed", "d1", False)
    assert found == [each for each in [expected.get((here, there))] if each]
    alike = [(each.field, each.value) for each in agreements(mine, theirs, base)]
    assert alike == ([("aa", True if here else None)] if here is there is not was else [])


def test_a_file_taken_over_takes_the_place_of_none_of_the_same_number_here():
    mine, theirs = with_files(document("d1", "aa")), with_files(document("d1", "bb"))
    found = offers(mine, theirs, parted(EMPTY))
    assert [(each.kind, each.id) for each in found] == [("file", "d1")]
    after = take_over(found, (document("", "bb"),)).apply(mine)
    assert [(each.id, each.sha256) for each in after.documents] == [("d1", "aa"), ("", "bb")]


def test_a_file_made_of_others_keeps_those_that_are_here_and_on_its_line():
    theirs = with_files(
        document("d1", "aa"),
        document("d2", "bb", "principal/photo"),
        document("d3", "cc", made_from=("d1", "d2", "d7")),
    )
    (one, photo, made) = offers(EMPTY, theirs, parted(EMPTY))
    assert (made.theirs.made_from, one.theirs.made_from) == (("aa", "bb"), ())
    ours = (document("n1", "aa"), document("n2", "bb", "principal/photo"), document("n3", "cc"))
    after = take_over((one, photo, made), ours).apply(EMPTY)
    assert [(each.id, each.made_from) for each in after.documents] == [
        ("n1", ()),
        ("n2", ()),
        ("n3", ("n1",)),
    ]


# --- records and lines that hang together


SPOUSE = Person(id="spouse", role="spouse")
WITH_SPOUSE = replace(EMPTY, facts=Facts(persons=(SPOUSE,)))
WORKED_ON = replace(WITH_SPOUSE, lines=(Line(id="spouse/passport", state="ready"),))


@pytest.mark.parametrize(
    ("mine", "theirs", "kind"),
    [
        (EMPTY, WORKED_ON, "added"),  # gone here, its line worked on there
        (WORKED_ON, EMPTY, "removed"),  # gone there, its line worked on here
        (replace(WITH_SPOUSE, documents=(document("d1", "aa", "spouse/passport"),)), EMPTY, "removed"),
        (EMPTY, replace(WITH_SPOUSE, documents=(document("d1", "aa", "spouse/passport"),)), "file"),
    ],
)
def test_a_record_taken_out_on_one_side_while_its_line_was_worked_on_at_the_other_is_a_conflict(
    mine, theirs, kind
):
    found = [each for each in offers(mine, theirs, parted(WITH_SPOUSE)) if each.kind == kind]
    assert found
    assert all(each.conflict for each in found)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [(WITH_SPOUSE, EMPTY), (EMPTY, replace(WITH_SPOUSE, lines=(Line(id="principal/x", note="a"),)))],
)
def test_of_a_record_whose_line_nobody_worked_on_nothing_is_torn(mine, theirs):
    assert [each.conflict for each in offers(mine, theirs, parted(WITH_SPOUSE))] == [False]


def test_a_name_given_here_since_is_not_given_twice():
    (found,) = offers(EMPTY, told("A"), parted(EMPTY))[-1:]
    stay = next(each for each in offers(EMPTY, told("A"), parted(EMPTY)) if each.table == "stays")
    with pytest.raises(UsageError) as refused:
        take_over([stay]).apply(told("B"))
    assert refused.value.code == "case.offers_changed"
    gone = replace(stay, kind="changed", field="country", theirs="BE")
    assert take_over([gone]).apply(EMPTY) == EMPTY
    assert found.table == "lines"


# --- notes


def noted(*told: tuple[int, str, str], undone: bool = False) -> Case:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return replace(
        EMPTY,
        journal=tuple(
            Event(number=n, at=at, code=f"journal.{code}", text=text, undone=undone) for n, code, text in told
        ),
    )


@pytest.mark.parametrize(
    ("mine", "theirs", "notes"),
    [
        (noted(), noted((4, "note", "one")), ["one"]),
        (noted(), noted((3, "note", "one")), []),  # written before the copies parted
        (noted((4, "note", "one")), noted((5, "note", "one")), []),
        (noted(), noted((4, "note", "one"), undone=True), []),
        (noted(), noted((4, "note", "")), []),
        (noted(), noted((4, "line_ready", "one")), []),
        (noted(), noted((4, "merged", "one\n\ntwo")), ["one\n\ntwo"]),
        (noted((4, "merged", "one\n\ntwo")), noted((4, "note", "two")), []),
        (noted((4, "merged", "one"), undone=True), noted((4, "note", "one")), ["one"]),
        (noted((4, "note", "one")), noted((4, "merged", "one\n\ntwo")), ["one\n\ntwo"]),
    ],
)
def test_notes_written_there_since_and_not_told_here_are_offered(mine, theirs, notes):
    found = offers(mine, theirs, parted(EMPTY, fork=3))
    assert [each.theirs for each in found] == notes
    assert not any(each.conflict for each in found)
    assert take_over(found).text == "\n\n".join(notes)


# --- meetings


def met(step: int, their_step: int, province: str) -> Meeting:
    return Meeting(
        step=step, their_step=their_step,
        agreed=(Agreed(table="facts", field="destination_province", value=province),),
    )  # fmt: skip


def test_the_later_meeting_is_what_is_common():
    for meetings in ([met(1, 1, "ON"), met(2, 3, "AB")], [met(2, 3, "AB"), met(1, 1, "ON")]):
        assert advanced(EMPTY, meetings).facts.destination_province == "AB"


@pytest.mark.parametrize(
    ("other", "crosses"),
    [((2, 1), True), ((2, 2), False), ((1, 3), False), ((2, 3), False), ((0, 3), True), ((0, 1), False)],
)
def test_two_meetings_cross_when_neither_knew_of_the_other(other, crosses):
    one = met(1, 2, "ON")
    assert one.crosses(met(*other, "AB")) is crosses
    assert met(*other, "AB").crosses(one) is crosses


@pytest.mark.parametrize(("provinces", "torn"), [(("ON", "AB"), True), (("ON", "ON"), False)])
def test_where_two_meetings_crossed_and_say_otherwise_whatever_stands_is_a_conflict(provinces, torn):
    one, other = provinces
    common = advanced(EMPTY, [met(1, 2, one), met(2, 1, other)])
    mine, theirs = (replace(EMPTY, facts=Facts(destination_province=each)) for each in ("ON", "AB"))
    (found,) = offers(mine, theirs, parted(common))
    assert found.conflict is torn
    assert list(agreements(mine, mine, common))[:1] == (
        [Agreed(table="facts", field="destination_province", value="ON")] if torn else []
    )


def test_a_record_both_hold_is_called_as_there():
    base = Parted(start=EMPTY, base=EMPTY, fork=0, names={("stays", "s7"): "s1"})
    (stay,) = (each for each in agreed_on(told("A"), told("A"), base, ()) if each.table == "stays")
    assert (stay.id, stay.their_id) == ("s1", "s7")


@pytest.mark.parametrize(
    ("held", "value", "there"),
    [
        ([], True, ["bb"]),
        (["aa"], True, ["aa", "bb"]),
        (["aa", "bb"], True, ["aa", "bb"]),
        (["aa", "bb"], None, ["aa"]),
        (["aa"], None, ["aa"]),
    ],
)
def test_a_file_agreed_on_is_there_once_or_gone(held, value, there):
    agreed = Agreed(table="documents", id="principal/passport", field="bb", value=value)
    elsewhere = document("d7", "bb", "principal/photo")
    start = with_files(*(document(f"d{each}", each) for each in held), elsewhere)
    found = advanced(start, [Meeting(step=1, their_step=1, agreed=(agreed,))]).documents
    assert sorted(each.sha256 for each in found if each.slot == "principal/passport") == there
    assert elsewhere in found


def test_how_each_likes_to_read_and_print_is_offered_to_nobody():
    theirs = replace(EMPTY, lang="en", paper="letter", client_reference="A")
    assert [each.field for each in offers(EMPTY, theirs, parted(EMPTY))] == ["client_reference"]
