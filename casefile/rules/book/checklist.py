"""What a checklist is made of before it meets a family: slots, rules that ask for them, papers, contents."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

from casefile.rules.days import in_range
from casefile.rules.facts import Role
from casefile.rules.findings import Label, Severity, Source, Text, Wording, alike
from casefile.rules.programmes import Topic

__all__ = [
    "AskingRule",
    "ChecklistDefinition",
    "Content",
    "CountryNote",
    "Need",
    "Obtain",
    "PieceDefinition",
    "Reason",
    "SlotDefinition",
]

Need = Literal["required", "conditional", "optional"]
Obtain = Literal["ask", "order", "book", "prepare", "have"]
"""How one comes by a paper: asked for, ordered, an appointment booked, made oneself, or in hand already."""


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a paper must contain, ticked when it has been seen there."""

    id: str
    label: Label
    required: bool = True


class CountryNote(msgspec.Struct, frozen=True, kw_only=True):
    """What is special about a country's police certificate.

    `needs_request_letter` says that it is only given with a letter IRCC writes after filing, and `to_confirm` that this
    was read in an old page or at second hand only;
    `in_english_or_french` whether it can be had in one of these or needs no translation, None when that is not known;
    `lead_days` how long it takes; `covers` the territories of the same state, whose certificate it is too.
    """

    country: str
    note: Label
    needs_request_letter: bool = False
    to_confirm: bool = False
    lead_days: int | None = None
    in_english_or_french: bool | None = None
    covers: tuple[str, ...] = ()
    source: Source | None = None


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """What a reason for which a slot is asked says, but for its source.

    `each` names what it is asked for (each person, each stay, each job); `when` names conditions, all to be
    met; `because` speaks to the applicant, `because_of` of another member of the family ({name}); `first` and
    `last` are the filing days it is in force on, both included, None without an end. `source_by` and `because_by`
    name a topic of which the applicant's programme itself may say more: its source, its sentence, go before.
    """

    id: str
    because: Label
    each: str = "person"
    who: tuple[Role, ...] = ("principal",)
    when: tuple[str, ...] = ()
    need: Need = "required"
    severity: Severity = "blocker"
    because_of: Label | None = None
    lead_days: int | None = None
    obtain: Obtain | None = None
    first: date | None = None
    last: date | None = None
    source_by: Topic | None = None
    because_by: Topic | None = None


class AskingRule(Reason, frozen=True, kw_only=True):
    """One reason for which a slot is asked, with its source."""

    source: Source

    def in_force(self, day: date) -> bool:
        """Say whether the rule asks anything of an application filed on that day."""
        return in_range(day, self.first, self.last)


class PieceDefinition(msgspec.Struct, frozen=True, kw_only=True):
    """One paper of a slot, asked when all conditions named in `when` are met."""

    id: str
    label: Label
    need: Need = "required"
    when: tuple[str, ...] = ()
    contents: tuple[Content, ...] = ()
    note: Label | None = None


class SlotDefinition(msgspec.Struct, frozen=True, kw_only=True):
    """One slot of the portal. The first rule that asks for it, for a person and a thing, is the one shown.

    `letter_title` is what goes into the slot of a certificate that can only be asked for after filing; `signs` are
    words by which its papers are known.
    """

    id: str
    title: Label
    rules: tuple[AskingRule, ...]
    pieces: tuple[PieceDefinition, ...]
    checked_on: date
    about: Label | None = None
    asks: tuple[str, ...] = ()
    lead_days: int | None = None
    obtain: Obtain = "ask"
    letter_title: Label | None = None
    signs: tuple[str, ...] = ()


class ChecklistDefinition(msgspec.Struct, frozen=True, kw_only=True):
    """A whole checklist.

    `countries` are names ("Belgium"), `places` names in a sentence ("in Belgium", « aux Pays-Bas »);
    `plain_countries` are those whose papers are normally in English or French; `test_names` the shown names
    of the language tests by id.
    """

    id: str
    label: Label
    checked_on: date
    slots: tuple[SlotDefinition, ...]
    test_names: Mapping[str, Label]
    plain_countries: frozenset[str] = frozenset()
    countries: Mapping[str, Label] = {}
    places: Mapping[str, Label] = {}
    notes: Mapping[str, CountryNote] = {}

    def state_of(self, code: str) -> str:
        """Return the state whose certificate covers a territory; any other country is its own."""
        return next((state for state, note in self.notes.items() if code in note.covers), code)

    def country(self, code: str) -> Label:
        """Return the country's name, its code when it is unknown."""
        return self.countries.get(code) or alike(code)

    def place(self, code: str) -> Wording:
        """Return the country as a sentence places something in it."""
        return self.places.get(code) or Text("subject.in_country", {"name": self.country(code)})
