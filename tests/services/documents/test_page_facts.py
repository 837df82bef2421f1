"""What pages looked at one by one say of the whole document."""

import pytest

from casefile.services.documents.own_text import is_stamp, repeated_lines, without
from casefile.services.documents.page_facts import page_facts
from casefile.services.documents.page_view import Cover
from casefile.services.documents.pages import PageSeen
from casefile.services.documents.wording import (
    is_in_latin_script,
    language_of,
    language_of_pages,
    leans_to_french,
    phrases_in,
    plain_words,
)

LETTER = (
    "This letter confirms that Camille Moreau has worked for our company since the second of January as a developer, "
    "in a full-time position of thirty-five hours a week, and that she is paid for it as the contract says."
)
ARABIC = (
    "تشهد الشركة بأن السيدة تعمل لدينا بدوام كامل منذ بداية السنة وأن راتبها هو المذكور أدناه في العقد " * 2
)
HEAD = "CV of the person"


def scan(dpi: int = 200) -> Cover:
    return Cover(dpi, 1_000_000, (), bare=True)


def page(
    number: int = 1, text: str = LETTER, *, shows: str = "ink", cover: Cover | None = None, **more
) -> PageSeen:
    plain = {"rotation": 0, "over": text, "grey": False, "key": b""}
    return PageSeen(number, text=text, shows=shows, scan=cover, **{**plain, **more})


def facts(*looked: PageSeen, declared: int | None = None, filled=(), names=(), phrases=()):
    return page_facts(looked, len(looked) if declared is None else declared, filled, names, phrases)


def test_each_list_of_pages_is_that_of_its_own_fact():
    told = facts(
        page(1), page(2, "", shows="nothing"), page(3, rotation=90), page(4, "", cover=scan(150), grey=True),
        page(5, "", cover=scan(300)), page(6, "", shows="unknown"),
    )  # fmt: skip
    assert told["looked_pages"] == 6
    assert told["blank_pages"] == (2,)
    assert told["rotated_pages"] == (3,)
    assert told["dpi"] == ((4, 150), (5, 300))
    assert told["scanned_pages"] == (4, 5)
    assert told["grey_pages"] == (4,)


def test_of_no_page_nothing_is_said():
    told = facts(declared=3)
    assert (told["looked_pages"], told["content_key"]) == (0, "")
    assert not {"has_text", "text_language", "dates", "names_absent"} & set(told)


@pytest.mark.parametrize(
    ("others", "blank"),
    [
        ((page(2),), (1,)),
        ((page(2, "", shows="unknown"),), (1,)),
        ((page(2, HEAD, shows="words"),), ()),
        ((page(2, "", shows="nothing"),), (2,)),
        ((), ()),
    ],
)
def test_the_head_of_every_page_is_no_writing_where_a_page_says_more(others, blank):
    """A page with nothing but what all pages repeat is blank, unless all are such pages: then it is their text."""
    looked = [page(1, HEAD, shows="words"), *(each._replace(text=f"{HEAD}\n{each.text}") for each in others)]
    assert facts(*looked)["blank_pages"] == blank


@pytest.mark.parametrize("over", ["Scanned with CamScanner", "CONFIDENTIAL"])
def test_a_stamp_alone_is_no_writing(over):
    assert facts(page(1, over, shows="words"))["blank_pages"] == (1,)
    assert facts(page(1, "", shows="words"))["blank_pages"] == ()


@pytest.mark.parametrize(
    ("text", "cover", "has_text"),
    [
        (LETTER, None, True),
        (LETTER, scan(), True),
        ("one two three four five", scan(), True),
        ("one two three four", scan(), False),  # the leftover of an app's print
        ("one", None, True),
        ("Scanned with CamScanner", None, False),
        ("", None, False),
    ],
)
def test_the_words_of_a_scan_are_its_own_from_five_on(text, cover, has_text):
    assert facts(page(1, text, cover=cover))["has_text"] is has_text


def test_a_long_page_keeps_every_line_a_short_one_loses_its_stamp():
    stamp = "Scanned with CamScanner"
    short, long = (f"{'x' * letters}\n{stamp}" for letters in (576, 577))
    assert (len(short), len(long)) == (600, 601)
    assert not facts(page(1, short), phrases=("camscanner",))["phrases"]
    assert facts(page(1, long), phrases=("camscanner",))["phrases"] == ("camscanner",)


def test_what_every_scan_repeats_is_none_of_its_words():
    head = "the same five printed words"
    looked = [page(number, f"{head}\n{number}", cover=scan()) for number in (1, 2)]
    assert not facts(*looked)["has_text"]
    assert facts(*looked, page(3, "another text of five words", cover=scan()))["has_text"]
    assert facts(*(each._replace(scan=None) for each in looked))["has_text"]


def test_the_days_of_a_text_are_read_as_they_are_written():
    told = facts(page(1, "Paid on 09/03/2018. Stamped 05DEC2019."))
    assert set(told["dates"]) == {"2018-03-09", "2018-09-03", "2019-12-05"}
    assert told["days_either"] == (("2018-03-09", "2018-09-03"),)


