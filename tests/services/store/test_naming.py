"""The case that is meant by what was typed: a path, a name on the desk, a folder the list passes over, or an error."""

import shutil
from pathlib import Path

import pytest

from casefile.errors import CasefileError
from casefile.services.store.groups import case_folders, group_folder, group_of, inside_of
from casefile.services.store.naming import find_case
from tests.services.store.fictional import new_case


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Cases on the desk, in a group, in a folder the list passes over, and away from the desk."""
    places = tmp_path_factory.mktemp("places")
    desk = places / "desk"
    for place in ("Anna", "2026/Bruno", ".kept/inner", ".hidden", "Zoé"):
        folder = desk / place
        folder.parent.mkdir(parents=True, exist_ok=True)
        new_case(folder.parent, folder.name)
    (desk / "Empty").mkdir()
    (desk / "half-5f.removed").mkdir()
    new_case(places / "away", "Chloé")
    return places


@pytest.fixture
def desk(places: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The desk, looked at from the folder of the case that lies away from it."""
    monkeypatch.chdir(places / "away")
    return places / "desk"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Anna", "desk/Anna"),
        ("anna", "desk/Anna"),
        ("zoe", "desk/Zoé"),
        ("Bruno", "desk/2026/Bruno"),
        ("2026/bruno", "desk/2026/Bruno"),
        (".hidden", "desk/.hidden"),
        ("Chloé", "away/Chloé"),
        ("./Chloé", "away/Chloé"),
        ("../desk/Anna", "desk/Anna"),
        ("../desk/.hidden", "desk/.hidden"),
        (".kept/inner", "case.not_found"),
        ("Empty", "case.not_found"),
        ("../desk/Empty", "case.not_a_case"),
        ("hidden", "case.not_found"),
        ("", "case.not_a_case"),
        ("Dora", "case.not_found"),
        ("./Anna", "case.not_found"),
    ],
)
def test_a_case_is_found_by_a_path_or_a_name_and_by_nothing_else(desk: Path, typed: str, found: str):
    if found.startswith("case."):
        with pytest.raises(CasefileError) as problem:
            find_case(desk, typed)
        assert problem.value.code == found
    else:
        assert find_case(desk, typed).resolve() == (desk.parent / found).resolve()


@pytest.mark.parametrize("typed", ["Anna", "anna", "2026/bruno"])
def test_at_the_desk_itself_a_name_is_a_name_and_of_two_alike_none_is_taken(
    places: Path, typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    desk = shutil.copytree(places / "desk", tmp_path / "desk")
    monkeypatch.chdir(desk)
    one = find_case(desk, typed)
    (desk / "autre").mkdir()
    for place in (desk / "autre", desk / "2026" / "2025"):
        place.mkdir(exist_ok=True)
        new_case(place, one.name)
    if "/" in typed:
        assert find_case(desk, typed) == one
    else:
        with pytest.raises(CasefileError) as problem:
            find_case(desk, typed)
        assert (problem.value.code, problem.value.values["count"]) == ("case.several", 3)


def test_a_place_written_as_it_is_goes_before_one_that_reads_alike(tmp_path: Path):
    for folder in ("2026/Ete", "2026/Été"):
        (tmp_path / folder).parent.mkdir(exist_ok=True)
        new_case(tmp_path / "2026", Path(folder).name).rename(tmp_path / folder)
        file = tmp_path / folder / "case.json"
        file.write_text(file.read_text().replace(Path(folder).name, "Same"))
    assert find_case(tmp_path, "2026/Ete") == tmp_path / "2026" / "Ete"
    assert find_case(tmp_path, "2026/Été") == tmp_path / "2026" / "Été"
    with pytest.raises(CasefileError) as problem:
        find_case(tmp_path, "2026/ete")
    assert problem.value.code == "case.several"


def test_no_more_than_five_names_that_come_near_are_offered_each_cut_short(tmp_path: Path):
    for number in range(7):
        new_case(tmp_path, f"Camille {number} Exemple {'x' * 80}")
    with pytest.raises(CasefileError) as problem:
        find_case(tmp_path, f"Camille 9 Exemple {'x' * 42}")
    near = problem.value.values["near"]
    assert [len(each.values["name"]) for each in near] == [60] * 5


def test_nothing_typed_is_no_case_even_inside_one(desk: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(desk / "Anna")
    with pytest.raises(CasefileError):
        find_case(desk, "")


def test_a_desk_that_cannot_be_listed_is_not_said_to_lack_the_case(desk: Path, tmp_path: Path):
    no_folder = tmp_path / "file"
    no_folder.write_text("x", encoding="utf-8")
    with pytest.raises(CasefileError) as problem:
        find_case(no_folder, "Anna")
    assert not problem.value.code.startswith("case.")
    assert find_case(no_folder, "../desk/Anna").name == "Anna"  # by its path, all the same


def test_groups_lie_four_deep_in_each_other_and_no_deeper(tmp_path: Path):
    for depth in range(6):
        folder = tmp_path.joinpath("desk", *"abcdef"[:depth])
        folder.mkdir(parents=True, exist_ok=True)
        new_case(folder, f"Case {depth}")
    desk = tmp_path / "desk"
    assert [place[:2] for place in case_folders(desk)] == [
        ("", "Case 0"), ("a", "Case 1"), ("a/b", "Case 2"), ("a/b/c", "Case 3"), ("a/b/c/d", "Case 4"),
    ]  # fmt: skip
    assert group_folder(desk, "a/b/c/d") == desk / "a" / "b" / "c" / "d"
    for name, code in (("a/b/c/d/e", "group_too_deep"), ("a/Case 1", "group_is_case"), ("../x", "group_outside"),
                       ("/a", "group_outside"), ("~", "group_outside"), ("a//b", "")):  # fmt: skip
        if not code:
            assert group_folder(desk, name) == desk / "a" / "b"
            continue
        with pytest.raises(CasefileError) as refused:
            group_folder(desk, name)
        assert refused.value.code == f"store.{code}"


def test_where_a_case_lies_is_said_from_the_desk_and_in_full_elsewhere(tmp_path: Path):
    desk = tmp_path / "desk"
    assert inside_of(desk, desk / "Anna") == "Anna"
    assert inside_of(desk, desk / "2026" / "05" / "Anna") == "2026/05/Anna"
    assert inside_of(desk, tmp_path / "Anna") == str(tmp_path / "Anna")
    assert (
        group_of(desk, desk / "2026" / "Anna"),
        group_of(desk, desk / "Anna"),
        group_of(desk, tmp_path),
    ) == ("2026", "", "")
