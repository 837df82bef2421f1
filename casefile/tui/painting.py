"""One paint a key: a screen is laid out until all on it has its room and is there, and painted then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App
    from textual.events import ScreenResume
    from textual.geometry import Size
    from textual.screen import Screen
    from textual.timer import Timer

__all__ = ["PaintedOnce"]

_WAITS = 8
"""How many looks in a row, a sixtieth of a second apart, may pass before what there is is painted all the same."""


class PaintedOnce:
    """What a screen has that waits with its paint until nothing that follows from a key is left to be done.

    The library paints after every layout: what is resized asks for another, and a dialog is painted before it has
    anything on it. No widget itself, for the library follows the first widget among the bases of a screen only.
    """

    if TYPE_CHECKING:
        app: App[Any]
        is_current: bool
        _layout_required: bool
        _scroll_required: bool
        _update_timer: Timer

    _painting = False
    _unpainted = False
    _waited = 0
    _size_wanted: Size | None = None
    _first: tuple[Callable[[], None], ...] = ()

    def once_laid_out(self, callback: Callable[[], None]) -> None:
        """Call once all that is there has its room, before it is painted: what it changes is painted with the rest."""
        self._first = (*self._first, callback)
        self._update_timer.resume()

    def _on_timer_update(self) -> None:
        """Lay out and look again in a moment; paint when nothing more follows from it."""
        if self.is_current and not self.app._batch_count:
            if self._waited < _WAITS and self._went_on():
                self._waited += 1
                self._update_timer.resume()
                return
            self._waited = 0
            self._painting = True
            try:
                super()._on_timer_update()  # type: ignore[misc]
                if self._unpainted:
                    self._compositor_refresh()
            finally:
                self._painting = False
        else:
            super()._on_timer_update()  # type: ignore[misc]

    def _on_screen_resume(self, event: ScreenResume) -> None:
        """Style the screen alone: its sheet is read after it was made, and what is on it has its styles already."""
        event.refresh_styles = False
        self.app.stylesheet.update_nodes((cast("Screen[Any]", self),))

    def _screen_resized(self, size: Size) -> None:
        """Lay out for another size; a dialog tells the screens behind it of the one they have."""
        if size != cast("Screen[Any]", self)._size:
            super()._screen_resized(size)  # type: ignore[misc]

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Lay out, once all that is to be laid out is there; a size a widget is given asks for no other layout."""
        if size is not None and self.is_current:
            self._size_wanted, self._layout_required = size, True
            self._update_timer.resume()
            return
        wanted, self._size_wanted = self._size_wanted, None
        before = [(each, _bars(each)) for each in self._everything if not each._layout_required]
        super()._refresh_layout(size or wanted, scroll)  # type: ignore[misc]
        for each, bars in before:
            if each._layout_required and _bars(each) == bars:
                each._layout_required = False

    @property
    def _everything(self) -> list[Widget]:
        return cast("Screen[Any]", self).walk_children(Widget, with_self=True)

    def _went_on(self) -> bool:
        """Say whether there is something to wait for, or was something to lay out or to be called first."""
        if any(not each.is_mounted or not each._message_queue.empty() for each in self._everything):
            return True
        if self._layout_required:
            self._layout_required = self._scroll_required = False
            self._refresh_layout()
            return True
        first, self._first = self._first, ()
        for callback in first:
            callback()
        return bool(first)

    def _compositor_refresh(self) -> None:
        """Paint, or remember that it is to be done."""
        self._unpainted = not self._painting
        if self._painting:
            super()._compositor_refresh()  # type: ignore[misc]
        else:
            self._update_timer.resume()


def _bars(widget: Widget) -> tuple[bool, bool]:
    """Which bars a widget is scrolled with: one that comes or goes takes room from what is in it."""
    return widget.show_vertical_scrollbar, widget.show_horizontal_scrollbar
