"""The level a programme asks in each ability, for the occupation with the most experience (IRPR s. 74(1))."""

from collections.abc import Mapping
from datetime import date

from casefile.rules.book.parameters import Grounds, Parameters
from casefile.rules.programmes import ProgrammeRules

__all__ = ["language_floor"]


def language_floor(
    programme: ProgrammeRules, noc: str | None, parameters: Parameters, on: date
) -> tuple[Mapping[str, int], Grounds]:
    """Return the floor of each ability and its grounds.

    While no occupation is known, or none the programme takes, it is the highest of the programme's floors.
    """
    fitting = programme.language.floor(int(noc[1])) if noc else None
    found = [fitting] if fitting else list(programme.language.floors)
    grounds = max((parameters.on(each.levels, on) for each in found), key=_sum)
    return grounds.value, grounds


def _sum(grounds: Grounds) -> int:
    levels: Mapping[str, int] = grounds.value
    return sum(levels.values())
