"""What widgets say was asked or done: plain frozen values, named as facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from casefile.cases.changes import Change

__all__ = ["ChangeAsked", "FilesAsked", "PlaceAsked"]


@dataclass
class ChangeAsked(Message):
    """A person asked for a change of the case shown; the case screen has the desk make it."""

    change: Change


@dataclass
class PlaceAsked(Message):
    """A person asked to be taken somewhere: a section, and the line, file or contract in it."""

    section: str
    subject: str = ""


@dataclass
class FilesAsked(Message):
    """A person asked to attach files; `key` is the line's key, empty when it is still to be asked."""

    key: str
    paths: tuple[str, ...] = ()
