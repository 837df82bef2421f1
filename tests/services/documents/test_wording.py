"""Days as letters and certificates write them."""

import pytest

from casefile.rules.text import plain_words
from casefile.services.documents.days_in_text import days_in, readings_in
from casefile.services.documents.wording import language_of, language_of_pages


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


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2018/09/03 and 2018.09.04", ("2018-09-03", "2018-09-04")),
        ("valid from 03-09-2018", ("2018-09-03", "2018-03-09")),
        ("03.09.2018", ("2018-09-03",)),
        ("Date de naissance 14 03 1992 Sexe F", ("1992-03-14",)),
        ("depuis le premier mars 2021, du premier au 3 mai 2022", ("2021-03-01", "2022-05-03", "2022-05-01")),
        ("on the first day of March 2021, my first 3 of March", ("2021-03-01",)),
        ("signed 2021-03-01T09:30:00Z", ("2021-03-01",)),
        ("Date of birth 12 AUG/AOÛT 94, expiry 03 JAN /JANV 31", ("1994-08-12", "2031-01-03")),
        ("12 MAR/MARS 1987", ("1987-03-12",)),
        ("Date 06/SEP/2025", ("2025-09-06",)),
        ("the 3rd of September 2018", ("2018-09-03",)),
        ("this 21st day of June, 2019", ("2019-06-21",)),
        ("du 3 au 14 septembre 2018", ("2018-09-14", "2018-09-03")),
        ("du 28 décembre au 4 janvier 2019", ("2019-01-04", "2018-12-28")),
        ("du 1er septembre au 4 octobre 2018", ("2018-10-04", "2018-09-01")),
        ("from 3 to 14 September 2018", ("2018-09-14", "2018-09-03")),
        ("September 3 - 14, 2018", ("2018-09-03", "2018-09-14")),
        ("September 28 to October 4, 2018", ("2018-09-28", "2018-10-04")),
        ("Période du 01/08 au 31/08/2017", ("2017-08-31", "2017-08-01")),
        ("loi n° 78-17 du 6 janvier 1978, délivré le 7 mars 2020", ("2020-03-07",)),
        ("under the Act of June 27, 2002; signed on July 2, 2020", ("2020-07-02",)),
        ("acte de naissance du 3 mars 2001", ("2001-03-03",)),
        ("00XX000009FRA9203142F3106308<<<<<<<<<<<<<<06", ("1992-03-14", "2031-06-30")),
        ("9203142F3106308FRA<<<<<<<<<<<6", ("1992-03-14", "2031-06-30")),
        ("00XX000009FRA2503142F3003138<<<<<<<<<<<<<<06", ("2025-03-14", "2030-03-13")),
        ("reference 9203142F3106308", ()),
        ("le 32/01/2020, le 12/13/2020 et le 3/4/20", ("2020-12-13",)),
        ("version 2.09.2018.4 of 10-10-10", ()),
        ("nacida el 14 de marzo de 1992, 1º de enero de 2020", ("1992-03-14", "2020-01-01")),
        ("em 3 de setembro de 2018, a 1° de março de 2019", ("2018-09-03", "2019-03-01")),
        ("den 14. März 1992, 5. Okt. 2019, 6. Maerz 2020", ("1992-03-14", "2019-10-05", "2020-03-06")),
        ("3 września 2018, 3 сентября 2018 г., 4 settembre 2018", ("2018-09-03", "2018-09-04")),
        ("septiembre 3 de 2018", ("2018-09-03",)),
        ("del 3 al 14 de septiembre de 2018", ("2018-09-03", "2018-09-14")),
        ("vom 3. bis 14. September 2018", ("2018-09-03", "2018-09-14")),
        ("vom 28. Dezember bis zum 4. Jänner 2019", ("2018-12-28", "2019-01-04")),
        ("12 MÄR/MAR/MAR 30, 12 AGO/AUG 2031", ("2030-03-12", "2031-08-12")),
        ("05DEC2019, 06-Dec-19, 07 DEC 19, 08DEC19, 9septembre 2018",
         ("2019-12-05", "2019-12-06", "2019-12-07", "2019-12-08", "2018-09-09")),
        ("le 3 août 18 h 30, à 3 MAI 18h, page 3 mai 12", ()),
        ("on the 5 th December 2019, 3 august 2018", ("2019-12-05", "2018-08-03")),
        ("2019年12月5日, 2018년 9월 3일, 2017. 12. 5.", ("2019-12-05", "2018-09-03", "2017-12-05")),
        ("2018-Sep-03; 2018, October 4", ("2018-09-03", "2018-10-04")),
        ("31 August 2018 March 3 2019", ("2018-08-31", "2019-03-03")),
        ("15 / 12 / 2019, 16. 12. 2019, 17–12–2019", ("2019-12-15", "2019-12-16", "2019-12-17")),
        ("13/09/2018-31/08/2021", ("2018-09-13", "2021-08-31")),
        ("03.IX.2018", ("2018-09-03",)),
        ("tél. 01 02 2003 44", ()),
        ("00XX000009FRA2703142F3003138<<<<<<<<<<<<<<06", ("2027-03-14", "2030-03-13")),
        ("00XX000009FRA2803142F3003138<<<<<<<<<<<<<<06", ("1928-03-14", "2030-03-13")),
        ("born 12 AUG/AOÛT 49, 13 AUG/AOÛT 50", ("2049-08-12", "1950-08-13")),
        ("14 AUG/SEP 51, 15 AUG/XYZ 52, 16 XYZ/AUG 53", ()),
        ("du 3 mai au 14 mai 2018", ("2018-05-03", "2018-05-14")),
        ("du 3 foo au 4 mai 2019", ("2019-05-04",)),
        ("May 3 to foo 4 2018", ()),
        ("May 3 to 4 2018, foo 3 to 4 2018", ("2018-05-03", "2018-05-04")),
    ],
)  # fmt: skip
def test_other_forms_of_days(text, days):
    assert set(days_in(text)) == set(days)


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("du 28 décembre au 4 janvier 2019", {"2018-12-28", "2019-01-04"}),
        ("2018, September 3", {"2018-09-03"}),
        ("05-DEC-19", {"2019-12-05"}),
        ("17 / 12 / 2019", {"2019-12-17"}),
    ],
)
def test_a_day_is_read_wherever_it_stands(written, days):
    for before in (0, 30, 159, 160, 161, 300):
        text = f"Le 3 mai 2001 {'abcdefgh ' * before}{written} {'ijk ' * 100}le 4 mai 2002"
        assert set(days_in(text)) == days | {"2001-05-03", "2002-05-04"}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Le quatorze mars mil neuf cent quatre-vingt-douze à dix heures vingt est née", ("1992-03-14",)),
        ("le premier janvier deux mille", ("2000-01-01",)),
        ("né le vingt et un août mille neuf cent soixante et onze", ("1971-08-21",)),
        ("CE JOUR, TRENTE ET UN DÉCEMBRE DEUX MIL VINGT-QUATRE,", ("2024-12-31",)),
        ("le 3 mars mil neuf cent nonante-cinq", ("1995-03-03",)),
        ("le dix-sept février mil neuf cent quatre-vingts à vingt-trois heures", ("1980-02-17",)),
        ("le premier mai mil neuf cent, le 2 mai mil neuf cent un", ("1900-05-01", "1901-05-02")),
        ("the fourteenth day of March, nineteen hundred and ninety-two", ("1992-03-14",)),
        ("on March the twelfth, two thousand and four", ("2004-03-12",)),
        ("June twenty-first, twenty twenty-four", ("2024-06-21",)),
        ("this 3rd day of May in the year of our Lord two thousand", ("2000-05-03",)),
        ("le cinq mai deux mille, dix heures", ()),  # 2000 or 2010
        ("le deux mai mil neuf cent quatre-vingt-douze, vingt heures", ()),
        ("le premier mai deux mille euros; on May first two thousand dollars", ()),
        ("on the fifth of May twenty people came, nineteen left", ()),
    ],
)
def test_days_written_out_in_letters(text, days):
    assert days_in(text) == days


