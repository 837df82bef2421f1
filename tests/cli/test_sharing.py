"""A case sent to somebody and back: what was changed there is listed, and taken over as far as it is accepted.

It goes through `casefile.cli.verbs.import_case` and `casefile.cli.report`.
"""

import shutil
from pathlib import Path

import pytest

from casefile.cli import asking
from casefile.services.store import unbag
from tests.cli.conftest import Casefile
from tests.services.documents.making import text_pdf


class Two:
    """The same case on two desks, and the way between."""

    def __init__(
        self, casefile: Casefile, here: Path, there: Path, monkeypatch: pytest.MonkeyPatch, tmp: Path
    ) -> None:
        self.casefile, self.desks, self.monkeypatch, self.tmp = (
            casefile,
            {"here": here, "there": there},
            monkeypatch,
            tmp,
        )

    def at(self, desk: str, *arguments):
        self.monkeypatch.setenv("CASEFILE_HOME", str(self.desks[desk]))
        return self.casefile(*arguments)

    def sent(self, desk: str) -> Path:
        file = self.tmp / f"from_{desk}.zip"
        assert self.at(desk, "export", "Anna", file, "--share", "--replace").code == 0
        return file

    def differences(self):
        answer = self.at("here", "import", self.sent("there"), "--json")
        return [(each["kind"], each["table"], each["id"], each["field"], each["conflict"])
                for each in answer.data["differences"]]  # fmt: skip

    def facts(self, desk: str):
        return [each["record"] for each in self.at(desk, "fact", "list", "Anna", "--json").data["facts"]]


