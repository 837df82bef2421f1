"""A case put in another folder of the desk: named after as before, nothing in it changed, never out of the desk."""

from pathlib import Path

import pytest

from casefile.services.store.lock import locked
from tests.cli.conftest import Casefile


@pytest.fixture
def anna(casefile: Casefile) -> Path:
    return Path(casefile("new", "Anna", "--lang", "en", "--json").data["path"])


def test_a_case_goes_to_a_folder_and_back_and_stays_as_it_was(casefile: Casefile, anna: Path):
    before = (anna / "case.json").read_bytes()
    moved = casefile("move", "Anna", "2026/spring", "--json").data
    assert moved == {"path": str(anna.parent / "2026" / "spring" / "Anna"), "group": "2026/spring"}
    assert (Path(moved["path"]) / "case.json").read_bytes() == before
    assert not anna.exists()
    assert casefile("note", "2026/spring/Anna", "hello").code == 0
    assert casefile("move", "anna", ".", "--json").data == {"path": str(anna), "group": ""}
    assert casefile("show", "Anna", "--json").data["journal"][-1]["text"] == "hello"


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_where_it_is_already_nothing_changes(casefile: Casefile, anna: Path, lang):
    told = casefile("move", "Anna", ".", "--lang", lang)
    assert (told.code, told.out.strip()) == (0, str(anna))
    assert {"en": "Nothing changed", "fr": "Rien"}[lang] in told.err


def test_a_folder_is_found_as_it_is_spelt_there_and_no_second_one_is_made(casefile: Casefile, anna: Path):
    casefile("new", "Chloé", "--in", "Été/2026")
    assert casefile("move", "Anna", "ete/2026", "--json").data["group"] == "Été/2026"
    assert casefile("new", "Bruno", "--in", "ETE", "--json").data["path"] == str(
        anna.parent / "Été" / "Bruno"
    )


def test_two_of_one_name_in_a_folder_are_told_apart(casefile: Casefile, anna: Path):
    casefile("new", "Anna", "--in", "2026")
    assert casefile("move", str(anna), "2026", "--json").data["path"] == str(anna.parent / "2026" / "Anna-2")
    assert casefile("move", "Anna", ".").code == 2  # which of the two?


@pytest.mark.parametrize(
    "group", ["../out", "/tmp/x", "~/x", "a/b/c/d/e", "Bruno", "Bruno/x", "a\0b", "con", "x" * 300]
)
def test_no_name_leads_out_of_the_desk_or_into_a_case(casefile: Casefile, anna: Path, group):
    casefile("new", "Bruno")
    told = casefile("move", "Anna", group, "--lang", "en")
    assert (told.code, told.out) == (2, "")
    assert len(told.err.strip().splitlines()) == 1
    assert anna.is_dir()


def test_what_is_no_case_of_the_desk_is_not_moved(casefile: Casefile, anna: Path, tmp_path: Path):
    casefile("new", "Far", "--dir", str(tmp_path / "far"))
    (anna.parent / "Link").symlink_to(tmp_path / "far")
    for case, code in ((str(tmp_path / "far"), 2), (str(anna.parent / "Link"), 2), ("Nobody", 3)):
        assert casefile("move", case, "2026").code == code
    assert not (anna.parent / "2026").exists()


def test_a_case_that_another_program_changes_waits_for_it(casefile: Casefile, anna: Path, monkeypatch):
    monkeypatch.setattr("casefile.services.store.lock.WAIT_SECONDS", 0.05)
    with locked(anna):
        assert casefile("move", "Anna", "2026").code == 4
    assert anna.is_dir()
