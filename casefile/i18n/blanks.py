"""How the blanks of a sentence are filled: by the kind of value, and by the name of the blank."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Protocol

__all__ = ["filled"]

_VOCABULARIES = {
    "ability": "ABILITIES",
    "condition": "CONDITIONS",
    "education": "EDUCATION_LEVELS",
    "official_language": "OFFICIAL_LANGUAGES",
}
_BEFORE_VOWEL = re.compile(r"\b([DdLl]|(?:[Ll]ors|[Pp]uis)?[Qq]u)[ea] (\{(\w+)\})")
_VOWELS = tuple("aàâäæeéèêëiîïoôöœuùûüAÀÂÄÆEÉÈÊËIÎÏOÔÖŒUÙÛÜ")
_BEFORE_POINT = re.compile(r"(\{(\w+)\})\.(?!\w)")


class Speaker(Protocol):
    """What says a value in a language."""

    lang: Any

    def date(self, day: Any, style: Any = "long") -> str:
        """Return a day."""

    def moment(self, moment: Any, *, seconds: bool = False) -> str:
        """Return a moment."""

    def figure(self, number: Any, places: int = 2) -> str:
        """Return a number."""

    def size(self, size_bytes: int) -> str:
        """Return a size."""

    def money(self, amount_cad: Any) -> str:
        """Return an amount of money."""

    def country(self, code: str) -> str:
        """Return a country."""

    def province(self, code: str) -> str:
        """Return a province."""

    def label(self, label: Any) -> str:
        """Return the side of a bilingual label."""

    def of(self, coded: Any) -> str:
        """Return the sentence of a finding."""

    def choice(self, vocabulary: str, value: str) -> str:
        """Return the word of a vocabulary of `casefile.i18n.vocabulary`."""

    def facts(self, keys: str) -> str:
        """Return the keys of facts, between commas, in words."""


def filled(template: str, blanks: Mapping[str, Any], words: Speaker) -> str:
    """Return the template with its {blanks} filled; a template without blanks is returned as it is.

    Days read as words, exact numbers get two decimals, whole numbers are grouped, bilingual labels give their side.
    A blank named `country` or `*_country` is a country's code, `*_province` a province's, `month` or `*_month` a
    day of which the month is said, `*_bytes` a size, `*_cad` an amount of money, `year` or `*_code` a plain number,
    `score` or `*_score` a number with no more decimals than it has; `ability`, `condition`, `education` and
    `official_language` are words of the vocabulary; `fact_keys` are the keys of facts that the journal holds as
    `names`, said in words. A finding is its sentence; a moment named `*_second` is told to the second. Text is put in
    as it is: whoever shows it guards against markup. A value that ends with a point (Ltd.)
    ends the sentence too.
    """
    if not blanks:
        return template
    shown = {name: _shown(name, value, words) for name, value in blanks.items()}
    if "{fact_keys}" in template:
        shown["fact_keys"] = words.facts(str(blanks["names"]))
    joined = _BEFORE_POINT.sub(lambda at: at[1] if shown.get(at[2], "").endswith(".") else at[0], template)
    return (_elided(joined, shown) if words.lang == "fr" else joined).format_map(shown)


def _elided(template: str, shown: Mapping[str, str]) -> str:
    """Return a French template with its small words shortened before a vowel: d’avril, l’IELTS, qu’Anna; de mai."""

    def told(at: re.Match[str]) -> str:
        return f"{at[1]}’{at[2]}" if shown.get(at[3], "").startswith(_VOWELS) else at[0]

    return _BEFORE_VOWEL.sub(told, template)


def _shown(name: str, value: Any, words: Speaker) -> str:
    if value is None:
        return "—"
    shown = _by_name(name, value, words) or _by_kind(name, value, words)
    return str(value) if shown is None else shown


def _by_name(name: str, value: Any, words: Speaker) -> str | None:
    if name.endswith("_bytes"):
        return words.size(int(value))
    if name.endswith("_cad"):
        return words.money(value)
    if isinstance(value, str) and (name == "country" or name.endswith("_country")):
        return words.country(value)
    if name.endswith("_province"):
        return words.province(str(value))
    if name == "month" or name.endswith("_month"):
        return words.date(date.fromisoformat(value) if isinstance(value, str) else value, "month")
    if name.endswith("_on") and isinstance(value, str):
        return words.date(date.fromisoformat(value))
    return _score_or_word(name, value, words)


def _score_or_word(name: str, value: Any, words: Speaker) -> str | None:
    """Return a score of a test with no more decimals than it has, or the word of the vocabulary a blank names."""
    if (name == "score" or name.endswith("_score")) and isinstance(value, Decimal):
        return words.figure(value, max(0, -int(value.normalize().as_tuple().exponent)))
    if isinstance(value, str) and name in _VOCABULARIES:
        return words.choice(_VOCABULARIES[name], value)
    return None


def _by_kind(name: str, value: Any, words: Speaker) -> str | None:
    if isinstance(value, datetime):
        return words.moment(value, seconds=name.endswith("_second"))
    if hasattr(value, "code") and hasattr(value, "values"):
        return words.of(value).rstrip(".")
    if isinstance(value, date):
        return words.date(value)
    if isinstance(value, Fraction | Decimal):
        return words.figure(value)
    if (
        isinstance(value, int)
        and not isinstance(value, bool)
        and name != "year"
        and not name.endswith("_code")
    ):
        return words.figure(value, 0)
    if (
        isinstance(value, Mapping)
        or hasattr(value, "template")
        or (hasattr(value, "fr") and hasattr(value, "en"))
    ):
        return words.label(value)
    if isinstance(value, list | tuple):
        return ", ".join(_shown(name.removesuffix("s"), each, words) for each in value)
    return None
