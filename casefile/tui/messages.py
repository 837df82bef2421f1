"""What widgets say was asked or done: plain frozen values, named as facts."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

__all__ = ["PlaceAsked"]


@dataclass
class PlaceAsked(Message):
    """A person asked to be taken somewhere: a section, and the line, file or contract in it.

    Or to what a key of the case opens: `details`, `stage`, `guide`, `back`.
    """

    section: str
    subject: str = ""
