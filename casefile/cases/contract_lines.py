"""A contract from a line as people write it: "Agence Exemple (Lyon) : CDI du 1er mars 2018 au 30/06/2021, 35 h"."""

import re
from datetime import date

import msgspec

from casefile.cases.cells import A_WEEK, Country, hours_in
from casefile.cases.contract_columns import contract_kind
from casefile.cases.pasting.blocks import Block
from casefile.cases.pasting.lines import COLUMN
from casefile.cases.pasting.names import looks_like_job, named_in, without_length
from casefile.cases.pasting.periods import Period
from casefile.errors import UsageError
from casefile.rules.facts import ContractKind
from casefile.rules.text import folded

__all__ = ["ContractLine", "contract_of", "days_of"]

_NOT_A_WEEK = r"(?!\s*(?:/|par|per|a|by)\s*(?:jour|day|mois|month|ann|an\b|year|yr))(?!\s*[-–—à]\s*\d)"
_HOURS = re.compile(
    r"[\s,;(·\t]*(?:\b(?:à|at)\s+|@\s*)?(?<![\d.,–-])\b(\d{1,4}(?:[.,]\d{1,2})?"
    rf"\s*(?:h(?:\s?[0-5]\d)?\b|heures?\b|hours?\b|hrs?\b))\.?{_NOT_A_WEEK}{A_WEEK}[\s)]*",
    re.IGNORECASE,
)
_OTHER_HOURS = re.compile(
    r"\b\d[\d ]*(?:[.,]\d{1,2})?\s*(?:h|heures?|hours?|hrs?)\b\s*(?:/|par|per|a|by)\s*"
    r"(?:jour|day|mois|month|année|an|year|yr)\b",
    re.IGNORECASE,
)
_NOC = re.compile(r"[\s,;(·\t]*\b(?:noc|cnp)(?:\s*2021)?[\s:#-]*(\d{5})\b\)?", re.IGNORECASE)
_CITY = re.compile(r"\s*\(([^()]{1,80})\)$")
_PLACE = re.compile(r"\(([^()]{1,60},[^(),]{2,40})\)")
_AT = re.compile(r"\s+(?:chez|at|@)\s+", re.IGNORECASE)
_PIECES = re.compile(r"\s*(?:,(?!\d)|[;·()\t])\s*|\s+[–—-]\s+")
_BARE_HOURS = re.compile(r"[1-9]\d?(?:[.,]\d{1,2})?")
_FULL_TIME = {"temps plein", "temps partiel", "full-time", "part-time", "contract", "contrat", "permanent"}
_EDGES = " \t,;:–—-·|/("


class ContractLine(msgspec.Struct, frozen=True, kw_only=True):
    """What a line tells: its days (`last` None means it goes on), and the rest where it is told.

    `period` is how it is written plainly; `days` are the days as they were written, and read; `months` the ends
    written without a day, which are read as the first and the last of their month: that has to be asked.
    """

    number: int = 1
    first: date
    last: date | None
    hours_per_week: str | None = None
    employer: str = ""
    title: str = ""
    city: str = ""
    country: str = ""
    noc: str = ""
    kind: ContractKind = "employee"
    days: tuple[tuple[str, date], ...] = ()
    months: tuple[str, ...] = ()
    period: str = ""


def contract_of(block: Block, country: Country) -> ContractLine:
    """Return what a period and the lines around it tell of a contract.

    Raises UsageError: contract.line_unreadable (no period, or several), contract.last_before_first, and the codes of
    `Bound.day`.
    """
    if len(block.periods) != 1:
        raise UsageError("contract.line_unreadable", text=block.line.text[:80])
    period = block.periods[0]
    days, (first, last) = days_of(period)
    around = _Around(period, block, country)
    return ContractLine(
        number=block.line.number, first=first, last=last, hours_per_week=around.hours, employer=around.employer,
        city=around.city, country=around.country, title=around.title, noc=around.noc, kind=around.kind, days=days,
        months=period.months, period=period.plainly(),
    )  # fmt: skip


def days_of(period: Period) -> tuple[tuple[tuple[str, date], ...], tuple[date, date | None]]:
    """Return the days written, each with what it was read as, and the first and last day of the period.

    Raises UsageError: contract.last_before_first, and the codes of `Bound.day`.
    """
    first = period.first.day(ends=False)
    last = period.last.day(ends=True) if period.last is not None else None
    if last is not None and last < first:
        raise UsageError("contract.last_before_first", employer="", first_on=first, last_on=last)
    read = zip(period.bounds, (first, last), strict=False)
    days = tuple((end.text, day) for end, day in read if end.precision == "day" and day is not None)
    return days, (first, last)


