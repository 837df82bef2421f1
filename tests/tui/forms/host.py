"""A small application to show one form or the experience in, with the real rules and a case on the disk."""

import shutil
from functools import cache
from pathlib import Path
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.pilot import Pilot

from casefile import tui
from casefile.cases.assessment import Assessment
from casefile.cases.changes import Change
from casefile.cases.model import Case
from casefile.rules.facts import Facts
from casefile.services.desk import Desk
from casefile.services.desk.changes import Changed
from casefile.tui.app import CasefileApp
from casefile.tui.base import CaseHolder
from casefile.tui.section import Section
from tests.tui import desks
from tests.tui.desks import put_case
from tests.tui.look import laid_out

NASTY = (*desks.NASTY, "a\x1b[31mb\x07c", "ligne\nune\tdeux", "株式会社 🇫🇷 é́")


class QuietDesk(Desk):
    """The real desk, which remembers nothing outside of the test."""

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self.choices: dict[str, Any] = {}
        self.path = home / "case"

    @property
    def case(self) -> Case:
        """The case as it stands on the disk."""
        return self.open(self.path).case

    @property
    def occupation_search(self) -> Any:
        return occupation_search()

    def put(self, case: Case) -> Case:
        """Put a case on the disk, in place of the one before."""
        shutil.rmtree(self.path, ignore_errors=True)
        put_case(self, self.path, case)
        return self.case

    def settings(self) -> dict[str, Any]:
        return self.choices

    def remember(self, **choices: Any) -> None:
        self.choices.update(choices)


@cache
def rulebook() -> Any:
    return Desk(Path("/nowhere")).rulebook


@cache
def occupation_search() -> Any:
    """The search by all titles, made once: it takes a good half of a second."""
    return Desk(Path("/nowhere")).occupation_search


def quiet_desk(home: Path) -> QuietDesk:
    desk = QuietDesk(home)
    desk.__dict__["rulebook"] = rulebook()
    return desk


def seen(desk: QuietDesk, facts: Facts | None = None, **more: Any) -> Assessment:
    """Put a case with these facts on the desk, in place of the one before, and assess it."""
    case = Case(id="c1", name="Exemple, Camille", facts=facts or Facts(), **more)
    return desk.assess(desk.put(case))


class _Place(CaseHolder):
    """The bare screen of a case: one section of it, or none."""

    def __init__(self, path: Path, section: Section | None) -> None:
        super().__init__()
        self.path = path
        self.section = section

    def compose(self) -> ComposeResult:
        if self.section is not None:
            yield self.section

    def show_changed(self, done: Changed) -> None:
        if self.section is not None:
            self.section.assessment = done.assessment


class Host(CasefileApp):
    """Shows a section or a dialog over a case on the disk; keeps the changes made and what dialogs answered."""

    CSS_PATH = str(Path(tui.__file__).parent / "app.tcss")
    desk: QuietDesk

    def __init__(self, desk: QuietDesk, lang: Any = "en", section: Section | None = None) -> None:
        super().__init__(desk, lang=lang)
        self.section = section
        self.changes: list[Change] = []
        self.answers: list[Any] = []
        self.told: list[str] = []  # type: ignore[assignment]

    async def on_mount(self, event: events.Mount) -> None:  # type: ignore[override]
        event.prevent_default()
        await self.push_screen(_Place(self.desk.path, self.section))

    def _made(self, holder: CaseHolder, wanted: Any) -> Changed:
        done = super()._made(holder, wanted)
        self.changes.append(wanted)
        return done

    def tell(self, text: str, severity: Any = "information") -> None:
        self.told.append(text)

    def show(self, dialog: Any) -> None:
        """Show a dialog; a change it answers with is made on the disk before it closes."""
        dialog.save = dialog.save or self._kept
        self.push_screen(dialog, self.answers.append)

    def _kept(self, answer: Any) -> Any:
        if isinstance(answer, Change):
            self.desk.change(self.desk.path, answer)
        return answer


def shot(app: CasefileApp) -> str:
    """The screen as lines of text."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


async def settle(pilot: Pilot[Any]) -> None:
    own = [worker for worker in pilot.app.workers if worker.node is pilot.app]
    if own:
        await pilot.app.workers.wait_for_complete(own)
    for _ in range(3):
        await pilot.pause()
    await laid_out(pilot)


async def write(pilot: Pilot[Any], text: str) -> None:
    """Type a text, whatever its signs, into what has the focus."""
    focused = pilot.app.focused
    assert focused is not None
    if not focused.selection.is_empty:  # type: ignore[attr-defined]
        focused.delete_selection()  # type: ignore[attr-defined]
    focused.insert_text_at_cursor(text)  # type: ignore[attr-defined]
    await pilot.pause()
