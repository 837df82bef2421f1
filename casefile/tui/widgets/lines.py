"""A list with a cursor that stays on its line when the list is drawn again."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import Reactive, reactive
from textual.strip import Strip
from textual.visual import Visual, VisualType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from casefile.tui.colours import rich_name
from casefile.tui.showing import reads_alike
from casefile.tui.widgets.hanging import Hanging

if TYPE_CHECKING:
    from textual.css.styles import RulesMap

__all__ = ["Lines", "Openable", "Options", "Unfolding", "heading", "line"]

_LEAST = 3
"""The fewest columns a line is unfolded in."""
_HERE = "▌"
_DOUBLE = 2
_FEW = 8
"""How many lines are measured and drawn one by one; where more read otherwise, the whole list is."""


def line(prompt: Content, id: str, under: int | None = None) -> Option:
    """Return a line one can put the cursor on; `under` is the column its words begin in, after those of its state."""
    return Option(Hanging.of(prompt, under), id=id)


def heading(prompt: Content) -> Option:
    """Return a line the cursor passes over."""
    return Option(prompt, disabled=True)


def _which(option: Option) -> tuple[str | None, bool]:
    """Return what tells a line from another, however it reads."""
    return option.id, option.disabled


class Options(OptionList):
    """A list of options for a place of any size: where no sign has room, nothing is measured.

    The line under the cursor has a bar before it while the list has the keyboard: a sign, and not only a colour.
    """

    highlighted: reactive[int | None] = reactive(None, repaint=False)
    """The option under the cursor; a move of it draws the two options it is about, and no other."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """How wide the lines are and how many; whoever adds some asks for a layout, where it takes one."""

    _measured = False
    _measured_width = -1
    _told_size: object = None

    def watch_highlighted(  # type: ignore[override]
        self, before: int | None, highlighted: int | None
    ) -> None:
        """Draw the option the cursor left and the one it came to."""
        for index in (before, highlighted):
            if index is not None:
                self._draw_option(index)
        super().watch_highlighted(highlighted)

    def _get_visual(self, option: Option) -> Visual:
        visual = super()._get_visual(option)
        if type(visual) is Content:
            visual = option._visual = Hanging.of(visual)
        return visual

    def _draw_option(self, index: int) -> None:
        at, height = self._line_cache.index_to_line.get(index), self._line_cache.heights.get(index)
        if at is None or height is None:
            self.refresh()
        else:
            self.refresh_lines(at, height)

    def _replace_option_prompt(self, index: int, prompt: VisualType) -> None:
        """Give an option another prompt; where it takes the same lines, it alone is measured and drawn."""
        option, height = self.get_option_at_index(index), self._line_cache.heights.get(index)
        option._set_prompt(prompt)
        for known in [*self._option_render_cache.keys()]:
            if known[0] is option:
                self._option_render_cache.discard(known)
        if height is not None and self._has_room and self._height_of(option) == height:
            self._draw_option(index)
        else:
            self._clear_caches()
            self.refresh(layout=self.styles.auto_dimensions)

    def _replace_prompts(self, prompts: Mapping[int, VisualType]) -> None:
        """Give many options other prompts: all is measured and drawn once, and not for each of them."""
        for index, prompt in prompts.items():
            self.get_option_at_index(index)._set_prompt(prompt)
        self._clear_caches()
        self.refresh(layout=self.styles.auto_dimensions)

    def _height_of(self, option: Option) -> int:
        width = self.scrollable_content_region.width - self._beside
        return self._get_visual(option).get_height(cast("RulesMap", self.styles), width) + option._divider

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Take a size; the one there was is no news, and its scroll bar is not drawn again."""
        told = (size, container_size, self.virtual_size, self.styles.gutter)
        if told == self._told_size:
            return False
        resized = super()._size_updated(size, virtual_size, container_size, layout)
        self._told_size = (size, container_size, self.virtual_size, self.styles.gutter)
        return resized

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines in sight; the options are measured once for all of them."""
        self._update_lines()
        self._measured = True
        try:
            return super().render_lines(crop)
        finally:
            self._measured = False

    def render_line(self, y: int) -> Strip:
        """Draw a line, the bar before it when the cursor is there."""
        strip, at = super().render_line(y), self.scroll_offset.y + y
        if not self.has_focus:
            return strip
        lines = self._lines
        here = at < len(lines) and lines[at][0] == self.highlighted and self._padded
        return self._marked(strip) if here else strip

    @property
    def _padded(self) -> bool:
        return self.get_component_styles("option-list--option").padding.left > 0

    def _marked(self, strip: Strip) -> Strip:
        first = next(iter(strip), Segment(" "))
        accent = Style.parse(rich_name(self.app.theme_variables["text-accent"]))
        bar = Style.combine(each for each in (first.style, accent) if each)
        return Strip([Segment(_HERE, bar), *strip.crop(1)], strip.cell_length)

    def _on_click(self, event: events.Click) -> None:  # type: ignore[override]
        """Choose what is clicked; the second click of two has chosen already, and what it opened may be on its way."""
        if event.chain > 1:
            event.prevent_default()

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "", show=False),
        Binding("k", "cursor_up", "", show=False),
    ]

    @property
    def _has_room(self) -> bool:
        region = self.scrollable_content_region
        return bool(region) and region.width > self._beside

    @property
    def _beside(self) -> int:
        """The columns beside a line: the library breaks lines at the width left, and cannot at none."""
        return self.get_component_styles("option-list--option").padding.width + self._get_left_gutter_width()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the height for that width; for none, that of one column."""
        return super().get_content_height(container, viewport, max(width, self._beside + 1))

    def _on_resize(self, event: events.Resize) -> None:  # type: ignore[override]
        """Measure again where the width is another, before all is painted: the library would, while it paints."""
        event.prevent_default()
        self._measure()

    def watch_show_vertical_scrollbar(self) -> None:
        """Measure for the width a scroll bar takes or leaves."""
        self.call_next(self._measure)

    def _refresh_scrollbars(self) -> None:
        """Show a scroll bar only where the lines need one without it: it may be what breaks them."""
        if self.show_vertical_scrollbar and self._height_without_bar() <= self.container_size.height:
            self.virtual_size = Size(self.container_size.width, self._height_without_bar())
        super()._refresh_scrollbars()

    def _height_without_bar(self) -> int:
        """Return how many lines the options take in the whole width, at least one each."""
        width = self.container_size.width - self._beside
        if self.option_count > self.container_size.height or width < 1:
            return max(self.option_count, self.container_size.height + 1)
        return sum(
            self._get_visual(each).get_height(cast("RulesMap", self.styles), width) + each._divider
            for each in self.options
        )

    def _measure(self) -> None:
        width = self.scrollable_content_region.width
        if width != self._measured_width:
            self._measured_width = width
            self._clear_caches()
        self._update_lines()

    def _update_lines(self) -> None:
        if not self._measured and self._has_room:
            super()._update_lines()

    def action_page_down(self) -> None:
        """Go down a page; where not one line has room, a page is a line."""
        if self._has_room:
            super().action_page_down()  # type: ignore[no-untyped-call]
        else:
            self.action_cursor_down()

    def action_page_up(self) -> None:
        """Go up a page, or a line where not one has room."""
        if self._has_room:
            super().action_page_up()  # type: ignore[no-untyped-call]
        else:
            self.action_cursor_up()


