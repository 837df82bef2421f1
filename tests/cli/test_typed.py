"""What is typed for a field, a record, an offer: read into its kind, or refused by name."""

from datetime import UTC, date, datetime
from types import SimpleNamespace as Of
from typing import Any

import pytest

from casefile.cases.model import Case
from casefile.cli import hours_text
from casefile.cli.assignments import (
    change_of,
    contract_fields,
    days_typed,
    perhaps,
    read_value,
    record_fields,
)
from casefile.cli.journal import event_sentence
from casefile.cli.offers import offer_numbers, wanted_offers
from casefile.cli.records import find_record, record_typed, table_named, unread_called
from casefile.cli.report import _asked_back
from casefile.errors import CasefileError, UsageError
from casefile.i18n.vocabulary import VERDICT_SIGNS
from casefile.i18n.words import Words, words_for
from casefile.rules.facts import Contract, Facts, Leave, Person, Stay
from casefile.rules.findings import Finding, Label

FACTS = Facts(
    persons=(Person(id="principal", role="principal"), Person(id="child-1", role="child")),
    stays=(Stay(id="y1", country="FR", first=date(2020, 1, 1)),),
    contracts=(
        Contract(id="y1", employer="A", noc="1", country="FR", first=date(2020, 1, 1), hours_per_week="35"),
    ),
)
CASE = Case(id="x", name="Anna", created_at=datetime(2026, 1, 1, tzinfo=UTC), facts=FACTS)


def codes(call: Any) -> list[str]:
    """Return the codes a call is refused with, those it is made of in the place of a sum."""
    with pytest.raises(CasefileError) as refused:
        call()
    return [each.code for each in getattr(refused.value, "problems", ())] or [refused.value.code]


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [("all", None), (" TOUT ", None), ("1", [1]), ("2, 1;2", [2, 1, 2]), ("", "no_take"), (",", "no_take"),
     ("1,x", "no_take"), ("-1", "no_take"), ("²", "no_take"), ("123456789", [123456789]), ("1234567890", "no_take")],
)  # fmt: skip
def test_what_is_taken_over_is_named_by_numbers_or_all(typed: str, numbers: Any):
    if numbers == "no_take":
        assert codes(lambda: offer_numbers(typed)) == ["case.no_take"]
    else:
        assert offer_numbers(typed) == numbers
    offers: Any = [Of(name=name, conflict=name == "b") for name in "abc"]
    if numbers is None:
        assert [each.name for each in wanted_offers(offers, typed)] == ["a", "c"]
    elif numbers == [2, 1, 2]:
        assert [each.name for each in wanted_offers(offers, typed)] == ["a", "b"]
    assert [each.name for each in wanted_offers(offers, "3")] == ["c"]
    assert (
        codes(lambda: wanted_offers(offers, "4"))
        == codes(lambda: wanted_offers(offers, "0"))
        == ["case.no_offer"]
    )


@pytest.mark.parametrize(
    ("word", "found"),
    [("stay", ("stays", "")), ("stays", ("stays", "")), ("Séjour", ("stays", "")), ("child", ("persons", "child")),
     ("enfants", ("persons", "child")), ("spouse", ("persons", "spouse")), ("diploma", ("credentials", "")),
     ("nothing such", None), ("stais", "stays")],
)  # fmt: skip
def test_a_kind_of_record_is_named_in_either_language(word: str, found: Any):
    if isinstance(found, tuple):
        assert table_named(word) == found
        return
    with pytest.raises(UsageError) as refused:
        table_named(word)
    assert refused.value.code == "facts.unknown_kind"
    assert refused.value.values.get("near", "").startswith(found or "")
    assert ("variant" in refused.value.values) is (found is not None)


def test_a_record_is_found_by_its_id_alone_where_only_one_has_it():
    assert find_record(CASE, "stays/y1")[1] is FACTS.stays[0]
    assert find_record(CASE, "child-1") == ("persons", FACTS.persons[1])
    assert codes(lambda: find_record(CASE, "y1")) == ["unread.several"]
    assert (
        codes(lambda: find_record(CASE, "y2"))
        == codes(lambda: find_record(CASE, "lines/y1"))
        == ["case.no_such_record"]
    )
    unread: Any = Of(unread=(Of(table="lines", id="a"), Of(table="stays", id="a")))
    assert unread_called(unread, "a") is unread_called(unread, "stays/a") is unread.unread[1]
    assert unread_called(unread, "lines/a") is None


