"""Text as a terminal may safely show it, and values as scripts may rely on them."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "aligned",
    "clean",
    "give_up_stdout",
    "json_text",
    "one_line",
    "plain",
    "width",
    "within_reason",
    "wrapped",
]

# C0 and C1 controls but tab and newline, the marks that reorder text, and halves of letters.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BLANKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")


def clean(text: str) -> str:
    """Return text without control characters: what someone wrote never drives the terminal."""
    if text.isprintable():  # nothing of what is sought is: most lines are done here
        return text
    return _SURROGATE.sub("\ufffd", _UNSAFE.sub("", text))


_LONGEST_VALUE, _SHOWN_OF_IT = 5_000, 200


def within_reason(text: str) -> str:
    """Return what was typed, only its beginning where it is longer than any name, list or sentence is."""
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_SHOWN_OF_IT]}…"


def one_line(text: Any) -> str:
    """Return text on one line, cleaned."""
    if isinstance(text, str) and text.isprintable():
        return text.strip()
    return clean(_BLANKS.sub(" ", str(text))).strip()


def json_text(value: Any, encoding: str | None = None) -> str:
    """Return readable JSON that a program reads back as it was.

    What the encoding cannot write, a byte that is no letter and what drives a terminal travel as their escapes.
    """
    import json

    import msgspec

    if (encoding or "utf-8").lower().replace("_", "-") not in {"utf-8", "utf8"}:
        return json.dumps(value, indent=2)
    text = json.dumps(value, ensure_ascii=False)  # with an indent, json does without its own quick half
    if _SURROGATE.search(text) is None:
        text = msgspec.json.format(text, indent=2)
    else:
        text = _SURROGATE.sub(_escape, json.dumps(value, ensure_ascii=False, indent=2))
    return _UNSAFE.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def width() -> int:
    """Return how many columns to write in: the terminal's up to 100, else 80."""
    import shutil

    return min(shutil.get_terminal_size().columns, 100) if sys.stdout.isatty() else 80


def wrapped(text: str, first: str = "", rest: str | None = None) -> str:
    """Return a paragraph in the width, with what stands before its first line and before the others."""
    import textwrap

    room = width()
    return textwrap.fill(
        one_line(text), room, initial_indent=first, subsequent_indent=" " * len(first) if rest is None else rest,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def aligned(rows: Sequence[tuple[str, ...]], gap: str = "  ") -> list[str]:
    """Return rows as aligned columns, the last one as long as it is."""
    cells = [[one_line(cell) for cell in row] for row in rows]
    if not cells:
        return []
    sizes = [max(len(row[at]) for row in cells) for at in range(len(cells[0]) - 1)]
    return [
        gap.join([*(cell.ljust(size) for cell, size in zip(row, sizes, strict=False)), row[-1]]).rstrip()
        for row in cells
    ]


def columns(rows: Sequence[tuple[str, ...]], indent: str = "", gap: str = "  ") -> list[str]:
    """Return rows as aligned columns, the last one folded under itself where the line is too long."""
    heads = [indent + line + gap for line in _aligned([row[:-1] for row in rows], gap)]
    return [
        wrapped(row[-1], head, " " * len(head)) if row[-1] else head.rstrip()
        for row, head in zip(rows, heads, strict=True)
    ]


def _aligned(rows: Sequence[tuple[str, ...]], gap: str) -> list[str]:
    cells = [[one_line(cell) for cell in row] for row in rows]
    sizes = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [gap.join(cell.ljust(size) for cell, size in zip(row, sizes, strict=True)) for row in cells]


def plain(value: Any, name: str = "") -> Any:
    """Return any value of ours as JSON: every field present, ISO days, hours and money as text with two decimals.

    A text of the rules is said in both languages.
    """
    from datetime import date, datetime
    from decimal import Decimal, InvalidOperation
    from fractions import Fraction

    from casefile.rules.hidden import MASK, HiddenAmount

    if isinstance(value, HiddenAmount):
        return MASK
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Fraction | Decimal):
        return f"{Decimal(round(Fraction(value) * 100)).scaleb(-2):.2f}"
    if name == "hours_per_week" or (name.endswith("_cad") and isinstance(value, int)):
        try:
            return f"{Decimal(str(value)):.2f}"
        except InvalidOperation:
            return str(value)
    return _plain_container(value)


def _plain_container(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): plain(each, str(key)) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(each) for each in value]
    if hasattr(value, "template"):
        from casefile.i18n.words import words_for

        return {lang: words_for(lang).label(value) for lang in ("en", "fr")}
    if hasattr(value, "__struct_fields__"):
        return {field: plain(getattr(value, field), field) for field in value.__struct_fields__}
    return value


def give_up_stdout() -> None:
    """Let the interpreter flush into nowhere at its end: the reader has gone, or the disk is full."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
