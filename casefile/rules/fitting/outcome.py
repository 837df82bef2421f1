"""What is asked of a fit, and what came of it: plain values, for both interfaces and the child process."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from casefile.rules.findings import Finding
from casefile.rules.fitting.limits import FitRules, Legible

__all__ = [
    "Contents",
    "FitChange",
    "FitFile",
    "FitOutcome",
    "FitRequest",
    "PageFate",
    "SourceFate",
    "picked_pages",
    "with_names",
]

FitChange = Literal["nothing", "merged", "recompressed"]


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """The words of a page of contents: its title, the heading over the page numbers, how each source is called."""

    title: str
    column: str
    names: tuple[str, ...] = ()


def with_names(contents: Contents | None, names: Sequence[str]) -> Contents | None:
    """Return the contents with how the sources are called, where that is not said yet."""
    if contents is None or contents.names:
        return contents
    return msgspec.structs.replace(contents, names=tuple(names))


class FitRequest(msgspec.Struct, frozen=True, kw_only=True):
    """Make one file of these sources, in this order.

    `pages` are numbers (from 1) among all pages of the sources, in the order wanted, empty for all; `turns` are (page,
    degrees to the right) by the same numbers. `paper` is that of pictures: a4, letter or own. `grey` and `bilevel`
    (black and white) are done to pictures that make up pages, only when they are asked for.
    """

    sources: tuple[str, ...]
    rules: FitRules
    limit_bytes: int
    pages: tuple[int, ...] = ()
    turns: tuple[tuple[int, int], ...] = ()
    paper: Literal["a4", "letter", "own"] = "a4"
    grey: bool = False
    bilevel: bool = False
    parts: bool = False
    contents: Contents | None = None

    @property
    def toned(self) -> bool:
        """Say whether pages are to lose their colours."""
        return self.grey or self.bilevel


class PageFate(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of a page. `number` is its place among all pages asked for, `page` that in its source (from 1).

    Dots an inch and bytes are of the pictures that make it up, None for a page of text; `legibility` is None for a page
    that is left as it is.
    """

    number: int
    source: int
    page: int
    kind: Literal["picture", "text", "mixed"]
    dpi_before: int | None = None
    dpi_after: int | None = None
    bytes_before: int | None = None
    bytes_after: int | None = None
    legibility: float | None = None
    verdict: Legible = "good"


class SourceFate(msgspec.Struct, frozen=True, kw_only=True):
    """A source as it was read."""

    path: str
    pages: int
    size_bytes: int


class FitFile(msgspec.Struct, frozen=True, kw_only=True):
    """One file of the result, or what it would be; its bytes travel beside it. Pages of contents come first."""

    size_bytes: int
    changed: FitChange
    pages: tuple[PageFate, ...]
    contents_pages: int = 0

    @property
    def page_count(self) -> int:
        """Return how many pages the file has."""
        return self.contents_pages + len(self.pages)


class FitOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a fit: the files, one unless parts were asked for, none when it cannot be done.

    A blocker among the findings says why nothing is to be written; `pages` then shows the best that was reached.
    """

    sources: tuple[SourceFate, ...] = ()
    files: tuple[FitFile, ...] = ()
    pages: tuple[PageFate, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def possible(self) -> bool:
        """Say whether there is something to write."""
        return bool(self.files) and not any(each.severity == "blocker" for each in self.findings)

    @property
    def page_count(self) -> int:
        """Return how many pages the files have together; those that were tried where there is no file."""
        return sum(each.page_count for each in self.files) or len(self.pages)

    def place_of(self, at: int) -> tuple[int, int] | None:
        """Return the file (from 0) and its page (from 1) that page `at` (from 0) became; None for no page."""
        for number, file in enumerate(self.files):
            if at < len(file.pages):
                return number, file.contents_pages + at + 1
            at -= len(file.pages)
        return None

    @property
    def changed(self) -> FitChange:
        """Return the most that was done to a page of any file."""
        done = {each.changed for each in self.files}
        return "recompressed" if "recompressed" in done else "merged" if "merged" in done else "nothing"


def picked_pages(count: int, asked: FitRequest) -> list[tuple[int, int]]:
    """Return (place from 0 among all pages, degrees to the right) of each page wanted, in order.

    Raises ValueError with the number of a page that there is not.
    """
    turns = dict(asked.turns)
    wrong = next((each for each in (*asked.pages, *turns) if not 1 <= each <= count), None)
    if wrong is not None:
        raise ValueError(wrong)
    return [(number - 1, turns.get(number, 0) % 360) for number in asked.pages or range(1, count + 1)]
