"""Going on to another stage: what still blocks each way, the day it was taken, and why when it was passed anyway."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from casefile.cases.assessment import Assessment, Gate
from casefile.cases.changes import Change
from casefile.cases.moves import take_way
from casefile.cases.one_test import STAGE, enter_with_test
from casefile.errors import UsageError
from casefile.i18n.words import N_
from casefile.rules.book.stages import Stage
from casefile.rules.days import parse_day
from casefile.rules.facts import LanguageTest
from casefile.rules.language.names import recognised_test
from casefile.rules.stages.days import days_told
from casefile.tui.base import lit
from casefile.tui.screens.form import Form
from casefile.tui.showing import put
from casefile.tui.widgets.fields import Field, Raw

__all__ = ["StageForm"]

_OTHER = "other"


def _out_of_turn(raw: Raw) -> bool:
    """Say whether the stage is entered out of turn: then it is asked which."""
    return raw["way"] == _OTHER


class StageForm(Form[Change]):
    """Asks where the case goes from here and when; answers with the change that records it."""

    deed = N_("Record")

    def __init__(self, assessment: Assessment) -> None:
        self.seen = assessment
        self.stages = {view.stage.id: view.stage for view in assessment.stages}
        first = "0" if assessment.gates else _OTHER
        known = days_told(STAGE, assessment.case.facts) if _tests_first(assessment) else ()
        raw = {"way": first, "on": (known[-1] if known else assessment.today).isoformat(), "at": ""}
        super().__init__((("", self._fields()),), raw, f"{assessment.case.id}/stage/{assessment.current}")

    @property
    def heading(self) -> str:
        """Return where the case stands."""
        if self.seen.current is None:
            return self.words("Where does your case go from here? No stage has been entered yet.")
        return self.words(
            "Where does your case go from here? Now: {stage}.", stage=self.stages[self.seen.current].label
        )

    def _fields(self) -> tuple[Field, ...]:
        ways = tuple((str(at), gate.label) for at, gate in enumerate(self.seen.gates))
        stages = tuple((stage.id, stage.short) for stage in self.stages.values())
        return (
            Field(
                name="way", label=N_("What happened"), kind="choice", required=True,
                choices=(*ways, (_OTHER, N_("something else"))),
                help=N_("The arrows choose an answer; Enter goes on to the next question."),
            ),
            Field(
                name="stage", label=N_("Stage"), kind="choice", choices=stages, required=True,
                shown=_out_of_turn,
                help=N_("The stage the case is at; use it to begin in the middle, or to put a date right."),
            ),
            Field(
                name="on", label=N_("On"), kind="day", required=True, shown=self._day_alone,
                help=N_("For example 2015-12-14, 14/12/2015 (day first) or 14 December 2015."),
            ),
            Field(
                name="test", label=N_("Test"), wanted=True, shown=self._untold_test,
                help=N_("TEF Canada, TCF Canada, IELTS General, CELPIP-General or PTE Core: your details then hold "
                    "it too, its scores to be added there."),
            ),
            Field(
                name="at", label=N_("Day and time (UTC)"), kind="moment", required=True, shown=self._moment,
                help=N_("To the second when you know it, in UTC: 2024-03-10 14:05:33. The day alone will do."),
            ),
            Field(
                name="due_at", label=N_("Deadline in the account"), kind="moment",
                shown=self._leads_to_invitation,
                help=N_("What your account shows, day and time (UTC); it wins over the count of days. "
                    "Empty: it is estimated."),
            ),
            Field(
                name="reason", label=N_("Why go on anyway"), required=True, shown=self._needs_reason,
                help=N_("Something still blocks, or this is not the usual next step: your reason "
                    "is kept in the journal."),
            ),
        )  # fmt: skip

    def _way(self, raw: Raw) -> Gate | None:
        """The way chosen; a stage entered out of turn is a way of its own, blocked by nothing known."""
        if raw["way"] != _OTHER:
            return self.seen.gates[int(raw["way"])] if raw["way"] else None
        stage = self.stages.get(raw["stage"])  # type: ignore[call-overload]
        return Gate(to=stage.id, outcome="", label=stage.label, blocking=(), warnings=()) if stage else None

    def _target(self, raw: Raw) -> Stage | None:
        way = self._way(raw)
        return self.stages[way.to] if way is not None else None

    def _moment(self, raw: Raw) -> bool:
        """Only entering a stage asks for its moment; ending one asks for the day."""
        way, target = self._way(raw), self._target(raw)
        return way is not None and target is not None and target.moment and not way.outcome

    def _untold_test(self, raw: Raw) -> bool:
        """Only a test whose day the details do not hold is asked for by name: it is told once."""
        way = self._way(raw)
        if way is None or way.to != STAGE or way.outcome:
            return False
        try:
            return parse_day(raw["on"]) not in days_told(STAGE, self.seen.case.facts)
        except UsageError:
            return False

    def _day_alone(self, raw: Raw) -> bool:
        return not self._moment(raw)

    def _leads_to_invitation(self, raw: Raw) -> bool:
        way = self._way(raw)
        return way is not None and way.to == "invitation"

    def _needs_reason(self, raw: Raw) -> bool:
        way = self._way(raw)
        return way is not None and (bool(way.blocking) or raw["way"] == _OTHER)

    def below(self) -> Iterator[Widget]:
        """Yield the place of what blocks."""
        yield Static(classes="gate", markup=False)

    def answers_changed(self) -> None:
        """Show what still blocks the way chosen, then what it asks."""
        way = self._way(self.raw)
        blocking = way.blocking if way else ()
        warnings = way.warnings if way else ()
        lines = [lit(f"✗ {self.words.of(finding)}", "$text-error") for finding in blocking]
        lines += [lit(f"! {self.words.of(finding)}", "$text-warning") for finding in warnings]
        target = self._target(self.raw)
        if target is not None:
            lines.append(lit(self.words.label(target.about), "$text-muted"))
        for shown in self.query(".gate").results(Static):  # none while the form is drawn anew
            put(shown, Content("\n").join(lines))

    def check(self, answers: Mapping[str, Any]) -> dict[str, str]:
        """Refuse a test on another day than that of the details without its name, and a deadline without its time.

        A deadline read in the account has its time of day: a day alone would move it by hours.
        """
        held = days_told(STAGE, self.seen.case.facts)
        if held and answers.get("test") == "":
            on = self.words.date(held[-1], "short")
            return {
                "test": self.words(
                    "Your details hold the test of {day}: use that day, or name this one.", day=on
                )
            }
        due = answers.get("due_at")
        if due is None or isinstance(due, datetime):
            return {}
        return {"due_at": self.words("Give the time of day too, as the account shows it.")}

    def finish(self, answers: dict[str, Any]) -> None:
        """Answer with the change."""
        way = self._way(self.raw)
        if way is None:
            return
        given: Any = answers.get("at")
        at = given if isinstance(given, datetime) else None
        on: date = answers["on"] if "on" in answers else given if at is None else at.date()
        due = answers.get("due_at")
        due_at = due if isinstance(due, datetime) else None
        change = take_way(self.seen, way, on, at=at, due_at=due_at, reason=answers.get("reason", ""))
        self.answer(
            enter_with_test(change, self._test(answers["test"], on)) if answers.get("test") else change
        )

    def _test(self, name: str, on: date) -> LanguageTest:
        """Return the test named, in the language it is taken in."""
        known = self.casefile.desk.rulebook.tests.get(recognised_test(name) or "")
        return LanguageTest(name=name, taken_on=on, language=known.language if known else "fr")


def _tests_first(assessment: Assessment) -> bool:
    """Say whether the way proposed is that of the test: its day is then the one the details hold."""
    return bool(assessment.gates) and assessment.gates[0].to == STAGE and not assessment.gates[0].outcome
