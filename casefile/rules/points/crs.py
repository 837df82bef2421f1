"""The ranking points (CRS, SCG): every factor with its cap, for one reading of the facts and one grid.

Source: ministerial instructions under IRPA s. 10.3, as the grid's file cites them.
"""

from collections.abc import Mapping
from typing import Literal

import msgspec

from casefile.rules.language.levels import Levels, weakest
from casefile.rules.points.grids import CrsFrench, CrsGrid, CrsTransferability, PointsPair, band, pair_band
from casefile.rules.points.profile import NONE, Profile

__all__ = ["CRS_FACTORS", "CrsPoints", "best_points", "crs_points", "factor_caps", "spouse_language_points"]


class CrsPoints(msgspec.Struct, frozen=True, kw_only=True):
    """Every factor in whole points, after its own cap; `first` is the language counted as the first."""

    first: Literal["fr", "en"]
    with_partner: bool
    age: int
    education: int
    first_language: int
    second_language: int
    canadian_work: int
    core: int
    spouse_education: int
    spouse_language: int
    spouse_canadian_work: int
    spouse: int
    education_language: int
    education_canadian_work: int
    foreign_work_language: int
    foreign_work_canadian_work: int
    certificate_language: int
    transferability: int
    french: int
    canadian_study: int
    sibling: int
    nomination: int
    arranged_employment: int
    additional: int
    total: int


CRS_FACTORS = CrsPoints.__struct_fields__[2:-1]
"""The names of the factors and of the sums of their parts, in the order of the grid."""


def best_points(profile: Profile, grid: CrsGrid) -> CrsPoints:
    """Return the points in the better order of languages, in the declared one when one is declared (R 79(1))."""
    found = [crs_points(profile, grid, first) for first in profile.orders]
    return max(found, key=lambda points: points.total)


def crs_points(profile: Profile, grid: CrsGrid, first: Literal["fr", "en"]) -> CrsPoints:
    """Return the points with that language as the first."""
    partner = profile.partner
    column = 1 if partner is None else 0
    one, two = profile.pair(first)
    core, caps = grid.core, grid.caps
    age = 0 if profile.age is None else pair_band(core.age, profile.age, column)
    education = core.education.get(profile.education, (0, 0))[column]
    first_language = sum(pair_band(core.first_language, level, column) for level in one)
    second = sum(pair_band(core.second_language, level, column) for level in two)
    second_language = min(second, caps.second_language[column])
    canadian_work = pair_band(core.canadian_work, profile.canadian_years, column)
    core_sum = min(age + education + first_language + second_language + canadian_work, caps.core[column])
    of_partner = _spouse(profile, grid)
    spouse = min(sum(of_partner), caps.spouse)
    crossed = _crossed(profile, grid.transferability, one)
    added = _added(profile, grid)
    transferability = _transferability(crossed, grid)
    additional = min(sum(added.values()), caps.additional)
    return CrsPoints(
        first=first,
        with_partner=partner is not None,
        age=age,
        education=education,
        first_language=first_language,
        second_language=second_language,
        canadian_work=canadian_work,
        core=core_sum,
        spouse_education=of_partner[0],
        spouse_language=of_partner[1],
        spouse_canadian_work=of_partner[2],
        spouse=spouse,
        **crossed,
        transferability=transferability,
        **added,
        additional=additional,
        total=min(core_sum + spouse + transferability + additional, caps.total),
    )


def _spouse(profile: Profile, grid: CrsGrid) -> tuple[int, int, int]:
    partner = profile.partner
    if partner is None:
        return 0, 0, 0
    return (
        grid.spouse.education.get(partner.education, 0),
        spouse_language_points(grid, partner.levels),
        band(grid.spouse.canadian_work, partner.canadian_years),
    )


def spouse_language_points(grid: CrsGrid, levels: Levels) -> int:
    """Return what a partner's levels in one language give."""
    return sum(band(grid.spouse.language, level) for level in levels)


