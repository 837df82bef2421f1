"""The personal checklist: every line by person at one side, the line under the cursor in full at the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from casefile.cases.assessment import Assessment, ChecklistLine
from casefile.cases.changes import set_line, tick
from casefile.cases.model import Case
from casefile.i18n import N_, Words
from casefile.i18n.vocabulary import STATUSES, name_of_person, person_word
from casefile.tui.base import lit
from casefile.tui.keys import bindings
from casefile.tui.messages import PlaceAsked
from casefile.tui.phrases import row_title
from casefile.tui.section import Section
from casefile.tui.showing import entitle, put
from casefile.tui.widgets.line_detail import about, below, content_lines, sign_of, style_of
from casefile.tui.widgets.lines import Lines, Openable, heading, line

if TYPE_CHECKING:
    from casefile.services.desk.changes import Changed
    from casefile.tui.screens.questions import Question

__all__ = ["ChecklistView"]

FILTERS: dict[str, tuple[str, frozenset[str]]] = {
    "all": (N_("All lines"), frozenset()),
    "missing": (N_("Missing"), frozenset({"missing", "requested"})),
    "to_fix": (N_("To fix"), frozenset({"to_fix", "to_review"})),
    "ready": (N_("Ready"), frozenset({"ready", "explained", "not_applicable"})),
}


_OF_A_LINE = {"add", "detail", "requested", "mark", "issued", "note", "not_needed"}

_SETTLED = {"ready", "not_applicable", "explained"}


class ChecklistView(Section):
    """Lines and detail. Enter or a tick goes into the detail, Escape comes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            "tick", "add", "one_file", "detail", "requested", "mark", "issued", "note", "not_needed", "filter"
        ),
        ("left", "lines", ""),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.shown = "all"

    def compose(self) -> ComposeResult:
        """Lay out the lines and the detail."""
        with Horizontal(id="checklist-body"):
            yield Openable(id="lines")
            with VerticalScroll(id="detail", classes="panel", can_focus=False):
                yield Static(id="about", markup=False)
                yield Lines(id="contents")
                yield Static(id="below", markup=False)

    def draw(self, assessment: Assessment) -> None:
        """Show the lines that pass the filter, and the one under the cursor."""
        lines = self.query_one("#lines", Lines)
        entitle(lines, lit(self._title(assessment)))
        lines.fill(_options(assessment, FILTERS[self.shown][1], self.words))
        self._draw_detail()

    def _title(self, assessment: Assessment) -> str:
        progress = assessment.progress
        name = self.words(FILTERS[self.shown][0])
        ready = self.words.n(
            "{n} of {total} ready", "{n} of {total} ready", progress.ready, total=progress.total
        )
        return f"{name} · {ready}"

    def focus_first(self) -> None:
        """Put the keyboard on the lines."""
        self.query_one("#lines", Lines).focus()

    def go_to(self, subject: str) -> None:
        """Put the cursor on that line, whatever the filter."""
        if not self.query_one("#lines", Lines).go_to(subject) and self.assessment is not None:
            self.shown = "all"
            self.draw(self.assessment)
            self.query_one("#lines", Lines).go_to(subject)

    def step_out(self) -> bool:
        """Leave the detail for the lines, then a filter for all lines."""
        if self.query_one("#contents").has_focus:
            self.action_lines()
            return True
        filtered, self.shown = self.shown != "all", "all"
        if filtered and self.assessment is not None:
            self.draw(self.assessment)
        return filtered

    # -- the line under the cursor

    @property
    def line(self) -> ChecklistLine | None:
        """Return the line under the cursor."""
        if self.assessment is None:
            return None
        key = self.query_one("#lines", Lines).current
        return next((each for each in self.assessment.lines if each.key == key), None)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the line the cursor came to."""
        event.stop()
        if event.option_list.id == "lines":
            self._draw_detail()
            self.query_one("#detail").scroll_home(animate=False)
        elif event.option_list.has_focus:  # filling the ticks is no move of the cursor
            self._follow(event.option_list, event.option_index)

    def _follow(self, ticks: OptionList, index: int) -> None:
        """Scroll the detail so that the tick under the cursor is seen."""
        detail, top = self.query_one("#detail"), ticks.virtual_region.y + index
        detail.scroll_to_region(Region(0, top, 1, 2), animate=False, force=True)

    def on_descendant_focus(self) -> None:
        """Give the detail more room while the cursor is in it; once a click has hit what it was aimed at."""
        if not getattr(self.screen, "mouse_is_down", False):
            self._make_room()

    def on_click(self) -> None:
        """Give the detail the room that was kept back for the click."""
        self._make_room()

    def _make_room(self) -> None:
        self.set_class(self.query_one("#contents").has_focus, "-inside")
        self.call_after_refresh(self.query_one("#lines", Lines).scroll_to_highlight)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick what was clicked; a click on a line has already shown it."""
        event.stop()
        if event.option_list.id == "contents":
            self._tick()

    def _draw_detail(self) -> None:
        line, seen = self.line, self.assessment
        about_it, ticks, below_it = (
            self.query_one("#about", Static), self.query_one("#contents", Lines), self.query_one("#below", Static)
        )  # fmt: skip
        if line is None or seen is None:
            entitle(self.query_one("#detail"), Content(""))
            put(about_it, lit(self.words("No line to show here.")))
            ticks.fill(())
            put(below_it, Content(""))
            return
        entitle(self.query_one("#detail"), lit(row_title(self.words, line)))
        put(about_it, about(line, seen, self.words))
        ticks.fill(content_lines(line, self.words))
        ticks.display = ticks.option_count > 0
        put(below_it, below(line, self.words))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Leave out what acts on a line while there is none, and a tick where nothing is to be ticked."""
        if action == "tick" and self.query("#contents"):
            return self.query_one("#contents", Lines).option_count > 0
        return action not in _OF_A_LINE or self.line is not None or not self.query("#lines")

    # -- what the person does

    def action_detail(self) -> None:
        """Go into the detail; on what has a file, to its documents."""
        ticks = self.query_one("#contents", Lines)
        if ticks.has_focus:
            line = self.line
            if line is not None and line.files:
                self.post_message(PlaceAsked("documents", line.files[0].document.id))
        elif ticks.option_count:
            ticks.focus()

    def action_lines(self) -> None:
        """Come back to the lines; from the lines, leave the case."""
        if self.query_one("#contents", Lines).has_focus:
            self.focus_first()
        elif self.app.screen is self.screen:
            self.post_message(PlaceAsked("back"))

    def action_tick(self) -> None:
        """Tick what is under the cursor; from the lines, go to the ticks first."""
        ticks = self.query_one("#contents", Lines)
        if ticks.has_focus:
            self._tick()
        elif ticks.option_count:
            ticks.focus()

    def _tick(self) -> None:
        line, content = self.line, self.query_one("#contents", Lines).current.rpartition("/")[2]
        if line is not None and content:
            seen = content not in line.line.ticked
            self.casefile.change(tick(line.key, content, seen=seen, title=line.item.title))

    def action_add(self) -> None:
        """Attach files to the line under the cursor."""
        from casefile.tui.screens.case.attach import attach

        if self.line is not None and self.assessment is not None:
            attach(self.casefile, self.assessment, self.line.key)

    def action_one_file(self) -> None:
        """Make one file of the papers of the line under the cursor."""
        from casefile.tui.screens.case.one_file import make_one

        if self.line is not None and self.line.files:
            make_one(self.casefile, self.path, self.line)

    def action_mark(self) -> None:
        """Say the line is ready, or take it back."""
        line = self.line
        if line is None:
            return
        open_again = "received" if line.files else "to_request"
        ready = line.state not in _SETTLED
        wanted = set_line(line.key, line.item.title, state="ready" if ready else open_again)
        self.casefile.change(wanted, (lambda done: self._say_marked(done, line.key)) if ready else None)

    def _say_marked(self, done: Changed, key: str) -> None:
        """Say what a line marked ready is worth where that is not plain: another sign stays, or nothing is in it."""
        line = next((each for each in done.assessment.lines if each.key == key), None)
        if line is None:
            return
        if not line.files and not line.line.ticked:
            self.casefile.tell(self.words.sentence("line.ready_unproved"), "warning")
        elif line.status != "ready":
            told = self.words(
                "{title} stays “{status}” in spite of that: see its detail.",
                title=row_title(self.words, line),
                status=self.words(STATUSES[line.status]),
            )
            self.casefile.tell(told, "warning")

    def action_requested(self) -> None:
        """Ask when the paper was requested, and from whom."""
        from casefile.tui.screens.questions import requested_form

        line, seen = self.line, self.assessment
        if line is not None and seen is not None:
            form = requested_form(
                self.words, row_title(self.words, line), seen.today.isoformat(), _known(line)
            )
            self._fill(form, line, "requested", state="requested")

    def action_issued(self) -> None:
        """Ask for the dates on the paper."""
        from casefile.cases.reports import days_read
        from casefile.tui.screens.questions import issued_form

        line = self.line
        if line is not None:
            read = days_read(each.document for each in line.files)
            form = issued_form(self.words, row_title(self.words, line), _known(line), read)
            self._fill(form, line, "dates")

    def action_note(self) -> None:
        """Write a note about the line."""
        from casefile.tui.screens.questions import note_form

        line = self.line
        if line is not None:
            form = note_form(self.words, row_title(self.words, line), line.line.note)
            self._fill(form, line, "note")

    def action_not_needed(self) -> None:
        """Cross the line out with a reason, or take it back in."""
        from casefile.tui.screens.questions import not_needed_form

        line = self.line
        if line is None:
            return
        if line.state == "not_applicable":
            self._set(line, state="received" if line.files else "to_request", reason="")
            return
        form = not_needed_form(self.words, row_title(self.words, line), line.line.reason)
        self._fill(form, line, "why", state="not_applicable")

    def action_filter(self) -> None:
        """Show all lines, the missing ones, those to fix, the ready ones, in turn."""
        names = list(FILTERS)
        self.shown = names[(names.index(self.shown) + 1) % len(names)]
        if self.assessment is not None:
            self.draw(self.assessment)

    def _fill(self, form: Question, line: ChecklistLine, about: str, **fields: Any) -> None:
        """Ask what is said of the line, and say it with the rest; `about` tells its drafts apart."""
        key, title = line.key, line.item.title
        form.draft = f"{self.path}/{about} {key}"
        self.casefile.ask_change(form, lambda answers: set_line(key, title, **fields, **answers))

    def _set(self, line: ChecklistLine, **fields: Any) -> None:
        self.casefile.change(set_line(line.key, line.item.title, **fields))


def _known(line: ChecklistLine) -> dict[str, str]:
    said = line.line
    days = {"requested_on": said.requested_on, "issued_on": said.issued_on, "expires_on": said.expires_on}
    return {
        **{name: day.isoformat() if day else "" for name, day in days.items()},
        "requested_from": said.requested_from,
    }


def _options(seen: Assessment, statuses: frozenset[str], words: Words) -> Iterator[Option]:
    person = None
    kept = [each for each in seen.lines if not statuses or each.status in statuses]
    if not kept:
        yield heading(lit(words("No line to show here."), "$text-muted"))
    width = max((len(words(STATUSES[each.status])) for each in kept), default=0)
    for each in kept:
        if each.item.person != person:
            person = each.item.person
            yield heading(lit(_who(seen.case, person, words), "bold"))
        yield line(_prompt(each, width, words), each.key, width + 3)


def _prompt(each: ChecklistLine, width: int, words: Words) -> Content:
    style = style_of(each)
    status = f"{sign_of(each)} {words(STATUSES[each.status]).ljust(width)} "
    return Content.assemble(
        lit(status, style), lit(row_title(words, each), "" if each.counts else "$text-muted")
    )


def _who(case: Case, person: str, words: Words) -> str:
    known = case.facts.of(person)
    place = person_word(words, person)
    if known is None or not (known.given_name or known.family_name):
        return place
    return f"{name_of_person(words, person, known.given_name, known.family_name)} · {place}"
