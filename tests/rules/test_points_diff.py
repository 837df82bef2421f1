"""What two grids give differently."""

from datetime import date

from casefile.rules.points.diff import grid_changes
from casefile.services.rulebook.points import load_points

D = date


def changes(first, last):
    return {each.kind: each for each in grid_changes(load_points(), first, last)}


def test_the_end_of_points_for_offers_is_told_cell_by_cell():
    found = changes(D(2025, 3, 24), D(2025, 3, 25))
    assert set(found) == {"crs"}
    cells = {each.place: (each.before, each.after) for each in found["crs"].cells}
    assert cells["additional.offer.00"] == (200, None)
    assert cells["additional.offer.21"] == (50, None)
    assert all(place.startswith("additional.offer.") for place in cells)
    assert found["crs"].known_until is None


def test_a_grid_that_is_not_known_whole_any_more_is_told():
    found = changes(D(2026, 6, 1), D(2026, 11, 3))
    assert found["crs"].known_until == D(2026, 11, 2)
    assert found["crs"].cells == ()
    assert changes(D(2026, 6, 1), D(2026, 11, 2)) == {}
    assert changes(D(2026, 11, 24), D(2026, 11, 24)) == {}


def test_a_grid_that_did_not_stand_yet_has_one_side_only():
    found = changes(D(2022, 11, 15), D(2022, 11, 16))
    assert found["crs"].since == (None, D(2022, 11, 16))
    assert found["crs"].cells == ()
