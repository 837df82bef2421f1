"""Stays, addresses and activities typed or pasted line after line, for one person or for several at once."""

from collections.abc import Mapping
from typing import Any

import msgspec
from textual.content import Content

from casefile.cases.changes import Change, add_fact
from casefile.cases.fact_paste import FactLine, PastedFacts, facts_of, parse_pasted_facts, rewritten_facts
from casefile.errors import UsageError
from casefile.i18n.countries import country_code
from casefile.i18n.words import N_
from casefile.rules.facts import Facts
from casefile.tui.base import lit
from casefile.tui.screens.facts.tables import FactSection
from casefile.tui.screens.facts.together import SHARED, each_of, people_and_groups
from casefile.tui.screens.pasting import MONTHS, Pasting, Preview
from casefile.tui.widgets.reading import AnswerReader
from casefile.tui.widgets.understood import RowMeaning

__all__ = ["PasteFacts"]

_EXAMPLES = {
    "stays": N_("France 14/03/1993 → 28/02/2019"),
    "addresses": N_("12 rue des Lilas, 69003 Lyon, France: 01/09/2018 → 30/06/2021"),
    "activities": N_("Fictive University, studies: 01/09/2011 → 30/06/2014"),
}
_ABOUT = {
    "stays": N_("One line each: the country and the days; “holidays” or “trip” for what was only a journey."),
    "addresses": N_("One line each: the address as on an envelope, and the days."),
    "activities": N_("One line each: what and where, and the days; work, study, unemployment, travel."),
}
_ASKED = {"stays": ("person", "country"), "addresses": ("person", "country"), "activities": ("person",)}


class PasteFacts(Pasting):
    """A place for the lines of one table of facts; whose they are, and the country not told, are asked once."""

    def __init__(self, case_id: str, facts: Facts, section: FactSection, text: str = "") -> None:
        self.facts, self.section = facts, section
        several = len(facts.persons) > 1
        asked = tuple(
            msgspec.structs.replace(field, required=field.name != "country" or section.table == "stays")
            for field in section.fields
            if field.name in _ASKED[section.table] and (several or field.name != "person")
        )
        super().__init__(f"{case_id}/{section.table}/pasted", (*asked, MONTHS), text)

    @property
    def title_told(self) -> str:
        """Return the section."""
        return self.words("{section}: line after line", section=self.words(self.section.title))

    @property
    def about(self) -> str:
        """Return how lines are written."""
        return self.words(_ABOUT[self.section.table])

    @property
    def example(self) -> str:
        """Return a line as an example."""
        return self.words(_EXAMPLES[self.section.table])

    def reader(self) -> AnswerReader:
        """Read whose the lines are: one person's, or those of several where they may be."""
        several = people_and_groups(self.facts, self.words)
        told = several if self.section.table in SHARED else several[: max(1, len(self.facts.persons))]
        return AnswerReader(self.words, people=told)

    def read(self, text: str, answers: Mapping[str, str]) -> Preview:
        """Return what the lines mean."""
        pasted = parse_pasted_facts(text, self.section.table, country_code)
        if pasted is None:
            return self.wrong((UsageError("contract.line_unreadable", text=text.strip()[:80]),))
        asked = self._asked(pasted)
        lines = [
            *(RowMeaning(each.number, self._line(each, answers)) for each in pasted.lines),
            *self.unread_lines(pasted.problems),
            *self.skipped_lines(pasted.skipped),
        ]
        whole = not pasted.problems and not self.still_to_tell(asked, answers)
        return Preview(
            lines=tuple(sorted(lines, key=lambda each: each[0])), asked=frozenset(asked),
            aside=(*self.still_to_tell(asked, answers), *self.notes(pasted.notes)),
            found=self._records(pasted, answers) if whole else None,
            rewritten=rewritten_facts(pasted, self.words.country),
        )  # fmt: skip

    def _asked(self, pasted: PastedFacts) -> set[str]:
        several = {"person"} if len(self.facts.persons) > 1 else set()
        lacking = {"country"} if "country" in _ASKED[pasted.table] and pasted.lacks("country") else set()
        return several | lacking | ({MONTHS.name} if pasted.months else set())

    def _line(self, line: FactLine, answers: Mapping[str, str]) -> Content:
        told = dict(line.told)
        told["country"] = told.get("country") or answers.get("country", "")
        day = self.words.date
        last = day(line.last, "short") if line.last else self.words("goes on")
        parts = [
            told.get("line") or told.get("what") or "",
            self._word(told.get("purpose") or told.get("kind") or ""),
            self.words.country(told["country"]) if told["country"] else "",
        ]
        return lit(f"✓ {', '.join(filter(None, parts))} · {day(line.first, 'short')} → {last}")

    def _word(self, answer: str) -> str:
        """Say a kind or a purpose as its question does."""
        choices = {raw: text for field in self.section.fields for raw, text in field.choices}
        told: Any = choices.get(answer, answer)
        return self.words(told) if isinstance(told, str) else self.words.label(told)

    def _records(self, pasted: PastedFacts, answers: Mapping[str, str]) -> tuple[Any, ...]:
        person = answers.get("person", "principal")
        records = facts_of(pasted, person, answers)
        if pasted.table not in SHARED:
            return records
        return tuple(own for record in records for own in each_of(record, self.facts))

    def made(self, found: tuple[Any, ...]) -> Change | str:
        """Return the change that adds what the case does not hold yet."""
        held = {msgspec.structs.replace(each, id="") for each in getattr(self.facts, self.section.table)}
        new = tuple(each for each in found if each not in held)
        if not new:
            return self.words("The case already says all that is in these lines.")
        return add_fact(self.section.table, *new)
