"""What a journal entry, a text that could not be read and the report of a file say without telling whose they are."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from casefile.cases.model import Event, Unread
from casefile.rules.documents.check import ENDINGS
from casefile.rules.documents.looks import Report
from casefile.rules.findings import Finding
from casefile.rules.hidden import MASK

__all__ = ["masked", "masked_check", "masked_event", "masked_unread"]

_EVENT = re.compile(r"journal\.[a-z_]{2,60}")
_LOOKED = ("kind", "size_bytes", "pages")
_TELLING_KIND = {"kind", "true_kind", "variant"}
_KIND = re.compile(r"[a-z_]{2,16}")
_OF_FILE_TYPE = {"kind", "ending", "right"}
_FILE_TYPES = {*ENDINGS, *(ending for endings in ENDINGS.values() for ending in endings)}
"""What a file may be, or end in: it tells of nobody, and without it nobody can say what to do about the file."""


def masked(text: str) -> str:
    """Return a sign in the place of what a person wrote; where nothing was written, nothing."""
    return MASK if text.strip() else ""


def masked_event(event: Event) -> Event:
    """Return an entry of the journal without what it tells: names that were changed since stand in it too."""
    code = event.code if _EVENT.fullmatch(event.code) else "journal.note"
    return msgspec.structs.replace(event, code=code, values=_blanks(event.values), text=masked(event.text))


def _blanks(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the blanks of a sentence of the journal: how many stays, whatever else was told does not."""
    return {name: _blank(name, value) for name, value in values.items()}


def _blank(name: str, value: Any) -> Any:
    if isinstance(value, Mapping):
        return _blanks(value) if name == "values" else MASK
    if name == "code" and isinstance(value, str) and _EVENT.fullmatch(value):
        return value
    if isinstance(value, str):
        return None if name.endswith(("_on", "_month")) else MASK
    return value if name == "count" else None


def masked_unread(one: Unread) -> Unread:
    """Return what could not be read without its value: it may be any secret, written any way."""
    return msgspec.structs.replace(one, id="", number="", value=masked(one.value), told={})


def masked_check(report: Report | None, name: str) -> dict[str, Any] | None:
    """Return the report of a file with its verdict and figures, without what was read in the file or its name."""
    if report is None:
        return None
    look = {"name": name} | {field: getattr(report.look, field) for field in _LOOKED}
    safe = {"look": look, "verdict": report.verdict, "findings": [_finding(each) for each in report.findings]}
    return dict(msgspec.to_builtins(safe))


def _finding(finding: Finding) -> Finding:
    values = {name: _value(name, value) for name, value in finding.values.items()}
    return msgspec.structs.replace(finding, values=values, subject="")


def _value(name: str, value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_value(name, each) for each in value]
    if isinstance(value, str):
        told = name in _TELLING_KIND and _KIND.fullmatch(value)
        return value if told or (name in _OF_FILE_TYPE and value.lower() in _FILE_TYPES) else MASK
    return value if isinstance(value, int | float) or value is None else MASK
