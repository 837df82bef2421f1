"""What was changed in this case since a moment, by its journal: it may have to be changed in the account too."""

from collections.abc import Iterable
from datetime import date

from casefile.cases.model import Event
from casefile.rules.findings import Finding

__all__ = ["entered_since"]

_TELLING = {
    "journal.contract_changed": "update.corrected_work",
    "journal.contract_removed": "update.corrected_work",
    "journal.credentials_changed": "update.corrected_study",
    "journal.credentials_removed": "update.corrected_study",
    "journal.tests_changed": "update.corrected_test",
    "journal.tests_removed": "update.corrected_test",
    "journal.persons_added": "update.corrected_family",
    "journal.persons_changed": "update.corrected_family",
    "journal.persons_removed": "update.corrected_family",
    "journal.offers_added": "update.corrected_offer",
    "journal.offers_changed": "update.corrected_offer",
    "journal.offers_removed": "update.corrected_offer",
}


def entered_since(journal: Iterable[Event], since: date) -> tuple[Finding, ...]:
    """Return one note for each part of the facts that was corrected after that day, with the last day it was.

    What is added with a date of its own is told by its date; what was taken back is not told.
    """
    latest: dict[str, date] = {}
    for event in journal:
        code = _TELLING.get(event.code)
        if code and not event.undone and event.at.date() > since:
            latest[code] = max(event.at.date(), latest.get(code, since))
    return tuple(
        Finding(
            code=code, severity="note", subject="updates",
            values={"changed_on": day}, on=day,
        )
        for code, day in sorted(latest.items())
    )  # fmt: skip
