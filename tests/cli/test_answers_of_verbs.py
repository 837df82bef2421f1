"""How a verb ends and what a script is given, whatever the rooms below it answer: they are stood in for here."""

import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace as Of
from typing import Any

import click
import pytest

from casefile.cases.model import Case
from casefile.cli import sorting
from casefile.cli.session import Session
from casefile.cli.verb import DAY, MOMENT
from casefile.cli.verbs import export, hours, import_case
from casefile.rules.findings import Finding


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
