"""casefile stage CASE STAGE: a stage entered, or ended otherwise than by going on."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, get_args

import click

from casefile.cli.output import plain
from casefile.cli.report import done
from casefile.cli.session import Session
from casefile.cli.verb import DAY, MOMENT, argument, case_argument, option, verb
from casefile.errors import NotInForceError, UsageError
from casefile.i18n.words import N_
from casefile.rules.book.stages import STAGES, Ending
from casefile.rules.findings import Finding

if TYPE_CHECKING:
    from casefile.cases.assessment import Assessment
    from casefile.cases.changes import Change
    from casefile.cases.model import Case

__all__ = ["command"]

_ENDINGS = get_args(Ending)
_SAID = {"conflict.stage_to_come", "conflict.before_another"}
"""What this verb says itself, with how to take it back."""


@verb(
    "stage",
    N_(
        "Enter a stage on a day, or at a moment to the second (UTC). With --outcome, say how a stage ended: an "
        "invitation declined, a profile expired, a stage not needed. What still blocks is told and kept."
    ),
    epilog="casefile stage 'Anna Exemple' language_test --on 2025-01-15\n"
    "casefile stage 'Anna Exemple' profile --at 2025-01-20T14:05:33Z\n"
    "casefile stage 'Anna Exemple' invitation --outcome declined --on 2025-03-01",
)
@case_argument()
@argument(
    "stage",
    metavar=N_("STAGE"),
    type=click.Choice(list(STAGES)),
    help=N_("language_test, diploma_evaluation, profile, invitation, upload, biometrics or decision."),
)
@option("--on", type=DAY, metavar=N_("DATE"), help=N_("The day it happened."))
@option("--at", type=MOMENT, metavar=N_("MOMENT"), help=N_("The moment it happened, to the second."))
@option("--outcome", type=click.Choice(_ENDINGS), default=None, help=N_("How the stage ended."))
@option("--due-at", type=MOMENT, metavar=N_("MOMENT"), help=N_("The deadline read in the account; it wins."))
@option(
    "--reason", default="", metavar=N_("TEXT"), help=N_("Why the stage is entered although something blocks.")
)
@click.pass_obj
def command(
    session: Session,
    case: str,
    stage: str,
    on: date | None,
    at: datetime | None,
    outcome: str | None,
    due_at: datetime | None,
    reason: str,
) -> None:
    """Record the stage, and say what still stood before it; a day to come is kept, and told."""
    day = on or (at.date() if at else None)
    if day is None:
        raise UsageError("stage.day_missing")
    if on and at and on != at.date():
        raise UsageError("stage.day_and_moment", on=on, at=at)
    path, now = session.case(case)
    seen = session.desk.assess(now)
    change = _change(seen, stage, day, at, outcome or "", due_at, reason)
    before = seen if outcome else _seen_on(session, now, day) or seen
    changed = session.desk.change(path, change).case  # first: what follows says that it is recorded
    if outcome:
        _warn_of_ending(session, seen, stage, outcome)
    else:
        _warn_of_gate(session, before, stage)
    _warn_of_order(session, seen, stage, day)
    if day > session.desk.today():
        session.warn(Finding(code="stage.not_yet", severity="warning", values={"entered_on": day}))
    done(session, changed, {"stage": stage, "entries": plain(changed.stages)}, said=_SAID)


def _seen_on(session: Session, case: Case, day: date) -> Assessment | None:
    """Return the case as it stood on a day gone by: what has run out since did not block then.

    None when the day is not past, or the rules of that day are not known.
    """
    if day >= (case.reference_on or session.desk.today()):
        return None
    try:
        return session.desk.assess(case, today=day)
    except NotInForceError:
        return None


def _change(
    seen: Assessment,
    stage: str,
    day: date,
    at: datetime | None,
    outcome: str,
    due_at: datetime | None,
    reason: str,
) -> Change:
    from casefile.cases.changes import end_stage, enter_stage

    into = _entered_so(seen, stage, outcome) if outcome else stage
    view = next(each for each in seen.stages if each.stage.id == into)
    entry = view.entry
    if outcome and outcome != "not_needed" and entry is not None and _still_open(entry.outcome, outcome):
        return end_stage(entry.id, outcome, day, label=view.stage.label)  # type: ignore[arg-type]
    return enter_stage(
        into, day, at=at, outcome=outcome, due_at=due_at, reason=reason, label=view.stage.label,  # type: ignore[arg-type]
    )  # fmt: skip


def _still_open(ended: str, outcome: str) -> bool:
    """Say whether an entry that ended so far as told can still end in that way: who is approved then lands."""
    return not ended or (ended == "approved" and outcome == "completed")


def _entered_so(seen: Assessment, stage: str, outcome: str) -> str:
    """Return the stage that the ending is recorded in: a decision, though it is told of the stage before it."""
    own = next(each.stage.transitions for each in seen.stages if each.stage.id == stage)
    decided = next((way.to for way in own if way.outcome == outcome and _onward(stage, way.to)), stage)
    return stage if _leads_into(seen, stage, outcome) else decided


def _leads_into(seen: Assessment, stage: str, outcome: str) -> bool:
    """Say whether an earlier stage leads to this one with that ending: it is then entered already ended so."""
    return any(
        way.to == stage and way.outcome == outcome and _onward(each.stage.id, stage)
        for each in seen.stages
        for way in each.stage.transitions
    )


def _warn_of_ending(session: Session, seen: Assessment, stage: str, outcome: str) -> None:
    """Say that this stage does not end so, and how it can: what was told is recorded all the same."""
    own = next(each.stage for each in seen.stages if each.stage.id == stage)
    usual = {way.outcome for way in own.transitions if way.outcome}
    usual |= {ending for ending in _ENDINGS if _leads_into(seen, stage, ending)}
    if outcome not in usual:
        values = {"stage": own.label, "outcome": outcome, "endings": sorted(usual)}
        session.warn(Finding(code="stage.unusual_ending", severity="warning", values=values))


def _onward(of: str, to: str) -> bool:
    return STAGES.index(to) > STAGES.index(of)


def _warn_of_order(session: Session, seen: Assessment, stage: str, day: date) -> None:
    """Say that a stage would begin before the one that leads to it: one of the two days is mistaken."""
    led = STAGES[: STAGES.index(stage)]
    if stage == "diploma_evaluation":
        return  # a test and an evaluation come in either order
    before = max(
        (each for each in seen.case.stages if each.stage in led), key=lambda each: each.on, default=None
    )
    if before is not None and day < before.on:
        label = next(view.stage.label for view in seen.stages if view.stage.id == before.stage)
        values = {"entered_on": day, "stage": label, "before_on": before.on}
        session.warn(Finding(code="stage.before_another", severity="warning", values=values))


def _warn_of_gate(session: Session, seen: Assessment, stage: str) -> None:
    for gate in seen.gates:
        if gate.to == stage and not gate.outcome:
            for finding in (*gate.blocking, *gate.warnings):
                session.warn(finding)
            return
    label = next(view.stage.label for view in seen.stages if view.stage.id == stage)
    session.warn(Finding(code="stage.unusual", severity="warning", values={"stage": label}))
