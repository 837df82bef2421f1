"""The scales of the tests, the scores they cannot give, and what is asked back."""

from datetime import date
from decimal import Decimal

import pytest

from casefile.errors import UsageError
from casefile.i18n import words_for
from casefile.resources import template
from casefile.rules.book.test_scales import ABILITIES
from casefile.rules.facts import LanguageTest
from casefile.rules.language.file import parse_tests
from casefile.rules.language.levels import levels_of, missing_points, short_abilities
from casefile.rules.language.scores import doubts_of, read_score, score_faults
from tests.rules.books import TODAY, book

ON = date(2026, 6, 1)
FLOOR = dict.fromkeys(ABILITIES, 7)


def taken(name, scores, on="2025-06-14", **more):
    told = dict(zip(ABILITIES, scores.split("/"), strict=True))
    return LanguageTest(name=name, taken_on=date.fromisoformat(on) if on else None, **told, **more)


def levels(name, scores, on="2025-06-14"):
    return levels_of(taken(name, scores, on), ON, book().tests, book().parameters)


def faults(test):
    return [(each.code, each.values["ability"]) for each in score_faults(test, book().tests)]


@pytest.mark.parametrize(
    ("name", "scores", "expected"),
    [
        ("TEF Canada", "434/433/428/455", (7, 6, 7, 6)),
        ("TEF Canada", "305/306/268/328", (0, 4, 4, 4)),
        ("tcf canada", "549/548/16/15", (10, 9, 10, 9)),
        ("IELTS General Training", "7,5/6.5/3.5/9", (8, 8, 0, 10)),
        ("CELPIP-General", "12/3/4/10", (10, 0, 4, 10)),
        ("PTE Core", "81/78/90/10", (8, 9, 10, 0)),
    ],
)
def test_a_score_gives_the_level_of_its_ability(name, scores, expected):
    assert levels(name, scores).levels == expected


def test_the_scale_is_that_of_the_day_the_test_was_taken():
    scores = "450/450/450/450"
    assert levels("TEF Canada", scores, "2023-12-10").levels == (7, 7, 7, 7)
    assert levels("TEF Canada", scores, "2023-12-11").levels == (7, 7, 7, 6)
    assert levels("TEF Canada", "298/248/371/371", "2019-09-30").levels == (9, 9, 9, 9)


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        (taken("TEF Canada", "9999/434/428/456"), [("language.score_impossible", "listening")]),
        (taken("TEF Canada", "434/banana/428/456"), [("language.score_impossible", "reading")]),
        (
            taken("TCF Canada", "434/434/20.5/21"),
            [("language.score_impossible", "writing"), ("language.score_impossible", "speaking")],
        ),
        (taken("TCF Canada", "434/434/12.5/12"), [("language.score_not_whole", "writing")]),
        (
            taken("IELTS GT", "6.25/9.5/6.5/-1"),
            [
                ("language.score_step", "listening"),
                ("language.score_impossible", "reading"),
                ("language.score_impossible", "speaking"),
            ],
        ),
        (
            taken("CELPIP-G", "7.5/13/7/7"),
            [("language.score_not_whole", "listening"), ("language.score_impossible", "reading")],
        ),
        (
            taken("PTE Core", "9/90/91/50"),
            [("language.score_impossible", "listening"), ("language.score_impossible", "writing")],
        ),
        (taken("PTE Core", "60/60/60/60", "2020-01-01"), [("language.before_test", "taken_on")]),
        (taken("TEF Canada", "400/300/450/450", "2019-01-01"), [("language.score_impossible", "listening")]),
        (
            taken("TEF Canada", "NaN/1e9/434/456"),
            [("language.score_impossible", "listening"), ("language.score_impossible", "reading")],
        ),
        (taken("TEF", "9999/434/428/456"), [("language.score_impossible", "listening")]),
        (taken("DALF C1", "7.5/11.5/21/11.5"), []),
        (taken("TEF Canada", "434/434/428/456", ""), []),
        (LanguageTest(name="TEF Canada"), []),
    ],
)
def test_an_impossible_score_is_named(test, expected):
    assert faults(test) == expected
    for lang in ("en", "fr"):
        sentences = [words_for(lang).of(each) for each in score_faults(test, book().tests)]
        assert all("{" not in each for each in sentences)


def test_the_range_of_the_scale_is_said():
    (fault,) = score_faults(taken("TEF Canada", "9999/434/428/456"), book().tests)
    assert words_for("en").of(fault) == (
        "“9999” is no score of TEF Canada in listening: it goes from 0 to 699."
    )
    (fault,) = score_faults(taken("IELTS General Training", "6.25/6/6/6"), book().tests)
    assert "scores go by 0.5" in words_for("en").of(fault)
    assert "de 0,5 en 0,5" in words_for("fr").of(fault)


