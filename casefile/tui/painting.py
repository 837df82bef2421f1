"""One paint a key: a screen is laid out until all on it has its room, and painted then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App
    from textual.timer import Timer

__all__ = ["PaintedOnce"]

_LAYOUTS = 5
"""How many layouts in a row may go before what there is is painted all the same."""


class PaintedOnce:
    """What a screen has that waits with its paint until what was given another room has answered.

    The library paints after every layout; what is resized asks for another, and another paint, of the same key. No
    widget itself, for the library follows the first widget among the bases of a screen only.
    """

    if TYPE_CHECKING:
        app: App[Any]
        is_current: bool
        _layout_required: bool
        _scroll_required: bool
        _update_timer: Timer
        _refresh_layout: Callable[[], None]

    _laying_out = False
    _unpainted = False
    _layouts = 0

    def _on_timer_update(self) -> None:
        """Lay out and wait a moment for what follows from that; paint when nothing does."""
        waits = self._layouts < _LAYOUTS and self._layout_required
        if waits and self.is_current and not self.app._batch_count:
            self._layouts += 1
            self._lay_out()
            self._update_timer.resume()
            return
        self._layouts = 0
        super()._on_timer_update()  # type: ignore[misc]
        if self._unpainted and self.is_current and not self.app._batch_count:
            self._compositor_refresh()

    def _lay_out(self) -> None:
        self._laying_out = True
        self._layout_required = self._scroll_required = False
        try:
            self._refresh_layout()
        finally:
            self._laying_out = False

    def _compositor_refresh(self) -> None:
        """Paint, or remember that it is to be done."""
        self._unpainted = self._laying_out
        if not self._laying_out:
            super()._compositor_refresh()  # type: ignore[misc]
