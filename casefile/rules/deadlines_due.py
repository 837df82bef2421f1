"""The deadlines that hang on what happened to a case."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from casefile.rules.deadlines import Deadline, DeadlineKind, DeadlineState
from casefile.rules.parameters import Grounds, Parameters
from casefile.rules.stages import StageEntry, StageName

__all__ = ["deadline", "stage_deadlines", "state_of", "validity_deadline"]


def stage_deadlines(
    held: Mapping[StageName, StageEntry], parameters: Parameters, today: date
) -> tuple[Deadline, ...]:
    """Return the dates that hang on the stages reached, soonest first.

    Profile: 12 months (IRPA 10.1(5)), until an invitation. Invitation: 60 days counted from its day unless the account
    shows a moment, which wins. Biometrics: 30 days from the letter, until given. Decision: a standard of 6 months from
    the day of sending, and the letter about a day after it.
    """
    found: list[Deadline] = []
    profile, invitation, upload = held.get("profile"), held.get("invitation"), held.get("upload")
    letter, decision = held.get("biometrics"), held.get("decision")
    if profile and not invitation:
        grounds = parameters.on("deadlines.profile_months", profile.on)
        due = profile.on + relativedelta(months=grounds.number)
        found.append(deadline("profile_expires", due, profile.on, parameters, today, grounds))
    if invitation and not upload:
        found.append(_invitation(invitation, parameters, today))
    if upload and not decision:
        grounds = parameters.on("deadlines.decision_months", upload.on)
        due = upload.on + relativedelta(months=grounds.number)
        found.append(
            deadline("decision_standard", due, upload.on, parameters, today, grounds, kind="standard")
        )
        if not letter:
            grounds = parameters.on("deadlines.biometrics_letter_days", upload.on)
            due = upload.on + timedelta(days=grounds.number)
            found.append(
                deadline("biometrics_letter", due, upload.on, parameters, today, grounds, kind="standard")
            )
    if letter and not decision and letter.outcome != "completed":
        grounds = parameters.on("deadlines.biometrics_days", letter.on)
        due = letter.on + timedelta(days=grounds.number)
        found.append(deadline("biometrics_due", due, letter.on, parameters, today, grounds, at=letter.due_at))
    return tuple(sorted(found, key=lambda each: each.on))


def _invitation(entry: StageEntry, parameters: Parameters, today: date) -> Deadline:
    grounds = parameters.on("deadlines.invitation_days", entry.on)
    due = entry.due_at.date() if entry.due_at else entry.on + timedelta(days=grounds.number)
    return deadline(
        "upload_due",
        due,
        entry.on,
        parameters,
        today,
        grounds,
        at=entry.due_at,
        estimated=entry.due_at is None,
    )


def deadline(  # noqa: PLR0913 - what a deadline is made of, each by its name
    code: str,
    on: date,
    since: date | None,
    parameters: Parameters,
    today: date,
    grounds: Grounds | None = None,
    *,
    kind: DeadlineKind = "deadline",
    at: datetime | None = None,
    estimated: bool = False,
    subject: str = "",
    values: Mapping[str, object] | None = None,
) -> Deadline:
    """Return a deadline with its state and the days left on `today`."""
    left = (on - today).days
    told = {"due_on": on, "since_on": since, "days": abs(left), **(values or {})}
    return Deadline(
        code=code, on=on, since=since, kind=kind, state=state_of(left, kind, parameters, today), days_left=left, at=at,
        estimated=estimated, subject=subject, values=told, grounds=(grounds,) if grounds else (),
    )  # fmt: skip


def validity_deadline(
    code: str, on: date, parameters: Parameters, today: date, subject: str, values: Mapping[str, object]
) -> Deadline:
    """Return the date after which a paper, or the experience, no longer serves."""
    return deadline(code, on, None, parameters, today, kind="validity", subject=subject, values=values)


def state_of(days_left: int, kind: DeadlineKind, parameters: Parameters, today: date) -> DeadlineState:
    """Return how near a date is; a standard that is past is merely past its aim, never urgent."""
    if days_left < 0:
        return "past"
    if kind == "standard":
        return "later"
    if days_left <= parameters.on("deadlines.urgent_days", today).number:
        return "urgent"
    return "soon" if days_left <= parameters.on("deadlines.soon_days", today).number else "later"