def test_a_name_is_told_in_one_way_only():
    letter = LETTER.replace("Moreau", "Moreaux and Zoé Mueller")
    told = facts(page(1, letter), names=("Camille Moreau", "Zoe Müller", "Nadia Benali"))
    assert told["names_otherwise"] == (("Camille Moreau", "Camille Moreaux"),)
    assert told["names_spelt"] == (("Zoe Müller", ("Mueller",)),)
    assert "Nadia Benali" in told["names_absent"]


def test_of_a_long_paper_the_beginning_is_read_and_no_name_is_said_to_lack():
    for letters, absent in ((150_000, ("Nadia Benali",)), (150_001, None)):
        told = facts(
            page(1, LETTER + " x" * 74_000 + "y" * (letters - len(LETTER) - 148_000)), names=("Nadia Benali",)
        )
        assert told["names_absent"] == (absent or ())


@pytest.mark.parametrize(
    ("filled", "has_text", "phrases"),
    [
        ((("/Tx", "signed in Lyon"),), True, ("in lyon",)),
        ((("/Ch", "signed in Lyon"),), True, ("in lyon",)),
        ((("/Btn", "signed in Lyon"),), False, ()),
        ((), False, ()),
    ],
)
def test_what_is_typed_in_a_form_is_text_what_is_ticked_is_not(filled, has_text, phrases):
    told = facts(page(1, ""), filled=filled, phrases=("in lyon", "in paris"))
    assert (told["has_text"], told["phrases"]) == (has_text, phrases)


@pytest.mark.parametrize("start", ["Please wait...", "Veuillez patienter"])
def test_a_form_that_waits_has_one_page(start):
    assert facts(page(1, start))["placeholder"]
    assert not facts(page(1, start), page(2))["placeholder"]
    assert not facts(page(1, f"A note: {start}"))["placeholder"]


def keyed(*looked, filled=()):
    return facts(*looked, filled=filled)["content_key"]


def test_the_key_of_a_content_is_that_of_its_words_its_pictures_and_what_is_filled_in():
    assert keyed(page(1, LETTER)) == keyed(page(1, LETTER.upper())) != ""
    assert len({
        keyed(page(1, LETTER)), keyed(page(1, LETTER + " End")), keyed(page(1, LETTER, key=b"k")),
        keyed(page(1, LETTER, key=b"l")), keyed(page(1, LETTER), filled=(("/Btn", "yes"),)),
        keyed(page(1, LETTER), filled=(("/Btn", "no"),)),
    }) == 6  # fmt: skip
    assert keyed(page(1, "abcde fghi" * 19)) == ""  # fewer words say nothing
    assert keyed(page(1, "abcde fghi" * 20)) != ""
    assert keyed(page(1, "", key=b"k")) != ""
    tail = "x" * 150_000
    assert keyed(page(1, tail + "a")) != keyed(page(1, tail + "b"))


@pytest.mark.parametrize(
    ("looked", "declared", "absent"),
    [
        ((page(1),), 1, ("Nadia Benali",)),
        ((page(1),), 2, ()),  # a page was not seen
        ((page(1), page(2, "", cover=scan())), 2, ()),  # a picture may bear the name
        ((page(1), page(2, "")), 2, ()),
        ((page(1), page(2, "", shows="nothing")), 2, ("Nadia Benali",)),
        ((page(1), page(2, ARABIC)), 2, ()),
        ((page(1, " ".join(["word"] * 14)),), 1, ()),
        ((page(1, " ".join(["word"] * 15)),), 1, ("Camille Moreau", "Nadia Benali")),
        ((page(1, ARABIC),), 1, ()),
    ],
)
def test_a_name_is_said_to_lack_only_where_all_was_read(looked, declared, absent):
    told = facts(*looked, declared=declared, names=("Camille Moreau", "Nadia Benali"))
    assert told.get("names_absent", ()) == absent


def test_a_name_in_a_field_of_a_form_is_there():
    assert facts(page(1), filled=(("/Tx", "Nadia Benali"),), names=("Nadia Benali",))["names_absent"] == ()
    assert "names_absent" not in facts(page(1))


def test_lines_that_stand_on_every_page_are_repeated():
    pages = [f"{HEAD}\n{number}\nPágina  final\n{'x' * 201}" for number in range(3)]
    assert repeated_lines(pages) == {"cv of the person", "pagina final"}
    assert repeated_lines(pages[:1]) == repeated_lines([]) == frozenset()
    assert repeated_lines([*pages, "another"]) == frozenset()
    assert without("PAGINA FINAL\nown words", repeated_lines(pages)) == "own words"
    long = "z" * 200
    assert repeated_lines([long, long]) == {long}
    assert without("y" * 201, frozenset({"y" * 201})) == "y" * 201
    assert without("y" * 200, frozenset({"y" * 200})) == ""


