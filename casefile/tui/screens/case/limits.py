"""What a case is not judged on here: the conditions left to others, and the changes of law not counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from casefile.i18n import Words
from casefile.tui.base import lit
from casefile.tui.reading_dialog import ReadingDialog
from casefile.tui.widgets.key_hints import KeyHints

if TYPE_CHECKING:
    from casefile.cases.assessment import Assessment

__all__ = ["LimitsPage"]


class LimitsPage(ReadingDialog[None]):
    """One page that scrolls; it says in full what the overview only counts."""

    CSS_PATH = "limits.tcss"
    BINDINGS = [Binding("q,enter", "cancel", "", show=False)]  # noqa: RUF012 - Textual declares it so

    def __init__(self, assessment: Assessment) -> None:
        super().__init__()
        self.seen = assessment

    def compose(self) -> Iterator[Widget]:
        """Lay out the page."""
        with Vertical(classes="frame"):
            with VerticalScroll():
                yield Static(Content("\n").join(_page(self.seen, self.words)), markup=False)
            yield KeyHints(self.words("Esc: close"))


def _page(seen: Assessment, words: Words) -> Iterator[Content]:
    yield lit(words("Not judged here: look at these yourself, or ask someone of the trade"), "bold")
    yield from (lit(f"· {words.sentence(each)}") for each in seen.unjudged)
    yield Content("")
    if seen.known_gaps:
        yield lit(words("Known changes in the law that are not counted here"), "bold")
    yield from (lit(f"· {words.label(gap)}") for gap in seen.known_gaps)
    yield Content("")
    yield lit(words("The rules were compared with their sources on {day}.", day=seen.rules_checked_on))
