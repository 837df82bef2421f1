"""Small sentences several screens say the same way, from values already worked out."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from casefile.i18n import Words
from casefile.i18n.vocabulary import DEADLINE_STATES

if TYPE_CHECKING:
    from casefile.cases.assessment import ChecklistLine
    from casefile.rules.deadlines.model import Deadline
    from casefile.rules.hours.report import ProgrammeHours

__all__ = [
    "ENDED_STYLES",
    "SEVERITY_STYLES",
    "VERDICT_STYLES",
    "distance",
    "hours_sentence",
    "row_title",
    "section_of",
]

VERDICT_STYLES = {
    "met": "$text-success", "met_if": "$text-success", "borderline": "$text-warning", "not_met": "$text-error",
    "unknown": "$text-warning",
}  # fmt: skip
"""The colour of what the facts say of hours, a programme or a condition; the sign beside it says it too."""
SEVERITY_STYLES = {"blocker": "$text-error", "warning": "$text-warning", "note": "$text-muted"}
ENDED_STYLES = {
    "approved": "bold $text-success", "completed": "bold $text-success", "refused": "bold $text-error",
}  # fmt: skip
"""The colour of a decision, and of having landed; the other ways to end have none of their own."""


def distance(words: Words, days_left: int) -> str:
    """Return how far a day is: in 41 days, today, 3 days ago."""
    if days_left > 0:
        return words.n("in {n} day", "in {n} days", days_left)
    if days_left == 0:
        return words("today")
    return words.n("{n} day ago", "{n} days ago", -days_left)


def deadline_state(words: Words, deadline: Deadline) -> str:
    """Return how near a date is; nothing for an aim, a plan or a change on its very day, which “today” tells."""
    return words(DEADLINE_STATES[deadline.state]) if deadline.hard or deadline.days_left else ""


def row_title(words: Words, line: ChecklistLine) -> str:
    """Return the title of a line with what it is for."""
    title = words.label(line.item.title)
    of = line.item.of_label
    return title if of is None else f"{title} · {words.label(of)}"


def hours_sentence(words: Words, hours: ProgrammeHours, verdict: str, *, until: bool = True) -> str:
    """Return the hours in one line: counted, asked for, what follows, and (`until`) until when."""
    sentence = words(
        "{counted} h of {required} required · {verdict}",
        counted=hours.deciding,
        required=_whole(hours.required),
        verdict=verdict,
    )
    last: date | None = hours.qualifies_until if until else None
    if last is None or hours.verdict not in {"met", "met_if"}:
        return sentence
    return f"{sentence} · → {words.date(last, 'short')}"


def _whole(hours: Fraction) -> Fraction | int:
    """The same number, without decimals to show when it has none."""
    return int(hours) if hours.denominator == 1 else hours


def section_of(subject: str) -> tuple[str, str]:
    """Return the section, and the id in it, where what a finding is about is settled."""
    head, _, rest = subject.partition(":")
    sections = {
        "line": "checklist",
        "document": "documents",
        "deadline": "deadlines",
        "contract": "experience",
    }
    if head in sections and rest:
        return sections[head], rest
    if head == "stage":
        return "stage", ""
    places = {"hours": ("experience", ""), "points": ("points", ""), "facts": ("details", "")}
    return places.get(head, ("experience", subject))
