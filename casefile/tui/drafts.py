"""What was typed and not saved, kept by name as long as the application runs."""

from collections.abc import Mapping
from typing import Any
from weakref import WeakKeyDictionary

from textual.app import App

__all__ = ["forget_draft", "keep_draft", "kept_draft"]

_DRAFTS: WeakKeyDictionary[App[Any], dict[str, dict[str, str]]] = WeakKeyDictionary()


def kept_draft(app: App[Any], name: str) -> dict[str, str] | None:
    """Return what was kept under that name; None when nothing was, or no name is given."""
    return _DRAFTS.get(app, {}).get(name) if name else None


def keep_draft(app: App[Any], name: str, raw: Mapping[str, str]) -> None:
    """Keep what was typed under that name; nothing without one."""
    if name:
        _DRAFTS.setdefault(app, {})[name] = dict(raw)


def forget_draft(app: App[Any], name: str) -> None:
    """Let go what was kept under that name: it is where it was meant for, or not wanted."""
    _DRAFTS.get(app, {}).pop(name, None)
