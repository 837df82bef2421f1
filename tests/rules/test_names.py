import pytest

from casefile.rules.documents.names import absent_names, names_otherwise, sought, spellings


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


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Camille Marie Sophie Moreau", "Mme Camille Moreau travaille"), ("Camille Marie Moreau", "Ms. C. Moreau"),
        ("Camille Marie Moreau", "MOREAU, M."), ("Jean-Pierre Dupont", "Jean Pierre DUPONT"),
        ("Jean-Pierre Dupont", "J.-P. Dupont"), ("Patrick O'Connor", "OCONNOR PATRICK"), ("Awa N'Diaye", "NDIAYE AWA"),
        ("Awa Ndiaye", "Mme Awa N’Diaye"), ("Karim El Amrani", "ELAMRANI KARIM"),
        ("Nadia ElAmrani", "El Amrani, Nadia"),
        ("Jan van den Berg", "Berg, Jan van den"), ("Łukasz Đorđević", "DORDEVIC LUKASZ"),
        ("Anne Martin", "MARTIN, A."),
        ("José Núñez", "NUNXXEZ JOSE"), ("Camille Moreau", "C a m i l l e M o r e a u is e m p l o y e d"),
        ("Marie de La Fontaine", "LAFONTAINE Marie"), ("Đorđe Đorđević", "DJORDJE DJORDJEVIC"),
        ("Antoine Saint-Exupéry", "ST EXUPERY, Antoine"), ("Luc St-Pierre", "Luc SAINT-PIERRE"),
        ("Anne Sainte-Marie", "STE-MARIE A."), ("Jean-Luc Dupont", "JL Dupont"),
        ("Иван Иванов", "Mr. Ivan IVANOV"),
    ],
)  # fmt: skip
def test_a_family_name_and_a_given_name_or_its_initial_are_enough(name, text):
    assert absent_names(text, [name]) == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Anne Martin", "Jeanne Martineau a passé des années"), ("Paul Roy", "São Paulo, Mr. Roy"),
        ("Marie Lafont", "mariée, Mme Lafontaine"), ("Camille Moreau", "Camille Durand et Paul Petit"),
        ("Sophie Moreau", "Madame Moreau, née le 3 mars"), ("Camille Moreau", "C. Durand"),
    ],
)  # fmt: skip
def test_words_inside_words_and_half_a_name_are_not(name, text):
    assert absent_names(text, [name]) == (name,)


def test_any_name_of_the_person_is_the_persons():
    person = sought("Camille Marie", ("Camille Bernard", "Petit"), "Moreau")
    assert person.shown == "Camille Marie Moreau"
    for text in ("Mlle Camille BERNARD", "Mme PETIT Camille", "C. Moreau"):
        assert absent_names(text, [person]) == ()
    assert absent_names("Camille Durand", [person]) == ("Camille Marie Moreau",)
    spanish = sought("María", (), "García López")
    assert absent_names("María García", [spanish]) == ()
    assert absent_names("María López Pérez", [spanish]) == ("María García López",)
    assert absent_names("BENALI ABDELKADER", [sought("Abd El Kader", (), "Benali")]) == ()
    assert absent_names("Suharto", [sought("Suharto")]) == ()


@pytest.mark.parametrize(
    ("name", "text", "written"),
    [
        ("Camille Moreau", "Ms Camille MOREAUX works", "Camille MOREAUX"),
        ("Mohammed Benali", "Mr Mohamed Benali works", "Mohamed Benali"),
        ("Camille Moreau", "Moreau, Camlile", "Moreau, Camlile".replace(",", "")),
        ("Camille Moreau", "Camille Moreau", None),
        ("Anne Martin", "Ms. Jeanne Martineau", None),
        ("Paul Roy", "Paul Ray", None),  # too short to be told from another name
        ("Camille Moreau", "Camille Durand", None),
    ],
)
def test_a_name_spelt_otherwise_is_given_back_as_it_is_written(name, text, written):
    assert names_otherwise(text, [name]) == (((name, written),) if written else ())


@pytest.mark.parametrize(
    ("text", "name", "absent"),
    [
        ("L I N", "Lin", False),
        ("C A R O L I N E", "Lin", False),
        ("D U P O N T E L", "Dupontel", False),
        ("D U P O N T E L", "Pontel", False),
        ("D U P O N T  E L", "Dupontelle", True),
        ("D U P ON T E L", "Dupontel", True),
        ("L I", "Li", False),
        ("Li", "Li", False),
        ("Lin", "Li", True),
    ],
)
def test_letters_set_apart_make_a_name_however_long(text, name, absent):
    assert absent_names(text, [name]) == ((name,) if absent else ())
