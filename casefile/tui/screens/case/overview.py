"""Where the case stands: what is next and by when, what is wrong, what can be done here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from casefile.i18n import Words
from casefile.i18n.vocabulary import ENDING_SYMBOLS, SEVERITY_SYMBOLS, VERDICTS, VERDICTS_SHORT
from casefile.tui.base import lit
from casefile.tui.keys import bindings
from casefile.tui.messages import PlaceAsked
from casefile.tui.phrases import deadline_name, distance, hours_sentence, place_of
from casefile.tui.screens.case.limits import Limits
from casefile.tui.section import Section
from casefile.tui.widgets.lines import Lines, Unfolding, heading, line
from casefile.tui.widgets.stage_line import StageLine

if TYPE_CHECKING:
    from casefile.cases.assessment import Assessment, Gate
    from casefile.rules.findings import Label

__all__ = ["SEVERITY_STYLES", "OverviewView"]

SEVERITY_STYLES = {"blocker": "$text-error", "warning": "$text-warning", "note": "$text-muted"}
_ENDED_STYLES = {
    "approved": "bold $text-success",
    "completed": "bold $text-success",
    "refused": "bold $text-error",
}
_BAR = 20
_LIMITS = "limits"
_GUIDE = "guide"
_DEADLINES_SHOWN = 2


class OverviewView(Section):
    """The first thing shown of a case; 80x24 is enough for it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("open")  # type: ignore[assignment]

    def compose(self) -> ComposeResult:
        """Lay out the stages, what comes next, what to do, and the figures."""
        yield StageLine()
        yield Static(id="next", markup=False)
        yield Static(id="todo-title", markup=False)
        yield Unfolding(id="todo")
        yield Static(id="figures", markup=False)

    def draw(self, assessment: Assessment) -> None:
        """Show the assessment."""
        words = self.words
        self.query_one(StageLine).show(assessment.stages)
        self.query_one("#next", Static).update(_next(assessment, words))
        count = len(assessment.todo)
        title = words("To do now ({n})", n=count) if count else words("To do now")
        self.query_one("#todo-title", Static).update(lit(title, "bold"))
        notes = _notes(assessment, words, wide=self.wide)
        self.query_one("#todo", Lines).fill((*_todo(assessment, words), *notes))
        figures = _figures(assessment, words, wide=self.wide)
        self.query_one("#figures", Static).update(Content("\n").join(figures))

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
            self.app.push_screen(Limits(self.assessment))
        elif id == _GUIDE:
            self.post_message(PlaceAsked("guide"))
        elif self.assessment is not None and id.startswith("assumed-"):
            self.post_message(PlaceAsked("details"))
        elif self.assessment is not None and id:
            self.post_message(
                PlaceAsked(*place_of(self.assessment.todo[int(id.removeprefix("todo-"))].subject))
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
        style = _ENDED_STYLES.get(seen.ending.outcome, "bold $text-warning")
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


def _figures(seen: Assessment, words: Words, *, wide: bool) -> Iterator[Content]:
    rows = [
        (words("List"), _progress(seen, words)),
        (words("Experience"), _hours(seen, words, wide=wide)),
        (words("Deadlines"), lit(_deadlines(seen, words, wide=wide))),
        (
            words("Not judged"),
            lit(", ".join(words.sentence(each) for each in seen.unjudged), "$text-muted"),
        ),
        (words("Rules"), lit(_rules(seen, words), "$text-muted")),
    ]
    width = max(len(name) for name, _value in rows) + 2
    for name, value in rows:
        yield Content.assemble(lit(name.ljust(width), "bold"), value)


def _progress(seen: Assessment, words: Words) -> Content:
    progress = seen.progress
    full = round(_BAR * progress.ready / progress.total) if progress.total else 0
    ready = words.n("{n} of {total} ready", "{n} of {total} ready", progress.ready, total=progress.total)
    parts = [lit(f"{ready} "), lit("▰" * full, "$text-success"), lit("▱" * (_BAR - full), "$text-muted")]
    if progress.to_fix:
        parts.append(lit("  ! " + words.n("{n} to fix", "{n} to fix", progress.to_fix), "$text-warning"))
    if progress.missing:
        parts.append(lit("  ✗ " + words.n("{n} missing", "{n} missing", progress.missing), "$text-error"))
    return Content("").join(parts)


def _hours(seen: Assessment, words: Words, *, wide: bool) -> Content:
    if seen.programme_hours is None or not seen.case.facts.contracts:
        return lit(words("no contract entered yet: press x, then a"))
    hours = seen.programme_hours
    verdicts = VERDICTS if wide else VERDICTS_SHORT
    return lit(hours_sentence(words, hours, words(verdicts[hours.verdict]), until=wide))


def _deadlines(seen: Assessment, words: Words, *, wide: bool) -> str:
    """What comes after the next date, which stands above."""
    coming = [each for each in seen.deadlines if each.state not in {"past", "done"}]
    after = [each for each in coming if each != seen.next_deadline]
    shown = [
        words("{day}: {what}", day=words.date(each.on, "short"), what=deadline_name(words, each))
        for each in after[: _DEADLINES_SHOWN if wide else 1]
    ]
    if shown:
        return words("then {dates}", dates=" · ".join(shown))
    return words("none after that") if coming else words("none yet")


def _rules(seen: Assessment, words: Words) -> str:
    text = words("compared on {day}", day=words.date(seen.rules_checked_on, "short"))
    gaps = len(seen.known_gaps)
    if gaps:
        text += " · " + words.n("{n} change of law not counted", "{n} changes of law not counted", gaps)
    return text