class _Around:
    """What stands around a period: hours, code and kind are taken out of it, then who, what and where."""

    def __init__(self, period: Period, block: Block, country: Country) -> None:
        self.to_country = country
        self.employer = self.title = self.city = self.country = self.noc = ""
        self.hours: str | None = None
        self.kind: ContractKind = "employee"
        head, tail, *above = (self._plain(text) for text in (period.head, period.tail, *block.above))
        rest = self._pieces(tail)
        above = [each for each in above if each]
        if head:
            self._whose(head)
        elif above:
            self._named_above(above)
        elif rest:
            if len(rest) > 1 and looks_like_job(rest[0]) and not looks_like_job(rest[1]):
                rest[:2] = rest[1::-1]
            self._whose(rest.pop(0))
        self.title = self.title or ", ".join(rest)[:80]
        if block.below:
            self._where(block.below)

    def _plain(self, text: str) -> str:
        """Return a text without the hours, the code and the length in it; the first of each is kept."""
        if (found := _NOC.search(text)) is not None:
            self.noc = self.noc or found[1]
            text = _NOC.sub(" ", text)
        if (found := _HOURS.search(text)) is not None:
            self.hours = self.hours or hours_in(found[1])
            text = _HOURS.sub(f"{COLUMN}", text)
        return without_length(_OTHER_HOURS.sub(" ", text)).strip(_EDGES)

    def _pieces(self, tail: str) -> list[str]:
        """Return what the tail says besides the kind of work and the place."""
        kept = []
        place = _PLACE.search(tail)
        if place is not None and self.to_country(place[1].rpartition(",")[2].strip()):
            self._where(place[1])
            tail = _PLACE.sub(COLUMN, tail)
        for piece in _PIECES.split(tail):
            plain = piece.strip(_EDGES + ".)")
            if self.hours is None and _BARE_HOURS.fullmatch(plain):
                self.hours = hours_in(plain)
            if not any(sign.isalpha() for sign in plain) or folded(plain) in _FULL_TIME:
                continue
            if (kind := contract_kind(plain)) is not None:
                self.kind = kind
            elif (code := self.to_country(plain)) and len(plain) > 2:
                self.country = self.country or code
            else:
                kept.append(plain)
        return kept

    def _named_above(self, above: list[str]) -> None:
        """Read the lines above: a title over “employer · full time”, or an employer over a title."""
        named, *others = reversed(above)
        if "·" in named:
            named, *kinds = (part.strip() for part in named.split("·"))
            self._pieces(", ".join(kinds))
        elif others and not (looks_like_job(others[0]) and not looks_like_job(named)):
            named, others = others[0], [named]
        self._whose(named)
        self.title = self.title or ", ".join(others[:1])

    def _whose(self, head: str) -> None:
        """Read the employer, the town, the job and the kind of work."""
        plain, *more = [part.strip(_EDGES) for part in head.split(COLUMN) if part.strip(_EDGES)]
        employer, job = self._parted(plain)
        if (found := _CITY.search(employer)) is not None:
            self._where(found[1])
            employer = _CITY.sub("", employer)
        kind = contract_kind(job)
        self.kind = kind or contract_kind(folded(job).partition(" ")[0]) or self.kind
        self.employer = employer.strip(_EDGES)
        self.title = "" if kind else job
        self.title = self.title or (more[0] if more else "")

    def _parted(self, plain: str) -> tuple[str, str]:
        """Return the employer and the job, from “employer: job”, “job chez employer” or “job, employer, town”."""
        if len(parts := re.split(r"\s+:\s*|:\s+", plain, maxsplit=1)) == 2:
            return parts[0].strip(_EDGES), parts[1].strip(_EDGES)
        if len(parts := _AT.split(plain, maxsplit=1)) == 2:
            return parts[1].strip(_EDGES), parts[0].strip(_EDGES)
        named = named_in(plain, self.to_country)
        self.city, self.country = self.city or named.city, self.country or named.country
        return named.employer, named.title

    def _where(self, place: str) -> None:
        """Read a place: a town, a town and its country, or a country."""
        town, _comma, last = place.rpartition(",")
        code = self.to_country(last.strip()) if len(last.strip()) > 2 else None
        if code is None:
            self.city = self.city or place.strip()
            return
        self.country = self.country or code
        self.city = self.city or town.partition(",")[0].strip()
