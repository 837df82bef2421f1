"""A change reads its file once and assesses the case once: what the screens show came back with the write."""

import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from casefile.cases.assess import assess
from casefile.cases.changes import write_note
from casefile.services.desk import Desk
from casefile.services.store.codec import decode

WORKS = {
    "change": lambda desk, path: desk.change(path, write_note("again")),
    "undo": lambda desk, path: desk.undo(path),
    "redo": lambda desk, path: desk.redo(path),
    "open": lambda desk, path: desk.assess(desk.open(path).case, folder=path),
}


def calls(work: Callable[[], Any], *of: Callable[..., Any]) -> Counter[str]:
    """How often the work calls each of these functions."""
    codes = {each.__code__: each.__name__ for each in of}
    found: Counter[str] = Counter()

    def seen(frame: Any, event: str, _: Any) -> None:
        if event == "call" and frame.f_code in codes:
            found[codes[frame.f_code]] += 1

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(before)
    return found


@pytest.mark.parametrize("work", WORKS)
def test_a_change_is_read_once_and_assessed_once(work: str):
    desk = Desk()
    path = desk.new("Anna", lang="en")
    desk.change(path, write_note("one"))
    desk.change(path, write_note("two"))
    desk.undo(path)
    assert calls(lambda: WORKS[work](desk, path), decode, assess) == {"decode": 1, "assess": 1}
