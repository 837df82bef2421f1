"""What a form that asks only for months and years would credit, as the official profile does.

It counts every month begun as a whole one, so it may credit a year up to a month too early; the application
takes exact days and the requirement must hold on the day of the invitation too (IRPA s. 11.2).
"""

from datetime import date

import msgspec

from casefile.rules.days import months_after
from casefile.rules.findings import Finding
from casefile.rules.hours.report import ProgrammeHours

__all__ = ["FormView", "form_view"]


class FormView(msgspec.Struct, frozen=True, kw_only=True):
    """The months a month-and-year form credits for a run, and the first day it credits the requirement.

    `credited_on` is the first day of the month that completes the months required, None when it has too few.
    """

    months: int
    exact_months: int
    credited_on: date | None
    findings: tuple[Finding, ...]


def form_view(answer: ProgrammeHours) -> FormView | None:
    """Return what the form would credit for the reported run, None when there is no run.

    Months without any counted day are not credited. The second finding (hours.form.too_early) is there when
    the form credits the requirement before the exact days do.
    """
    if answer.run is None:
        return None
    begun = sorted({month for each in answer.stretches for month in _months(each.first, each.last)})
    needed = answer.months_required
    credited = date(begun[needed - 1] // 12, begun[needed - 1] % 12 + 1, 1) if len(begun) >= needed else None
    values = {"months": len(begun), "exact": answer.months_elapsed}
    found = [Finding(code="hours.form.credited", severity="note", subject=answer.programme, values=values)]
    exact = answer.qualifies_from
    if credited is not None and exact is not None and credited < exact <= months_after(credited, 13):
        days = {"form_on": credited, "from_on": exact}
        found.append(
            Finding(code="hours.form.too_early", severity="warning", subject=answer.programme, values=days)
        )
    return FormView(
        months=len(begun), exact_months=answer.months_elapsed, credited_on=credited, findings=tuple(found)
    )


def _months(first: date, last: date) -> range:
    """Return the months of the range, each as 12 x year + month - 1."""
    return range(12 * first.year + first.month - 1, 12 * last.year + last.month)
