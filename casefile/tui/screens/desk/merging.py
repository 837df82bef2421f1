"""A copy of a case that is on the desk already: what it says otherwise, line by line, and what of it is taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from casefile.i18n.words import N_
from casefile.services.offer_words import offer_line
from casefile.tui.base import Refusal, lit
from casefile.tui.keys import bindings
from casefile.tui.reading_dialog import ReadingDialog
from casefile.tui.showing import entitle, put
from casefile.tui.widgets.key_hints import KeyHints
from casefile.tui.widgets.lines import Unfolding, heading, line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.binding import BindingType
    from textual.widget import Widget
    from textual.widgets.option_list import Option

    from casefile.cases.joining import CopyOffer
    from casefile.services.offer_names import OfferNames

__all__ = ["MergeList"]

_CLEAR = N_("Changed there only")
_CONFLICTS = N_("Changed on both sides: yours stays unless you mark theirs")


class MergeList(ReadingDialog[tuple["CopyOffer", ...]]):
    """Answers with the differences that were marked; those that are no conflict are marked at first."""

    CSS_PATH = "merging.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("tick"),
        Binding("ctrl+s,enter", "record", N_("Take over")),
    ]

    def __init__(self, name: str, offers: Sequence[CopyOffer], names: OfferNames) -> None:
        super().__init__()
        self._name, self._names = name, names
        self.offers = tuple(offers)
        self.marked = {at for at, offer in enumerate(self.offers) if not offer.conflict}

    def compose(self) -> Iterator[Widget]:
        """Lay out the differences and what the keys do."""
        with Vertical(classes="frame"):
            yield Unfolding(id="offers")
            yield Refusal()
            yield KeyHints(id="hint")

    def begin(self) -> None:
        """Put the cursor on the first difference."""
        entitle(self.lines, lit(self.words("What the file says otherwise: {name}", name=self._name)))
        self.lines.focus()
        self._draw()

    @property
    def lines(self) -> Unfolding:
        """Return the list."""
        return self.query_one("#offers", Unfolding)

    def _draw(self) -> None:
        self.lines.fill(self._options())
        hint = self.words(
            "Space: mark or not · Enter or Ctrl+S: take over {marked} of {total}, in one change · Esc: change nothing",
            marked=len(self.marked),
            total=len(self.offers),
        )
        put(self.query_one("#hint", Static), lit(hint, "$text-muted"))

    def _options(self) -> Iterator[Option]:
        for title, conflict in ((_CONFLICTS, True), (_CLEAR, False)):
            group = [at for at, offer in enumerate(self.offers) if offer.conflict is conflict]
            if group:
                yield heading(lit(self.words(title), "bold"))
            yield from (line(self._told(at), str(at)) for at in group)

    def _told(self, at: int) -> Content:
        sign = "☑" if at in self.marked else "☐"
        told = " ".join(offer_line(self.words, self.offers[at], self._names, grouped=True).split())
        return Content.assemble(lit(f"{sign} ", "bold" if at in self.marked else "$text-muted"), lit(told))

    def action_tick(self) -> None:
        """Mark the difference under the cursor, or not any more."""
        if self.lines.current:
            self.marked ^= {int(self.lines.current)}
            self._draw()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Mark what was clicked."""
        event.stop()
        self.action_tick()

    def action_record(self) -> None:
        """Answer with what is marked; with nothing marked, nothing is changed."""
        if self.marked:
            self.answer(tuple(offer for at, offer in enumerate(self.offers) if at in self.marked))
        else:
            self.action_cancel()
