"""What the rest stands on (clock, resources, the terminal, signals, completion), at its edges."""

import os
import signal
import sys
import threading
import time
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace as Of
from typing import Any

import pytest

from casefile import clock, resources
from casefile.cli import asking, output
from casefile.cli.did_you_mean import _TYPED, did_you_mean
from casefile.cli.shells import Bash
from casefile.cli.stopping import stoppable
from casefile.cli.terminal import can_show_screens
from casefile.errors import NotFoundError, UsageError
from casefile.i18n.words import words_for
from casefile.rules.findings import Label, Text
from casefile.rules.hidden import MASK, HiddenAmount
from tests.cli.conftest import Casefile


@pytest.mark.parametrize(("told", "day"), [("", None), ("  ", None), (" 2026-03-01 ", date(2026, 3, 1))])
def test_today_is_the_calendar_s_unless_another_day_is_told(told: str, day: date | None, monkeypatch: Any):
    monkeypatch.setenv("CASEFILE_TODAY", told)
    assert clock.is_told() is (day is not None)
    assert clock.today() == day or (
        day is None
        and abs(clock.today() - date.fromisoformat(time.strftime("%Y-%m-%d"))) <= timedelta(days=1)
    )
    now = clock.now()
    assert (now.tzinfo, now.microsecond, abs(now.timestamp() - time.time()) < 60) == (
        UTC,
        0,
        True,
    )
    assert clock.local(now) == now


def test_a_day_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CASEFILE_TODAY", "yesterday")
    with pytest.raises(ValueError, match="yesterday"):
        clock.today()


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "home" / "own" / "countries").mkdir(parents=True)
    monkeypatch.setenv("CASEFILE_TEMPLATES", " ~/own ")
    return tmp_path / "home" / "own"


def test_a_person_s_own_file_goes_before_ours_and_never_leads_elsewhere(own: Path, tmp_path: Path):
    name = "countries/names.csv"
    ours = resources.templates_root() / name
    assert resources.own_templates() == own
    assert resources.template(name) == ours
    (tmp_path / "elsewhere.csv").write_text("code\nXX\n")
    (own / name).symlink_to(tmp_path / "elsewhere.csv")
    assert resources.template(name) == ours
    (own / name).unlink()
    (own / name).write_text("\ufeffcode,en,fr\nXX,Ex\n", encoding="utf-8")
    assert resources.template(name) == own / name
    assert resources.template_rows(name, "code", "fr") == [{"code": "XX", "en": "Ex", "fr": ""}]
    found = dict(resources.templates("countries", ".csv"))
    assert found["names.csv"] == own / name
    assert found["places.csv"] == resources.templates_root() / "countries" / "places.csv"
    assert list(found) == sorted(found)
    for absent in ("countries/nothing.csv", "../own", "countries"):
        with pytest.raises(NotFoundError):
            resources.template(absent)


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        (b"code,en\n", "rule.no_column", "countries/names.csv"),
        (b"", "rule.no_column", "countries/names.csv"),
        (b"code,en,fr\nA,B,C\nA,\xff,C\n", "rule.file_not_utf8", "countries/names.csv:3"),
        (b"code,en,fr\nA,B,C\nA," + b"x" * 140_000 + b",C\n", "rule.file_wrong", "countries/names.csv:3"),
    ],
)
def test_a_table_of_one_s_own_that_is_none_is_named_with_its_line(
    own: Path, content: bytes, code: str, place: str
):
    (own / "countries" / "names.csv").write_bytes(content)
    with pytest.raises(UsageError) as refused:
        resources.template_rows("countries/names.csv", "code", "en", "fr")
    assert (refused.value.code, refused.value.values["origin"]) == (code, place)
    for lang in ("en", "fr"):
        assert place in words_for(lang).of(refused.value)


def test_a_folder_of_templates_that_is_not_there_is_missed(own: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CASEFILE_TEMPLATES", str(own / "nowhere"))
    with pytest.raises(NotFoundError):
        resources.own_templates()
    monkeypatch.setenv("CASEFILE_TEMPLATES", " ")
    assert resources.own_templates() is None
    assert resources.told_path("~nobody-such/x") == Path("~nobody-such/x")
    assert resources.told_path("~/x") == own.parent / "x"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (datetime(2026, 3, 1, 12, tzinfo=UTC), "2026-03-01T12:00:00Z"),
        (date(2026, 3, 1), "2026-03-01"),
        (Fraction(1, 3), "0.33"),
        (Decimal("2.005"), "2.00"),
        (Decimal(7), "7.00"),
        (
            {"hours_per_week": "37.5", "a_cad": 5, "b_cad": "x", "c": 5},
            {"hours_per_week": "37.50", "a_cad": "5.00", "b_cad": "x", "c": 5},
        ),
        ({"hours_per_week": "many"}, {"hours_per_week": "many"}),
        ({1: (date(2026, 3, 1), None, True)}, {"1": ["2026-03-01", None, True]}),
        (Label(en="a", fr="b"), {"en": "a", "fr": "b"}),
        (Text("subject.in_country", {"name": "x"}), None),
        (HiddenAmount(), MASK),
        ("x", "x"),
    ],
    ids=str,
)
def test_what_a_script_is_given(value: Any, shown: Any):
    told = output.plain(value)
    assert told == shown or (shown is None and set(told) == {"en", "fr"})


