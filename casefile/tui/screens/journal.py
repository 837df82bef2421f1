"""Everything that was done to the case, newest first, with what was taken back."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from casefile.cases.assessment import Assessment
from casefile.cases.model import Event
from casefile.i18n import Words
from casefile.tui.base import lit
from casefile.tui.phrases import sentence
from casefile.tui.section import Section
from casefile.tui.widgets.lines import Lines, heading, line

__all__ = ["JournalView"]

_SHOWN = 500


class JournalView(Section):
    """The journal. Nothing in it is ever erased: taking back is one more line."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def compose(self) -> ComposeResult:
        """Lay out the events."""
        yield Lines(id="events")

    def draw(self, assessment: Assessment) -> None:
        """Show the newest events."""
        events = self.query_one("#events", Lines)
        journal = assessment.case.journal
        events.border_title = lit(self.words.n("Journal · {n} entry", "Journal · {n} entries", len(journal)))
        events.fill(_options(journal, self.words))

    def focus_first(self) -> None:
        """Put the keyboard on the events."""
        self.query_one("#events", Lines).focus()

    def go_to(self, subject: str) -> None:
        """Put the cursor on that event."""
        self.query_one("#events", Lines).go_to(subject)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Leave a click at what it did: it put the cursor there."""
        event.stop()


def _options(journal: tuple[Event, ...], words: Words) -> Iterator[Option]:
    if not journal:
        yield heading(lit(words("Nothing was done yet.")))
    for event in reversed(journal[-_SHOWN:]):
        yield line(_said(event, words), f"event-{event.number}")
    if len(journal) > _SHOWN:
        more = len(journal) - _SHOWN
        yield heading(
            lit(words.n("{n} older entry is in the file.", "{n} older entries are in the file.", more))
        )


def _said(event: Event, words: Words) -> Content:
    parts = [lit(f"{words.date(event.at.date(), 'short')} {event.at:%H:%M}  ", "$text-muted")]
    parts.append(lit(sentence(words, event.code, event.values)))
    if event.text:
        parts.append(lit(f" « {event.text} »" if words.lang == "fr" else f" “{event.text}”"))
    if event.undone:
        parts.append(lit(f"  ↶ {words('taken back')}", "$text-warning"))
    return Content("").join(parts)
