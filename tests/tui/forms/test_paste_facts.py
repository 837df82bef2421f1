"""Stays and addresses typed or pasted line after line, for one person or for several at once."""

from datetime import date
from pathlib import Path
from typing import Any

from textual.widgets import TextArea

from casefile.rules.facts import Facts, Person
from casefile.tui.screens.facts.paste_facts import PasteFacts
from casefile.tui.screens.facts.tables import TABLES
from casefile.tui.widgets.field import FieldRow
from casefile.tui.widgets.understood import Understood
from tests.tui.forms.host import Host, quiet_desk, seen, settle, shot

FAMILY = Facts(
    persons=(
        Person(id="principal", role="principal", given_name="Maëlle"),
        Person(id="spouse", role="spouse", given_name="Thibault"),
        Person(id="child-1", role="child", given_name="Zoé", born_on=date(2022, 5, 12)),
    )
)


async def pasted(app: Host, pilot: Any, table: str, text: str, facts: Facts = FAMILY) -> str:
    section = next(each for each in TABLES if each.table == table)
    seen(app.desk, facts)
    app.show(PasteFacts("c1", facts, section))
    await settle(pilot)
    app.focused.text = text  # type: ignore[union-attr]
    await settle(pilot)
    return " ".join(shot(app).replace("\u00a0", " ").split())


async def test_the_stays_of_a_family_are_entered_once(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    text = "Bonjour\nAustralie : 1/3/2019 - 31/5/2022\nFrance 1/6/2022 - 5/5/2024\nCanada depuis le 6/5/2024"
    async with app.run_test(size=(80, 24)) as pilot:
        page = await pasted(app, pilot, "stays", text)
        assert "1 – skipped, no date in it: Bonjour" in page
        assert "2 ✓ lived there, Australia · Mar 1, 2019 → May 31, 2022" in page
        assert "Still to tell, once for all lines: Who." in page
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert app.answers == []
        await pilot.press("tab", "left", "ctrl+s")
        await settle(pilot)
    stays = app.desk.case.facts.stays
    assert len(stays) == 9
    assert next(each.first for each in stays if each.person == "child-1") == date(2022, 5, 12)


async def test_a_country_no_line_tells_is_asked_once(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await pasted(app, pilot, "stays", "Paris 1/3/2019 - 31/5/2022", Facts())
        asked = [row.field.name for row in app.screen.query(FieldRow) if row.display]
        assert asked == ["country"]
        await pilot.press("ctrl+s", "tab", "F", "R", "ctrl+s")
        await settle(pilot)
    assert [each.country for each in app.desk.case.facts.stays] == ["FR"]


async def test_what_the_case_holds_is_not_added_again(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    line = "12 rue des Lilas, Lyon, France, 1/3/2019 - 31/5/2022"
    async with app.run_test(size=(80, 24)) as pilot:
        await pasted(app, pilot, "addresses", line, Facts())
        await pilot.press("ctrl+s")
        await settle(pilot)
        await pasted(app, pilot, "addresses", line, app.desk.case.facts)
        await pilot.press("ctrl+s")
        await settle(pilot)
    assert [(each.line, each.country) for each in app.desk.case.facts.addresses] == [
        ("12 rue des Lilas, Lyon, France", "FR")
    ]
    assert "already says" in app.told[-1]


async def test_lines_and_their_meaning_go_together_and_are_put_right_one_after_the_other(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    good = "\n".join(f"France 1/1/{year} - 31/12/{year}" for year in range(1995, 2025))
    async with app.run_test(size=(80, 24)) as pilot:
        await pasted(
            app, pilot, "stays", f"{good}\nBelgique 2/2/2020 - 1/1/2019\nItalie 31/2/2019 - 1/5/2019", Facts()
        )
        lines, meant = app.screen.query_one(TextArea), app.screen.query_one(Understood)
        assert "2 lines to put right" in shot(app)
        lines.move_cursor(lines.document.end)
        await settle(pilot)
        assert "✗" in shot(app), "the cursor is on the last line, and so is what is shown of the meaning"
        await pilot.press(*["pageup"] * 12)
        await settle(pilot)
        assert (meant.row, "Jan 1, 1995 →" in shot(app).replace("\u00a0", " ")) == (1, True)
        await pilot.press("f3")
        assert lines.cursor_location[0] == 30
        await pilot.press("f3")
        assert lines.cursor_location[0] == 31
        await pilot.press("f3", *["backspace"] * 4, *"2022")
        await settle(pilot)
        assert "1 line to put right" in shot(app)
        meant.focus()
        await pilot.press("home", "down", "down", "enter", "x")
        assert lines.document.get_line(2).endswith("1997x")
        await pilot.press("backspace", "f3", *["backspace"] * 20, *"1/2/2019 - 1/5/2019", "f3")
        await settle(pilot)
        assert "to put right" not in shot(app)
        assert "No line" in app.told[-1]


async def test_lines_and_their_meaning_are_both_in_sight_on_a_low_terminal(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    async with app.run_test(size=(80, 12)) as pilot:
        page = await pasted(app, pilot, "stays", "Paris 1/3/2019 - 31/5/2022", Facts())
        assert page.count("Paris") == 1
        assert "Mar 1, 2019" in page
        assert "Add all (Ctrl+S)" in page
