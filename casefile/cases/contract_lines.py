"""A contract's days and hours from a line as people paste it: "du 14/12/2015 au 30/09/2016, 35 h"."""

import re
from datetime import date

import msgspec

from casefile.errors import UsageError
from casefile.rules.days import parse_day

__all__ = ["ContractLine", "parse_contract_line"]

_HOURS = re.compile(
    r"[\s,;(]*(?:\b(?:à|at)\s+|@\s*)?\b(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:h\b|heures?\b|hours?\b|hrs?\b)\.?"
    r"(?:\s*(?:/|par|per|a|by)\s*(?:semaine|sem\.?|week|wk)|\s*hebdo(?:madaires)?|\s*weekly)?[\s)]*",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^(?:(?:du|de|from|le|depuis|since)\s+)+", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s+(?:au|à|a|to|until|till|jusqu['’]au|through)\s+|\s*[–—→]\s*|\s+-+>?\s+|\s+/\s+"
    r"|(?<=\d{4})-(?=\d{1,2}[/. ])|(?<=\d{4})\s+(?=\d)|(?<=-\d\d)\s+(?=\d{4}-)",
    re.IGNORECASE,
)
_GOES_ON = frozenset(
    (
        *("", "present", "présent", "now", "today", "current", "ongoing"),
        *("aujourd'hui", "aujourd’hui", "ce jour", "en cours"),
    )
)


class ContractLine(msgspec.Struct, frozen=True, kw_only=True):
    """The days of a contract (`last` None means it goes on) and its hours a week when the line tells them."""

    first: date
    last: date | None
    hours_per_week: str | None


def parse_contract_line(text: str) -> ContractLine:
    """Return the two days and the weekly hours written in one line, in French or English.

    Raises UsageError: contract.line_unreadable, contract.last_before_first, and the codes of `parse_day`.
    """
    plain = " ".join(text.split())
    hours = _HOURS.search(plain)
    days = (plain[: hours.start()] + plain[hours.end() :] if hours else plain).strip(" ,;.:")
    goes_on = re.match(r"(?:depuis|since)\s", days, re.IGNORECASE) is not None
    parts = _BETWEEN.split(_LEAD.sub("", days), maxsplit=1)
    if len(parts) != 2 and not goes_on:
        raise UsageError("contract.line_unreadable", text=plain[:80])
    first = parse_day(parts[0].strip(" ,;"))
    ending = parts[1].strip(" ,;").casefold() if len(parts) == 2 else ""
    last = None if ending in _GOES_ON else parse_day(_LEAD.sub("", ending))
    if last is not None and last < first:
        raise UsageError("contract.last_before_first", employer="", first_on=first, last_on=last)
    number = hours[1].replace(",", ".") if hours else None
    return ContractLine(first=first, last=last, hours_per_week=number)
