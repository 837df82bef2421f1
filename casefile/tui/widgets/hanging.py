"""A text of a list: what has no room on its first line goes on under its own words, not under the sign before them."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rich._wrap import divide_line
from rich.cells import cell_len
from textual.content import Content
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions

if TYPE_CHECKING:
    from textual.css.styles import RulesMap

__all__ = ["Hanging"]

_SIGNS = re.compile(r"\s*(?:[^\w\s“«\"'(\[]\s+)*")
_MOST = 2
"""What goes on is moved in by half of the width at most."""


@lru_cache(4096)
def _cuts(text: str, width: int, under: int, *, fold: bool) -> tuple[int, ...]:
    """Return where a line of text is broken; the same texts are asked about after each change."""
    text = text.expandtabs()
    first = divide_line(text, width, fold=fold)[:1]
    if not first:
        return ()
    rest = divide_line(text[first[0] :], max(1, width - under), fold=fold)
    return (*first, *(first[0] + each for each in rest))


class Hanging(Content):
    """A text that is broken so, whose height is told without making its lines.

    `under` is where what follows the first line begins, in columns; without it, after the signs the text begins with.
    """

    under: int | None = None

    @classmethod
    def of(cls, told: Content, under: int | None = None) -> "Hanging":
        """Return that text, hanging."""
        made = cls(told.plain, list(told.spans), told.cell_length)
        made.under = under
        return made

    def is_same(self, content: Content) -> bool:
        """Say whether another text is drawn the same."""
        return super().is_same(content) and self.under == getattr(content, "under", None)

    def hung(self, width: int, *, fold: bool = True) -> Content:
        """Return the text with its lines broken for that width."""
        lines: list[Content] = []
        for text in self.split(allow_blank=True):
            broken = text.expand_tabs(8)
            under = self._under(broken.plain, width)
            cuts = _cuts(broken.plain, width, under, fold=fold)
            first, *others = broken.divide(cuts) if cuts else [broken]
            lines += [
                first.rstrip() if others else first,
                *(each.rstrip().pad_left(under) for each in others),
            ]
        return Content("\n").join(lines)

    def _under(self, text: str, width: int) -> int:
        signs = _SIGNS.match(text)
        wanted = self.under if self.under is not None else cell_len(signs.group()) if signs else 0
        return min(wanted, width // _MOST)

    def get_height(self, rules: "RulesMap", width: int) -> int:
        """Return how many lines it takes in that width."""
        if rules.get("text_wrap") == "nowrap":
            return self.plain.count("\n") + 1
        room = width - 2 * rules.get("line_pad", 0)
        if "\n" not in self.plain and self.cell_length <= room:
            return 1
        fold = rules.get("text_overflow", "fold") == "fold"
        texts = self.plain.split("\n")
        return sum(1 + len(_cuts(each, room, self._under(each, room), fold=fold)) for each in texts)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw the lines."""
        rules = options.rules
        room = width - 2 * rules.get("line_pad", 0)
        if (
            room < 1
            or rules.get("text_wrap") == "nowrap"
            or ("\n" not in self.plain and self.cell_length <= room)
        ):
            return super().render_strips(width, height, style, options)
        fold = rules.get("text_overflow", "fold") == "fold"
        return self.hung(room, fold=fold).render_strips(width, height, style, options)
