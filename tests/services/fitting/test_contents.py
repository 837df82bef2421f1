"""A page of contents: what stands on which page, itself counted, and never the reason why a file is too large."""

import io

import msgspec
from pypdf import PdfReader

from casefile.rules.fitting.outcome import Contents, FitRequest
from casefile.services.fitting.contents import Run, source_runs
from casefile.services.fitting.engine import fit
from tests.services.documents.making import text_pdf
from tests.services.fitting.conftest import RULES
from tests.services.fitting.making import paper, saved

WORDS = Contents(title="Table des matières", column="Page", names=("Passeport (Zoé) \\.pdf", "Жук.pdf"))


def two(tmp_path):
    first, second = tmp_path / "a.pdf", tmp_path / "b.jpg"
    first.write_bytes(text_pdf())
    second.write_bytes(saved(paper(1)))
    return FitRequest(sources=(str(first), str(second)), rules=RULES, limit_bytes=4_000_000, contents=WORDS)


def made(asked):
    outcome, contents = fit(asked, lambda *_: None)
    return outcome, [PdfReader(io.BytesIO(each)) for each in contents]


def test_pages_of_one_paper_in_a_row_are_one_run():
    assert source_runs([0, 0, 1, 0]) == [Run(0, 1, 2), Run(1, 3, 3), Run(0, 4, 4)]
    assert source_runs([]) == []


def test_papers_are_named_with_their_pages_the_contents_counted(tmp_path):
    outcome, (reader,) = made(two(tmp_path))
    lines = reader.pages[0].extract_text().splitlines()
    assert (len(reader.pages), outcome.page_count, outcome.changed) == (3, 3, "merged")
    assert lines[0].startswith("Table des matières")
    assert any(line.startswith("Passeport (Zoé) \\.pdf") and line.endswith("2") for line in lines)
    assert any(line.startswith("???.pdf") and line.endswith("3") for line in lines)
    assert not any("–" in line for line in lines)  # a paper of one page is at that page, from none to none
    assert "Camille Moreau" in reader.pages[1].extract_text()


def test_many_papers_take_several_pages_of_contents(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(text_pdf())
    names = tuple(f"paper {number}" for number in range(40))
    many = Contents(title="Contents", column="Page", names=names)
    asked = FitRequest(sources=(str(path),) * 40, rules=RULES, limit_bytes=4_000_000, contents=many)
    outcome, (reader,) = made(asked)
    assert (outcome.page_count, len(reader.pages)) == (42, 42)
    assert reader.pages[1].extract_text().splitlines()[-1].startswith("paper 39")
    assert reader.pages[1].extract_text().splitlines()[-1].endswith("42")


def test_contents_that_alone_would_be_too_much_are_left_out_and_said(tmp_path):
    asked = two(tmp_path)
    bare = fit(msgspec.structs.replace(asked, contents=None), lambda *_: None)[0].files[0].size_bytes
    outcome, (reader,) = made(msgspec.structs.replace(asked, limit_bytes=bare + 50))
    assert (outcome.changed, len(reader.pages)) == ("merged", 2)
    assert [each.code for each in outcome.findings] == ["fit.contents_left_out"]


def test_the_contents_stand_before_pages_made_lighter_too(tmp_path):
    outcome, (reader,) = made(msgspec.structs.replace(two(tmp_path), limit_bytes=150_000))
    assert (outcome.changed, len(reader.pages)) == ("recompressed", 3)
    assert outcome.files[0].size_bytes <= 150_000
