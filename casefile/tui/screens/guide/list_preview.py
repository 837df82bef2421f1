"""Papers from a person's own spreadsheet: the file asked for, what would change shown, then one change for all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label, Static

from casefile.i18n.words import N_, Words
from casefile.tui.base import Host, Refusal, lit
from casefile.tui.dropped import path_typed
from casefile.tui.reading_dialog import ReadingDialog
from casefile.tui.screens.questions import Question
from casefile.tui.widgets.fields import Field
from casefile.tui.widgets.key_hints import KeyHints

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.binding import BindingType
    from textual.widget import Widget

    from casefile.cases.list_csv import ImportedRow
    from casefile.cases.model import Case

__all__ = ["ListPreview", "ask_list"]

Changes = list[tuple["ImportedRow", dict[str, tuple[Any, Any]]]]


def ask_list(app: Host, case: Case) -> None:
    """Ask for the file, show what it would change, and record it when the person says so."""
    from casefile.cases.list_csv import import_lines

    def shown(changes: Changes) -> None:
        if changes:
            recorded = app.words.n(
                "{n} line recorded; u takes it back.", "{n} lines recorded; u takes them back.", len(changes)
            )
            app.ask_change(ListPreview(changes), import_lines, lambda _case: app.tell(recorded))
        else:
            app.tell(app.words("The case already says all that is in the file."))

    app.ask_saving(
        _form(app.words), lambda answers: _changes(app, case, str(path_typed(answers["file"]))), shown
    )


def _changes(app: Host, case: Case, file: str) -> Changes:
    from casefile.services.list_words import changed

    rows = ((row, changed(case, row)) for row in app.desk.read_list(case, file))
    return [(row, fields) for row, fields in rows if fields]


def _form(words: Words) -> Question:
    field = Field(
        name="file",
        label=N_("File (.csv)"),
        required=True,
        help=N_(
            "Its first line names the columns: item, person, status, requested on, requested from, issued on, "
            "expires on, note, reason. Type its path, or drop the file on this window."
        ),
    )
    return Question(words("Papers from a spreadsheet"), (field,))


class ListPreview(ReadingDialog[tuple["ImportedRow", ...]]):
    """What each row would change; answers with the rows once they may be recorded."""

    CSS_PATH = "list_preview.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s,enter", "record", N_("Record"))]

    def __init__(self, changes: Changes) -> None:
        super().__init__()
        self.changes = changes

    def compose(self) -> Iterator[Widget]:
        """Lay out the changes."""
        words = self.words
        with Vertical(classes="frame"):
            yield Label(lit(words("What the file would change"), "bold"))
            with VerticalScroll():
                yield Static(Content("\n").join(self._lines()), markup=False)
            yield Refusal()
            yield KeyHints(words("Enter or Ctrl+S: record all · Esc: change nothing"))

    def _lines(self) -> Iterator[Content]:
        from casefile.services.list_words import told_changes

        for row, fields in self.changes:
            yield lit(self.words.label(row.title), "bold")
            yield from (lit(f"  {told}") for told in told_changes(self.words, fields))

    def begin(self) -> None:
        """Let the arrows scroll at once."""
        self.query_one(VerticalScroll).focus()

    def action_record(self) -> None:
        """Answer with all the rows."""
        self.answer(tuple(row for row, _ in self.changes))
