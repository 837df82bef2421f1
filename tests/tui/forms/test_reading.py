"""What is understood of typed answers, and what is said when nothing is."""

from datetime import UTC, date, datetime

import pytest

from casefile.i18n import words_for
from casefile.rules.facts import Leave
from casefile.tui.widgets.fields import TRISTATE, Field, FieldKind, raw_of
from casefile.tui.widgets.reading import AnswerReader, AnswerReading
from tests.tui.desks import occupation_search
from tests.tui.forms.host import NASTY, rulebook

KINDS: tuple[FieldKind, ...] = (
    "text", "day", "moment", "country", "countries", "noc", "hours", "percent", "whole", "names", "leaves", "children",
)  # fmt: skip


def read(kind: FieldKind, text: str, lang: str = "en", **more: object) -> AnswerReading:
    reader = AnswerReader(words_for(lang), rulebook().occupations)  # type: ignore[arg-type]
    return reader.read(Field(name="x", label="X", kind=kind, **more), text)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("day", "14/12/2015", date(2015, 12, 14)),
        ("day", "14 décembre 2015", date(2015, 12, 14)),
        ("day", "", None),
        ("moment", "2024-03-10 14:05:33", datetime(2024, 3, 10, 14, 5, 33, tzinfo=UTC)),
        ("moment", "2024-03-10T14:05:33Z", datetime(2024, 3, 10, 14, 5, 33, tzinfo=UTC)),
        ("moment", "10 mars 2024 à 14 h 05 min 33 s", datetime(2024, 3, 10, 14, 5, 33, tzinfo=UTC)),
        ("moment", "10/03/2024", date(2024, 3, 10)),
        ("country", "belgique", "BE"),
        ("country", "fr", "FR"),
        ("countries", "France, Belgium; fr", ("FR", "BE")),
        ("noc", "22222", "22222"),
        ("hours", "37,5", "37.5"),
        ("percent", "25 %", "25"),
        ("whole", "15 263 $", 15263),
        ("names", "Durand; Lefèvre", ("Durand", "Lefèvre")),
        ("leaves", "2016-03-01/2016-03-31:sick; 01/07/2016 - 02/07/2016", (
            Leave(first=date(2016, 3, 1), last=date(2016, 3, 31), kind="sick"),
            Leave(first=date(2016, 7, 1), last=date(2016, 7, 2)),
        )),
        ("children", "Léo 2015-03-03; 1 May 2019", (("Léo", date(2015, 3, 3)), ("", date(2019, 5, 1)))),
        ("text", " un texte ", "un texte"),
    ],
)  # fmt: skip
def test_what_is_typed_is_understood(kind: FieldKind, text: str, value: object):
    reading = read(kind, text)
    assert (reading.error, reading.value) == ("", value)


@pytest.mark.parametrize(
    ("kind", "text", "part"),
    [
        ("day", "30/02/2016", "30/02/2016"),
        ("day", "14/12/15", "14/12/15"),
        ("moment", "2024-03-10 25:00:00", "time of day"),
        ("country", "Atlantide", "country"),
        ("countries", "FR, Atlantide", "Atlantide"),
        ("noc", "99999", "99999"),
        ("noc", "2174", "Five digits"),
        ("hours", "0", "168"),
        ("hours", "169", "168"),
        ("hours", "NaN", "168"),
        ("hours", "1e9999", "168"),
        ("percent", "101", "100"),
        ("whole", "-3", "whole number"),
        ("leaves", "2016-03-31/2016-03-01", "before it begins"),
        ("leaves", "2016-03-31", "2016-03-01/2016-03-31"),
        ("leaves", "2016-03-01/2016-03-02:holiday", "unpaid"),
        ("children", "Léo", "Léo"),
        ("text", "x" * 2001, "2,000"),
    ],
)
def test_what_is_not_understood_is_said(kind: FieldKind, text: str, part: str):
    reading = read(kind, text)
    assert part in reading.error
    assert reading.value is None


WHOLE: tuple[tuple[FieldKind, str], ...] = (
    ("day", "2016-03-01"), ("moment", "2024-03-10 14:05"), ("moment", "2024-03-10 14:05:33 UTC"), ("country", "FR"),
    ("countries", "FR, BE"), ("noc", "22222"), ("hours", "37.5"), ("percent", "25"), ("whole", "15263"),
    ("leaves", "2016-03-01/2016-03-31"), ("children", "Léo 2015-03-03"),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), WHOLE)
