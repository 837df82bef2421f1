"""What was typed survives a failed save, in every form: it stays there with the reason, and saves once it can."""

import errno
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from casefile.errors import DiskError
from casefile.services.desk import Desk
from casefile.services.store import lock, storage
from casefile.tui.base import Dialog, Refusal
from casefile.tui.screens.case.attach import attach
from casefile.tui.screens.case.case import CaseScreen
from casefile.tui.screens.form import Form
from casefile.tui.screens.guide.list_preview import ListPreview, ask_list
from casefile.tui.screens.questions import Sure
from casefile.tui.screens.working import Working
from casefile.tui.widgets.lines import Lines
from tests.tui.everywhere import concrete, new_case
from tests.tui.look import look, press, running, settled, until, words_shown


class Filled(NamedTuple):
    """How a form is opened, what is typed in its fields, and what it calls on the desk when that is no change.

    `at` is the line to open in the list the keys lead to; `{folder}` in what is typed is a folder of files to read.
    """

    keys: tuple[str, ...]
    typed: dict[str, str]
    does: str = "change"
    area: str = ""
    at: str = ""


WORK = {
    "employer": "Modèle SARL", "noc": "21232", "country": "France", "first": "2017-01-01", "hours_per_week": "35",
}  # fmt: skip
FORMS: dict[str, Filled] = {
    "what the hours wait for": Filled(("x", "y"), {"q0": "yes"}),
    "a note": Filled(("n",), {"note": "asked the school"}),
    "a stage": Filled(("s",), {"reason": "began before", "on": "2026-01-05", "test": "TEF Canada"}),
    "a contract": Filled(("x", "a"), WORK),
    "a contract changed": Filled(("x", "enter"), {"title": "développeuse"}),
    "contracts pasted": Filled(("x", "K"), {}, area="Modèle,22222,FR,2019-12-14,2020-09-30,35"),
    "a fact": Filled(("i", "down", "down", "a"), {"country": "CH", "first": "2019-01-01"}),
    "a person removed": Filled(("i", "down", "right", "delete"), {}),
    "a line's note": Filled(("l", "n"), {"note": "in the blue folder"}),
    "a line requested": Filled(("l", "r"), {"requested_on": "2026-01-05", "requested_from": "Paris"}),
    "a line's dates": Filled(("l", "t"), {"issued_on": "2026-01-05"}),
    "a line crossed out": Filled(("l", "b"), {"reason": "never asked of me"}),
    "a page printed": Filled(("p",), {"format": "txt"}, "print"),
    "a new case": Filled(("q", "a"), {"family_name": "Modèle"}, "new"),
    "a case written out": Filled(("q", "ctrl+e"), {}, "export"),
    "a case brought back": Filled(("q", "ctrl+o"), {"file": "{folder}/case.zip"}, "received"),
    "a spreadsheet chosen": Filled(("ctrl+g",), {"file": "{folder}/papers.csv"}, "read_list", at="papers"),
    "an earlier state": Filled(("ctrl+r", "enter"), {}, "restore"),
    "a case removed": Filled(("q", "delete"), {}, "remove"),
}


@pytest.fixture
def desk():
    desk = Desk()
    yield desk
    desk.close()


@contextmanager
def held(path: Path, filled: Filled, monkeypatch: Any) -> Iterator[str]:
    """Another program holds the case."""
    with monkeypatch.context() as patch:
        patch.setattr(lock, "WAIT_SECONDS", 0.02)
        with lock.locked(path):
            yield "is being changed by another program"


@contextmanager
def unwritable(code: int, said: str, monkeypatch: Any) -> Iterator[str]:
    """The disk takes nothing more."""

    def refuse(*_args: Any, **_more: Any) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(storage, "write_new", refuse)
        yield said


def full(path: Path, filled: Filled, monkeypatch: Any) -> AbstractContextManager[str]:
    """The disk has no room left."""
    return unwritable(errno.ENOSPC, "disk is full", monkeypatch)


def read_only(path: Path, filled: Filled, monkeypatch: Any) -> AbstractContextManager[str]:
    """The disk became one that is only read."""
    return unwritable(errno.EROFS, "does not allow writing", monkeypatch)


@contextmanager
def broken(path: Path, filled: Filled, monkeypatch: Any) -> Iterator[str]:
    """Something nobody expected: two records of one id, a bug."""

    def refuse(*_args: Any, **_more: Any) -> None:
        raise ValueError("two records of contracts are called 'c1'")

    with monkeypatch.context() as patch:
        patch.setattr(Desk, filled.does, refuse)
        yield "Something unexpected happened"


