"""A person's own keys, from the settings: read, and refused with a sentence where they cannot be followed."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import NamedTuple

from textual.keys import Keys

from casefile.i18n import N_
from casefile.tui.key_places import together
from casefile.tui.keys import KEYS

__all__ = ["OwnKeys", "read_own_keys"]

_ALWAYS = {"undo": "ctrl+z", "help": "question_mark", "quit_at_once": "ctrl+q"}
"""What keeps one way to it, whatever a person chooses: taking back, the help, the way out."""
_MOVING = frozenset({"j", "k", "up", "down", "pageup", "pagedown", "home", "end", "tab", "shift+tab"})
"""What moves in lists and from one question to the next, before any key of a screen is asked."""
_NAMED = {str(each.value) for each in Keys} | {"space", "enter", "tab", "escape"}


_NO_TABLE = N_("The `keys` of the settings are no table: write them as docs/keys.md shows.")
_UNKNOWN = N_("There is no key called {id}: docs/keys.md and the help list them.")
_NO_KEY = N_(
    "“{key}” is no key for {id}: a letter, or a name such as ctrl+e, delete or f5. It keeps its own."
)
_MOVES = N_("{key} moves in lists and forms, and cannot be {id} as well. {id} keeps its own key.")
_CLASH = N_("{key} cannot be {id} as well: it is {other} on the same screen. {id} keeps its own key.")


class OwnKeys(NamedTuple):
    """The keys to follow by id, and what is refused: an English sentence with its values."""

    keys: dict[str, str]
    refused: list[tuple[str, dict[str, str]]]


def read_own_keys(chosen: object) -> OwnKeys:
    """Return what can be followed of the `keys` of the settings; a clash gives way to the key it clashes with."""
    if not isinstance(chosen, Mapping):
        return OwnKeys({}, [] if chosen is None else [(_NO_TABLE, {})])
    keys: dict[str, str] = {}
    refused: list[tuple[str, dict[str, str]]] = []
    for id, told in chosen.items():
        names = [each.strip() for each in told.split(",") if each.strip()] if isinstance(told, str) else []
        unknown = [each for each in names if not _is_key(each)]
        if id not in KEYS:
            refused.append((_UNKNOWN, {"id": str(id)}))
        elif not names or unknown:
            refused.append((_NO_KEY, {"id": str(id), "key": ", ".join(unknown) or str(told)}))
        elif moving := sorted(_MOVING.intersection(names)):
            refused.append((_MOVES, {"id": str(id), "key": moving[0]}))
        else:
            keys[str(id)] = ",".join(dict.fromkeys([*names, *_kept(str(id))]))
    return OwnKeys(keys, [*refused, *_clashes(keys)])


def _kept(id: str) -> tuple[str, ...]:
    return (_ALWAYS[id],) if id in _ALWAYS else ()


def _is_key(name: str) -> bool:
    """Say whether a terminal can send a key of that name: a sign, a named key, or either held with another."""
    *held, key = name.split("+")
    known = len(key) == 1 or key in _NAMED or (key.replace("_", "").isalpha() and len(key) > 3)
    return known and set(held) <= {"ctrl", "shift", "alt"}


def _clashes(keys: dict[str, str]) -> list[tuple[str, dict[str, str]]]:
    """Take out of `keys` what clashes on some screen, and return what is to be said of it."""
    said = []
    for one, other in combinations(KEYS, 2):
        mine = next((id for id in (one, other) if id in keys), None)
        if mine is None or not together(one, other):
            continue
        held = {id: set(keys.get(id, KEYS[id].keys).split(",")) for id in (one, other)}
        shared = held[one] & held[other]
        if shared:
            second = other if mine == one else one
            said.append((_CLASH, {"id": mine, "other": second, "key": min(shared)}))
            del keys[mine]
    return said
