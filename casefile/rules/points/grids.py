"""The dated grids of points: one value for the ranking (CRS), one for the 67 points, each with its source.

A grid is a file: what it does not know cannot be computed with it, and the days after `known_until` are only told
with the last grid known, marked as such.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Generic, NamedTuple, TypeVar

import msgspec

from casefile.errors import NotInForceError, UsageError
from casefile.rules.book.dated import strictly, toml_table
from casefile.rules.facts import OfferBasis
from casefile.rules.findings import Label, Source
from casefile.rules.programmes import Counting

__all__ = [
    "CrsGrid",
    "Fsw67Grid",
    "Grids",
    "PointsBook",
    "RankedWork",
    "band",
    "pair_band",
    "parse_crs",
    "parse_fsw67",
]

Band = tuple[int, int]
"""From that value on, that many points."""
PairBand = tuple[int, int, int]
"""From that value on, the points with an accompanying partner, and alone."""
PointsPair = tuple[int, int]


class _Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of a grid's file."""


class RankedWork(_Strict, frozen=True, kw_only=True):
    """Which work the ranking counts: work in Canada, and skilled work anywhere."""

    canadian: Counting
    skilled: Counting


class CrsCaps(_Strict, frozen=True, kw_only=True):
    """The most each part gives; pairs are with an accompanying partner, and alone."""

    core: PointsPair
    second_language: PointsPair
    spouse: int
    transferability_group: int
    transferability: int
    additional: int
    total: int


class CrsCore(_Strict, frozen=True, kw_only=True):
    """Part A: what the applicant is."""

    age: tuple[PairBand, ...]
    education: Mapping[str, PointsPair]
    first_language: tuple[PairBand, ...]
    second_language: tuple[PairBand, ...]
    canadian_work: tuple[PairBand, ...]


class CrsSpouse(_Strict, frozen=True, kw_only=True):
    """Part B: what an accompanying partner adds."""

    education: Mapping[str, int]
    language: tuple[Band, ...]
    canadian_work: tuple[Band, ...]


class CrsTransferability(_Strict, frozen=True, kw_only=True):
    """Part C: what two strengths give together; pairs are the two columns."""

    language_columns: PointsPair
    canadian_work_columns: PointsPair
    certificate_columns: PointsPair
    certificate: PointsPair
    foreign_work: tuple[PairBand, ...]
    education: Mapping[str, PointsPair]


class CrsFrench(_Strict, frozen=True, kw_only=True):
    """The bonus for French: the level asked in all four abilities, and what English beside it changes."""

    level: int
    english_level: int
    alone: int
    with_english: int


class CrsAdditional(_Strict, frozen=True, kw_only=True):
    """Part D; `offer` gives the points of a job offer by the first digits of its occupation.

    `qualifying_offers` are the kinds of offer that may earn them.
    """

    sibling: int
    nomination: int
    french: CrsFrench
    canadian_study: Mapping[str, int]
    qualifying_offers: tuple[OfferBasis, ...]
    offers_highest_teer: int = 5
    offer: Mapping[str, int]


class CrsGrid(_Strict, frozen=True, kw_only=True, rename={"since": "from"}):
    """The ranking grid in force from a day on, complete up to `known_until`."""

    kind: str
    since: date
    known_until: date | None = None
    checked_on: date
    source: Source
    may_have_moved: tuple[Label, ...] = ()
    caps: CrsCaps
    core: CrsCore
    spouse: CrsSpouse
    work: RankedWork
    transferability: CrsTransferability
    additional: CrsAdditional


class Fsw67Language(_Strict, frozen=True, kw_only=True):
    """Under `least` in one ability of the first language nobody is eligible; the second is all or nothing."""

    least: int
    first: tuple[Band, ...]
    second_least: int
    second: int


class Fsw67Tables(_Strict, frozen=True, kw_only=True):
    """Points by years and by age, and those of arranged employment with the offers that are it (R 82(2))."""

    experience: tuple[Band, ...]
    age: tuple[Band, ...]
    arranged_employment: int
    qualifying_offers: tuple[OfferBasis, ...]
    offers_highest_teer: int = 3


class Fsw67Adaptability(_Strict, frozen=True, kw_only=True):
    """What each reason of section 83 gives."""

    spouse_language: int
    spouse_language_least: int
    own_study: int
    spouse_study: int
    own_work: int
    spouse_work: int
    arranged_employment: int
    relative: int


class Fsw67Grid(_Strict, frozen=True, kw_only=True, rename={"since": "from"}):
    """The selection grid of the skilled workers' class in force from a day on."""

    kind: str
    since: date
    known_until: date | None = None
    checked_on: date
    source: Source
    may_have_moved: tuple[Label, ...] = ()
    pass_mark: int
    most: Mapping[str, int]
    language: Fsw67Language
    education: Mapping[str, int]
    tables: Fsw67Tables
    adaptability: Fsw67Adaptability


G = TypeVar("G", CrsGrid, Fsw67Grid)


class Grids(Generic[G]):
    """The grids of one kind through time."""

    def __init__(self, grids: Iterable[G], label: Label) -> None:
        self._grids: list[G] = sorted(grids, key=lambda grid: grid.since)
        self._days: list[date] = [grid.since for grid in self._grids]
        self._label = label

    def on(self, day: date) -> G:
        """Return the grid to compute with on that day; raises NotInForceError before the first one."""
        at = bisect_right(self._days, day) - 1
        if at < 0:
            first = self._days[0] if self._days else None
            raise NotInForceError("rule.not_in_force", rule=self._label, day_on=day, first_on=first)
        return self._grids[at]

    def current_on(self, day: date) -> bool:
        """Say whether the grid of that day is known to be the whole of what is in force."""
        known_until = self.on(day).known_until
        return known_until is None or day <= known_until


class PointsBook(NamedTuple):
    """All that points are counted with beside the facts and the parameters: both kinds of grid."""

    crs: Grids[CrsGrid]
    fsw67: Grids[Fsw67Grid]


def band(rows: Sequence[Band], value: int) -> int:
    """Return the points of the last row not above the value, 0 before the first."""
    found = 0
    for least, points in rows:
        if value < least:
            break
        found = points
    return found


def pair_band(rows: Sequence[PairBand], value: int, column: int) -> int:
    """Return the points of one column (0 or 1) of the last row not above the value, 0 before the first."""
    found = 0
    for row in rows:
        if value < row[0]:
            break
        found = row[1 + column]
    return found


def parse_crs(text: str, origin: str) -> CrsGrid:
    """Return a ranking grid; raises UsageError (rule.file_unreadable, rule.file_wrong) naming the file."""
    return _parsed(CrsGrid, "crs", text, origin)


def parse_fsw67(text: str, origin: str) -> Fsw67Grid:
    """Return a selection grid; raises UsageError (rule.file_unreadable, rule.file_wrong) naming the file."""
    return _parsed(Fsw67Grid, "fsw67", text, origin)


def _parsed(kind: type[G], name: str, text: str, origin: str) -> G:
    found = strictly(kind, toml_table(text, origin), origin, text)
    if found.kind != name or found.since.isoformat() not in origin:
        raise UsageError("rule.file_wrong", origin=origin, problem=f"{found.kind}, {found.since.isoformat()}")
    return found
