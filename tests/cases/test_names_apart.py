"""Papers of one case that spell a family name in different ways."""

from datetime import UTC, datetime

import msgspec

from casefile.cases.lines import filed
from casefile.cases.model import Document
from casefile.cases.names_apart import names_apart
from casefile.cases.reports import reports_of
from casefile.i18n import words_for
from casefile.rules.documents.looks import Look, Report
from tests.cases.looking import ME, case_of

SHOWN = "Zoé Müller"


def paper(id: str, *ways: str, shown: str = SHOWN) -> Document:
    look = Look(name=f"{id}.pdf", kind="pdf", names_spelt=((shown, ways),))
    report = Report(look=look, findings=(), verdict="ready")
    return Document(
        id=id, slot=f"principal/{id}", path=id, original_name=f"{id}.pdf", sha256=id * 8, size_bytes=1,
        attached_at=datetime(2025, 1, 15, tzinfo=UTC), check=msgspec.to_builtins(report),
    )  # fmt: skip


def case(*papers: Document):
    me = {**ME, "given_name": "Zoé", "family_name": "Müller"}
    return case_of({"persons": [me]}, documents=papers)


def apart(seen):
    return names_apart(seen, reports_of(seen.documents))


def test_a_paper_that_spells_the_name_as_no_other_does_is_told_with_both_spellings():
    found = apart(case(paper("diploma", "Mueller"), paper("passport", "")))
    assert list(found) == ["diploma"]
    assert found["diploma"].severity == "note"
    assert found["diploma"].values == {"written": "Mueller", "other": "passport.pdf", "there": "Müller"}
    said = words_for("fr").of(found["diploma"])
    assert "Mueller" in said
    assert "passport.pdf" in said


def test_two_papers_neither_of_which_spells_it_as_the_case_are_both_told():
    found = apart(case(paper("diploma", "Mueller"), paper("letter", "Muxxller")))
    assert sorted(found) == ["diploma", "letter"]


def test_a_paper_with_both_spellings_differs_from_neither():
    assert apart(case(paper("diploma", "MUELLER"), paper("passport", "", "Mueller"))) == {}


def test_papers_of_another_person_or_of_nobody_in_the_case_are_not_compared():
    assert apart(case(paper("diploma", "Mueller"), paper("other", "", shown="Paul Petit"))) == {}


def test_the_note_stands_with_the_file():
    told = filed(case(paper("diploma", "Mueller"), paper("passport", "")), set(), set())
    assert [[found.code for found in each.findings] for each in told] == [["document.names_apart"], []]
    assert [each.verdict for each in told] == ["ready", "ready"]
