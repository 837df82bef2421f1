"""One part of a case on the screen: built when first shown, drawn again whenever the case changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual import events
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from casefile.tui.base import CaseHolder, Spoken
from casefile.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from casefile.cases.assessment import Assessment
    from casefile.cases.points import PointsAnswer

__all__ = ["WIDE", "Section"]

WIDE = 100
"""Columns from which the long form of things has room."""


class Section(Spoken, Widget):
    """A part of a case.

    It is given an assessment and its points, and draws them; it computes nothing and changes nothing itself.
    """

    assessment: reactive[Assessment | None] = reactive(None, init=False, repaint=False)
    points: reactive[PointsAnswer | None] = reactive(None, init=False, repaint=False)

    _drawn_wide: bool | None = None
    _drawn_in = ""
    _size_seen: Size | None = None

    DEFAULT_CSS = "Section { height: 1fr; width: 1fr; }"

    @property
    def wide(self) -> bool:
        """Say whether there is room for the long form of things."""
        return self.screen.size.width >= WIDE

    def on_resize(self, _event: events.Resize) -> None:
        """Draw again when the room for the long form of things came or went."""
        if self.assessment is not None and self._drawn_wide not in {None, self.wide}:
            self.draw(self.assessment)
        self._drawn_wide = self.wide

    def resized(self) -> bool:
        """Say whether the size is another than at the last resize: a section shown again has the one it had."""
        before, self._size_seen = self._size_seen, self.size
        return self.size != before

    @property
    def path(self) -> Path:
        """Return the folder of the case."""
        return cast("CaseHolder", self.screen).path

    def on_mount(self) -> None:
        """Draw what is known already."""
        self._draw_known()

    def watch_assessment(self) -> None:
        """Draw what is known now."""
        if self.is_mounted:
            self._draw_known()

    def _draw_known(self) -> None:
        if self.assessment is not None:
            self._drawn_in = self.words.lang
            self.draw(self.assessment)

    def speak(self) -> None:
        """Draw in the language shown now, unless that was done."""
        if self._drawn_in != self.words.lang:
            self._draw_known()

    def watch_points(self) -> None:
        """Show the points that were counted."""
        if self.is_mounted:
            self.draw_points()

    def draw_points(self) -> None:
        """Show the points of the case; nothing where none are shown."""

    def draw(self, assessment: Assessment) -> None:
        """Show the assessment, the cursor staying on what it was on."""
        raise NotImplementedError

    def go_to(self, subject: str) -> None:
        """Put the cursor on the line, file or contract with that id; nothing when there is none."""

    def step_out(self) -> bool:
        """Close what is open inside of the section; say whether anything was."""
        return False

    @property
    def place(self) -> str:
        """Return the id of what the cursor is on, so that the cursor can come back to it."""
        lists = self.query(Lines)
        return lists.first().current if lists else ""

    def focus_first(self) -> None:
        """Give the keyboard to what is most likely wanted here."""
        for widget in (self, *self.query("*")):
            if widget.focusable:
                widget.focus()
                return
