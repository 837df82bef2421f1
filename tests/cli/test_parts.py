"""The parts of the command line by themselves, at their edges: what each says, where, and how it ends."""

import errno
import io
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace as Of
from typing import Any

import click
import pytest

from casefile.cli import completion, failures, scans, spoken
from casefile.cli.offers import offer_numbers, wanted_offers
from casefile.cli.output import one_line
from casefile.cli.session import Session
from casefile.cli.verbs import demo, fit, list_cases, rules_diff, serve, sort, work
from casefile.errors import CasefileError, UsageError
from casefile.rules.findings import Label
from casefile.services.store.listing import Head
from tests.cli.conftest import Casefile


@pytest.fixture
def session() -> Session:
    return Session(["--lang", "en"])


@pytest.mark.parametrize(
    ("told", "columns", "most", "width"),
    [("120", 90, 80, 78), ("60", 90, 80, 58), ("52", 90, 80, 50), ("20", 90, 80, 50), ("0", 70, 80, 68),
     ("wide", 70, 80, 68), ("", 0, 80, 78), ("", None, 80, 78), ("", 95, 100, 93), ("", None, 100, 78)],
)  # fmt: skip
def test_a_page_of_help_is_as_wide_as_the_terminal_within_bounds(
    told: str, columns: int | None, most: int, width: int, monkeypatch: pytest.MonkeyPatch
):
    def size(_: int) -> Any:
        if columns is None:
            raise OSError
        return Of(columns=columns)

    monkeypatch.setenv("COLUMNS", told)
    monkeypatch.setattr("os.get_terminal_size", size)
    assert spoken.Formatter(max_width=most).width == width
    assert spoken.Formatter(width=33).width == 33
    assert spoken.Formatter().width == spoken.Formatter(max_width=80).width


@pytest.mark.parametrize(
    ("ended", "code"),
    [
        (click.Abort(), 130), (KeyboardInterrupt(), 130), (SystemExit(0), 0), (SystemExit(None), 0),
        (SystemExit(1), 141), (BrokenPipeError(), 141), (UsageError("fit.where"), 2), (click.UsageError("x"), 2),
        (click.FileError("x"), 2), (ZeroDivisionError(), 70), (PermissionError(errno.EACCES, "no", "/x"), 70),
        *((OSError(number, "no"), 4) for number in (errno.ENOSPC, errno.EIO, errno.EBADF, errno.EFBIG)),
        (OSError(errno.ENOENT, "no"), 70), (OSError(errno.ENOSPC, "no", "/x"), 70),
        (OSError(errno.ENAMETOOLONG, "no", "/" + "x" * 300), 2),
    ],
    ids=repr,
)  # fmt: skip
def test_how_a_command_ends(session: Session, ended: BaseException, code: int, monkeypatch: Any):
    monkeypatch.setattr(failures, "give_up_stdout", lambda: given_up.append(True))
    given_up: list[bool] = []
    with failures.told(session) as outcome:
        assert outcome.code == 0
        raise ended
    assert outcome.code == code
    lost = isinstance(ended, OSError) and code == 4
    assert bool(given_up) is (code == 141 or lost)


@pytest.mark.parametrize(
    ("take", "numbers"),
    [("all", None), (" TOUT ", None), ("1", [1]), ("8,1;3", [8, 1, 3]), (" 2 , ", [2]), ("123456789", [123456789]),
     ("1234567890", "case.no_take"), ("", "case.no_take"), (",", "case.no_take"), ("x", "case.no_take"),
     ("1,x", "case.no_take"), ("-1", "case.no_take"), ("²", "case.no_take"), ("٣", "case.no_take")],
)  # fmt: skip
def test_what_take_names(take: str, numbers: Any):
    if isinstance(numbers, str):
        with pytest.raises(UsageError) as refused:
            offer_numbers(take)
        assert refused.value.code == numbers
    else:
        assert offer_numbers(take) == numbers


