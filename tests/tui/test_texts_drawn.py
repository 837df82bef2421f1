"""What is drawn of a case whatever screen it stands on, for cases of every kind and any width, styles and all.

The title (case_title), the figures, the stages (stage_line), the sections (section_bar), a line in full (line_detail),
bars (bar), how far a day is (phrases).
"""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace
from textual.content import Content

from casefile.cases.model import Line
from casefile.errors import UsageError
from casefile.i18n import words_for
from casefile.rules.book.stages import StageEntry
from casefile.rules.facts import Facts
from casefile.rules.findings import Finding
from casefile.tui.base import lit
from casefile.tui.phrases import distance
from casefile.tui.widgets.bar import bar
from casefile.tui.widgets.case_title import title_line
from casefile.tui.widgets.figures import figures
from casefile.tui.widgets.line_detail import about, below, content_lines
from casefile.tui.widgets.stage_line import _rows
from tests.tui.desks import RealDesk, document, example_case
from tests.tui.test_snapshots import large_case

ENDED = tuple(
    StageEntry(id=f"e{at}", stage=stage, on=date(2025, at, 3), outcome=outcome)  # type: ignore[arg-type]
    for at, (stage, outcome) in enumerate(
        (("language_test", ""), ("diploma_evaluation", "not_needed"), ("invitation", ""), ("decision", "approved")), 1
    )
)  # fmt: skip
CASES = {
    "nothing": example_case("Anna", facts=Facts(), stages=()),
    "a little": example_case(),
    "much": large_case(),
    "an example": replace(example_case("Exemple [de] nom très long, Marie-Antoinette"), example=True),
    "ended": example_case("Two\nlines", stages=ENDED, facts=replace(example_case().facts, planned_filing_on=None)),
    "papers": replace(
        large_case(),
        stages=(),
        documents=(
            document(1, "principal/passport", "a.pdf", Finding(code="document.name_absent", severity="warning", page=2,
                     values={"name": "X"}), verdict="attention"),
            document(2, "principal/passport", "b.pdf"),
        ),
        lines=(Line(id="principal/passport", state="received", note="A [note]", requested_on=date(2026, 11, 1),
                    requested_from="the [office]", expires_on=date(2027, 1, 1)),
               Line(id="spouse/passport", state="not_applicable", reason="none [of] it"),
               Line(id="principal/digital_photo", state="ready", ticked=("size",))),
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def desk() -> Any:
    made = RealDesk()
    yield made
    made.close()


def drawn(*texts: Content) -> str:
    """Return texts, each with the names of its styles below it."""
    rows = []
    for text in texts:
        styles = [str(span.style) for span in sorted(text.spans, key=lambda span: (span.start, span.end))]
        rows += [
            *(line.rstrip() for line in text.plain.splitlines()),
            *([f"   ({', '.join(styles)})"] if styles else []),
        ]
    return "\n".join(rows)


@pytest.mark.parametrize(("name", "lang"), [*((each, "en") for each in CASES), ("much", "fr")])
def test_the_head_and_the_figures_of_a_case(desk: RealDesk, name: str, lang: Any, snapshot: Any):
    words, seen = words_for(lang), desk.assess(CASES[name])
    points = desk.points(seen)
    damaged = UsageError("store.damaged")
    titles = ((None, False, 80), (None, True, 120), (None, False, 30), (damaged, False, 60))
    told = [title_line(words, seen, damage, wide=wide, width=width) for damage, wide, width in titles]
    told += [figures(seen, points, words, room, beside=False) for room in (120, 60, 30)]
    told += [figures(seen, each, words, 60, beside=True) for each in (None, points)]
    for width in (17, 9):
        told += _rows(seen.stages, width, words)
    assert drawn(*told) == snapshot


def test_a_line_in_full(desk: RealDesk, snapshot: Any):
    words, seen = words_for("en"), desk.assess(CASES["papers"])
    kinds: dict[Any, Any] = {}
    for line in seen.lines:
        kinds.setdefault((line.status, len(line.files), bool(line.line.reason), bool(line.own)), line)
    told: list[Content] = []
    for each in kinds.values():
        contents: Any = [option.prompt for option in content_lines(each, words)][:5]
        told += [lit(f"# {each.item.key}"), about(each, seen, words), *contents, below(each, words)]
    assert drawn(*told) == snapshot


@pytest.mark.parametrize(
    ("days", "english", "french"),
    [(2, "in 2 days", "dans 2 jours"), (1, "in 1 day", "dans 1 jour"), (0, "today", "aujourd’hui"),
     (-1, "1 day ago", "il y a 1 jour"), (-3, "3 days ago", "il y a 3 jours")],
)  # fmt: skip
def test_how_far_a_day_is(days: int, english: str, french: str):
    assert [distance(words_for(lang), days).replace("\u00a0", " ") for lang in ("en", "fr")] == [
        english,
        french,
    ]


@pytest.mark.parametrize(
    ("there", "whole", "near", "drawn_so"),
    [(0, 0, 0, "▱▱▱▱"), (0, 4, 0, "▱▱▱▱"), (1, 4, 1, "▰▱▱▱"), (4, 4, 0, "▰▰▰▰"), (9, 4, 0, "▰▰▰▰"),
     (Fraction(399, 100), 4, 0, "▰▰▰▱"), (1, 4, 9, "▰▱▱▱")],
)  # fmt: skip
def test_a_bar_is_full_only_when_all_is_there(there: Any, whole: int, near: int, drawn_so: str):
    made = bar(there, whole, "$text-success", near=near, columns=4)
    assert made.plain == drawn_so
    nearly = sum(span.end - span.start for span in made.spans if span.style == "$text-warning")
    assert nearly == (min(near, 4 - min(there, 4)) if whole else 0)