@pytest.mark.parametrize(
    ("french", "english", "number"),
    [
        ("un", "one", 1), ("seize", "sixteen", 16), ("dix-neuf", "nineteen", 19), ("vingt et un", "twenty-one", 21),
        ("trente-deux", "thirty-two", 32), ("soixante", "sixty", 60), ("soixante et onze", "seventy-one", 71),
        ("septante-trois", "seventy-three", 73), ("soixante-dix-neuf", "seventy-nine", 79),
        ("quatre-vingts", "eighty", 80), ("quatre-vingt-un", "eighty-one", 81), ("huitante-deux", "eighty-two", 82),
        ("quatre-vingt-onze", "ninety-one", 91), ("nonante-neuf", "ninety-nine", 99),
        ("quatre-vingt-dix-neuf", "ninety-nine", 99),
    ],
)  # fmt: skip
def test_years_written_out_in_letters(french, english, number):
    assert days_in(f"le deux mai mil neuf cent {french}.") == (f"{1900 + number}-05-02",)
    assert days_in(f"the second of May, two thousand and {english}.") == (f"{2000 + number}-05-02",)


@pytest.mark.parametrize(
    ("french", "english", "day"),
    [
        ("premier", "first", 1), ("trois", "third", 3), ("cinq", "fifth", 5), ("huit", "eighth", 8),
        ("neuf", "ninth", 9), ("douze", "twelfth", 12), ("vingt", "twentieth", 20), ("vingt-deux", "twenty-second", 22),
        ("trente", "thirtieth", 30), ("trente et un", "thirty-first", 31),
    ],
)  # fmt: skip
def test_days_of_the_month_written_out_in_letters(french, english, day):
    assert days_in(f"le {french} mai deux mil onze.") == (f"2011-05-{day:02}",)
    assert days_in(f"the {english} day of May, two thousand eleven.") == (f"2011-05-{day:02}",)


