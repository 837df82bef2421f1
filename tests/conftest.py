"""Every test has a home of its own: no test reads or writes what belongs to the person who runs it."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from casefile import resources
from tests import packs, tiers

settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("quick", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "quick")

_FEW = 16
_MANY = 80


def pytest_configure(config: pytest.Config) -> None:
    """The screens and the command line read the compiled catalogue: it follows its text before the first test."""
    if not hasattr(config, "workerinput"):
        root = Path(__file__).parents[1]
        sys.path.insert(0, str(root / ".ci"))
        from compiling import compiled

        compiled(root)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Where the quick tests alone are asked for, the long files are not even read."""
    if config.option.markexpr != tiers.QUICK or collection_path.suffix != ".py":
        return None
    return tiers.is_long(collection_path.relative_to(Path(__file__).parent)) or None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the long files, and the slow tests of the screens, before any mark is asked for."""
    here = Path(__file__).parent
    for item in items:
        path = item.path.relative_to(here)
        if item.get_closest_marker("slow"):
            if tiers.is_by_hand(path):
                item.add_marker("by_hand")
        elif tiers.is_long(path):
            item.add_marker("long")


def pytest_make_parametrize_id(val: object) -> str | None:
    """Call a long text by how it begins, and a file by its length.

    A file may hold the moment it was made, and all processes must call a test alike.
    """
    if isinstance(val, bytes) and len(val) > _FEW:
        return f"{len(val)} bytes"
    if isinstance(val, str) and len(val) > _MANY:
        return f"{val[:_MANY].encode('unicode_escape').decode()}… of {len(val)} letters"
    return None


@pytest.fixture(autouse=True)
def home_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, folder in {
        "CASEFILE_HOME": "desk",
        "CASEFILE_CACHE": "cache",
        "CASEFILE_CONFIG": "config",
        "XDG_STATE_HOME": "state",
        "XDG_CACHE_HOME": "xdg-cache",
        "XDG_CONFIG_HOME": "xdg-config",
        "HOME": "home",
    }.items():
        monkeypatch.setenv(name, str(tmp_path / folder))
    for name in ("CASEFILE_TODAY", "CASEFILE_TEMPLATES", "LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANGUAGE", "")
    monkeypatch.setenv("LANG", "C.UTF-8")


@pytest.fixture
def fourth_class(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The user's own templates hold one file more: a class of their own."""
    packs.drop(tmp_path / "own")
    monkeypatch.setenv("CASEFILE_TEMPLATES", str(tmp_path / "own"))
    packs.forget()
    yield
    packs.forget()


@pytest.fixture
def only_class(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A pack in which one class stands in the place of ours."""
    packs.copied_without_the_classes(tmp_path / "pack")
    packs.drop(tmp_path / "pack")
    monkeypatch.setattr(resources, "templates_root", lambda: tmp_path / "pack")
    packs.forget()
    yield
    packs.forget()
