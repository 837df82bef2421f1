"""What keeps a key cheap: one paint after the last layout, two options drawn anew, nothing built again."""

import re
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual._styles_cache import StylesCache
from textual.content import Content
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen
from textual.widgets import Static
from textual.widgets._toast import Toast

import casefile.tui
from casefile.tui.base import lit
from casefile.tui.section import Section
from casefile.tui.showing import put
from casefile.tui.widgets.field import FieldRow
from casefile.tui.widgets.hanging import Hanging
from casefile.tui.widgets.lines import Lines, line
from tests.tui.desks import desk_with, example_case
from tests.tui.look import look, press, running, settled


@pytest.mark.parametrize(
    "text", ["", "un", "un deux trois quatre", "été " * 9, "一二三四五六", "un\ndeux", "\n"]
)
@pytest.mark.parametrize("wrap", ["wrap", "nowrap"])
def test_the_height_told_is_that_of_the_lines_it_breaks_into(text, wrap):
    for width in range(3, 40):
        rules = {"text_wrap": wrap, "text_overflow": "ellipsis"}
        assert Hanging(text).get_height(rules, width) == Content(text).get_height(rules, width), width


def test_supposing_gives_the_whole_answer_of_a_case_with_those_facts():
    case = example_case()
    desk = desk_with(case)
    try:
        seen = desk.assess(case)
        (person,) = case.facts.persons
        stay_at_home = replace(case.facts, contracts=())
        older = replace(case.facts, persons=(replace(person, born_on=date(1980, 1, 1)),))
        for facts in (older, stay_at_home):
            whole = desk.points_if_known(desk.assess(replace(case, facts=facts), on=seen.on))
            assert desk.supposed_answer(seen, facts) == whole
            assert whole != desk.points_if_known(seen)
    finally:
        desk.close()


async def test_a_screen_is_laid_out_first_and_painted_once_nothing_is_left_to_do(monkeypatch):
    done = []
    desk = desk_with(example_case())
    async with running(desk, case=desk.path) as pilot:
        await settled(pilot)
        screen = pilot.app.screen
        painted, laid_out = Screen._compositor_refresh, Screen._refresh_layout
        monkeypatch.setattr(
            Screen, "_compositor_refresh", lambda self: (done.append("painted"), painted(self))
        )
        monkeypatch.setattr(
            Screen, "_refresh_layout", lambda *given: (done.append("laid out"), laid_out(*given))
        )
        screen.once_laid_out(lambda: done.append("called"))
        screen._layout_required = True
        for _ in range(3):
            screen._on_timer_update()
        assert done == ["laid out", "called", "painted"]


async def test_a_dialog_has_its_own_sheet_the_first_time_it_is_shown():
    desk = desk_with(example_case())
    async with running(desk, case=desk.path, size=(140, 40)) as pilot:
        await press(pilot, "question_mark")
        assert pilot.app.screen.query_one(".frame").region.x == (140 - 96) // 2


async def test_of_the_notices_that_only_inform_the_last_two_stay():
    desk = desk_with(example_case())
    async with running(desk, case=desk.path) as pilot:
        pilot.app.tell("wrong", "error")
        for told in ("one", "two", "three"):
            pilot.app.tell(told)
            await settled(pilot)
        assert "one" not in [each._notification.message for each in pilot.app.screen.query(Toast)]
        assert [each.message for each in pilot.app._notifications] == ["wrong", "two", "three"]


def test_a_sheet_names_only_what_there_is():
    """A selector with the name of a class that is gone does nothing, and says nothing."""
    package = Path(casefile.tui.__file__).parent
    classes = "\n".join(each.read_text() for each in package.rglob("*.py"))
    for sheet in (each for each in package.rglob("*.tcss") if each.name != "app.tcss"):
        for name in re.findall(r"^([A-Z]\w+)", sheet.read_text(), re.MULTILINE):
            assert re.search(rf"\b{name}\b", classes), f"{sheet.name}: {name}"


async def test_a_move_of_the_cursor_draws_the_two_options_it_is_about():
    desk = desk_with(example_case())
    async with running(desk, case=desk.path) as pilot:
        await press(pilot, "l", "down")
        lines = pilot.app.screen.query_one("#lines", Lines)
        before = lines.highlighted
        lines._exchange_repaint_regions()
        lines.action_cursor_down()
        drawn = lines._exchange_repaint_regions()
        assert lines.highlighted == before + 1
        assert 0 < sum(each.height for each in drawn) < lines.size.height // 2


async def test_another_language_is_written_into_the_sections_that_stand():
    desk = desk_with(example_case())
    async with running(desk, case=desk.path) as pilot:
        await press(pilot, "e", "l", "down")
        stood = list(pilot.app.screen.query(Section))
        lines = pilot.app.screen.query_one("#lines", Lines)
        current = lines.current
        await press(pilot, "g")
        assert list(pilot.app.screen.query(Section)) == stood
        assert "Toutes les lignes" in look(pilot.app)
        assert lines.current == current
        await press(pilot, "e")
        assert "Échéances" in str(pilot.app.screen.query_one("#dates").border_title)


