"""Which line is meant by a name that is shorter than its key."""

import pytest

from casefile.cases.slots import find_line
from casefile.errors import NotFoundError, UsageError
from tests.cases.looking import seen_of

LINES = seen_of(
    {
        "persons": [
            {"id": "principal", "role": "principal", "born_on": "1992-03-01"},
            {"id": "spouse", "role": "spouse", "born_on": "1990-01-01", "citizenships": ["FR"]},
        ],
        "marital_status": "married",
        "stays": [{"country": "BE", "first": "2012-01-01", "last": "2016-01-01"}],
    }
).lines
KEYS = [line.key for line in LINES]


def parts_of(key):
    """Every run of the parts of a key: what may be typed for it."""
    parts = key.split("/")
    return {"/".join(parts[at:end]) for at in range(len(parts)) for end in range(at + 1, len(parts) + 1)}


def test_a_name_finds_the_one_line_it_fits_and_no_other():
    for typed in {each for key in KEYS for each in parts_of(key)}:
        fitting = [key for key in KEYS if typed in parts_of(key)]
        if typed in KEYS or len(fitting) == 1:
            wanted = typed if typed in KEYS else fitting[0]
            for way in (typed, f" {typed} ", typed.replace("/", ":")):
                assert find_line(LINES, way).key == wanted
        else:
            with pytest.raises(UsageError) as refused:
                find_line(LINES, typed)
            assert (refused.value.code, refused.value.values["lines"]) == (
                "line.ambiguous",
                ", ".join(fitting),
            )


@pytest.mark.parametrize(
    "typed", ["", "pass", "passports", "principal/", "BE/police_certificate", "spouse/BE"]
)
def test_what_fits_no_line_is_refused_with_those_there_are(typed):
    with pytest.raises(NotFoundError) as refused:
        find_line(LINES, typed)
    assert refused.value.code == "line.unknown"
    assert refused.value.values["lines"] == ", ".join(KEYS)
