"""What the count of hours answers with: plain, frozen values, exact figures, every addend kept for the proof.

Figures are exact fractions of hours; rounding (two decimals, half-even) is for those who show them.
"""

from collections.abc import Collection
from datetime import date
from fractions import Fraction
from typing import Literal

import msgspec

from casefile.rules.book.parameters import Grounds
from casefile.rules.findings import Finding
from casefile.rules.programmes import ProgrammeRules

__all__ = [
    "Bridge",
    "Continuity",
    "Entry",
    "Gap",
    "HoursReport",
    "HoursVerdict",
    "ProgrammeHours",
    "Span",
    "Stretch",
    "WeekAddend",
]

HoursVerdict = Literal["met", "met_if", "borderline", "not_met"]
ProvisoCode = Literal[
    "authorisation_unknown", "school_time_unknown", "self_employed_contested", "indemnity_not_wages",
    "qualification_date_missing", "employer_abroad",
]  # fmt: skip
ReasonCode = Literal[
    "nothing_counts", "outside_window", "invitation_too_early", "enough_later", "enough_no_longer", "gap_to_justify",
    "continuity_broken", "hours_by_day_short", "hours_by_week_short", "months_short",
    "months_resumed", "months_ended",
]  # fmt: skip
Continuity = Literal["unbroken", "to_justify", "broken", "not_required"]


class Span(msgspec.Struct, frozen=True):
    """A range of days, both ends included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Return the number of days."""
        return (self.last - self.first).days + 1


class Bridge(msgspec.Struct, frozen=True, kw_only=True):
    """Non-working days between two contracts of one entry; `names` are the public holidays among them."""

    first: date
    last: date
    days: int
    names: tuple[str, ...] = ()


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch with no counted day, and what it means for continuity; `leave`: it lies inside a contract."""

    first: date
    last: date
    working_days: int
    leave: bool
    outcome: Literal["to_justify", "broken"]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """Consecutive contracts with one employer in one occupation and country; `contracts` are their ids."""

    employer: str
    noc: str
    country: str
    first: date
    last: date
    contracts: tuple[str, ...]
    bridges: tuple[Bridge, ...]
    by_day: Fraction
    by_week: Fraction
    raw: Fraction
    ongoing: bool = False


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """Days in a row that count alike, for the proof by day: `days` x `counted_per_week` (capped) / 7 = `hours`."""

    first: date
    last: date
    days: int
    stated_per_week: Fraction
    counted_per_week: Fraction
    hours: Fraction
    contracts: tuple[str, ...]
    capped: bool


class WeekAddend(msgspec.Struct, frozen=True, kw_only=True):
    """A run of ISO weeks that all give the same hours: `weeks` x `counted` = `hours`. The proof by week."""

    first: date
    last: date
    weeks: int
    stated: Fraction
    counted: Fraction
    hours: Fraction
    capped: bool


class ProgrammeHours(msgspec.Struct, frozen=True, kw_only=True):
    """The answer for one programme on one day, with all it rests on.

    `reasons` and `provisos` are sorted codes (`ReasonCode`, `ProvisoCode`; `why` gives their sentences); `details`
    gives each code the values of its sentence. `fails_above_share` is the
    school share (percent) above which the hours of the run fail, None without work-study or when they fail at
    any share; `without_school_*` are the counts at a share of 0, None without work-study. `total_by_day` adds
    up all runs and occupations in the window, `before_window_by_day` what came too early to count.
    """

    rules: ProgrammeRules
    window: Span
    by_day: Fraction
    by_week: Fraction
    raw: Fraction
    required: Fraction
    months_elapsed: int
    months_required: int
    continuity: Continuity
    verdict: HoursVerdict
    qualifies_from: date | None
    qualifies_until: date | None
    projected: bool
    provisos: tuple[str, ...]
    reasons: tuple[str, ...]
    noc: str | None
    run: Span | None
    details: dict[str, dict[str, object]] = {}
    total_by_day: Fraction = Fraction(0)
    gaps: tuple[Gap, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    weeks: tuple[WeekAddend, ...] = ()
    excluded: tuple[Finding, ...] = ()
    grounds: tuple[Grounds, ...] = ()
    fails_above_share: Fraction | None = None
    before_window_by_day: Fraction = Fraction(0)
    without_school_by_day: Fraction | None = None
    without_school_by_week: Fraction | None = None

    @property
    def programme(self) -> str:
        """Return the id of the programme."""
        return self.rules.id

    @property
    def deciding(self) -> Fraction:
        """Return the smaller of the two counts."""
        return min(self.by_day, self.by_week)

    @property
    def enough(self) -> bool:
        """Return whether the verdict is met, or met with provisos."""
        return self.verdict in ("met", "met_if")

    @property
    def why(self) -> tuple[tuple[str, dict[str, object]], ...]:
        """Return the sentences that say what the verdict hangs on and what is missing: their codes and values."""
        provisos = ((f"hours.proviso.{code}", code) for code in self.provisos)
        reasons = ((f"hours.reason.{code}", code) for code in self.reasons)
        return tuple((sentence, self.details.get(code, {})) for sentence, code in (*provisos, *reasons))

    @property
    def continuity_told(self) -> str:
        """Return the continuity as it is said: of the run that counts when that run is enough by itself."""
        run = self.run
        inside = run is not None and any(run.first <= gap.first and gap.last <= run.last for gap in self.gaps)
        return "unbroken_run" if self.enough and self.gaps and not inside else self.continuity


_OF_ONE_PROGRAMME = frozenset(
    {
        "hours.until_near", "hours.until_past", "hours.projected",
        "hours.form.credited", "hours.form.too_early",
    }
)  # fmt: skip
"""What is said of the answer of one programme, which the finding's subject names."""


class HoursReport(msgspec.Struct, frozen=True, kw_only=True):
    """Hours for all programmes open on one application date, in the order of the templates."""

    on: date
    entries: tuple[Entry, ...]
    programmes: dict[str, ProgrammeHours]
    findings: tuple[Finding, ...]
    invited_on: date | None = None

    @property
    def canadian(self) -> ProgrammeHours | None:
        """Return the answer of the class that counts work in Canada only, None when there is none."""
        return next((each for each in self.programmes.values() if each.rules.work.canada_only), None)

    def findings_for(self, programmes: Collection[str]) -> tuple[Finding, ...]:
        """Return what is to be said beside the answers of these programmes: nothing that is of another's."""
        return tuple(
            each for each in self.findings if each.code not in _OF_ONE_PROGRAMME or each.subject in programmes
        )
