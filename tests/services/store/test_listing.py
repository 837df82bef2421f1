import re
import shutil
import unicodedata
from datetime import UTC, date, datetime

import pytest

from casefile.services.store import listing
from casefile.services.store.journal import change_case
from casefile.services.store.listing import Head, called_apart, twins
from casefile.services.store.listing import heads as the_heads
from tests.services.store.fictional import AT, change, new_case, undo


def _summary(case):
    return {
        "programme": "cec", "stage": "profile", "next_code": "deadline.profile", "next_on": "2027-03-01",
        "next_values": {"title": {"en": "Profile", "fr": "Profil"}}, "ready": 3, "total": 40, "problems": 2,
    }  # fmt: skip


def test_a_line_of_the_list_says_what_the_last_change_summed_up(tmp_path):
    folder = new_case(tmp_path, lang="en")
    change_case(folder, _change(), at=datetime(2026, 4, 1, 9, tzinfo=UTC), summarise=_summary)
    (head,) = the_heads(tmp_path)
    assert (head.path, head.name, head.lang, head.programme, head.stage) == (
        folder,
        "Anna Exemple",
        "en",
        "cec",
        "profile",
    )
    assert (head.next_code, head.next_on, head.ready, head.total, head.problems) == (
        "deadline.profile", date(2027, 3, 1), 3, 40, 2,
    )  # fmt: skip
    assert (head.changed_at, head.generation, head.damage) == (datetime(2026, 4, 1, 9, tzinfo=UTC), 2, None)


def _change():
    from casefile.cases.changes import Change

    return Change(code="journal.note", text="x", apply=lambda case: case)


def test_the_list_has_every_case_by_name_and_nothing_else(tmp_path):
    for name in ("Zoé", "anna", "Émile"):
        new_case(tmp_path, name)
    (tmp_path / "no case").mkdir()
    (tmp_path / "file").write_text("x")
    (tmp_path / ".hidden").mkdir()
    assert [head.name for head in the_heads(tmp_path)] == ["anna", "Émile", "Zoé"]
    assert the_heads(tmp_path / "nowhere") == []


def test_a_case_is_called_and_counted_by_where_it_lies_and_what_it_awaits():
    plain, inside = Head(place="/d/Anna", name="Anna"), Head(place="/d/g/A", group="g", name="Anna")
    twin, seen = Head(place="/d/g/B", group="g", name="Anna"), date(2025, 1, 1)
    assert (plain.full_name, plain.inside, plain.folder) == ("Anna", "Anna", "Anna")
    assert (inside.full_name, inside.inside, inside.folder) == ("g/Anna", "g/A", "A")
    assert called_apart([plain, inside]) == {"/d/Anna": "Anna", "/d/g/A": "g/Anna"}
    assert called_apart([plain, inside, twin]) == {
        "/d/Anna": "Anna",
        "/d/g/A": "Anna [g/A]",
        "/d/g/B": "Anna [g/B]",
    }
    for example, seen_on, days in ((False, seen, 31), (True, seen, 396), (True, None, 31)):
        head = Head(place="x", next_on=date(2026, 2, 1), example=example, seen_on=seen_on)
        assert head.days_left(date(2026, 1, 1)) == days
    assert plain.days_left(date(2026, 1, 1)) is None


def test_what_is_no_readable_case_says_why_in_its_line(tmp_path):
    for name in ("gone", "pipe", "newer", "unnamed"):
        new_case(tmp_path, name)
    (tmp_path / "gone" / "case.json").unlink()
    (tmp_path / "pipe" / "case.json").unlink()
    (tmp_path / "pipe" / "case.json").mkdir()
    for name, old, new in (
        ("newer", '"schema": 1', '"schema": 99'),
        ("unnamed", '"name": "unnamed"', '"name": ""'),
    ):
        path = tmp_path / name / "case.json"
        path.write_text(re.sub(old.replace("1", r"\d+"), new, path.read_text(), count=1))
    found = the_heads(tmp_path)
    told = {head.folder: (head.name, getattr(head.damage, "code", None)) for head in found}
    assert all(head.damage.values["path"] == f"{head.place}/case.json" for head in found if head.damage)
    assert told == {
        "gone": ("gone", "store.file_gone"),
        "pipe": ("pipe", "store.not_a_file"),
        "newer": ("newer", "store.newer_schema"),
        "unnamed": ("unnamed", None),
    }


