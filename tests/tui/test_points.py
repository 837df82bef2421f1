"""The points of a case on the screen: what is said, what may be supposed, and that the case is left alone."""

import re
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from casefile.cases.changes import set_scalars
from casefile.rules.facts import Contract, Credential, Facts, LanguageTest, Person
from casefile.services.desk import Desk
from casefile.tui.widgets.lines import Lines
from tests.tui.look import look, press, running, settled, until

ON = date(2026, 6, 1)
CAMILLE = Facts(
    programme="cec", marital_status="single",
    persons=(Person(id="principal", role="principal", born_on=date(1996, 12, 3)),),
    contracts=(Contract(id="c1", employer="Exemple SAS", noc="21232", country="CA", first=date(2025, 1, 6),
                        hours_per_week="39", authorised=True),),
    credentials=(Credential(id="d1", title="Master", country="FR", evaluated_on=date(2025, 5, 2), evaluated_by="WES",
                            level="master_or_professional"),),
    tests=(LanguageTest(id="t1", name="TEF Canada", taken_on=date(2025, 6, 14), listening="503", reading="462",
                        writing="428", speaking="455"),),
)  # fmt: skip


@pytest.fixture
def desk():
    desk = Desk(today=ON)
    yield desk
    desk.close()


def put(desk: Desk, facts: Facts = CAMILLE) -> Path:
    return desk.new("Exemple, Camille", programme=facts.programme, lang="en", facts=facts)


async def shown(pilot, *keys: str) -> None:
    """Go to the points and wait until they are counted."""
    await press(pilot, "c")
    await until(pilot, lambda: pilot.app.screen.points is not None)
    await press(pilot, *keys)


def on_line(pilot, id: str) -> None:
    assert pilot.app.screen.query_one("#points-lines", Lines).go_to(id)


@pytest.mark.parametrize(("lang", "ending"), [("en", "J Journal"), ("fr", "J Journal")])
async def test_every_section_is_named_at_eighty_columns(desk, lang, ending):
    async with running(desk, case=put(desk), lang=lang) as pilot:
        await shown(pilot)
        assert look(pilot.app).splitlines()[1].rstrip().endswith(ending)


async def test_the_condition_that_falls_short_is_seen_at_once(desk):
    async with running(desk, case=put(desk)) as pilot:
        await shown(pilot)
        text = look(pilot.app)
        assert "✗ Canadian Experience Class: not met" in text
        assert "speaking 455: NCLC 6, 7 is asked: 1 more" in text
        assert "Ranking points (CRS): " in text


async def test_the_overview_says_the_programme_and_the_points(desk):
    async with running(desk, case=put(desk)) as pilot:
        await until(pilot, lambda: pilot.app.screen.points is not None)
        text = look(pilot.app)
        points = pilot.app.screen.points.report.crs.total
        assert "Eligibility  ✗ Canadian Experience Class: not met (Language)" in text
        assert f"Points       {points}" in text
        assert "the 67 points" not in text


async def test_where_there_is_room_the_overview_says_the_67_points_and_the_last_round(desk):
    desk = Desk(today=date(2026, 9, 20))
    met = replace(CAMILLE, tests=(replace(CAMILLE.tests[0], speaking="456"),))
    async with running(desk, case=put(desk, met), size=(120, 40)) as pilot:
        await until(pilot, lambda: pilot.app.screen.points is not None)
        await settled(pilot)
        text = look(pilot.app)
        assert "67 points: " in text
        assert "last round: " in text
        assert "unexpected" not in text


async def test_arrow_keys_suppose_and_the_case_is_left_alone(desk):
    path = put(desk)
    async with running(desk, case=path) as pilot:
        await shown(pilot)
        before = pilot.app.screen.points.report.crs.total
        on_line(pilot, "if:t1.speaking")
        await press(pilot, "right")
        text = look(pilot.app)
        assert f"Supposed: {before} → " in text
        assert "456  NCLC 7" in text
        assert "✓ Canadian Experience Class: met" in text
        assert desk.open(path).case.facts == CAMILLE
        await press(pilot, "z")
        assert "Supposed: " not in look(pilot.app)
        assert "✗ Canadian Experience Class: not met" in look(pilot.app)


async def test_what_is_kept_is_one_change_that_can_be_undone(desk):
    path = put(desk)
    async with running(desk, case=path) as pilot:
        await shown(pilot)
        on_line(pilot, "if:t1.speaking")
        await press(pilot, "right", "greater_than_sign")
        on_line(pilot, "if:sibling")
        await press(pilot, "right", "ctrl+s")
        facts = desk.open(path).case.facts
        assert (facts.tests[0].speaking, facts.sibling_in_canada) == ("457", True)
        assert "Supposed: " not in look(pilot.app)
        await press(pilot, "u")
        assert desk.open(path).case.facts == CAMILLE


async def test_what_cannot_be_kept_is_told_and_changes_nothing(desk):
    path = put(desk)
    async with running(desk, case=path) as pilot:
        await shown(pilot)
        on_line(pilot, "if:age")
        await press(pilot, "right", "ctrl+s")
        assert "Nothing of this can be kept" in look(pilot.app)
        assert desk.open(path).case.facts == CAMILLE


async def test_enter_unfolds_a_programme_and_goes_where_a_condition_is_settled(desk):
    async with running(desk, case=put(desk)) as pilot:
        await shown(pilot)
        on_line(pilot, "programme:fst")
        await press(pilot, "enter")
        assert "▾ ✗ Federal Skilled Trades" in look(pilot.app)
        on_line(pilot, "condition:cec:0:hours")
        await press(pilot, "enter")
        assert pilot.app.screen.current == "experience"


async def test_one_part_at_a_time(desk):
    async with running(desk, case=put(desk)) as pilot:
        await shown(pilot)
        heads = []
        for _ in range(9):
            await press(pilot, "f")
            heads.append(look(pilot.app).splitlines()[5].strip("▌ "))
        assert heads[0].startswith("Eligibility")
        assert heads[2].startswith("Ranking points")
        assert any("What happens by itself" in head for head in heads)
        assert heads[-1].startswith("Cut-offs over twelve months")


async def test_the_cut_offs_stand_beside_where_there_is_room():
    desk = Desk(today=date(2026, 9, 20))
    async with running(desk, case=put(desk), size=(120, 40)) as pilot:
        await shown(pilot)
        text = look(pilot.app)
        assert "●" in text
        assert re.search(r"›  *\d+–\d+ ", text)
        assert "The pool on" in text


async def test_a_day_before_every_grid_says_so(desk):
    path = put(desk)
    desk.change(path, set_scalars(reference_on=date(2022, 1, 5)))
    async with running(desk, case=path) as pilot:
        await press(pilot, "c")
        assert "No grid of points is known for Jan" in look(pilot.app)
        await press(pilot, "right", "f", "enter", "ctrl+s", "z")