def test_what_is_taken_stays_in_order_and_no_conflict_goes_unnamed():
    found: Any = [Of(number=number, conflict=number == 2) for number in range(1, 11)]
    assert [each.number for each in wanted_offers(found, "8,10,1,8,2")] == [1, 2, 8, 10]
    assert [each.number for each in wanted_offers(found, "all")] == [1, 3, 4, 5, 6, 7, 8, 9, 10]
    for outside in ("0", "11", "1,11"):
        with pytest.raises(UsageError) as refused:
            wanted_offers(found, outside)
        assert (refused.value.code, refused.value.values["most_code"]) == ("case.no_offer", 10)


@pytest.mark.parametrize(
    ("typed", "pages"),
    [(None, ()), ("1", (1,)), ("3, 1,5-7", (3, 1, 5, 6, 7)), ("7-5,2", (7, 6, 5, 2)), ("4-4", (4,)),
     ("1-5000", tuple(range(1, 5001))), ("5000-1", tuple(range(5000, 0, -1))), ("1-5001", None),
     ("1-5000,1", None), ("", None), ("1,", None), ("x", None), ("1-", None), ("1234567", None)],
)  # fmt: skip
def test_pages_are_taken_in_the_order_typed(typed: str | None, pages: tuple[int, ...] | None):
    if pages is None:
        with pytest.raises(UsageError, match=r"fit\.not_a_page_list"):
            fit._pages(typed)
    else:
        assert fit._pages(typed) == pages


def test_turns_and_the_file_to_write_are_read_as_typed(tmp_path: Path):
    assert fit._turns(("3=90", " 1 = 270", "2=0")) == ((3, 90), (1, 270), (2, 0))
    for wrong in ("3", "3=45", "=90", "x=90"):
        with pytest.raises(UsageError, match=r"fit\.not_a_turn"):
            fit._turns(("1=90", wrong))
    assert fit._out(None) is None
    assert fit._out(str(tmp_path / "one.PDF")) == tmp_path / "one.PDF"
    with pytest.raises(UsageError, match=r"fit\.not_pdf"):
        fit._out(str(tmp_path / "one.txt"))
    (tmp_path / "one.pdf").mkdir()
    with pytest.raises(UsageError, match=r"file\.not_a_file"):
        fit._out(str(tmp_path / "one.pdf"))


@pytest.mark.parametrize(
    ("number", "file", "code"),
    [(errno.EADDRINUSE, None, "serve.port_taken"), (errno.EACCES, None, "serve.port_refused"),
     (errno.EPERM, None, "serve.port_refused"), (errno.EADDRNOTAVAIL, None, "serve.no_host"),
     (errno.EACCES, "/x", ""), (errno.ENOENT, "/x", "")],
)  # fmt: skip
def test_why_nothing_can_be_served_there(number: int, file: str | None, code: str):
    problem = OSError(number, "no", file)
    refused = serve._refused(problem, "cases.example", 8500)
    assert refused is problem if not code else getattr(refused, "code", None) == code
    if code:
        assert set(getattr(refused, "values", {}).values()) == {
            "cases.example" if code == "serve.no_host" else "8500"
        }


def test_what_is_served_is_this_desk_in_the_language_and_on_the_day_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    pytest.importorskip("aiohttp")
    assert {each.name: each.default for each in serve.command.params[:4]} == {
        "host": "127.0.0.1", "names": serve.command.params[1].default, "port": 8500, "sessions": 8,
    }  # fmt: skip
    session = Session(["--lang", "en"])
    session.desk = Of(home=tmp_path / "desk" / ".." / "desk")  # type: ignore[assignment]
    served = serve._served(session, 3)
    assert served.command == [sys.executable, "-P", "-m", "casefile", "--lang", "en", "open"]
    assert (served.most, served.lang) == (3, "en")
    assert served.settings["CASEFILE_HOME"] == str((tmp_path / "desk").resolve())
    session.today, session.lang_told = date(2026, 3, 1), None
    assert serve._served(session, 3).command[4:] == ["--today", "2026-03-01", "open"]
    assert served.received(["a", "b"], []) == "2 files received: a, b"
    both, refused = served.received(["a"], ["big"]), served.received([], [""])
    assert both.startswith("1 file received: a big is too large")
    assert refused.startswith("? is too large")