@pytest.mark.parametrize(
    ("name", "kind", "text", "value"),
    [
        ("first", date, "2026-03-01", date(2026, 3, 1)),
        ("in_canada", bool, "yes", True),
        ("in_canada", bool, "Non", False),
        ("in_canada", bool, "perhaps", "facts.not_yes_no"),
        ("months", int, "+12", 12),
        ("months", int, "123456789", 123456789),
        ("months", int, "1234567890", "facts.not_a_number"),
        ("months", int, "twelve and", "facts.not_a_number"),
        ("country", str, "france", "FR"),
        ("country", str, "Atlantis", "facts.not_a_country"),
        ("destination_province", str, "Québec", "QC"),
        ("destination_province", str, "Elsewhere", "Elsewhere"),
        ("citizenships", tuple[str, ...], "fr; Canada,", ("FR", "CA")),
        ("given_name", str, "Anna", "Anna"),
    ],
)
def test_a_typed_value_is_of_the_kind_of_its_field(name: str, kind: Any, text: str, value: Any):
    if isinstance(value, str) and value.startswith("facts."):
        assert codes(lambda: read_value(name, kind, text)) == [value]
    else:
        assert read_value(name, kind, text) == value


def test_leaves_are_days_and_a_kind_between_semicolons():
    told = contract_fields(["leaves=2019-08-20/2019-12-09:parental; 2020-01-01/2020-01-05"])["leaves"]
    assert told == (
        Leave(first=date(2019, 8, 20), last=date(2019, 12, 9), kind="parental"),
        Leave(first=date(2020, 1, 1), last=date(2020, 1, 5)),
    )
    for wrong in ("leaves=2019-08-20", "leaves=2019-08-20/2019-12-09:unheard"):
        assert codes(lambda wrong=wrong: contract_fields([wrong])) == ["set.not_a_leave"]


def test_the_fields_of_a_record_are_told_with_every_fault():
    assert contract_fields(["hours_per_week= 37,5 ", "school_share_percent=25 %"]) == {
        "hours_per_week": "37.5",
        "school_share_percent": "25",
    }
    assert codes(lambda: record_fields(Stay, ["country", "cuntry=FR", "id=y9", "first=", "first=never"])) == [
        "set.not_an_assignment", "set.unknown_key", "set.unknown_key", "set.needs_value", "date.unreadable",
    ]  # fmt: skip
    assert record_fields(Stay, ["last="]) == {"last": None}
    assert codes(lambda: contract_fields(["person=spouse", "id=c9"])) == ["set.unknown_key"] * 2
    assert contract_fields(["person=spouse"], frozenset()) == {"person": "spouse"}
    assert codes(lambda: record_typed("stays", "", ["country=FR"], FACTS)) == ["set.needs_value"]
    made = record_typed("persons", "child", ["given_name=Zoé"], FACTS)
    assert (made.role, made.given_name) == ("child", "Zoé")
    assert (
        record_typed("stays", "", ["country=FR", "first=2020-01-01", "person=principal"], FACTS).person
        == "principal"
    )
    assert perhaps("spouse.given_nam", ("given_name", "x")) == {"variant": "near", "near": "given_name"}
    assert perhaps("wholly other", ("given_name", "x")) == {}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["given_name=Anna", "spouse.given_name=Paul"], "principal.given_name, spouse.given_name"),
        (["principal.given_name=Anna"], "principal.given_name"),
        (["child-2.born_on=2020-01-01"], "child-2.born_on"),
        (["child-3.born_on=2020-01-01"], ["facts.child_gap"]),
        (["child.born_on=2020-01-01"], ["facts.no_such_person"]),
        (["aunt.born_on=2020-01-01"], ["facts.no_such_person"]),
        (["programme=xyz"], ["facts.not_a_choice"]),
        (["programme=cec", "lang=fr", "marital_status=single"], "lang, marital_status, programme"),
        (["given_name"], ["set.not_an_assignment"]),
        (["=x"], ["set.not_an_assignment"]),
        (["role=child", "id=x", "nothing=1"], ["set.unknown_key"] * 3),
        (["child-1.born_on=2040-01-01"], ["facts.born_ahead"]),
    ],
)  # fmt: skip
def test_facts_are_set_by_their_keys_with_every_fault_at_once(typed: list[str], said: Any):
    def change() -> Any:
        return change_of(CASE, typed, ("fsw", "cec"), date(2026, 3, 1))

    if isinstance(said, list):
        found = codes(lambda: change().apply(CASE))
        assert len(found) == len(said)
        assert found == said or said == ["facts.born_ahead"]
        return
    made = change()
    assert made.values == {"names": said}
    after = made.apply(CASE).facts
    assert len(after.persons) == len(FACTS.persons) + any(
        each.startswith(("spouse", "child-2")) for each in typed
    )


def test_what_was_typed_for_days_is_what_may_be_read_in_two_ways():
    assert days_typed(["x_on=1/2/2020", "first=3/4/2020", " last =5/6/2020", "name=7/8/2020", "taken_on=9/9/2020"]) == [
        "1/2/2020", "3/4/2020", "5/6/2020", "9/9/2020",
    ]  # fmt: skip


