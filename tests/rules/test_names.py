import pytest

from casefile.rules.documents.names import absent_names, spellings


@pytest.mark.parametrize(
    ("word", "ways"),
    [  # ICAO Doc 9303-3, section 6
        ("Lebœuf", ("leboeuf",)), ("Müller", ("muller", "mueller", "muxxller")), ("Jörg", ("jorg", "joerg")),
        ("Jäger", ("jager", "jaeger")), ("Ågård", ("agard", "aagaard")), ("Øster", ("oster", "oester")),
        ("Weiß", ("weiss",)), ("Þór", ("thor",)), ("Işıl", ("isil",)), ("Łukasz", ("lukasz",)), ("Đặng", ("dang",)),
        ("Muñoz", ("munoz", "munxxoz")), ("Guðrún", ("gudrun",)), ("Kærgaard", ("kaergaard",)), ("Zoé", ("zoe",)),
    ],
)  # fmt: skip
def test_a_name_may_be_spelt_in_these_ways(word, ways):
    assert spellings(word)[: len(ways)] == ways
    assert spellings(word.upper())[0] == ways[0]


def test_a_word_of_very_many_ways_has_those_spelt_alike_first():
    found = spellings("ü" * 12)
    assert found[:3] == ("u" * 12, "ue" * 12, "uxx" * 12)
    assert len(found) <= 81


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Jeanne Lecœur", "P<FRALECOEUR<<JEANNE<<<<"), ("Jeanne Lecœur", "Nom : LECŒUR Prénom : Jeanne"),
        ("Thị Hoa Đặng", "DANG / THI HOA"), ("Işıl Yıldız", "YILDIZ ISIL"), ("Jürgen Groß", "GROSS JUERGEN"),
        ("Juergen Gross", "Zeugnis für Jürgen Groß"), ("Jurgen Gross", "Jürgen Groß"),
        ("Søren Ågård", "AAGAARD<<SOEREN"), ("Sean O’Brien", "O'BRIEN SEAN"), ("Sean O'Brien", "Sean O’Brien"),
        ("Élodie Dupont", "D U P O N T  Elodie"), ("Zoé Martin", "Zoe\u0301 Martin"),
    ],
)  # fmt: skip
def test_the_name_is_found(name, text):
    assert absent_names(text, [name]) == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Jeanne Lecœur", "LECEUR JEANNE"),
        ("Hans Müller", "MILLER HANS"),
        ("Ann Lee", "Annie Leeds"),
        ("Zoé", ""),
    ],
)
def test_another_name_is_not(name, text):
    assert absent_names(text, [name]) == (name,)
