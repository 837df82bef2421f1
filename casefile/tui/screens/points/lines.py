"""The points of a case as lines of a list: what may be supposed, programmes, factors, what raises them, rounds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.widgets.option_list import Option

from casefile.cases.eligible import lacking
from casefile.i18n.points import (
    FACTOR_GROUPS,
    beyond_the_grid,
    crs_text,
    factor_reason,
    out_of_reach,
    programme_text,
    selection_reason,
    selection_text,
    signed_change,
)
from casefile.i18n.vocabulary import (
    CONDITION_SIGNS,
    CONDITIONS,
    CRS_FACTOR_NAMES,
    FSW67_FACTOR_NAMES,
    ROUND_SIGNS,
    SEVERITY_SYMBOLS,
    said,
)
from casefile.rules.points.fsw67 import FSW67_FACTORS
from casefile.tui.base import lit
from casefile.tui.phrases import VERDICT_STYLES
from casefile.tui.screens.points.knobs import knob_lines
from casefile.tui.widgets.lines import heading, line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from casefile.cases.points import PointsAnswer
    from casefile.cases.supposed import Knob
    from casefile.i18n.words import Words
    from casefile.rules.eligibility.programmes import ProgrammeEligibility
    from casefile.rules.findings import Finding

__all__ = ["Shown", "point_lines"]

_ROUND_STYLES = {
    "yes": "$text-success",
    "tie_yes": "$text-success",
    "no": "$text-error",
    "tie_no": "$text-error",
}


class Shown(NamedTuple):
    """What the list shows: the answer, the programme of the case, what may be supposed now and was told before."""

    answer: PointsAnswer
    own: str
    opened: frozenset[str]
    knobs: Sequence[Knob]
    before: Sequence[Knob]
    words: Words


def point_lines(shown: Shown) -> Iterator[Option]:
    """Yield every line, in the order in which the questions come: am I eligible, what do I have, what would help."""
    answer, words = shown.answer, shown.words
    yield _title(words("Eligibility, for what your facts say"))
    for each in answer.programmes.values():
        yield from _programme(each, shown)
    yield _title(words("Suppose (← → a level, ⇧← ⇧→ or < > a point)"))
    yield from knob_lines(shown.knobs, shown.before, words)
    yield _title(words("Ranking points (CRS): {points}", points=crs_text(answer.report.crs, words)))
    yield from _ranking(shown)
    yield _title(words("67 points: {points}", points=selection_text(answer.report.fsw67, words)))
    yield from _selection(shown)
    yield from _raising(shown)
    yield from _coming(shown)
    yield from _rounds(shown)


def _title(text: str) -> Option:
    return heading(lit(text, "bold"))


# --- the programmes


def _programme(found: ProgrammeEligibility, shown: Shown) -> Iterator[Option]:
    words, opened = shown.words, (found.programme == shown.own) != (found.programme in shown.opened)
    mark = "▾ " if opened else "▸ "
    names = () if opened else lacking(found)
    told = lit(programme_text(found, names, words), VERDICT_STYLES[found.verdict])
    yield line(Content.assemble(lit(mark, "$text-muted"), told), f"programme:{found.programme}")
    if not opened:
        return
    for number, each in enumerate(found.conditions):
        sign = lit(f"  {CONDITION_SIGNS[each.verdict]} ", f"bold {VERDICT_STYLES[each.verdict]}")
        sentence = words(
            "{condition}: {sentence}",
            condition=said(words, CONDITIONS, each.name), sentence=words.of(each.finding),
        )  # fmt: skip
        yield line(Content.assemble(sign, lit(sentence)), f"condition:{found.programme}:{number}:{each.name}")


# --- the factors


class _Row(NamedTuple):
    """A factor: its name, its points, the most they can be, why; a part of several stands out."""

    id: str
    label: str
    points: int
    most: int
    reason: str = ""
    part: bool = False


def _ranking(shown: Shown) -> Iterator[Option]:
    answer, words = shown.answer, shown.words
    yield from _aligned(list(_ranking_rows(answer, words)))
    yield from _said(answer.report.crs.provisos, "proviso", words)
    yield from _said((each.finding for each in answer.report.alternatives), "alternative", words)


def _ranking_rows(answer: PointsAnswer, words: Words) -> Iterator[_Row]:
    points, caps, profile = answer.report.crs.points, answer.report.crs.caps, answer.report.reading.most
    for group, names in FACTOR_GROUPS.items():
        if group == "spouse" and not points.with_partner:
            continue
        yield _Row(group, words(CRS_FACTOR_NAMES[group]), getattr(points, group), caps[group], part=True)
        for name in names:
            if caps[name] or getattr(points, name):
                reason = factor_reason(name, profile, points.first, words)
                yield _Row(
                    name, f"  {words(CRS_FACTOR_NAMES[name])}", getattr(points, name), caps[name], reason
                )


def _selection(shown: Shown) -> Iterator[Option]:
    words, report = shown.words, shown.answer.report
    yield from _aligned(
        [
            _Row(
                f"67:{name}",
                f"  {words(FSW67_FACTOR_NAMES[name])}",
                getattr(report.fsw67.points, name),
                report.fsw67.grid.most[name],
                selection_reason(name, report, words),
            )
            for name in FSW67_FACTORS
        ]
    )
    yield from _said(report.fsw67.provisos, "67proviso", words)
    yield from _to_the_mark(shown)


def _to_the_mark(shown: Shown) -> Iterator[Option]:
    """Yield the steps that would bring a short total to the mark: the new total, what it adds, the step."""
    words, report = shown.words, shown.answer.report
    if report.steps67:
        yield _title(words("What would bring the 67 points to the mark, each counted as a whole"))
    for number, each in enumerate(report.steps67):
        style = "bold $text-success" if each.reaches else "$text-muted"
        figures = lit(f"{each.total:>3} {signed_change(each.gain).rjust(4)} ", style)
        yield line(Content.assemble(figures, lit(words.of(each.finding))), f"67step:{number}", len(figures))
    if told := out_of_reach(report, words):
        yield line(lit(told, "$text-muted"), "67step:none")


def _aligned(rows: Sequence[_Row]) -> Iterator[Option]:
    width = max((len(row.label) for row in rows), default=0)
    for row in rows:
        figures = lit(
            f" {row.points:>4} / {row.most:<5}", "bold" if row.part or row.points else "$text-muted"
        )
        name = lit(row.label.ljust(width), "bold" if row.part else "")
        reason = lit(f" {row.reason}" if row.reason else "", "$text-muted")
        yield line(Content.assemble(name, figures, reason), f"factor:{row.id}", len(name) + len(figures) + 1)


def _said(findings: Iterable[Finding], id: str, words: Words) -> Iterator[Option]:
    for number, each in enumerate(findings):
        style = "$text-warning" if each.severity == "warning" else "$text-muted"
        yield line(
            Content.assemble(lit(f"{SEVERITY_SYMBOLS[each.severity]} ", style), lit(words.of(each))),
            f"{id}:{number}",
        )


# --- what raises them, and what comes by itself


def _raising(shown: Shown) -> Iterator[Option]:
    words, found = shown.words, shown.answer.report.improvements
    if found:
        yield _title(words("What would raise the ranking points, each counted as a whole"))
    for number, each in enumerate(found):
        gain = signed_change(each.gain).rjust(4)
        style = "bold $text-success" if each.gain else "$text-muted"
        yield line(
            Content.assemble(lit(f"{gain} ", style), lit(words.of(each.finding))),
            f"raise:{number}",
            len(gain) + 1,
        )
    yield from _said((each.finding for each in shown.answer.report.waits), "wait", words)


def _coming(shown: Shown) -> Iterator[Option]:
    words, found = shown.words, shown.answer.report.ahead
    if found:
        yield _title(words("What happens by itself"))
    days = [words.date(each.on, "short") for each in found]
    width = max(map(len, days), default=0)
    for number, (each, day) in enumerate(zip(found, days, strict=True)):
        change = signed_change(each.change).rjust(4)
        style = "$text-error" if each.change < 0 else "$text-success" if each.change else "$text-muted"
        told = Content.assemble(
            lit(f"{day.ljust(width)} "), lit(f"{change} ", style), lit(words.of(each.finding))
        )
        yield line(told, f"ahead:{number}", width + len(change) + 2)
    if later := beyond_the_grid(shown.answer.report, words):
        yield line(lit(later, "$text-muted"), "ahead:later")


# --- the rounds


def _rounds(shown: Shown) -> Iterator[Option]:
    answer, words = shown.answer, shown.words
    if not answer.rounds:
        return
    concern = words("The last rounds that concern this case")
    yield _title(concern if answer.kinds else words("The last rounds; your facts meet no programme yet"))
    for each in answer.rounds:
        sign = lit(f"{ROUND_SIGNS[each.verdict]} ", f"bold {_ROUND_STYLES.get(each.verdict, '$text-muted')}")
        day = words.date(each.round.on, "short")
        yield line(
            Content.assemble(sign, lit(f"{day} — {words.of(each.finding)}")), f"round:{each.round.number}"
        )
