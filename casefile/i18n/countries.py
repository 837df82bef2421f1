"""Country names in both languages, and the code of a country from what a person types."""

import csv
import unicodedata
from functools import cache

from casefile.resources import template

__all__ = ["country_code", "country_name", "country_names"]


@cache
def country_names(lang: str) -> dict[str, str]:
    """Return every country's name by its ISO 3166 alpha-2 code, in one language."""
    with template("countries/names.csv").open(encoding="utf-8", newline="") as stream:
        return {row["code"]: row[lang] for row in csv.DictReader(stream)}


def country_name(code: str, lang: str) -> str:
    """Return the country's name, the code itself when it is unknown."""
    return country_names(lang).get(code, code)


def country_code(text: str) -> str | None:
    """Return the code of a country typed as a code or as a name in either language; None when it is no country."""
    typed = _plain(text)
    if typed.upper() in country_names("en"):
        return typed.upper()
    return _by_name().get(typed)


@cache
def _by_name() -> dict[str, str]:
    return {_plain(name): code for lang in ("en", "fr") for code, name in country_names(lang).items()}


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(sign for sign in bare if not unicodedata.combining(sign)).replace("’", "'")
