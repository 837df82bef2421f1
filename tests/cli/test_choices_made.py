"""What the verbs decide by themselves: what is read as what, which of several sentences is said, how it ends."""

import json
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace as Of
from typing import Any

import click
import pytest

from casefile.cases.ids import TABLES
from casefile.cases.model import Case
from casefile.cli import assignments, contracts, records, report, sorting
from casefile.cli.app import group, run
from casefile.cli.did_you_mean import did_you_mean
from casefile.cli.session import Session
from casefile.cli.spoken import Arg
from casefile.cli.verbs import check, checklist, doctor, list_cases, occupations, rules, stage
from casefile.cli.verbs.loading import command_of
from casefile.errors import NotFoundError, UsageError
from casefile.i18n.countries import country_code
from casefile.i18n.words import Words, _place, words_for
from casefile.rules.documents.looks import Report
from casefile.rules.facts import Contract, Facts, Person, Stay
from casefile.rules.findings import Finding
from casefile.services.store.listing import Head
from tests.cli.conftest import Casefile


@pytest.fixture
def session() -> Session:
    return Session(["--lang", "en"])


def finding(code: str, severity: Any = "note", **values: Any) -> Finding:
    return Finding(code=code, severity=severity, values=values)


def test_every_option_stands_where_it_was_declared(casefile: Casefile):
    chosen = ["search", "group", "programme", "stage", "due_by", "problem", "tags", "responsible", "standing"]
    assert [each.name for each in list_cases.command.params][:12] == [
        *chosen, "kept_before", "by_deadline", "as_csv",
    ]  # fmt: skip
    assert [each.name for each in group.params] == ["said_lang", "today", "version"]
    assert casefile("--today", "2026-03-01", "--lang", "en", "list").code == 0


@pytest.mark.parametrize("name", ["country", "citizenships", "residence", "employer_country"])
def test_a_country_is_read_by_any_of_its_names(name: str):
    assert assignments.read_value(name, str, " Belgique ".strip()) == "BE"
    assert assignments.read_value(name, tuple[str, ...], "fr; Belgium,") == ("FR", "BE")
    with pytest.raises(UsageError, match=r"facts\.not_a_country"):
        assignments.read_value(name, str, "Atlantis")


@pytest.mark.parametrize(
    ("typed", "code"),
    [("l’Italie", "IT"), ("L'Italie", "IT"), ("the Netherlands", "NL"), ("la France", "FR"), ("le Canada", "CA"),
     ("Les Philippines", "PH"), ("saint kitts & nevis", "KN"), ("St. Lucia", "LC"), ("de France", None)],
)  # fmt: skip
def test_a_country_has_its_article_or_none(typed: str, code: str | None):
    assert country_code(typed) == code


@pytest.mark.parametrize(
    ("code", "typed", "near"),
    [("facts.not_a_country", "value", "Belgique"), ("contract.country_unknown", "text", "Belgique"),
     ("facts.not_a_province", "value", "")],
)  # fmt: skip
def test_a_place_is_asked_back_from_among_places_of_its_kind(code: str, typed: str, near: str):
    asked = did_you_mean(words_for("fr"), UsageError(code, **{typed: "Belgiqe"}))
    assert near in asked
    assert bool(asked) is bool(near)


def test_only_what_is_typed_for_a_day_is_taken_for_one():
    typed = ["born_on=1/2/2000", " first = 3/4/2000 ", "last=5/6/2000", "y.last=x"]
    assert assignments.days_typed(typed) == ["1/2/2000", "3/4/2000", "5/6/2000"]
    assert assignments.days_typed(["name=7/8/2000", "firstly=1/1/2000", "taken_on= 2/2/2000"]) == ["2/2/2000"]


@pytest.mark.parametrize(
    ("table", "typed"),
    [("persons", "id=x"), ("persons", "role=spouse"), ("stays", "id=x"), ("contracts", "id=x"), ("stays", "nothing=x"),
     ("stays", "country")],
)  # fmt: skip
def test_what_the_store_names_is_not_typed(table: str, typed: str):
    with pytest.raises(UsageError, match=r"set\.refused"):
        records.fields_typed(table, [typed], Facts())


