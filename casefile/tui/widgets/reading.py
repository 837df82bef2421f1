"""What was understood of a typed answer: a value with its echo in words, or what is wrong with it, in words."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec

from casefile import clock
from casefile.cases.facts_checks import impossible_day
from casefile.cases.leaves import leave_kind, range_ends
from casefile.errors import CasefileError
from casefile.i18n.countries import country_code, country_names
from casefile.i18n.words import Words
from casefile.rules.book.rulebook import Occupation
from casefile.rules.days import parse_day
from casefile.rules.facts import Leave
from casefile.rules.text import folded
from casefile.services.rulebook.occupation_search import FoundOccupation
from casefile.tui.widgets.fields import Field

__all__ = ["LEAVE_KINDS", "AnswerReader", "AnswerReading"]

_TEXT_MAX = 2000
LEAVE_KINDS = ("unpaid", "parental", "sick", "short_time", "strike")
_CLOCK = re.compile(r"(?P<h>\d{1,2})\s*(?::|h)\s*(?P<m>\d{2})(?:\s*(?::|m|min)\s*(?P<s>\d{2})\s*s?)?")


class AnswerReading(msgspec.Struct, frozen=True):
    """What a typed answer means; `error` is empty when it was understood, `echo` when there is nothing to add."""

    value: Any = None
    echo: str = ""
    error: str = ""


class AnswerReader:
    """Understands typed answers in one language; `people` are the (id, name) one may choose from."""

    def __init__(
        self,
        words: Words,
        occupations: Mapping[str, Occupation] | None = None,
        people: Sequence[tuple[str, str]] = (),
        search: Callable[[str, int], Sequence[FoundOccupation]] | None = None,
    ) -> None:
        self.words = words
        self.occupations = occupations or {}
        self.people = tuple(people)
        self._search = search

    def read(self, field: Field, raw: str) -> AnswerReading:
        """Return what the raw answer to this question means."""
        if field.kind == "secret" and raw:
            return AnswerReading(value=raw)
        text = raw.strip()
        if field.is_choice:
            return self._choice(field, text)
        if not text:
            return self._nothing(field)
        if len(text) > _TEXT_MAX:
            return AnswerReading(error=self.words("This is too long: {n} signs at most.", n=_TEXT_MAX))
        reading = _KINDS[field.kind](self, text)
        if isinstance(reading.value, date) and not isinstance(reading.value, datetime):
            impossible = impossible_day(field.name, reading.value, clock.today())
            if impossible is not None:
                told = self.words.sentence(*impossible)
                return AnswerReading(error=told[:1].upper() + told[1:])
        return reading

    def options(self, field: Field) -> tuple[tuple[str, str], ...]:
        """Return the (raw, words) one may pick from for a choice."""
        if field.kind == "person":
            return self.people
        words = self.words
        return tuple(
            (raw, words(text) if isinstance(text, str) else words.label(text)) for raw, text in field.choices
        )

    def suggest(self, field: Field, raw: str, most: int = 6) -> list[tuple[str, str]]:
        """Return what the words typed so far may mean, best first: (raw, words); nothing once it is unambiguous."""
        text = raw.rpartition(",")[2].strip() if field.kind == "countries" else raw.strip()
        if len(text) < 2 or not self.read(field, raw).error:
            return []
        if field.kind == "noc":
            return self._occupations_like(text, most)
        if field.kind in {"country", "countries"}:
            wanted = folded(text)
            names = country_names(self.words.lang).items()
            close = sorted(
                (folded(name).find(wanted), name, code) for code, name in names if wanted in folded(name)
            )
            return [(code, name) for _at, name, code in close[:most]]
        return []

    def _nothing(self, field: Field) -> AnswerReading:
        if field.required:
            return AnswerReading(error=self.words("This is needed."))
        empty = {"countries": (), "leaves": (), "children": (), "names": (), "whole": 0}
        untyped = None if field.none_if_empty or field.kind in {"day", "moment"} else ""
        return AnswerReading(value=empty.get(field.kind, untyped))

    def _choice(self, field: Field, raw: str) -> AnswerReading:
        if raw not in {key for key, _label in self.options(field)}:
            return (
                AnswerReading(error=self.words("Choose one."))
                if field.required or raw
                else AnswerReading(None if field.none_if_empty else "")
            )
        if field.boolean:
            return AnswerReading(value={"yes": True, "no": False}.get(raw))
        return AnswerReading(value=raw or (None if field.none_if_empty else ""))

    def _text(self, text: str) -> AnswerReading:
        return AnswerReading(value=text)

    def _day(self, text: str) -> AnswerReading:
        try:
            day = parse_day(text)
        except CasefileError as fault:
            return AnswerReading(error=self.words.of(fault))
        return AnswerReading(value=day, echo=self.words.date(day, "weekday"))

    def _moment(self, text: str) -> AnswerReading:
        """A day, then if known the time in UTC: `2024-03-10 14:05:33`."""
        day_text, clock = _split_clock(text)
        day = self._day(day_text)
        if day.error or clock is None:
            return day
        hour, minute, second = (int(part or 0) for part in clock)
        try:
            at = datetime(day.value.year, day.value.month, day.value.day, hour, minute, second, tzinfo=UTC)
        except ValueError:
            return AnswerReading(error=self.words("There is no such time of day."))
        return AnswerReading(value=at, echo=self.words.moment(at, seconds=True))

    def _country(self, text: str) -> AnswerReading:
        code = country_code(text)
        if code is None:
            return AnswerReading(error=self.words("No country has this name or code."))
        return AnswerReading(value=code, echo=self._named(text, (code,)))

    def _countries(self, text: str) -> AnswerReading:
        codes = []
        for part in filter(None, (part.strip() for part in re.split("[,;]", text))):
            code = country_code(part)
            if code is None:
                return AnswerReading(error=self.words("No country has the name or code “{text}”.", text=part))
            codes.append(code)
        unique = tuple(dict.fromkeys(codes))
        return AnswerReading(value=unique, echo=self._named(text, unique))

    def _named(self, text: str, codes: Sequence[str]) -> str:
        """Return the names of countries, nothing where they are what was typed."""
        names = ", ".join(self.words.country(code) for code in codes)
        return "" if folded(names) == folded(text) else names

    def _noc(self, text: str) -> AnswerReading:
        if not re.fullmatch(r"[0-9]{5}", text):
            return AnswerReading(error=self.words("Five digits, or words of the title to search."))
        occupation = self.occupations.get(text)
        if occupation is None:
            return AnswerReading(error=self.words("NOC 2021 has no occupation {noc_code}.", noc_code=text))
        echo = self.words(
            "{title} (TEER {teer})", title=self.words.label(occupation.title), teer=occupation.teer
        )
        return AnswerReading(value=text, echo=echo)

    def _occupations_like(self, text: str, most: int) -> list[tuple[str, str]]:
        found = self._search(text, most) if self._search is not None else ()
        return [(each.occupation.code, self._occupation(each)) for each in found]

    def _occupation(self, found: FoundOccupation) -> str:
        """The code, its title, its TEER, and the example that was meant, so that two close occupations differ."""
        one = found.occupation
        named = self.words("{title} (TEER {teer})", title=one.title, teer=one.teer)
        return f"{one.code} {named} · {found.title}" if found.title else f"{one.code} {named}"

    def _hours(self, text: str) -> AnswerReading:
        hours = _exact(text)
        if hours is None or not 0 < hours <= 168:
            return AnswerReading(error=self.words("Hours a week: a number above 0, at most 168."))
        return AnswerReading(
            value=str(hours), echo=self.words("{n} hours a week", n=_short(hours, self.words))
        )

    def _percent(self, text: str) -> AnswerReading:
        share = _exact(text.removesuffix("%").strip())
        if share is None or not 0 <= share <= 100:
            return AnswerReading(error=self.words("A percentage from 0 to 100."))
        return AnswerReading(
            value=str(share), echo=self.words("{n}% of the weeks at school", n=_short(share, self.words))
        )

    def _whole(self, text: str) -> AnswerReading:
        digits = re.sub(r"[\s$]", "", text)
        if not re.fullmatch(r"[0-9]{1,12}", digits):
            return AnswerReading(error=self.words("A whole number, without cents."))
        return AnswerReading(value=int(digits), echo=self.words.money(int(digits)))

    def _names(self, text: str) -> AnswerReading:
        return AnswerReading(value=tuple(part.strip() for part in text.split(";") if part.strip()))

    def _leaves(self, text: str) -> AnswerReading:
        """Ranges separated by `;`, each `first/last` and, after a colon, its kind."""
        leaves = []
        for part in filter(None, (part.strip() for part in text.split(";"))):
            reading = self._leave(part)
            if reading.error:
                return reading
            leaves.append(reading.value)
        shown = "; ".join(
            f"{self.words.date(one.first, 'short')} → {self.words.date(one.last, 'short')}" for one in leaves
        )
        return AnswerReading(value=tuple(leaves), echo=shown)

    def _leave(self, part: str) -> AnswerReading:
        days, _colon, kind_text = part.partition(":")
        kind = leave_kind(kind_text)
        ends = [self._day(end.strip()) for end in range_ends(days)]
        fault = next((end for end in ends if end.error), None)
        if fault is not None:
            return fault
        if kind is None:
            return AnswerReading(
                error=self.words("After the colon: unpaid, parental, sick, short time or strike.")
            )
        if len(ends) != 2:
            return AnswerReading(
                error=self.words("A leave is written 2016-03-01/2016-03-31; several are separated by ;")
            )
        if ends[1].value < ends[0].value:
            return AnswerReading(error=self.words("The leave ends before it begins."))
        return AnswerReading(value=Leave(first=ends[0].value, last=ends[1].value, kind=kind))

    def _children(self, text: str) -> AnswerReading:
        """A name (or none) and a birth date each, separated by `;`."""
        children: list[tuple[str, date]] = []
        for part in filter(None, (part.strip() for part in text.split(";"))):
            child = self._child(part.split())
            if child is None:
                return AnswerReading(error=self.words("“{text}” does not end in a birth date.", text=part))
            children.append(child)
        shown = "; ".join(f"{name} {self.words.date(born, 'short')}".strip() for name, born in children)
        return AnswerReading(value=tuple(children), echo=shown)

    def _child(self, tokens: list[str]) -> tuple[str, date] | None:
        for at in range(len(tokens)):
            reading = self._day(" ".join(tokens[at:]))
            if not reading.error:
                return " ".join(tokens[:at]), reading.value
        return None


_KINDS: dict[str, Callable[[AnswerReader, str], AnswerReading]] = {
    "text": AnswerReader._text,
    "day": AnswerReader._day,
    "moment": AnswerReader._moment,
    "country": AnswerReader._country,
    "countries": AnswerReader._countries,
    "noc": AnswerReader._noc,
    "hours": AnswerReader._hours,
    "percent": AnswerReader._percent,
    "whole": AnswerReader._whole,
    "names": AnswerReader._names,
    "leaves": AnswerReader._leaves,
    "children": AnswerReader._children,
}


def _exact(text: str) -> Decimal | None:
    """A number with a point or a comma, exactly; None for anything else, infinities included."""
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() and -6 <= number.adjusted() <= 6 else None


def _short(number: Decimal, words: Words) -> str:
    plain = format(number.normalize(), "f")
    return plain.replace(".", ",") if words.lang == "fr" else plain


def _split_clock(text: str) -> tuple[str, tuple[str | Any, ...] | None]:
    """A day and the time after it, when there is one; `T`, `Z` and UTC are understood."""
    bare = re.sub(r"(?i)\s*(utc|z)$", "", text.strip())
    bare = re.sub(r"(?<=\d)T(?=\d)", " ", bare)
    found = _CLOCK.search(bare)
    if found is None or found.end() != len(bare):
        return bare, None
    return bare[: found.start()].removesuffix(" à ").removesuffix(" at ").strip(" ,"), found.group(
        "h", "m", "s"
    )
