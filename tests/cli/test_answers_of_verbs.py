"""How a verb ends and what a script is given, whatever the rooms below it answer: they are stood in for here."""

import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace as Of
from typing import Any

import click
import pytest

from casefile.cases.model import Case
from casefile.cli import assignments, sorting
from casefile.cli.session import Session
from casefile.cli.verb import DAY, MOMENT
from casefile.cli.verbs import bulk, demo, export, hours, import_case, list_cases, points, print_case
from casefile.errors import UsageError
from casefile.rules.deadlines.model import sentence_code
from casefile.rules.findings import Finding, Label
from casefile.services.store.listing import Head


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Session:
    made = Session(["--lang", "en"])
    monkeypatch.setattr(made, "case", lambda ref: (Path("/desk") / ref, Case(id="", name=ref)))
    return made


@pytest.mark.parametrize("kind", [DAY, MOMENT])
def test_what_is_no_day_is_said_in_a_sentence_and_without_a_run_by_its_code(session: Session, kind: Any):
    context = click.Context(click.Command("x"), obj=session)
    for typed in ("nonsense", "0999-01-01T00:00:00Z" if kind is MOMENT else "0999-01-01"):
        with pytest.raises(click.BadParameter) as said:
            kind.convert(typed, None, context)
        with pytest.raises(click.BadParameter) as bare:
            kind.convert(typed, None, None)
        assert said.value.message != bare.value.message
        assert said.value.message.endswith((".", "?"))
    assert DAY.convert(date(2026, 3, 1), None, None) == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("verdicts", "chosen", "code"),
    [({"fsw": "met", "cec": "not_met"}, "fsw", 0), ({"fsw": "met_if", "cec": "not_met"}, "fsw", 0),
     ({"fsw": "not_met", "cec": "met"}, "fsw", 1), ({"fsw": "not_met", "cec": "met_if"}, None, 0),
     ({"fsw": "not_met", "cec": "unknown"}, None, 1), ({}, None, 1)],
)  # fmt: skip
def test_hours_that_are_enough_end_with_nought(
    session: Session, verdicts: dict[str, str], chosen: str | None, code: int, monkeypatch: Any, capsys: Any
):
    report = Of(on=date(2026, 3, 1), programmes={name: Of(verdict=each) for name, each in verdicts.items()})
    session.desk = Of(hours_of_case=lambda *_, **__: report)  # type: ignore[assignment]
    session.as_json = True
    case = Of(facts=Of(programme=chosen or "undecided"))
    monkeypatch.setattr(hours, "_is_table", lambda *_: False)
    monkeypatch.setattr(hours, "_case", lambda *_: (case, None))
    monkeypatch.setattr(hours, "_as_if", lambda case, _: case)
    monkeypatch.setattr(hours, "_payload", lambda *_: {"told": True})
    assert hours.command.main(["Anna"], standalone_mode=False, obj=session) == code
    assert json.loads(capsys.readouterr().out)["data"] == {"told": True}


@pytest.mark.parametrize(
    "note", ["", "store.document_gone", "store.document_changed", "store.export_skipped", "store.x"]
)
@pytest.mark.parametrize("as_json", [True, False])
def test_an_export_that_lacks_a_paper_ends_with_one(
    session: Session, note: str, as_json: bool, monkeypatch: Any, capsys: Any
):
    warned: list[Finding] = []
    monkeypatch.setattr(session, "warn", warned.append)
    notes = [Finding(code=note, severity="warning", values={})] if note else []
    done = Of(path=Path("/a.zip"), files=3, size_bytes=9, notes=notes)
    asked: dict[str, Any] = {}

    def write(_path: Path, _target: Path, **told: Any) -> Any:
        asked.update(told)
        return done

    session.desk = Of(check_export=lambda *_, **__: None, export=write)  # type: ignore[assignment]
    session.as_json = as_json
    code = export.command.main(["Anna", "/a.zip", "--share"], standalone_mode=False, obj=session)
    lacks = note not in {"", "store.x"}
    assert (code, warned, asked["earlier"], asked["passphrase"]) == (int(lacks), notes, False, None)
    answer = capsys.readouterr()
    if as_json:
        assert json.loads(answer.out)["data"] == {"path": str(Path("/a.zip")), "files": 3, "bytes": 9}
        assert answer.err == ""
    else:
        assert answer.out.strip() == str(Path("/a.zip"))
        assert ("without the papers named above" in answer.err) is lacks
        assert "Nothing in it is encrypted" in answer.err