def test_whose_a_contract_is_may_be_typed_where_the_record_is_and_not_where_the_verb_says_it():
    assert records.fields_typed("contracts", ["person=spouse"], Facts())["person"] == "spouse"
    with pytest.raises(UsageError, match=r"set\.refused"):
        assignments.contract_fields(["person=spouse"])
    given = assignments.contract_fields(
        ["hours_per_week=37,5 ", "school_share_percent=12,5\u00a0%", "employer= A "]
    )
    assert given == {"hours_per_week": "37.5", "school_share_percent": "12.5", "employer": "A"}


def test_a_record_is_found_by_its_id_and_of_several_by_its_table():
    facts = Facts(
        persons=(Person(id="principal", role="principal"),),
        stays=(Stay(id="x", country="FR", first=date(2000, 1, 1)),),
        contracts=(
            Contract(id="x", employer="A", noc="1", country="FR", first=date(2000, 1, 1), hours_per_week="1"),
        ),
    )
    many = {
        name: (Of(id="x"),) for name in ("accounts", "credentials", "stays", "tests", "contracts", "studies")
    }
    case = Case(id="", name="", facts=facts)
    assert records.find_record(case, "stays/x") == ("stays", facts.stays[0])
    assert records.find_record(case, "principal") == ("persons", facts.persons[0])
    with pytest.raises(UsageError) as several:
        records.find_record(Of(facts=Of(**dict.fromkeys(TABLES, ()) | many)), "x")  # type: ignore[arg-type]
    assert several.value.values["tables"] == sorted(many)
    with pytest.raises(NotFoundError):
        records.find_record(case, "y")


@pytest.mark.parametrize(
    ("codes", "severity", "answer"),
    [((), "note", 0), (("a",), "note", 0), (("a",), "warning", 1), (("a", "store.can_restore"), "note", 4),
     (("store.no_way_back",), "blocker", 4)],
)  # fmt: skip
def test_how_a_case_that_was_verified_ends(codes: tuple[str, ...], severity: str, answer: int):
    assert doctor._code(tuple(finding(code, severity) for code in codes)) == answer


@pytest.mark.parametrize("severity", ["blocker", "warning"])
@pytest.mark.parametrize("counts", [True, False])
@pytest.mark.parametrize("status", ["ready", "explained", "not_applicable", "missing", "to_fix", "requested"])
def test_a_line_is_open_while_it_blocks_and_nothing_settles_it(status: str, counts: bool, severity: str):
    line: Any = Of(status=status, counts=counts, item=Of(severity=severity))
    is_open = status in {"missing", "to_fix", "requested"} and counts and severity == "blocker"
    assert checklist.open_lines(Of(lines=[line])) == ([line] if is_open else [])  # type: ignore[arg-type]


@pytest.mark.parametrize("dry_run", [True, False])
@pytest.mark.parametrize("standing", ["sure", "perhaps", "several", "none", "held", "unreadable"])
def test_what_to_do_next_with_files_that_were_not_attached(
    session: Session, standing: str, dry_run: bool, capsys: pytest.CaptureFixture[str]
):
    sorting.tell_sorted(session, [Of(standing=standing, path="/a")], 0, [], [], dry_run=dry_run)  # type: ignore[list-item]
    said = capsys.readouterr().err
    offered, unsettled = standing in {"sure", "perhaps"}, standing in {"several", "none"}
    assert ("Nothing is attached." in said) is (offered and not dry_run)
    assert ("checklist" in said) is unsettled
    assert bool(said) is ((offered and not dry_run) or unsettled)


def test_a_line_of_the_desk_has_what_a_script_needs_and_nothing_of_how_it_is_kept():
    told = list_cases._data(Head(place="/desk/a", group="g", next_on=date(2026, 3, 1)))
    assert set(Head.__struct_fields__) - set(told) == {"earliest_on", "place"}
    assert (told["path"], told["next_on"], told["damage"], told["seen_on"]) == (
        str(Path("/desk/a")), "2026-03-01", None, None,
    )  # fmt: skip
    damaged = Head(place="/desk/a", damage=NotFoundError("case.no_such_record", id="x"))
    assert list_cases._data(damaged)["damage"] == "case.no_such_record"


