"""What the desk itself knows: where it is, its day, what the clock and the copies give cause to say."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from casefile import clock
from casefile.cases.model import Case
from casefile.errors import NotInForceError, UsageError
from casefile.rules.findings import Finding
from casefile.services import settings
from casefile.services.desk import Desk
from casefile.services.desk import rules as desk_rules
from casefile.services.store.listing import Head

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
MONTH, SECOND = timedelta(days=30), timedelta(seconds=1)
HOME = Path("/nowhere")


@pytest.fixture(autouse=True)
def own(monkeypatch, tmp_path):
    monkeypatch.setenv("CASEFILE_CONFIG", str(tmp_path / "config"))
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return tmp_path / "config"


def head(age: timedelta | None, *, example: bool = False) -> Head:
    return Head(place="case", example=example, changed_at=None if age is None else NOW - age)


def copied(desk: Desk, **told: str) -> None:
    desk.remember(backups={"/elsewhere": {"at": NOW.isoformat()}, str(desk.home): told})


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"at": (NOW - MONTH).isoformat()}, None),
        ({"at": (NOW - MONTH - SECOND).isoformat(), "place": "/keys"}, "case.backup_old"),
        ({"at": (NOW - MONTH - SECOND).replace(tzinfo=None).isoformat()}, "case.backup_never"),
        ({"at": "soon"}, "case.backup_never"),
        ({}, "case.backup_never"),
    ],
)
def test_copies_are_old_after_a_month_and_never_were_where_no_moment_is_told(told, said):
    desk = Desk(HOME)
    copied(desk, **told)
    found = desk.backup_due([head(2 * MONTH)])
    assert (found.code if found else None) == said
    if said == "case.backup_old":
        assert found.values == {"day_on": clock.local(NOW - MONTH - SECOND).date(), "place": "/keys"}


@pytest.mark.parametrize(
    ("heads", "asked"),
    [
        ([head(MONTH)], False), ([head(MONTH + SECOND)], True), ([head(2 * MONTH, example=True)], False),
        ([head(None)], False), ([head(timedelta()), head(2 * MONTH)], True), ([], False),
    ],
)  # fmt: skip
def test_a_first_copy_is_asked_for_when_a_case_is_older_than_a_month(heads, asked):
    found = Desk(HOME).backup_due(heads)
    assert (found is not None and found.code == "case.backup_never") is asked


@pytest.mark.parametrize("kept", [None, "x", {"/nowhere": "x"}, []])
def test_settings_that_make_no_sense_count_as_no_copy(kept):
    desk = Desk(HOME)
    desk.remember(backups=kept)
    assert desk.backup_due([head(2 * MONTH)]).code == "case.backup_never"


def test_a_reminder_put_away_is_silent_for_a_month_and_keeps_what_was_known(monkeypatch):
    desk = Desk(HOME)
    old = (NOW - 2 * MONTH).isoformat()
    copied(desk, at=old, place="/keys")
    assert desk.backup_word([]).code == "case.backup_old"
    desk.put_backup_word_away()
    assert desk.backup_word([]) is None
    assert desk.backup_due([]).values["place"] == "/keys"
    assert desk.settings()["backups"]["/elsewhere"] == {"at": NOW.isoformat()}
    for later, silent in ((MONTH, True), (MONTH + SECOND, False)):
        monkeypatch.setattr(clock, "now", lambda later=later: NOW + later)
        assert (desk.backup_word([]) is None) is silent


def test_copies_of_the_whole_desk_are_remembered_with_their_place_those_of_one_case_are_not(tmp_path):
    desk = Desk(tmp_path / "desk")
    path = desk.new("Anna")
    desk.back_up(tmp_path / "copies", [path])
    assert "backups" not in desk.settings()
    done = desk.back_up(tmp_path / "copies")
    assert desk.settings()["backups"] == {str(desk.home): {"at": NOW.isoformat(), "place": str(done.place)}}
    assert [each.name for each in desk.backup_states(tmp_path / "copies")] == ["Anna"]
    assert desk.unread_states(tmp_path / "copies") == desk.check_backup(tmp_path / "copies") == []


def test_the_desk_is_where_it_is_told_or_among_the_documents(monkeypatch, tmp_path):
    monkeypatch.setenv("CASEFILE_HOME", f" {tmp_path} ")
    assert Desk().home == tmp_path
    monkeypatch.setenv("CASEFILE_HOME", " ")
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path / "Documents")
    assert Desk().home == tmp_path / "Documents" / "Casefile"
    assert Desk(HOME).home == HOME


def checked() -> date:
    return Desk(HOME).parameters.newest_check


def test_the_day_of_the_desk_is_the_one_it_was_given_and_facts_are_of_no_earlier_day_than_the_rules():
    before, after = checked() - timedelta(days=1), checked() + timedelta(days=1)
    assert (Desk(HOME, before).today(), Desk(HOME).today()) == (before, clock.today())
    assert Desk(HOME, before).at_least_today() == checked()
    assert Desk(HOME, after).at_least_today() == after


@pytest.mark.parametrize(
    ("of", "said"),
    [
        (lambda day: day - timedelta(days=1), "clock.early"),
        (lambda day: day, None),
        (lambda day: day + timedelta(days=1), None),
        (lambda day: date(day.year + 9, 12, 31), None),
        (lambda day: date(day.year + 10, 1, 1), "clock.late"),
    ],
)
def test_a_clock_behind_the_rules_or_far_beyond_them_is_doubted_once(monkeypatch, of, said):
    monkeypatch.setattr(desk_rules, "limits_met", list)
    monkeypatch.setattr(clock, "is_told", lambda: False)
    day = of(checked())
    monkeypatch.setattr(clock, "today", lambda: day)
    desk = Desk(HOME)
    assert desk.remarks() == []  # the rules were not read yet
    assert desk.rulebook
    found = desk.remarks()
    assert [each.code for each in found] == ([said] if said else [])
    assert all(each.values == {"day_on": day, "checked_on": checked()} for each in found)
    assert desk.remarks() == []


def test_a_day_the_person_chose_is_no_fault_of_the_clock_unless_no_rule_is_known_for_it(monkeypatch):
    monkeypatch.setattr(desk_rules, "limits_met", list)
    for day, said in ((checked() - timedelta(days=1), []), (date(1960, 1, 1), ["clock.early"])):
        desk = Desk(HOME, day)
        assert desk.rulebook
        desk.assess(Case(id="c", name="x"))
        assert [each.code for each in desk.remarks()] == said


def test_without_rules_for_a_day_those_of_the_last_check_are_taken_and_never_for_a_day_after_it():
    asked: list[date] = []

    def work(day: date) -> date:
        asked.append(day)
        if day != checked():
            raise NotInForceError("rule.not_in_force")
        return day

    early, late = checked() - timedelta(days=1), checked() + timedelta(days=1)
    assert Desk(HOME, early)._by_the_clock(work) == checked()
    assert asked == [early, checked()]
    with pytest.raises(NotInForceError):
        Desk(HOME, late)._by_the_clock(work)

    def none(day: date) -> date:
        asked.append(day)
        raise NotInForceError("rule.not_in_force")

    asked.clear()
    with pytest.raises(NotInForceError):
        Desk(HOME, checked())._by_the_clock(none)
    assert asked == [checked()]


def test_a_case_is_judged_on_the_day_asked_for_as_it_is_seen_today():
    today, later = date(2025, 6, 16), date(2025, 9, 1)
    case = Case(id="c", name="x")
    seen = Desk(HOME, today).assess(case, on=later)
    assert (seen.today, seen.on) == (today, later)
    of_a_day = Case(id="c", name="x", reference_on=date(2025, 7, 1))
    assert Desk(HOME, today).assess(of_a_day, on=later).today == date(2025, 7, 1)
    assert Desk(HOME, today).assess(of_a_day, today=date(2025, 8, 1)).today == date(2025, 8, 1)
    assert Desk(HOME, today).assess(case).today == today


def test_the_numbers_of_making_one_file_are_those_of_a_day():
    day = date(2025, 6, 16)
    assert Desk(HOME).fit_rules(day).on == Desk(HOME, day).fit_rules().on == day


def test_a_table_of_titles_may_have_forty_megabytes(tmp_path):
    path = tmp_path / "titles.csv"
    with path.open("wb") as stream:
        stream.truncate(40_000_001)
    with pytest.raises(UsageError) as refused:
        Desk(HOME).import_titles(str(path))
    assert (refused.value.code, refused.value.values["limit_bytes"]) == ("file.too_large", 40_000_000)


def test_what_a_disk_cannot_do_is_said_the_first_time_only(monkeypatch):
    met = [
        Finding(code="store.b", severity="note", values={}),
        Finding(code="store.a", severity="note", values={}),
    ]
    monkeypatch.setattr(desk_rules, "limits_met", lambda: met[:1])
    assert Desk(HOME).remarks() == met[:1]
    monkeypatch.setattr(desk_rules, "limits_met", lambda: met)
    assert Desk(HOME).remarks() == met[1:]
    assert Desk(HOME).remarks() == []
    assert settings.read_settings() == {"limits_told": ["store.a", "store.b"]}
    settings.remember(limits_told="x")
    assert Desk(HOME).remarks() == met


@pytest.mark.parametrize("content", [b"[]", b"{", b"\xff", b"[" * 100_000, None])
def test_choices_that_cannot_be_read_count_as_none_and_are_told(own, content):
    own.mkdir()
    if content is not None:
        (own / "settings.json").write_bytes(content)
    assert settings.read_settings() == {}
    assert settings.unreadable_settings() == (None if content is None else own / "settings.json")


def test_choices_are_kept_beside_the_others_and_a_name_of_odd_bytes_too(own):
    settings.remember(lang="fr", folder="caf\udce9")
    settings.remember(lang="en")
    assert settings.read_settings() == {"lang": "en", "folder": "caf\udce9"}
    assert settings.unreadable_settings() is None
    assert sorted(each.name for each in own.iterdir()) == ["settings.json"]
    assert json.loads((own / "settings.json").read_bytes())["lang"] == "en"


def test_the_folder_of_choices_is_told_or_the_systems(monkeypatch, tmp_path):
    monkeypatch.setenv("CASEFILE_CONFIG", " ")
    monkeypatch.setattr("platformdirs.user_config_path", lambda name: tmp_path / name)
    assert settings.own_folder() == tmp_path / "casefile"


def test_choices_where_nothing_can_be_written_are_let_go(own):
    own.write_text("in the way", encoding="ascii")
    settings.remember(lang="fr")
    assert settings.read_settings() == {}


def test_a_case_has_a_name_a_language_and_the_facts_it_was_given(tmp_path):
    desk = Desk(tmp_path)
    case = desk.open(desk.new("  Anna ", programme="cec", lang="en")).case
    assert (case.name, case.lang, case.facts.programme, case.created_at) == ("Anna", "en", "cec", NOW)
    assert desk.open(desk.new("Luc", lang="de")).case.lang == "fr"
    with pytest.raises(UsageError) as refused:
        desk.new(" \t")
    assert refused.value.code == "case.name_empty"
