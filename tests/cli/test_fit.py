"""casefile fit: a line's papers, or loose files, made one; dry run, undo, exit codes."""

import hashlib
from pathlib import Path

import pytest

from tests.cli.conftest import Casefile
from tests.services.fitting.making import paper, saved


@pytest.fixture
def pages(tmp_path: Path) -> list[Path]:
    made = []
    for number in range(2):
        path = tmp_path / f"page{number + 1}.jpg"
        path.write_bytes(saved(paper(number)))
        made.append(path)
    return made


def passport(casefile: Casefile):
    items = casefile("checklist", "Anna", "--json").data["items"]
    return next(each for each in items if each["id"] == "passport")


def test_a_line_with_two_files_says_so_until_they_are_one(casefile: Casefile, anna: Path, pages: list[Path]):
    assert casefile("attach", "Anna", "passport", *pages).code == 0
    text = casefile("checklist", "Anna").out
    assert "2 files in a slot that takes one" in text
    assert "casefile fit CASE principal/passport" in " ".join(text.split())
    casefile("line", "Anna", "passport", "--state", "ready")
    assert passport(casefile)["state"] == "ready"
    assert "2 files in a slot that takes one" in casefile("checklist", "Anna").out

    answer = casefile("fit", "Anna", "passport", "--limit", "300000", "--json")
    assert answer.code == 0
    assert answer.envelope["schema"] == "casefile.fit/1"
    assert Path(answer.data["out"]).name == "passport.pdf"
    assert answer.data["bytes"] == Path(answer.data["out"]).stat().st_size <= 300_000
    assert answer.data["changed"] == "recompressed"
    assert [(row["page"], row["verdict"]) for row in answer.data["page_table"]] == [(1, "good"), (2, "good")]
    assert "in a slot that takes one" not in casefile("checklist", "Anna").out
    assert "An original of passport.pdf" in casefile("checklist", "Anna").out

    assert casefile("undo", "Anna").code == 0
    assert not Path(answer.data["out"]).exists()
    assert "2 files in a slot that takes one" in casefile("checklist", "Anna").out
    assert casefile("redo", "Anna").code == 0
    assert Path(answer.data["out"]).is_file()


def test_a_paper_attached_later_asks_for_the_file_to_be_made_again(
    casefile: Casefile, anna: Path, pages: list[Path], tmp_path: Path
):
    casefile("attach", "Anna", "passport", *pages)
    casefile("fit", "Anna", "passport")
    third = tmp_path / "page3.jpg"
    third.write_bytes(saved(paper(3)))
    casefile("attach", "Anna", "passport", third)
    assert "lacks papers that were attached since" in " ".join(casefile("checklist", "Anna").out.split())
    answer = casefile("fit", "Anna", "passport", "--json")
    assert answer.data["pages"] == 3
    assert "lacks papers" not in casefile("checklist", "Anna").out
    held = list(anna.glob("documents/*/passport*.pdf"))
    assert len(held) == 1


def test_a_dry_run_shows_each_page_and_writes_nothing(casefile: Casefile, anna: Path, pages: list[Path]):
    casefile("attach", "Anna", "passport", *pages)

    def state():
        return {
            each: hashlib.sha256(each.read_bytes()).hexdigest() for each in anna.rglob("*") if each.is_file()
        }

    before = state()
    answer = casefile("fit", "Anna", "passport", "--limit", "300000", "--dry-run")
    assert answer.code == 0
    assert "page2.jpg, p. 1" in answer.out
    assert "300 →" in answer.out
    assert "Would be one file of 2 pages" in answer.out
    assert state() == before


def test_loose_files_go_where_they_are_told_to_and_nothing_is_written_over(
    casefile: Casefile, pages: list[Path], tmp_path: Path
):
    out = tmp_path / "both.pdf"
    assert casefile("fit", *pages).code == 2
    assert casefile("fit", *pages, "-o", tmp_path / "both.txt").code == 2
    assert casefile("fit", *pages, tmp_path / "none.jpg", "-o", out).code == 3
    answer = casefile("fit", *pages, "-o", out, "--json")
    assert answer.code == 0
    assert answer.data["changed"] == "merged"
    assert answer.data["sources"][0]["path"] == str(pages[0])
    assert casefile("fit", *pages, "-o", out).code == 2
    assert casefile("fit", *pages, "-o", out, "--replace", "--pages", "2,1", "--turn", "1=90").code == 0
    assert casefile("fit", out, "-o", out, "--replace").code == 2


def test_what_cannot_be_done_legibly_is_exit_1_and_parts_are_written_when_asked(
    casefile: Casefile, pages: list[Path], tmp_path: Path
):
    out = tmp_path / "small.pdf"
    refused = casefile("fit", *pages, "-o", out, "--limit", "65000", "--json")
    assert refused.code == 1
    assert refused.data["out"] is None
    assert refused.data["findings"][0]["code"] == "fit.too_heavy"
    assert "--parts" in refused.data["findings"][0]["message"]
    assert not list(tmp_path.glob("small*"))
    answer = casefile("fit", *pages, "-o", out, "--limit", "65000", "--parts", "--json")
    assert answer.code == 0
    assert answer.data["parts"] == 2
    assert sorted(each.name for each in tmp_path.glob("small*")) == ["small_1of2.pdf", "small_2of2.pdf"]
    parts = [tmp_path / f"small_{number}of2.pdf" for number in (1, 2)]
    before = [each.read_bytes() for each in parts]
    assert casefile("fit", *parts, "-o", out, "--limit", "65000", "--parts", "--replace").code == 2
    assert [each.read_bytes() for each in parts] == before


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--limit", "1"), 2),
        (("--pages", "1,x"), 2),
        (("--pages", "1,1"), 2),
        (("--turn", "1=45"), 2),
        (("--pages", "9"), 1),
    ],
)
def test_what_is_typed_wrongly_is_said(
    casefile: Casefile, pages: list[Path], tmp_path: Path, arguments, code
):
    out = tmp_path / "out.pdf"
    answer = casefile("fit", *pages, "-o", out, *arguments)
    assert answer.code == code
    assert answer.out or answer.err
    assert not out.exists()


def test_a_photo_and_a_line_that_asks_for_colour_keep_what_they_need(
    casefile: Casefile, anna: Path, pages: list[Path]
):
    casefile("attach", "Anna", "digital_photo", *pages)
    assert casefile("fit", "Anna", "digital_photo").code == 2
    assert casefile("fit", "Anna", "no_such_line").code == 3
    assert casefile("fit", "Nobody", "passport").code == 3


def test_an_empty_line_has_nothing_to_make_one_of(casefile: Casefile, anna: Path):
    answer = casefile("fit", "Anna", "passport")
    assert answer.code == 1
    assert "There is no file to make one of" in answer.out
