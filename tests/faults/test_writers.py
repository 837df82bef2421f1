"""Promise 2: two or more writers on one computer never lose an update, also when one dies holding the lock."""

import os
import signal
import time

import pytest

from casefile.services.store.readback import read_case
from casefile.services.store.transaction import transaction
from tests.services.store.fictional import change, employers, new_case

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="writers are children: proved on Linux and macOS only"
)


def _writers(folder, count, each):
    children = []
    for writer in range(count):
        child = os.fork()
        if child == 0:
            try:
                for number in range(each):
                    change(folder, f"{writer}.{number}")
                os._exit(0)
            finally:
                os._exit(1)
        children.append(child)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


def _all_there(folder, count, each):
    wanted = {f"{writer}.{number}" for writer in range(count) for number in range(each)}
    case = read_case(folder).case
    assert {contract.employer for contract in case.facts.contracts} == wanted
    assert len({contract.id for contract in case.facts.contracts}) == count * each
    assert [event.number for event in case.journal] == list(range(1, count * each + 2))


def test_two_writers_lose_nothing(tmp_path):
    folder = new_case(tmp_path)
    assert _writers(folder, 2, 6) == [0, 0]
    _all_there(folder, 2, 6)


@pytest.mark.slow
def test_four_writers_lose_nothing(tmp_path):
    folder = new_case(tmp_path)
    assert _writers(folder, 4, 40) == [0, 0, 0, 0]
    _all_there(folder, 4, 40)


def test_a_writer_that_dies_holding_the_lock_holds_nobody_up(tmp_path):
    folder = new_case(tmp_path)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with transaction(folder):
            os.write(writing, b"held")
            time.sleep(60)
    assert os.read(reading, 4) == b"held"
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    started = time.monotonic()
    change(folder, "A")
    assert time.monotonic() - started < 2
    assert employers(folder) == ["A"]
    os.close(reading)
    os.close(writing)
