"""The days that do not count for a programme, each with the reason: findings, one a contract and reason."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from casefile.rules.findings import Finding
from casefile.rules.hours.counted import Counted, Setting, kept_out
from casefile.rules.hours.report import Span
from casefile.rules.hours.verdict import Judgement
from casefile.rules.hours.work import Work
from casefile.rules.periods import Range, clipped, minus
from casefile.rules.programmes import Counting

__all__ = ["left_out"]

_EXCLUDED: Mapping[str, str] = {
    "teer": "hours.excluded.teer",
    "not_a_trade": "hours.excluded.not_a_trade",
    "abroad": "hours.excluded.abroad",
    "not_authorised": "hours.excluded.not_authorised",
    "volunteer": "hours.excluded.volunteer",
    "self_employed": "hours.excluded.self_employed",
    "work_study": "hours.excluded.work_study",
    "indemnity": "hours.excluded.indemnity",
    "leave": "hours.excluded.leave",
    "study": "hours.excluded.study",
    "before_qualification": "hours.excluded.before_qualification",
    "before_window": "hours.excluded.before_window",
    "other_occupation": "hours.excluded.other_occupation",
    "outside_run": "hours.excluded.outside_run",
    "set_aside": "hours.excluded.set_aside",
}
"""The sentence of each reason that `kept_out` or this module gives."""


def left_out(
    rules: Counting,
    works: Sequence[Work],
    counted: Sequence[Counted],
    setting: Setting,
    window: Span,
    judged: Judgement | None,
) -> tuple[Finding, ...]:
    """Return a note (`hours.excluded.*`) for each contract with days that are not in the reported figures."""
    days_of = {each.work.id: each.worked for each in counted}
    inside = (window.first.toordinal(), window.last.toordinal())
    found: list[Finding] = []
    for work in works:
        reason = kept_out(work, rules, setting.rulebook)
        if reason:
            levels = {"teer": int(work.contract.noc[1]), "highest_teer": rules.highest_teer}
            found.extend(_notes(work, reason, clipped(work.worked, 1, inside[1]), **levels))
            continue
        kept = days_of.get(work.id, ())
        found.extend(_days_left_out(work, kept, setting, inside))
        found.extend(_not_in_run(work, clipped(kept, *inside), judged))
    return tuple(found)


def _days_left_out(work: Work, kept: Sequence[Range], setting: Setting, inside: Range) -> Iterable[Finding]:
    away = minus([(work.first, min(work.last, inside[1]))], work.worked)
    yield from _notes(work, "leave", away)
    lost = clipped(minus(work.worked, kept), 1, inside[1])
    studying = [each for study in setting.studies for each in clipped(lost, *study)]
    yield from _notes(work, "study", studying)
    yield from _notes(work, "before_qualification", minus(lost, studying))
    yield from _notes(work, "before_window", clipped(kept, 1, inside[0] - 1))


def _not_in_run(work: Work, kept: Sequence[Range], judged: Judgement | None) -> Iterable[Finding]:
    if judged is None:
        return
    if judged.lane.noc is not None and work.contract.noc != judged.lane.noc:
        yield from _notes(work, "other_occupation", kept)
        return
    if not any(each.work.id == work.id for each in judged.lane.counted):
        yield from _notes(work, "set_aside", kept)
        return
    yield from _notes(work, "outside_run", minus(kept, [(judged.first, judged.last)]))


def _notes(work: Work, reason: str, days: Sequence[Range], **levels: int) -> Iterable[Finding]:
    if not days:
        return
    values = {
        "employer": work.contract.employer,
        "noc_code": work.contract.noc,
        "first_on": date.fromordinal(days[0][0]),
        "last_on": date.fromordinal(days[-1][1]),
        "days": sum(last - first + 1 for first, last in days),
        **levels,
    }
    yield Finding(code=_EXCLUDED[reason], severity="note", subject=work.id, values=values)