@pytest.mark.parametrize(
    ("take", "agrees", "can_ask", "taken", "code"),
    [("2", False, False, [2], 0), ("all", False, False, [1, 2], 0), ("3,1", False, False, [1, 3], 0),
     (None, False, False, [], 1), (None, True, True, [1, 2, 3], 0), (None, False, True, [], 1)],
)  # fmt: skip
@pytest.mark.parametrize("as_json", [True, False])
def test_what_is_taken_over_of_another_copy(
    session: Session, take: str | None, agrees: bool, can_ask: bool, taken: list[int], code: int, as_json: bool,
    monkeypatch: Any, capsys: Any,
):  # fmt: skip
    found = [Of(number=each, conflict=each == 3) for each in (1, 2, 3)]
    over: list[Any] = []
    session.desk = Of(  # type: ignore[assignment]
        offers=lambda *_: found,
        offer_names=lambda *_: None,
        take_over=lambda _path, _other, each: over.extend(each),
    )
    session.as_json = as_json
    monkeypatch.setattr(import_case, "can_ask", lambda _: can_ask)
    monkeypatch.setattr(import_case, "agreed", lambda *_: agrees)
    monkeypatch.setattr(import_case, "offer_line", lambda _words, offer, _names: f"offer {offer.number}")
    monkeypatch.setattr(import_case, "_data", lambda _session, offer, _names: offer.number)
    assert import_case._join(session, Path("/desk/Anna"), Of(), take) == code  # type: ignore[arg-type]
    assert [each.number for each in over] == taken
    answer = capsys.readouterr()
    if as_json:
        data = json.loads(answer.out)["data"]
        assert (data["taken"], data["differences"]) == (taken, [1, 2, 3])
        assert answer.err == ""
    else:
        assert answer.out.split("\n")[:3] == ["  1  offer 1", "  2  offer 2", "  3  offer 3"]
        listed_only = take is None and not can_ask
        assert ("--take" in answer.err) is listed_only


@pytest.mark.parametrize("standing", ["sure", "perhaps", "several", "none", "held"])
@pytest.mark.parametrize("line", ["a/passport", ""])
def test_a_file_of_a_folder_is_told_with_the_lines_it_may_be_for(
    session: Session, standing: Any, line: str, monkeypatch: Any, capsys: Any
):
    monkeypatch.setattr(sorting, "line_name", lambda _session, _seen, key: key.upper())
    session.desk = Of(reads_pictures=lambda: True)  # type: ignore[assignment]
    look = Of(sha256="s", size_bytes=1, kind="pdf", name="a.pdf")
    offer: Any = Of(
        path="/a.pdf",
        name="a.pdf",
        standing=standing,
        line=line,
        reasons=(),
        others=("b/photo",),
        look=look,
        unread=True,
    )
    sorting.tell_offers(session, Of(), [offer, offer], 1)  # type: ignore[arg-type]
    answer = capsys.readouterr()
    assert ("B/PHOTO  [b/photo]" in answer.out) is (standing == "several")
    assert ("A/PASSPORT" in answer.out) is bool(line)
    assert "1 link to a file elsewhere" in answer.out
    assert "2 files are pictures" in answer.err
    session.desk = Of(reads_pictures=lambda: False)  # type: ignore[assignment]
    sorting.tell_offers(session, Of(), [offer], 0)  # type: ignore[arg-type]
    answer = capsys.readouterr()
    assert ("link" in answer.out, answer.err) == (False, "")
    assert sorting._data(session, offer, attached=False)["line"] == (line or None)


