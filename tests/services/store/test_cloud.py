"""Papers whose content is only in a cloud: named, and not fetched to find out."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from casefile.services.store import inspection
from casefile.services.store.platforms import is_in_cloud_only
from tests.cli.conftest import Casefile, casefile  # noqa: F401 - a fixture


@pytest.mark.parametrize(
    ("found", "away"),
    [
        ({}, False),
        ({"st_file_attributes": 0x20}, False),  # an ordinary file on Windows
        ({"st_file_attributes": 0x20 | 0x400000}, True),  # OneDrive, “free up space”
        ({"st_file_attributes": 0x1000}, True),
        ({"st_flags": 0x1}, False),
        ({"st_file_attributes": 0x1}, False),
        ({"st_file_attributes": 0x40000}, True),
        ({"st_flags": 0}, False),
        ({"st_flags": 0x40000000}, True),  # iCloud on a recent macOS
    ],
)
def test_each_kind_of_computer_tells_it_in_its_way(found, away):
    assert is_in_cloud_only(SimpleNamespace(**found)) is away


def codes(answer) -> list[str]:
    return [
        each["code"]
        for each in answer.data["cases"][0]["findings"]
        if each["code"].startswith("store.document")
    ]


@pytest.fixture
def paper(casefile: Casefile, tmp_path: Path) -> Path:  # noqa: F811
    scan = tmp_path / "passport.pdf"
    scan.write_bytes(b"%PDF-1.4 not much of one")
    casefile("new", "Anna", "--lang", "en")
    casefile("attach", "Anna", "passport", scan)
    case = casefile("show", "Anna", "--json").data
    return Path(case["path"]) / case["documents"][0]["path"]


def test_a_paper_that_icloud_took_away_is_not_called_gone(casefile: Casefile, paper: Path):  # noqa: F811
    paper.rename(paper.with_name(f".{paper.name}.icloud"))
    assert codes(casefile("doctor", "Anna", "--json")) == ["store.document_in_cloud"]
    paper.with_name(f".{paper.name}.icloud").unlink()
    assert codes(casefile("doctor", "Anna", "--json")) == ["store.document_gone"]


def test_a_paper_that_is_elsewhere_is_not_read(casefile: Casefile, paper: Path, monkeypatch):  # noqa: F811
    def never(path: Path) -> str:
        raise AssertionError(f"{path} was read")

    monkeypatch.setattr(inspection, "sha256_of", never)
    monkeypatch.setattr(inspection, "is_in_cloud_only", lambda found: isinstance(found, os.stat_result))
    assert codes(casefile("doctor", "Anna", "--json")) == ["store.document_in_cloud"]
