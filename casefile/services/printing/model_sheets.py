"""The addends as tables whose sums can be checked with a pencil."""

from collections.abc import Sequence
from fractions import Fraction

from casefile.i18n.words import Words
from casefile.rules.hours.report import Entry, ProgrammeHours
from casefile.services.printing.page import Sheet

__all__ = ["day_sheet", "entry_sheet", "exact_text", "week_sheet"]

_MOST_PLACES = 4


def exact_text(number: Fraction, words: Words) -> str:
    """Return a number with the decimals it needs, four at most: what is multiplied by hand is not rounded."""
    exact = (places for places in range(_MOST_PLACES) if (number * 10**places).denominator == 1)
    return words.figure(number, next(exact, _MOST_PLACES))


def entry_sheet(entries: Sequence[Entry], words: Words) -> Sheet:
    """Return the entries, each alone, over all their days."""
    rows = tuple(
        (
            each.employer,
            each.noc,
            words.country(each.country),
            words.date(each.first, "short"),
            words("going on") if each.ongoing else words.date(each.last, "short"),
            words.figure(each.by_day),
            words.figure(each.by_week),
        )
        for each in entries
    )
    columns = (
        words("Employer"),
        words("NOC"),
        words("Country"),
        words.c("range", "From"),
        words.c("range", "To"),
        words("Hours by day"),
        words("Hours by week"),
    )
    return Sheet(
        title=words("The periods of work, each alone"),
        note=words("Consecutive contracts with one employer, in one occupation and country, are one period."),
        columns=columns,
        numeric=(False, False, False, False, False, True, True),
        rows=rows,
        totals=(),
        after="",
    )


def day_sheet(hours: ProgrammeHours, words: Words) -> Sheet:
    """Return the count by day: days times the week's hours, added up, then divided once by 7."""
    rows = tuple(
        (
            words.date(each.first, "short"),
            words.date(each.last, "short"),
            words.figure(each.days, 0),
            _stated(each.stated_per_week, capped=each.capped, words=words),
            exact_text(each.counted_per_week, words),
            exact_text(each.days * each.counted_per_week, words),
        )
        for each in hours.stretches
    )
    products = sum((each.days * each.counted_per_week for each in hours.stretches), Fraction(0))
    days = sum(each.days for each in hours.stretches)
    columns = (
        words.c("range", "From"),
        words.c("range", "To"),
        words("Days"),
        words("Hours a week, stated"),
        words("Hours a week, counted"),
        words("Days × hours"),
    )
    return Sheet(
        title=words("Count by day"),
        note=words(
            "Each calendar day counts a seventh of the week’s hours, up to the weekly limit (*: above it)."
        ),
        columns=columns,
        numeric=(False, False, True, True, True, True),
        rows=rows,
        totals=(words("Sum"), "", words.figure(days, 0), "", "", exact_text(products, words)),
        after=words("{sum} ÷ 7 = {hours} h", sum=exact_text(products, words), hours=products / 7),
    )


def week_sheet(hours: ProgrammeHours, words: Words) -> Sheet:
    """Return the count by week: weeks alike together, each at its hours up to the weekly limit."""
    rows = tuple(
        (
            words.date(each.first, "short"),
            words.date(each.last, "short"),
            words.figure(each.weeks, 0),
            _stated(each.stated, capped=each.capped, words=words),
            exact_text(each.counted, words),
            exact_text(each.weeks * each.counted, words),
        )
        for each in hours.weeks
    )
    total = sum((each.weeks * each.counted for each in hours.weeks), Fraction(0))
    columns = (
        words.c("range", "From"),
        words.c("range", "To"),
        words("Weeks"),
        words("Hours in the week, stated"),
        words("Hours in the week, counted"),
        words("Weeks × hours"),
    )
    return Sheet(
        title=words("Count by week"),
        note=words(
            "Each Monday to Friday counts a fifth of the week’s hours; a week counts up to the limit "
            "(*: above it)."
        ),
        columns=columns,
        numeric=(False, False, True, True, True, True),
        rows=rows,
        totals=(
            words("Sum"),
            "",
            words.figure(sum(each.weeks for each in hours.weeks), 0),
            "",
            "",
            exact_text(total, words),
        ),
        after=words("{hours} h", hours=total),
    )


def _stated(hours: Fraction, *, capped: bool, words: Words) -> str:
    return f"{exact_text(hours, words)} *" if capped else exact_text(hours, words)
