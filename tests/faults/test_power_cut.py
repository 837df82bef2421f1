"""Promise 1, a power cut: what had not reached the disk is gone, what was acknowledged is there.

The case is on a disk in a file. The writer is killed and the file copied in the same moment: what the kernel still
held back is not in the copy, as after the current went. Then the copy is mounted, and read.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from casefile.services.store.inspection import doctor
from casefile.services.store.readback import read_case
from tests.services.store.fictional import change, employers, new_case, sums_hold

pytestmark = pytest.mark.slow

MAKERS = {
    "ext4": ["mkfs.ext4", "-q", "-F"],
    "xfs": ["mkfs.xfs", "-q", "-f"],
    "btrfs": ["mkfs.btrfs", "-q", "-f"],
}
SIZES = {"ext4": 16, "xfs": 320, "btrfs": 128}
TWICE = {"xfs": ("nouuid",)}  # what lets the copy of a disk be mounted beside it
ROUNDS = 40
WRITER = """
import os, sys
from pathlib import Path
from tests.services.store.fictional import attach, change
if sys.argv[3] == "careless":
    os.fsync = lambda descriptor: None
folder, number = Path(sys.argv[1]), int(sys.argv[2])
while True:
    if number % 3 == 2:
        paper = Path(sys.argv[4]) / f"{number}.pdf"
        paper.write_bytes(b"%PDF " + str(number).encode() * 2000)
        attach(folder, paper)
        paper.unlink()
    else:
        change(folder, f"E{number}")
    print(number, flush=True)
    number += 1
"""


def _mount(image: Path, place: Path, *options: str) -> bool:
    place.mkdir(exist_ok=True)
    mounting = ["mount", "-o", ",".join(("loop", *options)), image, place]
    return subprocess.run(mounting, capture_output=True, check=False).returncode == 0


def _umount(place: Path) -> None:
    subprocess.run(["umount", str(place)], check=False)


@pytest.fixture(params=MAKERS)
def disk(request, tmp_path):
    """Give a disk in a file, where it is mounted, and what mounts a copy of it at the same time."""
    image, place = tmp_path / "disk.img", tmp_path / "disk"
    with image.open("wb") as file:
        file.truncate(SIZES[request.param] * 1024 * 1024)
    maker = MAKERS[request.param]
    made = shutil.which(maker[0]) and subprocess.run([*maker, image], capture_output=True, check=False)
    if not made or made.returncode or not _mount(image, place):
        pytest.skip(
            f"NOT PROVED HERE: a power cut on {request.param} needs root, loop devices and {maker[0]}"
        )
    options = TWICE.get(request.param, ())
    os.sync()
    shutil.copyfile(image, tmp_path / "copy.img")
    if not _mount(tmp_path / "copy.img", tmp_path / "after", *options):
        _umount(place)
        pytest.skip(
            f"NOT PROVED HERE: this kernel mounts no copy of a {request.param} disk beside the disk itself"
        )
    _umount(tmp_path / "after")
    yield image, place, options
    _umount(place)


def _cut(folder: Path, image: Path, copy: Path, number: int, how: str, seconds: float) -> list[int]:
    """Let a writer run, cut the power, and return what it had acknowledged."""
    root, papers = Path(__file__).parents[2], copy.parent / "papers"
    papers.mkdir(exist_ok=True)  # a writer that is killed leaves its paper: here it goes with the test
    command = [sys.executable, "-c", WRITER, str(folder), str(number), how, str(papers)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root)
    assert process.stdout is not None
    said = process.stdout.readline()
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()
    shutil.copyfile(image, copy)
    said += process.stdout.read()
    process.stdout.close()
    return [int(line) for line in said.split(b"\n")[:-1]]


def _survivors(folder: Path) -> set[int]:
    """Return the numbers of the changes and papers that are in the case, none of a damaged one."""
    opened = read_case(folder)
    if opened.damage is not None:
        return set()
    assert sums_hold(folder)
    wrong = {each.code for each in doctor(folder)} - {"store.leftover", "store.file_not_listed"}
    assert wrong <= {"store.version_unreadable", "store.sums_differ"}, wrong
    papers = {int(each.original_name.split("-")[-1].split(".")[0]) for each in opened.case.documents}
    return papers | {int(name[1:]) for name in employers(folder) if name.startswith("E")}


def _lost(disk, tmp_path: Path, how: str, rounds: int) -> list[int]:
    image, place, options = disk
    copy, after = tmp_path / "copy.img", tmp_path / "after"
    chance = random.Random(7)
    folder = new_case(place)
    change(folder, "first")
    os.sync()
    lost: list[int] = []
    number = 0
    for _ in range(rounds):
        acknowledged = _cut(folder, image, copy, number, how, chance.uniform(0, 0.15))
        assert _mount(copy, after, *options), "the disk itself did not survive: nothing is proved"
        try:
            survivors = _survivors(after / folder.name)
        finally:
            _umount(after)
        lost += sorted(set(acknowledged) - survivors)
        number = acknowledged[-1] + 2
    return lost


def test_what_was_acknowledged_is_there_after_a_power_cut(disk, tmp_path):
    assert _lost(disk, tmp_path, "as it is", ROUNDS) == []


def test_the_same_cuts_lose_changes_of_a_writer_that_does_not_wait_for_the_disk(disk, tmp_path):
    """Were nothing lost here, the cuts above would prove nothing."""
    assert _lost(disk, tmp_path, "careless", 3) != []