@pytest.mark.parametrize(
    ("standing", "yes", "asks", "agrees", "is_taken"),
    [("sure", True, True, False, True), ("sure", False, True, True, True), ("sure", False, True, False, False),
     ("sure", False, False, True, False), ("perhaps", True, True, True, False), ("perhaps", False, True, True, True),
     ("told", False, False, False, True), ("told", False, True, False, True), ("held", True, True, True, False),
     ("several", True, True, True, False), ("none", False, True, True, False), ("unreadable", False, True, True, False),
     ("left_out", False, True, True, False)],
)  # fmt: skip
def test_which_files_of_a_folder_are_taken(
    session: Session, standing: str, yes: bool, asks: bool, agrees: bool, is_taken: bool, monkeypatch: Any
):
    monkeypatch.setattr(sort, "can_ask", lambda _: asks)
    monkeypatch.setattr(sort, "_agreed", lambda *_: agrees)
    offer: Any = Of(standing=standing, line="KEY", path="/a.pdf")
    assert sort._taken(session, Of(), [offer], yes=yes) == ([("KEY", "/a.pdf")] if is_taken else [])  # type: ignore[arg-type]


@pytest.mark.parametrize("standing", ["sure", "perhaps", "none", "several", "held", "unreadable"])
@pytest.mark.parametrize("name", ["/s/in/a.pdf", "in/a.pdf", "a.pdf", "other.pdf"])
@pytest.mark.parametrize("line", ["KEY", ""])
def test_a_line_that_is_said_of_a_file_settles_it(standing: str, name: str, line: str, monkeypatch: Any):
    monkeypatch.setattr("casefile.cases.sorting.told_by_person", lambda offer, key: (offer, key))
    offer: Any = Of(standing=standing, path="/s/in/a.pdf", name="in/a.pdf", look=Of(name="a.pdf"))
    settled = name != "other.pdf" and standing not in {"held", "unreadable"}
    assert sort._told((offer,), {name: line}) == [(offer, line) if settled else offer]


def test_a_line_is_said_of_a_file_by_its_name_or_any_of_its_places(session: Session):
    session.desk = Of(line_of=lambda _, line: Of(key=f"principal/{line}"))  # type: ignore[assignment]
    told = ("a.pdf=photo", "in/a.pdf=", "/s/in/a.pdf=passport", "b=c.pdf=photo")
    files = ["/s/in/a.pdf", "/s/b=c.pdf"]
    assert sort._lines_told(session, Of(), Path("/s"), files, told) == {  # type: ignore[arg-type]
        "a.pdf": "principal/photo", "in/a.pdf": "", "/s/in/a.pdf": "principal/passport", "b=c.pdf": "principal/photo",
    }  # fmt: skip
    for text, code in (
        ("a.pdf", "sort.said_wrongly"),
        ("=photo", "sort.said_wrongly"),
        ("c=x", "sort.no_such_file"),
    ):
        with pytest.raises(UsageError) as refused:
            sort._lines_told(session, Of(), Path("/s"), files, (text,))  # type: ignore[arg-type]
        assert refused.value.code == code
    assert refused.value.values["known"] == ["in/a.pdf", "b=c.pdf"]


