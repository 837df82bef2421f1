"""What an office keeps of its cases, and what it asks of many of them at once.

It goes through `casefile.cli.verbs.list_cases` and `casefile.cli.csv_out`.
"""

import csv
import io
from pathlib import Path

import pytest

from casefile.services.store.choosing import CaseFilter, chosen
from casefile.services.store.listing import Head
from casefile.services.store.listing import heads as heads_of
from tests.cli.conftest import Casefile


@pytest.fixture
def office(casefile: Casefile) -> Path:
    for name, told in {
        "Anna": ("client_reference=2026-014", "tags=Urgent, famille", "responsible=Zoé Martin"),
        "Bruno": ("client_reference=2026-015", "tags=famille", "responsible=Paul", "standing=closed",
                  "kept_until_on=2032-11-28"),
        "Chloé": ("standing=archived", "kept_until_on=2024-01-31"),
    }.items():  # fmt: skip
        casefile("new", name, "--lang", "en", "--programme", "cec")
        assert casefile("set", name, *told).code == 0
    (Path(casefile("list", "--json").data["home"]) / "Damaged").mkdir()
    (Path(casefile("list", "--json").data["home"]) / "Damaged" / "case.json").write_bytes(b"x")
    return Path(casefile("list", "--json").data["home"])


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ((), ["Anna", "Bruno", "Damaged"]),
        (("--standing", "all"), ["Anna", "Bruno", "Chloé", "Damaged"]),
        (("--standing", "archived"), ["Chloé", "Damaged"]),
        (("--standing", "closed"), ["Bruno", "Damaged"]),
        (("--tag", "FAMILLE"), ["Anna", "Bruno"]),
        (("--tag", "famille", "--tag", "urgent"), ["Anna"]),
        (("--responsible", "zoe"), ["Anna"]),
        (("--search", "2026-015"), ["Bruno"]),
        (("--search", "famille paul"), ["Bruno"]),
        (("--kept-before", "2024-02-01", "--standing", "all"), ["Chloé"]),
        (("--kept-before", "2024-01-31", "--standing", "all"), []),
        (("--kept-before", "2033-01-01"), ["Bruno"]),
    ],
)
def test_a_case_is_found_by_what_the_office_keeps_of_it(casefile: Casefile, office: Path, asked, names):
    assert [each["name"] for each in casefile("list", *asked, "--json").data["cases"]] == names


def test_archived_cases_are_said_to_be_there(casefile: Casefile, office: Path):
    answer = casefile("list", "--lang", "en")
    assert "1 archived case is not shown" in answer.err
    assert "[closed]" in next(line for line in answer.out.splitlines() if line.startswith("Bruno"))


@pytest.mark.parametrize(
    ("asked", "said"),
    [(("--search", "chloe"), True), (("--kept-before", "2025-01-01"), True), (("--search", "bruno"), False),
     (("--search", "chloe", "--standing", "all"), False), (("--tag", "urgent"), False)],
)  # fmt: skip
def test_an_archived_case_that_is_looked_for_is_said_to_be_there(
    casefile: Casefile, office: Path, asked, said
):
    answer = casefile("list", *asked, "--lang", "en")
    assert ("1 archived case is not shown (--standing all)" in answer.err) == said


def test_the_standing_is_undone_and_a_wrong_one_refused(casefile: Casefile, office: Path):
    assert casefile("set", "Anna", "standing=lost").code == 2
    casefile("set", "Anna", "standing=archived")
    casefile("undo", "Anna")
    shown = casefile("show", "Anna", "--json").data
    assert (shown["standing"], shown["tags"]) == ("open", ["Urgent", "famille"])


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter=";" if ";" in text.splitlines()[0] else ","))


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_list_is_a_table_that_a_spreadsheet_computes_nothing_of(casefile: Casefile, office: Path, lang):
    casefile("set", "Anna", "name==HYPERLINK(1)", "client_reference=+1 234", "responsible=@x")
    told = rows(casefile("list", "--csv", "--lang", lang).out)
    assert len(told) == 3
    mine = next(each for each in told if "HYPERLINK" in str(each))
    assert list(mine.values())[:4] == ["'=HYPERLINK(1)", "Anna", "'+1 234", "'@x"]
    assert all(None not in each and None not in each.values() for each in told)


