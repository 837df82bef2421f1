"""The contracts judged together for one programme, laid out in time.

One line an occupation, or one for all.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from casefile.rules.hours.bridges import Bridged, Weight, bridges_of, effective_hours, stated_hours
from casefile.rules.hours.counted import Counted
from casefile.rules.hours.requirements import Requirement
from casefile.rules.hours.runs import Runs, runs_of
from casefile.rules.hours.timeline import Timeline
from casefile.rules.periods import NonWorking

__all__ = ["Lane", "Pool", "lane_of", "lanes_of", "pools_of", "timeline_of"]


class Lane(NamedTuple):
    """What may be added up: one occupation's contracts, or (`noc` None) all.

    `bridges` are the days off between their contracts that count; `runs` only where continuity is asked.
    """

    noc: str | None
    counted: tuple[Counted, ...]
    bridges: tuple[Bridged, ...]
    timeline: Timeline
    runs: Runs | None

    def provisos_in(self, first: int, last: int) -> tuple[str, ...]:
        """Return the provisos of the contracts with a counted day in the range, sorted.

        A bridged day is one of the contracts on both sides of it.
        """
        counted = [
            each
            for each in self.counted
            if each.provisos and any(a <= last and first <= b for a, b in each.worked)
        ]
        for bridge in self.bridges:
            if bridge.days[0] <= last and first <= bridge.days[1]:
                counted.extend((*bridge.before, *bridge.after))
        return tuple(sorted({proviso for each in counted for proviso in each.provisos}))


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
        lanes.append(lane_of(noc or None, members, needs, nonworking))
    return tuple(lanes)


def lane_of(noc: str | None, members: Sequence[Counted], needs: Requirement, nonworking: NonWorking) -> Lane:
    """Return those contracts as one lane, whatever their occupations."""
    bridges = bridges_of(members, nonworking)
    line = timeline_of(members, bridges, needs.cap)
    runs = runs_of(members, line, needs.tolerated_gap, nonworking) if needs.continuous else None
    return Lane(noc, tuple(members), bridges, line, runs)


def timeline_of(
    counted: Iterable[Counted],
    bridges: Iterable[Bridged],
    cap: Fraction,
    effective: Weight = effective_hours,
) -> Timeline:
    """Return the counted days laid out under the weekly cap, the bridged ones among them, weighed as told."""
    return Timeline(
        [(each.worked, effective(each), each.work.stated) for each in counted],
        cap,
        [([each.days], each.beyond(effective), each.beyond(stated_hours)) for each in bridges],
    )