def test_a_folder_is_its_files_in_order_and_none_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    folder, link, empty = tmp_path / "scans", tmp_path / "link.pdf", tmp_path / "empty"
    (folder / "in").mkdir(parents=True)
    empty.mkdir()
    for name in ("b.pdf", "a.pdf", "in/c.pdf"):
        (folder / name).write_text(name)
    link.symlink_to(folder / "a.pdf")
    every = [str(folder / name) for name in ("a.pdf", "b.pdf", "in/c.pdf")]
    assert scans.expanded([str(folder)]) == every
    assert scans.expanded([every[1], str(folder), "scans/c.pdf"]) == [*every, "scans/c.pdf"]
    assert scans.expanded([str(link), str(folder)]) == [str(link), *every[1:]]
    assert scans.expanded(["scans/../scans/a.pdf", every[0]]) == ["scans/../scans/a.pdf"]
    nothing = [str(empty), "", "a\0b", "missing"]
    assert scans.expanded(nothing) == nothing
    for dots in (".", "..", ""):  # the folder itself, by another name
        assert scans._file_place(f"scans/in/{dots}", lambda _: "not asked") == str(
            (folder / "in" / dots).resolve()
        )
    assert scans._file_place("a.pdf", {".": "/here"}.__getitem__) == "/here/a.pdf"
    assert scans._file_place(str(link), lambda _: "not asked") == every[0]


def test_progress_is_one_line_that_goes_away(session: Session, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "60")
    for watched, as_json in ((False, False), (True, True)):
        monkeypatch.setattr(sys, "stderr", Of(isatty=lambda watched=watched: watched))
        session.as_json = as_json
        assert (
            scans.progress_line(session) is scans.cases_line(session) is scans.one_live_line(session) is None
        )
        assert list(scans.one_by_one(session, [Head(place="a")])) == [Head(place="a")]
    session.as_json = False
    err = io.StringIO()
    err.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stderr", err)

    def lines() -> list[str]:
        text = err.getvalue()
        err.seek(0)
        err.truncate()
        parts = text.split("\r")
        assert {len(each) for each in parts if each} == {79}
        return [each.strip() for each in parts if each]

    tell, of_cases = scans.progress_line(session), scans.cases_line(session)
    assert tell is not None
    assert of_cases is not None
    tell(1, 2, "a\nb")
    tell(2, 2, "c")
    assert lines() == ["1 of 2 files checked: a b", ""]
    of_cases(1, 2, "Zoé")
    of_cases(2, 2, "Zoé")
    assert lines() == ["2 of 2 cases: Zoé", ""]
    assert (
        len(list(scans.one_by_one(session, [Head(place="a", name="A"), Head(place="b", name="x" * 99)]))) == 2
    )
    told = lines()
    assert (told[0], told[1][:20], told[2]) == ("1 of 2 cases: A", "2 of 2 cases: xxxxxx", "")


@pytest.mark.parametrize(
    ("called", "full", "name", "shown"),
    [("x" * 61, "x" * 61, "x" * 61, "x" * 59 + "…"), ("x" * 60 + " [2026]", "x" * 60, "x" * 60, "x" * 60 + " [2026]"),
     ("x" * 61 + " [b]", "y", "x" * 61, "x" * 59 + "… [b]")],
)  # fmt: skip
def test_a_long_name_is_cut_but_not_the_folder_that_tells_it_apart(
    called: str, full: str, name: str, shown: str
):
    head: Any = Of(full_name=full, name=name)
    assert list_cases._cut(head, called) == shown


def test_a_name_of_sixty_letters_is_listed_whole(casefile: Casefile):
    for letters in (60, 61):
        casefile("new", "n" * letters, "--lang", "en")
    names = [line.split(" ")[0] for line in casefile("list", "--lang", "en").out.splitlines()]
    assert names == ["n" * 60, "n" * 59 + "…"]


