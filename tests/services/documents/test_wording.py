"""Days as letters and certificates write them."""

import pytest

from casefile.services.documents.wording import days_in


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Issued 2024-03-14.", ("2024-03-14",)),
        ("Le 01/02/2026 à Lyon", ("2026-02-01",)),
        ("Fait à Liège, le 1er février 2025.", ("2025-02-01",)),
        ("du 14 août 2019 au 3 DÉCEMBRE 2020", ("2019-08-14", "2020-12-03")),
        ("on March 5th, 2024 and 6 Sept. 2024", ("2024-09-06", "2024-03-05")),
        ("31 February 2024, 45 mars 2024, 5 smarch 2024, 12 may", ()),
        ("2024-03-14 means 14 March 2024", ("2024-03-14",)),
    ],
)
def test_days_are_read_however_they_are_written(text, days):
    assert days_in(text) == days
