"""What the count of hours waits to be told, asked in one form; answering changes the verdict at once."""

from typing import Any

import msgspec

from casefile.cases.assessment import Assessment
from casefile.cases.changes import Change
from casefile.cases.hours_asked import HoursQuestion, answer_question, hours_questions
from casefile.cases.model import Case
from casefile.i18n.words import N_
from casefile.rules.hours.report import ProgrammeHours
from casefile.tui.screens.form import Form
from casefile.tui.widgets.fields import TRISTATE, Field

__all__ = ["HoursAnswers"]

_LABELS = {
    "authorised": N_("Authorised to work"),
    "school_share": N_("Weeks at school"),
    "qualified": N_("Qualified since"),
    "same_employer": N_("One employer"),
}


class HoursAnswers(Form[Change]):
    """Asks what would settle the provisos and the near employers; what is left empty stays unknown."""

    def __init__(self, assessment: Assessment, hours: ProgrammeHours) -> None:
        self.facts = assessment.case.facts
        self.questions = hours_questions(hours, self.facts)
        fields = tuple(_field(at, question) for at, question in enumerate(self.questions))
        super().__init__((("", fields),), {}, f"{assessment.case.id}/hours answers")

    @property
    def heading(self) -> str:
        """Return what is asked."""
        return self.words("What the hours depend on")

    def on_mount(self) -> None:
        """Put the whole question, with its employer, below its short name."""
        whole = [self.words.of(each) for each in self.questions]
        fields = tuple(
            msgspec.structs.replace(field, help=sentence)
            for field, sentence in zip(self.fields, whole, strict=True)
        )
        self.pages = (("", fields),)
        self.call_later(self.recompose)

    def finish(self, answers: dict[str, Any]) -> None:
        """Answer with one change for all that was answered; nothing answered is no change."""
        told = [
            (question, answers[f"q{at}"])
            for at, question in enumerate(self.questions)
            if answers.get(f"q{at}") not in {None, ""}
        ]
        if not told:
            self.dismiss(None)
            return
        first = answer_question(*told[0], self.facts)

        def apply(case: Case) -> Case:
            for question, value in told:
                case = answer_question(question, value, case.facts).apply(case)
            return case

        self.answer(msgspec.structs.replace(first, apply=apply))


def _field(at: int, question: HoursQuestion) -> Field:
    name, label = f"q{at}", _LABELS[question.asked]
    if question.asked == "school_share":
        return Field(name=name, label=label, kind="percent", none_if_empty=True)
    if question.asked == "qualified":
        return Field(name=name, label=label, kind="day")
    return Field(name=name, label=label, kind="choice", choices=TRISTATE, boolean=True, none_if_empty=True)
