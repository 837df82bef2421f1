"""Rows as CSV on stdout, that a spreadsheet opens as it is and computes nothing of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from casefile.cli.session import Session

__all__ = ["put_csv"]


def put_csv(session: Session, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print the table: cells apart by a semicolon in French, where the comma is the decimal sign."""
    from casefile.cli.output import one_line
    from casefile.services.printing.spreadsheet import rows_text

    told = [[one_line("" if cell is None else cell) for cell in row] for row in rows]
    session.put(rows_text([list(columns), *told], session.words.lang).rstrip("\r\n"))