@pytest.mark.parametrize(
    "line",
    [
        "Scanned with CamScanner", "Numérisé avec l’application", "Escaneado con mi teléfono", "Gescannt mit Scan2",
        "CamScanner", "Adobe Scan", "Genius Scan", "TinyScanner", "Tiny Scanner", "DocuSign Envelope ID: 1",
        "Enveloppe DocuSign", "Evaluation copy", "trial version", "Unregistered version", "Version d’essai",
        " CONFIDENTIEL ", "Draft", "** Copie **", "Duplicata", "SPECIMEN",
        "scan by " + "x" * 82,
    ],
)  # fmt: skip
def test_what_a_program_prints_over_pages_is_a_stamp(line):
    assert is_stamp(line)


@pytest.mark.parametrize("line", ["A copy of the contract", "She scanned papers", "scan by " + "x" * 83, ""])
def test_words_that_begin_alike_are_no_stamp(line):
    assert not is_stamp(line)


@pytest.mark.parametrize(
    ("text", "latin"),
    [("Zoé", True), ("12 34", False), ("", False), ("é" * 3 + "я" * 3, False), ("é" * 4 + "я" * 3, True),
     ("Ả" * 4 + "я" * 3, True), (ARABIC, False)],
)  # fmt: skip
def test_most_letters_tell_the_script(text, latin):
    assert is_in_latin_script(text) is latin


SCRIPTS = {"ar": "ا", "cyr": "я", "zh": "中", "ko": "한", "el": "λ", "ja": "の", "": "ა"}


@pytest.mark.parametrize("code", sorted(SCRIPTS))
def test_a_script_is_told_where_half_the_letters_are_in_it(code):
    for text, told in (
        (SCRIPTS[code] * 24, code), (SCRIPTS[code] * 23, ""), (SCRIPTS[code] * 15 + "é" * 15, code),
        (SCRIPTS[code] * 14 + "é" * 15, ""),
    ):  # fmt: skip
        assert language_of(text, plain_words(text)) == told


def test_japanese_is_told_by_its_syllables_among_chinese_signs():
    for kana, told in ((3, "zh"), (4, "ja")):
        text = "の" * kana + "中" * (33 - kana)
        assert language_of(text, text) == told


@pytest.mark.parametrize(
    ("small", "others", "alone", "told"),
    [
        (4, 8, 0, "en"), (4, 7, 0, ""),  # twelve words at least
        (3, 9, 0, ""), (4, 46, 0, "en"), (4, 47, 0, ""),  # four of them, and eight in a hundred
        (4, 10, 6, "en"), (4, 10, 7, ""),  # letters that stand alone: three in ten
    ],
)  # fmt: skip
def test_a_language_needs_words_enough(small, others, alone, told):
    low = " ".join(["the", "of", "and", "with"][:small] + ["exemple"] * others + ["x"] * alone)
    assert language_of(low, low) == told


def test_a_page_too_short_to_tell_is_not_counted():
    foreign, english, french = (STATED[lang] for lang in ("pt", "en", "fr"))
    for words, told in ((11, "pt"), (12, "")):
        assert language_of_pages((foreign, *(" ".join(["exemple"] * words) for _ in range(2)))) == told
    assert language_of_pages((foreign, foreign, french)) == "fr"
    assert language_of_pages((foreign, foreign, english)) == "en"


def test_a_letter_alone_is_no_word_of_either_language():
    assert leans_to_french("le i i i")
    assert not leans_to_french("the le")
    assert leans_to_french(" ".join(["le"] * 300 + ["the"] * 299))


def test_phrases_are_whole_words():
    low = plain_words("Relevé de notes")
    assert phrases_in(low, ("releve de", "notes", "note", "de notes finales")) == ("releve de", "notes")


STATED = {
    "es": "el trabajo de la empresa es para los que no se van con las horas por una semana",
    "pt": "o trabalho da empresa nao e para uma pessoa que como mais por sua conta no ao das",
    "de": "die arbeit ist nicht von der firma und wird mit dem vertrag auf eine woche als auch sich",
    "it": "il lavoro della persona non sono piu di una che per con gli alla dei nel come si da",
    "nl": "het werk van een persoon is niet dat er voor met zijn aan door naar ook als bij",
    "vi": "va cua cho trong duoc cac mot voi khong nguoi nay tai ngay thang nam cong",
    "ro": "si este pentru din care prin sau mai sunt ale cu pe un nu de la in",
    "pl": "nie sie jest od za przez dla po oraz ze jako lub na do to umowa",
    "sv": "och ar som det till av har med inte den jag vi han hon fran vid",
    "no": "og er som det til av har med ikke den jeg vi han hun fra ved",
    "tr": "ve bir bu ile icin olarak da de olan en cok gibi daha kadar ya ise",
    "en": "the work of and to in is that for it with as was on are by",
    "fr": "les mots des deux qui est sur par au aux avec ce cette nous vous son",
}


@pytest.mark.parametrize("code", sorted(STATED))
def test_small_words_tell_the_language(code):
    assert language_of(STATED[code], STATED[code]) == code
    assert language_of(STATED[code], " ".join(STATED[code].split()[:5])) == ""