@pytest.mark.parametrize(
    ("metavar", "is_place"),
    [("FILE", True), ("FILE.zip", True), ("DIR", True), ("FILE|CASE", False), ("FILE=LINE", False), ("CASE", False),
     (None, False)],
)  # fmt: skip
def test_what_names_a_file_or_a_folder(metavar: str | None, is_place: bool):
    assert Arg(["x"], metavar=metavar)._names_a_place() is is_place


def test_what_was_wrong_already_is_told_and_refused_no_more(
    session: Session, monkeypatch: pytest.MonkeyPatch
):
    told: list[Finding] = []
    monkeypatch.setattr(session, "warn", told.append)
    session.desk = Of(rulebook=None)  # type: ignore[assignment]
    monkeypatch.setattr(
        "casefile.rules.hours.work.contract_faults", lambda contract, rulebook: contract.faults
    )

    def contract(*faults: Finding, employer: str = "A") -> Any:
        return Of(faults=faults, employer=employer)

    def refused(now: Any, before: Any = None) -> list[Any]:
        told.clear()
        try:
            contracts.accept(session, now, before)
        except UsageError as error:
            return [error.code, error.values["count"], *(each.code for each in error.problems)]
        assert told == list(now.faults)
        return []

    many = finding("hours", "blocker", employer="A", hours="200", first_on=date(2000, 1, 1))
    renamed = finding("hours", "blocker", employer="B", hours="200", first_on=date(2001, 1, 1))
    more = finding("hours", "blocker", employer="A", hours="300", first_on=date(2000, 1, 1))
    days = finding("days", "blocker", employer="A", first_on=date(2000, 1, 1), last_on=date(1999, 1, 1))
    others = finding("days", "blocker", employer="A", first_on=date(2001, 1, 1), last_on=date(1999, 1, 1))
    assert refused(contract(many, finding("doubt", "warning"))) == ["contract.refused", 1, "hours"]
    assert refused(contract(finding("doubt", "warning"))) == []
    assert refused(contract(renamed), contract(many)) == []
    assert refused(contract(more), contract(many)) == ["contract.refused", 1, "hours"]
    assert refused(contract(days), contract(days)) == []
    assert refused(contract(others), contract(days)) == ["contract.refused", 1, "days"]
    assert refused(contract(employer="")) == ["contract.refused", 1, "contract.employer_missing"]
    assert refused(contract(employer=""), contract()) == ["contract.refused", 1, "contract.employer_missing"]
    assert refused(contract(employer=""), contract(employer="")) == []


def test_the_ways_a_stage_ends_are_named_in_order(session: Session, monkeypatch: pytest.MonkeyPatch):
    told: list[Finding] = []
    monkeypatch.setattr(session, "warn", told.append)
    ways = [
        Of(outcome=each, to="") for each in ("withdrawn", "declined", "", "expired", "approved", "completed")
    ]
    seen: Any = Of(stages=[Of(stage=Of(id="invitation", transitions=ways, label="the invitation"))])
    monkeypatch.setattr(stage, "_onward", lambda of, to: bool(to))
    stage._warn_of_ending(session, seen, "invitation", "expired")
    assert told == []
    stage._warn_of_ending(session, seen, "invitation", "not_needed")
    assert [each.values["endings"] for each in told] == [
        ["approved", "completed", "declined", "expired", "withdrawn"]
    ]


@pytest.mark.parametrize(("said", "kept"), [(4095, 4096), (4096, 1)])
def test_of_the_sentences_said_some_thousands_are_kept_in_mind(said: int, kept: int):
    words = words_for("en")
    own = Words("en", words._catalogue)
    own._said_before.update({("x", str(each)): "" for each in range(said)})
    assert own.sentence("set.needs_value", {"key": "a"}) == words.sentence("set.needs_value", {"key": "a"})
    assert len(own._said_before) == kept


