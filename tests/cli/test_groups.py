"""Cases in folders of the desk: every list, filter and name knows them, and no name leads out of the desk."""

from pathlib import Path

import pytest

from casefile.services.store.listing import heads as heads_of
from tests.cli.conftest import Casefile


@pytest.fixture
def desk(casefile: Casefile, tmp_path: Path) -> Path:
    for name, group in (
        ("Anna", ""), ("Anna", "2026/spring"), ("Bruno", "2026"), ("Chloé", "Été"), ("Deep", "a/b/c/d"),
    ):  # fmt: skip
        answer = casefile("new", name, "--lang", "en", "--in", group, "--json")
        assert answer.code == 0
    return Path(casefile("list", "--json").data["home"])


def places(casefile: Casefile, *asked: str) -> list[str]:
    found = casefile("list", *asked, "--json").data["cases"]
    return [f"{each['group']}/{each['name']}" for each in found]


def test_the_list_has_the_cases_of_every_group(casefile: Casefile, desk: Path):
    every = ["/Anna", "2026/Bruno", "2026/spring/Anna", "a/b/c/d/Deep", "Été/Chloé"]
    assert places(casefile) == every
    told = casefile("list", "--lang", "en").out.splitlines()
    assert [line.split("  ")[0] for line in told] == [
        "Anna", "2026/Bruno", "2026/spring/Anna", "a/b/c/d/Deep", "Été/Chloé",
    ]  # fmt: skip
    assert "2026/Bruno" in casefile("list", "--csv").out


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("--in", "2026"), ["2026/Bruno", "2026/spring/Anna"]),
        (("--in", "2026/spring/"), ["2026/spring/Anna"]),
        (("--in", "ete"), ["Été/Chloé"]),
        (("--in", "202"), []),
        (("--in", "2026", "--search", "anna"), ["2026/spring/Anna"]),
        (("--search", "spring"), ["2026/spring/Anna"]),
    ],
)
def test_a_group_is_a_filter(casefile: Casefile, desk: Path, asked, found):
    assert places(casefile, *asked) == found


@pytest.mark.parametrize(
    ("ref", "inside"),
    [
        ("2026/spring/Anna", "2026/spring/Anna"), ("bruno", "2026/Bruno"), ("2026/bruno", "2026/Bruno"),
        ("ete/chloe", "Été/Chloé"), ("DEEP", "a/b/c/d/Deep"),
    ],
)  # fmt: skip
def test_a_case_is_named_with_its_group_or_without(casefile: Casefile, desk: Path, ref, inside):
    assert casefile("note", ref, "hello").code == 0
    assert casefile("show", str(desk / inside), "--json").data["journal"][-1]["text"] == "hello"


def test_namesakes_in_two_groups_are_never_mixed_up(casefile: Casefile, desk: Path):
    answer = casefile("note", "Anna", "whose?", "--lang", "en")
    assert answer.code == 2
    assert str(desk / "2026" / "spring" / "Anna") in answer.err
    assert casefile("new", "Bruno", "--lang", "en").err.count("Bruno") > 1  # the name is there already


@pytest.mark.parametrize(
    "group",
    ["..", "2026/../..", "/tmp", "~/x", ".hidden", "a/b/c/d/e", "2026/Bruno", "con", "x:y", "..\\..\\x"],
)
def test_no_name_leads_out_of_the_desk(casefile: Casefile, desk: Path, tmp_path: Path, group):
    before = sorted(tmp_path.rglob("*"))
    assert casefile("new", "Eve", "--in", group).code == 2
    assert sorted(tmp_path.rglob("*")) == before


def test_a_link_to_elsewhere_is_no_group(casefile: Casefile, desk: Path, tmp_path: Path):
    elsewhere = tmp_path / "elsewhere"
    (desk / "2026").rename(elsewhere)
    (desk / "linked").symlink_to(elsewhere)
    (desk / ".hidden").mkdir()
    assert casefile("new", "Eve", "--in", "linked").code == 2
    assert places(casefile) == ["/Anna", "a/b/c/d/Deep", "Été/Chloé"]
    assert casefile("show", "linked/Bruno").code == 3


