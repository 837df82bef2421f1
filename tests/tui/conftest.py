"""What makes the screens' tests quick and changes nothing of what they see.

Textual waits in steps of 20 ms for a screen to come to rest; every application reads the same style sheets anew, and
leaves rings of objects that the collector looks through again and again.
"""

import gc
from collections.abc import Iterator
from typing import Any

import pytest
import textual._wait
import textual.constants
from textual.css.stylesheet import Stylesheet


@pytest.fixture(autouse=True)
def finer_waits(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setattr(textual._wait, "SLEEP_GRANULARITY", 0.004)
    monkeypatch.setattr(textual._wait, "SLEEP_IDLE", 0.0004)
    monkeypatch.setattr(textual.constants, "TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(scope="session", autouse=True)
def style_sheets_parsed_once() -> Iterator[None]:
    """The rules of a text, with the same colours, are those of every application."""
    known: dict[Any, Any] = {}
    parsed = Stylesheet._parse_rules

    def remembered(self: Stylesheet, css: str, read_from: Any, *more: Any, **named: Any) -> Any:
        key = (css, read_from, more, *sorted(named.items()), *self._variables.items())
        if key not in known:
            known[key] = parsed(self, css, read_from, *more, **named)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", remembered)
        yield


@pytest.fixture(scope="session", autouse=True)
def rarer_collections() -> Iterator[None]:
    """The collector passes over what was there before the first screen, and looks through the old more seldom."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(5_000, 20, 20)
    yield
    gc.set_threshold(*before)
