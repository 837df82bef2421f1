"""Which days of which contracts count for a programme, and on what conditions.

Sources: IRPR ss. 73(2), 75(2)(a), 80(4), 87.1(2)-(3), 87.2(1) and (3); IRPA ss. 30 and 41; help centre Q394.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from casefile.rules.book.rulebook import Rulebook
from casefile.rules.facts import Qualification, Study
from casefile.rules.hours.work import Work
from casefile.rules.periods import Range, joined, minus

__all__ = ["Counted", "Setting", "counted_works", "kept_out", "study_ranges"]

CANADA = "CA"


class Setting(NamedTuple):
    """What decides beside the contract itself: full-time study, qualifications in the trade, the rulebook."""

    studies: tuple[Range, ...]
    qualifications: tuple[Qualification, ...]
    rulebook: Rulebook


class Counted(NamedTuple):
    """A contract that counts: the days of it that do, its provisos, and the days taken away whatever was worked.

    One that lies wholly inside a leave has no day, and still exists: no gap begins with it.
    """

    work: Work
    worked: tuple[Range, ...]
    provisos: tuple[str, ...] = ()
    away: tuple[Range, ...] = ()

    @property
    def effective(self) -> Fraction:
        """Return the effective hours a week."""
        return self.work.effective


def study_ranges(studies: Iterable[Study]) -> tuple[Range, ...]:
    """Return the days of full-time study; a range whose end precedes its start holds none."""
    ranges = [(study.first.toordinal(), study.last.toordinal()) for study in studies]
    return tuple(joined(each for each in ranges if each[0] <= each[1]))


def counted_works(works: Sequence[Work], programme: str, setting: Setting) -> list[Counted]:
    """Return the contracts that count for the programme, with the days of them that do."""
    out: list[Counted] = []
    for work in works:
        if kept_out(work, programme, setting.rulebook):
            continue
        away = _taken_away(work, programme, setting)
        days = minus(work.worked, away) if away else work.worked
        provisos = tuple(sorted(_provisos(work, programme, setting)))
        out.append(Counted(work, tuple(days), provisos, away))
    return out


def kept_out(work: Work, programme: str, rulebook: Rulebook) -> str:
    """Return why no day of the contract counts for the programme.

    Empty when some may (`hours.excluded.*`).
    """
    contract = work.contract
    if programme == "fst":
        occupation = rulebook.occupations.get(contract.noc)
        if occupation is None or not occupation.trade:
            return "not_a_trade"
    elif int(contract.noc[1]) > 3:
        return "teer"
    if programme == "cec" and contract.country != CANADA:
        return "abroad"
    if contract.country == CANADA and contract.authorised is False:
        return "not_authorised"
    return contract.kind if contract.kind in _KINDS_KEPT_OUT[programme] else ""


_KINDS_KEPT_OUT = {
    "fsw": ("volunteer",),
    "cec": ("volunteer", "self_employed", "work_study", "indemnity"),
    "fst": ("volunteer", "work_study", "indemnity"),
}


def _taken_away(work: Work, programme: str, setting: Setting) -> tuple[Range, ...]:
    """Return the days that count in no contract done where this one is: ascending and apart."""
    if programme == "fsw":
        return ()
    qualified = _qualified_on(work, setting) if programme == "fst" else None
    if qualified is None:
        return setting.studies
    return tuple(joined([*setting.studies, (1, qualified)]))


def _qualified_on(work: Work, setting: Setting) -> int | None:
    """Return the ordinal of the earliest qualification that holds where the work was done.

    None when none is known.
    """
    held = [
        qualification.on.toordinal()
        for qualification in setting.qualifications
        if qualification.country in ("", work.contract.country)
    ]
    return min(held, default=None)


def _provisos(work: Work, programme: str, setting: Setting) -> Iterable[str]:
    contract = work.contract
    in_canada = contract.country == CANADA
    if in_canada and contract.authorised is None:
        yield "authorisation_unknown"
    if contract.kind == "self_employed" and (programme == "fst" or in_canada):
        yield "self_employed_contested"
    if contract.kind == "work_study" and work.share is None:
        yield "school_time_unknown"
    if contract.kind == "indemnity":
        yield "indemnity_not_wages"
    if programme == "fst" and _qualified_on(work, setting) is None:
        yield "qualification_date_missing"
    if programme == "cec" and contract.employer_country not in ("", CANADA):
        yield "employer_abroad"
