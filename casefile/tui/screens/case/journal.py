"""Everything that was done to the case, newest first, with what was taken back."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from casefile import clock
from casefile.cases.assessment import Assessment
from casefile.cases.model import Event
from casefile.i18n import Words
from casefile.tui.base import lit
from casefile.tui.section import Section
from casefile.tui.showing import entitle
from casefile.tui.widgets.lines import Lines, heading, line

__all__ = ["JournalView"]

_SHOWN = 500
_Told = tuple[Event, Event | None]
_ATTACHED, _CHECKED = "journal.document_attached", "journal.documents_checked"


class JournalView(Section):
    """The journal. Nothing in it is ever erased: taking back is one more line."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def compose(self) -> ComposeResult:
        """Lay out the events."""
        yield Lines(id="events")

    def draw(self, assessment: Assessment) -> None:
        """Show the newest events."""
        events = self.query_one("#events", Lines)
        told = list(_told(assessment.case.journal))
        entitle(events, lit(self.words.n("Journal · {n} entry", "Journal · {n} entries", len(told))))
        events.fill(_options(told, self.words))

    def focus_first(self) -> None:
        """Put the keyboard on the events."""
        self.query_one("#events", Lines).focus()

    def go_to(self, subject: str) -> None:
        """Put the cursor on that event."""
        self.query_one("#events", Lines).go_to(subject)


_TIME = len("23:59  ")


def _options(told: list[_Told], words: Words) -> Iterator[Option]:
    if not told:
        yield heading(lit(words("Nothing was done yet.")))
    day: date | None = None
    for event, followed in told[:_SHOWN]:
        if clock.local(event.at).date() != day:
            day = clock.local(event.at).date()
            yield heading(lit(words.date(day, "weekday"), "bold"))
        yield line(_said(event, followed, words), f"event-{event.number}", _TIME)
    if len(told) > _SHOWN:
        more = len(told) - _SHOWN
        yield heading(
            lit(words.n("{n} older entry is in the file.", "{n} older entries are in the file.", more))
        )


def _told(journal: tuple[Event, ...]) -> Iterator[_Told]:
    """Give each event newest first; the check that belongs to an attached file goes with it, on one line."""
    check: Event | None = None
    for event in reversed(journal):
        if event.code == _CHECKED and not event.text and check is None:
            check = event
            continue
        if check is not None and event.code != _ATTACHED:
            yield check, None
            check = event if event.code == _CHECKED else None
            if check is not None:
                continue
        yield event, check
        check = None
    if check is not None:
        yield check, None


def _said(event: Event, followed: Event | None, words: Words) -> Content:
    parts = [lit(f"{clock.local(event.at):%H:%M}  ", "$text-muted")]
    parts.append(
        lit(words.recorded(event.code, event.values), "$text-muted" if event.code == _CHECKED else "")
    )
    if followed is not None:
        parts.append(lit(f" {words.recorded(followed.code, followed.values)}", "$text-muted"))
    if event.text:
        parts.append(lit(f" « {event.text} »" if words.lang == "fr" else f" “{event.text}”"))
    if event.undone:
        parts.append(lit(f"  ↶ {words('taken back')}", "$text-warning"))
    return Content("").join(parts)
