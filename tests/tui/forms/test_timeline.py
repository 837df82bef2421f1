"""The drawing of the contracts, sign by sign."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from casefile.i18n import words_for
from casefile.rules.facts import Contract, Leave
from casefile.rules.hours.report import Bridge, Entry, Gap, Span
from casefile.tui.widgets.timeline import draw_timeline, drawn_lane, in_one_cell
from tests.tui.forms.host import NASTY

ON = date(2019, 1, 15)
WINDOW = Span(date(2014, 1, 15), date(2019, 1, 14))


def contract(first: date, last: date | None, employer: str = "Exemple", **more: object) -> Contract:
    return Contract(
        employer=employer, noc="22222", country="FR", first=first, last=last, hours_per_week="35", **more
    )  # type: ignore[arg-type]


def drawn(
    contracts: list[Contract], window: Span | None = None, width: int = 48, **more: object
) -> list[str]:
    return [line.plain for line in draw_timeline(contracts, window, width, words_for("en"), on=ON, **more)]  # type: ignore[arg-type]


def test_two_employers_overlap_on_two_lanes():
    own = [
        contract(date(2017, 1, 1), date(2018, 12, 31)),
        contract(date(2018, 1, 1), date(2019, 12, 31), "Autre"),
    ]
    assert drawn(own, width=44) == [
        "        2017        2018        2019",
        "Exemple ████████████████████████",
        "Autre               ████████████████████████",
    ]


def test_a_leave_shows_inside_its_contract_and_in_the_legend():
    own = [
        contract(
            date(2017, 1, 1),
            date(2018, 12, 31),
            leaves=(Leave(first=date(2018, 1, 1), last=date(2018, 2, 28)),),
        )
    ]
    assert drawn(own, width=32) == [
        "        2017        2018",
        "Exemple ████████████░░██████████",
        "░ leave",
    ]


def test_one_employer_keeps_one_lane_while_its_contracts_do_not_overlap():
    after = contract(date(2016, 1, 1), date(2016, 12, 31), "EXEMPLE")
    within = contract(date(2016, 6, 1), date(2016, 7, 31))
    assert len(drawn([contract(date(2015, 1, 1), date(2015, 12, 31)), after])) == 2
    assert len(drawn([contract(date(2015, 1, 1), date(2015, 12, 31)), after, within])) == 3


def test_a_contract_of_one_day_takes_one_column():
    lines = drawn([contract(date(2015, 1, 1), date(2015, 1, 1))], width=32)
    assert lines == ["        2015", "Exemple █"]


def test_a_contract_that_goes_on_reaches_the_day_before_the_application():
    lines = drawn([contract(date(2018, 1, 1), None)], Span(date(2018, 1, 15), date(2019, 1, 14)), width=32)
    assert lines[1].rstrip().endswith("█")
    assert len(lines[1].rstrip()) == len(lines[2].rstrip())


def test_the_window_that_would_shrink_the_work_gets_arrows():
    lines = drawn([contract(date(2018, 1, 1), date(2018, 12, 31))], Span(date(2009, 1, 15), ON), width=32)
    assert lines[-1] == "window  ◂" + "─" * 22 + "▸"


def test_the_window_shows_both_its_ends_when_they_fit():
    lines = drawn([contract(date(2014, 2, 1), date(2018, 12, 31))], WINDOW, width=32)
    assert lines[-1] == "window  ├" + "─" * 22 + "┤"


def test_a_year_of_which_only_the_end_is_drawn_leaves_its_place_to_the_next():
    lines = drawn(
        [contract(date(2018, 1, 1), date(2026, 11, 28))],
        Span(date(2016, 11, 30), date(2026, 11, 28)),
        width=80,
    )
    assert lines[0].split()[:3] == ["2017", "2018", "2019"]


def test_bridges_and_gaps_are_marked_and_the_graver_sign_wins():
    own = [contract(date(2015, 1, 1), date(2015, 9, 30)), contract(date(2015, 10, 3), date(2015, 12, 31))]
    bridge = Bridge(first=date(2015, 10, 1), last=date(2015, 10, 2), days=2)
    entry = Entry(
        employer="Exemple", noc="22222", country="FR", first=own[0].first, last=date(2015, 12, 31), contracts=(),
        bridges=(bridge,), by_day=0, by_week=0, raw=0,
    )  # type: ignore[arg-type]  # fmt: skip
    broken = Gap(
        first=date(2015, 10, 1), last=date(2015, 10, 2), working_days=2, leave=False, outcome="broken"
    )
    assert drawn(own, width=32, entries=[entry])[-2:] == [
        "between                  ··",
        "· weekend or holiday: no break",
    ]
    assert drawn(own, width=32, entries=[entry], gaps=[broken])[-2] == "between                  ××"
    told = replace(broken, outcome="to_justify")
    for gaps in ([broken, told], [told, broken]):
        assert drawn(own, width=32, entries=[entry], gaps=gaps)[-2] == "between                  ××"


def test_forty_contracts_over_thirty_years_stay_within_the_width():
    own = [
        contract(
            date(1989, 1, 1) + timedelta(days=270 * n), date(1989, 12, 31) + timedelta(days=270 * n), f"E{n}"
        )
        for n in range(40)
    ]
    lines = drawn(own, WINDOW, width=78)
    assert len([line for line in lines if "█" in line]) == 40
    assert all(cell_len(line) <= 78 for line in lines)
    assert lines[0].split()[0] == "1989"


@pytest.mark.parametrize("employer", NASTY)
def test_no_name_leaves_its_cell(employer: str):
    lines = drawn([contract(date(2015, 1, 1), date(2015, 12, 31), employer)], WINDOW, width=48)
    assert all(cell_len(line) <= 48 and "\n" not in line and "\x1b" not in line for line in lines)
    assert "█" in lines[1]


def test_a_sign_in_a_name_adds_nothing_to_the_legend():
    assert len(drawn([contract(date(2015, 1, 1), date(2015, 12, 31), "A~B×·░")])) == 2


def test_nothing_to_draw_gives_no_line():
    assert drawn([]) == []


def test_lane_of_says_which_line_shows_a_contract():
    first, second = contract(date(2015, 1, 1), date(2016, 1, 1), "A"), contract(date(2015, 6, 1), None, "B")
    assert drawn_lane(second, [second, first], ON) == 2
    assert drawn_lane(contract(date(2001, 1, 1), None), [first], ON) == 0


def test_one_line_keeps_a_name_on_its_line():
    assert in_one_cell("a\nb\tc\x1b[0m\u202e") == "a b c [0m"
