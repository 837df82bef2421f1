"""Paths that are too long, here and on Windows: a sentence that says what to do, whatever was asked."""

import errno
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Casefile


def as_windows_refuses(monkeypatch: pytest.MonkeyPatch, told: int) -> None:
    """Refuse whatever Windows would refuse for its length, with what it says then (winerror.h)."""

    def refusing(real):
        def call(path, *more, **named):
            if isinstance(path, str | os.PathLike) and len(os.path.abspath(path)) >= 248:  # noqa: PTH100 - as it is typed
                refused = FileNotFoundError(
                    errno.ENOENT, "The system cannot find the path specified", str(path)
                )
                refused.winerror = told
                raise refused
            return real(path, *more, **named)

        return call

    for name in ("mkdir", "open", "rename", "replace"):
        monkeypatch.setattr(os, name, refusing(getattr(os, name)))


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "longer than Windows allows"), ("fr", "plus long que ce que Windows")]
)
@pytest.mark.parametrize("told", [3, 206])
def test_a_path_too_long_for_windows_is_told_with_what_to_do(
    casefile: Casefile, anna: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told, lang, said
):
    paper = tmp_path / "passport.pdf"
    paper.write_bytes(b"%PDF-1.4 not much of one")
    far = tmp_path.joinpath(*("a folder with a rather long name" for _ in range(8)))
    as_windows_refuses(monkeypatch, told)
    for asked in (("new", "Zoé", "--dir", far), ("export", anna, far / "anna.zip"), ("kit", "-o", far / "kit.toml"),
                  ("backup", far)):  # fmt: skip
        answer = casefile(*asked, "--lang", lang)
        assert (answer.code, said in answer.err) == (2, True), (asked, answer.err)
        assert "CASEFILE_HOME" in answer.err
    assert casefile("attach", anna, "passport", paper).code == 0  # what is short enough goes on


def test_a_path_too_long_as_a_whole_is_not_called_a_long_name(casefile: Casefile, tmp_path: Path):
    far = tmp_path.joinpath(*("a folder with a rather long name" for _ in range(140)))
    answer = casefile("new", "Zoé", "--dir", far, "--lang", "en")
    assert (answer.code, "than this computer allows" in answer.err) == (2, True), answer.err