@pytest.mark.parametrize(
    ("at", "place"),
    [({"at_key": "k"}, "set.at"), ({"at_key": "k", "at_line": 3}, "set.at"), ({"at_column": "noc"}, ""), ({}, ""),
     ({"at_line": 3, "at_column": "noc", "origin": "f"}, "contract.at"), ({"at_line": 3}, "contract.at_line"),
     ({"at_line": 3, "at_column": ""}, "contract.at_line"), ({"at_line": 3, "origin": "f.toml"}, "facts.at")],
)  # fmt: skip
def test_a_fault_is_said_after_its_place(at: dict[str, Any], place: str):
    fault = {"key": "born_on", "value": "x"}
    alone, told = (words_for("en").sentence("facts.not_a_number", {**fault, **more}) for more in ({}, at))
    assert _place(at) == place
    assert told.endswith(alone)
    assert (told != alone) is bool(place)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("verb", [("list",), ("sort",), ("fit",), ("work", "add"), ("stage",)])
def test_a_page_of_help_explains_every_option_and_argument(
    casefile: Casefile, verb: tuple[str, ...], lang: Any
):
    told = " ".join(casefile(*verb, "--help", "--lang", lang).out.split())
    command = command_of(verb[0])
    for each in verb[1:]:
        command = command.commands[each]
    for param in command.params:
        assert param.opts[0] in told or isinstance(param, Arg)
        if param.help:
            assert " ".join(words_for(lang)(param.help).split()) in told.replace("- ", "-"), param.name


def test_a_parameter_is_named_between_the_quotation_marks_of_the_language(session: Session):
    option = next(each for each in list_cases.command.params if each.name == "due_by")
    assert option.get_error_hint(None) == "“--due-by”"
    french = click.Context(list_cases.command, obj=Session(["--lang", "fr"]))
    assert option.get_error_hint(french) == words_for("fr")("“{name}”", name="--due-by")
    assert Arg(["case"], metavar="CASE", required=False).get_error_hint(None) == "“CASE”"


TEST_AHEAD = finding("conflict.still_to_come", variant="tests", day_on=date(2026, 5, 1))


@pytest.mark.parametrize(
    ("found", "said", "doubt", "is_warned"),
    [(finding("conflict.x"), (), None, True), (finding("conflict.x"), ("conflict.x",), None, False),
     (TEST_AHEAD, (), None, True), (TEST_AHEAD, (), finding("language.test_ahead", taken_on=date(2026, 5, 1)), False),
     (TEST_AHEAD, (), finding("language.test_ahead", taken_on=date(2026, 5, 2)), True),
     (TEST_AHEAD, (), finding("language.other", taken_on=date(2026, 5, 1)), True),
     (finding("conflict.still_to_come", variant="stays", day_on=date(2026, 5, 1)), (),
      finding("language.test_ahead", taken_on=date(2026, 5, 1)), True)],
)  # fmt: skip
@pytest.mark.parametrize("as_json", [True, False])
def test_what_a_change_answers(
    session: Session, found: Finding, said: tuple[str, ...], doubt: Finding | None, is_warned: bool, as_json: bool,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
):  # fmt: skip
    warned: list[Finding] = []
    monkeypatch.setattr(session, "warn", warned.append)
    monkeypatch.setattr(report, "event_sentence", lambda _, event: event["told"])
    session.as_json, session.generation, session.before = as_json, 3, Case(id="", name="")
    session.desk = Of(new_conflicts=lambda *_: [found])  # type: ignore[assignment]
    case: Any = Of(id="i", generation=4, journal=({"told": "old"}, {"told": "Done."}))
    report.done(session, case, {"more": 1}, said, [doubt] if doubt else [])
    assert warned == ([found] if is_warned else [])
    answer = capsys.readouterr()
    if as_json:
        data = json.loads(answer.out)["data"]
        assert (data, answer.err) == (
            {"case": "i", "generation": 4, "event": {"told": "Done."}, "more": 1},
            "",
        )
    else:
        assert (answer.out, answer.err) == ("", "Done.\n")
    warned.clear()
    session.generation = 4
    report.done(session, case)
    answer = capsys.readouterr()
    assert warned == []
    assert (
        (json.loads(answer.out)["data"]["event"] is None)
        if as_json
        else answer.err.startswith("Nothing changed")
    )


@pytest.mark.parametrize(
    ("ended", "outcome", "still"),
    [("", "declined", True), ("", "completed", True), ("approved", "completed", True), ("approved", "refused", False),
     ("refused", "completed", False), ("completed", "completed", False)],
)  # fmt: skip
def test_an_entry_that_ended_ends_no_second_time_but_by_landing(ended: str, outcome: str, still: bool):
    assert stage._still_open(ended, outcome) is still


