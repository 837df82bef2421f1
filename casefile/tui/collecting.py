"""When memory is looked through for what nobody reaches any more: between the keys, not while one is answered."""

from __future__ import annotations

import gc
from time import monotonic
from typing import TYPE_CHECKING

from textual.app import App
from textual.events import InputEvent

if TYPE_CHECKING:
    from textual.events import Event

__all__ = ["CollectsBetweenKeys"]

_EVERY = 2.0
"""Seconds between two looks whether there is time for it."""
_QUIET = 3.0
"""Seconds without a key or a click after which the next is not expected at once."""
_YOUNG, _OLDER, _OLDEST = 10_000, 50, 100
"""New things, looks at the young and looks at the older after which Python itself looks, where keys never stop.

Ten thousand things take some 5 ms to look through, which a key waits for; all there are, 100 ms. When nobody types,
nobody waits.
"""


class CollectsBetweenKeys(App[None]):
    """An application that looks through its memory once nobody has typed for a while."""

    _last_typed = 0.0

    def collect_between_keys(self) -> None:
        """Begin to; what is in memory now stays: rules and styles are never looked through again."""
        gc.freeze()
        gc.set_threshold(_YOUNG, _OLDER, _OLDEST)
        self.set_interval(_EVERY, self.collect_when_quiet)

    async def on_event(self, event: Event) -> None:
        """Note when somebody typed or pointed."""
        if isinstance(event, InputEvent):
            self._last_typed = monotonic()
        await super().on_event(event)

    def collect_when_quiet(self) -> None:
        """Look through everything, if enough was made since the last time and nobody is typing."""
        _, young_looks, older_looks = gc.get_count()
        if (young_looks or older_looks) and monotonic() - self._last_typed > _QUIET:
            gc.collect()
