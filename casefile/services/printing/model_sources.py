"""The sources a printout rests on, numbered in the order they are first cited."""

from datetime import date

from casefile.i18n.words import Words
from casefile.rules.book.parameters import Grounds
from casefile.rules.findings import Label, Source
from casefile.services.printing.page import SourceRow

__all__ = ["Sources"]


class Sources:
    """Sources numbered as they are cited; the same source keeps its number and its oldest check."""

    def __init__(self) -> None:
        self._checked: dict[tuple[Label, str], date] = {}

    def cite(self, source: Source, checked_on: date) -> int:
        """Return the number of the source, from 1."""
        key = (source.label, source.url)
        self._checked[key] = min(checked_on, self._checked.get(key, checked_on))
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
                title=words.label(title),
                url=url,
                checked=words("checked on {checked_on}", checked_on=day),
            )
            for number, ((title, url), day) in enumerate(self._checked.items(), start=1)
        )
