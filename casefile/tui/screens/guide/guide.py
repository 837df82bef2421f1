"""What stands beside the checklist: pages to read or print, and what else can be done with the whole case."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label, OptionList

from casefile.i18n.vocabulary import PRINT_PARTS
from casefile.i18n.words import N_
from casefile.tui.base import lit
from casefile.tui.keys import bindings
from casefile.tui.reading_dialog import ReadingDialog
from casefile.tui.widgets.key_hints import KeyHints
from casefile.tui.widgets.lines import Lines, line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from textual.binding import BindingType
    from textual.widget import Widget
    from textual.widgets.option_list import Option

    from casefile.cases.assessment import Assessment
    from casefile.i18n import Words
    from casefile.rules.findings import Finding
    from casefile.services.printing.page import What

__all__ = ["Guide", "topics"]

_PAGES: Mapping[What, str] = {
    "answers": N_("remote work, Quebec, early decisions … answered from your facts"),
    "funds": N_("the money asked of your family, until when, and the fees of the day"),
    "history": N_("every month of the forms, with gaps and overlaps"),
    "letters": N_("drafts with your facts filled in"),
    "rehearsal": N_("what to order when, and what would come late"),
    "updates": N_("what changed since the profile, and how to tell it"),
    "rules": N_("every number used, with its source and the day it was checked"),
}
_DEEDS: Mapping[str, tuple[str, str]] = {
    "papers": (
        N_("Papers from a spreadsheet"),
        N_("where each stands, from a CSV; shown before it is recorded"),
    ),
    "calendar": (N_("Deadlines for a calendar program"), N_("a file .ics with reminders, in the exports")),
    "verify": (N_("Verify this case"), N_("its file and its papers; nothing is changed")),
}


def topics(words: Words) -> Iterator[tuple[str, str, str]]:
    """Yield what there is beside the checklist: an id, its title and what it is."""
    told = [(str(what), PRINT_PARTS[what], about) for what, about in _PAGES.items()]
    told += [(id, title, about) for id, (title, about) in _DEEDS.items()]
    yield from ((id, words(title), words(about)) for id, title, about in told)


class Guide(ReadingDialog[None]):
    """A list of pages and deeds; Enter opens or does the one under the cursor."""

    CSS_PATH = "guide.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("open")  # type: ignore[assignment]

    def __init__(self, path: Path, assessment: Assessment, topic: str = "") -> None:
        super().__init__()
        self.topic = topic
        self.path = path
        self.seen = assessment

    def compose(self) -> Iterator[Widget]:
        """Lay out the list."""
        with Vertical(classes="frame"):
            yield Label(lit(self.words("Beside the checklist"), "bold"))
            yield Lines(id="topics")
            yield KeyHints(self.words("Enter: open · Esc: close"))

    def begin(self) -> None:
        """Fill the list and put the cursor on its first line."""
        listed = self.query_one("#topics", Lines)
        listed.fill(self._options())
        listed.focus()
        if self.topic:
            listed.go_to(self.topic)
            self.call_after_refresh(self._do, self.topic)
            self.topic = ""  # asked for once

    def _options(self) -> Iterator[Option]:
        for id, title, about in topics(self.words):
            yield line(Content.assemble(lit(title, "bold"), lit(f"\n  {about}", "$text-muted")), id)

    def action_open(self) -> None:
        """Open or do what is under the cursor."""
        self._do(self.query_one("#topics", Lines).current)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open or do what was clicked."""
        event.stop()
        self._do(event.option_id or "")

    def _do(self, id: str) -> None:
        from casefile.tui.screens.guide.page import PageReader

        desk, words = self.casefile.desk, self.words
        what = next((each for each in _PAGES if each == id), None)
        if what is not None:
            self.app.push_screen(PageReader(self.path, self.seen, what))
        elif id == "papers":
            from casefile.tui.screens.guide.list_preview import ask_list

            self.dismiss(None)
            ask_list(self.casefile, self.seen.case)
        elif id == "calendar":
            self.casefile.in_background(
                lambda: desk.print_calendar(self.path, self.seen, words),
                self._written,
            )
        elif id == "verify":
            self.casefile.in_background(lambda: desk.doctor(self.path), self._verified, reading="verify")

    def _written(self, path: Path) -> None:
        self.casefile.tell(self.words("Written to {path}", path=path))
        self.casefile.hand_over(path)

    def _verified(self, answers: list[tuple[Path, tuple[Finding, ...]]]) -> None:
        found = [finding for _, findings in answers for finding in findings]
        if not found:
            self.casefile.tell(self.words("All is well: nothing is missing, changed or damaged."))
        for finding in found:
            told = self.words.recorded(finding.code, finding.values)
            self.casefile.tell(told, "information" if finding.severity == "note" else "warning")