def test_no_word_that_follows_an_answer_is_passed_over(kind: FieldKind, text: str):
    assert not read(kind, text).error
    for more in (" or so", " or so;", ", perhaps", " 14 h of"):
        assert read(kind, text + more).error, more


@pytest.mark.parametrize(
    ("kind", "text", "taken"),
    [
        ("hours", "0.01", True), ("hours", "168", True), ("hours", "168.01", False), ("hours", "-1", False),
        ("percent", "0", True), ("percent", "100 %", True), ("percent", "100.5", False), ("percent", "-0.1", False),
        ("whole", "9" * 12, True), ("whole", "9" * 13, False), ("whole", "1.5", False), ("text", "x" * 2000, True),
        ("text", "x" * 2001, False), ("leaves", "2016-03-01/2016-03-01", True), ("moment", "2024-03-10 23:59:59", True),
        ("moment", "2024-03-10 24:00", False), ("moment", "2024-03-10 14:60", False), ("noc", "022222", False),
    ],
)  # fmt: skip
def test_an_answer_is_taken_up_to_its_limit_and_no_further(kind: FieldKind, text: str, taken: bool):
    assert bool(read(kind, text).error) is not taken


def test_echoes_are_words_of_the_language():
    assert read("day", "2015-12-14", "fr").echo == "lundi 14\u00a0décembre\u00a02015"
    assert read("day", "2015-12-14").echo == "Monday, December\u00a014,\u00a02015"
    assert "TEER 2" in read("noc", "22222").echo
    assert read("country", "BE", "fr").echo == "Belgique"
    assert read("country", "belgique", "fr").echo == ""
    assert read("countries", "BE, France", "fr").echo == "Belgique, France"


def test_a_needed_answer_is_asked_for():
    assert read("text", "  ", required=True).error
    assert read("choice", "", choices=(("a", "A"),), required=True).error
    assert not read("choice", "", choices=TRISTATE, boolean=True, none_if_empty=True).error


def test_a_choice_of_yes_and_no_becomes_a_boolean():
    assert read("choice", "yes", choices=TRISTATE, boolean=True).value is True
    assert read("choice", "no", choices=TRISTATE, boolean=True).value is False
    assert read("choice", "", choices=TRISTATE, boolean=True, none_if_empty=True).value is None
    assert read("choice", "maybe", choices=TRISTATE, boolean=True).error


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", NASTY)
def test_hostile_text_is_either_kept_whole_or_refused(kind: FieldKind, text: str):
    reading = read(kind, text)
    assert reading.error or reading.value in (text.strip(), (text.strip(),), 0)


def test_words_of_a_title_find_the_occupation_in_either_language():
    for lang, typed in (("fr", "infirmière autorisée"), ("en", "registered nurse"), ("fr", "3130")):
        search = occupation_search().search
        found = AnswerReader(words_for(lang), rulebook().occupations, search=search).suggest(
            Field(name="n", label="", kind="noc"), typed
        )  # type: ignore[arg-type]
        assert any(code == "31301" for code, _text in found), typed


def test_part_of_a_country_name_suggests_it_and_a_whole_one_does_not():
    reader, field = AnswerReader(words_for("fr")), Field(name="c", label="", kind="countries")
    assert ("BE", "Belgique") in reader.suggest(field, "France, belg")
    assert reader.suggest(field, "France") == []


@pytest.mark.parametrize("kind", ["day", "countries", "names", "leaves", "hours"])
def test_a_stored_value_becomes_the_text_that_reads_back(kind: FieldKind):
    texts = {
        "day": "2015-12-14",
        "countries": "FR, BE",
        "names": "A; B",
        "leaves": "2016-03-01/2016-03-31:sick",
        "hours": "35",
    }
    field = Field(name="x", label="", kind=kind)
    assert raw_of(field, read(kind, texts[kind]).value) == texts[kind]


@pytest.mark.parametrize(
    ("name", "text", "part"),
    [("born_on", "2199-01-01", "still to come"), ("born_on", "2999-01-01", "too far away"),
     ("born_on", "1800-01-01", "check the year"), ("planned_filing_on", "1999-01-01", "2015")],
)  # fmt: skip
def test_a_day_that_a_question_cannot_have_is_refused(name: str, text: str, part: str):
    field = Field(name=name, label="", kind="day")
    assert part in AnswerReader(words_for("en")).read(field, text).error
    assert not AnswerReader(words_for("en")).read(field, "2016-01-01").error
