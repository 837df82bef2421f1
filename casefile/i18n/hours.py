"""The figures of a count of hours, as papers and the terminal say them."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from casefile.i18n.vocabulary import CONTINUITIES_TOLD, said
from casefile.i18n.words import Words

if TYPE_CHECKING:
    from casefile.rules.hours.report import ProgrammeHours

__all__ = ["hours_figures"]


def hours_figures(words: Words, hours: "ProgrammeHours", on: date) -> Iterator[tuple[str, str]]:
    """Yield the figures of a count for an application on that day, each with what it is."""
    if hours.window.last + timedelta(days=1) != on:
        # An invitation got too early does not survive: the worse of the two days is the answer.
        judged = hours.window.last + timedelta(days=1)
        yield words("Judged on the day of the invitation"), words.date(judged, "short")
    yield words("Window"), _span(hours.window.first, hours.window.last, words)
    yield words("Required"), words("{hours} h", hours=hours.required)
    yield words("Counted by day"), words("{hours} h", hours=hours.by_day)
    yield words("Counted by week"), words("{hours} h", hours=hours.by_week)
    yield words("As stated, without the weekly limit"), words("{hours} h", hours=hours.raw)
    yield (
        words("Months elapsed"),
        words("{months}, {required} required", months=hours.months_elapsed, required=hours.months_required),
    )
    yield words("Continuity"), said(words, CONTINUITIES_TOLD, hours.continuity_told)
    yield from _beside(words, hours)
    if hours.qualifies_from and hours.qualifies_until:
        yield (
            words("Enough for an application filed"),
            _span(hours.qualifies_from, hours.qualifies_until, words),
        )
    elif hours.qualifies_from:
        yield (
            words("Enough for an application filed"),
            words("from {first_on} on", first_on=hours.qualifies_from),
        )


def _beside(words: Words, hours: "ProgrammeHours") -> Iterator[tuple[str, str]]:
    """Yield the total over all runs, the figures without school time, and what a form of months credits."""
    if hours.run is not None and hours.total_by_day != hours.by_day:
        yield words("By day, all runs and occupations together"), words("{hours} h", hours=hours.total_by_day)
    if hours.without_school_by_day is not None and hours.without_school_by_week is not None:
        told = words(
            "{by_day} h by day, {by_week} h by week",
            by_day=hours.without_school_by_day,
            by_week=hours.without_school_by_week,
        )
        yield words("If no whole week was spent at school"), told
    if hours.fails_above_share is not None:
        turn = words("above {share}% of the weeks at school", share=hours.fails_above_share)
        yield words("The hours fail"), turn
    from casefile.rules.hours.form import form_view

    view = form_view(hours)
    if view is not None:
        told = words("{months} months, {exact} really elapsed", months=view.months, exact=view.exact_months)
        yield words("A form of months and years credits"), told
        if view.credited_on is not None and view.credited_on != hours.qualifies_from:
            label = words("… and the {months} months required, from", months=hours.months_required)
            yield label, words.date(view.credited_on, "short")


def _span(first: date, last: date, words: Words) -> str:
    return words("{first} to {last}", first=words.date(first, "short"), last=words.date(last, "short"))
