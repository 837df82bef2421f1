"""Why a verdict is not a yes: codes, and for each the figure, what is missing and what would cure it."""

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

from casefile.rules.days import months_after
from casefile.rules.hours.report import Gap, ProgrammeHours, ReasonCode

__all__ = ["reasons_of"]

ReasonFound = tuple[ReasonCode, dict[str, object]]


def reasons_of(
    answer: ProgrammeHours, on: date, invited_on: date | None
) -> tuple[tuple[str, ...], dict[str, dict[str, object]]]:
    """Return the sorted codes and the values of each one's sentence; none when enough.

    `invited_on` is given when the answer is the invitation date's, the worse of the two. The values of the
    provisos' sentences are added under their own codes.
    """
    found = dict(_reasons(answer, on, invited_on)) if not answer.enough else {}
    details = found | {proviso: _proviso(proviso, answer) for proviso in answer.provisos}
    return tuple(sorted(found)), details


def _reasons(answer: ProgrammeHours, on: date, invited_on: date | None) -> Iterable[ReasonFound]:
    if answer.run is None:
        yield "nothing_counts", {"first_on": answer.window.first, "last_on": answer.window.last}
    else:
        yield from _shortages(answer)
        yield from _breaks(answer)
    if answer.before_window_by_day:
        yield "outside_window", {"hours": answer.before_window_by_day, "first_on": answer.window.first}
    if invited_on is not None:
        yield "invitation_too_early", {"invited_on": invited_on}
    if answer.qualifies_from is not None and answer.qualifies_from > on:
        yield "enough_later", {"from_on": answer.qualifies_from}
    if answer.qualifies_until is not None and answer.qualifies_until < on:
        yield "enough_no_longer", {"until_on": answer.qualifies_until}


def _shortages(answer: ProgrammeHours) -> Iterable[ReasonFound]:
    counts: tuple[tuple[ReasonCode, Fraction], ...] = (
        ("hours_by_day_short", answer.by_day),
        ("hours_by_week_short", answer.by_week),
    )
    for code, hours in counts:
        missing = answer.required - hours
        if missing > 0:
            weeks = ceil(missing / Fraction(answer.grounds[0].decimal))
            yield code, {"hours": hours, "required": answer.required, "missing": missing, "weeks": weeks}
    if answer.months_elapsed < answer.months_required:
        yield from _months_short(answer)


def _months_short(answer: ProgrammeHours) -> Iterable[ReasonFound]:
    """Say what would complete the months: a day to work until, or, when that day is over, what is left to do."""
    run = answer.run
    assert run is not None  # noqa: S101 - the caller asks only when there is a run
    reached_on = months_after(run.first, answer.months_required)
    values: dict[str, object] = {
        "months": answer.months_elapsed,
        "required": answer.months_required,
        "missing": answer.months_required - answer.months_elapsed,
        "first_on": run.first,
    }
    # The day judged, which is that of the invitation where it decides.
    if reached_on > answer.window.last + timedelta(days=1):
        yield "months_short", values | {"until_on": reached_on - timedelta(days=1)}
    else:
        resumes = answer.continuity == "not_required"
        yield "months_resumed" if resumes else "months_ended", values | {"last_on": run.last}


def _breaks(answer: ProgrammeHours) -> Iterable[ReasonFound]:
    run = answer.run
    assert run is not None  # noqa: S101 - the caller asks only when there is a run
    inside = [gap for gap in answer.gaps if run.first < gap.first and gap.last < run.last]
    if inside and answer.deciding >= answer.required:
        yield "gap_to_justify", _gap(max(inside, key=_length))
    broken = [gap for gap in answer.gaps if gap.outcome == "broken"]
    if broken:
        nearest = min(broken, key=lambda gap: min(abs(gap.first - run.last), abs(gap.last - run.first)))
        yield "continuity_broken", _gap(nearest) | {"total": answer.total_by_day, "hours": answer.deciding}


def _length(gap: Gap) -> int:
    return gap.working_days


def _gap(gap: Gap) -> dict[str, object]:
    return {"first_on": gap.first, "last_on": gap.last, "days": gap.working_days}


def _proviso(code: str, answer: ProgrammeHours) -> dict[str, object]:
    if code != "school_time_unknown":
        return {}
    # Rounded down: the share shown must still be one at which the hours suffice.
    limit = answer.fails_above_share or Fraction(0)
    return {"share": Fraction(floor(limit * 100), 100)}
