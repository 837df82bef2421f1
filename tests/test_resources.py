"""Where the program keeps what it can make again."""

from pathlib import Path

import pytest

from casefile.resources import cache_folder


@pytest.mark.parametrize(
    ("told", "folder"),
    [("/mine", Path("/mine")), ("~/mine", Path("/home/of/mine/mine")), ("  ", None), (None, None)],
)
def test_the_cache_folder_can_be_chosen_and_is_the_users_own_otherwise(monkeypatch, tmp_path, told, folder):
    monkeypatch.setattr("os.path.expanduser", lambda path: str(path).replace("~", "/home/of/mine"))
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name, **_: tmp_path / name)
    if told is None:
        monkeypatch.delenv("CASEFILE_CACHE", raising=False)
    else:
        monkeypatch.setenv("CASEFILE_CACHE", told)
    assert cache_folder() == (folder or tmp_path / "casefile")
