"""The seven stages on one line: a symbol each, its name and its day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from casefile.i18n import Words
from casefile.i18n.vocabulary import ENDING_SYMBOLS, ENDINGS, STAGE_STATES, STAGE_SYMBOLS
from casefile.tui.base import Spoken, lit
from casefile.tui.phrases import ENDED_STYLES

if TYPE_CHECKING:
    from casefile.cases.assessment import StageView
    from casefile.rules.book.stages import StageName

__all__ = ["StageLine"]

_STYLES = {
    "done": "$text-success",
    "current": "bold $text-accent",
    "ahead": "$text-muted",
    "skipped": "$text-muted",
    "untold": "$text-warning",
}


class StageLine(Spoken, Widget):
    """Where the case stands among the seven stages; a click on one asks for it."""

    DEFAULT_CSS = "StageLine { height: 3; margin-top: 1; padding: 0 2; }"
    ALLOW_SELECT = False

    @dataclass
    class Asked(Message):
        """A person clicked on a stage."""

        stage: StageName

    def __init__(self) -> None:
        super().__init__()
        self._views: Sequence[StageView] = ()

    def show(self, views: Sequence[StageView]) -> None:
        """Draw these stages."""
        self._views = views
        self.refresh()

    def render(self) -> Content:
        """Draw three lines: symbols, names, days."""
        if not self._views:
            return Content("")
        width = self._width
        return Content("\n").join(_rows(self._views, width, self.words))

    @property
    def _width(self) -> int:
        """The columns of a stage: the last one needs no blank after it."""
        return max(4, (self.content_size.width + 2) // len(self._views))

    def on_click(self, event: events.Click) -> None:
        """Ask for the stage that was clicked."""
        place = event.get_content_offset(self)
        if place is None or not self._views:
            return
        at = place.x // self._width
        if at < len(self._views):
            self.post_message(self.Asked(self._views[at].stage.id))


def _rows(views: Sequence[StageView], width: int, words: Words) -> list[Content]:
    symbols, names, days = [], [], []
    for number, view in enumerate(views, 1):
        ended = view.entry.outcome if view.state == "current" and view.entry is not None else ""
        style = ENDED_STYLES.get(ended) or _STYLES[view.state]
        symbol = ENDING_SYMBOLS[ended] if ended in ENDED_STYLES else STAGE_SYMBOLS[view.state]
        passed = view.state in {"done", "skipped", "untold"}
        rail = "" if number == len(views) else ("━" if passed else "─") * (width - 2) + " "
        symbols.append(lit(f"{symbol}{rail}", style))
        names.append(lit(_cell(_name(view, ended, words), width), style))
        days.append(lit(_cell(_day(view, words, width), width), "$text-muted"))
    return [Content("").join(row) for row in (symbols, names, days)]


def _name(view: StageView, ended: str, words: Words) -> str:
    """Return the stage's name; of a decision, what was decided."""
    return words(ENDINGS[ended]) if ended in ENDED_STYLES else words.label(view.stage.short)


def _day(view: StageView, words: Words, width: int) -> str:
    """Return the day of the stage with its year where there is room, or why it has none."""
    if view.state == "skipped":
        return words("not needed")
    if view.state == "untold":
        said = words(STAGE_STATES["untold"])
        return said if len(said) < width else "—"
    if view.on is None:
        return ""
    short = words.date(view.on, "short")
    return short if len(short) < width else words.date(view.on, "tiny")


def _cell(text: str, width: int) -> str:
    return (text if len(text) < width else text[: width - 2] + "…").ljust(width)
