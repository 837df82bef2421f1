"""Where the case stands: what is next and by when, what is wrong, what can be done here."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from casefile.cases.assessment import Assessment
from casefile.i18n import Words
from casefile.i18n.vocabulary import SEVERITY_SYMBOLS, VERDICTS
from casefile.tui.base import lit
from casefile.tui.keys import bindings
from casefile.tui.messages import PlaceAsked
from casefile.tui.phrases import deadline_name, distance, hours_sentence, place_of, sentence
from casefile.tui.section import Section
from casefile.tui.widgets.lines import Lines, heading, line
from casefile.tui.widgets.stage_line import StageLine

__all__ = ["SEVERITY_STYLES", "OverviewView"]

SEVERITY_STYLES = {"blocker": "$text-error", "warning": "$text-warning", "note": "$text-muted"}
_BAR = 20
_DEADLINES_SHOWN = 2


class OverviewView(Section):
    """The first thing shown of a case; 80x24 is enough for it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("open")  # type: ignore[assignment]

    def compose(self) -> ComposeResult:
        """Lay out the stages, what comes next, what to do, and the figures."""
        yield StageLine()
        yield Static(id="next", markup=False)
        yield Static(id="todo-title", markup=False)
        yield Lines(id="todo")
        yield Static(id="figures", markup=False)

    def draw(self, assessment: Assessment) -> None:
        """Show the assessment."""
        words = self.words
        self.query_one(StageLine).show(assessment.stages)
        self.query_one("#next", Static).update(_next(assessment, words))
        count = len(assessment.todo)
        title = words("To do now ({n})", n=count) if count else words("To do now")
        self.query_one("#todo-title", Static).update(lit(title, "bold"))
        self.query_one("#todo", Lines).fill((*_todo(assessment, words), *_notes(assessment, words)))
        self.query_one("#figures", Static).update(Content("\n").join(_figures(assessment, words)))

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
        self.case_screen.action_stage()

    def _go(self, id: str) -> None:
        if self.assessment is not None and id.startswith("assumed-"):
            self.case_screen.action_details()
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
            Content.assemble(sign, name, lit(sentence(words, finding.code, finding.values))), f"todo-{number}"
        )


def _notes(seen: Assessment, words: Words) -> Iterator[Option]:
    if seen.assumptions:
        yield heading(lit(words("What the checklist takes for granted"), "bold"))
    for number, finding in enumerate(seen.assumptions):
        yield line(lit(f"· {sentence(words, finding.code, finding.values)}"), f"assumed-{number}")
    if seen.known_gaps:
        yield heading(lit(words("Known changes in the law that are not counted here"), "bold"))
    for gap in seen.known_gaps:
        yield heading(lit(f"· {words.label(gap)}"))


def _next(seen: Assessment, words: Words) -> Content:
    parts: list[Content] = []
    if seen.gates:
        parts.append(lit(words("Next: {what}", what=seen.gates[0].label)))
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


def _figures(seen: Assessment, words: Words) -> Iterator[Content]:
    rows = [
        (words("List"), _progress(seen, words)),
        (words("Experience"), _hours(seen, words)),
        (words("Deadlines"), lit(_deadlines(seen, words))),
        (
            words("Not judged"),
            lit(", ".join(words.sentence(f"unjudged.{each}") for each in seen.unjudged), "$text-muted"),
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


def _hours(seen: Assessment, words: Words) -> Content:
    if seen.programme_hours is None or not seen.case.facts.contracts:
        return lit(words("no contract entered yet: press x, then a"))
    hours = seen.programme_hours
    return lit(hours_sentence(words, hours, words(VERDICTS[hours.verdict])))


def _deadlines(seen: Assessment, words: Words) -> str:
    coming = [each for each in seen.deadlines if each.state not in {"past", "done"}][:_DEADLINES_SHOWN]
    shown = [f"{deadline_name(words, each)} : {words.date(each.on, 'short')}" for each in coming]
    return " · ".join(shown) if shown else words("none yet")


def _rules(seen: Assessment, words: Words) -> str:
    text = words("compared with their sources on {day}", day=words.date(seen.rules_checked_on, "short"))
    gaps = len(seen.known_gaps)
    if gaps:
        text += " · " + words.n(
            "{n} known change not counted (see above)", "{n} known changes not counted (see above)", gaps
        )
    return text
