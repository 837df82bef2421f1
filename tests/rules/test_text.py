import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from casefile.i18n.countries import country_code, country_names
from casefile.rules.days import parse_day
from casefile.rules.formats import WEEKDAYS
from casefile.rules.text import MONTHS, MONTHS_SHORT, folded, spelt_out, words_of


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Lecœur", "lecoeur"), ("LECŒUR", "lecoeur"), ("Œuvre", "oeuvre"), ("Encyclopædia", "encyclopaedia"),
        ("Straße", "strasse"), ("GROẞ", "gross"), ("Øster", "oster"), ("Łódź", "lodz"), ("Đặng", "dang"),
        ("Þórr", "thorr"), ("Guðrún", "gudrun"), ("Işıl YILDIZ", "isil yildiz"), ("İstanbul", "istanbul"),
        ("O’Brien", "o'brien"), ("O‘Brien", "o'brien"), ("O´Brien", "o'brien"), ("Saint–Étienne", "saint-etienne"),
        ("Nguyễn", "nguyen"), ("ǿ", "o"), ("ﬁn", "fin"), ("Zoe\u0301", "zoe"), ("ÉCHÉANCES", "echeances"),
        ("Ñuñez", "nunez"), ("Ελλάδα", "ελλαδα"), ("№", "no"),
    ],
)  # fmt: skip
def test_letters_are_compared_without_their_marks(text, plain):
    assert folded(text) == plain


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert folded(folded(text)) == folded(text)


@given(st.text())
def test_spelling_out_keeps_capitals_and_what_is_plain_already(text):
    assert folded(spelt_out(text)) == folded(text)
    assert spelt_out(text) == text or not text.isascii()


def test_names_of_files_keep_their_capitals():
    assert spelt_out("Œuvre d’Ærø") == "OEuvre d'AEro"
    assert spelt_out("d\u1feface, d\uff40ace, d´ace") == "d'ace, d'ace, d'ace"  # whatever NFKD makes of them
    assert (
        spelt_out("a\u034fb\u0591") == "a\u034fb"
    )  # a joiner is no mark, and marks are not those of Europe only


def test_words_stand_between_whatever_is_no_letter():
    assert words_of("L’Hôte-Lecœur, <<JEANNE>> n° 3") == ["l", "hote", "lecoeur", "jeanne", "n", "3"]


@pytest.mark.parametrize(("lang", "locale"), [("fr", "fr_CA"), ("en", "en")])
def test_months_and_weekdays_are_those_of_the_common_locale_data(lang, locale):
    known = Locale.parse(locale)
    months = known.months["format"]
    assert list(MONTHS[lang]) == [months["wide"][number] for number in range(1, 13)]
    assert list(MONTHS_SHORT[lang]) == [months["abbreviated"][number] for number in range(1, 13)]
    assert list(WEEKDAYS[lang]) == [known.days["format"]["wide"][number] for number in range(7)]


@pytest.mark.parametrize("names", [*MONTHS.values(), *MONTHS_SHORT.values()])
def test_every_name_of_a_month_is_read(names):
    assert [parse_day(f"3 {name} 2020").month for name in names] == list(range(1, 13))


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_countries_are_called_as_in_the_common_locale_data(lang):
    known = Locale.parse(lang).territories
    ours = country_names(lang)
    assert {code: name.replace("’", "'") for code, name in ours.items()} == {
        code: known[code].replace("’", "'") for code in ours
    }


@pytest.mark.parametrize("locale", ["fr", "fr_CA", "en", "en_CA", "en_GB"])
def test_a_country_is_known_by_its_name_in_any_usage(locale):
    known = Locale.parse(locale).territories
    told = {code: country_code(known[code]) for code in country_names("en")}
    assert {code: found for code, found in told.items() if found != code} == {}


@pytest.mark.parametrize(
    ("typed", "code"),
    [("cote d'ivoire", "CI"), ("Côte d’Ivoire", "CI"), ("Ivory Coast", "CI"), ("USA", "US"), ("U.S.A.", "US"),
     ("royaume uni", "GB"), ("UK", "GB"), ("INDIA", "IN"), ("in", "IN"), ("Atlantide", None), ("", None)],
)  # fmt: skip
def test_a_country_as_people_type_it(typed, code):
    assert country_code(typed) == code
