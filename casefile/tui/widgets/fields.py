"""What one question of a form is: its words, what kind of answer it takes, and when it is worth asking."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Literal

import msgspec

from casefile.i18n.countries import country_code, country_name
from casefile.i18n.words import N_
from casefile.rules.findings import Label

__all__ = ["TRISTATE", "YES_NO", "Field", "FieldKind", "Raw", "as_written", "raw_of", "shown_fields"]

_WITH_DECIMALS = re.compile(r"(\d+)[.,](\d+)")

FieldKind = Literal[
    "text", "day", "moment", "choice", "person", "country", "countries", "noc", "hours", "percent", "whole",
    "names", "leaves", "children", "secret",
]  # fmt: skip
Raw = Mapping[str, str]

YES_NO = (("yes", N_("yes")), ("no", N_("no")))
TRISTATE = (*YES_NO, ("", N_("I don’t know")))


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One question. `label`, `help` and the words of `choices` are English sentences, translated where shown.

    An answer is held as text while it is edited (`raw`), whatever its kind; `shown` looks at the other raw answers
    and says whether this question has a point. A `choice` whose raw values are yes, no and empty becomes a boolean
    or None when `boolean`; `wanted` answers may come later, and count in what is still to
    complete; `none_if_empty` makes an empty answer None where it would be an empty text. A `secret` is never shown,
    never kept as a draft, and taken exactly as it was typed.
    """

    name: str
    label: str
    kind: FieldKind = "text"
    help: str | Label = ""
    required: bool = False
    wanted: bool = False
    choices: tuple[tuple[str, str | Label], ...] = ()
    boolean: bool = False
    none_if_empty: bool = False
    default: str = ""
    shown: Callable[[Raw], bool] | None = None

    @property
    def is_choice(self) -> bool:
        """Say whether the answer is picked among a few words rather than typed."""
        return self.kind in {"choice", "person"}


def shown_fields(fields: tuple[Field, ...], raw: Raw) -> tuple[Field, ...]:
    """Return the questions that have a point, given the answers so far."""
    return tuple(field for field in fields if field.shown is None or field.shown(raw))


def raw_of(field: Field, value: Any) -> str:
    """Return a stored value as the text one would have typed for it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field.kind == "leaves":
        return "; ".join(f"{leave.first}/{leave.last}:{leave.kind}" for leave in value)
    if field.kind == "countries":
        return ", ".join(value)
    if field.kind == "names":
        return "; ".join(value)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def as_written(field: Field, raw: str, lang: str) -> str:
    """Return an answer as that language writes it: decimals with its sign, countries by name; others unchanged."""
    if field.kind in {"country", "countries"}:
        return ", ".join(_country(each.strip(), lang) for each in raw.split(","))
    found = _WITH_DECIMALS.fullmatch(raw) if field.kind in {"hours", "percent"} else None
    return raw if found is None else f"{found[1]}{',' if lang == 'fr' else '.'}{found[2]}"


def _country(typed: str, lang: str) -> str:
    """Return the name of what was typed as a country, itself when it is none."""
    code = country_code(typed)
    return typed if code is None else country_name(code, lang)