def test_an_entry_of_the_journal_is_said_with_what_became_of_it():
    session: Any = Of(words=words_for("en"))
    event: Any = Of(code="journal.document_attached", values={"name": "a\nb", "line": "x"}, undone=False)
    assert event_sentence(session, event) == "File attached: a b."
    event.undone = True
    assert event_sentence(session, event) == "File attached: a b. (taken back)"


@pytest.mark.parametrize(
    ("code", "variant", "day", "doubt", "is_asked"),
    [
        ("conflict.still_to_come", "tests", 5, "language.test_ahead", True),
        ("conflict.still_to_come", "tests", 6, "language.test_ahead", False),
        ("conflict.still_to_come", "tests", 5, "language.other", False),
        ("conflict.still_to_come", "stays", 5, "language.test_ahead", False),
        ("conflict.other", "tests", 5, "language.test_ahead", False),
    ],
)
def test_a_test_still_to_come_is_asked_back_once(
    code: str, variant: str, day: int, doubt: str, is_asked: bool
):
    told = Finding(code=code, severity="warning", values={"variant": variant, "day_on": date(2026, 1, day)})
    before = Finding(code=doubt, severity="warning", values={"taken_on": date(2026, 1, 5)})
    assert _asked_back(told, [before]) is is_asked
    assert not _asked_back(told, [])


@pytest.mark.parametrize(
    ("count", "lines", "more"),
    [(0, 0, ""), (3, 3, ""), (4, 4, ""), (5, 5, "1 more reason"), (9, 5, "5 more reasons")],
)
def test_reasons_for_days_left_out_are_told_four_at_most(count: int, lines: int, more: str):
    said: list[str] = []
    session: Any = Of(words=words_for("en"), put=said.append)
    left = [
        Finding(code="store.reason", severity="note", subject=f"c{n}", values={"name": "X"})
        for n in range(count)
    ]
    answer: Any = Of(excluded=left, enough=False, stretches=())
    hours_text._tell_left_out(session, answer)
    assert len(said) == lines
    assert more in "".join(said[-1:])
    said.clear()
    counted: Any = Of(excluded=left, enough=True, stretches=(Of(contracts=("c0", "c1")),))
    hours_text._tell_left_out(session, counted)
    assert len(said) == min(max(count - 2, 0), 4) + (count > 6)


@pytest.mark.parametrize(
    ("count", "breaks", "more"),
    [(0, 0, ""), (2, 2, ""), (3, 3, ""), (4, 4, "1 more such break"), (6, 4, "3 more such breaks")],
)
def test_breaks_between_contracts_are_told_three_at_most(count: int, breaks: int, more: str):
    said: list[str] = []
    session: Any = Of(words=words_for("en"), put=lambda text="": said.append(text))
    day = date(2026, 1, 1)
    entry: Any = Of(noc="1", country="FR", employer="A", ongoing=not count, first=day, last=day, contracts=(1, 2),
                    bridges=[Of(days=1, first=day, last=day)] * count)  # fmt: skip
    hours_text._tell_entry(session, entry)
    assert sum(line.startswith("  · ") for line in said) == breaks
    assert more in said[-1].replace("\n    ", " ")
    assert ("goes on" in said[2]) is (count == 0)


@pytest.mark.parametrize("confidence", ["high", "medium", "low"])
@pytest.mark.parametrize(("touched", "unlisted"), [(0, 0), (1, 0), (0, 1), (2, 1)])
def test_a_category_is_told_with_the_doubt_about_its_list(
    confidence: str, touched: int, unlisted: int, monkeypatch: pytest.MonkeyPatch
):
    said: list[str] = []
    said: list[str] = []
    monkeypatch.setattr(Words, "of", lambda _, each: f"Category {each.name}.")
    session: Any = Of(words=words_for("en"), put=lambda text="": said.append(" ".join(text.split())))
    found: Any = [Of(run=at < touched or None, name=at, verdict="met", category=Of(confidence=confidence))
                  for at in range(3)]  # fmt: skip
    hours_text.tell_categories(session, found, [Label(en="Trades", fr="")] * unlisted)
    doubts = {"high": "", "medium": " (the list: to be confirmed)", "low": " (the list: weak source: verify)"}
    assert [line for line in said if "Category" in line] == [
        f"{VERDICT_SIGNS['met']} Category {at}.{doubts[confidence]}" for at in range(touched)
    ]
    assert said[:1] == ([""] if touched or unlisted else [])
    assert sum("minister" in line for line in said) == bool(touched)
    assert sum("Trades" in line for line in said) == unlisted
