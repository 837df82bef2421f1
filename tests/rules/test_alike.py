"""A person's own rule holds values of the kind ours of the same rule have, or is refused with its line."""

import tomllib
from datetime import date

import pytest

from casefile.errors import UsageError
from casefile.rules.book.alike import check_alike
from casefile.rules.book.dated import parse_parameter
from casefile.rules.book.parameters import Parameter

HEAD = """id = "a.rule"
unit = "day"
label = { en = "A rule", fr = "Une règle" }
read_on = "fact"
checked_on = 2026-11-28
"""


def rule(*values: str) -> tuple[Parameter, str]:
    """Return the rule with those values, each written as in a rule file and in force from a year on, and its text."""
    text = HEAD + "".join(
        f'\n[[values]]\nfrom = {2020 + at}-01-01\nsource = {{ title = "T", url = "https://example.org/" }}\n{value}\n'
        for at, value in enumerate(values)
    )
    return parse_parameter(text, "a/rule.toml"), text


@pytest.mark.parametrize(
    ("ours", "own", "fits"),
    [
        (["value = 30", "value = 60"], "value = 1", True),
        (["value = 30", "value = 60"], "value = 0", False),
        (["value = 30", "value = 60"], "value = -1", False),
        (["value = 30", "value = 60"], "value = 6000", True),
        (["value = 30", "value = 60"], "value = 6001", False),
        (["value = 60", "value = 30"], "value = 6000", True),
        (["value = 0"], "value = 0", True),
        (["value = 0"], "value = -1", False),
        (["value = 0"], "value = 100", True),
        (["value = 0"], "value = 101", False),
        (["value = 30"], "value = 30.5", True),
        (["value = 30"], "value = true", False),
        (["value = 30"], 'value = "30"', False),
        (["value = true"], "value = false", True),
        (["value = true"], "value = 1", False),
        (["value = 30", 'value = "thirty"'], 'value = "forty"', True),
        (["value = [300, 150]"], "value = []", True),
        (["value = [300, 150]"], "value = [200, 1]", True),
        (["value = [300, 150]"], "value = [200, 0]", False),
        (["value = [300, 150]"], 'value = [200, "x"]', False),
        (["value = [300, 150]"], "value = 300", False),
        (["value = { a = 5, b = 6 }"], "value = { a = 1, b = 1 }", True),
        (["value = { a = 5, b = 6 }"], "value = { a = 1 }", False),
        (["value = { a = 5, b = 6 }"], "value = { a = 1, b = 1, c = 600 }", True),
        (["value = { a = 5, b = 6 }"], "value = { a = 1, b = 1, c = 601 }", False),
        (["value = { a = 5, b = 60 }"], "value = { a = 501, b = 1 }", False),
        (["value = { a = 5 }", "value = { a = 5, b = 60 }"], "value = { a = 1 }", True),
        (["value = { a = 5 }", "value = { a = 5, b = 60 }"], "value = { a = 1, b = 6000 }", True),
        (["value = { a = 5 }"], "repealed = true", True),
        (["repealed = true", "value = 30"], "value = 1", True),
    ],
)
def test_a_value_of_ones_own_is_of_the_kind_and_the_measure_of_ours(ours, own, fits):
    mine, text = rule(*ours[:1], own)
    if not fits:
        with pytest.raises(UsageError) as refused:
            check_alike(mine, rule(*ours)[0], text, "a/rule.toml")
        last = next(at for at, line in enumerate(text.splitlines(), 1) if line == own and at > 12)
        assert refused.value.code == "rule.not_alike"
        assert refused.value.values["origin"] == f"a/rule.toml:{last}"
        assert refused.value.values["value"] == str(tomllib.loads(own)["value"])
        assert refused.value.values["expected"] == str(tomllib.loads(ours[-1])["value"])
    else:
        check_alike(mine, rule(*ours)[0], text, "a/rule.toml")
        assert [each.since for each in mine.values] == [date(2020, 1, 1), date(2021, 1, 1)]
