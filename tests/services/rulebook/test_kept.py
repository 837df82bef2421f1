"""What a person imported is kept in the user's own folder and joined with what comes with the program."""

import re
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest

from casefile.errors import DiskError, UsageError
from casefile.resources import templates_root
from casefile.rules.occupations.titles import OccupationTexts
from casefile.rules.rounds.feed import Feed
from casefile.rules.rounds.table import BANDS, PoolDay, Round
from casefile.services.rulebook.kept import keep_text, kept_text
from casefile.services.rulebook.occupation_search import OccupationSearch
from casefile.services.rulebook.occupations import keep_texts, load_exclusions, load_occupations, load_titles
from casefile.services.rulebook.pack import load_parameters
from casefile.services.rulebook.rounds import keep_rounds, load_rounds

NOWHERE = Path("/nowhere")


def a_round(number: str, on: date, cutoff: int = 500) -> Round:
    return Round(
        number=number, on=on, name="No program specified", category="general", cutoff=cutoff, invitations=9
    )


def pool(as_of: date, count: int) -> PoolDay:
    return PoolDay(as_of=as_of, counts=(count,) * len(BANDS), total=count * len(BANDS))


def test_rounds_are_joined_newest_first_those_imported_last_in_the_place_of_the_same(tmp_path):
    ours = load_rounds(NOWHERE)
    newest = ours.rounds[0]
    keep_rounds(tmp_path, Feed((a_round("90001", date(2037, 1, 1)), a_round("90002", date(2038, 1, 1))), ()))
    keep_rounds(tmp_path, Feed((a_round("90001", date(2037, 1, 1), 400), newest_at(newest, 1)), ()))
    found = load_rounds(tmp_path)
    assert [each.number for each in found.rounds[:3]] == ["90002", "90001", newest.number]
    assert [each.cutoff for each in found.rounds[1:3]] == [400, 1]
    assert (len(found.rounds), found.pool, found.about) == (len(ours.rounds) + 2, ours.pool, ours.about)


def newest_at(each: Round, cutoff: int) -> Round:
    return a_round(each.number, each.on, cutoff)


def test_days_of_the_pool_are_joined_newest_first_the_imported_winning(tmp_path):
    ours = load_rounds(NOWHERE).pool
    days = (date(2037, 1, 1), date(2038, 1, 1), ours[0].as_of)
    keep_rounds(tmp_path, Feed((), tuple(pool(day, 1) for day in days)))
    keep_rounds(tmp_path, Feed((), (pool(days[0], 2),)))
    found = load_rounds(tmp_path).pool
    assert [(each.as_of, each.counts[0]) for each in found[:3]] == [(days[1], 1), (days[0], 2), (days[2], 1)]
    assert len(found) == len(ours) + 2


def test_a_file_of_rounds_without_a_pool_leaves_the_pool_kept_before(tmp_path):
    keep_rounds(tmp_path, Feed((), (pool(date(2037, 1, 1), 1),)))
    keep_rounds(tmp_path, Feed((a_round("90001", date(2037, 1, 1)),), ()))
    assert load_rounds(tmp_path).pool[0].as_of == date(2037, 1, 1)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["past_pool.csv", "past_rounds.csv"]


def test_titles_and_exclusions_are_kept_beside_those_before_each_apart(tmp_path):
    ours = load_titles(NOWHERE)
    keep_texts(tmp_path, OccupationTexts(titles=(("63200", "Soup cook"),), exclusions=(("63200", "Bakers"),)))
    keep_texts(tmp_path, OccupationTexts(titles=(("63200", "Stew cook"),)))
    keep_texts(tmp_path, OccupationTexts(exclusions=(("63200", "Chefs"), ("22222", "Developers"))))
    assert load_titles(tmp_path) == [*ours, ("63200", "Soup cook"), ("63200", "Stew cook")]
    assert load_exclusions(tmp_path) == {"63200": ["Bakers", "Chefs"], "22222": ["Developers"]}


def test_what_is_no_text_is_nothing_and_a_disk_that_refuses_is_told_with_its_path(tmp_path):
    assert kept_text(tmp_path) == kept_text(tmp_path / "gone") == ""
    (tmp_path / "odd").write_bytes(b"\xff\xfe")
    assert kept_text(tmp_path / "odd") == ""
    keep_text(tmp_path / "deep" / "a.txt", "é\n")
    assert (tmp_path / "deep" / "a.txt").read_bytes() == "é\n".encode()
    assert [each.name for each in (tmp_path / "deep").iterdir()] == ["a.txt"]
    with pytest.raises(DiskError) as refused:
        keep_text(tmp_path / "odd" / "a.txt", "x")
    assert (refused.value.code, refused.value.values) == (
        "store.disk_refused", {"path": str(tmp_path / "odd" / "a.txt")},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value", "accepted"),
    [
        ("full_time_week", "value = 40", True),
        ("full_time_week", 'value = "many"', False),  # not of the kind that ours is
        ("of_their_own", 'value = "many"', True),  # there is none of ours
    ],
)
def test_a_rule_of_ones_own_holds_what_ours_of_that_name_does(tmp_path, monkeypatch, name, value, accepted):
    ours = (templates_root() / "rules" / "hours" / "full_time_week.toml").read_text(encoding="utf-8")
    own = tmp_path / "rules" / "hours" / f"{name}.toml"
    own.parent.mkdir(parents=True)
    text = re.sub("^value = .*$", value, ours, flags=re.MULTILINE).replace("full_time_week", name)
    own.write_text(text, encoding="utf-8")
    monkeypatch.setenv("CASEFILE_TEMPLATES", str(tmp_path))
    load_parameters.cache_clear()
    try:
        with nullcontext() if accepted else pytest.raises(UsageError):
            assert load_parameters().by_id[f"hours.{name}"].values
    finally:
        load_parameters.cache_clear()


