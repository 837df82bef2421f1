"""What a library found wrong with a rule file, as a kind and a place: its own words are English, whoever reads them."""

import re

import msgspec

from casefile.rules.book.toml_places import TomlPlace

__all__ = ["place_at_fault", "syntax_place", "variant_of"]

_PATH = re.compile(r" - at `\$([^`]*)`$")
_STEP = re.compile(r"\[(\d+|\.\.\.)\]|\.([^.\[\]]+)")
_FIELD = re.compile(r"Object (?:missing required|contains unknown) field `([^`]+)`")
_KINDS = {
    "str": "text",
    "int": "number",
    "float": "number",
    "decimal": "number",
    "bool": "truth",
    "date": "day",
    "datetime": "day",
    "array": "list",
    "object": "table",
}
"""The variant of the sentence for each type that was expected."""


def syntax_place(fault: Exception, text: str) -> tuple[int, int]:
    """Return the line and the column where a text stops being TOML; its last line where the reader does not say."""
    found = re.search(r"at line (\d+), column (\d+)", str(fault))
    return (int(found[1]), int(found[2])) if found else (max(1, len(text.splitlines())), 1)


def place_at_fault(fault: msgspec.ValidationError) -> TomlPlace:
    """Return the keys that lead to what is wrong, that of a field which lacks or is not known among them."""
    path, field = _PATH.search(str(fault)), _FIELD.match(str(fault))
    steps = _STEP.findall(path[1]) if path else []
    place: TomlPlace = tuple(int(index) if index.isdecimal() else index or name for index, name in steps)
    return (*place, field[1]) if field else place


def variant_of(fault: msgspec.ValidationError) -> str:
    """Return which sentence says what is wrong: missing, unknown, the kind that was expected, else value."""
    told = str(fault)
    if told.startswith("Object missing"):
        return "missing"
    if told.startswith("Object contains unknown"):
        return "unknown"
    expected = re.match(r"Expected `([a-z]+)(?: \| [^`]*)?`, got", told)
    return _KINDS.get(expected[1], "value") if expected else "value"