@pytest.mark.parametrize(
    ("on", "latest"), [(date(2025, 1, 1), date(2026, 3, 1)), (date(2027, 1, 1), date(2027, 1, 1))]
)
def test_what_is_supposed_is_held_against_the_later_of_two_days(
    session: Session, on: date, latest: date, monkeypatch: Any
):
    asked: list[Any] = []

    def change_of(case: Case, typed: Any, programmes: Any, day: date, tests: Any) -> Any:
        asked.append((list(typed), programmes, day, tests))
        return Of(apply=lambda _: case)

    monkeypatch.setattr("casefile.cli.assignments.change_of", change_of)
    monkeypatch.setattr("casefile.cases.what_if.what_if", lambda facts, *_: facts)
    session.desk = Of(  # type: ignore[assignment]
        at_least_today=lambda: date(2026, 3, 1), programmes=Of(ids=("fsw",)), rulebook=Of(tests="tests")
    )
    case = Case(id="", name="Anna")
    assert points._supposed(session, case, ["age=30", "marital_status=single"], on) == case
    assert asked == [(["marital_status=single"], ("fsw",), latest, "tests")]
    assert points._supposed(session, case, ["age=30"], on) == case
    assert len(asked) == 1
    for wrong in ("age", "=30", " =30"):
        with pytest.raises(UsageError, match=r"set\.not_an_assignment"):
            points._supposed(session, case, [wrong], on)


@pytest.mark.parametrize(
    ("today", "verdict", "is_told"),
    [(date(2026, 3, 1), "met", True), (date(2025, 1, 1), "met", False), (date(2026, 3, 1), None, False)],
)
def test_the_example_answers_for_today_too_where_today_is_another_day(
    session: Session, today: date, verdict: str | None, is_told: bool, capsys: Any
):
    answer = Of(verdict=verdict, deciding=1600) if verdict else None
    session.desk = Of(  # type: ignore[assignment]
        today=lambda: today, assess=lambda case, on, today: Of(programme_hours=answer)
    )
    seen: Any = Of(programme_hours=Of(), on=date(2025, 1, 1), case=None)
    demo._tell_today(session, seen)
    assert ("made today" in " ".join(capsys.readouterr().out.split())) is is_told
    demo._tell_today(session, Of(programme_hours=None, on=date(2025, 1, 1)))  # type: ignore[arg-type]
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("what", ["points", "checklist"])
@pytest.mark.parametrize("share_safe", [True, False])
def test_pages_of_many_cases_show_the_points_only_as_they_may_be_shown(
    session: Session, what: str, share_safe: bool, monkeypatch: Any
):
    printed: list[Any] = []

    def page(folder: Path, seen: Any, *more: Any, replace: bool) -> Any:
        printed.append((folder, seen, more[0], more[1], more[4], more[5], replace))
        return Of(path=more[4])

    head = Head(place="/desk/Anna", name="Anna", lang="en")
    session.desk = Of(  # type: ignore[assignment]
        assess=lambda case, folder: "seen", points_to_show=lambda seen: f"points of {seen}", print=page
    )
    session.share_safe = share_safe
    monkeypatch.setattr(session, "shown", lambda case: case)
    monkeypatch.setattr(bulk, "_opened", lambda *_: Case(id="", name="Anna"))
    monkeypatch.setattr(
        bulk, "_each", lambda _session, _place, _told, name, one: one(head, Path("/o") / name(head))
    )
    more = ["--share-safe"] if share_safe else ["--replace"]
    made = bulk.print_.main(["/o", what, "--format", "txt", *more], standalone_mode=False, obj=session)
    assert made.name.startswith("Anna - ")
    assert made.suffix == ".txt"
    expected = "points of seen" if share_safe and what == "points" else None
    assert printed == [(Path("/desk/Anna"), "seen", what, "txt", made, expected, not share_safe)]