async def fill(pilot: Any, filled: Filled) -> Any:
    dialog = pilot.app.screen
    assert isinstance(dialog, Dialog), look(pilot.app)
    if isinstance(dialog, Form):
        while dialog.page < len(dialog.pages) - 1:
            dialog.raw.update(filled.typed)
            await dialog.recompose()
            await pilot.press("pagedown")
            await settled(pilot)
        dialog.raw.update(filled.typed)
        await dialog.recompose()
    if isinstance(dialog, Sure):
        await settled(pilot)
        await pilot.press("right")
    if filled.area:
        dialog.query_one("TextArea").text = filled.area  # type: ignore[attr-defined]
    await settled(pilot)
    return dialog


def typed(dialog: Any, filled: Filled) -> Any:
    """Return what the dialog holds of what was typed."""
    if filled.area:
        return dialog.query_one("TextArea").text
    return {name: dialog.raw.get(name) for name in filled.typed} if filled.typed else None


def in_the_files(filled: Filled, folder: Path) -> Filled:
    """Return what is typed, with the folder of the files to read."""
    return filled._replace(typed={name: text.format(folder=folder) for name, text in filled.typed.items()})


@pytest.fixture
def path(desk, tmp_path):
    """A case with an earlier state, and beside it files to read."""
    (tmp_path / "home").mkdir(exist_ok=True)
    path = new_case(desk)
    desk.change(path, _note())
    desk.export(path, tmp_path / "case.zip")
    (tmp_path / "papers.csv").write_text("item,status\nprincipal/passport,requested\n", encoding="utf-8")
    return path


async def opened(pilot: Any, path: Path, filled: Filled) -> Any:
    """Go to a form from the overview of the case, and fill it."""
    pilot.app.clear_notifications()  # those of the form before lie over this one for some seconds
    while len(pilot.app.screen_stack) > 1:
        await pilot.app.pop_screen()
    await pilot.app.push_screen(CaseScreen(path))
    await settled(pilot)
    await press(pilot, *filled.keys)
    if filled.at:
        pilot.app.screen.query_one(Lines).go_to(filled.at)
        await press(pilot, "enter")
    return await fill(pilot, filled)


ENTERED = {"an earlier state", "a person removed", "a case removed"}
"""Answered by a key of the list, or by the second button."""


async def refused_then_saved(
    pilot: Any, path: Path, name: str, failures: Any, folder: Path, patch: Any
) -> None:
    """Save a form while that fails, then again."""
    filled = in_the_files(FORMS[name], folder)
    dialog = await opened(pilot, path, filled)
    before, key = typed(dialog, filled), "enter" if name in ENTERED else "ctrl+s"
    saved, cases = (path / "case.json").read_bytes(), len(pilot.app.desk.heads())
    for failure in failures if filled.does == "change" else [broken]:
        with failure(path, filled, patch) as told:
            await press(pilot, key)
            assert pilot.app.screen is dialog, (name, failure)
            assert told in words_shown(pilot.app), (name, failure)
            assert dialog.query_one(Refusal).display
            assert typed(dialog, filled) == before, (name, failure)
            assert (path / "case.json").read_bytes() == saved
    await press(pilot, key)
    assert pilot.app.screen is not dialog, (name, look(pilot.app))
    if filled.does in {"change", "restore"}:
        assert (path / "case.json").read_bytes() != saved, name
    grown = {"new": 1, "remove": -1}.get(filled.does, 0)
    assert len(pilot.app.desk.heads()) == cases + grown, name


FAILURES = (held, full, read_only, broken)
ALIKE = {
    "a contract changed",
    "a line requested",
    "a line's dates",
    "a line crossed out",
    "a case written out",
}
"""Forms of the same class, saved in the same way, as another in the list."""


async def test_a_form_stays_with_what_was_typed_until_it_is_saved(desk, path, monkeypatch, tmp_path):
    async with running(desk, case=path, size=(100, 30)) as pilot:
        for at, name in enumerate([name for name in FORMS if name not in ALIKE][:4]):
            await refused_then_saved(pilot, path, name, [FAILURES[at % 4]], tmp_path, monkeypatch)


@pytest.mark.slow
async def test_a_form_stays_as_it_is_whatever_fails(desk, path, monkeypatch, tmp_path):
    async with running(desk, case=path, size=(100, 30)) as pilot:
        for name in FORMS:
            await refused_then_saved(pilot, path, name, FAILURES, tmp_path, monkeypatch)


def _note() -> Any:
    from casefile.cases.changes import write_note

    return write_note("begun")


