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


@pytest.mark.parametrize(
    ("driver", "asked"), [("", "list"), ("textual.drivers.web_driver:WebDriver", "open")]
)
def test_a_driver_of_textuals_own_is_as_good_as_a_terminal(monkeypatch, driver, asked):
    got = []
    monkeypatch.setenv("TEXTUAL_DRIVER", driver)
    monkeypatch.setattr(sys, "argv", ["casefile"])
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    monkeypatch.setattr(app, "run", lambda args, _screens: got.append(args) or 0)
    with pytest.raises(SystemExit):
        program.main()
    assert got == [[asked]]
