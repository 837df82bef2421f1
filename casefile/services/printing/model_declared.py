"""What the hours mean beyond the verdict: what is declared and proved, category rounds, school time, the form."""

from collections.abc import Iterator

from casefile.cases.assessment import Assessment
from casefile.i18n.vocabulary import VERDICTS, said
from casefile.i18n.words import Words
from casefile.rules.hours.form import form_view
from casefile.rules.hours.report import ProgrammeHours
from casefile.services.printing.page import Sheet

__all__ = ["category_sheet", "declared_sheet", "more_figures"]


def more_figures(hours: ProgrammeHours, words: Words) -> Iterator[tuple[str, str]]:
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
    view = form_view(hours)
    if view is not None:
        told = words("{months} months, {exact} really elapsed", months=view.months, exact=view.exact_months)
        yield words("A form of months and years credits"), told
        if view.credited_on is not None and view.credited_on != hours.qualifies_from:
            yield words("… and the year required, from"), words.date(view.credited_on, "short")


def declared_sheet(seen: Assessment, words: Words) -> Sheet:
    """Return, for each period made of several contracts, the upload slots of either way to declare it."""
    contracts = {each.id: each for each in seen.case.facts.contracts}
    rows = []
    for entry in seen.hours.entries:
        members = [contracts[id_] for id_ in entry.contracts if id_ in contracts]
        if len(members) < 2:
            continue
        apart = sum(each.declared_alone for each in members)
        slots = apart + (apart < len(members))
        days = " · ".join(words.date(each.first, "short") for each in members)
        rows.append((entry.employer, days, "1", str(len(members)), str(slots)))
    return Sheet(
        title=words("What is declared, and the slots it asks for"),
        note=words(
            "Joined contracts are declared as one job (one slot, one letter) or each on its own (a slot each); the "
            "hours are the same."
        ),
        columns=(
            words("Employer"),
            words("Contracts from"),
            words("Slots as one"),
            words("Slots if separate"),
            words("Slots as chosen"),
        ),
        numeric=(False, False, True, True, True),
        rows=tuple(rows),
        totals=(),
        after="",
    )


def category_sheet(seen: Assessment, words: Words) -> Sheet:
    """Return the categories of category-based rounds the work touches, each with its own verdict."""
    rows = tuple(
        (
            words.label(each.category.title),
            said(words, VERDICTS, each.verdict),
            words.figure(min(each.by_day, each.by_week)),
            str(each.months_elapsed),
            words.date(each.qualifies_from, "short") if each.qualifies_from else "",
            words.date(each.qualifies_until, "short") if each.qualifies_until else "",
        )
        for each in seen.categories
        if each.run is not None
    )
    return Sheet(
        title=words("Category-based rounds"),
        note=words(
            "Enough hours in one single occupation of a category; a round may ask more. The lists change."
        ),
        columns=(
            words("Category"),
            words("Verdict"),
            words("Hours"),
            words("Months"),
            words("Enough from"),
            words("Enough until"),
        ),
        numeric=(False, False, True, True, False, False),
        rows=rows,
        totals=(),
        after="",
    )
