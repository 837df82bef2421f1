"""The code of a language from what a person types.

The names of `language/names.csv` are those of Unicode CLDR, localized languages, English and French
(https://github.com/unicode-org/cldr-json, cldr-localenames-full), and other spellings of the same; the codes ISO 639-1.
"""

import csv
from functools import cache

from casefile.resources import template
from casefile.rules.text import folded_word

__all__ = ["language_code"]


def language_code(text: str) -> str | None:
    """Return the ISO 639-1 code of a language named in English or French; None for another word, a code included."""
    return _by_name().get(folded_word(text))


@cache
def _by_name() -> dict[str, str]:
    with template("language/names.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return {folded_word(row[lang]): row["code"] for row in rows for lang in ("en", "fr")}
