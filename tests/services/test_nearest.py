"""What may have been meant: the words begun, else the spelling, in one way for cases, keys and kinds of record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefile.services.nearest import nearest

PEOPLE = ("Élodie O’Brien", "Priya Mathew", "Kaur, Priya", "Anna Exemple")
KEYS = (
    "born_on",
    "given_name",
    "other_names",
    "passport_number",
    "hours_per_week",
    "country",
    "employer_country",
)


@pytest.mark.parametrize(
    ("typed", "names", "found"),
    [
        ("prya", PEOPLE, ["Priya Mathew", "Kaur, Priya"]),
        ("priya kaur", PEOPLE, ["Kaur, Priya"]),
        ("obrien", PEOPLE, ["Élodie O’Brien"]),
        ("Elodi Brian", PEOPLE, ["Élodie O’Brien"]),
        ("mathews", PEOPLE, ["Priya Mathew"]),
        ("Xqzw", PEOPLE, []),
        ("...", PEOPLE, []),
        ("born_onn", KEYS, ["born_on"]),
        ("hours", KEYS, ["hours_per_week"]),
        ("contry", KEYS, ["country", "employer_country"]),
        ("wage", KEYS, []),
    ],
)
def test_words_begun_come_before_what_is_spelt_nearly_so(
    typed: str, names: tuple[str, ...], found: list[str]
):
    assert nearest(typed, names, 5) == found


@given(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=6), st.integers(1, 4))
def test_only_names_that_there_are_and_no_more_than_asked(typed: str, names: list[str], most: int):
    found = nearest(typed, names, most)
    assert set(found) <= set(names)
    assert len(found) == len(set(found)) <= most


@pytest.mark.parametrize(
    ("typed", "names", "found"),
    [
        (
            "an",
            ("Anna-Maria of the long name", "Ana"),
            ["Ana", "Anna-Maria of the long name"],
        ),  # begun, however long
        ("ana", ("Ann",), []),  # 67 percent alike
        ("money", ("one",), ["one"]),  # 75
    ],
)
def test_what_is_begun_needs_no_likeness_and_what_is_not_needs_enough(typed, names, found):
    assert nearest(typed, names, 5) == found
