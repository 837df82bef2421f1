"""What was understood of a text, line by line, beside the text: the cursor of one follows that of the other."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from casefile.tui.base import lit
from casefile.tui.widgets.lines import Lines, heading, line

__all__ = ["RowMeaning", "Understood"]


_NUMBER = len("123 ")


class RowMeaning(NamedTuple):
    """What a row of the text means, rows counted from 1; `wrong` when it is to be put right, or looked at."""

    row: int
    told: Content
    wrong: bool = False


class Understood(Lines):
    """A list that scrolls by keys, one line for each row that says something, and what is said of the whole below."""

    def __init__(self) -> None:
        super().__init__()
        self.readings: tuple[RowMeaning, ...] = ()

    def show(self, readings: Sequence[RowMeaning], aside: Sequence[Content]) -> None:
        """Show what each row means; those of a text that is no list of rows have the number 0."""
        self.readings = tuple(readings)
        said = [line(_numbered(each), str(at), _NUMBER) for at, each in enumerate(self.readings)]
        self.fill([*said, *(heading(each) for each in aside)])

    @property
    def row(self) -> int:
        """Return the row of the text under the cursor, 0 for none."""
        return self.readings[int(self.current)].row if self.current else 0

    def follow(self, row: int) -> None:
        """Put the cursor on what that row means, or on what the rows above it do."""
        here = [at for at, each in enumerate(self.readings) if 0 < each.row <= row]
        if here and self.row != row:
            exact = (at for at in here if self.readings[at].row == row)
            self.go_to(str(next(exact, here[-1])))

    def next_wrong(self, row: int) -> int:
        """Return the next row to be put right, the first again after the last; 0 when there is none."""
        wrong = [each.row for each in self.readings if each.wrong and each.row]
        return next((each for each in wrong if each > row), wrong[0] if wrong else 0)


def _numbered(reading: RowMeaning) -> Content:
    number = f"{reading.row:>3} " if reading.row else "    "
    return Content.assemble(lit(number, "$text-muted"), reading.told)
