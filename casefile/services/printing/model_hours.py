"""The proof of the hours: every addend, what was left out, every parameter, to redo by hand."""

from collections.abc import Iterator
from typing import Any

from casefile.cases.assessment import Assessment
from casefile.i18n.hours import hours_figures
from casefile.i18n.vocabulary import VERDICTS, said
from casefile.i18n.words import Words
from casefile.rules.hours.report import Bridge, Gap, ProgrammeHours
from casefile.services.printing.model_declared import category_sheet, declared_sheet
from casefile.services.printing.model_rules import rules_sheet
from casefile.services.printing.model_sheets import day_sheet, entry_sheet, week_sheet
from casefile.services.printing.model_sources import Sources
from casefile.services.printing.model_timeline import timeline
from casefile.services.printing.page import HoursPart

__all__ = ["hours_part"]

_MOST_BRIDGES = 12


def hours_part(assessment: Assessment, words: Words, sources: Sources) -> HoursPart | None:
    """Return the proof for the case's programme, None when no hours were counted at all."""
    hours = assessment.programme_hours
    if hours is None:
        return None
    sheets = (
        entry_sheet(assessment.hours.entries, words),
        day_sheet(hours, words),
        week_sheet(hours, words),
        declared_sheet(assessment, words),
        category_sheet(assessment, words),
    )
    return HoursPart(
        heading=words("Hours of experience: {programme}", programme=hours.rules.title),
        answer=_answer(assessment, hours, words),
        figures=tuple(hours_figures(words, hours, assessment.hours.on)),
        reasons=_reasons(hours, words),
        timeline=timeline(assessment.hours, hours, words),
        sheets=tuple(sheet for sheet in sheets if sheet.rows),
        left_out=tuple(_left_out(assessment, hours, words)),
        parameters=rules_sheet(hours.grounds, words, sources, title=words("The rules used"), figures=True),
    )


def _answer(assessment: Assessment, hours: ProgrammeHours, words: Words) -> str:
    verdict = said(words, VERDICTS, hours.verdict)
    if hours.projected:
        return words(
            "For an application on {on}: {verdict}. Days still to come are counted in.",
            on=assessment.hours.on,
            verdict=verdict,
        )
    return words("For an application on {on}: {verdict}.", on=assessment.hours.on, verdict=verdict)


def _reasons(hours: ProgrammeHours, words: Words) -> tuple[str, ...]:
    return tuple(words.sentence(code, values) for code, values in hours.why)


def _left_out(assessment: Assessment, hours: ProgrammeHours, words: Words) -> Iterator[str]:
    for entry in assessment.hours.entries:
        yield from (_bridge(entry.employer, bridge, words) for bridge in entry.bridges[:_MOST_BRIDGES])
        if len(entry.bridges) > _MOST_BRIDGES:
            yield words.n(
                "{employer}: {n} more such break between two contracts.",
                "{employer}: {n} more such breaks between two contracts.",
                len(entry.bridges) - _MOST_BRIDGES,
                employer=entry.employer,
            )
    yield from (_gap(gap, words) for gap in hours.gaps)
    yield from (words.of(finding) for finding in hours.excluded)
    yield from (words.of(finding) for finding in assessment.hours.findings_for([hours.programme]))


def _bridge(employer: str, bridge: Bridge, words: Words) -> str:
    blanks: dict[str, Any] = {"employer": employer, "first_on": bridge.first, "last_on": bridge.last}
    if bridge.names:
        return words(
            "{employer}, {first_on} to {last_on}: only days off between two contracts ({names}); "
            "they count by day as inside one contract and break nothing.",
            names=bridge.names,
            **blanks,
        )
    return words(
        "{employer}, {first_on} to {last_on}: only a weekend between two contracts; it counts by day "
        "as inside one contract and breaks nothing.",
        **blanks,
    )


def _gap(gap: Gap, words: Words) -> str:
    blanks: dict[str, Any] = {"first_on": gap.first, "last_on": gap.last}
    if gap.leave:
        return words("{first_on} to {last_on}: leave inside a contract, no hours; to justify.", **blanks)
    if gap.outcome == "to_justify":
        return words.n(
            "{first_on} to {last_on}: {n} working day without a contract, no hours; to justify.",
            "{first_on} to {last_on}: {n} working days without a contract, no hours; to justify.",
            gap.working_days,
            **blanks,
        )
    return words.n(
        "{first_on} to {last_on}: {n} working day without a contract; the experience is very likely broken "
        "there (no official number of days exists).",
        "{first_on} to {last_on}: {n} working days without a contract; the experience is very likely broken "
        "there (no official number of days exists).",
        gap.working_days,
        **blanks,
    )
