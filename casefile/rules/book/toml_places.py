"""Where each key of a TOML text stands: tomllib reads values and forgets their lines, a person needs them."""

import re
from collections.abc import Mapping

__all__ = ["TomlPlace", "line_of", "places_of"]

TomlPlace = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]#\"']+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*(?:\"([^\"\\]+)\"|'([^']+)'|([A-Za-z0-9_-]+))\s*=\s*(.*)$")
_OPENERS = ('"""', "'''")


def places_of(text: str) -> dict[TomlPlace, int]:
    """Return the line (from 1) of every table and key of a valid TOML text.

    A table of an array is `("contracts", 0)`, its key `("contracts", 0, "noc")`. What stands inside
    an inline array or table has the line of the key it belongs to.
    """
    places: dict[TomlPlace, int] = {}
    counts: dict[TomlPlace, int] = {}
    table: TomlPlace = ()
    open_value = _OpenValue()
    for number, line in enumerate(text.splitlines(), start=1):
        if open_value.goes_on(line):
            continue
        header = _HEADER.match(line)
        if header:
            table = _table(header.group(2), counts, array=header.group(1) == "[[")
            places.setdefault(table, number)
            continue
        key = _KEY.match(line)
        if key:
            name = key.group(1) or key.group(2) or key.group(3)
            places.setdefault((*table, name), number)
            open_value.begins(key.group(4))
    return places


def line_of(place: TomlPlace, places: Mapping[TomlPlace, int]) -> int:
    """Return the line of a place, or of the nearest place around it that has one; 1 when none has."""
    nearest = next((place[:end] for end in range(len(place), 0, -1) if place[:end] in places), None)
    return 1 if nearest is None else places[nearest]


def _table(name: str, counts: dict[TomlPlace, int], *, array: bool) -> TomlPlace:
    place: TomlPlace = ()
    parts = [part.strip() for part in name.split(".")]
    for depth, part in enumerate(parts):
        place = (*place, part)
        if depth == len(parts) - 1 and array:
            counts[place] = counts.get(place, -1) + 1
        if place in counts:
            place = (*place, counts[place])
    return place


class _OpenValue:
    """Whether a value goes on after the end of its line: a long string, an array over several lines."""

    def __init__(self) -> None:
        self._quote = ""
        self._depth = 0

    def begins(self, value: str) -> None:
        """Take the beginning of a value, as far as its line goes."""
        self._quote, self._depth = "", 0
        self._read(value)

    def goes_on(self, line: str) -> bool:
        """Say whether this line still belongs to the value before it, and read it if so."""
        if not self._quote and not self._depth:
            return False
        self._read(line)
        return True

    def _read(self, rest: str) -> None:
        while rest:
            if self._quote:
                end = rest.find(self._quote)
                if end < 0:
                    return
                rest, self._quote = rest[end + 3 :], ""
            elif rest.startswith(_OPENERS):
                self._quote, rest = rest[:3], rest[3:]
            elif rest[0] in "\"'":
                rest = _after_string(rest)
            elif rest[0] == "#":
                return
            else:
                self._depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(rest[0], 0)
                rest = rest[1:]


def _after_string(rest: str) -> str:
    quote, at = rest[0], 1
    while at < len(rest) and rest[at] != quote:
        at += 2 if rest[at] == "\\" and quote == '"' else 1
    return rest[at + 1 :]
