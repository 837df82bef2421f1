"""The 67 points of the Federal Skilled Worker class (IRPR ss. 76(1)(a), 78 to 83)."""

from typing import Literal

import msgspec

from casefile.rules.language.levels import weakest
from casefile.rules.points.grids import Fsw67Grid, band
from casefile.rules.points.profile import Profile

__all__ = ["FSW67_FACTORS", "Adaptability", "Fsw67Points", "best_fsw67", "fsw67_points"]


class Adaptability(msgspec.Struct, frozen=True, kw_only=True):
    """The reasons of section 83 that the facts hold, with the years of work that count for the grid."""

    experience_years: int = 0
    arranged_employment: bool = False
    spouse_language: bool = False
    own_study: bool = False
    spouse_study: bool = False
    own_work: bool = False
    spouse_work: bool = False
    relative: bool = False


class Fsw67Points(msgspec.Struct, frozen=True, kw_only=True):
    """Every factor in whole points; `eligible_language` is false when a first-language ability is under the least."""

    first: Literal["fr", "en"]
    language: int
    education: int
    experience: int
    age: int
    arranged_employment: int
    adaptability: int
    reasons: dict[str, int]
    eligible_language: bool

    @property
    def sum(self) -> int:
        """Return the sum of the factors, whether or not the language is enough."""
        return sum(getattr(self, name) for name in FSW67_FACTORS)

    @property
    def total(self) -> int | None:
        """Return the total, None when the language makes the person not eligible whatever the sum."""
        return self.sum if self.eligible_language else None


FSW67_FACTORS = ("language", "education", "experience", "age", "arranged_employment", "adaptability")


def best_fsw67(profile: Profile, reasons: Adaptability, grid: Fsw67Grid) -> Fsw67Points:
    """Return the points in the better order of languages, in the declared one when one is declared (R 79(1))."""
    found = [fsw67_points(profile, reasons, grid, first) for first in profile.orders]
    return max(found, key=lambda points: (points.eligible_language, points.sum))


def fsw67_points(
    profile: Profile, reasons: Adaptability, grid: Fsw67Grid, first: Literal["fr", "en"]
) -> Fsw67Points:
    """Return the points with that language as the first."""
    one, two = profile.pair(first)
    most, tables = grid.most, grid.tables
    eligible = weakest(one) >= grid.language.least
    language = sum(band(grid.language.first, level) for level in one)
    if weakest(two) >= grid.language.second_least:
        language += grid.language.second
    adaptability = _adaptability(reasons, grid)
    return Fsw67Points(
        first=first,
        language=min(language, most["language"]),
        education=min(grid.education.get(profile.education, 0), most["education"]),
        experience=min(band(tables.experience, reasons.experience_years), most["experience"]),
        age=0 if profile.age is None else min(band(tables.age, profile.age), most["age"]),
        arranged_employment=tables.arranged_employment if reasons.arranged_employment else 0,
        adaptability=min(sum(adaptability.values()), most["adaptability"]),
        reasons=adaptability,
        eligible_language=eligible,
    )


def _adaptability(reasons: Adaptability, grid: Fsw67Grid) -> dict[str, int]:
    """Return what each reason gives that the facts hold (R 83(1)), before the cap of ten."""
    points = grid.adaptability
    names = (
        "spouse_language", "own_study", "spouse_study", "own_work", "spouse_work", "arranged_employment", "relative",
    )  # fmt: skip
    return {name: getattr(points, name) for name in names if getattr(reasons, name)}
