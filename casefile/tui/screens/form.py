"""A form made of questions: echo and error beside each, its explanation below, a draft kept when it is closed."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Button, Label, OptionList, Static

from casefile.i18n.words import N_
from casefile.tui.ahead import Settled
from casefile.tui.base import Deed, Dialog, Refusal, lit
from casefile.tui.drafts import forget_draft, keep_draft, kept_draft
from casefile.tui.showing import put
from casefile.tui.widgets.field import FieldRow
from casefile.tui.widgets.fields import Field, as_written, shown_fields
from casefile.tui.widgets.reading import AnswerReader

__all__ = ["Form", "FormPage"]

Result = TypeVar("Result")
_FEW, _CHOICES = 5, 8
"""A form of so few questions and choices is as high as they are; others of one page are so in a high terminal."""
_AROUND = 14
"""The lines around the questions of a short form: its frame, title, explanation and buttons."""
FormPage = tuple[str, tuple[Field, ...]]
"""The title of a page (an English sentence) and its questions."""


class _Rows(VerticalScroll, inherit_bindings=False):
    """The questions; up and down go from one to the next, and the page follows."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines of a short form's questions, and no more than leave room for its buttons."""
        return min(super().get_content_height(container, viewport, width), max(1, viewport.height - _AROUND))