def test_the_audit_tells_every_value_with_what_was_there_before(casefile: Casefile, anna: Path):
    casefile("set", "Anna", "given_name=Zoé")
    casefile("set", "Anna", "given_name==cmd")
    casefile("fact", "add", "Anna", "stay", "country=FR", "first=2012-01-01")
    casefile("fact", "set", "Anna", "y1", "first=2013-01-01")
    casefile("undo", "Anna")
    casefile("note", "Anna", "two\nlines")
    told = casefile("audit", "Anna", "--json").data["changes"]
    changed = [(each["table"], each["record"], each["person"], each["field"], each["before"], each["after"])
               for each in told if each["field"] in {"given_name", "first"}]  # fmt: skip
    assert changed == [
        ("persons", "principal", "principal", "given_name", None, "Zoé"),
        ("persons", "principal", "principal", "given_name", "Zoé", "=cmd"),
        ("stays", "y1", "principal", "first", None, "2012-01-01"),
        ("stays", "y1", "principal", "first", "2012-01-01", "2013-01-01"),
        ("stays", "y1", "principal", "first", "2013-01-01", "2012-01-01"),
    ]
    table = rows(casefile("audit", "Anna", "--lang", "en").out)
    assert [each["After"] for each in table if each["Field"] == "given_name"] == ["Zoé", "'=cmd"]
    assert all(each["Moment"].endswith("Z") for each in table)
    assert "two lines" in {each["Note"] for each in table}


def test_dates_within_some_days_are_those_of_all_dates(casefile: Casefile, office: Path):
    casefile("stage", "Anna", "profile", "--on", "2026-01-10", "--today", "2026-01-10")
    casefile("stage", "Bruno", "profile", "--on", "2025-02-01", "--today", "2025-02-01")
    casefile("set", "Bruno", "planned_filing_on=2026-03-01", "--today", "2026-01-10")
    every = casefile("due", "--today", "2026-01-20", "--json").data["deadlines"]
    assert min(each["on"] for each in every if each["kind"] == "order") < min(
        each["on"] for each in every if each["case"] == "Bruno" and each["kind"] in {"deadline", "validity"}
    )
    wanted = [each for each in every if each["kind"] != "standard" and each["state"] != "done"]
    assert len({each["case"] for each in wanted}) == 2
    for days in (0, 11, 12, 13, 30, 354, 355, 356, 2000):
        found = casefile("due", "--within", str(days), "--today", "2026-01-20", "--json").data["deadlines"]
        assert found == [each for each in wanted if each["days_left"] <= days], days
    late = casefile("due", "--late", "--today", "2026-02-20", "--json")
    assert {each["case"] for each in late.data["deadlines"]} == {"Bruno"}
    assert late.code == 1
    assert casefile("due", "--late", "--tag", "urgent", "--today", "2026-02-20").code == 0


def test_namesakes_that_are_named_by_folder_are_told_apart(casefile: Casefile, office: Path):
    casefile("new", "Anna", "--in", "2026", "--lang", "en")
    paths = (office / "Anna", office / "2026" / "Anna")
    for path in paths:
        casefile("stage", path, "profile", "--on", "2026-01-10", "--today", "2026-01-10")
    told = casefile("due", *paths, office / "Bruno", "--today", "2026-01-20", "--lang", "en").out
    assert "Anna [Anna], " in told
    assert "Anna [2026/Anna], " in told
    found = casefile("due", *paths, "--today", "2026-01-20", "--json").data["deadlines"]
    assert {each["path"] for each in found} == {str(path) for path in paths}


def test_many_cases_are_written_at_once_and_one_that_fails_stops_no_other(
    casefile: Casefile, office: Path, tmp_path: Path
):
    for asked, ending in (
        (("print", "--format", "txt"), "txt"),
        (("export",), "zip"),
        (("calendar",), "ics"),
    ):
        to = tmp_path / ending
        answer = casefile("bulk", asked[0], to, *asked[1:], "--json")
        assert answer.code == 4
        assert "Damaged" in answer.err
        assert sorted(path.name.partition(".")[0].partition(" ")[0] for path in to.iterdir()) == [
            "Anna",
            "Bruno",
        ]
        assert {Path(each["case"]).name: each["path"] is None for each in answer.data["files"]} == {
            "Anna": False, "Bruno": False, "Damaged": True,
        }  # fmt: skip
        again = casefile("bulk", asked[0], to, *asked[1:], "--tag", "urgent")
        assert (again.code, again.out) == (4, "")  # nothing is written over
        assert casefile("bulk", asked[0], to, *asked[1:], "--tag", "urgent", "--replace").code == 0


