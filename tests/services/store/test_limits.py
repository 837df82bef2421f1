"""Disks that cannot do what others do (network drives, sticks): what can be promised is done, the rest is said once."""

import errno
import os
from pathlib import Path

import pytest

from casefile.cases.changes import write_note
from casefile.errors import DiskError, StoreError
from casefile.services.desk import Desk
from casefile.services.store import limits
from casefile.services.store.bag import export_case
from casefile.services.store.exports import write_export, write_file
from casefile.services.store.journal import undo
from casefile.services.store.limits import limits_met
from casefile.services.store.transaction import transaction
from casefile.services.store.unbag import import_case
from tests.services.store.fictional import AT, attach, change, employers, new_case, paper, sums_hold


@pytest.fixture(autouse=True)
def nothing_met_yet():
    limits_met()
    yield
    limits_met()


def refusing_folder_sync(monkeypatch, number):
    real = os.fsync

    def fsync(descriptor):
        if Path(f"/proc/self/fd/{descriptor}").is_dir():
            raise OSError(number, os.strerror(number))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)


def refusing(monkeypatch, name, number):
    def call(*_args, **_more):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, name, call)


def whole_day(tmp_path):
    """Do what a person does in a day: a case, a change, a paper, an undo, a page, an export, an import."""
    folder = new_case(tmp_path / "desk")
    change(folder, "A")
    attach(folder, paper(tmp_path))
    change(folder, "B")
    undo(folder, at=AT, summarise=lambda case: {})
    write_export(folder, "page.txt", b"page")
    export_case(folder, tmp_path / "out.zip", on=AT.date())
    back = import_case(tmp_path / "out.zip", tmp_path / "other")
    assert employers(folder) == employers(back) == ["A"]
    assert sums_hold(folder)
    return folder


needs_proc = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="a folder is told by /proc here")


@needs_proc
@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOSYS, errno.ENOTSUP])
def test_without_a_sync_of_folders_all_is_written_and_said_once(tmp_path, monkeypatch, number):
    refusing_folder_sync(monkeypatch, number)
    whole_day(tmp_path)
    assert [each.code for each in limits_met()] == ["store.no_folder_sync"]
    assert limits_met() == []


@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOTSUP, errno.ENOSYS])
def test_without_rights_all_is_written_and_said_when_others_can_read(tmp_path, monkeypatch, number):
    refusing(monkeypatch, "chmod", number)
    refusing(monkeypatch, "fchmod", number)
    whole_day(tmp_path)
    assert limits_met() == [], "made for its owner alone all the same"
    real = os.open
    monkeypatch.setattr(os, "open", lambda path, flags, mode=0o777, **more: real(path, flags, 0o644, **more))
    change(tmp_path / "desk" / "Anna Exemple", "C")
    assert [each.code for each in limits_met()] == ["store.no_rights"]


@pytest.mark.parametrize("number", [errno.EIO, errno.EROFS, errno.EACCES])
@pytest.mark.parametrize("name", ["chmod", "fchmod", "fsync"])
def test_a_disk_that_fails_at_it_is_another_thing_and_leaves_no_case(tmp_path, monkeypatch, number, name):
    refusing(monkeypatch, name, number)
    with pytest.raises(DiskError):
        new_case(tmp_path / "desk")
    assert limits_met() == []
    assert not any(tmp_path.rglob("case.json*"))


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP])
def test_without_locks_all_is_written_and_said_once(tmp_path, monkeypatch, number):
    fcntl = pytest.importorskip("fcntl")

    def flock(_descriptor, _what):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", flock)
    folder = whole_day(tmp_path)
    assert [each.code for each in limits_met()] == ["store.no_lock"]
    with transaction(folder) as held:
        change(folder, "theirs")
        held.note({"code": "journal.note", "at": AT.isoformat()})
        with pytest.raises(StoreError, match="changed_meanwhile"):
            held.commit(AT, lambda case: {})
    assert employers(folder)[-1] == "theirs"


@needs_proc
def test_an_output_that_is_there_is_never_called_unsaved(tmp_path, monkeypatch):
    folder = new_case(tmp_path / "desk")
    with monkeypatch.context() as patched:
        refusing_folder_sync(patched, errno.EIO)
        for work, made in (
            (lambda: write_file(tmp_path / "x.txt", b"x"), tmp_path / "x.txt"),
            (lambda: export_case(folder, tmp_path / "x.zip", on=AT.date()), tmp_path / "x.zip"),
        ):
            with pytest.raises(DiskError) as caught:
                work()
            assert caught.value.code == "store.output_not_confirmed"
            assert made.is_file()


@needs_proc
def test_a_user_is_told_once_whatever_the_number_of_commands(tmp_path, monkeypatch):
    desk = Desk(tmp_path / "desk")
    path = desk.new("Anna")
    refusing_folder_sync(monkeypatch, errno.EINVAL)
    desk.change(path, write_note("one"))
    assert [each.code for each in desk.remarks()] == ["store.no_folder_sync"]
    desk.change(path, write_note("two"))
    assert desk.remarks() == []
    assert Desk(tmp_path / "desk").remarks() == []


def test_a_disk_that_fails_is_no_disk_without_the_call(tmp_path):
    assert not any(
        limits.is_unknown(OSError(number, "")) for number in (errno.EIO, errno.ENOSPC, errno.EACCES)
    )
