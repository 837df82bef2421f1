"""Example titles and exclusions of occupations, read from the tables people have.

Source of the tables: Statistics Canada, National Occupational Classification 2021 version 1.0 (open data). Two
layouts are read: `code,title`, and the official “elements” table, whose codes have lost their leading zeros.
"""

from collections.abc import Container, Iterator, Mapping, Sequence

import msgspec

from casefile.errors import UsageError
from casefile.rules.table import Table
from casefile.rules.text import folded

__all__ = ["OccupationTexts", "dump_texts", "parse_kept", "parse_titles"]

_EXAMPLES = ("all examples", "illustrative example", "tous les exemples", "exemple(s) illustratif", "exemple")
_EXCLUSIONS = "exclusion"
_UNIT_GROUP = "5"


class OccupationTexts(msgspec.Struct, frozen=True, kw_only=True):
    """(code, text) pairs: example titles, and what a unit group does not hold; `unknown` rows had no known code."""

    titles: tuple[tuple[str, str], ...] = ()
    exclusions: tuple[tuple[str, str], ...] = ()
    unknown: int = 0


def parse_titles(table: Table, known: Container[str]) -> OccupationTexts:
    """Return the titles and exclusions of a table in either layout.

    `known` holds the codes of NOC 2021; a row with another code is counted and passed over. Raises UsageError:
    occupations.not_a_table, occupations.no_title.
    """
    header, *rows = [row.cells for row in table.rows] or [()]
    if table.unclosed_at is not None:
        raise UsageError("occupations.not_a_table", origin=table.origin)
    names = [folded(cell) for cell in header]
    if names[:2] == ["code", "title"]:
        found = _sorted_out(((row[0], row[1], "all examples") for row in rows if len(row) > 1), known)
    else:
        found = _sorted_out(_elements(_places(names, table.origin), rows), known)
    if not found.titles and not found.exclusions:
        raise UsageError("occupations.no_title", origin=table.origin, count=found.unknown)
    return found


def parse_kept(text: str) -> Iterator[tuple[str, str]]:
    """Yield the (code, text) pairs of lines made by `dump_texts`: a code, then its texts, between tabs."""
    for line in text.splitlines():
        code, *texts = line.split("\t")
        for each in texts:
            yield code, each


def dump_texts(pairs: Sequence[tuple[str, str]]) -> str:
    """Return the pairs as lines, one a code in order, each text once."""
    grouped: dict[str, dict[str, None]] = {}
    for code, text in pairs:
        grouped.setdefault(code, {})[" ".join(text.split())] = None
    return "".join("\t".join((code, *texts)) + "\n" for code, texts in sorted(grouped.items()))


def _places(names: Sequence[str], origin: str) -> Mapping[str, int]:
    """Return where code, element type, text and level stand, by the words of the official header."""
    sought = {"code": ("code",), "type": ("type",), "text": ("description",), "level": ("level", "niveau")}
    places = {
        what: at
        for what, marks in sought.items()
        for at, name in reversed(list(enumerate(names)))
        if any(mark in name for mark in marks)
    }
    if not {"code", "type", "text"} <= places.keys():
        raise UsageError("occupations.not_a_table", origin=origin)
    return places


def _elements(places: Mapping[str, int], rows: Sequence[Sequence[str]]) -> Iterator[tuple[str, str, str]]:
    for row in rows:
        if len(row) <= max(places.values()):
            continue
        if "level" in places and row[places["level"]].strip() != _UNIT_GROUP:
            continue
        yield row[places["code"]].strip().zfill(5), row[places["text"]], row[places["type"]]


def _sorted_out(rows: Iterator[tuple[str, str, str]], known: Container[str]) -> OccupationTexts:
    titles: list[tuple[str, str]] = []
    exclusions: list[tuple[str, str]] = []
    unknown = 0
    for code, text, kind in rows:
        plain, of_kind = " ".join(text.split()), folded(kind.strip())
        if code.strip() not in known:
            unknown += 1
        elif plain and of_kind.startswith(_EXAMPLES):
            titles.append((code.strip(), plain))
        elif plain and of_kind.startswith(_EXCLUSIONS):
            exclusions.append((code.strip(), plain))
    return OccupationTexts(titles=tuple(titles), exclusions=tuple(exclusions), unknown=unknown)
