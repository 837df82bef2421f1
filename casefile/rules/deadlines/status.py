"""What one may do in Canada and until when: permits, the status kept while one waits, a province's nomination."""

from collections.abc import Iterator
from datetime import date, timedelta

from casefile.rules.book.parameters import Parameters
from casefile.rules.deadlines.due import deadline
from casefile.rules.deadlines.model import Deadline
from casefile.rules.facts import Facts, Permit
from casefile.rules.wording import person_name

__all__ = ["nomination_deadlines", "permit_deadlines"]


def permit_deadlines(facts: Facts, parameters: Parameters, today: date) -> Iterator[Deadline]:
    """Yield the end of each person's permit, or after it the last of the 90 days to ask for the status back (R 182).

    The latest permit of a kind counts. One whose extension was asked for in time goes on past its end until the
    answer (R 183(5), 186(u)): its end is then told, and nothing is late.
    """
    latest: dict[tuple[str, str], Permit] = {}
    for permit in sorted(facts.permits, key=lambda each: each.expires_on or date.min):
        latest[permit.person, permit.kind] = permit
    for permit in latest.values():
        if permit.expires_on is not None:
            yield _permit(permit, permit.expires_on, facts, parameters, today)


def _permit(permit: Permit, ends: date, facts: Facts, parameters: Parameters, today: date) -> Deadline:
    person = facts.of(permit.person)
    values = {
        "name": person_name(person or facts.principal), "variant": permit.kind, "ended_on": ends,
    }  # fmt: skip
    asked = permit.extension_asked_on
    if asked is not None and asked <= ends:
        return deadline(
            "permit_maintained", ends, None, parameters, today, kind="change", subject="facts", values=values
        )
    if today <= ends:
        return deadline("permit_ends", ends, None, parameters, today, subject="facts", values=values)
    grounds = parameters.on("deadlines.restoration_days", ends)
    last = ends + timedelta(days=grounds.number)
    return deadline("permit_restored", last, ends, parameters, today, grounds, subject="facts", values=values)


def nomination_deadlines(
    facts: Facts, *, invited: bool, parameters: Parameters, today: date
) -> Iterator[Deadline]:
    """Yield the 30 days to accept a nomination in the account, while nobody said it was; and the end of each.

    After those days nothing is told: who did not say that it was accepted may have accepted it all the same.
    """
    for each in facts.nominations:
        if each.nominated_on is not None and each.accepted_on is None and not invited:
            grounds = parameters.on("deadlines.nomination_days", each.nominated_on)
            last = each.nominated_on + timedelta(days=grounds.number)
            if today <= last:
                yield deadline(
                    "nomination_accepted",
                    last,
                    each.nominated_on,
                    parameters,
                    today,
                    grounds,
                    subject="facts",
                )
        if each.expires_on is not None:
            yield deadline(
                "nomination_ends", each.expires_on, None, parameters, today, kind="validity", subject="facts"
            )
