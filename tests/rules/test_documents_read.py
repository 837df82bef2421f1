"""What was read in the pictures of a paper is offered, with how sure it is."""

from datetime import date

import pytest

from casefile.rules.documents.looks import Look
from casefile.rules.documents.read import check_read

NAMES, DAYS = (("Camille", 92), ("Exemple", 71)), (("2020-01-06", 95), ("2021-03-01", 62))


@pytest.mark.parametrize(
    ("names", "days", "codes"),
    [
        ((), (), ["read_nothing"]),
        (NAMES, (), ["read_name", "read_name"]),
        ((), DAYS, ["read_days"]),
        (NAMES, DAYS, ["read_name", "read_name", "read_days"]),
    ],
)
def test_names_and_days_that_were_read_are_noted_and_so_is_that_there_are_none(names, days, codes):
    found = list(
        check_read(Look(name="a.pdf", kind="pdf", read_by="tesseract", read_names=names, read_days=days))
    )
    assert [each.code for each in found] == [f"document.{code}" for code in codes]
    assert {each.severity for each in found} == {"note"}
    assert [each.values for each in found if each.code == "document.read_name"] == [
        {"name": name, "sure": sure} for name, sure in names
    ]
    assert [each.values for each in found if each.code == "document.read_days"] == (
        [{"days": [date(2020, 1, 6), date(2021, 3, 1)], "sure": 62}] if days else []
    )
    assert list(check_read(Look(name="a.pdf", kind="pdf", read_names=names, read_days=days))) == []
