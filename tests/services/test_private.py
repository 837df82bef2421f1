"""What the program writes is for its owner alone, whatever the umask."""

import os
import stat
from pathlib import Path

import pytest

from casefile.cli.app import run
from casefile.services.settings import read_settings, remember


@pytest.fixture
def open_umask():
    before = os.umask(0)
    yield
    os.umask(before)


def readable_by_others(root: Path) -> list[str]:
    return [
        path.relative_to(root).as_posix()
        for path in (root, *root.rglob("*"))
        if not path.is_symlink() and stat.S_IMODE(path.stat().st_mode) & 0o077
    ]


def test_the_choices_are_readable_by_their_owner_alone(open_umask, monkeypatch, tmp_path):
    monkeypatch.setenv("CASEFILE_CONFIG", str(tmp_path / "deep" / "config"))
    remember(lang="fr")
    assert read_settings() == {"lang": "fr"}
    assert readable_by_others(tmp_path / "deep" / "config") == []


def test_nothing_a_case_leaves_on_the_disk_is_readable_by_others(open_umask, monkeypatch, tmp_path, capsys):
    paper = tmp_path / "passport.pdf"
    paper.write_bytes(b"%PDF-1.7 fictional")
    monkeypatch.chdir(tmp_path)
    for command in (
        ("new", "Anna", "--programme", "fsw", "--lang", "en"),
        ("set", "Anna", "given_name=Anna"),
        ("attach", "Anna", "passport", str(paper)),
        ("note", "Anna", "one"),
        ("undo", "Anna"),
    ):
        assert run(list(command)) in {0, 1}, command
    written = [Path(os.environ[name]) for name in ("CASEFILE_HOME", "CASEFILE_CACHE", "XDG_STATE_HOME")]
    assert written[0].is_dir()
    for root in written:
        assert not root.exists() or readable_by_others(root) == []
