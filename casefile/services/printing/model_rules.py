"""Rules as a table: their values in words, since when, on whose word, and the day each was last compared."""

from collections.abc import Iterable, Mapping
from typing import Any

from casefile.i18n.units import value_text
from casefile.i18n.words import Words
from casefile.rules.book.parameters import Grounds
from casefile.services.printing.model_sources import Sources
from casefile.services.printing.page import Sheet

__all__ = ["rules_sheet"]

_NONE: Mapping[str, Any] = {}


def rules_sheet(
    rules: Iterable[Grounds],
    words: Words,
    sources: Sources,
    *,
    title: str = "",
    figures: bool = False,
    names: Mapping[str, Any] = _NONE,
) -> Sheet:
    """Return a row a rule; `figures` puts values to the right, `names` are the labels of values that have one.

    With `figures`, a day on which all were checked is said once, over the table.
    """
    rules = tuple(rules)
    rows = tuple(
        (
            words.label(rule.label),
            value_text(rule.value, rule.unit, words, names),
            words.date(rule.since, "short"),
            sources.cited(rule, words),
            words.date(rule.checked_on, "short"),
        )
        for rule in rules
    )
    columns = (words("Rule"), words("Value"), words("In force since"), words("Source"), words("Checked on"))
    numeric = (False, figures, False, False, False)
    days = {rule.checked_on for rule in rules}
    if not figures or len(days) != 1:
        return Sheet(title=title, columns=columns, numeric=numeric, rows=rows)
    note = words("All checked on {checked_on}.", checked_on=days.pop())
    return Sheet(
        title=title,
        note=note,
        columns=columns[:-1],
        numeric=numeric[:-1],
        rows=tuple(row[:-1] for row in rows),
    )
