"""Words that tell what a file is for, and where they stand: in its text, in its pictures as read, in its name."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from casefile.rules.documents.looks import Look
from casefile.rules.documents.read import likely_days
from casefile.rules.findings import Text, Wording
from casefile.rules.text import plain_words

__all__ = ["Sign", "WordsOf", "longest"]

_JOINTS = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])|(?<=[^\W\d])(?=\d)|(?<=\d)(?=[^\W\d])")


class Sign(NamedTuple):
    """A word or some, as they are shown, and as they are looked for (`plain_words`)."""

    shown: Wording | str
    phrase: str

    @property
    def size(self) -> int:
        """Return how many words it has."""
        return self.phrase.count(" ") + 1

    def reason(self, code: str) -> Text:
        """Return the sentence of that code about it."""
        return Text(code, {"sign": self.shown})


class WordsOf:
    """Where words looked for stand: in the text of a file, in its pictures as they were read, in its name."""

    def __init__(self, look: Look, *, read: bool) -> None:
        self.held = frozenset(look.phrases)
        self.dates = frozenset(look.dates)
        self.days = self.dates | frozenset(likely_days(look) if read else ())
        self.seen = read or not look.only_pictures
        self._read = frozenset(look.read_phrases if read else ())
        self._name = _name_phrase(look.name)

    def hold(self, phrase: str) -> bool:
        """Say whether it stands in the file."""
        return phrase in self.held or phrase in self._read

    def named(self, phrase: str) -> bool:
        """Say whether it stands in the file's name."""
        return f" {phrase} " in self._name

    def reason(self, sign: Sign) -> Text:
        """Return where a sign that stands somewhere stands."""
        if sign.phrase in self.held:
            return sign.reason("sort.by_text")
        return sign.reason("sort.by_read" if sign.phrase in self._read else "sort.by_name")

    def reason_of_day(self, day: str) -> Text:
        """Return where a day stands."""
        code = "sort.by_day" if day in self.dates else "sort.by_read_day"
        return Text(code, {"day": date.fromisoformat(day)})


def _name_phrase(name: str) -> str:
    """Return a file's name as words between blanks, without its ending; digits and capitals begin a new one."""
    stem = name.rpartition(".")[0] or name
    whole = {plain_words(stem), plain_words(_JOINTS.sub(" ", stem))}
    return f" {' | '.join(sorted(whole))} "


def longest(signs: Sequence[Sign]) -> list[Sign]:
    """Return the signs that are no part of a longer one among them, the longest first."""
    kept: list[Sign] = []
    for each in sorted(signs, key=lambda sign: -len(sign.phrase)):
        if not any(f" {each.phrase} " in f" {longer.phrase} " for longer in kept):
            kept.append(each)
    return kept