def test_a_change_of_rules_names_the_cases_it_touches(casefile: Casefile, office: Path):
    casefile("set", "Anna", "programme=fsw")
    diff = casefile("rules", "diff", "2024-06-01", "2025-08-01", "--desk", "--tag", "famille", "--json")
    assert {each["name"]: each["funds_cad"][0] != each["funds_cad"][1] for each in diff.data["cases"]}["Anna"]
    assert diff.data["looked_at"] == 2
    alone = casefile("rules", "diff", "2024-06-01", "2025-08-01", "Anna", "--json").data
    assert (
        next(each for each in diff.data["cases"] if each["name"] == "Anna")["funds_cad"] == alone["funds_cad"]
    )
    same = casefile("rules", "diff", "2024-06-02", "2024-06-03", "--desk", "--lang", "en")
    assert same.out == ""
    assert "Nothing changed" in same.err


def test_an_odd_value_in_the_head_hides_no_case(office: Path):
    file = office / "Anna" / "case.json"
    content = file.read_text(encoding="utf-8").replace('"standing"', '"x"').replace('"Urgent"', "7")
    file.write_text(content, encoding="utf-8")
    (head,) = chosen(heads_of(office), CaseFilter(search="anna"))
    assert isinstance(head, Head)
    assert head.damage is None


def test_pages_to_show_have_numbers_for_names_in_and_out(casefile: Casefile, office: Path, tmp_path: Path):
    casefile("set", "Anna", "given_name=Annabelle", "family_name=Exemplaire")
    to = tmp_path / "to-show"
    answer = casefile(
        "bulk", "print", to, "--format", "txt", "--share-safe", "--tag", "famille", "--lang", "en", "--json"
    )
    assert answer.code == 0
    assert [path.name for path in sorted(to.iterdir())] == ["0001 - Checklist.txt", "0002 - Checklist.txt"]
    pages = "".join(path.read_text(encoding="utf-8") for path in to.iterdir())
    for secret in ("Anna", "Bruno", "Exemplaire", "2026-014", "Zoé"):
        assert secret not in pages
        assert secret not in answer.out.replace(str(to), "")


def test_files_that_are_there_are_passed_over_and_the_numbers_stay(
    casefile: Casefile, office: Path, tmp_path: Path
):
    to = tmp_path / "out"
    told = ("bulk", "print", to, "--format", "txt", "--share-safe", "--tag", "famille")
    assert casefile(*told).code == 0
    first, second = sorted(to.iterdir())
    kept = second.read_text(encoding="utf-8")
    second.unlink()
    first.write_text("mine")
    answer = casefile(*told, "--only-new")
    assert (answer.code, answer.out.strip()) == (0, str(second))
    assert (first.read_text(), second.read_text(encoding="utf-8")) == ("mine", kept)


def test_ctrl_c_stops_after_the_case_at_hand_and_says_how_to_go_on(
    casefile: Casefile, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    import os
    import signal

    from casefile.services.desk import Desk

    real = Desk.export

    def interrupted(self, *given, **told):
        os.kill(os.getpid(), signal.SIGINT)
        return real(self, *given, **told)

    monkeypatch.setattr(Desk, "export", interrupted)
    before = signal.getsignal(signal.SIGINT)
    answer = casefile("bulk", "export", tmp_path / "out", "--tag", "famille", "--lang", "en")
    assert answer.code == 130
    assert "1 of 2 cases" in answer.err
    assert answer.out.splitlines() == [str(tmp_path / "out" / "Anna.zip")]
    assert signal.getsignal(signal.SIGINT) is before
    monkeypatch.undo()
    monkeypatch.setenv("CASEFILE_HOME", str(office))
    assert casefile("bulk", "export", tmp_path / "out", "--tag", "famille", "--only-new").code == 0
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_the_deadlines_of_two_cases_of_one_name_are_told_apart_as_the_list_does(
    casefile: Casefile, anna: Path
):
    for place in ("one", "2026/other"):
        assert casefile("demo", anna.parent / place).code == 0
    told = casefile("due").out
    lines = [line for line in told.splitlines() if not line.startswith(" ")]
    assert sum(" — 2026/" in line for line in lines) == len(lines) / 2
    assert " — 2026/" not in casefile("due", "--share-safe").out