class Form(Dialog[Result], Generic[Result]):
    """Questions on one page or more. Subclasses give `pages`, `heading` and `finish`, and may `check` across answers.

    `draft` names what is being filled, case included: closing keeps what was typed under that name, as long as the
    application runs, and opening the same form again brings it back.
    """

    CSS_PATH = Path(__file__).with_suffix(".tcss")  # whole: the forms made of this one lie in other folders
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high"), (34, "-tall")]  # noqa: RUF012 - Textual declares it so
    deed = N_("Save")
    """What the answers are for, in the words of the button."""
    several = False
    """Whether one more of the same is often filled after this one: PgDn saves it, and `again` says to ask anew."""
    again = False
    offered = False
    """Whether what a new one begins with may be saved as it stands."""
    said = ""
    """What is told above the questions: what was saved just before."""
    _moving = True
    """Whether the cursor is not yet where what is typed goes."""
    _begun = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save")),
        Binding("enter", "go_on", "", show=False, priority=True),
        Binding("pagedown", "turn(1)", N_("Next page"), show=False),
        Binding("pageup", "turn(-1)", N_("Previous page"), show=False),
        Binding("down", "move(1)", "", show=False),
        Binding("up", "move(-1)", "", show=False),
        Binding("escape", "cancel", N_("Close"), priority=False),
    ]

    def __init__(self, pages: tuple[FormPage, ...], raw: Mapping[str, str], draft: str = "") -> None:
        super().__init__(classes="form")
        self.pages = pages
        self.page = 0
        self.draft = draft
        self._given = {field.name: raw.get(field.name, field.default) for field in self.fields}
        self.raw = dict(self._given)
        self.restored = False
        asked = shown_fields(self.fields, self.raw)
        short = len(asked) <= _FEW and all(len(each.choices) <= _CHOICES for each in asked)
        self.set_class(len(pages) == 1, "-single")
        self.set_class(len(pages) == 1 and short, "-few")

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return every question of every page."""
        return tuple(field for _title, fields in self.pages for field in fields)

    # -- what a form of its own says

    @property
    def heading(self) -> str:
        """Return what the form is for, in the language shown."""
        raise NotImplementedError

    def reader(self) -> AnswerReader:
        """Return what understands the answers."""
        return AnswerReader(self.words)

    def check(self, answers: Mapping[str, Any]) -> dict[str, str]:  # noqa: ARG002 - for those who override it
        """Return what is wrong across the answers: the question's name and the sentence shown beside it."""
        return {}

    def finish(self, answers: dict[str, Any]) -> None:
        """Use the answers, all of them understood: dismiss with a result."""
        raise NotImplementedError

    def first_to_fill(self, rows: list[FieldRow]) -> FieldRow | None:  # noqa: ARG002 - for those who override it
        """Return the question to begin in, None for the first."""
        return None

    def below(self) -> Iterator[Widget]:
        """Yield what stands below the questions; nothing unless a form has more to show."""
        yield from ()

    def answers_changed(self) -> None:
        """Draw again what depends on the answers; nothing unless a form shows more than its questions."""

    # -- drawing

    def on_mount(self) -> None:
        """Bring a draft back."""
        before = kept_draft(self.app, self.draft)
        if before is not None:
            self.raw.update({name: text for name, text in before.items() if name in self.raw})
            self.restored = True
            self.call_later(self.recompose)

    def compose(self) -> Iterator[Widget]:
        """Lay out the page shown, its numbers as the language shown writes them."""
        for field in self.fields:
            for answers in (self._given, self.raw):
                answers[field.name] = as_written(field, answers[field.name], self.words.lang)
        title, fields = self.pages[self.page]
        reader = self.reader()
        with Vertical(classes="frame"):
            yield Label(lit(self.heading, "bold"), classes="heading")
            if len(self.pages) > 1:
                where = {"page": self.page + 1, "pages": len(self.pages), "title": self.words(title)}
                yield Label(lit(self.words("Page {page} of {pages}: {title}", **where)), classes="page")
            if self.restored:
                yield Label(lit(self.words("What you had typed before is still here.")), classes="restored")
            elif self.said:
                yield Label(lit(self.said), classes="said")
            with _Rows(classes="rows", can_focus=False):
                asked = {field.name for field in shown_fields(self.fields, self.raw)}
                for field in fields:
                    row = FieldRow(field, self.raw[field.name], reader)
                    row.display = field.name in asked
                    yield row
                yield from self.below()
            yield Refusal()
            yield Static(classes="help", markup=False)
            with Horizontal(classes="buttons"):
                yield from self._buttons()

    def _buttons(self) -> Iterator[Widget]:
        last = self.page == len(self.pages) - 1
        if self.page > 0:
            yield Deed(self.words("Back"), "turn(-1)", "back")
        if not last:
            yield Deed(self.words("Next"), "save", "next", "primary")
        else:
            told = self.words("{deed} (Ctrl+S)", deed=self.words(self.deed))
            yield Deed(told, "save", "save", "primary")
            if (
                self.several and not self.restored
            ):  # where “start over” stands, a narrow line has no room for both
                yield Deed(self.words("And another (PgDn)"), "turn(1)", "again")
        yield Deed(self.words("Close (Esc)"), "cancel", "cancel")
        if self.restored:
            yield Deed(self.words("Start over"), "start_over", "over")

    def on_screen_resume(self) -> None:
        """Put the cursor in the first question."""
        self.once_laid_out(self._settle)

    async def recompose(self) -> None:
        """Draw again, keeping what was typed, and put the cursor back."""
        self._moving = True
        await super().recompose()
        self.once_laid_out(self._settle)

    def _settle(self) -> None:
        if self.is_attached:
            self._put_cursor()
            self._take_keys()

    @property
    def unsettled(self) -> bool:
        """Say whether what is typed now is for what comes next: the application keeps it until that is there."""
        return self._moving or self._saving

    def _saved(self, done: Any) -> None:
        super()._saved(done)
        if not self.again:  # else the form that follows takes the keys
            self.app.post_message(Settled())

    def _not_saved(self, error: Exception) -> None:
        super()._not_saved(error)
        self.app.post_message(Settled())

    def _take_keys(self) -> None:
        self._moving = False
        self.app.post_message(Settled())

    def _put_cursor(self) -> None:
        self._show_only_what_has_a_point()
        rows = self._rows()
        wanted = None if self._begun else self.first_to_fill(rows)
        self._begun = True
        if wanted is not None:
            wanted.focus_control()
        elif isinstance(self.focused, Button) or any(row.has_focus_within for row in rows):
            return
        elif rows:
            rows[0].focus_control()
        else:
            self.query(Button).first().focus()

    def _rows(self) -> list[FieldRow]:
        return [row for row in self.query(FieldRow) if row.display]

    def _show_only_what_has_a_point(self) -> None:
        asked = {field.name for field in shown_fields(self.fields, self.raw)}
        for row in self.query(FieldRow):
            row.display = row.field.name in asked
        self.answers_changed()

    # -- what the person does

    @on(FieldRow.Edited)
    def _edited(self, event: FieldRow.Edited) -> None:
        self.raw[event.row.field.name] = event.row.raw
        self._show_only_what_has_a_point()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Explain the question the cursor is in."""
        row = next((each for each in event.widget.ancestors_with_self if isinstance(each, FieldRow)), None)
        for shown in self.query(".help").results(Static):  # none while the form is drawn anew
            put(shown, lit(row.help_text if row else ""))
        for each in self.query(FieldRow):
            each.mark(here=each is row)

    def action_go_on(self) -> None:
        """Enter: the next question at once, so that what is typed next lands there; save from the last.

        Saving waits in the answer's own queue, behind the keys typed before Enter.
        """
        rows, focused = self._rows(), self.focused
        here = next((at for at, row in enumerate(rows) if row.has_focus_within), None)
        if isinstance(focused, Button):
            focused.press()
        elif isinstance(focused, OptionList):
            focused.action_select()
        elif here is None or focused is None:
            return
        elif here + 1 < len(rows):
            rows[here].take_only_suggestion()
            rows[here + 1].focus_control()
        else:
            rows[here].take_only_suggestion()
            self._moving = True
            focused.call_later(self.call_later, self._go_on_from_the_last)

    async def _go_on_from_the_last(self) -> None:
        page = self.page
        if page < len(self.pages) - 1:
            await self.action_turn(1)
        else:
            self.action_save()
        if self.page == page:
            self._take_keys()

    def action_move(self, by: int) -> None:
        """Go to the next or the previous question."""
        rows = self._rows()
        here = next((at for at, row in enumerate(rows) if row.has_focus_within), None)
        if here is None:
            rows[0 if by > 0 else -1].focus_control()
        elif 0 <= here + by < len(rows):
            rows[here + by].focus_control()
        else:
            (self.screen.focus_next if by > 0 else self.screen.focus_previous)()

    async def action_turn(self, by: int) -> None:
        """Turn a page; forward only once this page is understood."""
        wanted = self.page + by
        if by > 0 and self.several and wanted == len(self.pages):
            self.action_save(again=True)
            return
        if not 0 <= wanted < len(self.pages) or (by > 0 and not self._page_understood()):
            return
        self.page = wanted
        self.set_focus(None)
        await self.recompose()

    def action_save(self, *, again: bool = False) -> None:
        """Use the answers if all are understood, else go to the first that is not."""
        self.again = again
        if self.page < len(self.pages) - 1:
            self.call_later(self.action_turn, 1)
            return
        if not self._page_understood():
            return
        if self.nothing_typed():
            self._leave_empty()
            return
        reader = self.reader()
        asked = shown_fields(self.fields, self.raw)
        answers = {field.name: reader.read(field, self.raw[field.name]).value for field in asked}
        wrong = self.check(answers)
        if wrong:
            self._point_at(wrong)
            return
        self.finish(answers)

    def nothing_typed(self) -> bool:
        """Say whether one of several was left as it began: nothing is to be saved of it."""
        return self.several and not self.offered and self.raw == self._given

    def _leave_empty(self) -> None:
        """Close what was begun after the last one, else say that there is nothing to save."""
        if self.said and not self.again:
            self.action_cancel()
        else:
            self.casefile.tell(self.words("Nothing is typed yet: there is nothing to save."), "warning")

    def served(self) -> None:
        """Let the draft go: what was typed is where it was meant for."""
        forget_draft(self.app, self.draft)

    def action_cancel(self) -> None:
        """Close, keeping what was typed for the next time."""
        if self.raw != self._given:
            secret = {field.name for field in self.fields if field.kind == "secret"}
            told = {name: text for name, text in self.raw.items() if name not in secret}
            keep_draft(self.app, self.draft, told)
        super().action_cancel()

    async def action_start_over(self) -> None:
        """Let go what was typed, at the second press."""
        button = self.query_one("#over", Button)
        if not button.has_class("-asked"):
            button.add_class("-asked")
            button.variant = "error"
            button.label = lit(self.words("Press again: all that is typed here goes"))
            return
        forget_draft(self.app, self.draft)
        self.raw, self.page, self.restored = dict(self._given), 0, False
        self.set_focus(None)
        await self.recompose()

    def _page_understood(self) -> bool:
        for row in self.query(FieldRow):
            row.catch_up()
            self.raw[row.field.name] = row.raw
        self._show_only_what_has_a_point()
        wrong = [row for row in self._rows() if row.reading.error]
        for row in self._rows():
            row.show_reading(judged=True)
        if wrong:
            wrong[0].focus_control()
        return not wrong

    def _point_at(self, wrong: Mapping[str, str]) -> None:
        rows = [row for row in self._rows() if row.field.name in wrong]
        for row in rows:
            row.refuse(wrong[row.field.name])
        if rows:
            rows[0].focus_control()
        else:
            self.casefile.tell("\n".join(wrong.values()), "error")
