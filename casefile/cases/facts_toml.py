"""Every fact of a case as one TOML text: read with every error and its line, written to read back."""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

import msgspec

from casefile.cases.cells import Country
from casefile.cases.facts_checks import COUNTRY_FIELDS, PROVINCE_FIELDS, contradictions
from casefile.cases.facts_spoken import answered, is_unanswered, spoken
from casefile.cases.ids import TABLES, with_ids
from casefile.cases.typed_toml import as_typed
from casefile.errors import UsageError
from casefile.rules.book.faults import syntax_place
from casefile.rules.book.test_scales import Tests
from casefile.rules.book.toml_limits import first_excess
from casefile.rules.book.toml_places import TomlPlace, places_of
from casefile.rules.facts import Facts
from casefile.rules.provinces import province_code

__all__ = ["FACTS_SCHEMA", "TABLES", "dump_facts", "parse_facts", "read_facts"]

FACTS_SCHEMA = "casefile.facts/1"
ChoiceMeant = Callable[[str, str, str], str | None]
"""Gives the choice of a key of a table that a word means, None when it means none."""

_FIELDS = {field.name: field for field in msgspec.structs.fields(Facts)}
_TOO_MANY = {
    "lines": "facts.too_many_lines",
    "records": "facts.too_many_records",
    "dots": "facts.too_many_dots",
    "digits": "facts.too_many_digits",
}
_PLACES = (*COUNTRY_FIELDS, *PROVINCE_FIELDS)
_FIGURES = {"hours_per_week", "school_share_percent", "listening", "reading", "writing", "speaking"}


def parse_facts(
    text: str,
    origin: str,
    country: Country | None = None,
    programmes: Sequence[str] = (),
    today: date | None = None,
    tests: Tests | None = None,
) -> Facts:
    """Return the facts a TOML text holds, every record with an id; `origin` names the file in the errors.

    Raises UsageError (facts.refused), as `read_facts` does.
    """
    return with_ids(read_facts(text, origin, country, programmes, today, tests))


def read_facts(
    text: str,
    origin: str,
    country: Country | None = None,
    programmes: Sequence[str] = (),
    today: date | None = None,
    tests: Tests | None = None,
    choice: ChoiceMeant | None = None,
) -> Facts:
    """Return the facts a TOML text holds, with the ids it gives and no other; `origin` names the file in the errors.

    `country` turns what was typed for a country into its code, None when it is none; without it only the shape of
    the code is looked at; `programmes` are the ids a case may say, any when there are none; `today` tells a birth
    that is still to come; `tests` are the scales that scores are measured on; `choice` names what a word of either
    language chooses for a key of a table. Raises UsageError (facts.refused)
    whose problems name every error with its line.
    """
    excess = first_excess(text)
    if excess is not None:
        line, what, most = excess
        told = UsageError(_TOO_MANY[what], origin=origin, at_line=line, most=most)
        raise UsageError("facts.refused", (told,), origin=origin, count=1)
    raw, text = _parsed(text, origin)
    reading = _Reading(origin, places_of(text), country, programmes, choice)
    facts = reading.facts(raw)
    for place, code, values in contradictions(with_ids(facts), today, tests):
        if code != "facts.unknown_person" or not reading.lost("persons"):
            reading.refuse(code, reading.written(place), **values)
    if reading.problems:
        problems = tuple(sorted(reading.problems, key=lambda problem: problem.values["at_line"]))
        raise UsageError("facts.refused", problems, origin=origin, count=len(problems))
    return facts


def _parsed(text: str, origin: str) -> tuple[dict[str, Any], str]:
    """Return what a file says and the text it was read from: as it stands, else as people write it."""
    with suppress(ValueError, ArithmeticError, RecursionError):
        return tomllib.loads(text, parse_float=Decimal), text
    typed = as_typed(text)
    try:
        return tomllib.loads(typed, parse_float=Decimal), typed
    except (ValueError, ArithmeticError, RecursionError) as fault:
        raise UsageError("facts.refused", (_syntax(fault, typed, origin),), origin=origin, count=1) from fault


