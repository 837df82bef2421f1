"""Keys typed before a form shows where they go are kept, and given to it once it does."""

from __future__ import annotations

from collections import deque
from time import monotonic
from typing import TYPE_CHECKING

from textual.app import App
from textual.events import Key, Paste
from textual.message import Message

if TYPE_CHECKING:
    from textual.events import Event

__all__ = ["Settled", "TypedAhead"]

_LONGEST = 2.0
"""Seconds that keys are kept at most: whatever becomes of a form, the keyboard is never dead."""


_MOMENT = 0.02
"""Seconds between two keys that were kept: faster than anybody types."""


class Settled(Message):
    """A form has its cursor where what is typed goes."""


class TypedAhead(App[None]):
    """An application whose forms say, by `unsettled`, that their cursor is not where it will be."""

    _ahead: deque[tuple[float, Event]] | None = None
    _ahead_pauses = False

    @property
    def is_ahead(self) -> bool:
        """Say whether something that was typed has not been handed on yet."""
        return bool(self._ahead)

    async def on_event(self, event: Event) -> None:
        """Hand on what happens, keys in the order they were typed."""
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            self._ahead = self._ahead or deque()
            self._ahead.append((monotonic(), event))
            await self._hand_on()
            if self._ahead:
                self.set_timer(_LONGEST, self._hand_on)
        else:
            await super().on_event(event)

    async def on_settled(self, message: Settled) -> None:
        """Give the form what was typed for it."""
        message.stop()
        await self._hand_on()

    async def _hand_on(self) -> None:
        """Hand on one key, and the next ones each after a moment: what the one before did has to be there.

        What was typed as the program closes, when no screen is left, goes nowhere.
        """
        if not self.screen_stack:
            return
        if self._ahead and not self._ahead_pauses and not self._is_waiting(self._ahead[0][0]):
            _, event = self._ahead.popleft()
            await super().on_event(event)
            if self._ahead:
                self._ahead_pauses = True
                self.set_timer(_MOMENT, self._hand_on_next)

    async def _hand_on_next(self) -> None:
        self._ahead_pauses = False
        await self._hand_on()

    def _is_waiting(self, since: float) -> bool:
        return getattr(self.screen, "unsettled", False) and monotonic() - since < _LONGEST