@pytest.mark.parametrize(
    ("columns", "is_tty", "width"), [(60, True, 60), (100, True, 100), (140, True, 100), (140, False, 80)]
)
def test_text_is_as_wide_as_the_terminal_up_to_a_hundred(
    columns: int, is_tty: bool, width: int, monkeypatch: Any
):
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: is_tty, raising=False)
    assert output.width() == width
    lines = output.wrapped("word " * 60, "· ").split("\n")
    assert lines[0].startswith("· word")
    assert all(line.startswith("  word") for line in lines[1:])
    assert max(map(len, lines)) in range(width - 5, width + 1)
    assert output.wrapped("word " * 60, "· ", "").split("\n")[1].startswith("word")


def test_columns_stand_under_each_other():
    rows = [("a", "bb", "one"), ("ccc", "d", "two"), ("e\n", "", "")]
    assert output.aligned(rows) == ["a    bb  one", "ccc  d   two", "e"]
    assert output.aligned(rows, "|") == ["a  |bb|one", "ccc|d |two", "e  |  |"]
    assert output.aligned([]) == []
    assert output.columns(rows, "> ") == ["> a    bb  one", "> ccc  d   two", "> e"]
    long = output.columns([("a", "word " * 40)])
    assert all(line.startswith("   word") for line in long[0].split("\n")[1:])


@pytest.mark.parametrize(
    ("text", "clean", "line"),
    [
        ("a\x1b[31mb", "a[31mb", "a[31mb"),
        (" a\tb\n\nc ", " a\tb\n\nc ", "a b c"),
        ("a\u202eb\u2066", "ab", "ab"),
        ("a\udcffb", "a\ufffdb", "a\ufffdb"),
        ("a\u2028b\x85c", "a\u2028bc", "a b c"),
        (" é ", " é ", "é"),
    ],
)
def test_what_someone_wrote_never_drives_the_terminal(text: str, clean: str, line: str):
    assert (output.clean(text), output.one_line(text)) == (clean, line)
    assert output.one_line(5) == "5"


@pytest.mark.parametrize(("length", "kept"), [(4_999, 4_999), (5_000, 5_000), (5_001, 201)])
def test_of_a_text_longer_than_any_name_the_beginning_is_said(length: int, kept: int):
    assert len(output.within_reason("x" * length)) == kept


@pytest.mark.parametrize(
    ("encoding", "is_escaped"),
    [(None, False), ("UTF-8", False), ("utf_8", False), ("utf8", False), ("cp1252", True)],
)
def test_where_letters_cannot_be_written_they_travel_as_escapes(encoding: str | None, is_escaped: bool):
    assert ("\\u00e9" in output.json_text({"a": "é"}, encoding)) is is_escaped


@pytest.mark.parametrize(
    ("driver", "into", "out", "can"),
    [("", True, True, True), ("", True, False, False), ("", False, True, False), ("x", False, False, True)],
)
def test_screens_need_a_terminal_both_ways_or_a_driver(
    driver: str, into: bool, out: bool, can: bool, monkeypatch: Any
):
    monkeypatch.setenv("TEXTUAL_DRIVER", driver)
    monkeypatch.setattr(sys, "stdin", Of(isatty=lambda: into))
    monkeypatch.setattr(sys, "stdout", Of(isatty=lambda: out))
    assert can_show_screens() is can


@pytest.mark.parametrize(
    ("lang", "answer", "is_yes"),
    [("fr", "o", True), ("fr", " OUI \n", True), ("fr", "y", False), ("en", "y", True), ("en", "Yes", True),
     ("en", "o", False), ("en", "", False), ("en", "no", False)],
)  # fmt: skip
def test_only_a_yes_in_the_language_spoken_is_one(lang: Any, answer: str, is_yes: bool, monkeypatch: Any):
    said: list[str] = []
    monkeypatch.setattr(sys, "stdin", Of(readline=lambda: answer, isatty=lambda: True))
    session: Any = Of(words=words_for(lang), say=said.append, as_json=False)
    assert (asking.agreed(session, "Well?"), said) == (is_yes, ["Well?"])
    assert asking.can_ask(session)
    assert not asking.can_ask(Of(as_json=True))  # type: ignore[arg-type]
    monkeypatch.setattr(sys, "stdin", Of(isatty=lambda: False))
    assert not asking.can_ask(session)


