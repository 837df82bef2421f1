"""Screens as text, at two sizes and in two languages: what a change does to them is seen in the review."""

import pytest

from tests.tui.desks import desk_with, document, example_case
from tests.tui.look import look, press, running


def papers():
    return example_case(documents=(document(1, "principal/passport", "passeport.pdf"),))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("key", ["o", "l"])
async def test_screen(key, lang, size, snapshot):
    async with running(desk_with(papers()), lang=lang, size=size) as pilot:
        await press(pilot, key)
        await pilot.pause()
        assert look(pilot.app) == snapshot
