"""Periods of work drawn to scale: one lane an employer, then what lies between them, then the programme's window."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from casefile.i18n.words import Words
from casefile.rules.facts import Contract
from casefile.rules.hours.report import Entry, Gap, Span

__all__ = ["BREAK", "BRIDGE", "LEAVE", "TO_JUSTIFY", "WORK", "draw_timeline", "drawn_lane", "in_one_cell"]

WORK, LEAVE, BRIDGE, TO_JUSTIFY, BREAK = "█", "░", "·", "~", "×"
_GRAVITY = (BRIDGE, TO_JUSTIFY, BREAK)
_STYLES = {
    WORK: "$text-accent", LEAVE: "$text-muted", BRIDGE: "$text-success", TO_JUSTIFY: "$text-warning",
    BREAK: "$text-error", "─": "$text-muted", "├": "$text-muted", "┤": "$text-muted", "◂": "$text-muted",
    "▸": "$text-muted",
}  # fmt: skip
_LABEL_MAX = 18
_NARROWEST = 20


class _Scale(NamedTuple):
    """Days laid on columns: the first and last day shown, and how many columns there are."""

    first: date
    last: date
    columns: int

    def at(self, day: date) -> int:
        """Return the column of a day; a day outside is put on the nearest edge."""
        inside = min(max(day, self.first), self.last)
        return (inside - self.first).days * self.columns // ((self.last - self.first).days + 1)


def draw_timeline(
    contracts: Sequence[Contract],
    window: Span | None,
    width: int,
    words: Words,
    *,
    on: date,
    entries: Iterable[Entry] = (),
    gaps: Iterable[Gap] = (),
) -> list[Content]:
    """Return the lines of the drawing, none wider than `width` columns; nothing when there is no dated contract.

    A contract that goes on is drawn to the day before `on`. A contract of one day still takes one column.
    """
    lanes = _lanes(contracts, on)
    if not lanes:
        return []
    longest = max(cell_len(name) for name in (words("window"), *(_name(lane[0], words) for lane in lanes)))
    label_width = min(_LABEL_MAX, longest, max(8, width // 4))
    scale = _scale(
        [_span(each, on) for lane in lanes for each in lane], window, max(_NARROWEST, width - label_width - 1)
    )
    rows = [("", _years(scale)), *((_name(lane[0], words), _bars(lane, scale, on)) for lane in lanes)]
    between = _between(entries, gaps, scale)
    if between.strip():
        rows.append((words("between"), between))
    drawn = {sign for _label, cells in rows for sign in cells}
    if window is not None:
        rows.append((words("window"), _window(window, scale)))
    return [*(_row(label, cells, label_width) for label, cells in rows), *_legend(drawn, words, width)]


def drawn_lane(contract: Contract, contracts: Sequence[Contract], on: date) -> int:
    """Return the line of the drawing (0 is the years) that shows this contract; 0 when none does."""
    lanes = _lanes(contracts, on)
    return next((at for at, lane in enumerate(lanes, start=1) if contract in lane), 0)


def in_one_cell(text: str) -> str:
    """Return the text without line breaks, tabs, escapes or direction marks, so that it cannot leave its cell."""
    shown = "".join(sign if sign.isprintable() or sign == " " else " " for sign in text)
    return " ".join(shown.split())


def _span(contract: Contract, on: date) -> Span:
    last = contract.last if contract.last is not None else on - timedelta(days=1)
    return Span(contract.first, max(last, contract.first))


def _lanes(contracts: Sequence[Contract], on: date) -> list[list[Contract]]:
    """Contracts of one employer share a lane while they do not overlap; lanes come in the order of their first day."""
    lanes: list[list[Contract]] = []
    for contract in sorted(contracts, key=lambda each: (each.first, each.id)):
        for lane in lanes:
            same = lane[0].employer.casefold() == contract.employer.casefold()
            if same and all(_span(each, on).last < contract.first for each in lane):
                lane.append(contract)
                break
        else:
            lanes.append([contract])
    return lanes


def _name(contract: Contract, words: Words) -> str:
    return in_one_cell(contract.employer) or words("(no employer)")


def _scale(spans: Sequence[Span], window: Span | None, columns: int) -> _Scale:
    """All work is shown, in whole years; the window too, unless it would shrink those to less than a third."""
    first = date(min(span.first for span in spans).year, 1, 1)
    last = date(max(span.last for span in spans).year, 12, 31)
    if window is not None:
        wide_first, wide_last = min(first, window.first), max(last, window.last)
        if (wide_last - wide_first).days <= 3 * (last - first).days:
            first, last = wide_first, wide_last
    return _Scale(first, last, columns)


def _years(scale: _Scale) -> str:
    """The years, each where it begins; the first at the edge when its own beginning lies before."""
    cells = [" "] * scale.columns
    free_from = 0
    for year in range(scale.first.year, scale.last.year + 1):
        at = scale.at(date(year, 1, 1)) if year > scale.first.year else 0
        following = scale.at(date(year + 1, 1, 1)) if year < scale.last.year else scale.columns
        crowded = year == scale.first.year and scale.first.timetuple().tm_yday > 1 and following - at < 5
        if at >= free_from and at + 4 <= scale.columns and not crowded:
            cells[at : at + 4] = list(str(year))
            free_from = at + 5
    return "".join(cells)


def _bars(lane: Iterable[Contract], scale: _Scale, on: date) -> str:
    cells = [" "] * scale.columns
    for contract in lane:
        _paint(cells, scale, _span(contract, on), WORK)
        for leave in contract.leaves:
            _paint(cells, scale, Span(leave.first, leave.last), LEAVE)
    return "".join(cells)


def _paint(cells: list[str], scale: _Scale, span: Span, sign: str) -> None:
    for column in range(scale.at(span.first), scale.at(span.last) + 1):
        cells[column] = sign


def _between(entries: Iterable[Entry], gaps: Iterable[Gap], scale: _Scale) -> str:
    """Bridges and gaps on one line; where two fall in one column the graver one is shown."""
    marks = [(Span(bridge.first, bridge.last), BRIDGE) for entry in entries for bridge in entry.bridges]
    marks += [
        (Span(gap.first, gap.last), TO_JUSTIFY if gap.outcome == "to_justify" else BREAK) for gap in gaps
    ]
    cells = [" "] * scale.columns
    for span, sign in sorted(marks, key=lambda mark: _GRAVITY.index(mark[1])):
        if span.last >= scale.first and span.first <= scale.last:
            _paint(cells, scale, span, sign)
    return "".join(cells)


def _window(window: Span, scale: _Scale) -> str:
    """The window, with an arrow on the side where it goes on beyond what is drawn."""
    if window.last < scale.first or window.first > scale.last:
        return ("▸" if window.first > scale.last else "◂").rjust(
            scale.columns if window.first > scale.last else 1
        )
    cells = [" "] * scale.columns
    _paint(cells, scale, window, "─")
    left, right = scale.at(window.first), scale.at(window.last)
    cells[left] = "◂" if window.first < scale.first else "├"
    cells[right] = "▸" if window.last > scale.last else "┤"
    return "".join(cells)


def _row(label: str, cells: str, label_width: int) -> Content:
    """A label cut to its width, a space, and the cells in the style of what they show."""
    name = label if cell_len(label) <= label_width else set_cell_size(label, label_width - 1) + "…"
    runs = ("".join(run) for _sign, run in groupby(cells.rstrip()))
    styled = [(run, _STYLES[run[0]]) if run[0] in _STYLES else run for run in runs]
    return Content.assemble(set_cell_size(name, label_width) + " ", *styled)


def _legend(drawn: set[str], words: Words, width: int) -> list[Content]:
    """What the signs in use mean; work itself needs no words."""
    meanings = {
        LEAVE: words("leave"),
        BRIDGE: words("weekend or holiday: no break"),
        TO_JUSTIFY: words("to explain"),
        BREAK: words("break"),
    }
    text = "   ".join(f"{sign} {meaning}" for sign, meaning in meanings.items() if sign in drawn)
    return [Content(set_cell_size(text, width).rstrip() if cell_len(text) > width else text)] if text else []