@pytest.fixture
def two(casefile: Casefile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Two:
    both = Two(casefile, tmp_path / "here", tmp_path / "there", monkeypatch, tmp_path)
    both.at("here", "new", "Anna", "--programme", "fsw", "--lang", "en")
    both.at("here", "fact", "add", "Anna", "stay", "country=FR", "first=2012-01-01")
    both.at("here", "fact", "add", "Anna", "stay", "country=BE", "first=2010-01-01", "last=2011-12-31")
    both.at("here", "set", "Anna", "given_name=Anna", "family_name=Exemple")
    assert both.at("there", "import", both.sent("here")).code == 0
    return both


def test_what_was_changed_there_only_is_no_conflict_and_what_was_changed_here_only_is_not_offered(two: Two):
    two.at("there", "set", "Anna", "marital_status=single", "born_on=1992-03-14")
    two.at("there", "fact", "add", "Anna", "stay", "country=ES", "first=2009-01-01", "last=2009-12-31")
    two.at("there", "fact", "remove", "Anna", "y2")
    two.at("there", "line", "Anna", "principal/passport", "--state", "requested", "--note", "Paul asked")
    two.at("there", "note", "Anna", "Please check the stays")
    two.at("here", "set", "Anna", "planned_filing_on=2027-01-20", "family_name=Exemple-Dupont")
    assert two.differences() == [
        ("changed", "facts", "", "marital_status", False),
        ("changed", "persons", "principal", "born_on", False),
        ("added", "stays", "y3", "", False),
        ("removed", "stays", "y2", "", False),
        ("added", "lines", "principal/passport", "", False),
        ("note", "journal", "9", "", False),
    ]
    file = two.sent("there")
    listed = two.at("here", "import", file)
    assert listed.code == 1
    assert "--take all" in listed.err
    before = two.facts("here")
    assert two.at("here", "import", file, "--take", "all").code == 0
    shown = two.at("here", "show", "Anna", "--json").data
    assert (shown["facts"]["marital_status"], shown["facts"]["planned_filing_on"]) == ("single", "2027-01-20")
    assert shown["facts"]["persons"][0]["family_name"] == "Exemple-Dupont"
    assert [each["country"] for each in shown["facts"]["stays"]] == ["FR", "ES"]
    assert shown["lines"][0]["note"] == "Paul asked"
    assert two.differences() == []
    assert shown["journal"][-1]["text"] == "Please check the stays"
    two.at("here", "undo", "Anna")
    assert two.facts("here") == before
    assert len(two.differences()) == 6


def test_what_was_changed_on_both_sides_is_a_conflict_taken_only_when_it_is_named(two: Two):
    two.at("there", "set", "Anna", "family_name=Là")
    two.at("there", "fact", "set", "Anna", "y1", "last=2020-01-01")
    two.at("there", "fact", "remove", "Anna", "y2")
    two.at("here", "set", "Anna", "family_name=Ici")
    two.at("here", "fact", "remove", "Anna", "y1")
    two.at("here", "fact", "set", "Anna", "y2", "purpose=travel")
    assert two.differences() == [
        ("changed", "persons", "principal", "family_name", True),
        ("added", "stays", "y1", "", True),
        ("removed", "stays", "y2", "", True),
    ]
    file = two.sent("there")
    assert two.at("here", "import", file, "--take", "all").code == 1
    assert two.at("here", "import", file, "--take", "4").code == 2
    assert two.at("here", "import", file, "--take", "1;3").code == 0
    assert two.facts("here")[0]["family_name"] == "Là"
    assert len(two.facts("here")) == 1


def test_records_that_both_sides_added_under_one_id_are_both_kept(two: Two):
    for desk, country in (("there", "ES"), ("here", "IT")):
        two.at(
            desk, "fact", "add", "Anna", "stay", f"country={country}", "first=2009-01-01", "last=2009-12-31"
        )
    assert two.differences() == [("added", "stays", "y4", "", False)]
    two.at("here", "import", two.sent("there"), "--take", "all")
    assert [(each["id"], each["country"]) for each in two.facts("here")[1:]] == [
        ("y1", "FR"), ("y2", "BE"), ("y3", "IT"), ("y4", "ES"),
    ]  # fmt: skip


def test_a_paper_that_was_added_there_comes_over_with_its_name(two: Two):
    paper = two.tmp / "Passeport de Zoé.pdf"
    paper.write_bytes(b"%PDF-1.4 not much of one")
    two.at("there", "attach", "Anna", "passport", paper)
    found = [each for each in two.differences() if each[0] == "file"]
    assert found == [("file", "documents", "f1", "", False)]
    assert two.at("here", "import", two.sent("there"), "--take", "all").code == 0
    (document,) = two.at("here", "show", "Anna", "--json").data["documents"]
    assert document["original_name"] == "Passeport de Zoé.pdf"
    assert two.at("here", "doctor", "Anna").code in {0, 1}
    assert [each for each in two.differences() if each[0] == "file"] == []
    two.at("here", "remove-document", "Anna", document["id"])
    assert two.differences()[-1][0] == "file"


def test_a_file_made_of_others_is_known_as_made_of_them_on_both_sides(two: Two):
    for number in (1, 2, 3):
        (two.tmp / f"page{number}.pdf").write_bytes(
            text_pdf((f"Page {number} of a passport of Anna Exemple",))
        )
    pages = [two.tmp / f"page{number}.pdf" for number in (1, 2)]
    two.at(
        "here", "attach", "Anna", "digital_photo", two.tmp / "page3.pdf"
    )  # their f1 will be called otherwise here
    two.at("there", "attach", "Anna", "passport", *pages)
    assert two.at("there", "fit", "Anna", "passport").code == 0
    assert two.at("here", "import", two.sent("there"), "--take", "all").code == 0
    papers = two.at("here", "show", "Anna", "--json").data["documents"]
    called = {each["id"]: each["original_name"] for each in papers}
    (made,) = [each for each in papers if each["made_from"]]
    assert [called[each] for each in made["made_from"]] == ["page1.pdf", "page2.pdf"]
    assert two.differences() == []


def test_a_copy_without_a_common_step_offers_every_difference_as_a_conflict(two: Two):
    import json

    folder = two.desks["there"] / "Anna"
    told = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    for event in told["journal"].values():
        event["at"] = "2001-01-01T00:00:00Z"
    (folder / "case.json").write_text(json.dumps(told), encoding="utf-8")
    two.at("there", "set", "Anna", "family_name=Là")
    assert ("changed", "persons", "principal", "family_name", True) in two.differences()


def test_a_second_case_is_made_only_when_that_is_said(two: Two):
    file = two.sent("there")
    assert two.at("here", "import", file).code == 0  # nothing differs, nothing is done
    assert len(two.at("here", "list", "--json").data["cases"]) == 1
    assert two.at("here", "import", file, "--anew").code == 0
    answer = two.at("here", "import", file)
    assert (answer.code, "Anna-2" in answer.err) == (2, True)
    assert two.at("here", "import", file, "--into", str(two.desks["here"] / "Anna")).code == 0


def test_a_file_is_never_taken_over_into_another_case(two: Two):
    two.at("here", "new", "Paul", "--programme", "cec")
    paul = two.desks["here"] / "Paul" / "case.json"
    before = paul.read_bytes()
    two.at("there", "set", "Anna", "family_name=Là")
    file = two.sent("there")
    for more in ((), ("--take", "all"), ("--json",)):
        assert two.at("here", "import", file, "--into", "Paul", *more).code == 2
    assert paul.read_bytes() == before


@pytest.mark.parametrize("how", [(), ("--anew",), ("--dir",)])
def test_a_file_is_unpacked_once_whatever_becomes_of_it(two: Two, how, monkeypatch: pytest.MonkeyPatch):
    unpack, done = unbag._unpack, []
    monkeypatch.setattr(unbag, "_unpack", lambda *given: done.append(given) or unpack(*given))
    where = (*how, two.tmp / "third" / "case") if how == ("--dir",) else how
    two.desks["new"] = two.tmp / "third"
    answer = two.at("new", "import", two.sent("here"), *where, "--json")
    made = Path(answer.data["path"])
    assert (len(done), made.parent) == (1, two.desks["new"])
    assert [each.name for each in made.parent.iterdir()] == [made.name]


def test_a_sealed_export_is_opened_by_its_passphrase_only(
    casefile: Casefile, anna: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    pytest.importorskip("pyrage")
    file, words = tmp_path / "anna.age", ["correct horse battery"]
    assert casefile("export", "Anna", file, "--encrypt").code == 2  # nobody is there to be asked
    monkeypatch.setattr(asking, "can_ask", lambda _: True)
    monkeypatch.setattr("getpass.getpass", lambda *_, **__: words.pop(0))
    for poor in ("short", "", " " * 20):  # nothing is written open that was to be sealed
        words[:] = [poor, poor]
        assert casefile("export", "Anna", file, "--encrypt").code == 2
        assert not file.exists()
    words[:] = ["correct horse battery", "correct horse batter"]
    assert casefile("export", "Anna", file, "--encrypt").code == 2
    assert not file.exists()
    words[:] = ["correct horse battery"] * 2
    answer = casefile("export", "Anna", file, "--encrypt", "--lang", "en")
    assert answer.code == 0
    assert answer.err.startswith("Without the passphrase nobody opens this file again")
    content = file.read_bytes()
    assert content.startswith(b"age-encryption.org/v1")
    assert b"Anna" not in content
    shutil.rmtree(anna)
    words[:] = ["another one altogether"]
    assert casefile("import", file).code == 2
    assert not list(anna.parent.glob("*"))
    words[:] = ["correct horse battery"]
    assert casefile("import", file).code == 0
    assert casefile("doctor", "Anna").code == 0
    assert not [path for path in anna.parent.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("export", "Nobody", "{tmp}/new.age", "--encrypt"), 3, "Nobody"),
        (("export", "Anna", "{tmp}/there.zip", "--encrypt"), 2, "there.zip"),
        (("export", "Anna", "{anna}/x.age", "--encrypt"), 2, "x.age"),
        (("export", "Anna", "{tmp}/new.age", "--encrypt", "--share-safe"), 2, "--share-safe"),
        (("import", "{tmp}/nowhere.age"), 3, "nowhere.age"),
        (("import", "{tmp}/sealed.age", "--dir", "{anna}"), 2, "Anna"),
        (("import", "{tmp}/sealed.age", "--into", "Nobody"), 3, "Nobody"),
    ],
)
def test_nobody_types_a_passphrase_for_what_is_refused_without_one(
    casefile: Casefile,
    anna: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments,
    code: int,
    said: str,
):
    asked: list[object] = []
    monkeypatch.setattr(asking, "can_ask", lambda _: True)
    monkeypatch.setattr("getpass.getpass", lambda *_, **__: asked.append(1) or "correct horse battery")
    (tmp_path / "there.zip").write_bytes(b"mine")
    (tmp_path / "sealed.age").write_bytes(b"age-encryption.org/v1\n")
    answer = casefile(*(each.format(tmp=tmp_path, anna=anna) for each in arguments))
    assert (answer.code, asked, said in answer.err) == (code, [], True)
    assert (tmp_path / "there.zip").read_bytes() == b"mine"
    assert not (tmp_path / "new.age").exists()


