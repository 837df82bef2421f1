"""The cut-offs of twelve months drawn beside one's own points, and the pool by bands. Pure: values in, lines out."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from textual.content import Content

from casefile.i18n.words import Words
from casefile.rules.days import months_after
from casefile.rules.rounds.table import BANDS, PoolDay, Round
from casefile.tui.base import lit

__all__ = ["CUT_OFF", "OWN", "draw_cutoffs", "draw_pool"]

CUT_OFF, OWN, BOTH = "●", "─", "◉"
_STYLES = {CUT_OFF: "$primary", OWN: "$success", BOTH: "$warning"}
_MARGIN = 5
_MONTHS = 12
_FULL, _NONE = "▰", " "


class _Frame(NamedTuple):
    """Days laid on columns and points on rows, the highest on top."""

    first: date
    last: date
    lowest: int
    highest: int
    columns: int
    rows: int

    def column(self, day: date) -> int:
        """Return the column of a day."""
        days = (self.last - self.first).days or 1
        return (day - self.first).days * (self.columns - 1) // days

    def row(self, points: int) -> int:
        """Return the row of points that lie on the scale."""
        span = self.highest - self.lowest or 1
        return (self.highest - points) * (self.rows - 1) // span


def draw_cutoffs(
    rounds: Sequence[Round], points: int, on: date, width: int, height: int, words: Words
) -> list[Content]:
    """Return the drawing of the rounds up to `on` with the line of one's own points; nothing without rounds.

    Own points far from every cut-off leave the scale to the rounds: their line stands under or over it, with an arrow.
    """
    if not rounds:
        return []
    frame = _frame(rounds, points, on, max(12, width - _MARGIN - 1), max(4, height - 2))
    inside = frame.lowest <= points <= frame.highest
    own = frame.row(points) if inside else -1
    cells = [[OWN if row == own else _NONE] * frame.columns for row in range(frame.rows)]
    for each in rounds:
        row = frame.row(each.cutoff)
        cells[row][frame.column(each.on)] = BOTH if row == own else CUT_OFF
    drawn = [_line(_label(frame, row, own, points), cells[row], own=row == own) for row in range(frame.rows)]
    if not inside:
        under = points < frame.lowest
        beyond = _line(f"{'↓' if under else '↑'}{points}", [OWN] * frame.columns, own=True)
        drawn = [*drawn, beyond] if under else [beyond, *drawn]
    return [*drawn, lit(_months(frame, words), "$text-muted")]


def _frame(rounds: Sequence[Round], points: int, on: date, columns: int, rows: int) -> _Frame:
    cutoffs = [each.cutoff for each in rounds]
    lowest, highest = min(cutoffs), max(cutoffs)
    spread = max(highest - lowest, 20)
    if lowest - spread <= points <= highest + spread:
        lowest, highest = min(lowest, points), max(highest, points)
    return _Frame(months_after(on, -_MONTHS), on, lowest, highest, columns, rows)


def _label(frame: _Frame, row: int, own: int, points: int) -> str:
    if row == own:
        return str(points)
    return {0: str(frame.highest), frame.rows - 1: str(frame.lowest)}.get(row, "")


def _line(label: str, cells: Sequence[str], *, own: bool) -> Content:
    drawn = Content("").join(lit(cell, _STYLES.get(cell, "")) for cell in cells)
    return Content.assemble(lit(f"{label.rjust(_MARGIN)} ", "bold $success" if own else "$text-muted"), drawn)


def _months(frame: _Frame, words: Words) -> str:
    """Return the months under the drawing, each where it begins, as many as have room."""
    line, taken = [" "] * frame.columns, 0
    for months in range(1, _MONTHS + 1):
        first = months_after(frame.first, months).replace(day=1)
        name = words.date(first, "month_alone")
        at = frame.column(first) if first <= frame.last else frame.columns
        if at >= taken and at + len(name) <= frame.columns:
            line[at : at + len(name)] = name
            taken = at + len(name) + 1
    return " " * (_MARGIN + 1) + "".join(line)


def draw_pool(pool: PoolDay, points: int, width: int, words: Words) -> list[Content]:
    """Return the pool of a day, a bar a band, the highest first; one's own band is marked by a sign."""
    most = max(pool.counts) or 1
    counts = [words.figure(count, 0) for count in pool.counts]
    figures = max(map(len, counts))
    room = max(4, width - 13 - figures)
    lines = []
    for (least, highest), count, told in zip(BANDS, pool.counts, counts, strict=True):
        own = least <= points <= highest
        bar = _FULL * (-(-room * count // most))
        text = f"{'›' if own else ' '} {least:>4}–{highest:<4} {told.rjust(figures)} "
        lines.append(Content.assemble(lit(text, "bold $success" if own else ""), lit(bar, "$primary")))
    return lines
