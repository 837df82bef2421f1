"""What is planned against what is possible: the day of filing, the province one means to live in."""

from collections.abc import Iterator
from datetime import date, timedelta

from casefile.rules.book.parameters import Parameters
from casefile.rules.destination import is_quebec
from casefile.rules.facts import Facts
from casefile.rules.findings import Finding
from casefile.rules.programmes import Programmes
from casefile.rules.provinces import province_code

__all__ = ["acceptance_conflicts", "destination_conflicts", "planned_conflicts"]


def planned_conflicts(
    facts: Facts, file_by: date | None, sent_on: date | None, today: date
) -> Iterator[Finding]:
    """Yield a planned day that the invitation does not reach, or that is gone by; none once the file is sent."""
    planned = facts.planned_filing_on
    if planned is None or sent_on is not None:
        return
    if planned < today:
        yield _warned("conflict.planned_past", planned_on=planned)
    elif file_by is not None and today <= file_by < planned:
        yield _warned("conflict.planned_too_late", planned_on=planned, last_on=file_by)


def destination_conflicts(facts: Facts, programmes: Programmes, today: date) -> Iterator[Finding]:
    """Yield a destination that the programme or the nomination excludes (R 75(1), 87(2)(c), 87.1(1), 87.2(3))."""
    destination = _as_code(facts.destination_province)
    nominee = programmes.nominates(facts.programme)
    provinces = {_as_code(each.province) for each in facts.nominations if nominee and each.province.strip()}
    if not destination:
        return
    if is_quebec(destination):
        if nominee or programmes.judged_as(facts.programme, today, None).intent.outside_quebec:
            yield _warned("conflict.destination_quebec")
    elif provinces and destination not in provinces:
        yield _warned(
            "conflict.nominee_elsewhere", nomination_province=min(provinces), destination_province=destination
        )


def _as_code(province: str) -> str:
    return province_code(province) or province.strip().upper()


def _warned(code: str, **values: object) -> Finding:
    return Finding(code=code, severity="warning", subject="facts", values=dict(values))


def acceptance_conflicts(
    facts: Facts, *, invited: bool, parameters: Parameters, today: date
) -> Iterator[Finding]:
    """Yield the nominations whose days to be accepted are over, and of which nobody said that they were."""
    for each in facts.nominations:
        if each.nominated_on is None or each.accepted_on is not None or invited:
            continue
        days = parameters.on("deadlines.nomination_days", each.nominated_on).number
        ended_on = each.nominated_on + timedelta(days=days)
        if ended_on < today:
            told = {"ended_on": ended_on, "nominated_on": each.nominated_on, "days": days}
            yield _warned("conflict.acceptance_untold", **told)
