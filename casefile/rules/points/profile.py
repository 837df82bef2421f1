"""What the ranking and the 67 points are counted from: levels, years and yes-or-no, no longer days and papers."""

from typing import Literal, NamedTuple

import msgspec

from casefile.rules.language.levels import Levels

__all__ = ["EDUCATION", "NONE", "Partner", "Profile", "higher"]

EDUCATION = (
    "", "secondary", "one_year", "two_year", "bachelor_or_3yr", "two_or_more_one_3yr", "master_or_professional",
    "doctoral",
)  # fmt: skip
"""The levels of education in ascending order; the empty one is below secondary, or not told."""
NONE = Levels(0, 0, 0, 0)


class Partner(NamedTuple):
    """An accompanying partner who is neither a citizen nor a permanent resident of Canada."""

    education: str = ""
    levels: Levels = NONE
    canadian_years: int = 0


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """One reading of the facts on one day.

    `french` and `english` are the levels of the tests that count, None without one; `first` the official language
    declared as the first, None to take the better order. Years are whole years of full-time work or its equivalent;
    `canadian_study` is the level of study in Canada that earns the bonus; `offers` the occupations of qualifying
    offers. `partner` is None for who is counted as alone.
    """

    age: int | None = None
    education: str = ""
    french: Levels | None = None
    english: Levels | None = None
    first: Literal["fr", "en"] | None = None
    canadian_years: int = 0
    foreign_years: int = 0
    certificate: bool = False
    partner: Partner | None = None
    canadian_study: str = ""
    sibling: bool = False
    nominated: bool = False
    offers: tuple[str, ...] = ()

    @property
    def orders(self) -> tuple[Literal["fr", "en"], ...]:
        """Return the languages that may be the first: the one declared, else each that has a test."""
        tested: list[Literal["fr", "en"]] = []
        if self.french is not None:
            tested.append("fr")
        if self.english is not None:
            tested.append("en")
        if self.first in tested:
            return (self.first,)
        return tuple(tested) or ("fr",)

    def pair(self, first: str) -> tuple[Levels, Levels]:
        """Return the levels of the first and the second official language in that order."""
        french, english = self.french or NONE, self.english or NONE
        return (french, english) if first == "fr" else (english, french)


def higher(one: str, other: str) -> str:
    """Return the higher of two levels of education."""
    return max(one, other, key=EDUCATION.index)
