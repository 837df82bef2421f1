"""What was typed survives a failed save, in every form: it stays there with the reason, and saves once it can."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from casefile.errors import DiskError
from casefile.services.desk import Desk
from casefile.services.store import lock, storage
from casefile.tui.base import Dialog, Refusal
from casefile.tui.screens.form import Form
from casefile.tui.screens.working import Working
from tests.tui.everywhere import concrete, new_case
from tests.tui.look import look, press, running, settled, until


class Filled(NamedTuple):
    """How a form is opened, what is typed in its fields, and what it calls on the desk when that is no change."""

    keys: tuple[str, ...]
    typed: dict[str, str]
    does: str = "change"
    area: str = ""
    before: tuple[str, ...] = ()


WORK = {
    "employer": "Modèle SARL", "noc": "21232", "country": "FR", "first": "2017-01-01", "hours_per_week": "35",
}  # fmt: skip
FORMS: dict[str, Filled] = {
    "a note": Filled(("n",), {"note": "asked the school"}),
    "a stage": Filled(("s",), {"reason": "began before", "on": "2026-01-05"}),
    "a contract": Filled(("x", "a"), WORK),
    "a contract changed": Filled(("x", "enter"), {"title": "développeuse"}),
    "contracts pasted": Filled(("x", "k"), {}, area="Modèle,22222,FR,2019-12-14,2020-09-30,35"),
    "what the hours wait for": Filled(("x", "y"), {"q0": "yes"}),
    "a fact": Filled(("i", "down", "down", "a"), {"country": "CH", "first": "2019-01-01"}),
    "a person removed": Filled(("i", "down", "right", "delete"), {"sure": "yes"}),
    "a line's note": Filled(("l", "n"), {"note": "in the blue folder"}),
    "a line requested": Filled(("l", "r"), {"requested_on": "2026-01-05", "requested_from": "Paris"}),
    "a line's dates": Filled(("l", "t"), {"issued_on": "2026-01-05"}),
    "a line crossed out": Filled(("l", "b"), {"reason": "never asked of me"}),
    "a page printed": Filled(("p",), {"format": "txt"}, "print"),
    "a new case": Filled(("q", "n"), {"family_name": "Modèle"}, "new"),
    "a case written out": Filled(("q", "ctrl+e"), {}, "export"),
    "a case removed": Filled(("q", "delete"), {"sure": "yes"}, "remove"),
    "an earlier state": Filled(("ctrl+r", "enter"), {}, "restore"),
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
def full(path: Path, filled: Filled, monkeypatch: Any) -> Iterator[str]:
    """The disk takes nothing more."""

    def refuse(*_args: Any, **_more: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(storage, "write_new", refuse)
        yield "disk is full"


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
    if filled.area:
        dialog.query_one("TextArea").text = filled.area  # type: ignore[attr-defined]
    await settled(pilot)
    return dialog


def typed(dialog: Any, filled: Filled) -> Any:
    """Return what the dialog holds of what was typed."""
    if filled.area:
        return dialog.query_one("TextArea").text
    return {name: dialog.raw.get(name) for name in filled.typed} if filled.typed else None


@pytest.mark.parametrize("name", FORMS)
async def test_a_form_stays_with_what_was_typed_until_it_is_saved(desk, name, monkeypatch, tmp_path):
    filled = FORMS[name]
    (tmp_path / "home").mkdir(exist_ok=True)
    path = new_case(desk)
    desk.change(path, _note())
    failures: list[Callable[..., Any]] = [held, full, broken] if filled.does == "change" else [broken]
    async with running(desk, case=path, size=(100, 30)) as pilot:
        await press(pilot, *filled.keys)
        dialog = await fill(pilot, filled)
        before = typed(dialog, filled)
        saved = (path / "case.json").read_bytes()
        for failure in failures:
            with failure(path, filled, monkeypatch) as told:
                await press(pilot, "ctrl+s" if name != "an earlier state" else "enter")
                assert pilot.app.screen is dialog
                assert told in " ".join(look(pilot.app).split())
                assert dialog.query_one(Refusal).display
                assert typed(dialog, filled) == before
                assert (path / "case.json").read_bytes() == saved
        await press(pilot, "ctrl+s" if name != "an earlier state" else "enter")
        assert pilot.app.screen is not dialog
        await settled(pilot)
    if filled.does in {"change", "restore"}:
        assert (path / "case.json").read_bytes() != saved
    if filled.does == "remove":
        assert not path.exists()


def _note() -> Any:
    from casefile.cases.changes import write_note

    return write_note("begun")


def test_every_form_is_in_the_list():
    """A class of forms nobody fills above would not be noticed otherwise."""
    forms = {each.__name__ for each in concrete() if issubclass(each, Form)}
    assert forms == {
        "ContractForm", "HoursAnswers", "NewCaseForm", "PrintDialog", "Question", "RecordForm", "StageForm", "Sure",
        "_RemoveQuestion",
    }  # fmt: skip


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
        from casefile.tui.screens.case.case import CaseScreen

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
        pilot.app.screen.attach("principal/passport", files)
        await until(pilot, lambda: [each for each in pilot.app.screen.query(Refusal) if each.display], 60)
        assert isinstance(pilot.app.screen, Working)
        await press(pilot, "enter")
        await until(pilot, lambda: not isinstance(pilot.app.screen, Working), 60)
    assert [each.original_name for each in desk.open(path).case.documents] == ["one.txt", "two.txt"]
    assert calls == [files, files[1:]]
