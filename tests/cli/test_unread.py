"""A case whose file holds what cannot be read: every verb says so, and it can be mended, removed and brought back.

It goes through `casefile.cli.session` and `casefile.cli.verbs.rules_diff`.
"""

import json
import re
from pathlib import Path

import msgspec
import pytest

from casefile.cli.app import VERBS
from casefile.rules.facts import Contract
from casefile.services.store.codec import decode, encode
from casefile.services.store.readback import read_case
from tests.faults.odd_files import rich_tables

PASSED = {
    "new",
    "kit",
    "backup",
    "bulk",
    "list",
    "demo",
    "import",
    "remove",
    "restore",
    "rules",
    "occupations",
    "move",
    "open",
    "serve",
}
"""These read no case, or only what its head says; the screens, an import and a restored state are tested apart."""
MORE = {
    "note": ("hello",), "set": ("destination_province=ON",), "line": ("principal/passport", "--state", "requested"),
    "tick": ("principal/passport", "0"), "work": ("list",), "fact": ("list",),
    "stage": ("profile", "--on", "2025-01-15"),
    "attach": ("principal/passport", "x.pdf"),
    "remove-document": ("d1",), "letter": (), "rehearse": (), "export": ("x.zip",), "print": ("-o", "x.txt"),
    "import-list": ("x.csv",), "facts": (), "redo": (), "mend": (), "check": (),
    "fit": ("principal/passport", "--dry-run"), "sort": ("--dry-run",),
}  # fmt: skip
EVERY = sorted({verb for verbs in VERBS.values() for verb in verbs} - PASSED)


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    folder = tmp_path / "odd"
    folder.mkdir(mode=0o700)
    tables = rich_tables()
    tables["contracts"]["1"]["first"] = "2017-09-01x"
    (folder / "case.json").write_bytes(encode(tables, folder))
    return folder


def _tables(folder: Path) -> dict:
    return decode((folder / "case.json").read_bytes(), folder)


@pytest.mark.parametrize("verb", EVERY)
def test_every_verb_that_reads_a_case_says_what_it_cannot_read(odd, casefile, tmp_path, monkeypatch, verb):
    monkeypatch.chdir(tmp_path)
    more = MORE.get(verb, ())
    first = (verb, more[0], str(odd)) if verb in {"work", "fact"} else (verb, str(odd), *more)
    if verb == "sort":
        (tmp_path / "scans").mkdir()
        (tmp_path / "scans" / "passport.pdf").write_bytes(b"%PDF")
        first = (verb, "scans", str(odd), *more)
    answer = casefile("--lang", "en", *first, "--json")
    assert answer.code != 70, answer.err
    if verb == "doctor":
        found = answer.data["cases"][0]["findings"]
    else:
        assert "(c1) cannot be read: in “first”, the value “2017-09-01x” cannot be used" in answer.err
        found = answer.envelope["warnings"]
    assert "unread.record" in [each["code"] for each in found]


FIGURES = (
    "hours",
    "checklist",
    "due",
    "funds",
    "history",
    "answers",
    "rehearse",
    "updates",
    "points",
    "rounds",
)


@pytest.mark.parametrize("verb", FIGURES)
def test_figures_are_labelled_incomplete(odd, casefile, verb):
    assert casefile("--lang", "en", verb, str(odd)).out.startswith("! Incomplete: 1 thing")
    assert casefile("work", "set", str(odd), "c1", "first=2017-09-01").code == 0
    assert "Incomplete" not in casefile("--lang", "en", verb, str(odd)).out


def test_what_reads_many_cases_says_it_of_each(odd, casefile, tmp_path, monkeypatch):
    monkeypatch.setenv("CASEFILE_HOME", str(odd.parent))
    for verb in (
        ("rules", "diff", "2025-01-15", "2026-01-15", "--desk"), ("bulk", "export", str(tmp_path / "zips")),
        ("bulk", "print", str(tmp_path / "pages")), ("bulk", "calendar", str(tmp_path / "calendars")),
    ):  # fmt: skip
        answer = casefile("--lang", "en", *verb, "--json")
        assert "unread.record" in [each["code"] for each in answer.envelope["warnings"]], verb


