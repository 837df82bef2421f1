"""A desk on a network drive is recognised by the system's table of mounts, and what is not promised is said once."""

import os
import sys
from types import SimpleNamespace

import pytest

from casefile.cases.changes import write_note
from casefile.services.desk import Desk
from casefile.services.store import mounts
from casefile.services.store.limits import limits_met
from casefile.services.store.mounts import network_kind, types_by_device

TABLE = """\
21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
36 21 0:52 / /mnt/dossiers\\040du\\040cabinet rw,relatime shared:9 master:2 - nfs4 serveur:/export rw,vers=4.2
37 21 0:53 /sub /media/x rw - fuse.sshfs user@host:/home rw,user_id=1000
40 21 0:54 / /run/user/1000/doc rw - fuse.portal portal rw
41 21 0:55 / /mnt/odd - type in the path rw - cifs //serveur/part rw
a line that is none
"""
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="devices are told by a table of Linux")


@pytest.fixture
def mounted(tmp_path, monkeypatch):
    """Say that the disk of the tests is of a type; what was met before is let go."""
    limits_met()
    mounts._kind_of_device.cache_clear()
    device = tmp_path.stat().st_dev
    table = tmp_path / "mountinfo"
    monkeypatch.setattr(mounts, "_MOUNTS", table)

    def as_type(kind):
        mounts._kind_of_device.cache_clear()
        table.write_text(
            f"36 21 {os.major(device)}:{os.minor(device)} / /mnt rw shared:9 - {kind} server:/x rw\n"
        )

    yield as_type
    mounts._kind_of_device.cache_clear()
    limits_met()


@pytest.mark.parametrize(("drive", "kind"), [(3, ""), (4, "SMB"), (5, "")])
def test_windows_tells_a_network_drive_by_its_letter(tmp_path, monkeypatch, drive, kind):
    library = SimpleNamespace(kernel32=SimpleNamespace(GetDriveTypeW=lambda _root: drive))
    monkeypatch.setattr("ctypes.windll", library, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    assert network_kind(tmp_path) == kind


def test_the_table_is_read_by_device_whatever_stands_between():
    assert types_by_device(TABLE) == {
        "8:1": "ext4", "0:52": "nfs4", "0:53": "fuse.sshfs", "0:54": "fuse.portal", "0:55": "type",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("ext4", ""), ("btrfs", ""), ("tmpfs", ""), ("fuse", ""), ("fuse.portal", ""), ("fuseblk", ""), ("overlay", ""),
        ("rclone", ""), ("nfs", "nfs"), ("nfs4", "nfs4"), ("cifs", "cifs"), ("smb3", "smb3"), ("fuse.sshfs", "sshfs"),
        ("fuse.rclone", "rclone"), ("fuse.glusterfs", "glusterfs"), ("ceph", "ceph"),
        ("webdav", "webdav"), ("fuse.smbnetfs", "smbnetfs"), ("fuse.curlftpfs", "curlftpfs"), ("smbnetfs", ""),
    ],
)  # fmt: skip
def test_a_network_drive_is_known_by_its_type(tmp_path, mounted, kind, told):
    mounted(kind)
    assert network_kind(tmp_path) == told


def test_a_link_is_what_it_leads_to_and_a_folder_that_is_gone_is_on_no_network(tmp_path, mounted):
    mounted("nfs4")
    (tmp_path / "link").symlink_to(tmp_path)
    assert network_kind(tmp_path / "link") == "nfs4"
    assert network_kind(tmp_path / "gone") == ""


def test_without_a_table_nobody_can_tell(tmp_path, mounted):
    assert network_kind(tmp_path) == ""


def test_a_desk_on_a_network_drive_works_and_is_told_of_once(tmp_path, mounted):
    mounted("fuse.sshfs")
    desk = Desk(tmp_path / "desk")
    desk.change(desk.new("Anna"), write_note("one"))
    (told,) = desk.remarks()
    assert (told.code, told.values["kind"]) == ("store.network_drive", "sshfs")
    assert desk.heads()
    assert desk.remarks() == Desk(tmp_path / "desk").remarks() == []


def test_looking_at_the_list_is_enough_to_be_told(tmp_path, mounted):
    Desk(tmp_path / "desk").new("Anna")
    limits_met()
    mounted("nfs")
    desk = Desk(tmp_path / "desk")
    desk.heads()
    assert [each.code for each in desk.remarks()] == ["store.network_drive"]
