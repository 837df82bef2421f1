"""Every date of a case in one list: what hangs on its stages, its papers, its people and its hours."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import msgspec

from casefile.cases.assessment import ChecklistLine
from casefile.cases.titles import full_title
from casefile.rules.book.parameters import Parameters
from casefile.rules.book.stages import StageEntry, StageName
from casefile.rules.deadlines.after import after_decision
from casefile.rules.deadlines.ages import birthday_deadlines
from casefile.rules.deadlines.ahead import canadian_year_deadline, draft_deadline, planned_deadline
from casefile.rules.deadlines.due import deadline, validity_deadline
from casefile.rules.deadlines.model import Deadline
from casefile.rules.deadlines.status import nomination_deadlines, permit_deadlines
from casefile.rules.facts import Facts
from casefile.rules.family import accompanies, gives_biometrics, members
from casefile.rules.hours.report import HoursReport, ProgrammeHours
from casefile.rules.wording import person_name

__all__ = ["case_dates"]

_STILL_SERVES = {"passport", "medical_proof"}
"""What must still be good after filing: the passport and the exam of who becomes a resident (R 30(3), 50(1))."""


def case_dates(  # noqa: PLR0913 - all that has a date, each by its name
    facts: Facts,
    *,
    held: Mapping[StageName, StageEntry],
    of_stages: Iterable[Deadline],
    lines: tuple[ChecklistLine, ...],
    report: HoursReport,
    hours: ProgrammeHours | None,
    planned_on: date | None,
    on: date,
    parameters: Parameters,
    today: date,
) -> tuple[Deadline, ...]:
    """Return the dates, soonest first; `on` is the day of filing and `planned_on` the same when it is only planned.

    Once the application is sent, only what must still be good is told to run out; once it is decided, nothing but
    what follows from the decision, and the end of the permits, until permanent residence takes their place.
    """
    decided, sent = "decision" in held, "upload" in held
    serving = [line for line in lines if line.item.id in _STILL_SERVES]
    ends = [day for line in serving if _comes(line, facts) and (day := line.item.valid_until)]
    found = [*after_decision(facts, held, ends, parameters=parameters, today=today)]
    if not decided or held["decision"].outcome != "completed":
        found += permit_deadlines(facts, parameters, today)
    if not decided:
        found += [_of_whom(each, facts, on, parameters) for each in of_stages]
        found += _run_out(facts, serving if sent else lines, parameters, today, sent=sent)
    if not decided and not sent:
        found += _enough_until(hours, parameters, today)
        found += _to_order(facts, lines, parameters, today)
        found += planned_deadline(planned_on, parameters, today)
        found += canadian_year_deadline(report.canadian, parameters, today)
        found += nomination_deadlines(facts, invited="invitation" in held, parameters=parameters, today=today)
        found += birthday_deadlines(facts, parameters=parameters, today=today)
        found += draft_deadline(facts, submitted="profile" in held, parameters=parameters, today=today)
    return tuple(sorted(found, key=lambda each: (each.on, each.code, each.subject)))


def _comes(line: ChecklistLine, facts: Facts) -> bool:
    person = facts.of(line.item.person)
    return person is not None and accompanies(person, facts)


def _of_whom(each: Deadline, facts: Facts, on: date, parameters: Parameters) -> Deadline:
    """Return the date with the names of those who give biometrics, where it is about them."""
    if each.code not in {"biometrics_letter", "biometrics_due"}:
        return each
    who = [
        person for person in members(facts, on, parameters) if gives_biometrics(person, facts, on, parameters)
    ]
    names = tuple(person_name(person) for person in who)
    return msgspec.structs.replace(each, values={**each.values, "names": names})


def _run_out(
    facts: Facts, lines: Iterable[ChecklistLine], parameters: Parameters, today: date, *, sent: bool
) -> Iterator[Deadline]:
    for line in lines:
        if line.item.valid_until is not None and line.counts:
            values = {"title": full_title(line, facts), **({"variant": "sent"} if sent else {})}
            yield validity_deadline(
                "paper_expires", line.item.valid_until, parameters, today, f"line:{line.key}", values
            )


def _enough_until(hours: ProgrammeHours | None, parameters: Parameters, today: date) -> Iterator[Deadline]:
    if hours is not None and hours.qualifies_until is not None and hours.verdict in {"met", "met_if"}:
        yield validity_deadline("hours_until", hours.qualifies_until, parameters, today, "hours", {})


def _to_order(
    facts: Facts, lines: Iterable[ChecklistLine], parameters: Parameters, today: date
) -> Iterator[Deadline]:
    """Yield the last day to ask for each paper that is not there yet; what is optional can come or not."""
    for line in lines:
        if line.item.order_by is not None and line.counts:
            values = {"title": full_title(line, facts), "variant": line.item.obtain}
            yield deadline(
                "order_by", line.item.order_by, None, parameters, today,
                kind="order", subject=f"line:{line.key}", values=values,
            )  # fmt: skip
