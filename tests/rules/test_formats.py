from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from casefile.i18n import words_for
from casefile.i18n.countries import country_code
from casefile.rules.hidden import MASK, HiddenAmount

FR, EN = words_for("fr"), words_for("en")


@pytest.mark.parametrize(
    ("style", "french", "english"),
    [("long", "1er janvier 2026", "January 1, 2026"), ("short", "1er janv. 2026", "Jan 1, 2026"),
     ("month", "janvier 2026", "January 2026"), ("month_alone", "janv.", "Jan"), ("tiny", "1er janv.", "Jan 1"),
     ("weekday", "jeudi 1er janvier 2026", "Thursday, January 1, 2026")],
)  # fmt: skip
def test_the_first_of_the_month_reads_as_on_paper(style, french, english):
    day = date(2026, 1, 1)
    assert FR.date(day, style).replace("\u00a0", " ") == french
    assert EN.date(day, style).replace("\u00a0", " ") == english


def test_figures_are_rounded_half_even_and_grouped():
    assert FR.figure(Fraction(18810, 7)) == "2\u202f687,14"
    assert EN.figure(Fraction(18810, 7)) == "2,687.14"
    assert EN.figure(Fraction(25, 1000)) == "0.02"
    assert EN.figure(Decimal("0.035")) == "0.04"


def test_sizes_are_decimal_so_that_four_megabytes_is_the_portals():
    assert FR.size(4_000_000) == "4,00\u00a0Mo"
    assert EN.size(4_100_000) == "4.10\u00a0MB"
    assert EN.size(999) == "999\u00a0bytes"
    assert FR.size(24_700_000) == "24,7\u00a0Mo"


@pytest.mark.parametrize(
    ("size_bytes", "en"),
    [
        (0, "0 bytes"), (999, "999 bytes"), (1000, "1 kB"), (999_499, "999 kB"), (1_000_000, "1.00 MB"),
        (9_994_000, "9.99 MB"), (10_000_000, "10.0 MB"), (999_900_000, "999.9 MB"), (1_000_000_000, "1.00 GB"),
        (12_000_000_000, "12.0 GB"),
    ],
)  # fmt: skip
def test_a_size_is_told_in_the_unit_it_fills(size_bytes, en):
    assert EN.size(size_bytes).replace("\u00a0", " ") == en


def test_an_amount_that_is_hidden_stays_so_in_every_sum():
    hidden = HiddenAmount(100)
    for amount in (
        hidden,
        hidden + 1,
        1 + hidden,
        hidden - 1,
        1 - hidden,
        hidden + hidden,
        sum([hidden, hidden]),
    ):
        assert (FR.money(amount), EN.money(amount), str(amount), repr(amount)) == (MASK, MASK, MASK, MASK)
    assert (hidden + 1, 1 + hidden, hidden - 1, 1 - hidden) == (101, 101, 99, -99)
    assert hidden > 99


def test_money_and_moments():
    assert FR.money(15263) == "15\u202f263\u00a0$"
    assert EN.money(15263) == "$15,263"
    moment = datetime(2024, 3, 10, 14, 5, 33, tzinfo=UTC)
    assert FR.moment(moment, seconds=True).replace("\u00a0", " ") == "10 mars 2024 à 14 h 05 min 33 s UTC"
    assert EN.moment(moment, seconds=True).replace("\u00a0", " ") == "March 10, 2024 at 14:05:33 UTC"


@pytest.mark.parametrize("typed", ["BE", "be", "Belgique", "belgium", " BELGIQUE "])
def test_a_country_is_understood_by_code_or_name(typed):
    assert country_code(typed) == "BE"


def test_accents_do_not_matter_and_nonsense_is_no_country():
    assert country_code("Cote d'Ivoire") == "CI"
    assert country_code("Pays imaginaire") is None


def test_text_in_a_blank_is_never_read_as_a_template():
    assert EN("Read {name}", name="{0.__class__}") == "Read {0.__class__}"
