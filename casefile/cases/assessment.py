"""All that is known and derived about a case on one day: the one value screens, paper and scripts show."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

from casefile.cases.model import Case, Document, Line, LineState
from casefile.rules.answers.job_lines import JobLines
from casefile.rules.answers.registry import Answer
from casefile.rules.arranged import ArrangedOffer
from casefile.rules.book.stages import Outcome, Stage, StageEntry, StageName
from casefile.rules.checklist.items import Item
from casefile.rules.deadlines.model import Deadline
from casefile.rules.documents.looks import Report
from casefile.rules.eligibility.programmes import ProgrammeEligibility
from casefile.rules.findings import Finding, Label
from casefile.rules.history import History
from casefile.rules.hours.categories import CategoryHours
from casefile.rules.hours.report import HoursReport, ProgrammeHours
from casefile.rules.money.fees import Fees
from casefile.rules.money.funds import SettlementFunds
from casefile.rules.money.report import FundsReport
from casefile.rules.programmes import ProgrammeRules, Programmes
from casefile.rules.stages.ending import CaseEnding
from casefile.rules.stages.updates import ProfileUpdates

__all__ = ["Assessment", "ChecklistLine", "Filed", "Gate", "LineStatus", "Progress", "StageView"]

LineStatus = Literal["missing", "requested", "to_fix", "to_review", "ready", "explained", "not_applicable"]


class Filed(msgspec.Struct, frozen=True, kw_only=True):
    """An attached document with its last report and its findings, those of the file and those across the case."""

    document: Document
    report: Report | None = None
    verdict: Literal["ready", "attention", "blocked", "unreadable", "unchecked"]
    findings: tuple[Finding, ...]


class ChecklistLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the checklist as it stands: what is asked, what was said, what is attached.

    `status` is what to show: missing (nothing yet), requested, to_fix (a file that blocks or annoys, a paper out of
    date), to_review (a file is there and nobody has said it is right), ready, explained, not_applicable. `counts` is
    false for optional lines and for those not applicable.
    """

    item: Item
    line: Line
    files: tuple[Filed, ...]
    state: LineState
    status: LineStatus
    findings: tuple[Finding, ...]
    counts: bool

    @property
    def key(self) -> str:
        """Return the line's key."""
        return self.item.key

    @property
    def own(self) -> tuple[Finding, ...]:
        """Return what is said of the line itself: `findings` ends with what is said of its files."""
        return self.findings[: len(self.findings) - sum(len(each.findings) for each in self.files)]


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How much of the checklist is ready; `total` counts the lines that count."""

    ready: int
    total: int
    to_fix: int
    missing: int


class StageView(msgspec.Struct, frozen=True, kw_only=True):
    """One of the seven stages as it stands; `entry` is the latest entry into it that still holds.

    A stage passed over is `skipped` only when it was said not to be needed; `untold`, nobody entered it. `on` is the
    day of the entry, else the day the facts tell (a test, an evaluation).
    """

    stage: Stage
    state: Literal["done", "current", "ahead", "skipped", "untold"]
    entry: StageEntry | None
    deadline: Deadline | None
    on: date | None = None


class Gate(msgspec.Struct, frozen=True, kw_only=True):
    """What stands between the case and a next stage: `blocking` may be passed knowingly, with a reason."""

    to: StageName
    outcome: Outcome
    label: Label
    blocking: tuple[Finding, ...]
    warnings: tuple[Finding, ...]


class Assessment(msgspec.Struct, frozen=True, kw_only=True):
    """A case on one day, by the rules of a day.

    `conflicts` is what the case says against itself. `ending` says how the application ended, None while it goes on.
    `today` is the day it is looked at, `on` the application date everything is judged for; `todo` is what to do now,
    gravest and soonest first; `judged` is the class the papers are asked by, one of the `programmes`; `unjudged`
    says what this tool does not judge yet; `known_gaps` are changes in the law that are known and not modelled.
    `histories`, `funds_report`, `fees` (None for a day before their record), `answers` and `updates` (None
    without a profile) answer what the forms ask and what people ask; `jobs` are the lines of one employer that have to
    do with each other; `letters` are the kinds of letter of explanation that the facts call for. `eligibility` is what
    the facts say of each programme, empty for a day before the record of the points; `own_eligibility` that of the
    programme of the case, of the best met class for those who have not chosen. `exempting` are, for each class by its
    id, the offers that exempt from the settlement funds, or may.
    """

    case: Case
    today: date
    on: date
    on_is_planned: bool
    programmes: Programmes
    judged: ProgrammeRules
    hours: HoursReport
    programme_hours: ProgrammeHours | None
    lines: tuple[ChecklistLine, ...]
    files: tuple[Filed, ...] = ()
    progress: Progress
    stages: tuple[StageView, ...]
    current: StageName | None
    ending: CaseEnding | None = None
    gates: tuple[Gate, ...]
    deadlines: tuple[Deadline, ...]
    next_deadline: Deadline | None
    todo: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    conflicts: tuple[Finding, ...] = ()
    assumptions: tuple[Finding, ...]
    unjudged: tuple[str, ...]
    known_gaps: tuple[Label, ...]
    funds: SettlementFunds | None
    rules_checked_on: date
    histories: tuple[History, ...] = ()
    funds_report: FundsReport | None = None
    fees: Fees | None = None
    answers: tuple[Answer, ...] = ()
    jobs: JobLines = JobLines()
    updates: ProfileUpdates | None = None
    categories: tuple[CategoryHours, ...] = ()
    letters: tuple[str, ...] = ()
    eligibility: Mapping[str, ProgrammeEligibility] = {}
    own_eligibility: ProgrammeEligibility | None = None
    exempting: Mapping[str, tuple[ArrangedOffer, ...]] = {}

    @property
    def hours_verdict(self) -> str | None:
        """The verdict on the hours of the programme of the case, None when they are not judged by one."""
        return self.programme_hours.verdict if self.programme_hours else None
