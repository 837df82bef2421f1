"""One language's catalogue. Whole sentences with named blanks, filled after translation."""

from __future__ import annotations

import gettext
import os.path
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Protocol

from casefile.errors import UsageError
from casefile.i18n.marking import N_, NP_, Sentence

if TYPE_CHECKING:
    from casefile.rules import formats

__all__ = ["LANGUAGES", "NP_", "N_", "Lang", "Sentence", "Words", "sentences_under", "words_for"]

Lang = Literal["fr", "en"]
LANGUAGES: tuple[Lang, ...] = ("fr", "en")
_MOST = 4096
"""How many sentences are kept in mind; a large case has some hundreds, said again after each change."""


class _Labelled(Protocol):
    @property
    def en(self) -> str: ...
    @property
    def fr(self) -> str: ...


class _Textual(Protocol):
    @property
    def template(self) -> Any: ...
    @property
    def values(self) -> Mapping[str, Any]: ...


class _Coded(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def values(self) -> dict[str, Any]: ...


class Words:
    """The words of one language: `words("Open {name}", name=x)`."""

    def __init__(self, lang: Lang, catalogue: gettext.NullTranslations) -> None:
        self.lang: Lang = lang
        self._catalogue = catalogue
        self._said_before: dict[tuple[str, str], str] = {}

    def __call__(self, message: str, /, **blanks: Any) -> str:
        """Return the sentence in this language, its named blanks filled; nothing for nothing."""
        if not message:  # gettext would answer with the header of the catalogue
            return ""
        return _filled(self._catalogue.gettext(message), blanks, self)

    def n(self, singular: str, plural: str, count: int, /, **blanks: Any) -> str:
        """Return the form of the sentence that fits the count; the blank {n} is the count."""
        return _filled(self._catalogue.ngettext(singular, plural, count), {"n": count, **blanks}, self)

    def c(self, context: str, message: str, /, **blanks: Any) -> str:
        """Return a word whose meaning depends on a context."""
        return _filled(self._catalogue.pgettext(context, message), blanks, self)

    def label(self, words: _Labelled | _Textual | Mapping[str, Any]) -> str:
        """Return this language's side of a bilingual label, or the words a text stands for, its blanks filled.

        Either may come as a mapping, as a case keeps it. Raises UsageError (rule.blank_unknown) when a rule file's
        text has a blank that nothing fills.
        """
        if isinstance(words, Mapping):
            template, values = words.get("template", words), words.get("values", {})
        else:
            template, values = getattr(words, "template", words), getattr(words, "values", {})
        if isinstance(template, str):
            return self.sentence(template, values)
        side = template[self.lang] if isinstance(template, Mapping) else getattr(template, self.lang)
        try:
            return _filled(str(side), values, self)
        except (KeyError, IndexError, ValueError, AttributeError) as problem:
            name = problem.args[0] if isinstance(problem, KeyError) else ""
            raise UsageError("rule.blank_unknown", text=str(side), problem=f"{{{name}}}") from None

    def sentence(self, code: str, values: Mapping[str, Any] | None = None) -> str:
        """Return the sentence of a finding, an error, an event: `code` is its key in casefile.i18n.sentences.

        A value called `variant` prefers the sentence `code.variant`, where there is one (a wrong type, by type). Values
        that hold another `code` and its `values` make that one's sentence the blank {what} (a change taken back).
        `at_key`, `at_line` and `at_column` say where the fault is, before the sentence. Raises KeyError for a code
        without a sentence, which a test makes impossible for those of the program: one in a file may be of a newer one.
        """
        asked = code, repr(values)  # equal values of other types read otherwise: 1, 1.0 and True
        said = self._said_before.get(asked)
        if said is None:
            if len(self._said_before) >= _MOST:
                self._said_before.clear()
            said = self._said_before[asked] = self._sentence(code, values)
        return said

    def _sentence(self, code: str, values: Mapping[str, Any] | None) -> str:
        known = sentences_under(code.partition(".")[0])
        blanks = dict(values or {})
        if isinstance(blanks.get("values"), Mapping):
            blanks["what"] = self.recorded(str(blanks.pop("code", "")), blanks.pop("values")).rstrip(".")
        sentence = self._said(known.get(f"{code}.{blanks.get('variant')}") or known[code], blanks)
        place = _place(blanks)
        if not place:
            return sentence
        return self._said(sentences_under(place.partition(".")[0])[place], {**blanks, "problem": sentence})

    def _said(self, sentence: Sentence, blanks: Mapping[str, Any]) -> str:
        if isinstance(sentence, str):
            return self(sentence, **blanks)
        singular, plural, count = sentence
        number = int(blanks[count])
        return _filled(self._catalogue.ngettext(singular, plural, number), {"n": number, **blanks}, self)

    def told(self, code: str, values: Mapping[str, Any] | None = None) -> str | None:
        """Return the sentence of a code a file holds; None when it, or its values, are those of another version."""
        try:
            return self.sentence(code, values)
        except (UsageError, KeyError, ValueError, TypeError, IndexError, AttributeError, ArithmeticError):
            return None

    def recorded(self, code: str, values: Mapping[str, Any]) -> str:
        """Return the sentence of what a case keeps (an event, a deadline); its code when a newer program wrote it."""
        told = self.told(code, values)
        return code if told is None else told

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

    def province(self, code: str) -> str:
        """Return the name of a province or territory from its code or a name of it; what was typed when it is none."""
        from casefile.i18n.vocabulary import PROVINCES
        from casefile.rules.provinces import province_code

        name = PROVINCES.get(province_code(code))
        return code if name is None else self(name)

    def choice(self, vocabulary: str, value: str) -> str:
        """Return the word for a value of a vocabulary of `casefile.i18n.vocabulary`, named as there."""
        from casefile.i18n import vocabulary as choices

        return choices.said(self, getattr(choices, vocabulary), value)

    def facts(self, keys: str) -> str:
        """Return the keys of facts that the journal holds between commas, in words."""
        from casefile.i18n.fact_names import keys_named

        return keys_named(self, keys)

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
def sentences_under(head: str) -> Mapping[str, Sentence]:  # noqa: C901, PLR0912 - a table of imports
    """Return the sentences of the module that holds the codes with that first word, loaded now; raises KeyError.

    A code may come from a file: the modules are named here, never made of the code.
    """
    match head:
        case "case" | "deadline" | "gate" | "journal" | "stage" | "unjudged" | "period" | "person":
            from casefile.i18n.sentences.case import SENTENCES
        case "after" | "conflict" | "ending":
            from casefile.i18n.sentences.ending import SENTENCES
        case "funds" | "history" | "letter" | "rehearsal" | "update":
            from casefile.i18n.sentences.reports import SENTENCES
        case "checklist" | "line" | "spreadsheet" | "subject":
            from casefile.i18n.sentences.checklist import SENTENCES
        case "copy" | "document":
            from casefile.i18n.sentences.document import SENTENCES
        case "fit":
            from casefile.i18n.sentences.fit import SENTENCES
        case "sort":
            from casefile.i18n.sentences.sorting import SENTENCES
        case "duties" | "hours" | "occupations":
            from casefile.i18n.sentences.hours import SENTENCES
        case "contract" | "date" | "table":
            from casefile.i18n.sentences.contract import SENTENCES
        case "facts" | "set":
            from casefile.i18n.sentences.facts import SENTENCES
        case "clock" | "file" | "open" | "rule" | "serve" | "store" | "templates":
            from casefile.i18n.sentences.store import SENTENCES
        case "print" | "printing":
            from casefile.i18n.sentences.printing import SENTENCES
        case "points" | "improve" | "ahead" | "steps67":
            from casefile.i18n.sentences.points import SENTENCES
        case "eligibility" | "language" | "offer":
            from casefile.i18n.sentences.eligibility import SENTENCES
        case "rounds":
            from casefile.i18n.sentences.rounds import SENTENCES
        case "unread":
            from casefile.i18n.sentences.unread import SENTENCES
        case _:
            raise KeyError(head)
    return SENTENCES


def _place(values: Mapping[str, Any]) -> str:
    """Return the code of the sentence that says where a fault is; empty when its values do not tell."""
    if "at_key" in values:
        return "set.at"
    if "at_line" not in values:
        return ""
    if values.get("at_column"):
        return "contract.at"
    return "facts.at" if "origin" in values else "contract.at_line"


def _filled(template: str, blanks: Mapping[str, Any], words: Words) -> str:
    """Return the template with its blanks filled; what fills them is loaded with the first blank."""
    if not blanks:
        return template
    from casefile.i18n import blanks as kinds

    return kinds.filled(template, blanks, words)
