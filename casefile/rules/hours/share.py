"""Work-study: the counts when no week was spent at school, and the school share at which the answer turns."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from casefile.rules.hours.counted import Counted
from casefile.rules.hours.pool import Lane, timeline_of
from casefile.rules.hours.requirements import Requirement
from casefile.rules.periods import Range, clipped, laid_out, weekdays

__all__ = ["share_figures"]


class _Addend(NamedTuple):
    """`times` x min(`fixed` + `varying` x part at work, `most`) hours."""

    times: Fraction
    fixed: Fraction
    varying: Fraction
    most: Fraction

    def at(self, part: Fraction) -> Fraction:
        return self.times * min(self.fixed + self.varying * part, self.most)


def share_figures(lane: Lane, run: Range, needs: Requirement) -> dict[str, Any]:
    """Return fails_above_share (percent), without_school_by_day and _by_week of a run.

    Nothing without work-study. The share sought is that of the contracts whose share is unknown; when all are
    known, of all work-study contracts.
    """
    study = [each for each in lane.counted if _is_study(each) and clipped(each.worked, *run)]
    if not study:
        return {}
    line = timeline_of(lane.counted, lane.bridges, needs.cap, _without_school)
    unknown = any(each.work.share is None for each in study)

    def sought(each: Counted) -> bool:
        return _is_study(each) and (each.work.share is None or not unknown)

    return {
        "fails_above_share": _turning_share(lane, run, sought, needs),
        "without_school_by_day": line.by_day(*run),
        "without_school_by_week": line.by_week(*run),
    }


def _is_study(each: Counted) -> bool:
    return each.work.contract.kind == "work_study"


def _without_school(each: Counted) -> Fraction:
    return each.work.stated if _is_study(each) else each.effective


_Sought = Callable[[Counted], bool]


def _turning_share(lane: Lane, run: Range, sought: _Sought, needs: Requirement) -> Fraction | None:
    """Return the largest share (percent) at which both counts still reach the requirement.

    None when none does.
    """

    def fixed(each: Counted) -> Fraction:
        return Fraction(0) if sought(each) else each.effective

    def varying(each: Counted) -> Fraction:
        return min(each.work.stated, needs.cap) if sought(each) else Fraction(0)

    contracts = [(clipped(each.worked, *run), (fixed(each), varying(each))) for each in lane.counted]
    bridged = [
        (clipped([each.days], *run), (each.beyond(fixed), each.beyond(varying))) for each in lane.bridges
    ]
    parts = [
        _smallest_part(_by_day(_pieces([*contracts, *bridged]), needs.cap), needs.hours),
        _smallest_part(_by_week(_pieces(contracts), needs.cap), needs.hours),
    ]
    if any(part is None for part in parts):
        return None
    return 100 * (1 - max(part for part in parts if part is not None))


_Rates = tuple[Fraction, Fraction]
"""The weekly hours that do not depend on the share, and those that are multiplied by the part at work."""
_Piece = tuple[int, int, Fraction, Fraction]


def _pieces(rows: Iterable[tuple[list[Range], _Rates]]) -> list[_Piece]:
    return [
        (
            first,
            last,
            sum((each[0] for each in force), Fraction(0)),
            sum((each[1] for each in force), Fraction(0)),
        )
        for first, last, force in laid_out(rows)
    ]


def _by_day(pieces: Sequence[_Piece], cap: Fraction) -> list[_Addend]:
    return [
        _Addend(Fraction(last - first + 1, 7), fixed, varying, cap) for first, last, fixed, varying in pieces
    ]


def _by_week(pieces: Sequence[_Piece], cap: Fraction) -> list[_Addend]:
    weeks: dict[int, tuple[Fraction, Fraction]] = {}
    whole: list[_Addend] = []
    for first, last, fixed, varying in pieces:
        first_whole, last_whole = (first + 5) // 7, last // 7 - 1
        if first_whole <= last_whole:
            whole.append(_Addend(Fraction(last_whole - first_whole + 1), fixed, varying, cap))
        for week in {(first - 1) // 7, (last - 1) // 7}:
            if not first_whole <= week <= last_whole:
                fifths = Fraction(weekdays(max(first, 7 * week + 1), min(last, 7 * week + 7)), 5)
                so_far = weeks.get(week, (Fraction(0), Fraction(0)))
                weeks[week] = (so_far[0] + fifths * fixed, so_far[1] + fifths * varying)
    return whole + [_Addend(Fraction(1), fixed, varying, cap) for fixed, varying in weeks.values()]


def _smallest_part(addends: Sequence[_Addend], hours: Fraction) -> Fraction | None:
    """Return the smallest part at work, 0 to 1, at which the addends reach the hours.

    The sum never falls as it grows.
    """

    def total(part: Fraction) -> Fraction:
        return sum((addend.at(part) for addend in addends), Fraction(0))

    if total(Fraction(1)) < hours:
        return None
    bends = {(each.most - each.fixed) / each.varying for each in addends if each.varying}
    parts = sorted({Fraction(0), Fraction(1), *(bend for bend in bends if 0 < bend < 1)})
    low, high = 0, len(parts) - 1
    while low < high:
        middle = (low + high) // 2
        if total(parts[middle]) >= hours:
            high = middle
        else:
            low = middle + 1
    if low == 0:
        return parts[0]
    before, after = parts[low - 1], parts[low]
    begun, ended = total(before), total(after)
    return before + (after - before) * (hours - begun) / (ended - begun)
