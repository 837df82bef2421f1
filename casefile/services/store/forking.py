"""Two copies of one case that went separate ways: the state in which they were still the same."""

import copy
from itertools import takewhile

import msgspec

from casefile.services.store.codec import Tables
from casefile.services.store.merging import Difference, applied, reversed_differences
from casefile.services.store.records import JOURNAL

__all__ = ["common_tables"]


def common_tables(mine: Tables, theirs: Tables) -> tuple[Tables, int] | None:
    """Return the tables as they were at the last step both journals have, and its number; None when it is not known.

    What was done here since is taken back in a copy. It is not known when the journals have no step in common, or when
    a step since was moved out of the file.
    """
    here, there = mine.get(JOURNAL, {}), theirs.get(JOURNAL, {})
    both = sorted((number for number in here if number in there), key=int)
    shared = list(takewhile(lambda number: here[number] == there[number], both))
    if not shared:
        return None
    fork = int(shared[-1])
    since = sorted(int(number) for number in here if int(number) > fork)
    if since != list(range(fork + 1, fork + 1 + len(since))):
        return None
    tables = copy.deepcopy(mine)
    for number in reversed(since):
        try:
            done = msgspec.convert(here[str(number)].get("diff", []), list[Difference])
        except msgspec.ValidationError:
            return None
        for one in reversed_differences(done, tables):
            _turn(tables, one)
    return tables, fork


def _turn(tables: Tables, one: Difference) -> None:
    table, number = tables.setdefault(one["table"], {}), str(one["number"])
    record = applied(table.get(number), one)
    if record is None:
        table.pop(number, None)
    else:
        table[number] = record
