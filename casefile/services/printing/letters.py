"""The letters of a page that no font has: read from what Typst says of them, and named by their codes in their place.

Typst writes a lone mark, and all that cannot be seen, as Rust does: `\\u{e47}`, `\\"`. Where a letter and its marks
are not found together it names the letter too, and that may be a plain 1 or a quotation mark.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

import msgspec

from casefile.services.printing.page import Page

__all__ = ["shown_letters", "signs", "unknown_letters", "with_codes"]

_TEXT = re.compile(r'the text `"(.+?)"` could not be displayed with font', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|(.))", re.DOTALL)
_PLAIN = {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}
_LATIN = 0x17F  # every font that a page asks for has these
_JOINERS = "\u200c\u200d\ufe00-\ufe0f\U000e0020-\U000e007f\U000e0100-\U000e01ef"
_MOST_TOLD = 40


def unknown_letters(said: str) -> tuple[str, ...]:
    """Return the letters that Typst's message says it has no font for, each once.

    A Latin letter or a digit is among them for its marks only, so that it counts when nothing else is named.
    """
    found = dict.fromkeys(letter for text in _TEXT.findall(said) for letter in _ESCAPE.sub(_unescaped, text))
    beyond = tuple(letter for letter in found if ord(letter) > _LATIN or not letter.isprintable())
    return beyond or tuple(found)


def _unescaped(found: re.Match[str]) -> str:
    if found[1]:
        return chr(int(found[1], 16))
    return _PLAIN.get(found[2], found[2])


def signs(page: Page) -> str:
    """Return every sign of the page that may lack a font, once, apart from each other; marks need their letter."""
    every = sorted(set(msgspec.json.encode(page).decode()))
    return " ".join(each for each in every if ord(each) > _LATIN and unicodedata.category(each)[0] in "LNS")


def with_codes(page: Page, letters: Iterable[str]) -> Page:
    """Return the page with every run of those letters, marks included, told by their codes: [U+682A U+5F0F]."""
    missing = "".join(dict.fromkeys(letters))
    if not missing:
        return page
    run = re.compile(f"(?:[{re.escape(missing)}]{_followers(page)}*)+")

    def code(found: re.Match[str]) -> str:
        return "[" + " ".join(f"U+{ord(sign):04X}" for sign in found[0]) + "]"

    def within(value: Any) -> Any:
        if isinstance(value, str):
            return run.sub(code, value)
        if isinstance(value, dict):
            return {key: within(each) for key, each in value.items()}
        return [within(each) for each in value] if isinstance(value, list | tuple) else value

    return msgspec.convert(within(msgspec.to_builtins(page)), Page)


def _followers(page: Page) -> str:
    """Return the class of the marks of the page: one that follows a letter without a font has nothing to stand on."""
    every = set(msgspec.json.encode(page).decode())
    marks = "".join(each for each in every if unicodedata.category(each)[0] == "M")
    return f"[{_JOINERS}{re.escape(marks)}]"


def shown_letters(letters: Iterable[str]) -> str:
    """Return the letters for a sentence, the first of them when they are many; what cannot be seen is its code."""
    every = list(dict.fromkeys(letters))
    shown = [each if unicodedata.category(each)[0] in "LNPS" else f"U+{ord(each):04X}" for each in every]
    return " ".join(shown[:_MOST_TOLD] + ["…"] * (len(shown) > _MOST_TOLD))
