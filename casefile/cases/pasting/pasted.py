"""What was pasted, line by line: what was understood, what cannot be read, what is passed over."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Generic, Protocol, TypeVar

import msgspec

from casefile.cases.day_notes import day_notes
from casefile.cases.pasting.blocks import Block, Skipped, UnreadLine
from casefile.errors import UsageError
from casefile.rules.findings import Finding

__all__ = ["Pasted", "read_each"]


class _Read(Protocol):
    """A line as it was understood."""

    @property
    def number(self) -> int: ...

    @property
    def days(self) -> tuple[tuple[str, date], ...]: ...

    @property
    def months(self) -> tuple[str, ...]: ...


L = TypeVar("L", bound=_Read)


class Pasted(msgspec.Struct, Generic[L], frozen=True, kw_only=True):
    """What each line says, in order.

    `problems` holds those that cannot be read, `skipped` those that are no period.
    """

    lines: tuple[L, ...]
    problems: tuple[UnreadLine, ...]
    skipped: tuple[Skipped, ...] = ()

    @property
    def notes(self) -> tuple[Finding, ...]:
        """Return how the days were read, where they could have been read otherwise."""
        return day_notes([day for line in self.lines for day in line.days], "")

    @property
    def months(self) -> tuple[str, ...]:
        """Return the months written without a day: whether they are meant whole has to be asked."""
        return tuple(text for line in self.lines for text in line.months)

    def rewritten(self, written: Callable[[L], str]) -> str:
        """Return the lines as they were understood, to be put right one by one; the rest as remarks (#)."""
        told = [(line.number, written(line)) for line in self.lines]
        aside = [(each.number, f"# {each.text}") for each in self.skipped]
        wrong = [(each.number, each.text) for each in self.problems]
        return "\n".join(text for _number, text in sorted([*told, *aside, *wrong], key=lambda each: each[0]))


def read_each(
    blocks: Iterable[Block], read: Callable[[Block], L]
) -> tuple[tuple[L, ...], tuple[UnreadLine, ...]]:
    """Return what `read` makes of the blocks, and those of which it raises UsageError."""
    lines: list[L] = []
    problems: list[UnreadLine] = []
    for block in blocks:
        try:
            lines.append(read(block))
        except UsageError as fault:
            problems.append(UnreadLine(number=block.line.number, text=block.line.text, fault=fault))
    return tuple(lines), tuple(problems)
