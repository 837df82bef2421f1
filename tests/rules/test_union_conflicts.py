"""The day a union began beside what else is told: common-law partners after twelve months, no day before a birth."""

from datetime import date as day

import pytest

from casefile.rules.conflicts.unions import union_conflicts
from casefile.rules.facts import Facts, Person, Union
from casefile.services.rulebook.pack import load_parameters

ON = TODAY = day(2026, 6, 1)
YOU = Person(id="principal", role="principal", born_on=day(1990, 1, 1))


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"marital_status": "common_law", "union_began_on": day(2025, 6, 1)}, []),
        ({"marital_status": "common_law", "union_began_on": day(2025, 6, 2)}, ["common_law_too_short"]),
        ({"marital_status": "common_law"}, []),
        ({"marital_status": "married", "union_began_on": day(2026, 5, 30)}, []),
        ({"marital_status": "married", "union_began_on": day(2026, 6, 2)}, ["union_to_come"]),
        ({"marital_status": "married", "union_began_on": day(1989, 1, 1)}, ["union_before_birth"]),
        ({"marital_status": "single", "union_began_on": day(2020, 1, 1)}, ["union_of_nobody"]),
        ({"marital_status": "divorced", "union_began_on": day(2020, 1, 1)}, []),
        (
            {"marital_status": "married", "union_began_on": day(2020, 1, 1),
             "unions": (Union(id="u", ended_on=day(2021, 1, 1)),)},
            ["union_before_the_end"],
        ),
        # Living together may begin before a divorce is pronounced.
        (
            {"marital_status": "common_law", "union_began_on": day(2020, 1, 1),
             "unions": (Union(id="u", ended_on=day(2021, 1, 1)),)},
            [],
        ),
    ],
)  # fmt: skip
def test_what_the_day_does_not_go_with_is_told(facts, said):
    found = union_conflicts(Facts(persons=(YOU,), **facts), ON, TODAY, load_parameters())
    assert [each.code.partition(".")[2] for each in found] == said


def test_the_first_day_as_partners_is_named():
    facts = Facts(marital_status="common_law", union_began_on=day(2025, 12, 1))
    (found,) = union_conflicts(facts, ON, TODAY, load_parameters())
    assert found.values["from_on"] == day(2026, 12, 1)
