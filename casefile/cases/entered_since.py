"""What was changed in this case since a moment, by its journal: it may have to be changed in the account too."""

from collections.abc import Iterable
from datetime import date

from casefile.cases.model import Event
from casefile.rules.findings import Finding

__all__ = ["entered_since"]

_TELLING = {
    "journal.contract_changed": "work", "journal.contract_removed": "work",
    "journal.credentials_changed": "study", "journal.credentials_removed": "study",
    "journal.tests_changed": "test", "journal.tests_removed": "test",
    "journal.persons_added": "family", "journal.persons_changed": "family", "journal.persons_removed": "family",
    "journal.offers_added": "offer", "journal.offers_changed": "offer", "journal.offers_removed": "offer",
}  # fmt: skip


def entered_since(journal: Iterable[Event], since: date) -> tuple[Finding, ...]:
    """Return one note for each part of the facts that was corrected after that day, with the last day it was.

    What is added with a date of its own is told by its date; what was taken back is not told.
    """
    latest: dict[str, date] = {}
    for event in journal:
        part = _TELLING.get(event.code)
        if part and not event.undone and event.at.date() > since:
            latest[part] = max(event.at.date(), latest.get(part, since))
    return tuple(
        Finding(
            code=f"update.corrected_{part}", severity="note", subject="updates",
            values={"changed_on": day}, on=day,
        )
        for part, day in sorted(latest.items())
    )  # fmt: skip
