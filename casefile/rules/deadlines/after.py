"""The dates that matter once the application is decided: the court after a refusal, landing after an approval."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from casefile.rules.book.parameters import Parameters
from casefile.rules.book.stages import StageEntry, StageName
from casefile.rules.deadlines.due import deadline
from casefile.rules.deadlines.model import Deadline, DeadlineCode
from casefile.rules.facts import Facts

__all__ = ["after_decision"]


def after_decision(
    facts: Facts,
    held: Mapping[StageName, StageEntry],
    valid_until: Iterable[date],
    *,
    parameters: Parameters,
    today: date,
) -> tuple[Deadline, ...]:
    """Return the dates that follow from the decision, while they are ahead: a day gone by asks for nothing more.

    After a refusal, 15 days to apply to the Federal Court for a matter arising in Canada, 60 outside (IRPA s.
    72(2)(b)): who lives in Canada is told the first alone. After an approval, landing by the first end of the
    passports and medical exams (`valid_until`), on which the confirmation usually ends.
    """
    decision = held.get("decision")
    outcome = decision.outcome if decision else ""
    if decision is not None and outcome == "refused":
        found = _court(facts, decision.on, parameters, today)
    elif decision is not None and outcome == "approved":
        ends = min(valid_until, default=None)
        found = [_landing(ends, parameters, today)] if ends else []
    else:
        found = []
    return tuple(each for each in found if each.on >= today)


def _court(facts: Facts, refused_on: date, parameters: Parameters, today: date) -> list[Deadline]:
    codes: tuple[DeadlineCode, ...] = ("court_in_canada", "court_abroad")
    told = codes[:1] if facts.principal.residence == "CA" else codes
    found = []
    for code in told:
        grounds = parameters.on(f"deadlines.{code}_days", refused_on)
        due = refused_on + timedelta(days=grounds.number)
        found.append(deadline(code, due, refused_on, parameters, today, grounds))
    return found


def _landing(ends: date, parameters: Parameters, today: date) -> Deadline:
    return deadline("landing", ends, None, parameters, today, estimated=True)