def _crossed(profile: Profile, grid: CrsTransferability, first: Levels) -> dict[str, int]:
    """Return what education, foreign work and a certificate give with language and with work in Canada.

    Where all four abilities are asked, the weakest decides.
    """
    lowest, years = weakest(first), profile.canadian_years
    education = grid.education.get(profile.education, (0, 0))
    foreign: PointsPair = (
        pair_band(grid.foreign_work, profile.foreign_years, 0),
        pair_band(grid.foreign_work, profile.foreign_years, 1),
    )
    certificate = grid.certificate if profile.certificate else (0, 0)
    return {
        "education_language": _column(education, grid.language_columns, lowest),
        "education_canadian_work": _column(education, grid.canadian_work_columns, years),
        "foreign_work_language": _column(foreign, grid.language_columns, lowest),
        "foreign_work_canadian_work": _column(foreign, grid.canadian_work_columns, years),
        "certificate_language": _column(certificate, grid.certificate_columns, lowest),
    }


def _column(points: PointsPair, columns: PointsPair, value: int) -> int:
    if value >= columns[1]:
        return points[1]
    return points[0] if value >= columns[0] else 0


def _transferability(crossed: Mapping[str, int], grid: CrsGrid) -> int:
    """Return the sum of the three groups, each under its own cap before the cap of all."""
    most = grid.caps.transferability_group
    groups = (
        crossed["education_language"] + crossed["education_canadian_work"],
        crossed["foreign_work_language"] + crossed["foreign_work_canadian_work"],
        crossed["certificate_language"],
    )
    return min(sum(min(group, most) for group in groups), grid.caps.transferability)


def _added(profile: Profile, grid: CrsGrid) -> dict[str, int]:
    extra = grid.additional
    return {
        "french": _french(profile, extra.french),
        "canadian_study": extra.canadian_study.get(profile.canadian_study, 0),
        "sibling": extra.sibling if profile.sibling else 0,
        "nomination": extra.nomination if profile.nominated else 0,
        "arranged_employment": max((_offer(noc, extra.offer) for noc in profile.offers), default=0),
    }


def _french(profile: Profile, asked: CrsFrench) -> int:
    """Return the bonus for French, whichever official language is the first."""
    if weakest(profile.french or NONE) < asked.level:
        return 0
    return asked.with_english if weakest(profile.english or NONE) >= asked.english_level else asked.alone


def _offer(noc: str, points: Mapping[str, int]) -> int:
    """Return the points of an offer: those of the longest listed beginning of its occupation's code."""
    fitting = [digits for digits in points if noc.startswith(digits)]
    return points[max(fitting, key=len)] if fitting else 0


def factor_caps(grid: CrsGrid, *, with_partner: bool) -> dict[str, int]:
    """Return the most each factor, each part and the whole can give."""
    column = 0 if with_partner else 1
    caps, core, spouse, cross, extra = (
        grid.caps,
        grid.core,
        grid.spouse,
        grid.transferability,
        grid.additional,
    )
    partner = 1 if with_partner else 0
    education, foreign = max(cross.education.values())[1], max(row[2] for row in cross.foreign_work)
    return {
        "age": max(row[1 + column] for row in core.age),
        "education": max(pair[column] for pair in core.education.values()),
        "first_language": 4 * max(row[1 + column] for row in core.first_language),
        "second_language": caps.second_language[column],
        "canadian_work": max(row[1 + column] for row in core.canadian_work),
        "core": caps.core[column],
        "spouse_education": partner * max(spouse.education.values()),
        "spouse_language": partner * 4 * max(row[1] for row in spouse.language),
        "spouse_canadian_work": partner * max(row[1] for row in spouse.canadian_work),
        "spouse": partner * caps.spouse,
        "education_language": education,
        "education_canadian_work": education,
        "foreign_work_language": foreign,
        "foreign_work_canadian_work": foreign,
        "certificate_language": cross.certificate[1],
        "transferability": caps.transferability,
        "french": extra.french.with_english,
        "canadian_study": max(extra.canadian_study.values(), default=0),
        "sibling": extra.sibling,
        "nomination": extra.nomination,
        "arranged_employment": max(extra.offer.values(), default=0),
        "additional": caps.additional,
        "total": caps.total,
    }