def dump_facts(facts: Facts) -> str:
    """Return the facts as TOML that `parse_facts` reads back into the same facts."""
    lines = [f"schema = {_value(FACTS_SCHEMA)}"]
    lines += [f"{name} = {_value(value)}" for name, value in _told(facts) if name not in TABLES]
    for table in TABLES:
        for record in getattr(facts, table):
            lines += ["", f"[[{table}]]"]
            lines += [f"{name} = {_value(value)}" for name, value in _told(record)]
    return "\n".join(lines) + "\n"


class _Reading:
    """One reading of a file: its errors gather here, so that the person sees them all at once."""

    def __init__(
        self,
        origin: str,
        places: Mapping[TomlPlace, int],
        country: Country | None,
        programmes: Sequence[str],
        choice: ChoiceMeant | None,
    ) -> None:
        self.origin = origin
        self.places = places
        self.country = country
        self.programmes = programmes
        self.choice = choice
        self.problems: list[UsageError] = []
        self._kept: dict[str, list[int]] = {}
        self._given: dict[str, int] = {}

    def lost(self, table: str) -> bool:
        """Say whether a record of the table was refused, so that nobody can tell what it would have been."""
        return len(self._kept.get(table, ())) < self._given.get(table, 0)

    def written(self, place: TomlPlace) -> TomlPlace:
        """Return where in the file the record stands that has this place among those kept."""
        if len(place) == 1:
            return place
        table, at = place[0], place[1]
        return (table, self._kept[str(table)][int(at)], *place[2:])

    def refuse(self, code: str, place: TomlPlace, **values: Any) -> None:
        """Keep one error with the line of its place, or of the nearest place around it."""
        around = (place[:end] for end in range(len(place), 0, -1))
        nearest = (each for outer in around for each in (outer, (*outer, 0)))  # a list of tables: its first
        line = next((self.places[each] for each in nearest if each in self.places), 1)
        self.problems.append(UsageError(code, origin=self.origin, at_line=line, **values))

    def facts(self, raw: dict[str, Any]) -> Facts:
        """Return the facts without what was refused."""
        if raw.pop("schema", FACTS_SCHEMA) != FACTS_SCHEMA:
            self.refuse("facts.other_schema", ("schema",), expected=FACTS_SCHEMA)
        raw = answered(raw, {name: field.type for name, field in _FIELDS.items()})
        given: dict[str, Any] = {}
        for name, value in raw.items():
            if name in TABLES:
                given[name] = self.table(name, value)
            elif name in _FIELDS:
                given[name] = self.field(_FIELDS[name].type, name, value, (name,))
            else:
                self.refuse("facts.unknown_key", (name,), key=name)
        return Facts(**{name: value for name, value in given.items() if value is not None})

    def table(self, name: str, value: Any) -> tuple[Any, ...]:
        """Return the records of one table."""
        if not isinstance(value, list) or not all(isinstance(record, dict) for record in value):
            self.refuse("facts.not_a_table", (name,), key=name)
            return ()
        empty = [is_unanswered(record) for record in value]
        records = [
            None if empty[at] else self.record(TABLES[name], record, (name, at))
            for at, record in enumerate(value)
        ]
        self._given[name] = len(records) - sum(empty)
        self._kept[name] = [at for at, record in enumerate(records) if record is not None]
        return tuple(record for record in records if record is not None)

    def record(self, kind: type[msgspec.Struct], raw: dict[str, Any], place: TomlPlace) -> Any:
        """Return one record, None when something in it was refused."""
        before = len(self.problems)
        fields = {field.name: field for field in msgspec.structs.fields(kind)}
        raw = answered(raw, {name: field.type for name, field in fields.items()})
        for name in raw.keys() - fields.keys():
            self.refuse("facts.unknown_key", (*place, name), key=name)
        for name, field in fields.items():
            if field.required and name not in raw:
                self.refuse("facts.key_missing", place, key=name, table=str(place[0]))
        given = {
            name: self.field(fields[name].type, name, value, (*place, name))
            for name, value in raw.items()
            if name in fields
        }
        return kind(**given) if len(self.problems) == before else None

    def field(self, kind: Any, name: str, value: Any, place: TomlPlace) -> Any:
        """Return one value as the kind its field has, None when it was refused."""
        if name == "leaves" and isinstance(value, list):
            return self._leaves(kind.__args__[0], value, place)
        if isinstance(value, str):
            try:
                value = spoken(
                    name, kind, value, self.choice and partial(self.choice, _table_of(place), name)
                )
            except UsageError as problem:
                self.refuse(problem.code, place, **problem.values)
                return None
        if name in _FIGURES and isinstance(value, int | Decimal) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, datetime):
            value = value.isoformat()
        if name == "programme" and self.programmes and value not in self.programmes:
            allowed = ", ".join(self.programmes)
            self.refuse("facts.not_a_choice", place, key=name, value=_shown(value), allowed=allowed)
            return None
        if name in _PLACES and isinstance(value, str):
            return (
                self._country(name, value, place) if name in COUNTRY_FIELDS else province_code(value) or value
            )
        if (
            name == "citizenships"
            and isinstance(value, list)
            and all(isinstance(each, str) for each in value)
        ):
            return tuple(self._country(name, each, place) or "" for each in value)
        try:
            return msgspec.convert(value, kind)
        except msgspec.ValidationError:
            self.refuse(
                _refusal(kind), place, key=name, value=_shown(value), allowed=", ".join(_choices(kind))
            )
            return None

    def _country(self, name: str, value: str, place: TomlPlace) -> str | None:
        """Return the code of the country typed, None when it was refused."""
        if self.country is None or not value:
            return value
        code = self.country(value)
        if code is None:
            self.refuse("facts.not_a_country", place, key=name, value=_shown(value))
        return code

    def _leaves(self, kind: type[msgspec.Struct], value: list[Any], place: TomlPlace) -> tuple[Any, ...]:
        if not all(isinstance(leave, dict) for leave in value):
            self.refuse("facts.not_a_table", place, key="leaves")
            return ()
        return tuple(self.record(kind, leave, (*place, at)) for at, leave in enumerate(value))


