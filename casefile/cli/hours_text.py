"""The count of hours as a person reads it in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casefile.cli.output import columns, one_line, wrapped
from casefile.i18n.hours import hours_figures
from casefile.i18n.sources import doubt
from casefile.i18n.vocabulary import (
    SEVERITY_SYMBOLS,
    VERDICT_SIGNS,
    VERDICTS,
    said,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from casefile.cases.hours_asked import HoursQuestion
    from casefile.cases.model import Case
    from casefile.cli.session import Session
    from casefile.rules.findings import Label
    from casefile.rules.hours.categories import CategoryHours
    from casefile.rules.hours.report import Entry, HoursReport, ProgrammeHours

MOST_BRIDGES = 3
"""Breaks named one by one; the others are counted, so that fifty weekly contracts do not bury the answer."""

MOST_LEFT_OUT = 4
"""Reasons for days left out told one by one without the proof."""

__all__ = ["tell_categories", "tell_hours", "tell_programme", "tell_questions"]


def tell_hours(session: Session, report: HoursReport, programme: str | None) -> None:
    """Print the answer first, then the entries it rests on and what is worth saying of them."""
    session.put(session.words("Hours for an application made on {made_on}", made_on=report.on))
    chosen = [programme] if programme in report.programmes else list(report.programmes)
    for name in chosen:
        session.put()
        tell_programme(session, report.programmes[str(name)], report.on)
    for entry in report.entries:
        _tell_entry(session, entry)
    findings = report.findings_for([str(name) for name in chosen])
    if findings:
        session.put()
    for finding in findings:
        session.put(wrapped(session.of(finding), f"{SEVERITY_SYMBOLS[finding.severity]} "))


def _tell_entry(session: Session, entry: Entry) -> None:
    words = session.words
    session.put()
    place = f"{entry.noc}, {words.country(entry.country)}"
    session.put(f"  {one_line(entry.employer)} ({place})")
    last = words("goes on") if entry.ongoing else words.date(entry.last, "short")
    contracts = words.n("{n} contract", "{n} contracts", len(entry.contracts))
    session.put(f"  {words.date(entry.first, 'short')} → {last}, {contracts}")
    for bridge in entry.bridges[:MOST_BRIDGES]:
        told = words.n(
            "{n} day off between two contracts ({first_on} to {last_on}): it counts as inside one contract",
            "{n} days off between two contracts ({first_on} to {last_on}): they count as inside one contract",
            bridge.days,
            first_on=bridge.first,
            last_on=bridge.last,
        )
        session.put(wrapped(told, "  · ", "    "))
    more = len(entry.bridges) - MOST_BRIDGES
    if more > 0:
        session.put(wrapped(words.n("{n} more such break", "{n} more such breaks", more), "  · ", "    "))


def tell_programme(session: Session, answer: ProgrammeHours, on: date) -> None:
    """Print the answer for one programme, filing on that day: the verdict, its figures, and why."""
    words = session.words
    verdict = said(words, VERDICTS, answer.verdict)
    session.put(
        wrapped(f"{words.label(answer.rules.title)} — {verdict}", f"{VERDICT_SIGNS[answer.verdict]} ")
    )
    for line in columns(list(hours_figures(words, answer, on)), indent="    "):
        session.put(line)
    for code, values in answer.why:
        session.put(wrapped(words.sentence(code, values), "    · ", "      "))
    _tell_left_out(session, answer)


def _tell_left_out(session: Session, answer: ProgrammeHours) -> None:
    """Print why whole contracts do not count, and where hours lack, why any day does not; the rest is in the proof."""
    words, counted = session.words, {id for stretch in answer.stretches for id in stretch.contracts}
    left = [each for each in answer.excluded if not answer.enough or each.subject not in counted]
    for each in left[:MOST_LEFT_OUT]:
        session.put(wrapped(words.of(each), "    – ", "      "))
    more = len(left) - MOST_LEFT_OUT
    if more > 0:
        told = words.n(
            "{n} more reason for days left out: --explain.",
            "{n} more reasons for days left out: --explain.",
            more,
        )
        session.put(wrapped(told, "    – ", "      "))


def tell_categories(session: Session, found: Sequence[CategoryHours], unlisted: Sequence[Label]) -> None:
    """Print the answer for each category of category-based rounds that the work touches, and those not judged."""
    touched = [each for each in found if each.run is not None]
    if touched or unlisted:
        session.put()
    for each in touched:
        told, unsure = session.words.of(each), doubt(session.words, each.category.confidence)
        listed = f"{told} ({session.words('the list: {doubt}', doubt=unsure)})" if unsure else told
        session.put(wrapped(listed, f"{VERDICT_SIGNS[each.verdict]} "))
    if touched:
        more = session.words(
            "A round of a category also asks one of the programmes to be met, and the points of that round; the "
            "minister may add conditions to a category."
        )
        session.put(wrapped(more, "· "))
    if unlisted:
        names = ", ".join(session.words.label(each) for each in unlisted)
        other = session.words(
            "These categories were there that day too, and their lists of occupations are not known here: {names}.",
            names=names,
        )
        session.put(wrapped(other, "· "))


def tell_questions(session: Session, answers: Sequence[ProgrammeHours], case: Case) -> None:
    """Print what would settle the provisos, each with the command that tells it."""
    from casefile.cases.hours_asked import hours_questions

    asked = {
        (each.asked, each.contract, str(each.values)): each
        for answer in answers
        for each in hours_questions(answer, case.facts)
    }
    if asked:
        session.put()
    for each in asked.values():
        session.put(wrapped(session.words.of(each), "? ", "  "))
        session.put(f"    {_command(each, case)}")


def _command(question: HoursQuestion, case: Case) -> str:
    """Return the command that answers, ready to be typed; `yes|no` and the like are for the person to choose."""
    import shlex

    name, told = shlex.quote(one_line(case.name)), question.values
    if question.asked == "same_employer":
        ids = [
            next(each.id for each in case.facts.contracts if each.employer == told[side])
            for side in ("one", "other")
        ]
        return f"casefile work same {name} {ids[0]} {ids[1]} [--no]"
    if question.asked == "qualified":
        return f"casefile work qualified {name} 2020-01-31 --country {told['country']}"
    field = "authorised=yes|no" if question.asked == "authorised" else "school_share_percent=25"
    return f"casefile work set {name} {question.contract} {field}"
