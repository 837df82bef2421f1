"""What is asked and what is told: which PDF is left as it is, what goes with which paper, how far it has come."""

import pytest
from PIL import Image

from casefile.rules.fitting.outcome import Contents, FitRequest
from casefile.services.fitting import engine
from casefile.services.fitting.assembly import Assembly, WantedPage
from casefile.services.fitting.proof import prove
from casefile.services.fitting.refusal import RefusedError
from casefile.services.fitting.sources import open_source
from tests.services.documents.making import locked, text_pdf
from tests.services.fitting.conftest import RULES
from tests.services.fitting.making import paper, saved

LETTER = text_pdf()
SMALL = saved(paper(1, (300, 400)))
SMALL_LIMIT = 12_000
"""Less than the small scan weighs."""


@pytest.mark.parametrize(
    ("content", "how", "left"),
    [
        (LETTER, {}, True),
        (LETTER, {"limit": len(LETTER)}, True),
        (LETTER, {"pages": (1,)}, True),
        (LETTER, {"parts": True}, True),
        (LETTER, {"grey": True}, False),
        (LETTER, {"turns": ((1, 90),)}, False),
        (LETTER, {"bilevel": True}, False),
        (LETTER, {"contents": Contents(title="Contents", column="Page", names=("a",))}, False),
        (b"\n" + LETTER, {}, False),
        (locked(LETTER, "", "owner"), {}, False),
        (SMALL, {}, False),
    ],
)
def test_a_pdf_is_left_as_it_is_where_nothing_is_asked_of_it(fit, write, content, how, left):
    outcome, made = fit([write(content, "a")], **how)
    assert (made == [b""]) is left
    assert (outcome.changed == "nothing") is (left or not made)


def test_one_byte_over_the_limit_a_pdf_is_made_anew_and_so_are_two(fit, write):
    path = write(LETTER + b"\n" * 9, "a.pdf")
    assert fit([path], len(LETTER) + 9)[0].changed == "nothing"
    assert not fit([path], len(LETTER) + 8)[0].possible
    assert fit([path, path])[0].changed == "merged"
    assert fit([path], pages=(1,))[0].changed == "nothing"


@pytest.mark.parametrize("how", [{"grey": True}, {"bilevel": True}])
def test_papers_of_words_alone_have_no_colours_to_lose(fit, write, how):
    letter = write(LETTER, "a.pdf")
    outcome, (made,) = fit([letter, letter], **how)
    assert (outcome.changed, outcome.findings, outcome.page_count) == ("merged", (), 2)
    assert len(made) < 2000
    (found, *_) = fit([letter, letter], 1000, **how)[0].findings
    assert found.code == "fit.fixed_too_heavy"


def test_what_is_left_behind_is_said_of_the_papers_that_are_used(fit, write):
    papers = [write(text_pdf(root=b"/Names << /EmbeddedFiles << /Names [] >> >>"), "inside.pdf"),
              write(locked(LETTER, "", "owner"), "locked.pdf"), write(LETTER, "plain.pdf")]  # fmt: skip

    def said(**how):
        return [(each.code, each.severity, each.values) for each in fit(papers, **how)[0].findings]

    every = [("fit.attachments_dropped", "warning", {"name": "inside.pdf"}),
             ("fit.restrictions_dropped", "warning", {"name": "locked.pdf"})]  # fmt: skip
    assert said() == every
    assert said(pages=(3, 2)) == every[1:]
    assert said(pages=(1, 3)) == every[:1]
    assert said(pages=(3,)) == []


def told(paths, **how) -> list[tuple[str, int, int]]:
    asked: list[tuple[str, int, int]] = []
    question = FitRequest(
        **{"sources": tuple(map(str, paths)), "rules": RULES, "limit_bytes": 4_000_000, **how}
    )
    engine.fit(question, lambda *each: asked.append(each))
    return asked


