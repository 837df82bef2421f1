"""The drawing of cut-offs and of the pool: to scale, never wider than its room, one's own line told apart."""

from datetime import date, timedelta

import pytest

from casefile.i18n import words_for
from casefile.rules.rounds.table import BANDS, PoolDay, Round
from casefile.tui.widgets.cutoffs import BOTH, CUT_OFF, OWN, draw_cutoffs, draw_pool

ON = date(2026, 6, 1)
WORDS = words_for("fr")


def rounds(*cutoffs):
    return [
        Round(
            number=str(at),
            on=ON - timedelta(days=30 * at),
            name="x",
            category="cec",
            cutoff=cutoff,
            invitations=1,
        )
        for at, cutoff in enumerate(cutoffs)
    ]


def drawn(points, *cutoffs, width=60, height=9):
    return [each.plain for each in draw_cutoffs(rounds(*cutoffs), points, ON, width, height, WORDS)]


def test_higher_cut_offs_stand_higher_and_later_ones_further_right():
    lines = drawn(505, 520, 510, 500)
    where = {
        cutoff: next(
            (row, line.index(sign)) for row, line in enumerate(lines) for sign in line if sign == CUT_OFF
        )
        for cutoff in (520,)
    }
    assert lines[0].strip().startswith("520")
    assert where[520][1] == len(lines[0].rstrip()) - 1
    assert any(line.startswith("  505 ─") for line in lines)
    assert "".join(lines).count(CUT_OFF) == 3


def test_a_cut_off_on_ones_own_line_is_another_sign():
    lines = drawn(510, 520, 510, 500)
    (own,) = [line for line in lines if OWN in line]
    assert own.count(BOTH) == 1
    assert "".join(lines).count(CUT_OFF) == 2


@pytest.mark.parametrize(("points", "beyond"), [(520, False), (521, True), (480, False), (479, True)])
def test_rounds_that_are_all_alike_leave_room_for_points_near_them(points, beyond):
    own = next(line for line in drawn(points, 500, 500) if str(points) in line)
    assert (own.split()[0] in {f"↑{points}", f"↓{points}"}) is beyond


@pytest.mark.parametrize(("points", "first", "arrow"), [(100, False, "↓100"), (900, True, "↑900")])
def test_points_far_away_stand_beyond_the_scale(points, first, arrow):
    lines = drawn(points, 520, 510, 500)
    own = lines[0] if first else lines[-2]
    assert own.split()[0] == arrow
    assert BOTH not in "".join(lines)
    assert "".join(lines).count(CUT_OFF) == 3


@pytest.mark.parametrize("width", [20, 34, 74, 140])
def test_it_is_never_wider_than_its_room(width):
    assert max(map(len, drawn(505, 520, 505, 390, width=width))) <= width


def test_one_round_and_none():
    assert drawn(500) == []
    assert "".join(drawn(500, 500)).count(BOTH) == 1


def test_ones_own_band_of_the_pool_is_marked():
    counts = tuple(range(1, len(BANDS) + 1))
    pool = PoolDay(as_of=ON, counts=counts, total=sum(counts))
    lines = [each.plain for each in draw_pool(pool, 455, 50, WORDS)]
    assert len(lines) == len(BANDS)
    assert [line for line in lines if line.startswith("›")] == [line for line in lines if "451–460" in line]
    assert max(map(len, lines)) <= 50
