"""The points of a case: each programme condition by condition, every factor, what would raise it, the rounds.

Arrow keys on a line that may be supposed change it; everything shown follows, and the case does not until it is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from casefile.i18n.points import crs_text, programme_text, selection_text, signed_change
from casefile.i18n.vocabulary import CRS_FACTOR_NAMES
from casefile.tui.base import lit
from casefile.tui.keys import bindings
from casefile.tui.messages import PlaceAsked
from casefile.tui.screens.points.knobs import KNOB
from casefile.tui.screens.points.lines import Shown, point_lines
from casefile.tui.section import Section
from casefile.tui.showing import put
from casefile.tui.widgets.cutoffs import draw_cutoffs, draw_pool
from casefile.tui.widgets.lines import Lines, Unfolding, heading, line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer
    from textual.widgets import OptionList
    from textual.widgets.option_list import Option

    from casefile.cases.assessment import Assessment
    from casefile.cases.points import PointsAnswer
    from casefile.cases.supposed import Knob
    from casefile.rules.facts import Facts
    from casefile.rules.points.crs import CrsPoints
    from casefile.rules.points.reading import Reading

__all__ = ["PointsView"]

_PLACES = {"hours": "experience", "occupation": "experience"}
"""Where a condition is settled, when it is not among the details of the family."""
_PLOT_HEIGHT = 9
_LEAST_BESIDE = 34
_SOON = 0.05
"""Seconds the total waits for the whole answer, to be drawn with it: most often it is there before."""


class PointsView(Section):
    """The points of the case, or of what is supposed of it."""

    DEFAULT_CSS = """
    PointsView {
        layout: vertical;
        #points-head { height: auto; max-height: 4; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
        #points-body { height: 1fr; }
        #points-lines { width: 3fr; height: 1fr; padding: 0 1; }
        #points-lines { text-wrap: nowrap; text-overflow: ellipsis; }
        #points-beside { width: 2fr; height: 1fr; padding: 0 1; display: none; }
        &.-beside #points-beside { display: block; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("open", "less", "more", "told_back", "keep_supposed", "filter"),
        *bindings(hidden=("less_finely", "more_finely")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._opened: frozenset[str] = frozenset()
        self._part = 0
        self._facts: Facts | None = None
        self._now: tuple[Reading, CrsPoints] | None = None
        self._supposed: PointsAnswer | None = None
        self._soon: Timer | None = None
        self._stands_beside: tuple[PointsAnswer, int, str] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the totals, the lines, and beside them the cut-offs and the pool where there is room."""
        yield Static(id="points-head", markup=False)
        with Horizontal(id="points-body"):
            yield Unfolding(id="points-lines")
            with VerticalScroll(id="points-beside", can_focus=False):
                yield Static(markup=False)

    # -- what is shown

    @property
    def answer(self) -> PointsAnswer | None:
        """Return the answer shown: that of what is supposed once it is there, else that of the case."""
        return self._supposed or self.points

    def draw(self, assessment: Assessment) -> None:  # noqa: ARG002 - the section draws what it has
        """Show the case; what was supposed of an earlier state of it is let go."""
        self._forget()
        self.draw_points()

    def draw_points(self) -> None:
        """Show what is known now."""
        seen, answer = self.assessment, self.answer
        if seen is None:
            return
        self.set_class(self.wide, "-beside")
        put(self.query_one("#points-head", Static), self._head())
        lines = self.query_one("#points-lines", Lines)
        if answer is None:
            lines.fill([heading(lit(self._waiting(seen)))])
            return
        lines.fill(self._lines(answer))
        self._draw_beside(answer)

    def _draw_beside(self, answer: PointsAnswer) -> None:
        """Draw cut-offs and pool, unless that answer stands there already in that width and language."""
        room, lang = self._room_beside(), self.words.lang
        before = self._stands_beside
        if before is None or before[0] is not answer or before[1:] != (room, lang):
            self._stands_beside = (answer, room, lang)
            beside = Content("\n").join(self._beside(answer, room))
            put(self.query_one("#points-beside Static", Static), beside)

    def _waiting(self, seen: Assessment) -> str:
        if seen.own_eligibility is None:
            return self.words(
                "No grid of points is known for {on}: points are not counted for that day.", on=seen.on
            )
        return self.words("One moment…")

    def _lines(self, answer: PointsAnswer) -> Iterator[Option]:
        own = self.assessment.own_eligibility if self.assessment else None
        shown = Shown(
            answer, own.programme if own else "", self._opened, self._knobs(answer), self._told(), self.words
        )
        parts = _parts(point_lines(shown))
        if not self.wide:
            drawn = enumerate(self._beside(answer, self.size.width - 6))
            parts.append([line(each, f"drawn:{number}") for number, each in drawn])
        self._part %= len(parts) + 1
        for part in parts[self._part - 1 : self._part] if self._part else parts:
            yield from part

    def _told(self) -> tuple[Knob, ...]:
        """Return what may be supposed as the case tells it."""
        from casefile.cases.supposed import knobs

        if self.assessment is None or self.points is None:
            return ()
        return knobs(self.assessment.case.facts, self.points.report.reading)

    def _knobs(self, answer: PointsAnswer) -> tuple[Knob, ...]:
        from casefile.cases.supposed import knobs

        if self.assessment is None:
            return ()
        reading = self._now[0] if self._now else answer.report.reading
        return knobs(self._facts or self.assessment.case.facts, reading)

    def _head(self) -> Content:
        answer, words = self.points, self.words
        if answer is None:
            return Content("")
        crs, own = answer.report.crs, self.assessment.own_eligibility if self.assessment else None
        told = words("Ranking points (CRS): {points}", points=crs_text(crs, words))
        selection = words("67 points: {points}", points=selection_text(answer.report.fsw67, words))
        if not self.wide:  # the programme of the case stands first among the lines
            return Content("\n").join((lit(told, "bold"), lit(selection), self._supposing(crs.points)))
        rows = [lit(f"{told} · {selection}", "bold")]
        if own is not None:
            rows.append(lit(programme_text(own, (), words)))
        rows.append(self._supposing(crs.points))
        return Content("\n").join(rows)

    def _supposing(self, before: CrsPoints) -> Content:
        """Return what supposing brings so far, and how to keep it or go back; else how to begin."""
        words = self.words
        if self._now is None:
            return lit(
                words("↔ lines: ← → suppose another value; nothing is kept until you say so"), "$text-muted"
            )
        after = self._now[1]
        told = words(
            "Supposed: {before} → {after} ({change}). z: back to your facts, ^s: keep it",
            before=before.total, after=after.total, change=signed_change(after.total - before.total),
        )  # fmt: skip
        moved = [
            f"{words(label)} {getattr(before, name)} → {getattr(after, name)}"
            for name, label in CRS_FACTOR_NAMES.items()
            if name not in _SUMS and getattr(before, name) != getattr(after, name)
        ]
        return lit("\n".join((told, " · ".join(moved))), "bold $text-warning")

    def _room_beside(self) -> int:
        return max(_LEAST_BESIDE, self.size.width * 2 // 5 - 4)

    def _beside(self, answer: PointsAnswer, width: int) -> Iterator[Content]:
        """Yield the plot of the cut-offs and the bars of the pool."""
        words, points = self.words, answer.candidate.points
        plot = draw_cutoffs(answer.plotted, points, answer.on, width, _PLOT_HEIGHT, words)
        if plot:
            yield lit(words("Cut-offs over twelve months (●) and your points (─)"), "bold")
            yield from plot
        for each in answer.cut_offs:
            if each.category in answer.kinds and each.title is not None:
                told = words(
                    "{lowest} to {highest}, last {last}: {title}",
                    lowest=each.lowest, highest=each.highest, last=each.last, title=each.title,
                )  # fmt: skip
                yield lit(f"· {told}", "$text-muted")
        if answer.pool is not None:
            yield lit("")
            yield lit(
                words("The pool on {pool_on}: {total}", pool_on=answer.pool.as_of, total=answer.pool.total),
                "bold",
            )
            yield from draw_pool(answer.pool, points, width, words)

    def focus_first(self) -> None:
        """Put the keyboard on the lines."""
        self.query_one("#points-lines", Lines).focus()

    def go_to(self, subject: str) -> None:
        """Put the cursor on that line."""
        self.query_one("#points-lines", Lines).go_to(subject)

    def on_resize(self, event: events.Resize) -> None:
        """Draw to the new width."""
        super().on_resize(event)
        if self.resized():
            self.draw_points()

    # -- what the person does

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the line clicked."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Unfold a programme, or go where a condition is settled."""
        head, _, rest = self.query_one("#points-lines", Lines).current.partition(":")
        if head == "programme":
            self._opened ^= {rest}
            self.draw_points()
        elif head == "condition":
            self.post_message(PlaceAsked(_PLACES.get(rest.rpartition(":")[2], "details")))

    def action_filter(self) -> None:
        """Show one part only, the next each time, then all again."""
        if self.answer is not None:
            self._part += 1
            self.draw_points()
            lines = self.query_one("#points-lines", Lines)
            lines.action_first()
            lines.scroll_home(animate=False)

    def action_turn(self, by: int) -> None:
        """Suppose the next value of the line under the cursor."""
        self._turn(by, finely=False)

    def action_turn_finely(self, by: int) -> None:
        """Suppose a score one step of its test away."""
        self._turn(by, finely=True)

    def _turn(self, by: int, *, finely: bool) -> None:
        from casefile.cases.supposed import stepped

        seen, answer = self.assessment, self.points
        id = self.query_one("#points-lines", Lines).current
        if seen is None or answer is None or not id.startswith(KNOB):
            return
        desk = self.casefile.desk
        facts = self._facts or seen.case.facts
        reading = self._now[0] if self._now else answer.report.reading
        supposed = stepped(facts, reading, id.removeprefix(KNOB), by, desk.rulebook.tests, finely=finely)
        if supposed == facts:
            return
        if supposed == seen.case.facts:
            self.action_told_back()
            return
        self._facts, self._now = supposed, desk.supposed_points(seen, supposed)
        self._soon = self._soon or self.set_timer(_SOON, self._draw_total)
        self._follow(seen, supposed)

    def _follow(self, seen: Assessment, supposed: Facts) -> None:
        """Have the whole answer counted in a thread; where it takes its time, the total is shown before it."""
        desk = self.casefile.desk

        def work() -> tuple[Facts, PointsAnswer | None]:
            return supposed, desk.supposed_answer(seen, supposed)

        def got(found: tuple[Facts, PointsAnswer | None]) -> None:
            if self.is_attached and found[0] is self._facts:
                self._supposed = found[1]
                self._not_before()
                self.draw_points()

        self.casefile.in_background(work, got, reading="supposed")

    def _not_before(self) -> None:
        """Let go what was to be drawn before the whole answer: that is there."""
        if self._soon is not None:
            self._soon.stop()
        self._soon = None

    def _draw_total(self) -> None:
        self._soon = None
        self.draw_points()

    def action_told_back(self) -> None:
        """Go back to the facts of the case."""
        self._forget()
        self.draw_points()

    def _forget(self) -> None:
        self._not_before()
        self._facts = self._now = self._supposed = None

    def action_keep_supposed(self) -> None:
        """Keep in the case what can be kept of what is supposed, in one change."""
        from casefile.cases.supposed import keep_supposed, keepable

        seen, words = self.assessment, self.words
        if seen is None or self._facts is None or not self.casefile.may_change():
            return
        if not keepable(seen.case.facts, self._facts):
            self.casefile.tell(
                words(
                    "Nothing of this can be kept: a birth date, work, a nomination and a new test are entered with i."
                ),
                "warning",
            )
            return
        told = words("Kept in the case (u takes it back): scores, level of education, answers.")
        self.casefile.change(
            keep_supposed(seen.case.facts, self._facts), lambda _done: self.casefile.tell(told)
        )


def _parts(options: Iterator[Option]) -> list[list[Option]]:
    """Return the lines part by part: a heading begins one."""
    parts: list[list[Option]] = []
    for option in options:
        if option.disabled or not parts:
            parts.append([])
        parts[-1].append(option)
    return parts


_SUMS = {"core", "spouse", "transferability", "additional", "total"}
