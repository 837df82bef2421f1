"""Work-study: the counts when no week was spent at school, and the school share at which the answer turns."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any, NamedTuple

from casefile.rules.hours.counted import Counted
from casefile.rules.hours.requirements import Requirement
from casefile.rules.hours.timeline import Timeline
from casefile.rules.periods import Range, clipped, weekdays

__all__ = ["share_figures"]


class _Addend(NamedTuple):
    """`times` x min(`fixed` + `varying` x part at work, `most`) hours."""

    times: Fraction
    fixed: Fraction
    varying: Fraction
    most: Fraction

    def at(self, part: Fraction) -> Fraction:
        return self.times * min(self.fixed + self.varying * part, self.most)


def share_figures(counted: Sequence[Counted], run: Range, needs: Requirement) -> dict[str, Any]:
    """Return fails_above_share (percent), without_school_by_day and _by_week of a run.

    Nothing without work-study. The share sought is that of the contracts whose share is unknown; when all are
    known, of all work-study contracts.
    """
    inside = [each._replace(worked=tuple(clipped(each.worked, *run))) for each in counted]
    inside = [each for each in inside if each.worked]
    study = [each for each in inside if each.work.contract.kind == "work_study"]
    if not study:
        return {}
    line = Timeline([(each.worked, _without_school(each), each.work.stated) for each in inside], needs.cap)
    sought = [each for each in study if each.work.share is None] or study
    return {
        "fails_above_share": _turning_share(inside, sought, needs),
        "without_school_by_day": line.by_day(*run),
        "without_school_by_week": line.by_week(*run),
    }


def _without_school(each: Counted) -> Fraction:
    return each.work.stated if each.work.contract.kind == "work_study" else each.effective


def _turning_share(
    inside: Sequence[Counted], sought: Sequence[Counted], needs: Requirement
) -> Fraction | None:
    """Return the largest share (percent) at which both counts still reach the requirement.

    None when none does.
    """
    cuts = sorted({edge for each in inside for a, b in each.worked for edge in (a, b + 1)})
    pieces = [
        (first, following - 1, [each for each in inside if any(a <= first <= b for a, b in each.worked)])
        for first, following in pairwise(cuts)
    ]
    parts = [
        _smallest_part(_by_day(pieces, sought, needs.cap), needs.hours),
        _smallest_part(_by_week(pieces, sought, needs.cap), needs.hours),
    ]
    if any(part is None for part in parts):
        return None
    return 100 * (1 - max(part for part in parts if part is not None))


_Piece = tuple[int, int, list[Counted]]


def _rates(force: Iterable[Counted], sought: Sequence[Counted], cap: Fraction) -> tuple[Fraction, Fraction]:
    """Return the weekly hours that do not depend on the share.

    And those that are multiplied by the part at work.
    """
    fixed = varying = Fraction(0)
    for each in force:
        if each in sought:
            varying += min(each.work.stated, cap)
        else:
            fixed += each.effective
    return fixed, varying


def _by_day(pieces: Sequence[_Piece], sought: Sequence[Counted], cap: Fraction) -> list[_Addend]:
    return [
        _Addend(Fraction(last - first + 1, 7), *_rates(force, sought, cap), cap)
        for first, last, force in pieces
    ]


def _by_week(pieces: Sequence[_Piece], sought: Sequence[Counted], cap: Fraction) -> list[_Addend]:
    weeks: dict[int, tuple[Fraction, Fraction]] = {}
    whole: list[_Addend] = []
    for first, last, force in pieces:
        fixed, varying = _rates(force, sought, cap)
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