@pytest.fixture(scope="module")
def small() -> OccupationSearch:
    """Return an index of four occupations with titles that tell the ways of answering apart."""
    known = load_occupations()
    codes = ("63200", "63201", "22222", "72106")
    titles = (
        ("63200", "Soup cook"), ("63200", "Camp cook"), ("63201", "Fish cutter"), ("22222", "Soup tester"),
        ("72106", "Welder-fitter/welder-brazer"), ("99999", "Soup taster"),
    )  # fmt: skip
    return OccupationSearch({code: known[code] for code in codes}, titles)


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("soup", ["22222", "63200"]),
        ("soup cook", ["63200"]),
        ("soup cook fish zzzz", ["63200"]),  # half of the words
        ("cook zzzz yyyy", []),
        ("weld", ["72106"]),
        ("soups", ["22222", "63200"]),
        ("weldr", ["72106"]),
        ("wlr", []),
        ("the soup of the", ["22222", "63200"]),
        ("632", ["63200", "63201"]),
        ("63201", ["63201"]),
        ("632 soup", ["22222", "63200"]),
    ],
)
def test_each_way_of_answering(small, query, codes):
    assert sorted(each.occupation.code for each in small.search(query)) == codes


def test_no_more_are_found_than_are_asked_for_and_the_best_come_first(small):
    assert [each.occupation.code for each in small.search("cook", 1)] == ["63200"]
    assert len(small.search("6", 1)) == 1
    assert [each.title for each in small.search("fish cutter")] == ["Fish cutter"]
    assert small.search("soup " * 60 + "cook")[0].occupation.code == small.search("soup")[0].occupation.code


@pytest.mark.parametrize(
    ("titles", "query"),
    [
        (("Cook", "Cooks"), "cook"),  # the word itself before one that it begins
        (("Cookey", "Cookery"), "cook"),  # one that is hardly longer before another
        (("Cook weldings", "Cookery wel"), "co wel"),  # two letters begin too much to say much
        (("Fish", "Fish cutter apprentice"), "fish"),  # the shorter title
        (("Fish/fisher", "Fish fisher"), "fish"),  # one word said twice
        (("Fish cutter", "Cutter of fish"), "fish"),  # the title that begins so
    ],
)
def test_of_two_titles_the_likelier_comes_first_whatever_its_code(titles, query):
    known = load_occupations()
    for codes in (("22222", "31301"), ("31301", "22222")):
        index = OccupationSearch({code: known[code] for code in codes}, list(zip(codes, titles, strict=True)))
        assert [each.title for each in index.search(query)] == list(titles)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("fishs", ["Fish"]),
        ("fishes", ["Fish"]),
        ("fishesy", []),
        ("fisj", ["Fish"]),
        ("fij", []),
        ("fisxh", ["Fish", "Fishx"]),
    ],
)
def test_a_word_with_an_ending_of_its_own_is_no_slip(query, found):
    known = load_occupations()
    codes = ("22222", "31301")
    index = OccupationSearch(
        {code: known[code] for code in codes}, list(zip(codes, ("Fish", "Fishx"), strict=True))
    )
    assert sorted(each.title for each in index.search(query)) == found


def test_of_two_equal_titles_the_official_one_comes_first():
    known = load_occupations()
    index = OccupationSearch({code: known[code] for code in ("22222", "63200")}, [("22222", "Cooks")])
    assert [(each.occupation.code, each.title) for each in index.search("cooks")] == [
        ("63200", ""),
        ("22222", "Cooks"),
    ]


def test_codes_are_listed_in_order_and_a_slip_stands_for_twelve_words_at_most():
    known = load_occupations()
    codes = sorted(code for code in known if code.startswith("7"))[:13]
    words = [f"zz{letter}zzzz" for letter in "abcdefghijklm"]
    index = OccupationSearch({code: known[code] for code in reversed(codes)}, zip(codes, words, strict=True))
    assert [each.occupation.code for each in index.search(codes[0][:1])] == codes
    assert len(index.search("zzxzzzz")) == 12