@pytest.mark.parametrize("what", ["points", "checklist"])
@pytest.mark.parametrize("share_safe", [True, False])
@pytest.mark.parametrize("paper", [None, "letter"])
@pytest.mark.parametrize("to", [None, "/o/page.TXT"])
def test_a_page_of_one_case_is_named_and_shows_the_points_as_it_may(
    session: Session, what: str, share_safe: bool, paper: str | None, to: str | None, capsys: Any
):
    printed: list[Any] = []

    def page(folder: Path, seen: Any, *more: Any, replace: bool) -> Any:
        printed.append((what, more[1], more[3], more[4], more[5], replace))
        return Of(path=more[4] or folder / "exports" / "page.pdf", notes=[])

    session.desk = Of(  # type: ignore[assignment]
        assess=lambda case, on, folder: "seen", points_to_show=lambda seen: f"points of {seen}", print=page
    )
    session.share_safe = share_safe
    more = [
        *(["--share-safe"] * share_safe),
        *(["--paper", paper] if paper else []),
        *(["-o", to] if to else []),
    ]
    print_case.command.main(["Anna", what, *more], standalone_mode=False, obj=session)
    shown = "points of seen" if share_safe and what == "points" else None
    ending, place = ("txt", Path(to)) if to else ("pdf", None)
    assert printed == [(what, ending, paper or Case(id="", name="").paper, place, shown, False)]
    inside = Path("exports") / "page.pdf"
    expected = place or (inside if share_safe else Path("/desk/Anna") / inside)
    assert capsys.readouterr().out.strip() == str(expected)


def test_a_case_is_a_row_of_a_table_with_its_next_date(session: Session):
    session.desk = Of(programmes=Of(short=lambda name: Label(en=name.upper(), fr="")))  # type: ignore[assignment]
    head = Head(
        place="/desk/2026/Anna", group="2026", name="Anna", programme="fsw", tags=("a", "b"), ready=2, total=5,
        problems=1, stage="upload", next_on=date(2026, 3, 1), next_code="deadline.newer", client_reference="R",
        responsible="Jo", kept_until_on=date(2030, 1, 1),
    )  # fmt: skip
    told = list_cases._cells(session, head)
    assert told[:8] == ("Anna", head.inside, "R", "Jo", "a, b", told[5], "FSW", "upload")
    assert told[8:] == (date(2026, 3, 1), sentence_code("deadline.newer"), 2, 5, 1, date(2030, 1, 1), "")
    nothing = list_cases._cells(session, Head(place="/desk/Bob", name="Bob", unread=2))
    assert (nothing[7:10], bool(nothing[-1])) == (("", None, ""), True)
    assert len(told) == len(nothing) == len(list_cases._COLUMNS)


@pytest.mark.parametrize("has_programme", [True, False])
@pytest.mark.parametrize("has_points", [True, False])
def test_the_example_tells_its_points_where_they_are_known(
    session: Session, has_programme: bool, has_points: bool, monkeypatch: Any, capsys: Any
):
    for name in ("programme_text", "crs_text", "selection_text"):
        monkeypatch.setattr(f"casefile.i18n.points.{name}", lambda *_, name=name: name)
    monkeypatch.setattr("casefile.cases.eligible.lacking", lambda _: ())
    answer = Of(report=Of(crs=None, fsw67=None)) if has_points else None
    session.desk = Of(points_if_known=lambda _: answer)  # type: ignore[assignment]
    demo._tell_points(session, Of(own_eligibility=Of() if has_programme else None))  # type: ignore[arg-type]
    told = ["programme_text", "Ranking points (CRS): crs_text", "67 points: selection_text"]
    assert capsys.readouterr().out.splitlines() == (told if has_programme and has_points else [])


def test_a_word_of_a_table_is_read_as_its_choice_where_it_has_some(monkeypatch: Any):
    monkeypatch.setattr(assignments, "choice_meant", lambda table, name, text: {"a": "b"}.get(text))
    read = [
        assignments.read_value("title", str, text, table) for text in ("a", "c") for table in ("stays", "")
    ]
    assert read == ["b", "a", "c", "c"]
