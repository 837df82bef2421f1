"""Records and values typed again as the command line reads them."""

from datetime import date

import pytest
from msgspec.structs import replace

from casefile.cases.typed import typed_again, value_typed
from casefile.rules.facts import Contract, Leave

JOB = Contract(
    id="c1", employer="L’Atelier", noc="21232", country="FR", first=date(2020, 1, 6), hours_per_week="35"
)


@pytest.mark.parametrize(
    ("value", "typed"),
    [
        (True, "yes"),
        (False, "no"),
        (0, "0"),
        (date(2020, 1, 6), "2020-01-06"),
        ((), ""),
        (("FR", "BE"), "FR;BE"),
        (Leave(first=date(2020, 1, 6), last=date(2020, 1, 7), kind="sick"), "2020-01-06/2020-01-07:sick"),
        ((Leave(first=date(2020, 1, 6), last=date(2020, 1, 7)),), "2020-01-06/2020-01-07:unpaid"),
        ("a b", "a b"),
    ],
)
def test_a_value_is_typed_as_the_command_line_reads_it(value, typed):
    assert value_typed(value) == typed


def test_what_was_told_is_typed_again_quoted_for_a_shell_without_the_id():
    told = replace(JOB, claimed=False, note="it's")
    assert list(typed_again(told)) == [
        "employer='L’Atelier'",
        "noc=21232",
        "country=FR",
        "first=2020-01-06",
        "hours_per_week=35",
        "claimed=no",
        "note='it'\"'\"'s'",
    ]
