"""Help: the keys that work where one was, every other key, the signs, and the seven stages in short."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from textwrap import wrap
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from casefile.i18n import Words
from casefile.i18n.vocabulary import STAGE_STATES, STAGE_SYMBOLS, STATUS_SYMBOLS, STATUSES
from casefile.rules.book.stages import Stage
from casefile.tui.base import lit
from casefile.tui.key_places import PLACES
from casefile.tui.keys import KEYS
from casefile.tui.reading_dialog import ReadingDialog
from casefile.tui.showing import put
from casefile.tui.widgets.key_line import key_name

if TYPE_CHECKING:
    from textual.binding import ActiveBinding

__all__ = ["HelpScreen"]


_HEAD = "bold"
_LEFT = 14
_WIDEST, _FRAME = 96, 5
"""The columns of the page at most, and those its frame and scroll bar have."""


class HelpScreen(ReadingDialog[None]):
    """Made from the table of keys and from the stages: it cannot lag behind the program."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,h,question_mark,enter", "cancel", "", show=False)]

    def on_click(self) -> None:
        """Close at a click: there is nothing to choose here."""
        self.action_cancel()

    def __init__(self, active: "Mapping[str, ActiveBinding]") -> None:
        super().__init__()
        self._here = list(
            dict.fromkeys(each.binding.id for each in active.values() if each.binding.id in KEYS)
        )
        self._stages: tuple[Stage, ...] = ()
        self._made_for = 0

    def compose(self) -> ComposeResult:
        """Lay out one page that scrolls, a chapter of it at a time: those out of sight are not drawn."""
        if self.casefile.desk.has_rulebook:
            self._stages = self.casefile.desk.rulebook.stages
        self._made_for = self._room
        with VerticalScroll(classes="frame"):
            for chapter in self._chapters():
                yield Static(chapter, classes="chapter", markup=False)

    def begin(self) -> None:
        """Read the stages, where no rule was asked for yet; the keys are there already."""
        if not self._stages:
            self.casefile.in_background(
                lambda: self.casefile.desk.rulebook.stages, self._got, reading="stages"
            )

    def _got(self, stages: tuple[Stage, ...]) -> None:
        self._stages = stages
        if self.is_attached:
            self._show()

    def on_resize(self) -> None:
        """Break the lines anew where the width is another."""
        if self._made_for != self._room:
            self._show()

    def _show(self) -> None:
        self._made_for = self._room
        for place, chapter in zip(self.query(".chapter").results(Static), self._chapters(), strict=True):
            put(place, chapter)

    @property
    def _room(self) -> int:
        return min(_WIDEST, self.app.size.width) - _FRAME

    def _chapters(self) -> Iterator[Content]:
        for chapter in _page(self._here, self._stages, self.words, self._room):
            yield Content("\n").join((*chapter, Content("")))


def _page(
    here: list[Any], stages: tuple[Stage, ...], words: Words, width: int
) -> Iterator[Iterable[Content]]:
    yield _keys(words("Keys that work here (Esc closes this page)"), here, words, width)
    for title, ids in PLACES.values():
        yield _keys(words(title), ids, words, width)
    yield (lit(words("Other keys may be chosen: the manual, docs/keys.md, says how."), "$text-muted"),)
    yield _signs(words)
    yield _about(stages, words)


def _keys(title: str, ids: Iterable[Any], words: Words, width: int) -> Iterator[Content]:
    yield lit(title, _HEAD)
    yield from (_key(id, words, width) for id in ids)


def _signs(words: Words) -> Iterator[Content]:
    yield lit(words("Signs"), _HEAD)
    yield lit(" · ".join(f"{STAGE_SYMBOLS[each]} {words(STAGE_STATES[each])}" for each in STAGE_SYMBOLS))
    yield lit(" · ".join(f"{STATUS_SYMBOLS[each]} {words(STATUSES[each])}" for each in STATUS_SYMBOLS))


def _about(stages: tuple[Stage, ...], words: Words) -> Iterator[Content]:
    if stages:
        yield lit(words("The seven stages"), _HEAD)
    for number, stage in enumerate(stages, 1):
        yield Content.assemble(
            lit(f"{number} {words.label(stage.label)}. ", "bold"), lit(words.label(stage.about))
        )
    yield Content("")
    yield lit(
        words("This program informs and keeps order; it advises nobody and decides nothing."), "$text-muted"
    )


@lru_cache(512)
def _key(id: str, words: Words, width: int) -> Content:
    key = KEYS[id]
    names = [key_name(Binding(each, "", ""), words) for each in key.keys.split(",")]
    told = f"\n{' ' * _LEFT}".join(wrap(words(key.tooltip), max(20, width - _LEFT)))
    return Content.assemble(lit(f"  {' '.join(names):<{_LEFT - 2}}", "bold $text-accent"), lit(told))
