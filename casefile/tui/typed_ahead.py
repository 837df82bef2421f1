"""Keys typed while a form is saved and the next one opens: they wait, and are its first ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from textual import events

if TYPE_CHECKING:
    from textual.app import App

__all__ = ["TypedAhead"]

_LONGEST_SECONDS = 2.0
"""After so long the keys are let go where the cursor is: nothing that went wrong may take the keyboard away."""


class TypedAhead:
    """What an application has that can let keys wait."""

    _ahead: list[events.Key] | None = None

    def hold_keys(self) -> None:
        """Let the keys typed from now on wait."""
        if self._ahead is None:
            self._ahead = []
            cast("App[Any]", self).set_timer(_LONGEST_SECONDS, self.release_keys)

    def release_keys(self) -> None:
        """Press the keys that waited, in their order, where the cursor is now."""
        waited, self._ahead = self._ahead or [], None
        for key in waited:
            cast("App[Any]", self).post_message(key)

    async def on_event(self, event: events.Event) -> None:
        """Keep a key that is to wait."""
        if self._ahead is not None and isinstance(event, events.Key) and not event.is_forwarded:
            self._ahead.append(event)
        else:
            await super().on_event(event)  # type: ignore[misc]