def test_a_case_that_is_there_twice_is_told_of_each(tmp_path):
    first, second = new_case(tmp_path, "Anna"), new_case(tmp_path, "Zoé")
    (tmp_path / "g").mkdir()
    shutil.copytree(first, tmp_path / "g" / "Anna")
    new_case(tmp_path, unicodedata.normalize("NFD", "Zoé"))
    found = the_heads(tmp_path)
    assert all(head.twin for head in found)
    told = {(path.relative_to(tmp_path).as_posix(), each.code) for path, each in twins(found)}
    assert told == {
        ("Anna", "store.same_case"), ("g/Anna", "store.same_case"), ("Zoé", "store.same_name"),
        (unicodedata.normalize("NFD", "Zoé"), "store.same_name"),
    }  # fmt: skip
    shutil.rmtree(second)
    shutil.rmtree(first)
    assert not any(head.twin for head in the_heads(tmp_path))
    assert list(twins(the_heads(tmp_path))) == []


def test_a_wrong_summary_and_a_case_laid_out_by_another_program_are_listed_all_the_same(tmp_path):
    folder = new_case(tmp_path)
    path = folder / "case.json"
    path.write_text(path.read_text().replace('"ready": 0', '"ready": "many"').replace("\n", "\r\n"))
    (head,) = the_heads(tmp_path)
    assert (head.name, head.ready, head.total, head.damage) == ("Anna Exemple", 0, 40, None)


@pytest.fixture
def cached(monkeypatch, tmp_path):
    monkeypatch.setenv("CASEFILE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(listing, "CACHE_FROM", 1)
    monkeypatch.setattr(listing, "_SETTLED_NS", -1)
    return tmp_path / "cache"


def test_the_cache_answers_only_for_the_very_file_it_was_read_from(tmp_path, cached, monkeypatch):
    desk = tmp_path / "desk"
    first, second = new_case(desk, "A"), new_case(desk, "B")
    fresh = the_heads(desk)
    assert the_heads(desk) == fresh
    reads = []
    real = listing.head_record
    monkeypatch.setattr(listing, "head_record", lambda path: reads.append(path) or real(path))
    assert the_heads(desk) == fresh
    assert reads == []
    change(first, "X")
    assert [head.ready for head in the_heads(desk)] == [1, 0]
    undo(first)
    (second / "case.json").write_bytes(b"")
    heads = the_heads(desk)
    assert [(head.ready, head.damage is None) for head in heads] == [(0, True), (0, False)]


@pytest.mark.parametrize(
    "content", [b"", b"\0\0", b'{"A": 1}', b"[]", b'[["fields of another version"], {}]']
)
def test_a_broken_or_missing_cache_is_made_again(tmp_path, cached, content):
    desk = tmp_path / "desk"
    new_case(desk, "A"), new_case(desk, "B")
    fresh = the_heads(desk)
    (kept,) = cached.iterdir()
    assert (kept.stat().st_mode & 0o777, cached.stat().st_mode & 0o777) == (0o600, 0o700)
    kept.write_bytes(content)
    assert the_heads(desk) == fresh
    kept.unlink()
    assert the_heads(desk) == fresh
    assert kept.exists()
    assert AT


def test_the_cache_is_written_when_there_is_something_else_to_keep(tmp_path, cached):
    desk = tmp_path / "desk"
    for name in ("A", "B", "C"):
        new_case(desk, name)
    the_heads(desk)
    (kept,) = cached.iterdir()
    before = kept.stat().st_mtime_ns, kept.stat().st_ino
    the_heads(desk)
    assert (kept.stat().st_mtime_ns, kept.stat().st_ino) == before
    shutil.rmtree(desk / "B")
    the_heads(desk)
    assert (kept.stat().st_mtime_ns, kept.stat().st_ino) != before
    assert b'"B"' not in kept.read_bytes()
    assert [path.name for path in cached.iterdir()] == [kept.name]


def test_what_was_worked_out_of_a_case_is_kept_for_as_long_as_its_file_is_the_same(tmp_path, cached):
    desk = tmp_path / "desk"
    first, _ = new_case(desk, "A"), new_case(desk, "B")
    assert [head.earliest_on for head in the_heads(desk)] == [None, None]
    listing.keep_earliest(desk, {"A": date(2026, 5, 1), "gone": date(2026, 1, 1)})
    assert [head.earliest_on for head in the_heads(desk)] == [date(2026, 5, 1), None]
    change(first, "X")
    assert [head.earliest_on for head in the_heads(desk)] == [None, None]
