"""What is drawn takes little memory, and what nobody reaches is looked for while nobody types."""

import gc

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.cache import FIFOCache
from textual.strip import Strip

from casefile.tui import collecting
from casefile.tui.strips import remember_on_demand
from tests.tui.desks import desk_with, example_case
from tests.tui.look import press, running

MEMORIES = {each for each in Strip.__slots__ if each.endswith("_cache") and each != "_render_cache"}


def test_a_line_makes_a_memory_when_it_is_looked_into():
    remember_on_demand()
    drawn = Strip(iter([Segment("abc", Style(bold=True))]), 3)
    for each in MEMORIES:
        with pytest.raises(AttributeError):
            Strip.__dict__[each].__get__(drawn)  # the slot itself
    assert [each.text for each in drawn.divide([1, 3])] == ["a", "bc"]
    assert drawn.divide([1, 3]) is drawn.divide([1, 3])
    assert drawn.crop(1, 3) is drawn.crop(1, 3)
    assert drawn.cell_count == 3
    assert all(isinstance(getattr(drawn, each), FIFOCache) for each in MEMORIES)
    assert drawn == Strip([Segment("abc", Style(bold=True))])
    with pytest.raises(AttributeError):
        _ = drawn.nothing_of_that_name


async def test_memory_is_looked_through_once_nobody_types(monkeypatch):
    looked, now = [], [1000.0]
    desk = desk_with(example_case())
    async with running(desk, case=desk.path) as pilot:
        app = pilot.app
        monkeypatch.setattr(collecting, "monotonic", lambda: now[0])
        monkeypatch.setattr(gc, "collect", lambda: looked.append(now[0]))
        monkeypatch.setattr(gc, "get_count", lambda: (0, 1, 0))
        await press(pilot, "l")
        app.collect_when_quiet()
        now[0] += 10
        await press(pilot, "down")
        now[0] += 1
        app.collect_when_quiet()
        assert looked == []
        now[0] += 10
        app.collect_when_quiet()
        assert looked == [1021.0]
        monkeypatch.setattr(gc, "get_count", lambda: (900, 0, 0))
        app.collect_when_quiet()
        assert looked == [1021.0]
