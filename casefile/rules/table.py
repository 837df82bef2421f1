"""A table of text as it was found in someone's spreadsheet: numbered rows of cells, whatever the columns mean."""

from typing import NamedTuple

import msgspec

__all__ = ["Row", "Table"]


class Row(NamedTuple):
    """A row: the line of the file it begins on, counted from 1, and its cells without blanks around them."""

    line: int
    cells: tuple[str, ...]


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """The rows that hold something; `origin` is the name of the file, for messages.

    `unclosed_at` is the line of a quotation mark that nothing closes: the rows end before it.
    """

    origin: str
    rows: tuple[Row, ...]
    unclosed_at: int | None = None
