"""One question on the screen: its label, where the answer is typed or picked, and what was understood beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from textual import events, on
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from casefile.tui.base import Spoken, lit
from casefile.tui.showing import put
from casefile.tui.widgets.choice import Choice
from casefile.tui.widgets.fields import Field, as_written
from casefile.tui.widgets.lines import Options
from casefile.tui.widgets.reading import AnswerReader, AnswerReading

__all__ = ["FieldRow"]

_SUGGESTED = {"noc", "country", "countries"}
_LABEL = 24
_WIDE = {"text", "secret", "names", "country", "countries", "leaves", "children"}


class FieldRow(Spoken, Widget):
    """Shows one `Field`; says `Edited` at every change."""

    DEFAULT_CSS = """
    FieldRow {
        height: auto;
        layout: horizontal;
        &> Horizontal { height: auto; margin-left: 25; }
        &.-suggests { layout: vertical; }
        &> Input, &> Choice { margin-left: 25; }
        Input { width: 22; padding: 0 1; }
        .echo { width: 1fr; padding-left: 1; height: auto; }
        Choice { width: 1fr; &:focus { background: $block-cursor-background; } }
        &.-suggests OptionList { height: auto; max-height: 6; margin-left: 25; display: none; }
        &.-wide Input { width: 1fr; }
        &.-wide .echo { display: none; }
        &.-wide.-spoken .echo { display: block; }
    }
    """

    @dataclass
    class Edited(Message):
        """The answer changed."""

        row: "FieldRow"

    def __init__(self, field: Field, raw: str, reader: AnswerReader) -> None:
        super().__init__(
            id=f"field-{field.name}", classes="-wide" if field.is_choice or field.kind in _WIDE else ""
        )
        self.field = field
        self.reader = reader
        self.raw = _printable(raw)
        self._visited = False
        self._here = False
        self._offering = False  # what may still become one of the suggestions in sight is not wrong yet
        if field.kind in _SUGGESTED:
            self.add_class("-suggests")

    def compose(self) -> Iterator[Widget]:
        """Lay out the question on one line, with what the answer given so far means."""
        spoken, told = self._told()
        self.set_class(spoken, "-spoken", update=False)
        hidden = self.field.kind == "secret"
        answer = (
            Choice(self.reader.options(self.field), self.raw or self._empty_choice())
            if self.field.is_choice
            else Input(self.raw, compact=True, select_on_focus=False, password=hidden)
        )
        if self.field.kind in _SUGGESTED:
            yield Horizontal(answer, _echo(told))
            yield Options(compact=True, markup=False)
        else:
            yield answer
            if spoken or not self.has_class("-wide"):
                yield _echo(told)

    def render(self) -> Content:
        """Write the question beside its answer; no widget of its own stands for it."""
        return self._label

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines of the answer, and at least those of the question."""
        lines = len(self._label.wrap(_LABEL)) if self._label.plain else 1
        return max(lines, super().get_content_height(container, viewport, width))

    @property
    def _label(self) -> Content:
        told = lit(self.words(self.field.label), "bold $text-accent" if self._here else "")
        return Content("\n").join(told.wrap(_LABEL))

    def mark(self, *, here: bool) -> None:
        """Show that the cursor is in this question, or is not."""
        if here != self._here:
            self._here = here
            self.refresh()

    @property
    def reading(self) -> AnswerReading:
        """Return what the answer means."""
        return self.reader.read(self.field, self.raw)

    @property
    def help_text(self) -> str:
        """Return the explanation of the question."""
        told = self.field.help
        if isinstance(told, str):
            return self.words(told) if told else ""
        return self.words.label(told)

    def focus_control(self) -> None:
        """Put the cursor in the answer at once: `Widget.focus` would wait, and the next key would land elsewhere."""
        self.screen.set_focus(self.query_one(Choice if self.field.is_choice else Input))

    def catch_up(self) -> None:
        """Take the answer as it stands in the widget, before its message has come up."""
        for entry in self.query(Input):
            self.raw = _printable(entry.value)
        for choice in self.query(Choice):
            self.raw = choice.value or ""

    def take_only_suggestion(self) -> None:
        """Complete an answer not understood by the suggestion shown, when there is only one."""
        for options in self.query(OptionList):
            if options.display and options.option_count == 1 and self.reading.error:
                self._complete(str(options.get_option_at_index(0).id))
                self._put_away()

    def show_reading(self, *, judged: bool = False) -> None:
        """Show the echo or the error; an empty answer is only reproached once it was visited or `judged`."""
        self._visited = self._visited or judged
        self._offering = self._offering and not judged
        spoken, told = self._told()
        self.set_class(spoken, "-spoken")
        self._say(told)

    def _say(self, told: Content) -> None:
        """Show what an answer means; a row that has nothing to say at first has no widget for it."""
        for echo in self.query(".echo").results(Static):
            put(echo, told)
            return
        if told:
            self.mount(_echo(told))

    def _told(self) -> tuple[bool, Content]:
        """Say whether the answer is spoken of below its line, and return its echo or its error."""
        reading = self.reading
        wrong = bool(reading.error) and not self._offering and (self._visited or bool(self.raw.strip()))
        text = f"✗ {reading.error}" if wrong else (f"→ {reading.echo}" if reading.echo else "")
        style = "$text-error" if wrong and self._visited else "$text-warning" if wrong else "$text-success"
        return bool(text) and (wrong or self.field.kind != "text"), lit(text, style)

    def refuse(self, sentence: str) -> None:
        """Show an error that comes from the form as a whole."""
        self.add_class("-spoken")
        self._say(lit(f"✗ {sentence}", "$text-error"))

    def _empty_choice(self) -> str | None:
        return "" if any(raw == "" for raw, _text in self.reader.options(self.field)) else None

    def _become(self, raw: str) -> None:
        self.raw = raw
        self.show_reading()
        self.post_message(self.Edited(self))

    # -- what the person does

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        text = _printable(event.value)
        if text != event.value:
            event.input.value = text
        elif text != self.raw:
            self.raw = text
            self._suggest()
            self._become(text)

    @on(Choice.Chosen)
    def _chosen(self, event: Choice.Chosen) -> None:
        event.stop()
        self._become(event.value)

    def on_descendant_blur(self, _event: events.DescendantBlur) -> None:
        """Judge the answer once the cursor leaves it, and put the suggestions away."""
        self.call_after_refresh(self._left)

    def _left(self) -> None:
        taken_down = not self.children  # the form is closing: they go before it does
        if self.is_attached and not taken_down and not self.has_focus_within:
            self._put_away()
            self.show_reading(judged=bool(self.raw.strip()))

    # -- suggestions

    def _suggest(self) -> None:
        for options in self.query(OptionList):
            found = self.reader.suggest(self.field, self.raw)
            options.clear_options()
            options.add_options([Option(lit(text), id=raw) for raw, text in found])
            options.display = self._offering = bool(found)
            if found:
                self.call_after_refresh(self.scroll_visible)

    def _put_away(self) -> None:
        self._offering = False
        for options in self.query(OptionList):
            options.display = False

    def on_key(self, event: events.Key) -> None:
        """Go down into the suggestions, and come back up from the first."""
        for options in self.query(OptionList):
            if not options.display:
                continue
            if event.key == "down" and self.query_one(Input).has_focus:
                options.highlighted = 0
                options.focus()
                event.stop()
            elif event.key == "escape" and options.has_focus:
                self.focus_control()
                event.stop()

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._put_away()
        self._complete(str(event.option_id))
        self.query_one(Input).focus()

    def _complete(self, chosen: str) -> None:
        """Put what was chosen where the word being typed was: the only one, or the last of several countries."""
        before = self.raw.rpartition(",")[0] if self.field.kind == "countries" else ""
        raw = f"{before}, {as_written(self.field, chosen, self.words.lang)}".lstrip(", ")
        entry = self.query_one(Input)
        entry.value = raw
        entry.cursor_position = len(raw)


def _echo(told: Content) -> Static:
    return Static(told, classes="echo", markup=False)


def _printable(text: str) -> str:
    """The text with a blank for each control sign: a terminal would obey an escape pasted into a field."""
    return "".join(sign if sign.isprintable() or sign in "\u00a0\u202f" else " " for sign in text)
