"""How the days of a table or of pasted lines were read, told where they could have been read otherwise."""

from collections.abc import Sequence
from datetime import date

from casefile.cases.cells import day_of_number
from casefile.rules.days import proves_day_first, read_day_first
from casefile.rules.findings import Finding

__all__ = ["day_notes"]


def day_notes(days: Sequence[tuple[str, date]], origin: str) -> tuple[Finding, ...]:
    """Return notes on days as they were written and read: one when nothing shows which way round the figures are.

    A day such as 28/02/2018 shows it for the whole table. Another note is for the bare numbers of a spreadsheet.
    """
    either = [each for each in days if read_day_first(each[0])]
    if any(proves_day_first(text) for text, _ in days):
        either = []
    numbers = [each for each in days if day_of_number(each[0])]
    found = (("contract.days_read_day_first", either), ("contract.days_were_numbers", numbers))
    return tuple(_note(code, told[0], len(told), origin) for code, told in found if told)


def _note(code: str, example: tuple[str, date], count: int, origin: str) -> Finding:
    values = {"text": example[0], "day_on": example[1], "count": count, "origin": origin}
    return Finding(code=code, severity="note", values=values)
