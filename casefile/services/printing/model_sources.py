"""The sources a printout rests on, numbered in the order they are first cited."""

from datetime import date

from casefile.i18n.sources import address, checked_words, source_remark
from casefile.i18n.words import Words
from casefile.rules.book.parameters import Grounds
from casefile.rules.findings import Label, Source
from casefile.services.printing.page import SourceRow

__all__ = ["Sources"]


class Sources:
    """Sources numbered as they are cited; the same source keeps its number and its oldest check."""

    def __init__(self) -> None:
        self._checked: dict[tuple[Label, str], tuple[Source, date]] = {}

    def cite(self, source: Source, checked_on: date) -> int:
        """Return the number of the source, from 1."""
        key = (source.label, source.url)
        _, before = self._checked.get(key, (source, checked_on))
        self._checked[key] = source, min(checked_on, before)
        return list(self._checked).index(key) + 1

    def cited(self, grounds: Grounds, words: Words) -> str:
        """Return the title of the source a value rests on, with its number."""
        return self.titled(grounds.source, grounds.checked_on, words)

    def titled(self, source: Source, checked_on: date, words: Words) -> str:
        """Return the title of a source with its number."""
        number = self.cite(source, checked_on)
        return words("{title} [{number}]", title=source.label, number=number)

    def rows(self, words: Words) -> tuple[SourceRow, ...]:
        """Return every source cited so far, in the order of the numbers."""
        return tuple(
            SourceRow(
                number=number,
                title=words.label(source.label),
                url=address(source, words.lang),
                checked=checked_words(words, source, day),
                day=words.date(day),
                remark=source_remark(words, source),
            )
            for number, (source, day) in enumerate(self._checked.values(), start=1)
        )
