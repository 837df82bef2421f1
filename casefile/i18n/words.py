"""One language's catalogue. Whole sentences with named blanks, filled after translation."""

from __future__ import annotations

import gettext
import os.path
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from casefile.rules import formats

__all__ = ["HEADS", "LANGUAGES", "NP_", "N_", "Lang", "Sentence", "Words", "words_for"]

Lang = Literal["fr", "en"]
LANGUAGES: tuple[Lang, ...] = ("fr", "en")
Sentence = str | tuple[str, str, str]
HEADS = frozenset((
    "ahead", "case", "checklist", "clock", "contract", "copy", "date", "deadline", "document", "duties",
    "eligibility", "facts", "file", "funds", "gate", "history", "hours", "improve", "journal",
    "language", "letter", "line", "occupations", "open", "points", "print", "printing", "rehearsal",
    "rounds", "rule", "set", "spreadsheet", "stage", "store", "templates", "unjudged", "unread",
    "update",
))  # fmt: skip
"""The heads of all codes: the modules of casefile.i18n.sentences."""


class _Labelled(Protocol):
    @property
    def en(self) -> str: ...
    @property
    def fr(self) -> str: ...


class _Coded(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def values(self) -> dict[str, Any]: ...


def N_(message: str) -> str:  # noqa: N802 - the name gettext's tools know
    """Mark a sentence for translation; it is translated where it is shown."""
    return message


def NP_(singular: str, plural: str, count: str) -> tuple[str, str, str]:  # noqa: N802
    """Mark a sentence with a plural; `count` is the name of the blank that decides."""
    return singular, plural, count


class Words:
    """The words of one language: `words("Open {name}", name=x)`."""

    def __init__(self, lang: Lang, catalogue: gettext.NullTranslations) -> None:
        self.lang: Lang = lang
        self._catalogue = catalogue

    def __call__(self, message: str, /, **blanks: Any) -> str:
        """Return the sentence in this language, its named blanks filled."""
        return filled(self._catalogue.gettext(message), blanks, self)

    def n(self, singular: str, plural: str, count: int, /, **blanks: Any) -> str:
        """Return the form of the sentence that fits the count; the blank {n} is the count."""
        return filled(self._catalogue.ngettext(singular, plural, count), {"n": count, **blanks}, self)

    def c(self, context: str, message: str, /, **blanks: Any) -> str:
        """Return a word whose meaning depends on a context."""
        return filled(self._catalogue.pgettext(context, message), blanks, self)

    def label(self, label: _Labelled | Mapping[str, str]) -> str:
        """Return this language's side of a bilingual label of the templates."""
        if isinstance(label, Mapping):
            return str(label[self.lang])
        return label.fr if self.lang == "fr" else label.en

    def sentence(self, code: str, values: Mapping[str, Any] | None = None) -> str:
        """Return the sentence of a finding, an error, an event: `code` is its key in casefile.i18n.sentences.

        A value called `variant` prefers the sentence `code.variant`, where there is one (a wrong type, by type). Values
        that hold another `code` and its `values` make that one's sentence the blank {what} (a change taken back).
        Raises KeyError when there is none, which a test makes impossible for the codes the program uses.
        """
        known = _sentences(code.partition(".")[0])
        blanks = dict(values or {})
        if isinstance(blanks.get("values"), Mapping):
            blanks["what"] = self.sentence(str(blanks.pop("code", "")), blanks.pop("values")).rstrip(".")
        found = known.get(f"{code}.{blanks.get('variant')}") or known[code]
        if isinstance(found, str):
            return self(found, **blanks)
        singular, plural, count = found
        number = int(blanks[count])
        return filled(self._catalogue.ngettext(singular, plural, number), {"n": number, **blanks}, self)

    def told(self, code: str, values: Mapping[str, Any] | None = None) -> str | None:
        """Return the sentence of a code a file holds; None when it, or its values, are those of another version."""
        try:
            return self.sentence(code, values)
        except (KeyError, ValueError, TypeError, IndexError, AttributeError, ArithmeticError):
            return None

    def of(self, coded: _Coded) -> str:
        """Return the sentence of a finding or of a deliberate error; one of a later version is said to be one."""
        told = self.told(coded.code, coded.values)
        return self.sentence("unread.newer_finding", {"code": coded.code}) if told is None else told

    def date(self, day: Any, style: formats.DateStyle = "long") -> str:
        """Return a day in words: long (15 janvier 2025), short (15 janv. 2025), weekday, tiny (15 janv.)."""
        from casefile.rules import formats

        return formats.day(day, self.lang, style)

    def moment(self, moment: Any, *, seconds: bool = False) -> str:
        """Return a moment in words, with its time zone."""
        from casefile.rules import formats

        return formats.moment(moment, self.lang, seconds=seconds)

    def figure(self, number: Any, places: int = 2) -> str:
        """Return an exact number with that many decimals, rounded half-even."""
        from casefile.rules import formats

        return formats.figure(number, self.lang, places)

    def size(self, size_bytes: int) -> str:
        """Return a size in bytes as a person reads it (4,1 Mo)."""
        from casefile.rules import formats

        return formats.size(size_bytes, self.lang)

    def money(self, amount_cad: Any) -> str:
        """Return an amount of Canadian dollars."""
        from casefile.rules import formats

        return formats.money(amount_cad, self.lang)

    def country(self, code: str) -> str:
        """Return the name of a country from its ISO 3166 alpha-2 code; the code itself when it is unknown."""
        from casefile.i18n.countries import country_name

        return country_name(code, self.lang)


@cache
def words_for(lang: Lang) -> Words:
    """Return the words of that language, loaded once."""
    folder = os.path.join(os.path.dirname(__file__), "locale")  # noqa: PTH118, PTH120 - pathlib costs 4 ms
    return Words(lang, gettext.translation("casefile", folder, [lang], fallback=True))


@cache
def _sentences(head: str) -> Mapping[str, Sentence]:
    if head not in HEADS:  # a file may hold any code: no module is imported by a name of its choosing
        raise KeyError(head)
    module = import_module(f"casefile.i18n.sentences.{head}")
    sentences: Mapping[str, Sentence] = module.SENTENCES
    return sentences


def filled(template: str, blanks: Mapping[str, Any], words: Words) -> str:
    """Return the template with its blanks filled; what fills them is loaded with the first blank."""
    if not blanks:
        return template
    from casefile.i18n import blanks as kinds

    return kinds.filled(template, blanks, words)