def _styles_of(app):
    return {
        (node, part): dict(styles.base._rules)
        for screen in app.screen_stack
        for node in screen.walk_children(with_self=True)
        for part, styles in (("", node.styles), *sorted(node._component_styles.items()))
    }


async def test_the_styles_remembered_are_those_the_library_finds():
    desk = desk_with(example_case())
    async with running(desk, case=desk.path, size=(120, 40)) as pilot:
        app = pilot.app
        for key in ("l", "right", "i", "escape", "n", "é", "escape", "p", "right", "escape", "ctrl+t", "c"):
            await press(pilot, key)
            remembered = _styles_of(app)
            library = Stylesheet(variables=app.stylesheet._variables)
            library.source = app.stylesheet.source
            library.parse()
            for screen in app.screen_stack:
                library.update(screen)
            assert _styles_of(app) == remembered, key


async def test_a_change_draws_what_it_changed(monkeypatch):
    drawn = []
    line = StylesCache.render_line
    monkeypatch.setattr(StylesCache, "render_line", lambda *given: (drawn.append(1), line(*given))[1])
    desk = desk_with(example_case())
    async with running(desk, case=desk.path, size=(120, 40)) as pilot:
        await press(pilot, "l")
        await press(pilot, "m")
        drawn.clear()
        await press(pilot, "m")
        assert 0 < len(drawn) < 30  # a line of the list, the head of its detail, a notice; the screen has 40


async def test_a_text_takes_a_layout_only_where_it_takes_other_room(monkeypatch):
    laid_out = []
    refresh = Static.refresh
    monkeypatch.setattr(
        Static,
        "refresh",
        lambda self, *given, **how: (laid_out.append(how.get("layout")), refresh(self, *given, **how))[1],
    )
    desk = desk_with(example_case())
    async with running(desk, case=desk.path, size=(120, 40)) as pilot:
        await settled(pilot)
        shown = pilot.app.screen.query_one("#next", Static)
        shown.update("one\ntwo")
        await settled(pilot)
        for text, wanted in (("one\nnew", [False]), ("one\nnew", []), ("one", [True])):
            laid_out.clear()
            put(shown, lit(text))
            assert laid_out == wanted, text
            await settled(pilot)
        laid_out.clear()
        put(shown, lit("one", "$text-error"))
        assert laid_out == [False]  # the same words in another colour are drawn


async def test_lines_are_measured_for_the_width_that_a_scroll_bar_leaves():
    desk = desk_with(example_case())
    async with running(desk, case=desk.path, size=(120, 40), lang="en") as pilot:
        await settled(pilot)
        todo = pilot.app.screen.query_one("#todo", Lines)
        for length in (4, 60, 4, 60):
            todo.fill(line(lit(f"{number} " + "word " * 14), str(number)) for number in range(length))
            await settled(pilot)
            width = todo.scrollable_content_region.width - todo._beside
            assert todo.show_vertical_scrollbar == (length == 60)
            heights = [Content(each.prompt.plain).get_height(todo.styles, width) for each in todo.options]
            assert list(todo._heights.values()) == heights


async def test_a_dialog_that_closes_has_nothing_laid_out_again(monkeypatch):
    laid_out = []
    refresh_layout = Screen._refresh_layout
    desk = desk_with(example_case())
    async with running(desk, case=desk.path, size=(120, 40)) as pilot:
        await press(pilot, "l", "n")
        monkeypatch.setattr(
            Screen, "_refresh_layout", lambda *given: (laid_out.append(given), refresh_layout(*given))
        )
        await press(pilot, "escape")
        assert laid_out == []
        assert "Toutes les lignes" in look(pilot.app) or "All lines" in look(pilot.app)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_detail_of_a_line_has_one_scroll_bar_and_keeps_its_place(size):
    desk = desk_with(example_case())
    async with running(desk, case=desk.path, size=size) as pilot:
        await press(pilot, "l")
        screen = pilot.app.screen
        lines, detail = screen.query_one("#lines", Lines), screen.query_one("#detail")
        widths = set()
        for _ in range(8):
            await press(pilot, "down")
            widths.add(detail.scrollable_content_region.width)
            assert not screen.query_one("#contents").show_vertical_scrollbar, lines.current
        assert len(widths) == 1


async def test_a_row_that_has_nothing_to_say_says_it_once_there_is_something():
    desk = desk_with(example_case())
    async with running(desk, case=desk.path, size=(120, 40)) as pilot:
        await press(pilot, "n")
        (row,) = pilot.app.screen.query(FieldRow)
        assert not row.query(".echo")
        await press(pilot, "enter")
        (echo,) = row.query(".echo").results(Static)
        assert str(echo.content) in look(pilot.app)
        await press(pilot, "a")
        assert len(row.query(".echo")) == 1
        assert "✗" not in str(row.query_one(".echo", Static).content)
