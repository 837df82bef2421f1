"""What Linux lets an unprivileged process take from itself: other files, the network, other programs and processes.

Two walls, each where the kernel has it. Landlock leaves nothing of the disk but what Python and fonts need to be read;
a filter of system calls refuses sockets, new processes, signals to others and what else reaches them (their limits,
shared memory, keys of the user), and every change of the disk, times and attributes too. A parser taken
over by a hostile file then has what it was handed, a pipe to answer in, and a processor. Elsewhere there are the limits
of `limits.py` only. Facts: man pages landlock(7), seccomp(2), prctl(2); numbers of calls: the kernel's own tables.
"""

import contextlib
import ctypes
import os
import platform
import struct
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

__all__ = ["Walls"]

_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_ASKED, _PATH_BENEATH = 1, 1
_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""How many rights over files each version of Landlock knows; later ones know no more."""
_CONNECT_AND_BIND, _SIGNALS_AND_SOCKETS = 0b11, 0b11
_FONTS = ("/usr/share/fonts", "/usr/share/X11/fonts", "/usr/local/share/fonts")

_SIGNS = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_REFUSED = {
    "x86_64": (
        *range(41, 56),  # socket to getsockopt
        57, 58, 59, 62,  # fork, vfork, execve, kill
        76, 77, *range(82, 96),  # truncate, ftruncate, rename to lchown
        101, 129, 133, 161, 165, 200, 234,  # ptrace, rt_sigqueueinfo, mknod, chroot, mount, tkill, tgkill
        *range(258, 262), *range(263, 267), 268, 272,  # mkdirat to fchownat, unlinkat to symlinkat, fchmodat, unshare
        298, 308, 310, 311, 316, 321, 322, 323,  # perf, setns, process_vm, renameat2, bpf, execveat, userfaultfd
        424, 425, 437, 452,  # pidfd_send_signal, io_uring_setup, openat2, fchmodat2
        2, 85,  # open and creat: the libraries use openat
        132, 235, 280, 188, 189, 190, 197, 198, 199, 463, 466,  # times and attributes of files
        *range(29, 32), *range(64, 72), 240, 241, 300,  # memory and messages shared with others, fanotify
        141, 142, 144, 203, 251, 256, 279, 314,  # priority, processors and memory of others
        248, 249, 250, *range(428, 435), 438, 440,  # keys of the user, mounts, descriptors of others
    ),
    "aarch64": (
        *range(198, 213), 242, 243, 269,  # socket to recvmsg, accept4, recvmmsg, sendmmsg
        33, 34, 35, 36, 37, 38, 40, 45, 46, 51, 52, 53, 54, 55, 97,  # the disk; mount, chroot, unshare
        117, 129, 130, 131, 138, 221, 241,  # ptrace, signals, execve, perf
        268, 270, 271, 276, 280, 281, 282, 424, 425, 437, 452,
        88, 5, 6, 7, 14, 15, 16, 463, 466,
        *range(186, 198), 180, 181, 262,
        140, 118, 119, 122, 30, 238, 239, 274,
        217, 218, 219, *range(428, 435), 438, 440,
    ),
}  # fmt: skip
_OPENAT = {"x86_64": 257, "aarch64": 56}
_CLONE = {"x86_64": 56, "aarch64": 220}
_PRLIMIT = {"x86_64": 302, "aarch64": 261}
_FOR_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_IS_THREAD = 0x10000
_ONESELF = 0
_CLONE3 = 435  # its flags cannot be looked at; without it the C library uses clone
_FOREIGN = 0x40000000  # numbers of another way to call, on processors that have two

_LOAD, _EQUAL, _LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_AT_NUMBER, _AT_SIGN, _FIRST_ARGUMENT, _THIRD_ARGUMENT = 0, 4, 16, 32
_ALLOWED, _DENIED, _UNKNOWN = 0x7FFF0000, 0x00050001, 0x00050026  # the last two: answered with EPERM, ENOSYS


class Walls:
    """The walls this system has, made once by the child that is forked; each fork raises them around itself.

    `files` stay readable besides: those a process reads again and again, being too large to keep.
    """

    def __init__(self, files: Iterable[str] = ()) -> None:
        self._system = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
        self._ruleset = self._made_ruleset(files)
        program = _program(platform.machine())
        self._steps = ctypes.create_string_buffer(program, len(program))
        self._filter = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(self._steps))

    def stand(self) -> tuple[str, ...]:
        """Raise what there is around this process, for good, and return the names: `landlock`, `seccomp`."""
        if self._system is None or self._system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
            return ()
        up = []
        if self._ruleset >= 0 and not self._system.syscall(_RESTRICT_SELF, self._ruleset, 0):
            up.append("landlock")
        if len(self._steps) and not self._system.prctl(_SET_SECCOMP, _FILTER, self._filter, 0, 0):
            up.append("seccomp")
        return tuple(up)

    def _made_ruleset(self, files: Iterable[str]) -> int:
        """Return the descriptor of a Landlock ruleset, -1 where the kernel has none."""
        if self._system is None:
            return -1
        version = self._system.syscall(_CREATE_RULESET, None, 0, _VERSION_ASKED)
        if version < 1:
            return -1
        rights = (1 << _RIGHTS.get(version, 16)) - 1
        network = _CONNECT_AND_BIND if version >= 4 else 0
        scope = _SIGNALS_AND_SOCKETS if version >= 6 else 0
        told = struct.pack("QQQ", rights, network, scope)
        size = 8 if version < 4 else 16 if version < 6 else 24
        ruleset = self._system.syscall(_CREATE_RULESET, told, size, 0)
        for folder in _readable() if ruleset >= 0 else ():
            self._let_read(ruleset, folder, _READ_FILE | _READ_FOLDER)
        for file in files if ruleset >= 0 else ():
            with contextlib.suppress(OSError):  # what is not there needs no right
                self._let_read(ruleset, Path(file), _READ_FILE)
        return int(ruleset)

    def _let_read(self, ruleset: int, place: Path, rights: int) -> None:
        assert self._system is not None  # noqa: S101 - there is a ruleset
        descriptor = os.open(place, os.O_PATH | os.O_CLOEXEC)
        told = struct.pack("=Qi", rights, descriptor)
        self._system.syscall(_ADD_RULE, ruleset, _PATH_BENEATH, told, 0)
        os.close(descriptor)


def _readable() -> Iterable[Path]:
    """Yield the folders that stay readable: Python's own modules, ours, and fonts; nothing of a person's."""
    ours = Path(__file__).parents[2]
    places = {sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib"), *_FONTS, str(ours)}
    return [path for path in map(Path, sorted(places)) if path.is_dir()]


def _program(machine: str) -> bytes:
    """Return the filter of system calls for this processor, empty where its numbers are not known here."""
    if sys.platform != "linux" or machine not in _SIGNS:
        return b""
    refused = _REFUSED[machine]
    steps = [
        _step(_LOAD, _AT_SIGN),
        _step(_EQUAL, _SIGNS[machine], 1, 0),
        _step(_RETURN, _DENIED),
        _step(_LOAD, _AT_NUMBER),
        *_denied(_LEAST, _FOREIGN),
        *(_step(_EQUAL, _CLONE3, 0, 1), _step(_RETURN, _UNKNOWN)),
        *_unless(_EQUAL, _OPENAT[machine], (_step(_LOAD, _THIRD_ARGUMENT), *_denied(_ANY_BIT, _FOR_WRITING))),
        *_unless(_EQUAL, _CLONE[machine], (_step(_LOAD, _FIRST_ARGUMENT), *_allowed_only(_IS_THREAD))),
        *_unless(_EQUAL, _PRLIMIT[machine], (_step(_LOAD, _FIRST_ARGUMENT), *_none_but(_ONESELF))),
    ]
    for number in refused:
        steps += _denied(_EQUAL, number)
    return b"".join((*steps, _step(_RETURN, _ALLOWED)))


def _step(code: int, value: int, met: int = 0, unmet: int = 0) -> bytes:
    return struct.pack("HBBI", code, met, unmet, value)


def _denied(test: int, value: int) -> tuple[bytes, ...]:
    return (_step(test, value, 0, 1), _step(_RETURN, _DENIED))


def _allowed_only(bit: int) -> tuple[bytes, ...]:
    return (_step(_ANY_BIT, bit, 1, 0), _step(_RETURN, _DENIED))


def _none_but(value: int) -> tuple[bytes, ...]:
    return (_step(_EQUAL, value, 1, 0), _step(_RETURN, _DENIED))


def _unless(test: int, value: int, inner: tuple[bytes, ...]) -> tuple[bytes, ...]:
    """Return the steps of one call looked at by its arguments; every other goes past them."""
    steps = (*inner, _step(_RETURN, _ALLOWED))
    return (_step(test, value, 0, len(steps)), *steps)
