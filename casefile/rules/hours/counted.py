"""Which days of which contracts count by a programme's rules, and on what conditions.

Sources: IRPR s. 73(2), IRPA ss. 30 and 41 for all; those of a programme stand in its own template.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from casefile.rules.book.rulebook import Rulebook
from casefile.rules.facts import Qualification, Study
from casefile.rules.hours.report import ProvisoCode
from casefile.rules.hours.work import Work
from casefile.rules.periods import Range, joined, minus
from casefile.rules.programmes import Counting

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


def counted_works(works: Sequence[Work], rules: Counting, setting: Setting) -> list[Counted]:
    """Return the contracts that count by these rules, with the days of them that do."""
    out: list[Counted] = []
    for work in works:
        if kept_out(work, rules, setting.rulebook):
            continue
        away = _taken_away(work, rules, setting)
        days = minus(work.worked, away) if away else work.worked
        provisos = tuple(sorted(_provisos(work, rules, setting)))
        out.append(Counted(work, tuple(days), provisos, away))
    return out


def kept_out(work: Work, rules: Counting, rulebook: Rulebook) -> str:
    """Return why no day of the contract counts by these rules.

    Empty when some may (`hours.excluded.*`).
    """
    contract = work.contract
    if rules.trades_only:
        occupation = rulebook.occupations.get(contract.noc)
        if occupation is None or not occupation.trade:
            return "not_a_trade"
    elif int(contract.noc[1]) > rules.highest_teer:
        return "teer"
    if rules.canada_only and contract.country != CANADA:
        return "abroad"
    if contract.country == CANADA and contract.authorised is False:
        return "not_authorised"
    return contract.kind if contract.kind in rules.kinds_left_out else ""


def _taken_away(work: Work, rules: Counting, setting: Setting) -> tuple[Range, ...]:
    """Return the days that count in no contract done where this one is: ascending and apart."""
    studies = () if rules.study_counts else setting.studies
    qualified = _qualified_on(work, setting) if rules.after_qualification else None
    if qualified is None:
        return studies
    return tuple(joined([*studies, (1, qualified)]))


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


def _provisos(work: Work, rules: Counting, setting: Setting) -> Iterable[ProvisoCode]:
    contract = work.contract
    in_canada = contract.country == CANADA
    if in_canada and contract.authorised is None:
        yield "authorisation_unknown"
    contested = {"never": False, "in_canada": in_canada, "always": True}[rules.self_employed_contested]
    if contract.kind == "self_employed" and contested:
        yield "self_employed_contested"
    if contract.kind == "work_study" and work.share is None:
        yield "school_time_unknown"
    if contract.kind == "indemnity":
        yield "indemnity_not_wages"
    if rules.after_qualification and _qualified_on(work, setting) is None:
        yield "qualification_date_missing"
    if rules.employer_abroad_contested and contract.employer_country not in ("", CANADA):
        yield "employer_abroad"
