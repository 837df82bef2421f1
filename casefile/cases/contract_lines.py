"""A contract from a line as people write it: "Agence Exemple (Lyon) : CDI du 1er mars 2018 au 30/06/2021, 35 h"."""

import re
from datetime import date

import msgspec

from casefile.cases.cells import A_WEEK, hours_in
from casefile.cases.contract_columns import contract_kind
from casefile.errors import UsageError
from casefile.rules.days import goes_on, parse_day
from casefile.rules.facts import ContractKind
from casefile.rules.text import MONTH_NUMBERS, MONTHS, MONTHS_SHORT, folded

__all__ = ["ContractLine", "holds_day", "parse_contract_line"]

_MONTH = "|".join(
    sorted(
        {
            name.rstrip(".").casefold()
            for names in (*MONTHS.values(), *MONTHS_SHORT.values())
            for name in names
        }
        | set(MONTH_NUMBERS),
        key=len,
        reverse=True,
    )
)
_DAY = re.compile(
    r"\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}([/.-])\d{1,2}\1\d{2,4}\b"
    rf"|\b\d{{1,2}}(?:er|st|nd|rd|th)?[ -](?:{_MONTH})\b\.?(?:,?[ -]'?\d{{2,4}}\b)?"
    rf"|\b(?:{_MONTH})\b\.? (?:\d{{1,2}}(?:st|nd|rd|th)?,? )?\d{{4}}\b|\b\d{{1,2}}/\d{{4}}\b",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"[\s,;(]*(?:\b(?:à|at)\s+|@\s*)?\b(\d{1,4}(?:[.,]\d{1,2})?\s*(?:h(?:\s?[0-5]\d)?\b|heures?\b|hours?\b|hrs?\b))\.?"
    rf"{A_WEEK}[\s)]*",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:(?:\b(?:du|de|from|le|depuis|since|between|entre|dès)|\bd['’]|\b(?:lun|mar|mercre|jeu|vendre|same)di"
    r"|\bdimanche|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?)\s*)+$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:depuis|since|dès)\b", re.IGNORECASE)
_CITY = re.compile(r"\s*\(([^()]{1,80})\)$")
_ENDLESS = re.compile(r"^\s*(?:au|à|a|to|until|till|jusqu['’]à|jusqu['’]au|[–—→-]+>?|/)?\s*", re.IGNORECASE)


class ContractLine(msgspec.Struct, frozen=True, kw_only=True):
    """What a line tells: its days (`last` None means it goes on), and the rest where it is told.

    `days` are the days as they were written, and read.
    """

    first: date
    last: date | None
    hours_per_week: str | None = None
    employer: str = ""
    title: str = ""
    city: str = ""
    kind: ContractKind = "employee"
    days: tuple[tuple[str, date], ...] = ()


def holds_day(line: str) -> bool:
    """Say whether a line has a day in it at all: a greeting has none."""
    return _DAY.search(line) is not None


def parse_contract_line(text: str) -> ContractLine:
    """Return the days and the weekly hours written in one line, in French or English, and whose they are.

    What stands before the first day is the employer, then after a colon the job, a town in brackets between them.
    Raises UsageError: contract.line_unreadable, contract.last_before_first, and the codes of `parse_day`.
    """
    plain = " ".join(text.split())
    found = list(_DAY.finditer(plain))
    head, tail = (plain[: found[0].start()], plain[found[-1].end() :]) if found else ("", "")
    if not 1 <= len(found) <= 2 or (len(found) == 1 and not _is_open(head, tail)):
        raise UsageError("contract.line_unreadable", text=plain[:80])
    texts = [each[0] for each in found]
    if len(texts) == 2:
        texts[0] = _with_year(texts[0], texts[1])
    days = [parse_day(each) for each in texts]
    last = days[1] if len(days) == 2 else None
    if last is not None and last < days[0]:
        raise UsageError("contract.last_before_first", employer="", first_on=days[0], last_on=last)
    hours = _HOURS.search(tail)
    employer, city, title, kind = _whose(_LEAD.sub("", head))
    return ContractLine(
        first=days[0], last=last, hours_per_week=hours_in(hours[1]) if hours else None,
        employer=employer, city=city, title=title, kind=kind,
        days=tuple(zip(texts, days, strict=True)),
    )  # fmt: skip


def _is_open(head: str, tail: str) -> bool:
    """Say whether one day is the beginning of what goes on: since …, … to present."""
    rest = _HOURS.sub("", tail).strip(" ,;.:)")
    return _SINCE.search(head) is not None or goes_on(_ENDLESS.sub("", rest).strip(" ,;.:)"))


def _with_year(first: str, last: str) -> str:
    """Return a first day written without its year (du 15 mars au 30 juin 2019) with the last one's."""
    year = re.search(r"\d{4}$", last)
    if year is None or re.search(r"\d{4}|\d[/.-]", first):
        return first
    try:
        begins, ends = parse_day(f"{first} {year[0]}"), parse_day(last)
    except UsageError:
        return first
    return f"{first} {int(year[0]) - (begins > ends)}"


def _whose(head: str) -> tuple[str, str, str, ContractKind]:
    """Return the employer, the town, the job and the kind of work that stand before the days."""
    plain = re.sub(r"^(?:[-–—•*·]+|\d{1,2}[.)])\s+", "", head.strip()).strip(" ,;:–—-")
    employer, _, job = (
        (part.strip(" ,;-–—") for part in re.split(r"(\s+:\s*|:\s+)", plain, maxsplit=1))
        if re.search(r"\s:|:\s", plain)
        else (plain, "", "")
    )
    city = _CITY.search(employer)
    kind = contract_kind(job)
    return (
        _CITY.sub("", employer) if city else employer,
        city[1].strip() if city else "",
        "" if kind else job,
        kind or contract_kind(folded(job).partition(" ")[0]) or "employee",
    )
