"""One case: its sections on one-letter keys, each built when first shown, all drawn from one assessment."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.reactive import reactive
from textual.widgets import Static

from casefile.errors import CasefileError, StoreError, UsageError
from casefile.rules.hidden import MASK
from casefile.tui.ahead import Settled
from casefile.tui.base import CaseHolder, lit
from casefile.tui.keys import bindings
from casefile.tui.messages import PlaceAsked
from casefile.tui.section import WIDE, Section
from casefile.tui.showing import put
from casefile.tui.undoing import make_again, say_last, take_back
from casefile.tui.widgets.case_title import title_line
from casefile.tui.widgets.key_line import KeyLine
from casefile.tui.widgets.section_bar import SectionBar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casefile.cases.assessment import Assessment
    from casefile.cases.model import Case
    from casefile.cases.points import PointsAnswer
    from casefile.services.desk.changes import Changed
    from casefile.services.store.readback import Opened

__all__ = ["SECTIONS", "CaseScreen"]

SECTIONS = ("overview", "checklist", "documents", "experience", "points", "deadlines", "journal")
_HIGH = 14
"""Lines from which the stages and the figures have room beside what to do."""
_LOOK_AGAIN_SECONDS = 2.0
_OPENS_WITHIN_SECONDS = 10.0
"""What is typed while a case opens is for the case; after that it is for whatever is there."""
_CHANGED_SINCE = object()
"""The stamp of a file that another program changed right after this one: no file has it."""


class CaseScreen(CaseHolder):
    """The case in that folder: changes are asked of the application, and a new assessment goes down to the sections."""

    CSS_PATH = "case.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual declares it so
    VERTICAL_BREAKPOINTS = [(0, "-low"), (_HIGH, "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            "overview",
            "checklist",
            "documents",
            "experience",
            "points",
            "deadlines",
            "journal",
            "undo",
            "stage",
            "print",
        ),
        *bindings(
            "guide", "note", "details", "back", hidden=("redo", "earlier", "unread", "level", "share_safe")
        ),
    ]
    assessment: reactive[Assessment | None] = reactive(None, init=False, repaint=False)
    points: reactive[PointsAnswer | None] = reactive(None, init=False, repaint=False)

    def __init__(self, path: Path, *, shared: bool = False) -> None:
        super().__init__()
        self.path = path
        self.current = "overview"
        self.damage: CasefileError | None = None
        self.refusal = None
        self._stamp: object = None
        self._case_id = ""
        self._wanted: str | None = None
        self._shared = shared
        self._opening_until = monotonic() + _OPENS_WITHIN_SECONDS

    @property
    def unsettled(self) -> bool:
        """Say whether the case is still being opened: the application keeps what is typed until it is there."""
        return self.assessment is None and self.refusal is None and monotonic() < self._opening_until

    def compose(self) -> ComposeResult:
        """Lay out the title, the section shown now, and the keys."""
        yield Static(self._title(), id="title", markup=False)
        yield Static(self._trouble(), id="trouble", markup=False)
        yield SectionBar(SECTIONS, self.current)
        with Container(id="sections"):
            yield self._made(self.current)
        yield KeyLine()

    async def recompose(self) -> None:
        """Speak another language: everything stays where it is, what is hidden is drawn when it is shown."""
        self._draw_head()
        self.query_one(SectionBar).refresh()
        self.query_one(KeyLine).refresh()
        self._section(self.current).speak()

    def on_mount(self) -> None:
        """Read the case, and look now and then whether another program changed it."""
        self.call_after_refresh(self.load)  # the rules take 100 ms to load: the frame is seen first
        self.set_interval(_LOOK_AGAIN_SECONDS, self.look_again)

    def on_screen_resume(self) -> None:
        """Look whether something changed while this was covered."""
        self.look_again()

    # -- reading

    def load(self) -> None:
        """Read and assess the case in a thread; what it shows follows."""
        self.casefile.in_background(
            self._read_or_why, self._opened, reading=f"case {self.path}", failed=self._not_read
        )

    def _not_read(self, error: Exception) -> None:
        """Tell what nobody expected; what is typed waits for nothing more."""
        self._opening_until = 0.0
        self.casefile.tell_error(error)
        self.app.post_message(Settled())

    def _read_or_why(self) -> tuple[Opened, Assessment] | CasefileError:
        """Read the case; what keeps a first reading from being made is an answer too, to be shown and not to fade."""
        try:
            return self._read()
        except CasefileError as problem:
            if self.assessment is None:
                return problem
            raise

    def _opened(self, read: tuple[Opened, Assessment] | CasefileError) -> None:
        if not isinstance(read, CasefileError):
            self._got(read)
        elif self.is_attached:
            self.refusal = read
            self._draw_head()
            self.app.post_message(Settled())

    def look_again(self) -> None:
        """Read the case again when its file is no longer the one read."""
        if self._stamp is not None and self.is_current:
            self.casefile.in_background(
                lambda: self.casefile.desk.stamp(self.path), self._stamped, reading="stamp"
            )

    def _stamped(self, stamp: object) -> None:
        if stamp != self._stamp:
            self._stamp = stamp
            self.load()

    def _read(self) -> tuple[Opened, Assessment]:
        opened = self.casefile.desk.open(self.path)
        if self._case_id not in {"", opened.case.id}:
            raise StoreError("store.another_case", path=str(self.path), name=opened.case.name)
        if self._shared:
            return opened, self.casefile.desk.assess(self.casefile.desk.share_safe(opened.case, self.words))
        return opened, self.casefile.desk.assess(opened.case, folder=self.path)

    def _got(self, read: tuple[Opened, Assessment]) -> None:
        if not self.is_attached:
            return
        opened, assessment = read
        if opened.damage is None and self._is_older(opened.case):
            return
        self.assessment = assessment
        if not self._case_id:
            self._case_id = opened.case.id
            self.casefile.desk.hold(self.path, opened.case.id)
        self._stamp, self.damage = opened.stamp, opened.damage
        shown_only = UsageError("case.shown_to_others") if self._shared else None
        self.refusal = opened.damage or opened.read_only_reason or shown_only
        self._draw_head()
        self.app.post_message(Settled())
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self.call_after_refresh(self._section(self.current).go_to, wanted)

    def _is_older(self, case: Case) -> bool:
        """Say whether a newer state of the case is shown already: a reading and a write may end the other way round."""
        shown = self.assessment.case if self.assessment is not None and self.damage is None else None
        return shown is not None and case.generation < shown.generation

    def show_changed(self, done: Changed) -> None:
        """Show the case as a write left it, with the assessment the write was summed up from."""
        if not self.is_attached or self._is_older(done.case):
            return
        self._stamp = done.stamp or _CHANGED_SINCE
        self.damage = self.refusal = None
        known = self.assessment.conflicts if self.assessment is not None else ()
        self.assessment = done.assessment
        self._draw_head()
        for finding in done.assessment.conflicts:
            if finding not in known:
                self.casefile.tell(self.words.of(finding))

    def watch_assessment(self, assessment: Assessment | None) -> None:
        """Hand the assessment down to the section shown; the others get it when they are shown."""
        for section in self.query(f"#{self.current}").results(Section):
            section.assessment = assessment
        if assessment is not None:
            self.call_after_refresh(self._count_points, assessment)  # the case is seen first

    def _count_points(self, seen: Assessment) -> None:
        """Have the points of the case counted in a thread."""
        desk = self.casefile.desk
        self.casefile.in_background(
            lambda: (seen, desk.points_if_known(seen)), self._counted, reading="points"
        )

    def _counted(self, found: tuple[Assessment, PointsAnswer | None]) -> None:
        seen, points = found
        if self.is_attached and seen is self.assessment:
            self.points = points
            self.casefile.now_loaded()

    def watch_points(self, points: PointsAnswer | None) -> None:
        """Hand the points down to the section shown."""
        for section in self.query(f"#{self.current}").results(Section):
            section.points = points

    def _title(self) -> Any:
        if self.assessment is None and self.refusal is not None:
            return lit(self.words("✗ {name} cannot be opened", name=self._named), "bold $text-error")
        if self.assessment is None:
            return lit(self.words("Opening {name}…", name=self._named))
        return title_line(self.words, self.assessment, self.damage, wide=self.wide, width=self.size.width - 2)

    @property
    def _named(self) -> str:
        return MASK if self._shared else self.path.name

    @property
    def wide(self) -> bool:
        """Say whether there is room for more than the short form of things."""
        return self.size.width >= WIDE

    def _trouble(self) -> Any:
        """What keeps the case from being changed, and what to do about it; empty when nothing does."""
        if self.refusal is None:
            return lit(self._unread(), "$text-error")
        told = self.words.recorded(self.refusal.code, self.refusal.values)
        if self._unread():
            told += " " + self._unread()
        if self.damage is not None:
            told += " " + self.words("Ctrl+R shows the earlier states and puts one back.")
        return lit(told, "$text-error")

    def _unread(self) -> str:
        """What cannot be read in the case, the first thing in full; empty when all can."""
        if self.assessment is None or not self.assessment.case.unread:
            return ""
        from casefile.cases.unread import unread_findings

        found = unread_findings(self.assessment.case)
        told = (
            self.words.sentence("unread.incomplete", {"count": len(found)}),
            self.words("Ctrl+N lists what it is, to mend or remove it."),
            self.words.of(found[0]),
        )
        return " ".join(told)

    def _draw_head(self) -> None:
        put(self.query_one("#title", Static), self._title())
        trouble = self.query_one("#trouble", Static)
        put(trouble, self._trouble())
        trouble.display = self.refusal is not None or bool(self._unread())

    def on_resize(self) -> None:
        """Fit the title to the new width."""
        if self.query("#title"):
            self._draw_head()

    # -- sections

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the section shown out of the places one can go to."""
        return not (action == "section" and parameters == (self.current,))

    async def action_section(self, name: str) -> None:
        """Show a section."""
        await self.show(name)

    async def show(self, name: str, subject: str = "") -> None:
        """Show a section, its cursor on `subject` when one is given."""
        found = self.query(f"#{name}")
        section = found.first(Section) if found else self._made(name)
        if not found:
            await self.query_one("#sections").mount(section)
        self.current = name
        self.query_one(SectionBar).show(name)
        section.assessment, section.points = self.assessment, self.points
        section.speak()
        for each in self.query_one("#sections").children:
            each.display = each is section
        section.focus_first()
        if subject:
            section.go_to(subject)
        self.refresh_bindings()

    def _section(self, name: str) -> Section:
        return self.query_one(f"#{name}", Section)

    def _made(self, name: str) -> Section:
        section = _new_section(name)
        section.id = name
        section.set_reactive(Section.assessment, self.assessment)
        section.set_reactive(Section.points, self.points)
        return section

    async def on_place_asked(self, event: PlaceAsked) -> None:
        """Go where a section asks to."""
        match event.section:
            case "details":
                self.action_details()
            case "stage":
                self.action_stage()
            case "guide":
                self.action_guide()
            case "back":
                self.action_back()
            case _:
                await self.show(event.section, event.subject)

    # -- changing

    def action_undo(self) -> None:
        """Take the last change back, and say which."""
        take_back(self.casefile)

    def action_redo(self) -> None:
        """Make again what was taken back, and say which."""
        make_again(self.casefile)

    # -- dialogs

    def action_note(self) -> None:
        """Write a note in the journal."""
        from casefile.cases.changes import write_note
        from casefile.tui.screens.questions import note_form

        form = note_form(self.words)
        form.draft = f"{self.path}/note"
        self.casefile.ask_change(form, lambda answers: write_note(answers["note"]))

    def action_stage(self) -> None:
        """Go on to another stage."""
        from casefile.tui.screens.case.stage_form import StageForm

        if self.assessment is not None:
            self.casefile.ask_change(StageForm(self.assessment), lambda change: change)

    def action_share_safe(self) -> None:
        """Show the case as it may be shown to others, or as it is again."""
        self._shared = not self._shared
        self.load()

    def action_details(self) -> None:
        """Look at the facts and change them."""
        from casefile.tui.screens.facts.facts_form import FactsScreen

        if self._shared:
            self.casefile.may_change()
        elif self.assessment is not None:
            self.app.push_screen(FactsScreen(self.assessment))

    def action_print(self) -> None:
        """Make the pages on paper."""
        from casefile.tui.screens.print_form import ask_printing

        if self.assessment is not None:
            ask_printing(self.casefile, self.path, self.assessment)

    def action_guide(self, topic: str = "") -> None:
        """Show what stands beside the checklist, or what one of its topics has."""
        from casefile.tui.screens.guide.guide import Guide

        if self.assessment is not None:
            self.app.push_screen(Guide(self.path, self.assessment, topic))

    @property
    def more_commands(self) -> Iterator[tuple[str, str, str, str]]:
        """Give the palette what the guide has, which no key opens: an id, its title, what it is, its action."""
        from casefile.tui.screens.guide.guide import topics

        for id, title, about in topics(self.words):
            yield id, title, about, f"guide('{id}')"

    def action_earlier(self) -> None:
        """Look at the earlier states kept of the case, and put one back."""
        from casefile.tui.screens.case.earlier import EarlierStates

        self.casefile.ask_change(
            EarlierStates(self.path),
            lambda number: lambda desk, path: desk.restore(path, number),
            lambda done: say_last(self.casefile, done),
        )

    def action_unread(self) -> None:
        """Look at what cannot be read in the case, and fill it again or remove it."""
        from casefile.tui.screens.case.unread import MendForm, UnreadList

        if self.assessment is None or not self.assessment.case.unread:
            return
        case = self.assessment.case

        def chosen(answer: tuple[str, Any]) -> None:
            what, given = answer
            if what == "fill":
                form = MendForm(case, given, self.casefile.desk.programmes)
                self.casefile.ask_change(form, lambda change: change)
            else:
                self.casefile.change(given)

        if self.casefile.may_change():
            self.casefile.ask(UnreadList(case), chosen)

    async def action_level(self) -> None:
        """Go one level back: out of what a section has open, to the overview, to the list of cases."""
        if self._section(self.current).step_out():
            return
        if self.current == SECTIONS[0]:
            self.action_back()
        else:
            await self.show(SECTIONS[0])

    def action_back(self) -> None:
        """Leave the case for the list of cases."""
        from casefile.tui.screens.desk.desk import DeskScreen

        if any(isinstance(screen, DeskScreen) for screen in self.app.screen_stack):
            self.app.pop_screen()
        else:
            self.app.switch_screen(DeskScreen())  # not awaited: this screen cannot wait for its own end

    # -- files

    def on_paste(self, event: events.Paste) -> None:
        """Take files dropped on the window, wherever the cursor is."""
        from casefile.tui.dropped import paths_in
        from casefile.tui.screens.case.attach import attach

        dropped = paths_in(event.text)
        paths = tuple(path for path in dropped if path.is_file())
        if self.assessment is None:
            return
        if paths:
            event.stop()
            attach(self.casefile, self.assessment, "", paths)
        elif len(dropped) == 1 and dropped[0].is_dir():
            from casefile.tui.screens.case.sorting import sort_folder

            event.stop()
            sort_folder(self.casefile, self.path, self.assessment, dropped[0])


def _new_section(name: str) -> Section:
    """Return a new section; its module is loaded now, not with the screen."""
    match name:
        case "checklist":
            from casefile.tui.screens.case.checklist import ChecklistView

            return ChecklistView()
        case "documents":
            from casefile.tui.screens.case.documents import DocumentsView

            return DocumentsView()
        case "experience":
            from casefile.tui.screens.experience.experience import ExperienceView

            return ExperienceView()
        case "points":
            from casefile.tui.screens.points.points import PointsView

            return PointsView()
        case "deadlines":
            from casefile.tui.screens.case.deadlines import DeadlinesView

            return DeadlinesView()
        case "journal":
            from casefile.tui.screens.case.journal import JournalView

            return JournalView()
    from casefile.tui.screens.case.overview import OverviewView

    return OverviewView()
