"""Every date to keep, soonest first, with the rule that hangs it there."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from casefile.cases.assessment import Assessment
from casefile.i18n import N_, Words
from casefile.i18n.deadlines import deadline_name, deadline_remarks
from casefile.i18n.sources import checked_words
from casefile.rules.deadlines.model import Deadline
from casefile.tui.base import lit
from casefile.tui.keys import bindings
from casefile.tui.messages import PlaceAsked
from casefile.tui.phrases import deadline_state, distance, section_of
from casefile.tui.section import Section
from casefile.tui.showing import entitle, put
from casefile.tui.widgets.deadline_signs import DEADLINE_STYLES, DEADLINE_SYMBOLS
from casefile.tui.widgets.lines import Lines, Openable, heading, line

__all__ = ["DeadlinesView"]

_KINDS = {
    "deadline": N_("Missing it costs something."),
    "validity": N_("A paper or a result runs out on that day."),
    "order": N_("Asked for later than that, the paper usually comes too late."),
    "plan": N_("What you plan; move it in your details."),
    "change": N_("From that day on, something else is asked."),
    "standard": N_("What the authorities aim at; not a promise."),
}


class DeadlinesView(Section):
    """The dates, and below them where the one under the cursor comes from."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("open")  # type: ignore[assignment]

    def compose(self) -> ComposeResult:
        """Lay out the dates and the explanation."""
        yield Openable(id="dates")
        yield Static(id="grounds", classes="panel", markup=False)

    def draw(self, assessment: Assessment) -> None:
        """Show the dates."""
        dates = self.query_one("#dates", Lines)
        entitle(dates, lit(self.words("Deadlines")))
        dates.fill(_options(assessment, self.words, wide=self.wide))
        self._explain()

    def focus_first(self) -> None:
        """Put the keyboard on the dates."""
        self.query_one("#dates", Lines).focus()

    def go_to(self, subject: str) -> None:
        """Put the cursor on the date with that code, or on that line."""
        if self.query_one("#dates", Lines).go_to(subject):
            return
        if self.assessment is not None:
            codes = [each.code for each in self.assessment.deadlines]
            if subject in codes:
                self.query_one("#dates", Lines).go_to(_id(codes.index(subject)))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Explain the date the cursor came to."""
        event.stop()
        self._explain()

    def action_open(self) -> None:
        """Go to what the date is about."""
        deadline = self._deadline()
        if deadline is not None and deadline.subject:
            self.post_message(PlaceAsked(*section_of(deadline.subject)))
        elif deadline is not None:
            self.post_message(PlaceAsked("stage"))

    def _deadline(self) -> Deadline | None:
        current = self.query_one("#dates", Lines).current
        if self.assessment is None or not current:
            return None
        return self.assessment.deadlines[int(current.removeprefix("date-"))]

    def _explain(self) -> None:
        deadline = self._deadline()
        text = _explanation(deadline, self.words) if deadline is not None else Content("")
        grounds = self.query_one("#grounds", Static)
        entitle(grounds, lit(deadline_name(self.words, deadline)) if deadline is not None else Content(""))
        put(grounds, text)
        grounds.display = deadline is not None


def _id(number: int) -> str:
    return f"date-{number}"


def _options(seen: Assessment, words: Words, *, wide: bool) -> Iterator[Option]:
    """A date a line: where there is little room, the sign stands for the state and the days left are a number."""
    if not seen.deadlines:
        yield heading(lit(words("No date to keep yet: they follow from the stages (s).")))
    days = [words.date(each.on, "short") for each in seen.deadlines]
    far = [
        distance(words, each.days_left) if wide else words("{n} d", n=each.days_left)
        for each in seen.deadlines
    ]
    width, away = max(map(len, days), default=0), max(map(len, far), default=0)
    states = [deadline_state(words, each) for each in seen.deadlines]
    state = max(map(len, states), default=0)
    for number, (each, day) in enumerate(zip(seen.deadlines, days, strict=True)):
        sign = f"{DEADLINE_SYMBOLS[each.state]} "
        if wide:
            sign += states[number].ljust(state) + " "
        when = f"{day.ljust(width)}  {far[number].rjust(away)}  "
        text = f"{when}{deadline_name(words, each)}"
        if each.estimated:
            text += f" · {words('estimated')}"
        told = Content.assemble(lit(sign, DEADLINE_STYLES[each.state]), lit(text))
        yield line(told, _id(number), len(sign + when))


def _explanation(deadline: Deadline, words: Words) -> Content:
    rows = [lit(words.date(deadline.on, "weekday"), "bold")]
    rows += [lit(each) for each in deadline_remarks(words, deadline)]
    rows.append(lit(words(_KINDS[deadline.kind])))
    if deadline.since is not None:
        rows.append(lit(words("Counted from {day}", day=deadline.since)))
    for each in deadline.grounds:
        told = checked_words(words, each.source, each.checked_on)
        source = f"{words.label(each.label)} · {words.label(each.source.label)} · {told}"
        rows.append(lit(source, "$text-muted"))
    return Content("\n").join(rows)