def _with_a_contract(two: Two) -> None:
    """Give both sides the same contract, as a state both have."""
    told = ("--employer", "X", "--noc", "22222", "--country", "FR", "--first", "2018-01-01", "--hours", "35")
    assert two.at("here", "work", "add", "Anna", *told).code == 0
    assert two.at("there", "remove", "Anna", "--yes").code == 0
    assert two.at("there", "import", two.sent("here")).code == 0


def test_a_line_that_was_ticked_there_while_its_contract_was_removed_here_is_a_conflict(two: Two):
    _with_a_contract(two)
    assert two.at("there", "tick", "Anna", "work_proof/c1", "hours_per_week").code == 0
    assert two.at("here", "work", "remove", "Anna", "c1").code == 0
    assert [each[:3] for each in two.differences() if each[4]] == [
        ("added", "lines", "principal/work_proof/c1")
    ]
    assert (
        two.at("here", "import", two.sent("there"), "--take", "all").code == 1
    )  # nothing that is no conflict


def test_a_contract_that_was_removed_there_while_a_paper_for_it_came_here_is_a_conflict(
    two: Two, tmp_path: Path
):
    _with_a_contract(two)
    (tmp_path / "letter.txt").write_text("a letter")
    assert two.at("here", "attach", "Anna", "work_proof/c1", tmp_path / "letter.txt").code == 0
    assert two.at("there", "work", "remove", "Anna", "c1").code == 0
    assert ("removed", "contracts", "c1", "", True) in two.differences()
