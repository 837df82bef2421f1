"""The experience drawn to scale: entries, the run that counts and the window, in percent of the width."""

from datetime import date, timedelta

from casefile.i18n.words import Words
from casefile.rules.hours.report import HoursReport, ProgrammeHours, Span
from casefile.services.printing.page import Bar, BarKind, Tick, TimelineChart

__all__ = ["timeline"]

_MOST_TICKS = 12


def timeline(report: HoursReport, hours: ProgrammeHours, words: Words) -> TimelineChart | None:
    """Return the drawing, None without experience; from a first of January to after the last day."""
    if not report.entries:
        return None
    whole = _whole(report, hours)
    bars = [
        _bar(each.employer, Span(each.first, each.last), whole, words, "entry") for each in report.entries
    ]
    if hours.run:
        bars.append(_bar(words("counted"), hours.run, whole, words, "run"))
    bars.append(_bar(words("window"), hours.window, whole, words, "window"))
    return TimelineChart(
        alt=words.n(
            "A drawing of {n} period of work from {first_on} to {last_on}; the table below says the same.",
            "A drawing of {n} periods of work from {first_on} to {last_on}; the table below says the same.",
            len(report.entries),
            first_on=min(each.first for each in report.entries),
            last_on=max(each.last for each in report.entries),
        ),
        ticks=_ticks(whole),
        bars=tuple(bars),
    )


def _whole(report: HoursReport, hours: ProgrammeHours) -> Span:
    """Span the entries and the window, whose empty years are cut to one before the first entry."""
    first = min(each.first for each in report.entries)
    last = max([hours.window.last, *(each.last for each in report.entries)])
    return Span(
        date(max(min(hours.window.first.year, first.year), first.year - 1), 1, 1), last + timedelta(days=31)
    )


def _percent(day: date, whole: Span) -> float:
    return round(100 * min(max((day - whole.first).days, 0), whole.days) / whole.days, 2)


def _bar(label: str, span: Span, whole: Span, words: Words, kind: BarKind) -> Bar:
    start = _percent(span.first, whole)
    width = max(round(_percent(span.last + timedelta(days=1), whole) - start, 2), 0.4)
    caption = words(
        "{first} – {last}", first=words.date(span.first, "short"), last=words.date(span.last, "short")
    )
    return Bar(label=label, caption=caption, start=start, width=width, kind=kind)


def _ticks(whole: Span) -> tuple[Tick, ...]:
    years = range(whole.first.year, whole.last.year + 1)
    step = -(-len(years) // _MOST_TICKS)
    return tuple(Tick(label=str(year), at=_percent(date(year, 1, 1), whole)) for year in years[::step])
