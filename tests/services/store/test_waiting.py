"""Waiting for a case that others write to, and what is looked at while it is held."""

import stat
from pathlib import Path
from types import SimpleNamespace

import pytest

from casefile.errors import DamagedError
from casefile.services.store import lock, modes, paths
from casefile.services.store.platforms import is_beyond_windows, is_elsewhere, is_link


@pytest.fixture
def clock(monkeypatch):
    now = SimpleNamespace(at=100.0)
    monkeypatch.setattr(lock.time, "monotonic", lambda: now.at)
    return now


def test_a_holder_that_stays_is_waited_for_as_long_as_was_said(clock):
    queue = lock._Queue(5.0)
    assert not queue.is_over(1)
    clock.at += 4.9
    assert not queue.is_over(1)
    clock.at += 0.1
    assert queue.is_over(1)


def test_a_queue_that_moves_on_is_waited_for_longer_but_not_for_ever(clock):
    queue = lock._Queue(5.0)
    for signed in range(4):
        assert not queue.is_over(signed)
        clock.at += 4.5
    clock.at += 2.0
    assert queue.is_over(4)


def test_who_waits_longest_looks_most_often(clock):
    queue = lock._Queue(5.0)
    new = [queue.pause_seconds() for _ in range(20)]
    clock.at += 4.9
    old = [queue.pause_seconds() for _ in range(20)]
    assert min(new) > max(old) > 0


def test_no_wait_at_all_is_one_look(clock):
    queue = lock._Queue(0)
    assert queue.pause_seconds() > 0
    assert queue.is_over(1)


def test_each_folder_on_the_way_to_the_papers_is_looked_at_once(tmp_path, monkeypatch):
    looked = []
    monkeypatch.setattr(paths, "is_link", looked.append)
    found = paths.document_paths(tmp_path)
    assert found("documents/passport/a.pdf") == tmp_path / "documents" / "passport" / "a.pdf"
    before = len(looked)
    found("documents/passport/b.pdf")
    assert len(looked) == before == 2


def test_a_folder_that_is_a_link_leads_out_of_the_case_for_every_paper_in_it(tmp_path):
    (tmp_path / "case" / "documents").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "case" / "documents" / "passport").symlink_to(tmp_path / "elsewhere")
    found = paths.document_paths(tmp_path / "case")
    for name in ("a.pdf", "b.pdf"):
        with pytest.raises(DamagedError, match="path_link"):
            found(f"documents/passport/{name}")


@pytest.mark.parametrize(
    ("mode", "tag", "is_one"),
    [
        (stat.S_IFLNK, 0, True),
        (stat.S_IFDIR, 0xA0000003, True),  # a junction: to Windows a folder, and no symbolic link
        (stat.S_IFDIR, 0, False),
        (stat.S_IFREG, 0x9000001A, False),  # a file that OneDrive keeps
    ],
)
def test_a_junction_leads_elsewhere_as_a_symbolic_link_does(mode, tag, is_one):
    assert is_elsewhere(SimpleNamespace(st_mode=mode, st_reparse_tag=tag)) is is_one


@pytest.mark.parametrize(
    ("told", "length", "beyond"),
    [
        (206, 10, True),
        (207, 500, False),
        (None, 500, False),
        (5, 500, False),
        (2, 248, True),
        (3, 248, True),
        (2, 247, False),
    ],
)
def test_windows_finds_nothing_where_a_path_is_longer_than_it_takes(told, length, beyond):
    problem = OSError(2, "nothing")
    problem.winerror = told
    assert is_beyond_windows(problem, Path("/" + "x" * (length - 1))) is beyond
    problem.filename = "y" * length
    assert is_beyond_windows(problem, Path("/x")) is beyond


@pytest.mark.parametrize("path", ["", "x" * 5000, "a\0b", "not-there"])
def test_what_cannot_be_asked_is_no_link(path):
    assert not is_link(path)


@pytest.fixture
def reader(tmp_path, monkeypatch):
    """Have a reader keep the file open for three looks, as Windows tells it."""
    told = SimpleNamespace(left=3, new=tmp_path / "case.json.new", final=tmp_path / "case.json")
    told.new.write_text("new")
    told.final.write_text("old")
    replace = type(told.new).replace

    def refused(self, target):
        told.left -= 1
        if told.left >= 0:
            raise PermissionError(13, "in use")
        return replace(self, target)

    monkeypatch.setattr(type(told.new), "replace", refused)
    monkeypatch.setattr(modes, "_LOOK_AGAIN_SECONDS", 0.0)
    return told


def test_where_a_reader_keeps_a_file_from_being_replaced_it_is_waited_for(reader, monkeypatch):
    monkeypatch.setattr(modes, "_WAITS_FOR_READERS", True)
    modes.put_in_place(reader.new, reader.final)
    assert reader.final.read_text() == "new"


@pytest.mark.parametrize(("waits", "seconds"), [(False, 1.0), (True, 0.0)])
def test_elsewhere_or_when_it_stays_open_the_refusal_is_told(reader, monkeypatch, waits, seconds):
    monkeypatch.setattr(modes, "_WAITS_FOR_READERS", waits)
    monkeypatch.setattr(modes, "_READER_SECONDS", seconds)
    with pytest.raises(PermissionError):
        modes.put_in_place(reader.new, reader.final)
    assert reader.final.read_text() == "old"
