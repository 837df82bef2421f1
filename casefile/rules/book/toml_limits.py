"""What a TOML text may ask of tomllib, which takes time and memory by the square of it: judged before it is read."""

import re
from itertools import groupby

__all__ = ["first_excess"]

MOST_LINES = 20_000
MOST_RECORDS = 2_000  # of all kinds in one file: a life has some dozens of jobs and stays
MOST_DOTS = 16
MOST_DIGITS = 400  # Python writes a whole number of more than 4,300 no more, however it was written
_DIGITS = re.compile(rf"[0-9A-Fa-f_]{{{MOST_DIGITS + 1}}}")
_LONG = ('"""', "'''")
_TEXT = re.compile(
    r'"(?:[^"\\]|\\.?)*+(?:"|$)|\'[^\']*(?:\'|$)'
)  # an open one goes to the end: each sign is read once
_STEP = re.compile(r"""\s*["'\w-]+\s*""")


def first_excess(text: str) -> tuple[int, str, int] | None:
    """Return the line (from 1), what is too much (lines, records, dots, digits) and how many may be, else None."""
    records = 0
    for number, line in enumerate(text.splitlines(), start=1):
        records += line.lstrip().startswith("[[")
        if number > MOST_LINES:
            return number, "lines", MOST_LINES
        if records > MOST_RECORDS:
            return number, "records", MOST_RECORDS
        if (excess := _excess_in(line)) is not None:
            return number, *excess
    return None


def _excess_in(line: str) -> tuple[str, int] | None:
    """Return what is too much in one line (dots, digits), and how many may be."""
    if line.count(".") > MOST_DOTS and _longest_key(line) > MOST_DOTS:
        return "dots", MOST_DOTS
    if len(line) > MOST_DIGITS and _DIGITS.search(_without_texts(line)):
        return "digits", MOST_DIGITS
    return None


def _without_texts(line: str) -> str:
    return line if any(quotes in line for quotes in _LONG) else _TEXT.sub("q", line)


def _longest_key(line: str) -> int:
    """Return the dots of the longest dotted key of the line; what stands between quotes is one word of it.

    A text of several lines may end here with a key after it: there nobody can tell the two apart, and all counts.
    """
    steps = groupby(_without_texts(line).split(".")[1:-1], lambda part: bool(_STEP.fullmatch(part)))
    return max((len(list(run)) for is_step, run in steps if is_step), default=0) + 1