def test_a_score_of_the_old_scale_is_asked_about():
    (doubt,) = doubts_of(taken("TEF Canada", "298/434/428/456"), book().tests, TODAY)
    assert (doubt.code, doubt.values["level"], doubt.values["until_on"]) == (
        "language.old_scale",
        9,
        date(2019, 9, 30),
    )
    assert "l’ancienne échelle" in words_for("fr").of(doubt)
    assert not list(doubts_of(taken("TEF Canada", "306/434/428/456"), book().tests, TODAY))
    assert not list(doubts_of(taken("TEF Canada", "298/248/371/371", "2019-05-01"), book().tests, TODAY))


def test_a_name_too_short_and_a_day_still_to_come_are_asked_about():
    codes = [each.code for each in doubts_of(taken("IELTS", "6/6/6/6", "2027-01-01"), book().tests, TODAY)]
    assert codes == ["language.which_test", "language.test_ahead"]
    assert not list(
        doubts_of(LanguageTest(name="TEF Canada", taken_on=date(2027, 1, 1)), book().tests, TODAY)
    )


@pytest.mark.parametrize(
    ("test", "standing"),
    [
        (taken("TEF Canada", "434/434/428/456"), "counts"),
        (taken("TEF Canada", "434/434/428/456", ""), "undated"),
        (taken("TEF Canada", "434/434/428/456", "2024-06-01"), "expired"),
        (taken("TEF Canada", "434/434/428/456", "2024-06-02"), "counts"),
        (taken("TEF Canada", "434/434/428/456", "2026-06-02"), "ahead"),
        (taken("TEF", "434/434/428/456"), "which_test"),
        (taken("IELTS Academic", "7/7/7/7"), "not_designated"),
        (taken("TEF Canada", "434/434//456"), "incomplete"),
        (taken("TEF Canada", "434/434/banana/456"), "incomplete"),
    ],
)
def test_how_a_test_stands_on_a_day(test, standing):
    assert levels_of(test, ON, book().tests, book().parameters).standing == standing


def test_the_ability_that_falls_short_says_the_points_missing():
    found = levels("TCF Canada", "458/453/9/10")
    (missing,) = missing_points(found, FLOOR)
    assert (missing.ability, missing.level, missing.needed, missing.points) == ("writing", 6, Decimal(10), 1)
    (told,) = short_abilities(found, FLOOR)
    plain = words_for("fr").of(told).replace("\u00a0", " ")
    assert plain == "expression écrite 9 : NCLC 6, il faut 7 : encore 1 point (10)"
    assert words_for("en").of(short_abilities(levels("IELTS GT", "6/6/5.5/6"), FLOOR)[0]) == (
        "writing 5.5: CLB 6, 7 is asked: 0.5 more points (6)"
    )
    (below,) = short_abilities(levels("TEF Canada", "434/434/200/456"), FLOOR)
    assert "below NCLC 4" in words_for("en").of(below)


@pytest.mark.parametrize(
    "changed",
    [
        ("levels = { listening = [4.5, 5, 5.5,", "levels = { listening = [4.5, 5,"),
        ("levels = { listening = [4.5, 5, 5.5,", "levels = { listening = [5.5, 5, 4.5,"),
        ("levels = { listening = [4.5, 5, 5.5,", "levels = { listening = [4.4, 5, 5.5,"),
        ("from = 2019-10-01", "from = 2024-10-01"),
        ('language = "en"', 'language = "de"'),
        ("[[tests]]", "[[tests"),
    ],
)
def test_a_faulty_scale_is_refused(changed):
    text = template("language/tests.toml").read_text(encoding="utf-8")
    assert changed[0] in text
    with pytest.raises(UsageError) as refused:
        parse_tests(text.replace(*changed), "language/tests.toml")
    assert refused.value.code in {"rule.file_wrong", "rule.file_unreadable"}


def test_every_day_since_2015_has_one_scale_of_each_test_once_it_begins():
    for test in book().tests.by_id.values():
        begins = [scale.since for scale in test.scales]
        assert begins == sorted(set(begins))
        assert test.scale_on(TODAY) is test.scales[-1]
        assert test.ends_on(test.scales[-1]) is None


def test_a_test_still_to_come_is_named_as_people_call_it():
    (doubt,) = doubts_of(taken("ielts_gt", "6/6/6/6", "2027-01-01"), book().tests, TODAY)
    assert words_for("en").of(doubt).startswith("The IELTS General Training of January")


@pytest.mark.parametrize(
    ("typed", "score"),
    [
        ("7", 7),
        (" 7,5 ", 7.5),
        ("7.5", 7.5),
        ("M", 0),
        (" m ", 0),
        ("MM", None),
        ("", None),
        ("NaN", None),
        ("inf", None),
    ],
)
def test_a_score_is_a_plain_number_or_the_letter_of_the_lowest_level(typed, score):
    assert read_score(typed) == (None if score is None else Decimal(str(score)))
