"""A small application to show one form or the experience in, with the real rules and no case on disk."""

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
from casefile.services.store.numbering import numbered
from casefile.tui.app import CasefileApp
from casefile.tui.base import CasefileScreen
from casefile.tui.section import Section

NASTY = (
    "[red]x[/red]",
    "vu [/] classé",
    "[type=x, v={'a[0]'}]",
    "fin \\",
    "a\x1b[31mb\x07c",
    "ligne\nune\tdeux",
    "\u202egnp.exe",
    "{blank} %s {0}",
    "株式会社 🇫🇷 é́",
)


class QuietDesk(Desk):
    """The real desk, which remembers nothing outside of the test."""

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self.choices: dict[str, Any] = {}

    def settings(self) -> dict[str, Any]:
        return self.choices

    def remember(self, **choices: Any) -> None:
        self.choices.update(choices)


@cache
def rulebook() -> Any:
    return Desk(Path("/nowhere")).rulebook


def quiet_desk(home: Path) -> QuietDesk:
    desk = QuietDesk(home)
    desk.__dict__["rulebook"] = rulebook()
    return desk


def seen(desk: Desk, facts: Facts | None = None, **more: Any) -> Assessment:
    return desk.assess(Case(id="c1", name="Exemple, Camille", facts=facts or Facts(), **more))


class _Place(CasefileScreen):
    path = Path("/nowhere")

    def __init__(self, section: Section | None) -> None:
        super().__init__()
        self.section = section

    def compose(self) -> ComposeResult:
        if self.section is not None:
            yield self.section

    def on_change_asked(self, event: Any) -> None:
        self.casefile.apply(event.change)


class Host(CasefileApp):
    """Shows a section, if given; keeps the changes asked for and what dialogs answered."""

    CSS_PATH = str(Path(tui.__file__).parent / "app.tcss")

    def __init__(self, desk: Desk, lang: Any = "en", section: Section | None = None) -> None:
        super().__init__(desk, lang=lang)
        self.section = section
        self.changes: list[Change] = []
        self.answers: list[Any] = []
        self.told: list[str] = []

    async def on_mount(self, event: events.Mount) -> None:  # type: ignore[override]
        event.prevent_default()
        await self.push_screen(_Place(self.section))

    def apply(self, change: Change, then: Any = None) -> None:
        self.changes.append(change)
        if then is not None:
            before = getattr(self.screen, "case", None)  # a section is given no case here
            after = (
                Case(id="c1", name="x") if before is None else numbered(change.apply(before), {}, before)[0]
            )
            then(after)

    def ask_change(self, dialog: Any, change: Any, then: Any = None) -> None:
        self.ask(dialog, lambda answer: self.apply(change(answer), then))

    def tell(self, text: str, severity: Any = "information") -> None:
        self.told.append(text)

    def show(self, dialog: Any) -> None:
        self.push_screen(dialog, self.answers.append)


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


async def write(pilot: Pilot[Any], text: str) -> None:
    """Type a text, whatever its signs, into what has the focus."""
    focused = pilot.app.focused
    assert focused is not None
    if not focused.selection.is_empty:  # type: ignore[attr-defined]
        focused.delete_selection()  # type: ignore[attr-defined]
    focused.insert_text_at_cursor(text)  # type: ignore[attr-defined]
    await pilot.pause()