def test_groups_are_offered_in_order_and_a_case_where_it_lies_when_its_name_is_not_enough(monkeypatch: Any):
    heads: Any = [Of(name=name, group=group, inside=f"{group}/{name}".strip("/")) for name, group in
                  (("Ann", "z"), ("Ann", "b"), ("Bob", "y"), ("Cleo", ""), ("Dan", "a"))]  # fmt: skip
    monkeypatch.setattr(completion, "_heads", lambda: heads)
    context = click.Context(click.Command("x"))

    def offered(metavar: str, start: str) -> list[tuple[str, str]]:
        return [(each.value, each.type) for each in completion.completed(metavar, start, context)]

    assert offered("GROUP", "") == [(each, "plain") for each in ("a", "b", "y", "z")]
    assert [name for name, _ in offered("CASE", "")] == ["Ann", "Bob", "Cleo", "Dan"]
    assert [name for name, _ in offered("CASE|FACTS.toml", "an")] == ["z/Ann", "b/Ann"]
    assert [name for name, _ in offered("CASE", "y/")] == ["y/Bob"]
    assert offered("CASE", "x") == offered("FILE.pdf", "x") == [("x", "file")]
    assert offered("DIR", "x") == [("x", "dir")]
    assert offered("GROUP", "x") == offered("", "x") == []


@pytest.mark.parametrize("lacking", [(), ("parameters",), ("grids",), ("lines",)])
@pytest.mark.parametrize(
    ("changed", "told"),
    [({}, ""), ({"funds_cad": (1, 2)}, "Settlement funds"), ({"fees_cad": (None, 2)}, "Fees: —"),
     ({"points": (1, None)}, "1, then —"), ({"verdicts": ("met", "not_met")}, "Hours of experience")],
)  # fmt: skip
def test_that_nothing_changed_is_said_only_when_it_is_so(
    session: Session, lacking: tuple[str, ...], changed: dict[str, Any], told: str,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
):  # fmt: skip
    monkeypatch.setattr(rules_diff, "_tell_parameters", lambda *_: None)
    monkeypatch.setattr(rules_diff, "_tell_grids", lambda *_: None)
    same = {"funds_cad": (1, 1), "fees_cad": (2, 2), "verdicts": ("met", "met"), "eligibility": (None, None),
            "points": (None, None), "parameters": (), "grids": (), "lines": ()}  # fmt: skip
    line = Of(change="added", title=Label(en="Photo", fr="Photo"))
    diff = {**same, **changed, **dict.fromkeys(lacking, (line,))}
    rules_diff._tell_case(session, Of(first=date(2025, 1, 1), last=date(2026, 1, 1), **diff))  # type: ignore[arg-type]
    answer = capsys.readouterr()
    assert ("Nothing changed" in answer.err) is not (bool(changed) or bool(lacking))
    assert told in answer.out
    assert bool(answer.out) is (bool(changed) or lacking == ("lines",))


@pytest.mark.parametrize(
    ("title", "rule"),
    [("The hours", "─" * 61), ("t" * 66, "─" * 4), ("t" * 65, "─" * 5), ("t" * 90, "─" * 4)],
)
def test_a_heading_is_ruled_to_one_width(session: Session, title: str, rule: str, capsys: Any):
    demo._heading(session, 2, title)
    assert capsys.readouterr().out == f"\n── 2. {title} {rule}\n"


def test_the_program_is_named_as_it_can_be_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    own = tmp_path / "my venv" / "casefile"
    for typed, found, told in (
        (str(own), None, f"'{own}'"), (str(own), str(own), "casefile"), (str(own), "/usr/bin/casefile", f"'{own}'"),
        ("__main__.py", None, "casefile"), ("__main__.py", str(own), "casefile"),
    ):  # fmt: skip
        monkeypatch.setattr(sys, "argv", [typed])
        monkeypatch.setattr("shutil.which", lambda _, found=found: found)
        assert demo._program() == told


@pytest.mark.parametrize(
    ("typed", "percent"), [(None, None), ("", None), (" 25 % ", "25"), ("12,5%", "12.5"), ("30", "30")]
)
def test_a_share_of_school_is_read_as_typed(typed: str | None, percent: str | None):
    assert work._percent(typed) == percent


def test_no_name_of_a_refusal_is_longer_than_a_line(session: Session):
    long: CasefileError = UsageError("fit.not_a_turn", text="x\n" * 3000)
    assert "\n" not in session.of(long)
    assert len(session.of(long)) < 1000
    assert one_line(" a\nb ") == "a b"
