"""One change, one assessment: what is shown is what the head record of the case was summed up from."""

from datetime import date
from pathlib import Path

import pytest

from casefile.cases import assess as assessing
from casefile.cases.changes import add_fact, write_note
from casefile.rules.facts import Facts, Stay
from casefile.services.desk import Desk
from casefile.services.desk.changes import Changed
from casefile.services.store import archive, journal
from casefile.services.store.reading import stamp
from casefile.tui.screens.case.case import CaseScreen
from tests.tui.look import press, running, settled

STAY = Stay(country="BE", first=date(2020, 1, 1), last=date(2020, 6, 1))


@pytest.fixture
def desk():
    desk = Desk()
    yield desk
    desk.close()


@pytest.fixture
def path(desk: Desk) -> Path:
    return desk.new("Anna", programme="fsw", lang="en")


@pytest.fixture
def assessed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The generations of the cases that were assessed."""
    counted: list[int] = []
    judge = assessing.assess

    def assess(case, *args, **named):
        counted.append(case.generation)
        return judge(case, *args, **named)

    monkeypatch.setattr(assessing, "assess", assess)
    return counted


WRITES = {
    "change": lambda desk, path: desk.change(path, add_fact("stays", STAY)),
    "undo": lambda desk, path: desk.undo(path),
    "redo": lambda desk, path: desk.redo(path),
    "restore": lambda desk, path: desk.restore(path, 1),
    "import": lambda desk, path: desk.import_facts(path, Facts(programme="cec"), replace_all=True),
    "nothing": lambda desk, path: desk.change(
        path, add_fact("stays", STAY).__class__(code="x", apply=lambda case: case)
    ),
}


@pytest.mark.parametrize("write", WRITES)
def test_a_write_assesses_once_and_gives_the_case_the_disk_has(desk, path, assessed, write):
    desk.change(path, add_fact("stays", STAY))
    if write == "redo":
        desk.undo(path)
    assessed.clear()
    done = WRITES[write](desk, path)
    assert isinstance(done, Changed)
    assert len(assessed) == 1
    opened = desk.open(path)
    assert done.case == opened.case
    assert done.assessment == desk.assess(opened.case, folder=path)
    assert done.stamp == opened.stamp == stamp(path)
    summed = next(head for head in desk.heads() if head.path == path)
    assert (summed.ready, summed.total) == (done.assessment.progress.ready, done.assessment.progress.total)


def test_a_write_gives_the_journal_whole_also_the_part_that_was_moved_out(desk, path, monkeypatch):
    monkeypatch.setattr(archive, "MOST_EVENTS", 6)
    monkeypatch.setattr(archive, "KEPT_EVENTS", 3)
    monkeypatch.setattr(archive, "UNDOABLE_CHANGES", 1)
    for number in range(9):
        done = desk.change(path, write_note(str(number)))
    assert [event.text for event in done.case.journal if event.text] == [str(number) for number in range(9)]
    assert done.case == desk.open(path).case


def test_a_stamp_of_a_state_that_is_gone_is_none(desk, path, monkeypatch):
    change = journal.change_case

    def overtaken(*args, **named):
        case = change(*args, **named)
        change(path, write_note("theirs"), at=named["at"], summarise=lambda _case: {})
        return case

    monkeypatch.setattr(journal, "change_case", overtaken)
    assert desk.change(path, write_note("mine")).stamp is None


async def test_a_key_that_saves_assesses_once(desk, path, assessed):
    async with running(desk, case=path) as pilot:
        await press(pilot, "n", *"seen")
        assessed.clear()
        await press(pilot, "ctrl+s")
        screen = pilot.app.screen
        assert isinstance(screen, CaseScreen)
        screen.look_again()
        await settled(pilot)
        assert assessed == [desk.open(path).case.generation]
        assert screen.assessment.case.journal[-1].text == "seen"
