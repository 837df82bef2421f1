"""A list filled again: what stays the same is left alone, what reads otherwise is drawn anew."""

import pytest
from textual.app import App

from casefile.tui.base import lit
from casefile.tui.widgets.lines import Lines, Unfolding, heading, line

LONG = "a long sentence that is cut at the edge of a narrow list"


class _Host(App):
    CSS = "Unfolding { text-wrap: nowrap; text-overflow: ellipsis; }"

    def __init__(self, lines):
        super().__init__()
        self.lines = lines

    def compose(self):
        yield self.lines


def filled(*texts, style=""):
    return [heading(lit("Title")), *(line(lit(text, style), text[:1]) for text in texts)]


@pytest.fixture(params=[Lines, Unfolding])
async def lines(request):
    listed = request.param()
    async with _Host(listed).run_test(size=(30, 10)) as pilot:
        listed.focus()
        listed.fill(filled("alpha", "beta", "gamma"))
        listed.go_to("b")
        await pilot.pause()
        listed.pilot = pilot
        yield listed


def shown(lines):
    return [lines.render_line(y).text.strip(" ▌") for y in range(len(lines._lines))]


def colours(lines, y):
    return {segment.style.color for segment in lines.render_line(y) if segment.text.strip(" ▌")}


async def test_the_same_lines_are_left_alone(lines):
    kept = list(lines.options)
    shown(lines)
    drawn = len(lines._option_render_cache)
    lines.fill(filled("alpha", "beta", "gamma"))
    assert [each is old for each, old in zip(lines.options, kept, strict=True)] == [True] * 4
    assert len(lines._option_render_cache) == drawn > 0
    assert lines.current == "b"


async def test_a_line_that_reads_otherwise_is_drawn_anew_and_the_cursor_stays(lines):
    lines.fill(filled("alpha", "bravo", "go"))
    await lines.pilot.pause()
    assert shown(lines) == ["Title", "alpha", "bravo", "go"]
    assert lines.current == "b"


async def test_another_colour_alone_is_drawn(lines):
    before = [colours(lines, y) for y in (1, 2)]
    lines.fill(filled("alpha", "beta", "gamma", style="red"))
    await lines.pilot.pause()
    assert all(colours(lines, y) != old for y, old in zip((1, 2), before, strict=True))


async def test_a_line_that_grows_makes_room(lines):
    lines.styles.height = "auto"
    lines.fill(filled("alpha", "beta", "gamma\nand more"))
    await lines.pilot.pause()
    assert shown(lines) == ["Title", "alpha", "beta", "gamma", "and more"]
    assert lines.size.height == 5


async def test_other_lines_keep_the_cursor_near(lines):
    lines.fill(filled("alpha", "gamma"))
    assert lines.current == "g"
    lines.fill(filled("zeta", "gamma", "alpha"))
    assert lines.current == "g"


async def test_the_line_unfolded_under_the_cursor_is_folded_as_it_reads_now():
    listed = Unfolding()
    async with _Host(listed).run_test(size=(30, 10)) as pilot:
        listed.fill(filled(LONG, "beta"))
        await pilot.pause()
        assert len(shown(listed)) > 3
        same = listed.options[1].prompt
        listed.fill(filled(LONG, "beta"))
        assert listed.options[1].prompt is same
        listed.fill(filled(LONG.replace("sentence", "saying"), "beta"))
        await pilot.pause()
        assert "saying" in "".join(shown(listed))
        listed.go_to("b")
        await pilot.pause()
        assert [text[:13] for text in shown(listed)] == ["Title", "a long saying", "beta"]


async def test_many_lines_that_read_otherwise_are_drawn_anew_at_once(lines):
    letters = "abcdefghijkl"
    lines.fill(filled(*letters))
    lines.go_to("c")
    await lines.pilot.pause()
    cleared = []
    clear, lines._clear_caches = lines._clear_caches, lambda: (cleared.append(1), clear())
    lines.fill(filled(*(f"{each} and more" for each in letters)))
    await lines.pilot.pause()
    assert shown(lines) == ["Title", *(f"{each} and more" for each in letters)]
    assert lines.current == "c"
    assert len(cleared) < len(letters) / 2  # not once a line; the one under the cursor is unfolded besides
