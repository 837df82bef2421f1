"""What an office puts at the top of its printouts: lines of text, from `print/letterhead.toml`."""

from typing import Annotated

import msgspec

from casefile.i18n.words import Words
from casefile.resources import template_text
from casefile.rules.book.dated import strictly, toml_table

__all__ = ["letterhead"]

TEMPLATE = "print/letterhead.toml"
_Line = Annotated[str, msgspec.Meta(max_length=200)]
_Lines = Annotated[tuple[_Line, ...], msgspec.Meta(max_length=12)]


class _Letterhead(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The lines in each language; a language without any has those of the other."""

    en: _Lines = ()
    fr: _Lines = ()


def letterhead(words: Words) -> tuple[str, ...]:
    """Return the lines at the top of a printout, if an office wrote some; raises UsageError on a faulty file."""
    text = template_text(TEMPLATE)
    told = strictly(_Letterhead, toml_table(text, TEMPLATE), TEMPLATE, text)
    return (told.fr or told.en) if words.lang == "fr" else (told.en or told.fr)