def test_each_step_is_told_with_how_much_of_it_is_done(write):
    scan, letter = write(SMALL, "a.jpg"), write(LETTER, "b.pdf")
    assert told([letter, scan]) == [
        ("reading", 0, 2), ("reading", 1, 2), ("merging", 0, 2), ("merging", 1, 2), ("merging", 0, 1),
        ("proving", 0, 2), ("proving", 1, 2),
    ]  # fmt: skip
    steps = told([letter, scan], limit_bytes=SMALL_LIMIT)
    assert list(dict.fromkeys(what for what, *_ in steps)) == [
        "reading",
        "merging",
        "encoding",
        "proving",
    ]
    assert ("encoding", 1, 1) in steps
    assert ("proving", 1, 2) in steps


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [(SMALL[: len(SMALL) // 2], "a/half.jpg", "fit.unreadable"), (b"", "b\\empty.jpg", "fit.empty"),
     (b"PK\x03\x04 word/", "c.docx", "fit.wrong_type")],
)  # fmt: skip
def test_the_paper_at_fault_is_named_and_where_it_is(tmp_path, fit, write, content, name, code):
    (tmp_path / "a").mkdir()
    paths = [write(LETTER, "first.pdf"), write(content, name), write(LETTER, "last.pdf")]
    (found,) = fit(paths)[0].findings
    assert (found.code, found.severity, found.subject) == (code, "blocker", str(paths[1]))
    assert found.values["name"] == name.replace("\\", "/").rpartition("/")[2]
    (found,) = fit([paths[0]], pages=(2,))[0].findings
    assert (found.code, found.values, found.subject) == ("fit.no_such_page", {"page": 2, "count": 1}, "")


def test_shades_of_grey_are_offered_where_they_would_do(fit, write):
    scan = write(saved(paper(1, (300, 400), 0)), "scan.jpg")

    def said(limit, **how):
        found = fit([scan], limit, **how)[0].findings
        return found[0].values["variant"] if found else "made"

    told = {limit: (said(limit), said(limit, grey=True)) for limit in range(2000, 8000, 250)}
    offered = {limit for limit, (colour, _) in told.items() if colour == "grey"}
    would_do = {limit for limit, (colour, grey) in told.items() if colour != "made" and grey == "made"}
    assert len(offered ^ would_do) <= 1  # what a try weighs is not what is made, to the byte
    assert {colour for colour, _ in told.values()} == {"rescan", "grey", "made"}
    assert {grey for _, grey in told.values()} == {"rescan", "made"}


def test_a_file_being_made_knows_what_it_weighs_and_what_is_still_to_come(write):
    scan = write(SMALL, "a.jpg")
    assembly = Assembly([open_source(str(scan))], [WantedPage(0, 0)], "a4", lambda *_: None)
    assert assembly.layered_bytes == 0
    assert assembly.waiting_bytes == len(SMALL)
    assembly.fill(lambda *_: None)
    assert assembly.weight() == len(assembly.content())


@pytest.mark.parametrize("size", [(300, 200), (200, 300)])
@pytest.mark.parametrize("dpi", [(72, 72), (150, 150)])
def test_the_proof_finds_each_picture_where_it_stands_on_its_sheet(fit, write, size, dpi):
    """At its true size with room around it, or as large as fits; turned in every way."""
    papers = []
    for way in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = way
        dark = Image.linear_gradient("L").resize(size).point(lambda level: level // 3).convert("RGB")
        papers.append(write(saved(dark, exif=exif, dpi=dpi), f"{way}.jpg"))
    outcome = fit(papers)[0]
    assert (outcome.changed, outcome.page_count, outcome.findings) == ("merged", 8, ())
    for paper_kind in ("letter", "own"):
        assert fit(papers, paper=paper_kind)[0].possible


def test_a_page_that_shows_another_source_is_named_by_its_number(write):
    shades = [
        write(saved(Image.new("RGB", (200, 300), level), dpi=(72, 72)), f"{level}.jpg")
        for level in ("white", "black", "grey")
    ]
    letter = write(LETTER, "letter.pdf")
    wanted = [WantedPage(0, 0), WantedPage(1, 0), WantedPage(3, 0), WantedPage(2, 0)]
    contents = Contents(title="Contents", column="Page", names=("a", "b", "c", "d"))

    def made(contents=None):
        sources = [open_source(str(each)) for each in (*shades, letter)]
        assembly = Assembly(sources, wanted, "a4", lambda *_: None, contents)
        assembly.fill(lambda *_: None)
        return assembly, sources

    def proved(content, leaves, sources, first=0):
        told: list[tuple[int, int]] = []
        try:
            prove(content, leaves, sources, "a4", lambda *each: told.append(each), first)
        except RefusedError as refusal:
            return refusal.values["page"], len(told)
        return None, len(told)

    assembly, sources = made()
    content, leaves = assembly.content(), assembly.leaves
    assert proved(content, leaves, sources) == (None, 4)
    for one, other, page in ((0, 1, 1), (1, 3, 2), (2, 3, 3)):
        swapped = list(leaves)
        swapped[one], swapped[other] = leaves[other], leaves[one]
        assert proved(content, swapped, sources) == (page, page)
    assert proved(content, leaves[:3], sources) == proved(b"no PDF", leaves, sources) == (0, 0)
    named, sources = made(contents)
    assert proved(named.content(), named.leaves, sources, 1) == (None, 4)
    assert proved(named.content(), [named.leaves[1], *named.leaves[1:]], sources, 1) == (2, 1)
    assert proved(named.content(), named.leaves, sources, 0) == (0, 0)