@pytest.mark.parametrize(
    ("has_screens", "can_show", "code"), [(True, True, 7), (True, False, 2), (False, True, 2)]
)
def test_screens_open_where_there_are_some_and_a_terminal_to_show_them(
    has_screens: bool, can_show: bool, code: int, anna: Path, monkeypatch: pytest.MonkeyPatch
):
    shown: list[Any] = []

    def screens(_desk: Any, path: Path | None, lang: Any) -> int:
        shown.append((path, lang))
        return 7

    monkeypatch.setattr("casefile.cli.verbs.open.can_show_screens", lambda: can_show)
    assert run(["open", "Anna", "--lang", "fr"], screens if has_screens else None) == code
    assert shown == ([(anna, "fr")] if code == 7 else [])


def test_rules_are_listed_by_how_weak_and_how_old_their_sources_are(
    session: Session, monkeypatch: Any, capsys: Any
):
    def rule(id: str, checked_on: date, confidence: str) -> Any:
        source = Of(copy=id == "copy", confidence=confidence)
        return Of(id=id, checked_on=checked_on, values=(Of(source=source),))

    day = date(2026, 3, 1)
    known = [rule("sure", day, "high"), rule("copy", day - timedelta(days=30), "high"),
             rule("low", day - timedelta(days=31), "low")]  # fmt: skip
    session.desk = Of(  # type: ignore[assignment]
        today=lambda: day, rulebook=Of(parameters=Of(by_id={each.id: each for each in known}))
    )
    monkeypatch.setattr(rules, "_tell", lambda session, each: session.put(each.id))

    def listed(*typed: str) -> list[str]:
        rules.command.main(list(typed), standalone_mode=False, obj=session)
        answer = capsys.readouterr()
        assert ("No rule is of that kind." in answer.err) is not bool(answer.out)
        return answer.out.split()

    assert listed() == ["sure", "copy", "low"]
    assert listed("--weak") == ["copy", "low"]
    assert listed("--unchecked", "30") == ["low"]
    assert listed("--unchecked", "29", "--weak") == ["copy", "low"]
    assert listed("--unchecked", "31") == []


@pytest.mark.parametrize(("verdict", "of_case"), [("unchecked", False), ("ready", True), (None, False)])
def test_what_only_the_case_can_tell_stands_in_the_report_of_a_file(verdict: str | None, of_case: bool):
    report = Report(look=Of(name="a"), findings=(), verdict="blocked")  # type: ignore[arg-type]
    filed = Of(verdict=verdict, findings=(finding("document.twin"),)) if verdict else None
    told = check._with_case_findings(report, filed)
    assert (told.verdict, len(told.findings)) == (("ready", 1) if of_case else ("blocked", 0))


@pytest.mark.parametrize(("exclusions", "unknown", "said"), [(0, 0, 1), (2, 0, 2), (0, 3, 2), (1, 1, 3)])
def test_what_an_import_of_titles_says(
    session: Session, exclusions: int, unknown: int, said: int, capsys: Any
):
    texts = Of(titles=("a",), exclusions=("x",) * exclusions, unknown=unknown)
    session.desk = Of(import_titles=lambda file: texts if file == "f.csv" else None)  # type: ignore[assignment]
    occupations.command.main(["import", "f.csv"], standalone_mode=False, obj=session)
    answer = capsys.readouterr()
    assert (answer.out, len(answer.err.splitlines())) == ("", said)
    assert ("exclusion" in answer.err, "does not know" in answer.err) == (exclusions > 0, unknown > 0)


@pytest.mark.parametrize("new", [("--anew",), ("--dir", "x")])
@pytest.mark.parametrize("here", [("--into", "Anna"), ("--take", "1")])
def test_a_copy_goes_to_a_new_case_or_into_one_that_is_there(
    casefile: Casefile, new: tuple[str, ...], here: tuple[str, ...]
):
    answer = casefile("import", "missing.zip", *new, *here, "--json")
    assert answer.code == 2
    assert [each["code"] for each in answer.envelope["errors"]] == ["case.new_or_here"]