@pytest.mark.parametrize(
    ("answers", "told"), [(["one", "one"], "one"), (["one", "two"], None), (["", ""], "")]
)
def test_a_new_passphrase_is_asked_twice_an_old_one_once(
    answers: list[str], told: str | None, monkeypatch: Any
):
    session: Any = Of(words=words_for("en"))
    monkeypatch.setattr(asking, "can_ask", lambda _: True)
    monkeypatch.setattr(
        "getpass.getpass", lambda *_, **how: left.pop(0) if how["stream"] is sys.stderr else None
    )
    left = list(answers)
    assert (asking.passphrase(session), len(left)) == (answers[0], 1)
    left = list(answers)
    if told is None:
        with pytest.raises(UsageError):
            asking.passphrase(session, new=True)
    else:
        assert (asking.passphrase(session, new=True), left) == (told, [])
    monkeypatch.setattr(asking, "can_ask", lambda _: False)
    with pytest.raises(UsageError):
        asking.passphrase(session)


def test_the_first_interrupt_asks_to_stop_and_the_second_stops():
    before = signal.getsignal(signal.SIGINT)
    with stoppable() as asked:
        assert not asked()
        os.kill(os.getpid(), signal.SIGINT)
        assert asked()
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before
    seen: list[bool] = []

    def elsewhere() -> None:
        with stoppable() as asked:
            seen.append(asked())

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert seen == [False]
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize(
    ("begun", "word", "inserted"),
    [
        ("casefile\nshow\nAn", "Anna Exemple", r"Anna\ Exemple"),
        ("casefile\nshow\n'An", "Anna d'A", r"Anna d'\''A"),
        ('casefile\nshow\n"An', 'Anna "$A"', r"Anna \"\$A\""),
        ("casefile\nshow", "a&b", r"a\&b"),
        ("casefile\nshow\nx", "é_1@%+=:./-", "é_1@%+=:./-"),
    ],
)
def test_bash_is_given_a_word_as_it_must_read_it(begun: str, word: str, inserted: str, monkeypatch: Any):
    monkeypatch.setenv("COMP_WORDS", begun)
    monkeypatch.setenv("COMP_CWORD", "2")
    complete = Bash.format_completion
    assert complete(Of(), Of(type="plain", value=word)) == f"plain,{inserted}"  # type: ignore[arg-type]
    assert complete(Of(), Of(type="file", value=word)) == f"file,{word}"  # type: ignore[arg-type]


@pytest.mark.parametrize("code", sorted(_TYPED))
def test_a_name_is_asked_back_from_among_those_there_are(code: str):
    typed, known = _TYPED[code]
    nobody = UsageError(code, **{typed: "Ontarioo", known or "more": []})
    of_places = {"contract.country_unknown": "", "facts.not_a_country": "", "facts.not_a_province": "Ontario"}
    near = did_you_mean(words_for("en"), nobody)
    assert near == (f" Did you mean “{of_places[code]}”?" if of_places.get(code) else "")
    if known:
        some = UsageError(code, **{typed: "passprt", known: ["photo", "passport"]})
        assert did_you_mean(words_for("en"), some) == " Did you mean “passport”?"
        several = UsageError(code, **{typed: "passprt", known: "photo, passport"})
        assert did_you_mean(words_for("en"), several) == " Did you mean “passport”?"
    assert did_you_mean(words_for("en"), UsageError(code, other="passprt")) == ""


@pytest.mark.parametrize(
    "arguments",
    [("diff",), ("diff", "2025-01-01"), ("diff", "2025-01-01", "2026-01-01", "Anna", "more"),
     ("other", "2025-01-01", "2026-01-01"), ("diff", "2025-01-01", "--desk"),
     ("diff", "2025-01-01", "2026-01-01", "Anna", "--desk")],
)  # fmt: skip
def test_rules_are_compared_between_two_days_for_one_case_at_most(
    casefile: Casefile, anna: Path, arguments: tuple[str, ...]
):
    answer = casefile("rules", *arguments)
    assert (answer.code, answer.out) == (2, "")


def test_between_two_days_of_one_table_nothing_changes_and_it_is_said(casefile: Casefile, anna: Path):
    days = ("2025-10-01", "2025-10-02")
    for more in (("Anna",), (), ("--desk",)):
        same = casefile("rules", "diff", *days, *more, "--lang", "en")
        other = casefile("rules", "diff", "2024-01-01", "2025-10-01", *more, "--lang", "en")
        assert (same.code, other.code) == (0, 0)
        told = [" ".join(each.err.split()) for each in (same, other)]
        assert ["Nothing changed between" in each for each in told] == [True, False]


def test_cases_that_stand_alike_but_for_what_cannot_be_read_are_told_apart(casefile: Casefile, anna: Path):
    casefile("new", "Bruno", "--programme", "fsw", "--lang", "en")
    file = anna.with_name("Bruno") / "case.json"
    file.write_text(
        file.read_text(encoding="utf-8").replace('"summary": {', '"summary": {"unread": 2, '),
        encoding="utf-8",
    )
    one, other = (line.partition(name)[2].strip() for name, line in
                  zip(("Anna", "Bruno"), casefile("list").out.splitlines()[-2:], strict=True))  # fmt: skip
    assert one != other
    assert [head["unread"] for head in casefile("list", "--json").data["cases"]] == [0, 2]
