"""The deadlines that hang on what happened to a case."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta

import msgspec
from dateutil.relativedelta import relativedelta

from casefile.rules.book.parameters import Grounds, Parameters
from casefile.rules.book.stages import StageEntry, StageName
from casefile.rules.deadlines.model import Deadline, DeadlineCode, DeadlineKind, DeadlineState

__all__ = [
    "Local",
    "as_it_is",
    "deadline",
    "invitation_ends_on",
    "stage_deadlines",
    "state_of",
    "validity_deadline",
]

Local = Callable[[datetime], datetime]
"""Turns a moment into the person's own time zone: the day of a deadline is the one on their wall."""


def as_it_is(moment: datetime) -> datetime:
    """Return the moment in the zone it came in."""
    return moment


def stage_deadlines(
    held: Mapping[StageName, StageEntry], parameters: Parameters, today: date, local: Local = as_it_is
) -> tuple[Deadline, ...]:
    """Return the dates that hang on the stages reached, soonest first; moments are in the zone `local` says.

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
        found.append(_invitation(invitation, parameters, today, local))
    if upload and not decision:
        grounds = parameters.on("deadlines.decision_months", upload.on)
        due = upload.on + relativedelta(months=grounds.number)
        found.append(_decision(upload.on, due, parameters, today, grounds))
        if not letter:
            grounds = parameters.on("deadlines.biometrics_letter_days", upload.on)
            due = upload.on + timedelta(days=grounds.number)
            found.append(
                deadline("biometrics_letter", due, upload.on, parameters, today, grounds, kind="standard")
            )
    if letter and not decision and letter.outcome != "completed":
        grounds = parameters.on("deadlines.biometrics_days", letter.on)
        due = letter.on + timedelta(days=grounds.number)
        found.append(_by_account("biometrics_due", due, letter, parameters, today, grounds, local))
    return tuple(sorted(found, key=lambda each: each.on))


def _decision(sent_on: date, due: date, parameters: Parameters, today: date, grounds: Grounds) -> Deadline:
    """Return the day the standard aims at, with the later one that the times last published make of it."""
    published = parameters.on("deadlines.published_months", sent_on)
    later = sent_on + relativedelta(months=published.number)
    values = {"variant": "published", "published_on": later} if later > due else {}
    found = deadline(
        "decision_standard", due, sent_on, parameters, today, grounds, kind="standard", values=values
    )
    return msgspec.structs.replace(found, grounds=(grounds, published)) if values else found


def invitation_ends_on(invited_on: date, parameters: Parameters) -> date:
    """Return the last day to send the application, counted from the day of the invitation; raises NotInForceError."""
    return invited_on + timedelta(days=parameters.on("deadlines.invitation_days", invited_on).number)


def _invitation(entry: StageEntry, parameters: Parameters, today: date, local: Local) -> Deadline:
    """Return the end of the invitation: the moment of the account, else of its own moment, else of its day.

    The days of the account are days in UTC. Of a day alone the invitation may have come at its first minute: the
    local day of that minute is the last that is safe, in America the day before.
    """
    grounds = parameters.on("deadlines.invitation_days", entry.on)
    if entry.due_at is not None:
        return _by_account("upload_due", entry.on, entry, parameters, today, grounds, local)
    if entry.at is not None:
        at = local(entry.at + timedelta(days=grounds.number))
        return deadline("upload_due", at.date(), entry.on, parameters, today, grounds, at=at, estimated=True)
    ends = invitation_ends_on(entry.on, parameters)
    earliest = local(datetime(ends.year, ends.month, ends.day, tzinfo=UTC))
    found = deadline("upload_due", earliest.date(), entry.on, parameters, today, grounds, estimated=True)
    return msgspec.structs.replace(found, earliest=earliest)


def _by_account(
    code: DeadlineCode,
    computed: date,
    entry: StageEntry,
    parameters: Parameters,
    today: date,
    grounds: Grounds,
    local: Local,
) -> Deadline:
    """Return a deadline whose moment, when the account shows one, wins over the computed day."""
    at = local(entry.due_at) if entry.due_at else None
    return deadline(code, at.date() if at else computed, entry.on, parameters, today, grounds, at=at)


def deadline(  # noqa: PLR0913 - what a deadline is made of, each by its name
    code: DeadlineCode,
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
    code: DeadlineCode,
    on: date,
    parameters: Parameters,
    today: date,
    subject: str,
    values: Mapping[str, object],
) -> Deadline:
    """Return the date after which a paper, or the experience, no longer serves."""
    return deadline(code, on, None, parameters, today, kind="validity", subject=subject, values=values)


def state_of(days_left: int, kind: DeadlineKind, parameters: Parameters, today: date) -> DeadlineState:
    """Return how near a date is; an aim that is past is merely past, never urgent, nor is a plan or a change."""
    if days_left < 0:
        return "past"
    if kind in {"standard", "plan", "change"}:
        return "soon" if days_left <= parameters.on("deadlines.soon_days", today).number else "later"
    if days_left <= parameters.on("deadlines.urgent_days", today).number:
        return "urgent"
    return "soon" if days_left <= parameters.on("deadlines.soon_days", today).number else "later"
