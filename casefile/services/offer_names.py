"""How what another copy of a case speaks of is called: a line by its title and person, a record by what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from casefile.cases.ids import TABLES
from casefile.i18n.contracts import whose
from casefile.i18n.vocabulary import STAGES_SHORT, person_word, said
from casefile.rules.facts import Facts
from casefile.services.fact_keys import called
from casefile.services.fact_words import fact_said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from casefile.i18n.words import Words
    from casefile.rules.findings import Wording

__all__ = ["OfferNames"]

_WHAT = ("employer", "name", "title", "institution", "line", "what", "country", "province", "kind")
_WHEN = ("first", "on", "taken_on", "awarded_on", "applied_on", "ended_on", "expires_on")
_OF_OTHERS = {"one", "other"}
"""The fields that hold the id of a contract or of studies."""


class OfferNames(msgspec.Struct, frozen=True, kw_only=True):
    """What both copies call things: `titles` of lines by their key, `slots` by their id, records by table and id."""

    titles: Mapping[str, Wording] = {}
    slots: Mapping[str, Wording] = {}
    facts: Facts = Facts()
    records: Mapping[tuple[str, str], Any] = {}

    def line(self, words: Words, key: str) -> str:
        """Return a line's title and whose it is; of one that is asked no more, its slot's."""
        if key in self.titles:
            return words.label(self.titles[key])
        person, _, rest = key.partition("/")
        slot, _, of = rest.partition("/")
        title = words.label(self.slots[slot]) if slot in self.slots else slot
        named = " · ".join(filter(None, (title, self._referred(words, of))))
        return f"{named} ({self.person(words, person)})" if person != "principal" else named

    def person(self, words: Words, id: str) -> str:
        """Return the given name of a person with the place in the family."""
        return self.with_place(words, id, whose(words, id, self.facts))

    def with_place(self, words: Words, id: str, name: str) -> str:
        """Return a person's name with the place in the family, the place alone where it is all that is known."""
        place = person_word(words, id)
        return f"{name} · {place}" if name != place else place

    def kind(self, words: Words, table: str, id: str) -> str:
        """Return what a record of the table is called, a person by name."""
        if table == "persons":
            return self.person(words, id)
        if table == "stages":
            return words("a stage")
        return words.label(called(table)) if table in TABLES else ""

    def record(self, words: Words, table: str, id: str) -> str:
        """Return what a record is and what tells it from others of its table: its name, its first day, whose it is."""
        record = self.records.get((table, id))
        if record is None or table == "persons":
            return self.kind(words, table, id)
        if table == "stages":
            return said(words, STAGES_SHORT, record.stage)
        return " ".join((self.kind(words, table, id), ", ".join(self._told(words, table, record))))

    def value(self, words: Words, table: str, name: str, value: Any) -> str:
        """Return what a field says; where it refers to another record, that record's name."""
        if name in _OF_OTHERS and table in TABLES and isinstance(value, str):
            return self._referred(words, value)
        if name == "person" and isinstance(value, str):
            return whose(words, value, self.facts)
        return fact_said(words, table, name, value)

    def _told(self, words: Words, table: str, record: Any) -> Iterator[str]:
        for names in (_WHAT, _WHEN):
            told = next((name for name in names if getattr(record, name, None)), "")
            if told:
                value = getattr(record, told)
                day = names is _WHEN
                yield words.date(value, "short") if day else self.value(words, table, told, value)
        if getattr(record, "person", "principal") != "principal":
            yield whose(words, record.person, self.facts)

    def _referred(self, words: Words, id: str) -> str:
        """Return what the record of that id says; a country, or what is none of ours, as it is."""
        for table in ("contracts", "studies", "credentials", "tests"):
            if (table, id) in self.records:
                return ", ".join(self._told(words, table, self.records[table, id]))
        return words.country(id) if len(id) == 2 and id.isupper() else id
