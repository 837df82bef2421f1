"""A page's table as CSV that a spreadsheet opens as it is: accents, separators, and never a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from casefile.services.printing.page import Page

__all__ = ["csv_text", "rows_text"]

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"-?\d+([.,]\d+)?")


def csv_text(page: Page) -> str:
    """Return the table: cells apart by a semicolon in French, where the comma is the decimal sign.

    A text that a spreadsheet would compute gets an apostrophe before it; a plain number stays a number.
    """
    warnings = [[f"! {warning}"] for warning in page.warnings]
    return rows_text([*warnings, page.table.columns, *page.table.rows], page.lang)


def rows_text(rows: Iterable[Sequence[str]], lang: str) -> str:
    """Return rows of cells as CSV in the way of that language, none of them a formula."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";" if lang == "fr" else ",", lineterminator="\r\n")
    writer.writerows([_guarded(cell) for cell in row] for row in rows)
    return stream.getvalue()


def _guarded(cell: str) -> str:
    starts = cell.lstrip(" \u00a0").startswith(_STARTS_A_FORMULA)
    return f"'{cell}" if starts and not _NUMBER.fullmatch(cell) else cell
