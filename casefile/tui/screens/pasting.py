"""Lines pasted or typed, seen in words before anything is stored: each line with its number, the skipped ones too."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar

import msgspec
from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Label, OptionList, Static, TextArea

from casefile.cases.changes import Change
from casefile.cases.pasting.blocks import Skipped, UnreadLine
from casefile.errors import CasefileError
from casefile.i18n.words import N_
from casefile.rules.findings import Finding
from casefile.tui.base import Deed, Dialog, Refusal, lit
from casefile.tui.drafts import forget_draft, keep_draft, kept_draft
from casefile.tui.keys import bindings
from casefile.tui.widgets.field import FieldRow
from casefile.tui.widgets.fields import Field
from casefile.tui.widgets.reading import AnswerReader
from casefile.tui.widgets.understood import RowMeaning, Understood

__all__ = ["MONTHS", "Pasting", "Preview"]

MONTHS = Field(
    name="months",
    label=N_("Months without a day"),
    kind="choice",
    required=True,
    choices=(("whole", N_("from the first to the last day")), ("", N_("I write the days"))),
    help=N_("A month alone does not say the day: take months whole, or write the days in the lines."),
)
"""Asked when a line tells a month without its day."""
_WHY = {
    "no_date": N_("no date in it"),
    "no_period": N_("one date, which neither begins nor ends anything"),
    "heading": N_("a heading"),
    "other_section": N_("under a heading that is not about this"),
}


class Preview(msgspec.Struct, frozen=True, kw_only=True):
    """What a text means: its `lines`, what is said of the whole, what is `asked` once, and the result if whole.

    `rewritten` is the text as it was understood, one line each; empty when it cannot be written so.
    """

    lines: tuple[RowMeaning, ...] = ()
    aside: tuple[Content, ...] = ()
    asked: frozenset[str] = frozenset()
    found: Any = None
    rewritten: str = ""


class Pasting(Dialog[Change]):
    """A place for lines, what was understood of each below; answers with the change that adds them all.

    Subclasses give `title`, `about`, `example` and `asked`, and may `read` and `made`.
    """

    CSS_PATH = Path(__file__).with_suffix(".tcss")  # whole: the dialogs made of this one lie in other folders
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save"), priority=True),
        *bindings("rewrite", "next_wrong"),
    ]

    def __init__(self, draft: str, asked: tuple[Field, ...], text: str = "") -> None:
        super().__init__()
        self.draft, self.asked, self._text = draft, asked, text
        self.preview = Preview()

    # -- what a dialog of its own says

    @property
    def title_told(self) -> str:
        """Return what is pasted, in the language shown."""
        raise NotImplementedError

    @property
    def about(self) -> str:
        """Return how lines are written."""
        raise NotImplementedError

    @property
    def example(self) -> str:
        """Return a line as an example."""
        raise NotImplementedError

    @property
    def headings(self) -> str:
        """Return the columns a table may have, empty when none is known by its heading."""
        return ""

    def reader(self) -> AnswerReader:
        """Return what understands what is asked once."""
        raise NotImplementedError

    def read(self, text: str, answers: Mapping[str, str]) -> Preview:
        """Return what the text means with what was asked once, as far as it was answered."""
        raise NotImplementedError

    def made(self, found: Any) -> Change | str:
        """Return the change that adds what was understood, or the sentence that says why there is none."""
        raise NotImplementedError

    # -- drawing

    def compose(self) -> Iterator[Widget]:
        """Lay out the lines above and their meaning below."""
        with Vertical(classes="frame"):
            yield Label(lit(self.title_told, "bold"))
            yield Static(lit(self.about), classes="about")
            yield TextArea(tab_behavior="focus", compact=True, show_line_numbers=True)
            with Vertical(id="asked"):
                reader = self.reader()
                for field in self.asked:
                    yield FieldRow(field, "", reader)
            yield Understood()
            yield Refusal()
            with Horizontal(classes="buttons"):
                yield Deed(self.words("Add all (Ctrl+S)"), "save", "save", "primary")
                yield Deed(self.words("Rewrite (F4)"), "rewrite", "rewrite")
                yield Deed(self.words("Close (Esc)"), "cancel", "cancel")

    def on_mount(self) -> None:
        """Begin where lines are pasted."""
        before = kept_draft(self.app, self.draft)
        lines = self.query_one(TextArea)
        lines.text = self._text or (before or {}).get("text", "")
        lines.move_cursor(lines.document.end)
        lines.focus()
        self._preview()

    @on(FieldRow.Edited)
    @on(TextArea.Changed)
    def _preview(self) -> None:
        """Show what each line means, or everything that is wrong."""
        text = self.query_one(TextArea).text
        if text.strip():
            self.preview = self.read(text, self._answers())
            aside = self.preview.aside
        else:
            self.preview = Preview()
            aside = self._how()
        for row in self.query(FieldRow):
            row.display = row.field.name in self.preview.asked
        self.query_one("#asked").display = bool(self.preview.asked)
        self.understood.show(self.preview.lines, aside)
        self.understood.border_title = lit(f" {self._summed_up()} ")
        self._follow_text()

    def _how(self) -> tuple[Content, ...]:
        """Say by an example, and by the columns of a table, what may be written while nothing is."""
        told = [self.words("For example: {line}", line=self.example)]
        if self.headings:
            told.append(self.words("Columns of a table: {columns}", columns=self.headings))
        return tuple(lit(each, "$text-muted") for each in told)

    @property
    def understood(self) -> Understood:
        """Return the list of what each line means."""
        return self.query_one(Understood)

    def _summed_up(self) -> str:
        """Say how many lines are to be put right, and how to come to them."""
        wrong = len({each.row for each in self.preview.lines if each.wrong and each.row})
        if not wrong:
            return self.words("What is understood")
        return self.words.n(
            "{n} line to put right · F3 goes there",
            "{n} lines to put right · F3 goes to the next",
            wrong,
        )

    @on(TextArea.SelectionChanged)
    def _follow_text(self) -> None:
        """Show what the line means on which one writes."""
        if not self.understood.has_focus:
            self.understood.follow(self.query_one(TextArea).cursor_location[0] + 1)

    @on(OptionList.OptionHighlighted)
    def _follow_list(self, event: OptionList.OptionHighlighted) -> None:
        """Show the line of the text whose meaning is under the cursor."""
        event.stop()
        if self.understood.has_focus and self.understood.row:
            self._to_row(self.understood.row)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        """Go to the line whose meaning was clicked, to put it right."""
        event.stop()
        self._write_at(self.understood.row)

    def _to_row(self, row: int) -> None:
        lines = self.query_one(TextArea)
        lines.move_cursor((row - 1, len(lines.document.get_line(row - 1))))

    def _write_at(self, row: int) -> None:
        if 0 < row <= self.query_one(TextArea).document.line_count:
            self._to_row(row)
        self.query_one(TextArea).focus()

    def action_next_wrong(self) -> None:
        """Go to the next line that is to be put right."""
        row = self.understood.next_wrong(self.query_one(TextArea).cursor_location[0] + 1)
        if row:
            self._write_at(row)
            self.understood.follow(row)
        else:
            self.casefile.tell(self.words("No line is to be put right."))

    def _answers(self) -> dict[str, str]:
        """Return what was asked once and is understood."""
        return {
            row.field.name: str(row.reading.value)
            for row in self.query(FieldRow)
            if not row.reading.error and row.reading.value
        }

    # -- what the previews have in common

    def wrong(self, problems: Iterable[CasefileError], *, rows: bool = True) -> Preview:
        """Return the preview of a text that cannot be used; `rows`: the faults tell of the rows of the text."""
        told = [(each, lit(f"✗ {self.words.of(each)}", "$text-error")) for each in problems]
        row = {each: int(each.values.get("at_line", 0)) if rows else 0 for each, _ in told}
        return Preview(
            lines=tuple(RowMeaning(row[each], said, wrong=True) for each, said in told if row[each]),
            aside=tuple(said for each, said in told if not row[each]),
        )

    def unread_lines(self, problems: Iterable[UnreadLine]) -> list[RowMeaning]:
        """Say why a line cannot be what was meant."""
        return [
            RowMeaning(each.number, lit(f"✗ {self.words.of(each.fault)}", "$text-error"), wrong=True)
            for each in problems
        ]

    def skipped_lines(self, skipped: Iterable[Skipped]) -> list[RowMeaning]:
        """Show the lines that were skipped, with the reason; those with a date in them stand out."""
        return [self._skipped(each) for each in skipped]

    def _skipped(self, one: Skipped) -> RowMeaning:
        told = self.words("skipped, {why}: {text}", why=self.words(_WHY[one.reason]), text=one.text)
        dated = one.reason not in {"no_date", "heading"}
        shown = lit(f"– {told}", "$text-warning" if dated else "$text-muted")
        return RowMeaning(one.number, shown, wrong=one.reason == "no_period")

    def notes(self, notes: Iterable[Finding]) -> tuple[Content, ...]:
        """Say how days were read where they could have been read otherwise."""
        return tuple(lit(f"! {self.words.of(note)}", "$text-warning") for note in notes)

    def still_to_tell(self, asked: Iterable[str], answers: Mapping[str, str]) -> tuple[Content, ...]:
        """Say what is asked once and not answered yet."""
        wanted = set(asked) - answers.keys()
        lacking = [self.words(field.label) for field in self.asked if field.required and field.name in wanted]
        told = self.words("Still to tell, once for all lines: {names}.", names=", ".join(lacking))
        return (lit(told, "$text-warning"),) if lacking else ()

    # -- what the person does

    def on_key(self, event: events.Key) -> None:
        """Enter goes from one thing asked once to the next, and from the last to the button."""
        rows = [row for row in self.query(FieldRow) if row.display]
        here = next((at for at, row in enumerate(rows) if row.has_focus_within), None)
        if event.key == "enter" and self.understood.has_focus:
            event.stop()
            self._write_at(self.understood.row)
        elif event.key == "enter" and here is not None:
            event.stop()
            rows[here].take_only_suggestion()
            if here + 1 < len(rows):
                rows[here + 1].focus_control()
            else:
                self.query_one("#save", Button).focus()

    def action_rewrite(self) -> None:
        """Put in the place of the text what was understood of it, one line each, to be put right line by line."""
        if not self.preview.rewritten:
            self.casefile.tell(self.words("Nothing is understood yet that could be written."), "warning")
            return
        lines = self.query_one(TextArea)
        lines.replace(self.preview.rewritten, lines.document.start, lines.document.end)
        lines.focus()

    def action_save(self) -> None:
        """Answer with the change that adds everything understood."""
        if self.preview.found is None:
            told = self.words("Nothing to add yet: see what is said below the lines.")
            self.casefile.tell("\n".join([told, *(each.plain for each in self.preview.aside[:1])]), "warning")
            return
        made = self.made(self.preview.found)
        if isinstance(made, str):
            self.casefile.tell(made, "warning")
        else:
            self.answer(made)

    def served(self) -> None:
        """Let the pasted text go: it is in the case."""
        forget_draft(self.app, self.draft)

    def action_cancel(self) -> None:
        """Close, keeping what was pasted for the next time."""
        text = self.query_one(TextArea).text
        if text.strip():
            keep_draft(self.app, self.draft, {"text": text})
        super().action_cancel()
