"""Textual waits in steps of 20 ms for a screen to come to rest; a finer step makes the suite three times as quick."""

import pytest
import textual._wait
import textual.constants


@pytest.fixture(autouse=True)
def finer_waits(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setattr(textual._wait, "SLEEP_GRANULARITY", 0.004)
    monkeypatch.setattr(textual._wait, "SLEEP_IDLE", 0.0004)
    monkeypatch.setattr(textual.constants, "TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("NO_COLOR", raising=False)
