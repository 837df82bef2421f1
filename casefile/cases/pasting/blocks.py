"""Each period of a pasted text with the lines it belongs to, and the lines that were skipped, with the reason."""

from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

from casefile.cases.cells import Country
from casefile.cases.pasting.lines import COLUMN, Heading, TextLine, heading_of, text_lines
from casefile.cases.pasting.names import names_someone
from casefile.cases.pasting.periods import Period, holds_date, periods_in
from casefile.errors import UsageError

__all__ = ["Block", "Blocks", "Skipped", "UnreadLine", "blocks_of"]

SkipReason = Literal["no_date", "no_period", "heading", "other_section"]
_FIELD_SEPARATOR = "·"  # LinkedIn writes “Maple Digital · Full-time” above the dates
_LONGEST_NAME = 90


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """The periods of one line, what the lines right `above` it say, and the place told `below` it.

    `section` is the heading of a CV it stands under.
    """

    line: TextLine
    periods: tuple[Period, ...]
    above: tuple[str, ...] = ()
    below: str = ""
    section: Heading | None = None


class Skipped(msgspec.Struct, frozen=True, kw_only=True):
    """A line that is no period and belongs to none."""

    number: int
    text: str
    reason: SkipReason


class UnreadLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line with a period that cannot be what was meant, and why."""

    number: int
    text: str
    fault: UsageError


class Blocks(msgspec.Struct, frozen=True, kw_only=True):
    """What a text holds: its periods and the rest, both in order."""

    told: tuple[Block, ...]
    skipped: tuple[Skipped, ...]


def blocks_of(
    text: str, country: Country, wanted: Callable[[Heading | None], bool] = lambda section: section != "other"
) -> Blocks:
    """Return the periods of the text; those under a heading that is not `wanted` are skipped."""
    return _Reading(list(text_lines(text)), country, wanted).whole()


class _Reading:
    """One text being read, from top to bottom."""

    def __init__(
        self, lines: list[TextLine], country: Country, wanted: Callable[[Heading | None], bool]
    ) -> None:
        self.lines, self.country, self.wanted = lines, country, wanted
        self.told: list[Block] = []
        self.skipped: list[Skipped] = []
        self.taken: set[int] = set()

    def whole(self) -> Blocks:
        section: Heading | None = None
        for at, line in enumerate(self.lines):
            heading = heading_of(line.text)
            periods = () if heading else tuple(periods_in(line.text))
            if heading:
                section = heading
            elif periods and self.wanted(section):
                self.told.append(self._block(at, periods, section))
                continue
            self._skip(line, "heading" if heading else "other_section" if periods else _why(line))
        skipped = tuple(each for each in self.skipped if each.number not in self.taken)
        return Blocks(told=tuple(self.told), skipped=skipped)

    def _skip(self, line: TextLine, reason: SkipReason) -> None:
        self.skipped.append(Skipped(number=line.number, text=line.text, reason=reason))

    def _block(self, at: int, periods: tuple[Period, ...], section: Heading | None) -> Block:
        line = self.lines[at]
        above: tuple[TextLine, ...] = ()
        if not _says_who(periods[0].head) and not names_someone(periods[0].tail):
            above = tuple(self._above(at))
        place = self._place(at)
        self.taken.update(each.number for each in above)
        if place is not None:
            self.taken.add(place.number)
        return Block(
            line=line, periods=periods, above=tuple(each.text for each in above), section=section,
            below=place.text if place else "",
        )  # fmt: skip

    def _above(self, at: int) -> Iterator[TextLine]:
        """Yield the one or two lines right above that name the job, top first.

        Right under another period, one line is taken: more may still belong to that one.
        """
        near: list[TextLine] = []
        line = self.lines[at]
        for each in reversed(self.lines[:at]):
            blank = line.after_blank
            if blank or each.bullet or not self._may_name(each) or len(near) == 2:
                break
            near.insert(0, each)
            line = each
        if len(near) == 2 and self._may_be_of_another(at - 2) and _FIELD_SEPARATOR not in near[-1].text:
            near = near[-1:]
        yield from near

    def _may_be_of_another(self, at: int) -> bool:
        """Say whether the line there may still be about the period before: nothing above it ends what that says."""
        before = self.lines[at - 1] if at else None
        ended = (
            before is None
            or self.lines[at].after_blank
            or before.bullet
            or before.number in self.taken
            or heading_of(before.text) is not None
        )
        return not ended

    def _may_name(self, line: TextLine) -> bool:
        plain = line.text.replace(COLUMN, " ")
        return (
            line.number not in self.taken
            and len(plain) <= _LONGEST_NAME
            and not plain.endswith((",", "."))
            and heading_of(plain) is None
            and not holds_date(line.text, years=True)
        )

    def _place(self, at: int) -> TextLine | None:
        """Return the line right below when it is a place, Toronto, Ontario, Canada, and no period of its own."""
        below = self.lines[at + 1] if at + 1 < len(self.lines) else None
        if below is None or below.after_blank or below.bullet or "," not in below.text:
            return None
        if any(periods_in(below.text)):
            return None
        return below if self.country(below.text.rpartition(",")[2].strip()) else None


def _why(line: TextLine) -> SkipReason:
    return "no_period" if holds_date(line.text) else "no_date"


def _says_who(head: str) -> bool:
    return any(sign.isalnum() for sign in head)
