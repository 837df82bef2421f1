"""The rows of a table written as text: which sign stands between the cells, quotes, blank rows, a `sep=` line."""

import csv
import io
import re

from casefile.rules.table import Row, Table

__all__ = ["table_of"]

_SEPARATORS = ("\t", ";", ",")
_TOLD = re.compile(r"sep=(.)\Z", re.IGNORECASE)  # Excel's own first line
_QUOTED = re.compile(r'"(?:[^"]|"")*"?')


def table_of(text: str, origin: str) -> Table:
    """Return the rows of a text whose cells stand between commas, semicolons or tabs; `origin` names it in messages.

    Blank rows, and the empty cells at the end of a row, are left out.
    """
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    told = _TOLD.match(lines[0].strip('"\r\n')) if lines else None
    separator = told[1] if told else _separator(lines)
    line, text = (2, "".join(lines[1:])) if told else (1, "".join(lines))
    before = line - 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[Row] = []
    unclosed_at = None
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            while stripped and not stripped[-1]:
                stripped.pop()
            if stripped:
                rows.append(Row(line, tuple(stripped)))
            line = before + reader.line_num + 1
    except csv.Error:
        unclosed_at = line
    return Table(origin=origin, rows=tuple(rows), unclosed_at=unclosed_at)


def _separator(lines: list[str]) -> str:
    """Return what separates the cells of the header: the first line that is neither blank nor begins with #.

    A tie goes to the tab, then to the semicolon: a comma may belong to a number or to a name.
    """
    full = [line for line in lines if line.strip(" ,;\t\r\n")]
    header = next((line for line in full if not line.lstrip('" ').startswith("#")), full[0] if full else "")
    bare = _QUOTED.sub("", header)
    return max(_SEPARATORS, key=bare.count) if any(sign in bare for sign in _SEPARATORS) else ","