def test_one_name_in_two_groups_is_no_fault_and_doctor_says_which_is_which(casefile: Casefile, desk: Path):
    told = casefile("doctor", "--lang", "en")
    assert (told.code, "✓ Anna" in told.out, "✓ 2026/spring/Anna" in told.out) == (0, True, True), told.out
    assert "twice" not in casefile("list", "--lang", "en").err


def test_deadlines_files_of_many_and_doctor_know_them(casefile: Casefile, desk: Path, tmp_path: Path):
    for name in ("2026/Bruno", "2026/spring/Anna"):
        casefile("stage", name, "profile", "--on", "2026-01-10", "--today", "2026-01-10")
    due = casefile("due", "--in", "2026", "--today", "2026-01-20", "--json").data["deadlines"]
    assert {each["case"] for each in due} == {"Anna", "Bruno"}
    to = tmp_path / "out"
    assert casefile("bulk", "calendar", to, "--search", "anna").code == 0
    assert {path.relative_to(to).as_posix() for path in to.rglob("*.ics")} == {
        "Anna.ics",
        "2026/spring/Anna.ics",
    }
    assert len(casefile("doctor", "--json").data["cases"]) == 5
    (desk / "2026" / "Bruno" / "case.json").write_bytes(b"")
    assert casefile("doctor").code == 4


def test_what_an_interrupted_removal_left_in_a_group_is_named(casefile: Casefile, desk: Path):
    (desk / "2026" / ".1-0123abcd.removed").mkdir()
    assert "store.removal_unfinished" in casefile("doctor", "--json").out


def test_a_copy_comes_back_to_its_group(casefile: Casefile, desk: Path, tmp_path: Path):
    import shutil

    casefile("backup", tmp_path / "stick")
    shutil.rmtree(desk / "2026")
    back = Path(casefile("restore", "Bruno", "--from", tmp_path / "stick").out.strip())
    assert back == desk / "2026" / "Bruno"
    state = next((tmp_path / "stick" / "cases").glob("Chlo*/*.json"))
    state.write_text(state.read_text().replace('"Été"', '"../../x"'), encoding="utf-8")
    assert Path(casefile("restore", "Chloé", "--from", tmp_path / "stick").out.strip()).parent == desk
    assert not (tmp_path / "x").exists()


def test_a_folder_without_a_case_and_one_too_deep_are_no_case(casefile: Casefile, desk: Path):
    (desk / "scans" / "more").mkdir(parents=True)
    deep = desk / "a" / "b" / "c" / "d" / "e"
    deep.mkdir()
    (desk / "Anna").rename(deep / "Anna")
    assert "Anna" not in [head.name for head in heads_of(desk) if head.group.startswith("a")]


@pytest.mark.parametrize(
    ("metavar", "typed", "offered"),
    [
        ("CASE", "Br", ["Bruno"]),
        ("CASE", "2026/", ["2026/Bruno", "2026/spring/Anna"]),
        ("CASE", "An", ["Anna", "2026/spring/Anna"]),  # namesakes: where each lies
        ("CASE", "ete/", ["Été/Chloé"]),
        ("GROUP", "2", ["2026", "2026/spring"]),
    ],
)
def test_the_shell_completes_cases_and_groups(casefile: Casefile, desk: Path, metavar, typed, offered):
    import click

    from casefile.cli.app import group
    from casefile.cli.completion import completed

    found = completed(metavar, typed, click.Context(group))
    assert [each.value for each in found] == offered
    for ref in offered if metavar == "CASE" and typed != "An" else ():
        assert casefile("show", ref).code == 0


def test_copies_of_an_empty_desk_say_that_there_is_no_case(casefile: Casefile, tmp_path: Path):
    answer = casefile("backup", tmp_path / "stick", "--lang", "en")
    assert (answer.code, answer.err.count("There is no case")) == (0, 1)
    assert "0 case" not in answer.err
