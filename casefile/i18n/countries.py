"""Country names in both languages, and the code of a country from what a person types."""

from functools import cache

from casefile.resources import template_rows
from casefile.rules.text import words_of

__all__ = ["country_code", "country_name", "country_names"]

_ARTICLES = frozenset({"the", "la", "le", "les", "l"})


@cache
def country_names(lang: str) -> dict[str, str]:
    """Return every country's name by its ISO 3166 alpha-2 code, in one language."""
    return {row["code"]: row[lang] for row in template_rows("countries/names.csv", "code", lang)}


def country_name(code: str, lang: str) -> str:
    """Return the country's name, the code itself when it is unknown."""
    return country_names(lang).get(code, code)


def country_code(text: str) -> str | None:
    """Return the code of a country typed as a code or as a name in either language; None when it is no country."""
    typed = text.strip().upper()
    return typed if typed in country_names("en") else _by_name().get(_key(text))


@cache
def _by_name() -> dict[str, str]:
    rows = template_rows("countries/other_names.csv", "code", "name")
    others = {_key(row["name"]): row["code"] for row in rows}
    return others | {_key(name): code for lang in ("en", "fr") for code, name in country_names(lang).items()}


def _key(name: str) -> str:
    """Return what the ways to write one name share: no accents, signs, blanks or article; St. is Saint."""
    words = ["saint" if word == "st" else word for word in words_of(name.replace("&", " and "))]
    while len(words) > 1 and words[0] in _ARTICLES:
        words.pop(0)
    return "".join(words)
