"""The deadlines of all cases by day: late, this week, this month, later; Enter opens the case."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from casefile.cases.board import SPANS, span_of
from casefile.i18n import N_, Words
from casefile.i18n.deadlines import deadline_name
from casefile.tui.base import lit
from casefile.tui.keys import bindings
from casefile.tui.phrases import deadline_state, distance
from casefile.tui.reading_dialog import ReadingDialog
from casefile.tui.showing import entitle
from casefile.tui.widgets.deadline_signs import DEADLINE_STYLES, DEADLINE_SYMBOLS
from casefile.tui.widgets.key_line import KeyLine
from casefile.tui.widgets.lines import Unfolding, heading, line

if TYPE_CHECKING:
    from casefile.rules.deadlines.model import Deadline
    from casefile.services.desk import Desk

__all__ = ["Board"]

_TITLES = {"late": N_("Late"), "week": N_("This week"), "month": N_("This month"), "later": N_("Later")}
Dated = tuple[Path, str, "Deadline"]


class Board(ReadingDialog[Path]):
    """Answers with the folder of the case to open. `f` leaves one span after the other."""

    CSS_PATH = "board.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("open", "filter", "cancel", "help")]

    def __init__(self, *, shared: bool = False) -> None:
        super().__init__()
        self.shared = shared
        self.dated: list[Dated] | None = None
        self.unread = 0
        self.shown = ""

    def compose(self) -> ComposeResult:
        """Lay out the board and its keys."""
        with Vertical(classes="frame"):
            yield Unfolding(id="dated")
        yield KeyLine()

    def begin(self) -> None:
        """Read all cases in a thread."""
        self.query_one("#dated").focus()
        self._draw()
        desk, words = self.casefile.desk, self.words if self.shared else None
        self.casefile.in_background(lambda: _read(desk, words), self._got, reading="board")

    def _got(self, found: tuple[list[Dated], int]) -> None:
        self.dated, self.unread = found
        if self.is_attached:
            self._draw()

    def _draw(self) -> None:
        listed, words = self.query_one("#dated", Unfolding), self.words
        title = words("Deadlines of all cases")
        entitle(listed, lit(f"{title} · {words(_TITLES[self.shown])}" if self.shown else title))
        listed.fill(self._options())

    def _options(self) -> Iterator[Option]:
        words = self.words
        if self.dated is None:
            yield heading(lit(words("Reading the cases…"), "$text-muted"))
            return
        if self.unread:
            told = words.sentence("unread.incomplete", {"count": self.unread})
            yield heading(lit(f"! {told}", "bold $text-error"))
        kept = [(at, each) for at, each in enumerate(self.dated) if self.shown in {"", span_of(each[2])}]
        if not kept:
            yield heading(lit(words("No date to keep here."), "$text-muted"))
        days = max((len(words.date(each[2].on, "short")) for _at, each in kept), default=0)
        for span, group in groupby(kept, key=lambda pair: span_of(pair[1][2])):
            yield heading(lit(words(_TITLES[str(span)]), "bold"))
            for at, (_path, name, deadline) in group:
                yield line(_told(name, deadline, words, days), str(at), days + 4)

    def action_filter(self) -> None:
        """Show all spans, then each alone, in turn."""
        names = ["", *SPANS]
        self.shown = names[(names.index(self.shown) + 1) % len(names)]
        self._draw()

    def action_open(self) -> None:
        """Answer with the case of the date under the cursor."""
        current = self.query_one("#dated", Unfolding).current
        if current and self.dated is not None:
            self.dismiss(self.dated[int(current)][0])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the case of the date that was clicked."""
        event.stop()
        self.action_open()


def _told(name: str, deadline: Deadline, words: Words, days: int) -> Content:
    sign, style = DEADLINE_SYMBOLS[deadline.state], DEADLINE_STYLES[deadline.state]
    told = ", ".join(filter(None, (deadline_state(words, deadline), distance(words, deadline.days_left))))
    return Content.assemble(
        lit(f"{sign} ", style),
        lit(words.date(deadline.on, "short").ljust(days) + "  "),
        lit(name.replace("\n", " "), "bold"),
        lit(f" · {deadline_name(words, deadline)} · "),
        lit(told, style),
    )


def _read(desk: Desk, disguised_in: Words | None = None) -> tuple[list[Dated], int]:
    """Read every case that can be, in its disguise where there are words for it.

    Return what is to be kept by day, and how much of the cases cannot be read.
    """
    from casefile.services.store.listing import called_apart

    found, unread = [], 0
    heads = desk.heads()
    called = called_apart(heads)
    for number, head in enumerate(heads, 1):
        if head.damage is None:
            case = desk.open(head.path).case
            unread += len(case.unread)
            case = desk.share_safe(case, disguised_in, number=number) if disguised_in else case
            name = case.name if disguised_in else called[head.place]
            found += [(head.path, name, each) for each in desk.assess(case).deadlines if span_of(each)]
    found.sort(key=lambda each: (SPANS.index(span_of(each[2]) or "later"), each[2].on, each[1]))
    return found, unread
