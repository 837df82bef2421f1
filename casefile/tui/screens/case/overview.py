"""Where the case stands: what is next and by when, what is wrong, what can be done here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from casefile.i18n import Words
from casefile.i18n.deadlines import deadline_name
from casefile.i18n.vocabulary import ENDING_SYMBOLS, SEVERITY_SYMBOLS
from casefile.tui.base import lit
from casefile.tui.keys import bindings
from casefile.tui.messages import PlaceAsked
from casefile.tui.phrases import ENDED_STYLES, SEVERITY_STYLES, distance, section_of
from casefile.tui.screens.case.limits import LimitsPage
from casefile.tui.section import Section
from casefile.tui.showing import entitle, put
from casefile.tui.widgets.figures import figures
from casefile.tui.widgets.lines import Lines, Unfolding, heading, line
from casefile.tui.widgets.stage_line import StageLine

if TYPE_CHECKING:
    from casefile.cases.assessment import Assessment, Gate
    from casefile.rules.findings import Label

__all__ = ["OverviewView"]

_LIMITS = "limits"
_GUIDE = "guide"
_TALL = 32
_FRAME = 4


class OverviewView(Section):
    """The first thing shown of a case; 80x24 is enough for it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("open")  # type: ignore[assignment]

    def compose(self) -> ComposeResult:
        """Lay out the stages, what comes next, what to do, and the figures."""
        yield StageLine()
        yield Static(id="next", markup=False)
        with Container(id="middle"):
            yield Unfolding(id="todo")
            yield Static(id="figures", classes="panel", markup=False)

    def draw(self, assessment: Assessment) -> None:
        """Show the assessment."""
        words = self.words
        self.query_one(StageLine).show(assessment.stages)
        put(self.query_one("#next", Static), _next(assessment, words))
        count = len(assessment.todo)
        todo = self.query_one("#todo", Lines)
        entitle(todo, lit(words("To do now ({n})", n=count) if count else words("To do now")))
        todo.fill((*_todo(assessment, words), *_notes(assessment, words, wide=self.wide)))
        self._draw_figures(assessment)

    def draw_points(self) -> None:
        """Show the figures, the points among them once they are counted."""
        if self.assessment is not None:
            self._draw_figures(self.assessment)

    @property
    def _beside(self) -> bool:
        """Say whether the figures have room beside what to do."""
        return self.wide and self.screen.size.height >= _TALL

    @property
    def _room(self) -> int:
        return self.screen.size.width - _FRAME

    def on_resize(self, event: events.Resize) -> None:
        """Fit the figures to the new room."""
        super().on_resize(event)
        if self.resized() and self.assessment is not None:
            self._draw_figures(self.assessment)

    def _draw_figures(self, seen: Assessment) -> None:
        self.set_class(self._beside, "-beside")
        shown = self.query_one("#figures", Static)
        entitle(shown, lit(self.words("At a glance")))
        put(shown, figures(seen, self.points, self.words, self._room, beside=self._beside))

    def focus_first(self) -> None:
        """Put the keyboard on what to do."""
        self.query_one("#todo", Lines).focus()

    def go_to(self, subject: str) -> None:
        """Put the cursor on that thing to do."""
        self.query_one("#todo", Lines).go_to(subject)

    def action_open(self) -> None:
        """Go where the thing under the cursor is settled."""
        self._go(self.query_one("#todo", Lines).current)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go where the thing clicked is settled."""
        event.stop()
        self._go(event.option_id or "")

    def on_stage_line_asked(self) -> None:
        """Open the stages, one of which was clicked."""
        self.post_message(PlaceAsked("stage"))

    def _go(self, id: str) -> None:
        if self.assessment is not None and id == _LIMITS:
            self.app.push_screen(LimitsPage(self.assessment))
        elif id == _GUIDE:
            self.post_message(PlaceAsked("guide"))
        elif self.assessment is not None and id.startswith("assumed-"):
            self.post_message(PlaceAsked("details"))
        elif self.assessment is not None and id:
            self.post_message(
                PlaceAsked(*section_of(self.assessment.todo[int(id.removeprefix("todo-"))].subject))
            )


def _todo(seen: Assessment, words: Words) -> Iterator[Option]:
    if not seen.todo:
        yield heading(lit(f"✓ {words('Nothing is waiting for you here.')}", "$text-success"))
    names = {f"document:{each.id}": each.original_name for each in seen.case.documents}
    for number, finding in enumerate(seen.todo):
        sign = lit(f"{SEVERITY_SYMBOLS[finding.severity]} ", f"bold {SEVERITY_STYLES[finding.severity]}")
        name = lit(f"{names[finding.subject]} · " if finding.subject in names else "")
        yield line(
            Content.assemble(sign, name, lit(words.recorded(finding.code, finding.values))), f"todo-{number}"
        )


def _notes(seen: Assessment, words: Words, *, wide: bool) -> Iterator[Option]:
    if seen.assumptions:
        yield heading(lit(words("What the checklist takes for granted"), "bold"))
    for number, finding in enumerate(seen.assumptions):
        yield line(lit(f"· {words.recorded(finding.code, finding.values)}"), f"assumed-{number}")
    beside = words("Answers to questions, money, ten-year history, letters, rehearsal … (^g)")
    yield line(lit(f"· {beside}"), _GUIDE)
    yield line(lit(f"· {words('What casefile does not judge or count here')}", "$text-muted"), _LIMITS)
    if wide:
        yield from (
            heading(lit(f"  · {words.label(gap)}", "not bold $text-muted")) for gap in seen.known_gaps
        )


def _next(seen: Assessment, words: Words) -> Content:
    parts: list[Content] = []
    if seen.ending is not None:
        told = words.sentence(seen.ending.code, seen.ending.values)
        style = ENDED_STYLES.get(seen.ending.outcome, "bold $text-warning")
        parts.append(lit(f"{ENDING_SYMBOLS[seen.ending.outcome]} {told}\n", style))
    if seen.ending is not None and seen.ending.decided:
        parts.append(lit(words("The list is kept as it was on the day of the decision.")))
    elif seen.gates:
        parts.append(lit(words("Next stage: {what}", what=_next_stage(seen, seen.gates[0]))))
        stopped = len(seen.gates[0].blocking)
        if stopped:
            text = words.n("{n} thing stands before it", "{n} things stand before it", stopped)
            parts.append(lit(f" · ✗ {text}", "$text-error"))
    elif seen.current is None:
        parts.append(lit(words("No stage entered yet: press s to tell where you are.")))
    due = seen.next_deadline
    if due is not None:
        text = words("{what}: {day} ({distance})", what=deadline_name(words, due), day=words.date(due.on),
                     distance=distance(words, due.days_left))  # fmt: skip
        urgent = due.state in {"past", "urgent"}
        parts.append(lit(("\n! " if urgent else "\n") + text, "bold $text-warning" if urgent else ""))
    return Content("").join(parts)


def _next_stage(seen: Assessment, way: Gate) -> Label:
    """The stage the usual way leads to; where it stays at the stage one is at, what happens there."""
    stages = {view.stage.id: view.stage for view in seen.stages}
    return way.label if way.to == seen.current else stages[way.to].label
