"""Whether a folder is on a network drive: what is promised of a computer's own disk is not promised there."""

import os
import sys
from functools import lru_cache
from pathlib import Path

from casefile.services.store.limits import met

__all__ = ["network_kind", "note_network", "types_by_device"]

_MOUNTS = Path("/proc/self/mountinfo")
_NETWORK = frozenset({
    "afs", "afpfs", "beegfs", "ceph", "cifs", "coda", "davfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4",
    "orangefs", "smb3", "smbfs", "sshfs", "webdav",
})  # fmt: skip
"""Types of file systems whose disk is another computer's (filesystems(5)), and what FUSE programs call theirs."""
_FUSE = frozenset({"curlftpfs", "davfs2", "gcsfuse", "gvfsd-fuse", "rclone", "s3fs", "smbnetfs"})
_DRIVE_REMOTE = 4
"""DRIVE_REMOTE of GetDriveTypeW (fileapi.h)."""


def note_network(folder: Path) -> None:
    """Keep in mind, to be told once, that this folder is on a network drive."""
    kind = network_kind(folder)
    if kind:
        met("store.network_drive", folder, kind=kind)


def network_kind(folder: Path) -> str:
    """Return the type of the network drive a folder is on; nothing when it is on none, or nobody can tell."""
    if sys.platform == "win32":
        return _windows_kind(folder)
    try:
        return _kind_of_device(folder.stat().st_dev)
    except OSError:
        return ""


@lru_cache(maxsize=64)
def _kind_of_device(device: int) -> str:
    """Return the type of a mounted device when it is a network's; a device keeps its type as long as it is mounted."""
    try:
        table = _MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    kind = types_by_device(table).get(f"{os.major(device)}:{os.minor(device)}", "")
    program = kind.removeprefix("fuse.")
    return program if program in _NETWORK or (program in _FUSE and program != kind) else ""


def types_by_device(table: str) -> dict[str, str]:
    """Return the type of each mounted device, of a table as the kernel writes it: ... MAJOR:MINOR ... - TYPE ..."""
    found: dict[str, str] = {}
    for line in table.splitlines():
        before, dash, after = line.partition(" - ")
        fields = before.split(" ")
        if dash and len(fields) > 4:
            found[fields[2]] = after.split(" ")[0]
    return found


def _windows_kind(folder: Path) -> str:
    root = Path(os.path.abspath(folder)).anchor  # noqa: PTH100 - no link is followed: the drive is asked
    if root.startswith("\\\\"):
        return "SMB"
    import ctypes

    library = getattr(ctypes, "windll", None)
    return "SMB" if library and library.kernel32.GetDriveTypeW(root) == _DRIVE_REMOTE else ""