def test_the_list_says_that_a_case_is_incomplete_since_it_was_changed(odd, casefile, tmp_path, monkeypatch):
    """Only the heads are read for the list: a head tells what could not be read when it was written."""
    monkeypatch.setenv("CASEFILE_HOME", str(odd.parent))
    casefile("note", str(odd), "a change")
    assert casefile("list", "--json").data["cases"][0]["unread"] == 1
    assert "ready, incomplete" in casefile("--lang", "en", "list").out
    assert "Incomplete: 1 thing" in casefile("--lang", "en", "list", "--csv", "--problem").out
    casefile("work", "set", str(odd), "c1", "first=2017-09-01")
    assert casefile("list", "--json").data["cases"][0]["unread"] == 0
    assert "ncomplete" not in casefile("--lang", "en", "list").out


def test_figures_are_said_incomplete_in_the_calendar_too(odd, casefile, tmp_path):
    casefile("--lang", "en", "due", str(odd), "--ics", str(tmp_path / "x.ics"))
    text = (tmp_path / "x.ics").read_text(encoding="utf-8").replace("\r\n ", "")
    assert text.count("DESCRIPTION:Incomplete: 1 thing") == text.count("BEGIN:VEVENT")


def test_a_contract_is_mended_or_removed_by_its_id_and_undone(odd, casefile):
    before = _tables(odd)["contracts"]
    assert casefile("work", "set", str(odd), "c1", "first=2017-09-01").code == 0
    (mended, other) = read_case(odd).case.facts.contracts
    assert mended == msgspec.convert(before["1"] | {"first": "2017-09-01"}, Contract)
    assert other == msgspec.convert(before["2"], Contract)
    assert casefile("undo", str(odd)).code == 0
    assert _tables(odd)["contracts"] == before
    assert casefile("work", "remove", str(odd), "c1").code == 0
    assert list(_tables(odd)["contracts"]) == ["2"]
    assert not read_case(odd).case.unread
    assert casefile("undo", str(odd)).code == 0
    assert _tables(odd)["contracts"] == before


ELSEWHERE = [
    ("stays", "first", "2019-13-01", "first=2019-12-01"), ("persons", "role", "friend", "role=child"),
    ("tests", "name", 7, "name=tef_canada"), ("stages", "on", "yesterday", "on=2025-01-02"),
    ("documents", "size_bytes", "big", "size_bytes=12"), ("lines", "id", None, ""), ("journal", "at", "noon", ""),
    ("accounts", "balance_cad", "much", "balance_cad=12"), ("addresses", "first", None, "first=2019-12-01"),
    ("facts", "marital_status", "happy", "marital_status=single"), ("head", "paper", "a3", "paper=letter"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "field", "value", "given"), ELSEWHERE)
def test_every_table_is_mended_and_doctor_is_content(odd, casefile, table, field, value, given):
    tables = rich_tables()
    if value is None and table == "addresses":
        del tables[table]["1"][field]
    else:
        tables[table]["1"][field] = value
    (odd / "case.json").write_bytes(encode(tables, odd))
    unread = read_case(odd).case.unread
    if table == "lines":
        assert not unread, "a line without a name is called after its number"
        return
    (one,) = unread
    assert (one.table, one.field) == (table, field)
    said = casefile("--lang", "en", "doctor", str(odd)).out
    assert f"casefile mend {odd} {one.id} {field}=…" in re.sub(r"\s+", " ", said)
    for arguments in [(given,)] * bool(given) + [("--remove",)]:
        assert casefile("mend", str(odd), f"{table}/{one.id}", *arguments).code == 0
        assert not read_case(odd).case.unread
        assert "unread." not in casefile("doctor", str(odd), "--json").out
        assert casefile("undo", str(odd)).code == 0
        assert _tables(odd)[table] == {**_tables(odd)[table], "1": tables[table]["1"]} or table == "head"
        assert read_case(odd).case.unread == (one,)


def test_two_wrong_values_are_mended_together(odd, casefile):
    tables = rich_tables()
    tables["stays"]["1"] |= {"first": "x", "country": 3}
    (odd / "case.json").write_bytes(encode(tables, odd))
    refused = casefile("--lang", "en", "mend", str(odd), "s1", "country=FR")
    assert refused.code == 2
    assert "“first”" in refused.err
    assert casefile("mend", str(odd), "s1", "country=FR", "first=2019-12-01").code == 0


