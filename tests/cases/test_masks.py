"""What an entry of the journal, an unread value and a report of a file say in disguise."""

from datetime import UTC, datetime

import pytest

from casefile.cases.masks import masked, masked_check, masked_event, masked_unread
from casefile.cases.model import Event, Unread
from casefile.rules.documents.looks import Look, Report
from casefile.rules.findings import Finding
from casefile.rules.hidden import MASK


@pytest.mark.parametrize(("text", "shown"), [("", ""), ("  \n", ""), ("Camille", MASK), (" a ", MASK)])
def test_what_was_written_is_masked_and_what_was_not_stays_empty(text, shown):
    assert masked(text) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ({"count": 3}, {"count": 3}),
        ({"count": "three"}, {"count": MASK}),
        ({"points": 400}, {"points": None}),
        ({"employer": "Exemple"}, {"employer": MASK}),
        (
            {"first_on": "2020-01-06", "of_month": "2020-01-01", "on": "x"},
            {"first_on": None, "of_month": None, "on": MASK},
        ),
        ({"code": "journal.note"}, {"code": "journal.note"}),
        ({"code": "Camille"}, {"code": MASK}),
        ({"code": "journal.Camille Exemple"}, {"code": MASK}),
        ({"other": "journal.note"}, {"other": MASK}),
        ({"values": {"name": "Camille", "count": 2}}, {"values": {"name": MASK, "count": 2}}),
        ({"names": {"name": "Camille"}}, {"names": MASK}),
        ({"names": ["Camille"]}, {"names": None}),
    ],
)
def test_an_entry_of_the_journal_tells_how_many_and_nothing_else(value, shown):
    at = datetime(2026, 1, 1, tzinfo=UTC)
    found = masked_event(Event(number=4, at=at, code="journal.facts_set", values=value, text="my words"))
    assert (found.number, found.at, found.code, found.values, found.text) == (
        4,
        at,
        "journal.facts_set",
        shown,
        MASK,
    )


@pytest.mark.parametrize(
    "code", ["Camille", "journal.Camille", "journal.", "journal." + "a" * 61, "xjournal.note"]
)
def test_a_code_that_is_none_tells_nothing(code):
    assert (
        masked_event(Event(number=1, at=datetime(2026, 1, 1, tzinfo=UTC), code=code)).code == "journal.note"
    )


def test_of_what_cannot_be_read_only_the_place_is_told():
    found = masked_unread(
        Unread(table="persons", number="7", id="p", place="born_on", value="x", told={"born_on": "x"})
    )
    assert found == Unread(table="persons", number="", id="", place="born_on", value=MASK)


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("kind", "pdf", "pdf"),
        ("true_kind", "jpeg", "jpeg"),
        ("variant", "Camille", MASK),
        ("variant", "near", "near"),
        ("variant", "a", MASK),
        ("ending", "pdf", "pdf"),
        ("ending", "PDF", "PDF"),
        ("ending", "jpg", "jpg"),
        ("right", "jpg", "jpg"),
        ("right", "camille", MASK),
        ("name", "pdf", MASK),
        ("pages", 3, 3),
        ("pages", 2.5, 2.5),
        ("pages", None, None),
        ("pages", {"a": 1}, MASK),
        ("names", ["Camille", 2], [MASK, 2]),
        ("kind", ("pdf", "Camille Exemple"), ["pdf", MASK]),
    ],
)
def test_a_report_keeps_its_verdict_and_figures_without_what_was_read(name, value, shown):
    look = Look(name="secret.pdf", kind="pdf", size_bytes=12, pages=3)
    finding = Finding(code="document.x", severity="warning", values={name: value}, subject="secret.pdf")
    found = masked_check(Report(look=look, findings=(finding,), verdict="ready"), "file-1.pdf")
    assert found["look"] == {"name": "file-1.pdf", "kind": "pdf", "size_bytes": 12, "pages": 3}
    assert found["verdict"] == "ready"
    assert found["findings"][0]["values"] == {name: shown}
    assert "secret" not in str(found)
    assert masked_check(None, "file-1.pdf") is None
