"""Days as letters and certificates write them."""

import pytest

from casefile.services.documents.wording import days_in, language_of, plain


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


ENGLISH = ["the", "of", "and", "to", "in", "is", "that", "for", "it", "with"]
FRENCH = ["les", "des", "du", "un", "une", "dans", "pour", "que", "qui", "sur"]


@pytest.mark.parametrize(
    ("english", "french", "told"),
    [
        (10, 10, ""),
        (10, 9, ""),
        (12, 10, "en"),
        (11, 10, ""),
        (10, 12, "fr"),
        (10, 11, ""),
        (10, 0, "en"),
        (0, 10, "fr"),
    ],
)  # fmt: skip
def test_a_language_is_told_only_when_it_is_clearly_ahead(english, french, told):
    words = [ENGLISH[at % 10] for at in range(english)] + [FRENCH[at % 10] for at in range(french)]
    text = " ".join([*words, "Exemple", "Exemple", "Exemple"])
    assert language_of(text, plain(text)) == told