def _table_of(place: TomlPlace) -> str:
    """Return the table that a value stands in: empty at the top of the file, `leaves` within a contract."""
    return "" if len(place) == 1 else str(place[0] if len(place) == 3 else place[2])


def _refusal(kind: Any) -> str:
    kinds = {kind, *getattr(kind, "__args__", ())}
    if date in kinds:
        return "facts.not_a_day"
    if _choices(kind):
        return "facts.not_a_choice"
    if bool in kinds:
        return "facts.not_yes_no"
    return "facts.not_a_number" if int in kinds else "facts.not_a_list" if ... in kinds else "facts.not_text"


def _choices(kind: Any) -> list[str]:
    """Return the words a field allows; a field that may also be unset has them one level deeper."""
    found: list[str] = []
    for each in getattr(kind, "__args__", ()):
        found += [each] if isinstance(each, str) and each else _choices(each)
    return found


def _shown(value: Any) -> str:
    return str(value)[:60]


def _syntax(fault: Exception, text: str, origin: str) -> UsageError:
    line, column = syntax_place(fault, text)
    return UsageError("facts.not_toml", origin=origin, at_line=line, column=column)


def _told(record: msgspec.Struct) -> Iterator[tuple[str, Any]]:
    """Yield the fields that were told: those without a default, and those that differ from it."""
    for field in msgspec.structs.fields(type(record)):
        value = getattr(record, field.name)
        if value is not None and (field.required or value != field.default):
            yield field.name, value


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "[" + ", ".join(_value(each) for each in value) + "]"
    if isinstance(value, msgspec.Struct):
        return "{ " + ", ".join(f"{name} = {_value(each)}" for name, each in _told(value)) + " }"
    return _text(str(value))


def _text(text: str) -> str:
    """Return a TOML basic string: quotes, backslashes and every control character escaped."""
    named = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    signs = (
        named.get(sign) or (f"\\u{ord(sign):04x}" if ord(sign) < 32 or ord(sign) == 127 else sign)
        for sign in text.encode("utf-8", "replace").decode("utf-8")
    )
    return '"' + "".join(signs) + '"'
