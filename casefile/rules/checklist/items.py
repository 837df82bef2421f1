"""The personal checklist: which papers this family must hand over, for whom, why, and on whose word."""

from datetime import date

import msgspec

from casefile.rules.book.checklist import Content, Need, Obtain
from casefile.rules.findings import Finding, Label, Severity, Source, Wording

__all__ = ["Item", "Piece"]


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """One paper inside a slot, with what it must contain."""

    id: str
    label: Label
    need: Need = "required"
    contents: tuple[Content, ...] = ()
    note: Label | None = None


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the checklist, that is one slot of the portal, for one person.

    `key` is `person/id` or `person/id/of`; `of` is the country, entry or credential it is for, `of_label` its words;
    `because` is the fact that makes it asked; `rule` the id of the rule; `valid_until` the last day
    on which the paper in hand is good for filing; `limit_bytes` the most the slot takes.
    """

    key: str
    id: str
    person: str
    of: str | None
    of_label: Wording | None
    title: Label
    need: Need
    severity: Severity
    pieces: tuple[Piece, ...]
    because: Wording
    rule: str
    source: Source
    checked_on: date
    about: Label | None = None
    asks: tuple[str, ...] = ()
    lead_days: int | None = None
    obtain: Obtain = "ask"
    valid_until: date | None = None
    order_by: date | None = None
    findings: tuple[Finding, ...] = ()
