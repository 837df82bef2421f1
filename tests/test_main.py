"""Which interface a bare command line means."""

import sys

import pytest

from casefile import __main__ as program
from casefile.cli import app


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ([], ["list"]),
        (["--lang", "fr"], ["--lang", "fr", "list"]),
        (["--lang", "fr", "--today", "2026-01-02"], ["--lang", "fr", "--today", "2026-01-02", "list"]),
        (["--lang", "fr", "due"], ["--lang", "fr", "due"]),
        (["--version"], ["--version"]),
        (["--lang"], ["--lang"]),
    ],
)
def test_a_language_or_a_day_alone_asks_for_no_command(monkeypatch, typed, asked):
    """Without a terminal the list stands in for the screens."""
    got = []
    monkeypatch.setattr(sys, "argv", ["casefile", *typed])
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    monkeypatch.setattr(app, "run", lambda args, _screens: got.append(args) or 0)
    with pytest.raises(SystemExit):
        program.main()
    assert got == [asked]
