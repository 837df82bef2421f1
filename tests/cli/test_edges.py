"""Edges of what is typed: names of children, options after --, decimal commas, days that are equal, hostile marks.

It goes through `casefile.cli.spoken` as well.
"""

import json
import sys
import unicodedata

import pytest

from casefile.cli.output import clean, one_line
from casefile.services.store.readback import read_case


def _turns_text(sign: str) -> bool:
    """Say whether Unicode gives the sign no other use than to set the direction of text."""
    marks = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
    return unicodedata.bidirectional(sign) in marks or sign in "\u200e\u200f\u061c"


def test_no_control_and_no_mark_that_turns_text_round_reaches_the_terminal():
    every = [chr(code) for code in range(sys.maxunicode + 1)]
    kept = {sign for sign in every if clean(sign) == sign}
    unsafe = {sign for sign in every if unicodedata.category(sign) == "Cc" or _turns_text(sign)} - set("\t\n")
    assert unsafe
    assert kept & unsafe == set()
    assert {sign for sign in every if unicodedata.category(sign)[0] in "LNPS"} <= kept


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u200f", "\x1b[31m", "\x9b"])
def test_a_hostile_name_is_printed_without_its_marks(casefile, mark):
    assert casefile("new", f"Anna {mark}gnp", "--lang", "en").code == 0
    shown = casefile("list")
    assert mark not in shown.out + shown.err
    assert one_line(mark) == clean(mark).strip()


def test_children_are_added_by_their_numbers_one_after_the_other(casefile, anna):
    assert casefile("set", "Anna", "child-2.given_name=Léo").code == 3
    names = [f"Zoé {number}" for number in range(1, 11)]
    for number, name in enumerate(names, 1):
        assert casefile("set", "Anna", f"child-{number}.given_name={name}").code == 0
    facts = read_case(anna).case.facts
    assert [facts.of(f"child-{number}").given_name for number in range(1, 11)] == names


@pytest.mark.parametrize("who", ["child-0", "child-01", "child-100", "child-", "child", "child-x", "aunt"])
def test_nobody_of_another_name_is_added(casefile, anna, who):
    before = (anna / "case.json").read_bytes()
    assert casefile("set", "Anna", f"{who}.given_name=Zoé").code in {2, 3}
    assert (anna / "case.json").read_bytes() == before


def test_what_follows_two_dashes_is_text_and_no_option(casefile, anna):
    told = casefile("note", "Anna", "--", "--json")
    assert told.code == 0
    with pytest.raises(json.JSONDecodeError):
        json.loads(told.out or "-")
    assert read_case(anna).case.journal[-1].text == "--json"


@pytest.mark.parametrize(
    ("day", "warned"), [("2025-01-09", True), ("2025-01-10", False), ("2025-01-11", False)]
)
def test_two_stages_of_one_day_are_in_order(casefile, anna, day, warned):
    casefile("stage", "Anna", "profile", "--on", "2025-01-10")
    told = casefile("stage", "Anna", "invitation", "--on", day, "--json")
    assert told.code == 0
    assert ("stage.before_another" in {each["code"] for each in told.envelope["warnings"]}) is warned


@pytest.mark.parametrize(
    ("typed", "kept"), [("12,5", "12.5"), ("12.5", "12.5"), ("12,5 %", "12.5"), ("25%", "25"), ("0", "0")]
)
@pytest.mark.parametrize("verb", ["add", "set"])
def test_a_share_and_hours_may_be_written_with_a_comma(casefile, anna, verb, typed, kept):
    add = ["work", "add", "Anna", "--employer", "E", "--noc", "22222", "--country", "FR", "--first", "2020-01-06",
           "--hours", "37,5", "--kind", "work_study"]  # fmt: skip
    if verb == "add":
        assert casefile(*add, "--school-share", typed).code == 0
    else:
        assert casefile(*add).code == 0
        told = casefile("work", "set", "Anna", "c1", f"school_share_percent={typed}", "hours_per_week=37,5")
        assert told.code == 0, told.err
    (contract,) = casefile("work", "list", "Anna", "--json").data["contracts"]
    assert (contract["school_share_percent"], contract["hours_per_week"]) == (kept, "37.50")


def test_a_day_before_anybody_was_there_is_refused(casefile, anna):
    for typed in (
        ("hours", "Anna", "--invited-on", "0001-01-01"), ("hours", "Anna", "--invited-on", "2014-12-31"),
        ("work", "qualified", "Anna", "0001-01-01"), ("fact", "add", "Anna", "stay", "country=BE", "first=0001-01-01"),
    ):  # fmt: skip
        answer = casefile(*typed)
        assert (answer.code, "Check the year" in answer.err) == (2, True), typed


def test_what_is_one_word_too_many_is_said_without_its_marks(casefile, anna):
    for mark in ("\u202e", "\x1b[31m", "\x9b"):
        answer = casefile("remove", "Anna", f"a{mark}b")
        assert (answer.code, mark in answer.err) == (2, False)


def test_copies_go_to_a_folder_whose_name_is_no_text(casefile, anna, tmp_path):
    assert casefile("backup", f"{tmp_path}/\udcff").code == 0
    assert casefile("backup", f"{tmp_path}/\udcff").code == 0


def test_the_longest_employer_is_said_again_cut(casefile, anna):
    typed = ["--noc", "22222", "--country", "FR", "--first", "2018-01-01", "--hours", "35"]
    assert len(casefile("work", "add", "Anna", "--employer", "x" * 100_000, *typed).err) < 6_000


_OUTPUTS = (
    ("kit", "-o", "{}.toml"), ("print", "Anna", "-o", "{}.pdf"), ("print", "Anna", "hours", "-o", "{}.csv"),
    ("facts", "Anna", "--export", "{}.toml"), ("export", "Anna", "{}.zip"), ("backup", "{}"),
    ("backup", "{}/copies"), ("bulk", "print", "{}"), ("bulk", "export", "{}"), ("bulk", "calendar", "{}"),
    ("new", "Bea", "--dir", "{}"), ("demo", "{}"), ("due", "--ics", "{}.ics"),
)  # fmt: skip
"""Every way to write a file or a folder where a person says."""


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("typed", _OUTPUTS)
def test_a_name_no_disk_holds_was_typed_wrongly_and_the_disk_is_well(
    casefile, anna, typed, lang, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    answer = casefile(*(each.format("x" * 300) for each in typed), "--lang", lang)
    told = {"en": "is longer than any file name can be", "fr": "est plus long qu"}[lang]
    assert (answer.code, told in answer.err) == (2, True), answer.err


@pytest.mark.parametrize("typed", [*_OUTPUTS, ("attach", "Anna", "passport", "{}"), ("sort", "{}", "Anna")])
def test_a_place_named_by_nothing_is_not_the_folder_one_is_in(casefile, anna, typed, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    answer = casefile(*(each.partition("{")[0] if "{" in each else each for each in typed))
    assert (answer.code, sorted(tmp_path.iterdir())) == (2, before)
    assert "name a file or a folder" in answer.err


def test_the_longest_name_a_disk_holds_is_written(casefile, anna, tmp_path):
    for name in ("x" * 251 + ".zip", "é" * 125 + ".zip"):
        assert casefile("export", "Anna", tmp_path / name).code == 0
        assert (tmp_path / name).is_file()
        assert casefile("export", "Anna", tmp_path / name, "--replace").code == 0


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(
    "typed",
    [
        ("show", "{}"), ("new", "X", "--programme", "{}"), ("set", "Anna", "{}=1"),
        ("set", "Anna", "marital_status={}"),
        ("line", "Anna", "{}"), ("attach", "Anna", "{}", "x.pdf"), ("letter", "Anna", "{}"), ("kit", "-o", "{}"),
        ("list", "--tag", "{}"), ("list", "--in", "{}"), ("list", "--due-by", "{}"), ("{}",), ("list", "--{}"),
        ("move", "Anna", "{}"), ("check", "{}"), ("backup", "{}"), ("restore", "Anna", "--from", "{}"),
    ],
)  # fmt: skip
def test_of_what_is_far_too_long_only_the_beginning_is_said_again(casefile, anna, typed, lang):
    answer = casefile(*(each.format("x" * 1_000_000) for each in typed), "--lang", lang)
    assert answer.code in {0, 1, 2, 3, 4}
    assert len(answer.err) < 6_000
