"""What is written down of a fault says where in the program it was and of what kind, and nothing of a person."""

import json
import os
import stat

import pytest

from casefile.errors import UsageError
from casefile.services.log import write_down
from casefile.services.tables import decoded


@pytest.fixture
def log(monkeypatch, tmp_path):
    monkeypatch.setattr("platformdirs.user_log_path", lambda *_, **__: tmp_path / "deep" / "log")
    return tmp_path / "deep" / "log" / "casefile.log"


def raised(fault: Exception, cause: Exception | None = None, *, silent: bool = False) -> Exception:
    try:
        try:
            if cause is not None:
                raise cause
        except Exception:
            if silent:
                raise fault from None
            raise fault  # noqa: B904 - what was met while another fault was handled
        raise fault
    except Exception as found:
        return found


def written(log, fault) -> list[str]:
    before = log.read_text(encoding="utf-8") if log.exists() else ""
    assert write_down(fault) == log
    return log.read_text(encoding="utf-8").removeprefix(before).splitlines()


def test_a_fault_is_a_moment_its_places_and_its_kind(log):
    lines = written(log, raised(ValueError("Camille Moreau")))
    assert lines[0].startswith("20")
    assert lines[1].endswith(" in raised")
    assert lines[1].startswith("  test_log.py:")
    assert lines[-2] == "builtins.ValueError"
    assert lines[-1] == ""
    assert "Camille" not in log.read_text(encoding="utf-8")


def test_places_begin_with_the_package_and_not_with_somebodys_folder(log):
    lines = written(log, _of_library(json.loads, "{"))
    assert any(line.startswith("  lib/") and line.count("/") >= 2 for line in lines)
    lines = written(log, _of_library(decoded, b"\x81\x8d\xff", "name.csv"))
    assert any(line.startswith("  casefile/services/tables/decoding.py:") for line in lines)
    assert lines[-2] == "casefile.errors.UsageError (table.not_text)"


def _of_library(asked, *told) -> Exception:
    try:
        asked(*told)
    except Exception as fault:
        return fault
    raise AssertionError


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (OSError(28, "No space", "/home/camille"), "builtins.OSError (errno 28)"),
        (OSError("no number"), "builtins.OSError"),
        (UsageError("table.not_text"), "casefile.errors.UsageError (table.not_text)"),
    ],
)
def test_a_number_of_the_system_and_a_code_of_ours_are_told(log, fault, kind):
    assert written(log, raised(fault))[-2] == kind


def test_a_code_that_is_none_of_ours_is_not_told(log):
    fault = ValueError()
    fault.code = "Camille Moreau"
    assert written(log, raised(fault))[-2] == "builtins.ValueError"


def test_what_led_to_it_comes_first_unless_it_was_put_aside(log):
    first = [line for line in written(log, raised(ValueError(), KeyError("x"))) if not line.startswith("  ")]
    assert first[1:4] == ["builtins.KeyError", "which led to", "builtins.ValueError"]
    alone = written(log, raised(ValueError(), KeyError("x"), silent=True))
    assert "which led to" not in alone


def test_faults_are_added_to_a_file_of_its_owner_alone(log):
    for kind in (ValueError, KeyError):
        written(log, raised(kind()))
    text = log.read_text(encoding="utf-8")
    assert text.index("ValueError") < text.index("KeyError")
    if os.name == "posix":
        assert stat.S_IMODE(log.stat().st_mode) == 0o600
        assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700


def test_a_log_that_cannot_be_written_is_none(log):
    log.parent.parent.write_text("in the way", encoding="ascii")
    assert write_down(ValueError()) is None
