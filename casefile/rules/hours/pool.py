"""The contracts judged together for one programme, laid out in time.

One line an occupation, or one for all.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from casefile.rules.hours.counted import Counted
from casefile.rules.hours.requirements import Requirement
from casefile.rules.hours.runs import Runs, runs_of
from casefile.rules.hours.timeline import Timeline
from casefile.rules.periods import NonWorking

__all__ = ["Lane", "Pool", "lanes_of", "pools_of", "timeline_of"]


class Lane(NamedTuple):
    """What may be added up: one occupation's contracts, or (`noc` None) all.

    `runs` only where continuity is asked.
    """

    noc: str | None
    counted: tuple[Counted, ...]
    timeline: Timeline
    runs: Runs | None

    def provisos_in(self, first: int, last: int) -> tuple[str, ...]:
        """Return the provisos of the contracts with a counted day in the range, sorted."""
        found = {
            proviso
            for each in self.counted
            if each.provisos and any(a <= last and first <= b for a, b in each.worked)
            for proviso in each.provisos
        }
        return tuple(sorted(found))


Pool = tuple[Lane, ...]
"""The lanes of one set of contracts judged together."""


def pools_of(counted: Sequence[Counted], needs: Requirement, nonworking: NonWorking) -> tuple[Pool, ...]:
    """Return the pools in the order they are judged: first without provisos, then all.

    One when there is no proviso.
    """
    clean = [each for each in counted if not each.provisos]
    whole = lanes_of(counted, needs, nonworking)
    if not clean or len(clean) == len(counted):
        return (whole,)
    return lanes_of(clean, needs, nonworking), whole


def lanes_of(counted: Sequence[Counted], needs: Requirement, nonworking: NonWorking) -> Pool:
    """Return one lane an occupation, in the order of their codes.

    A single one where occupations may be mixed.
    """
    groups: dict[str, list[Counted]] = {}
    for each in counted:
        groups.setdefault("" if needs.mixed else each.work.contract.noc, []).append(each)
    lanes: list[Lane] = []
    for noc, members in sorted(groups.items()):
        line = timeline_of(members, needs)
        runs = runs_of(members, line, needs.tolerated_gap, nonworking) if needs.continuous else None
        lanes.append(Lane(noc or None, tuple(members), line, runs))
    return tuple(lanes)


def timeline_of(counted: Iterable[Counted], needs: Requirement) -> Timeline:
    """Return the contracts' counted days laid out under the requirement's weekly cap."""
    return Timeline([(each.worked, each.effective, each.work.stated) for each in counted], needs.cap)
