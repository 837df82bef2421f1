"""What must not grow: the cost of a change with its journal and with the desk, and the time to list ten thousand cases.

Seconds are those of a quiet computer: the best of several tries, against what a fixed piece of work takes here and
now, so that neither a busy computer nor a slow one speaks.
"""

import hashlib
import json
import shutil
import time

import pytest

from casefile.cases.changes import set_scalars, write_note
from casefile.services.store.listing import heads
from casefile.services.store.readback import read_case
from tests.services.store.fictional import attach, change, new_case, paper

pytestmark = pytest.mark.slow

QUIET = 0.0042
"""Seconds of processor that `yardstick` takes on a quiet computer of two processors."""


def yardstick():
    """Do some of what a change does: read and write a text of values, and take its sum."""
    told = [{"id": f"f{number}", "values": list(range(40)), "name": "é" * 30} for number in range(400)]
    text = json.dumps(told, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest(), json.loads(text)


def least(work, tries):
    """Return the seconds of processor that `work` takes on a quiet computer, the best of several tries."""
    spent = {yardstick: [], work: []}
    for _ in range(tries):
        for each, seconds in spent.items():
            before = time.process_time()
            each()
            seconds.append(time.process_time() - before)
    return min(spent[work]) * QUIET / min(spent[yardstick])


def test_a_change_costs_less_than_15_ms_of_processor_however_long_the_journal(tmp_path):
    folder = new_case(tmp_path)
    for number in range(40):
        attach(folder, paper(tmp_path, f"{number}.pdf"))
    costs = {}
    for steps in (50, 430, 950):
        while len(read_case(folder).case.journal) < steps:
            for number in range(20):
                change(folder, set_scalars(destination_province=f"P{number}"))
        costs[steps] = least(lambda: change(folder, write_note("x")), 15)
    assert max(costs.values()) < 0.015, costs


def test_ten_thousand_cases_are_listed_within_a_second_and_a_change_costs_the_same(tmp_path):
    desk = tmp_path / "desk"
    folder = new_case(desk)
    alone = least(lambda: change(folder, write_note("x")), 15)
    model = (folder / "case.json").read_bytes()
    for number in range(9_999):
        (desk / f"Case {number}").mkdir()
        (desk / f"Case {number}" / "case.json").write_bytes(model)
    time.sleep(2.1)  # the cache trusts no file that was saved just now
    heads(desk)
    assert least(lambda: heads(desk), 3) < 1
    assert len(heads(desk)) == 10_000
    assert least(lambda: change(folder, write_note("x")), 15) < max(0.015, 2 * alone)
    shutil.rmtree(desk)
