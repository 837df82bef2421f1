"""Which line a file is for: found by its title, its person's place or name, without accents."""

from pathlib import Path

import pytest

from casefile.rules.facts import Facts, Person
from casefile.tui.screens.case.attach import LineDialog
from casefile.tui.widgets.lines import Lines
from tests.tui.forms.host import Host, quiet_desk, seen, settle, shot

FAMILY = Facts(
    programme="fsw",
    persons=(
        Person(id="principal", role="principal", given_name="Maëlle"),
        Person(id="spouse", role="spouse", given_name="Zoé", family_name="Lecœur"),
    ),
)


@pytest.mark.parametrize(
    ("typed", "person"),
    [("passeport zoe", "spouse"), ("passeport lecoeur", "spouse"), ("maelle passeport", "principal")],
)
async def test_a_line_is_found_by_whose_it_is_without_accents(tmp_path: Path, typed: str, person: str):
    app = Host(quiet_desk(tmp_path), lang="fr")
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(LineDialog(seen(app.desk, FAMILY), ()))
        await settle(pilot)
        app.focused.value = typed  # type: ignore[union-attr]
        await settle(pilot)
        keys = [option.id for option in app.screen.query_one(Lines).options]
        app.focused.value = "no such line"  # type: ignore[union-attr]
        await settle(pilot)
        assert "Aucune ligne à montrer ici" in shot(app)
        await pilot.press("enter")
        assert isinstance(app.screen, LineDialog)
    assert keys == [f"{person}/passport"]


@pytest.mark.parametrize(
    ("names", "heading"),
    [
        ("", "Which line is the file for?"),
        ("abc", "Which line is this for? a, b, c"),
        ("abcde", "Which line is this for? a, b, c (+2)"),
    ],
)
async def test_the_files_are_named_and_the_likely_lines_come_first(tmp_path: Path, names: str, heading: str):
    app = Host(quiet_desk(tmp_path))
    asked = seen(app.desk, FAMILY)
    last = asked.lines[-1].key
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(LineDialog(asked, tuple(map(Path, names)), (last,)))
        await settle(pilot)
        assert heading in shot(app)
        assert app.screen.query_one(Lines).options[0].id == last
        await pilot.press("down", "up", "enter")
        await settle(pilot)
    assert app.answers == [last]