@pytest.mark.parametrize(
    ("text", "either"),
    [
        ("She was hired on 09/03/2018.", (("2018-03-09", "2018-09-03"),)),
        ("hired on 09/03/2018, left on 31/08/2021", ()),  # the second settles the first
        ("hired on 09/03/2018, left on 08/31/2021", (("2018-03-09", "2018-09-03"),)),
        ("Embauchée le 09/03/2018 par la société", ()),
        ("09/03/2018, Madrid, 5 de octubre de 2021", ()),
        ("hired 09/03/2018, 5 Oktober 2021", ()),  # where months have such names the day stands first
        ("hired 09/03/2018, 5 October 2021", (("2018-03-09", "2018-09-03"),)),
        ("on 05/05/2018", ()),
    ],
)
def test_figures_that_can_be_read_in_two_ways_keep_both(text, either):
    assert readings_in(text).either == either


def test_so_many_days_of_a_paper_are_kept_and_of_so_much_of_it():
    days = [f"{1 + number % 28:02}.{1 + number // 28:02}.2019" for number in range(70)]
    assert len(days_in(" ".join(days))) == 60
    assert days_in("x" * 59_989 + " 01.02.2019") == ("2019-02-01",)
    assert days_in("x" * 59_990 + " 01.02.2019") == ()


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
    assert language_of(text, plain_words(text)) == told


FOREIGN = (
    "Certifica-se que nada consta do registo criminal acerca da pessoa, nascida em Lisboa, para os fins de imigração, "
    "e que o presente certificado é válido por três meses a contar da data da sua emissão"
)
TRANSLATED = (
    "It is hereby certified that nothing is contained in the criminal register about the person, born in Lisbon, and "
    "that this certificate is valid for three months from the date of its issue"
)


@pytest.mark.parametrize("pages", [(FOREIGN, TRANSLATED), (TRANSLATED, FOREIGN), (FOREIGN, "", TRANSLATED)])
def test_an_original_with_its_translation_needs_none(pages):
    assert language_of_pages(pages) == "en"
    assert language_of_pages((FOREIGN, "", FOREIGN)) == "pt"


def test_one_odd_page_of_many_is_not_the_papers_language():
    table = " ".join(f"{number} units" for number in range(40))
    assert language_of_pages((table, table, FOREIGN, table)) == ""
    assert language_of_pages((table, FOREIGN)) == "pt"


@pytest.mark.parametrize(
    "text",
    [
        " ".join("Nous attestons que la personne a travaille dans notre societe".replace(" ", "")) * 2,
        "w w w a o e z i w w w a o e z i name address city w w w",
        "T o w h o m i t m a y c o n c e r n This is t o c e r t i f y that she is e m p l o y e d w i t h us a l l",
    ],
)
def test_letters_set_apart_are_no_language(text):
    assert language_of(text, plain_words(text)) == ""


def test_neighbouring_languages_are_told_apart():
    norwegian = (
        "Dette er en bekreftelse på at hun har vært ansatt hos oss som utvikler fra januar og at lønnen er avtalt "
        "med den ansatte etter vanlige regler, og vi ønsker henne lykke til videre"
    )
    japanese = "在職証明書 この者が当社に在職していることを証明します。勤務時間は週に四十時間です。"
    assert language_of(norwegian, plain_words(norwegian)) == "no"
    assert language_of(japanese, plain_words(japanese)) == "ja"
