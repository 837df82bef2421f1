"""What a program reads in the pictures of a file, kept by the file's content so that no page is read twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from casefile.services.documents.cache import LookCache, status_of
from casefile.services.documents.from_pictures import is_for_reading, with_read
from casefile.services.documents.readers import PictureReader, Word, words_on
from casefile.services.documents.sheets import unpacked_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from casefile.rules.documents.looks import Look
    from casefile.rules.documents.names import Sought

__all__ = ["PagesRead", "read_once"]

_MOST_PAGES_HELD = 400  # a page of print is some tens of kilobytes


class PagesRead:
    """The words of pages read since the program started, in memory only: they are the person's. Any thread may ask."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, int, PictureReader], list[Word]] = {}

    def of(self, sha256: str, page: int, reader: PictureReader, read: Callable[[], list[Word]]) -> list[Word]:
        """Return the words of a page (from 1) of this content; one that gave none is read again."""
        place = (sha256, page, reader)
        words = self._held.get(place) or read()
        if words and len(self._held) < _MOST_PAGES_HELD:
            self._held[place] = words
        return words


def read_once(
    look: Look,
    place: str,
    names: tuple[Sought, ...],
    phrases: tuple[str, ...],
    reader: PictureReader,
    cache: LookCache | None,
    pages: PagesRead,
    sheet_of: Callable[[int], dict[str, Any]],
) -> Look:
    """Return the look with what is read in the file's pictures; `sheet_of` has a page (from 1) drawn for the reader.

    Kept only where every page gave words: a program that failed says nothing either, and is asked again.
    """
    if not is_for_reading(look) or look.read_by == reader.name:
        return look
    gave_words: list[bool] = []

    def words_on_page(page: int) -> list[Word]:
        words = pages.of(look.sha256, page, reader, lambda: _read_anew(sheet_of(page), reader))
        gave_words.append(bool(words))
        return words

    before = status_of(place)
    read = with_read(look, names, phrases, reader, words_on_page)
    if cache is None or before is None or not gave_words or not all(gave_words):
        return read
    if cache.hash_at(place, before) == look.sha256 and before == status_of(place):
        cache.keep(place, before, names, read, phrases)
    return read


def _read_anew(answer: dict[str, Any], reader: PictureReader) -> list[Word]:
    sheet = unpacked_sheet(answer)
    return words_on(sheet, reader) if sheet is not None else []
