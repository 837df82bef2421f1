"""Nasty names, notes and file names are shown as they are, on every screen, and nothing falls over."""

import pytest

from casefile.cases.model import Event, Line
from casefile.rules.facts import Contract
from casefile.rules.findings import Finding
from casefile.tui.base import lit
from tests.tui.desks import HOSTILE, NASTY, NOW, desk_with, document, example_case
from tests.tui.look import look, press, running


def nasty_case(text: str):
    base = example_case(text)
    contract = Contract(
        id="c9",
        employer=text,
        title=text,
        noc="21232",
        country="FR",
        first=NOW.date().replace(2020),
        hours_per_week="39",
    )
    from msgspec.structs import replace

    return replace(
        base,
        facts=replace(
            base.facts, contracts=(contract,), persons=(replace(base.facts.persons[0], given_name=text),)
        ),
        lines=(Line(id="principal/passport", note=text, reason=text, requested_from=text),),
        documents=(document(1, "principal/passport", text, Finding(code=text or "x", severity="warning")),),
        journal=(Event(number=1, at=NOW, code="journal.note", text=text),),
    )


@pytest.mark.parametrize("text", HOSTILE)
async def test_every_screen_shows_it(text):
    async with running(desk_with(nasty_case(text)), size=(160, 60)) as pilot:
        shown = str(lit(text)).rstrip()
        for key in ("o", "l", "d", "x", "e", "j", "i", "escape", "s", "escape", "p", "escape", "n", "escape"):
            await press(pilot, key)
            if key in {"o", "l", "d", "j"}:
                assert shown in look(pilot.app).replace("\n", " "), key
        assert pilot.app.is_running


@pytest.mark.parametrize("text", NASTY)
async def test_the_desk_and_notices_show_it(text):
    desk = desk_with(example_case(text), example_case("Modèle, Sofie"))
    async with running(desk, size=(160, 40)) as pilot:
        assert str(lit(text)).rstrip()[:40] in look(pilot.app)
        pilot.app.tell(text)
        await press(pilot)
        await pilot.pause()
        assert look(pilot.app).count(str(lit(text)).strip()[:20]) >= 2


def test_lit_shows_brackets_and_disarms_escapes():
    assert str(lit("[red]x[/] \\")) == "[red]x[/] \\"
    assert "\x1b" not in str(lit("\x1b[31mx"))
    assert "\u202e" not in str(lit("\u202egnp.exe"))
    assert str(lit("1\u202f560\u00a0h")) == "1\u202f560\u00a0h"
