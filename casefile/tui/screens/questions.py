"""The small questions a line, a file or the journal asks: a day, a reason, a note."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Button, Static

from casefile.i18n import N_, Words
from casefile.tui.base import Deed, lit
from casefile.tui.screens.form import Form
from casefile.tui.widgets.fields import Field

__all__ = [
    "Question",
    "Sure",
    "issued_form",
    "not_needed_form",
    "note_form",
    "remove_person_form",
    "requested_form",
]

Answers = dict[str, Any]


class Question(Form[Answers]):
    """A few fields under a heading; answers with their values by name."""

    def __init__(
        self, heading: str, fields: tuple[Field, ...], raw: Mapping[str, str] | None = None, draft: str = "",
        deed: str = "",
    ) -> None:  # fmt: skip
        super().__init__((("", fields),), raw or {}, draft)
        self._heading = heading
        self.deed = deed or self.deed

    @property
    def heading(self) -> str:
        """Return what is asked."""
        return self._heading

    def finish(self, answers: Answers) -> None:
        """Answer."""
        self.answer(answers)


class Sure(Question):
    """Says what would go, and asks by its buttons: nothing goes but by the second one; answers only a yes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,down,j", "app.focus_next", "", show=False),
        Binding("left,up,k", "app.focus_previous", "", show=False),
    ]

    def __init__(self, heading: str, deed: str, told: str) -> None:
        super().__init__(heading, (), deed=deed)
        self.add_class("-sure")
        self._told = told

    def below(self) -> Iterator[Widget]:
        """Yield what follows from a yes."""
        yield Static(lit(self.words(self._told)), markup=False)

    def _buttons(self) -> Iterator[Widget]:
        yield Deed(self.words("Cancel (Esc)"), "cancel", "cancel", "primary")
        yield Deed(self.words(self.deed), "save", "sure", "error")

    def action_save(self, *, again: bool = False) -> None:  # noqa: ARG002 - there is only one to be sure of
        """Answer only from the button that says what is done: Ctrl+S is too quick for it."""
        if isinstance(self.focused, Button) and self.focused.id == "sure":
            self.answer({"sure": True})


def note_form(words: Words, title: str = "", note: str = "") -> Question:
    """Ask for a note, in the journal or (with a title) about a line."""
    about = words("Note: {title}", title=title) if title else words("A note in the journal")
    field = Field(
        name="note",
        label=N_("Note"),
        required=not title,
        help=N_("Your own words; they stay on this computer."),
    )
    return Question(about, (field,), {"note": note})


def requested_form(words: Words, title: str, today: str, known: Mapping[str, str]) -> Question:
    """Ask when a paper was requested, and from whom."""
    fields = (
        Field(
            name="requested_on",
            label=N_("Asked on"),
            kind="day",
            required=True,
            help=N_("The day you asked for this paper."),
        ),
        Field(
            name="requested_from", label=N_("From whom"), help=N_("An employer, a police service, a school…")
        ),
    )
    raw = {
        "requested_on": known.get("requested_on") or today,
        "requested_from": known.get("requested_from", ""),
    }
    return Question(words("Requested: {title}", title=title), fields, raw)


def issued_form(words: Words, title: str, known: Mapping[str, str], read: Sequence[date] = ()) -> Question:
    """Ask for the dates on a paper: what is left empty is not known.

    `read` are the days found in the text of its files: named beside the question, never filled in.
    """
    seen = ""
    if read:
        days = ", ".join(day.isoformat() for day in read)
        seen = " " + words.n(
            "Read in the file: {days}. Is it this one?",
            "Read in the files: {days}. Is it one of these?",
            len(read),
            days=days,
        )
    issued = words("The date printed on the paper.") + seen
    expires = words("Only when the paper says so itself.") + seen
    fields = (
        Field(name="issued_on", label=N_("Issued on"), kind="day", help=issued),
        Field(name="expires_on", label=N_("Expires on"), kind="day", help=expires),
    )
    return Question(words("Dates of the paper: {title}", title=title), fields, known)


def not_needed_form(words: Words, title: str, reason: str = "") -> Question:
    """Ask why a line is crossed out."""
    field = Field(
        name="reason", label=N_("Why"), required=True,
        help=N_("One sentence you will understand in six months; it stays on the line and in the journal."),
    )  # fmt: skip
    return Question(words("Not applicable: {title}", title=title), (field,), {"reason": reason})


def remove_person_form(words: Words, named: str) -> "Sure":
    """Ask whether a person is to be taken out of the case."""
    told = N_(
        "What was entered for this person stays, without anybody to belong to. u takes the removal back."
    )
    return Sure(words("Remove from the case: {name}", name=named), N_("Remove this person"), told)
