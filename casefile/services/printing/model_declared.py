"""What the hours mean beyond the verdict: what is declared and proved, category rounds, school time, the form."""

from casefile.cases.assessment import Assessment
from casefile.i18n.vocabulary import VERDICTS, said
from casefile.i18n.words import Words
from casefile.services.printing.page import Sheet

__all__ = ["category_sheet", "declared_sheet"]


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