def test_what_cannot_be_read_is_never_written_over(odd, casefile):
    tables = rich_tables()
    tables["lines"]["1"] |= {"id": "principal/passport", "state": "lost", "note": "kept"}
    tables["lines"]["2"] |= {"id": "principal/passport", "requested_on": "soon"}
    tables["persons"]["2"]["role"] = "friend"
    (odd / "case.json").write_bytes(encode(tables, odd))
    before = _tables(odd)
    answer = casefile("--lang", "en", "set", str(odd), "spouse.given_name=Paul")
    assert answer.code == 2
    assert "“role”" in answer.err
    assert _tables(odd) == before


def test_a_secret_that_cannot_be_read_is_masked_too(odd, casefile):
    tables = rich_tables()
    tables["persons"]["1"] |= {"born_on": "1990-05-04x", "passport_number": 12345678}
    (odd / "case.json").write_bytes(encode(tables, odd))
    for arguments in (("show", "--json"), ("show",), ("checklist",), ("print", "-o", str(odd / "x.txt"))):
        answer = casefile(arguments[0], str(odd), "--share-safe", *arguments[1:])
        assert "1990-05-04x" not in answer.out + answer.err
        assert "12345678" not in answer.out + answer.err
    assert "1990-05-04x" not in (odd / "x.txt").read_text(encoding="utf-8-sig")
    told = " ".join(casefile("--lang", "en", "show", str(odd), "--share-safe").err.split())
    assert "“…” (persons): in “born_on”" in told


@pytest.mark.parametrize("code", ["168.5", "os.path", "document.of_tomorrow"])
def test_a_finding_of_a_later_version_is_said_to_be_one_and_imports_nothing(anna, casefile, tmp_path, code):
    key = casefile("checklist", str(anna), "--json").data["items"][0]["key"]
    (tmp_path / "x.pdf").write_bytes(b"no pdf")
    casefile("attach", str(anna), key, str(tmp_path / "x.pdf"))
    tables = _tables(anna)
    tables["documents"]["1"]["check"]["findings"] = [{"code": code, "severity": "warning", "values": {}}]
    (anna / "case.json").write_bytes(encode(tables, anna))
    for verb, *more in (("checklist",), ("print", "-o", str(tmp_path / "x.txt"))):
        answer = casefile("--lang", "en", verb, str(anna), *more)
        assert answer.code in {0, 1}, answer.err
    told = " ".join((tmp_path / "x.txt").read_text(encoding="utf-8-sig").split())
    assert f"A finding this version does not know: {code}" in told


@pytest.mark.parametrize("archived", [10**9, 10**20, -1, True, "12", [1]])
def test_an_odd_number_in_the_head_is_named_and_costs_nothing(odd, casefile, archived):
    tables = rich_tables()
    tables["head"]["1"]["archived"] = archived
    (odd / "case.json").write_text(json.dumps(tables), encoding="utf-8")
    assert "archived" in casefile("doctor", str(odd)).out
    assert casefile("note", str(odd), "x").code == 0
    assert [each.text for each in read_case(odd).case.journal][-1] == "x"


def test_a_journal_number_beyond_all_bounds_is_set_aside_and_not_counted_on_from(odd, casefile):
    tables = rich_tables()
    tables["journal"]["999999999999999"] = tables["journal"].pop("5")
    (odd / "case.json").write_bytes(encode(tables, odd))
    assert casefile("note", str(odd), "x").code == 0
    opened = read_case(odd)
    assert opened.damage is None
    assert [each.number for each in opened.case.journal][-1] == 5
    assert casefile("undo", str(odd)).code == 0
    assert casefile("redo", str(odd)).code == 0


def test_a_report_whose_days_are_none_counts_as_not_made(odd, casefile):
    tables = rich_tables()
    tables["documents"]["1"]["check"]["look"]["dates"] = ["2020-01-02", "2024-4-09-02"]
    (odd / "case.json").write_bytes(encode(tables, odd))
    answer = casefile("--lang", "en", "checklist", str(odd))
    assert answer.code in {0, 1}
    assert "“check.look.dates[1]”, the value “2024-4-09-02”" in answer.err
    assert read_case(odd).case.documents[0].check is None