class Lines(Options, inherit_bindings=False):
    """A list of lines. Enter is left to the section, so that the footer says what it does there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "cursor_down", "", show=False),
        Binding("up,k", "cursor_up", "", show=False),
        Binding("home", "first", "", show=False),
        Binding("end", "last", "", show=False),
        Binding("pagedown", "page_down", "", show=False),
        Binding("pageup", "page_up", "", show=False),
    ]

    @property
    def current(self) -> str:
        """Return the id of the line under the cursor, empty when there is none."""
        if self.highlighted is None or self.highlighted >= self.option_count:
            return ""
        return self.get_option_at_index(self.highlighted).id or ""

    def fill(self, options: Iterable[Option]) -> None:
        """Replace the lines; the cursor stays on its line, or near where it was when that line is gone.

        Where they are the same lines, only those that read otherwise are made anew.
        """
        wanted = list(options)
        if [_which(each) for each in wanted] == [_which(each) for each in self.options]:
            self._reword(wanted)
        else:
            self._replace(wanted)
        self.call_after_refresh(self.scroll_to_highlight)

    def _replace(self, wanted: Sequence[Option]) -> None:
        before, at = self.current, self.highlighted or 0
        scrolled = self.scroll_y
        self._measured = bool(wanted)  # those that go are not measured without the others
        self.clear_options()
        self._measured = False
        self.add_options(wanted)
        if not self.go_to(before):
            self.highlighted = self._nearest(at)
        self.scroll_to(y=scrolled, animate=False, force=True)

    def _reword(self, wanted: Sequence[Option]) -> None:
        prompts = {
            index: new.prompt
            for index, (old, new) in enumerate(zip(self.options, wanted, strict=True))
            if not reads_alike(self._prompt(old), new.prompt)
        }
        self._put_prompts(prompts)

    def _prompt(self, option: Option) -> VisualType:
        """Return the prompt a line was given."""
        return option.prompt

    def _put_prompts(self, prompts: Mapping[int, VisualType]) -> None:
        """Give lines other prompts."""
        if len(prompts) > _FEW:
            self._replace_prompts(prompts)
            return
        for index, prompt in prompts.items():
            self.replace_option_prompt_at_index(index, prompt)

    def go_to(self, id: str) -> bool:
        """Put the cursor on that line; say whether it is there."""
        for index, option in enumerate(self.options):
            if option.id == id and id:
                self.highlighted = index
                return True
        return False

    def _nearest(self, at: int) -> int | None:
        options: Sequence[Option] = self.options
        alive = [index for index, option in enumerate(options) if not option.disabled]
        return min(alive, key=lambda index: (abs(index - at), index), default=None)


class Openable(Lines):
    """Lines of which a click puts the cursor on one, and a double click does what Enter does there."""

    def _on_click(self, event: events.Click) -> None:  # type: ignore[override]
        """Do what Enter does at the second click."""
        if event.chain == _DOUBLE:
            self.app.simulate_key("enter")


class Unfolding(Lines):
    """Lines cut at the edge where the room is narrow, but for the one under the cursor, which is shown whole."""

    _unfolded: Option | None = None
    _folded: Content = Content("")

    def watch_highlighted(  # type: ignore[override]
        self, before: int | None, highlighted: int | None
    ) -> None:
        """Fold the line the cursor leaves, and unfold the one it comes to."""
        super().watch_highlighted(before, highlighted)
        self._unfold()

    def _prompt(self, option: Option) -> VisualType:
        return self._folded if option is self._unfolded else option.prompt

    def _put_prompts(self, prompts: Mapping[int, VisualType]) -> None:
        super()._put_prompts(prompts)
        if any(self.options[index] is self._unfolded for index in prompts):
            self._unfolded = None
            self._unfold()

    def _measure(self) -> None:
        """Unfold anew where the width is another: the terminal’s, or what a scroll bar leaves."""
        before = self._measured_width
        super()._measure()
        if self._measured_width != before:
            self._unfold()

    def _unfold(self) -> None:
        before, self._unfolded = self._unfolded, None
        if before is not None and before in self.options:
            self.replace_option_prompt_at_index(self.options.index(before), self._folded)
        width = self.scrollable_content_region.width - self._beside
        if self.highlighted is None or width < _LEAST or self.styles.text_wrap != "nowrap":
            return
        option = self.get_option_at_index(self.highlighted)
        if isinstance(option.prompt, Hanging):
            self._unfolded, self._folded = option, option.prompt
            self.replace_option_prompt_at_index(self.highlighted, option.prompt.hung(width))
            self.call_after_refresh(self.scroll_to_highlight)