def test_every_form_is_in_the_list():
    """A class of forms nobody fills above would not be noticed otherwise."""
    forms = {each.__name__ for each in concrete() if issubclass(each, Form)}
    assert forms == {
        "ContractForm", "ExportForm", "HoursAnswers", "MendForm", "NewCaseForm", "PrintDialog", "Question",
        "RecordForm", "StageForm", "Sure", "_RemoveQuestion",
    }  # fmt: skip


async def test_a_spreadsheet_that_could_not_be_recorded_stays_to_be_recorded_again(
    desk, monkeypatch, tmp_path
):
    path = new_case(desk)
    (tmp_path / "papers.csv").write_text("item,status\nprincipal/passport,requested\n", encoding="utf-8")
    async with running(desk, case=path, size=(100, 30)) as pilot:
        ask_list(pilot.app, desk.open(path).case)
        await settled(pilot)
        await press(pilot, *str(tmp_path / "papers.csv"))
        await press(pilot, "ctrl+s")
        preview = pilot.app.screen
        assert isinstance(preview, ListPreview), look(pilot.app)
        for failure in FAILURES:
            with failure(path, FORMS["a note"], monkeypatch) as told:
                await press(pilot, "enter")
                assert pilot.app.screen is preview
                assert told in words_shown(pilot.app)
        await press(pilot, "enter")
    assert any(line.state == "requested" for line in desk.open(path).case.lines)


async def test_what_is_filled_again_stays_in_its_form_until_it_is_saved(desk, monkeypatch):
    path = new_case(desk)
    file = path / "case.json"
    told = file.read_text(encoding="utf-8")
    assert told.count('"2018-12-31"') == 1
    file.write_text(told.replace('"2018-12-31"', '"2018-13-31"'), encoding="utf-8")
    async with running(desk, case=path, size=(100, 40)) as pilot:
        await press(pilot, "ctrl+n", "enter")
        form = await fill(pilot, Filled((), {"last": "2018-12-30"}))
        for failure in FAILURES:
            with failure(path, FORMS["a note"], monkeypatch) as refused:
                await press(pilot, "ctrl+s")
                assert pilot.app.screen is form
                assert refused in words_shown(pilot.app)
        await press(pilot, "ctrl+s")
    case = desk.open(path).case
    assert [str(each.last) for each in case.facts.stays] == ["2018-12-30"]
    assert case.unread == ()


async def test_a_form_closed_after_a_refusal_comes_back_whole(desk, monkeypatch):
    path = new_case(desk)
    filled = FORMS["a contract"]
    async with running(desk, case=path, size=(100, 30)) as pilot:
        await press(pilot, *filled.keys)
        await fill(pilot, filled)
        with held(path, filled, monkeypatch):
            await press(pilot, "ctrl+s")
        await press(pilot, "escape", "a")
        assert typed(pilot.app.screen, filled) == filled.typed
        assert "What you had typed before is still here" in look(pilot.app)
        await press(pilot, "ctrl+s")
        assert desk.open(path).case.facts.contracts[-1].employer == "Modèle SARL"
        await press(pilot, "a")
        assert pilot.app.screen.raw["employer"] == ""


async def test_a_note_meant_for_one_case_is_no_draft_of_another(desk):
    first, second = new_case(desk), new_case(desk, "Modèle, Sofie")
    async with running(desk, case=first) as pilot:
        await press(pilot, "n", *"secret", "escape")
        await pilot.app.push_screen(CaseScreen(second))
        await settled(pilot)
        await press(pilot, "n")
        assert pilot.app.screen.raw["note"] == ""


async def test_files_that_could_not_be_copied_are_tried_again_without_being_chosen_again(
    desk, tmp_path, monkeypatch
):
    path = new_case(desk)
    files = tuple(tmp_path / name for name in ("one.txt", "two.txt"))
    for each in files:
        each.write_text(each.name)
    real, calls = Desk.attach, []

    def once(self: Desk, where: Path, key: str, chosen: Any, *more: Any) -> Any:
        calls.append(tuple(chosen))
        if len(calls) == 1:
            real(self, where, key, chosen[:1], *more)
            raise DiskError("store.not_confirmed", path="x")
        return real(self, where, key, chosen, *more)

    monkeypatch.setattr(Desk, "attach", once)
    async with running(desk, case=path, size=(100, 30)) as pilot:
        attach(pilot.app, pilot.app.screen.assessment, "principal/passport", files)
        await until(pilot, lambda: [each for each in pilot.app.screen.query(Refusal) if each.display], 60)
        assert isinstance(pilot.app.screen, Working)
        await press(pilot, "enter")
        await until(pilot, lambda: not isinstance(pilot.app.screen, Working), 60)
    assert [each.original_name for each in desk.open(path).case.documents] == ["one.txt", "two.txt"]
    assert calls == [files, files[1:]]
