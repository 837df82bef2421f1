"""A file of facts as people fill it in: typographic quotation marks, none at all, a colon for the equals sign."""

import json
import re
import tomllib

__all__ = ["as_typed"]

_LINE = re.compile(r"([A-Za-z_]\w*)\s*[=:]\s*(.*)")
_HEADER = re.compile(r"\[\[?\s*[A-Za-z_]\w*\s*\]\]?")
_MARKS = "\"'“”„‟«»‘’‚‛‹›`´"
_REMARK = re.compile(rf"(?<=[{_MARKS}])\s+#.*$")
_OF_SEVERAL_LINES = ("[", "{", '"""', "'''")
_BLANKS = " \t\u00a0\u202f\u2007\ufeff\u200b"


def as_typed(text: str) -> str:
    """Return the text as TOML, line by line, so that a fault is still on its own line.

    Only a line that says `key = value` and is none of TOML is written anew: its value is what stands between the marks,
    as text. Every other line stays as it is.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(map(_line, lines))


def _line(line: str) -> str:
    bare = line.strip(_BLANKS)
    if not bare or bare.startswith("#") or _HEADER.fullmatch(bare):
        return bare
    said = _LINE.fullmatch(bare)
    if said is None:
        return line
    key, value = said[1], said[2].strip(_BLANKS)
    as_written = f"{key} = {value}"
    if value.startswith(_OF_SEVERAL_LINES) or _is_toml(as_written):
        return as_written
    return f"{key} = {json.dumps(_between(value), ensure_ascii=False)}"


def _is_toml(line: str) -> bool:
    try:
        tomllib.loads(line)
    except (ValueError, ArithmeticError, RecursionError):
        return False
    return True


def _between(value: str) -> str:
    """Return what stands between quotation marks of any kind, or on either side of one that was left out."""
    return _REMARK.sub("", value).strip(_BLANKS + _MARKS)
