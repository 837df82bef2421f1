"""Names and days read in the pictures of a paper: offered with how sure the reading is, never taken for the paper."""

from collections.abc import Callable, Collection, Sequence
from itertools import groupby, islice
from typing import Any

import msgspec

from casefile.rules.documents.looks import Look
from casefile.rules.documents.names import Sought, absent_names, joined_spellings
from casefile.rules.text import plain_words, words_of
from casefile.services.documents.days_in_text import days_in
from casefile.services.documents.readers import PictureReader, Word
from casefile.services.documents.wording import phrases_in

__all__ = ["is_for_reading", "with_earlier", "with_read", "wording"]

_MOST_PAGES = 6
_LEAST_SURE = 30  # out of 100: below, the words are shapes
_MOST_DAYS = 12


def is_for_reading(look: Look) -> bool:
    """Say whether it is a paper whose words stand in pictures only."""
    if look.trouble or look.unread or look.password_needed:
        return False
    return look.only_pictures


def with_read(
    look: Look,
    names: Collection[Sought],
    phrases: Sequence[str],
    reader: PictureReader,
    words_on_page: Callable[[int], Sequence[Word]],
) -> Look:
    """Return the look with what is read on its first pages; `words_on_page` gives the words of a page (from 1)."""
    told = range(1, (look.pages or 1) + 1)  # as the file says: it may say thousands of millions
    pages = islice((page for page in told if page not in look.blank_pages), _MOST_PAGES)
    words: list[Word] = []
    for page in pages:
        after = words[-1].line + 1 if words else 0
        words += [word._replace(line=word.line + after) for word in words_on_page(page)]
    read = phrases_in(plain_words(_text(_legible(words))), phrases)
    return msgspec.structs.replace(look, read_by=reader.name, read_phrases=read, **wording(words, names))


def with_earlier(look: Look, earlier: Look, names: Collection[Sought]) -> Look:
    """Return the look with what was read in the same file before, of the names that are still looked for.

    Nothing is taken over where that leaves nothing of what was read: other names were looked for then.
    """
    if earlier.sha256 != look.sha256 or not is_for_reading(look):
        return look
    known = {name.shown for name in names}
    still = tuple(each for each in earlier.read_names if each[0] in known)
    if earlier.read_names and not still and not earlier.read_days:
        return look
    return msgspec.structs.replace(
        look, read_by=earlier.read_by, read_names=still, read_days=earlier.read_days
    )


def wording(words: Sequence[Word], names: Collection[Sought]) -> dict[str, Any]:
    """Return the facts of a Look that words read in a picture give: names that were looked for, and days."""
    words = _legible(words)
    lines = [list(line) for _, line in groupby(words, key=lambda word: word.line)]
    text = "\n".join(_text(line) for line in lines)
    return {"read_names": tuple(_names(words, text, names)), "read_days": tuple(_days(lines, text))}


def _legible(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if word.confidence >= _LEAST_SURE]


def _text(line: Sequence[Word]) -> str:
    return " ".join(word.text for word in line)


def _names(words: Sequence[Word], text: str, names: Collection[Sought]) -> list[tuple[str, int]]:
    absent = set(absent_names(text, names)) if text.strip() else {name.shown for name in names}
    return [(name.shown, _sure_of_name(words, name)) for name in names if name.shown not in absent]


def _sure_of_name(words: Sequence[Word], name: Sought) -> int:
    """Return how sure the least sure of the name's words is, each where it was read best; else 0."""
    best: dict[str, int] = {}
    parts = {part for each in (*name.families, *name.given) for part in each.split()}
    targets = {spelling for part in parts for spelling in joined_spellings(part)}
    for word in words:
        key = "".join(words_of(word.text))
        if key in targets:
            best[key] = max(best.get(key, 0), word.confidence)
    return min(best.values(), default=0)


def _days(lines: Sequence[Sequence[Word]], text: str) -> list[tuple[str, int]]:
    """Return the days with how sure the least sure figures of their line are."""
    sure: dict[str, int] = {}
    for line in lines:
        figures = [word.confidence for word in line if any(map(str.isdigit, word.text))]
        for day in days_in(_text(line)):
            sure[day] = max(sure.get(day, 0), min(figures, default=0))
    return [(day, sure[day]) for day in days_in(text) if day in sure][:_MOST_DAYS]
