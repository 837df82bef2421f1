"""The experience: contracts drawn to scale, the hours they give on a date one can move, and their proof."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import ClassVar

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.style import Style
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from casefile.cases.assessment import Assessment
from casefile.cases.changes import remove_contract
from casefile.i18n.vocabulary import SEVERITY_SYMBOLS
from casefile.rules.days import months_after
from casefile.rules.facts import Contract
from casefile.rules.findings import worst
from casefile.rules.hours.report import ProgrammeHours
from casefile.services.desk.changes import Changed
from casefile.tui.base import lit
from casefile.tui.keys import bindings
from casefile.tui.screens.experience.contract_form import ContractForm
from casefile.tui.screens.experience.hours_lines import contract_rows, findings_of, summary_lines
from casefile.tui.screens.facts.records import person_choices
from casefile.tui.section import Section
from casefile.tui.showing import entitle, put
from casefile.tui.widgets.lines import Lines, heading, line
from casefile.tui.widgets.timeline import draw_timeline, drawn_lane

__all__ = ["ExperienceView"]

_TALLEST_TIMELINE = 9
_FIGURES_AND_VERDICT = 3
_CONTRACTS_IN_SIGHT = 3
_SAID_OF_ONE = 2
"""The rows of what is said of the contract under the cursor."""
_PADDING = 2
"""The columns before and after a line of the list."""


class ExperienceView(Section):
    """The contracts with what they amount to, for the filing date of the case or any other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            "add",
            "open",
            "remove",
            "paste",
            "view",
            "answer",
            "day_before",
            "day_after",
            "programme",
            "date_back",
        ),
        *bindings(hidden=("month_before", "month_after")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._moved: Assessment | None = None
        self._wanted_on: date | None = None
        self._programme = ""

    def compose(self) -> ComposeResult:
        """Lay out the drawing, the figures, the date and the contracts."""
        with VerticalScroll(id="timeline", can_focus=False):
            yield Static(markup=False)
        yield Static(id="summary", markup=False)
        yield Static(id="date", markup=False)
        yield Lines(id="contracts")
        yield Static(id="about-contract", markup=False)

    # -- what is shown

    @property
    def seen(self) -> Assessment | None:
        """Return the assessment for the date shown: the case's own unless the date was moved."""
        return self._moved or self.assessment

    @property
    def hours(self) -> ProgrammeHours | None:
        """Return the hours of the programme shown."""
        seen = self.seen
        if seen is None:
            return None
        return seen.hours.programmes.get(self._programme) or seen.programme_hours

    def draw(self, assessment: Assessment) -> None:
        """Show the case; a date that was moved stays moved, and is counted again."""
        if self._wanted_on is not None:
            self._count(self._wanted_on)
        self._moved = None
        self._show(assessment)

    def _show(self, seen: Assessment) -> None:
        hours = self.hours
        timeline = self._timeline(seen)
        put(self.query_one("#timeline Static", Static), timeline)
        enough_known = hours is not None and bool(seen.case.facts.contracts)
        lines, drawn = self._summary(hours, seen, timeline) if hours and enough_known else ([], True)
        self.query_one("#timeline").display = drawn
        put(self.query_one("#summary", Static), Content("\n").join(lines))
        put(self.query_one("#date", Static), self._date_line(seen))
        contracts = self.query_one("#contracts", Lines)
        count = len(seen.case.facts.contracts)
        entitle(contracts, lit(self.words.n("{n} period of work", "{n} periods of work", count)))
        contracts.fill(self._contract_lines(seen))
        self._tell_about()

    def _summary(
        self, hours: ProgrammeHours, seen: Assessment, timeline: Content
    ) -> tuple[list[Content], bool]:
        """Return the hours in words, and whether they are drawn: as much of both as leaves the contracts in sight."""
        contracts = min(_CONTRACTS_IN_SIGHT, len(seen.case.facts.contracts))
        room = self.size.height - contracts - self._rows([self._date_line(seen)]) - _SAID_OF_ONE
        drawn = min(_TALLEST_TIMELINE, timeline.plain.count("\n") + 1)
        for above, reasons in ((drawn, 3), (drawn, 2), (drawn, 1), (drawn, 0), (0, 1), (0, 0)):
            lines = list(summary_lines(hours, seen.on, self.words, reasons, near=_near(seen)))
            if self._rows(lines) + above <= room:
                return lines, above > 0
        while len(lines) > 1 and self._rows(lines) > room:
            lines.pop(
                1 if len(lines) == _FIGURES_AND_VERDICT else -1
            )  # the verdict says more than the figures
        return lines, False

    def _rows(self, lines: list[Content]) -> int:
        return sum(len(each.wrap(max(20, self.size.width - 4))) for each in lines)

    def _timeline(self, seen: Assessment) -> Content:
        hours = self.hours
        width = max(40, self.size.width or self.app.size.width) - 4
        lines = draw_timeline(
            self._own(seen), hours.window if hours else None, width, self.words,
            on=seen.on, entries=seen.hours.entries, gaps=hours.gaps if hours else (),
        )  # fmt: skip
        return Content("\n").join(lines)

    def _own(self, seen: Assessment) -> list[Contract]:
        """The contracts of who applies; a partner's are listed, and count for points only."""
        return [each for each in seen.case.facts.contracts if each.person == "principal"]

    def _date_line(self, seen: Assessment) -> Content:
        if not seen.case.facts.contracts:
            return Content("")
        day = self.words.date(seen.on, "weekday")
        if self._wanted_on is None:
            told = lit(self.words("← Filing date: {day} →   (⇧ or < >: a month)", day=day), "$text-muted")
        else:
            back = self.words("← If you filed on {day} →   (z: back to the filing date)", day=day)
            told = lit(back, "$text-warning")
        for sign, key in (("←", "left"), ("→", "right")):
            at = told.plain.index(sign)
            told = told.stylize(Style.from_meta({"key": key}), at, at + 1)
        return told

    def _contract_lines(self, seen: Assessment) -> list[Option]:
        contracts = sorted(seen.case.facts.contracts, key=lambda each: (each.first, each.id))
        if not contracts:
            return [
                heading(
                    lit(self.words("No period of work yet: press a to enter one, Ctrl+V to paste several."))
                )
            ]
        names = dict(person_choices(seen.case.facts, self.words))
        told = [(each, self._sign(each, seen), _whose(each, names)) for each in contracts]
        width = self.query_one("#contracts", Lines).scrollable_content_region.width - _PADDING
        rows = contract_rows(told, self.words, width if width > 0 else 74)
        return [line(row, each.id) for row, each in zip(rows, contracts, strict=True)]

    def _sign(self, contract: Contract, seen: Assessment) -> str:
        told = findings_of(contract, seen.hours, self.hours) if self.hours else ()
        return SEVERITY_SYMBOLS[worst(told) or "note"] if told else " "

    def _tell_about(self) -> None:
        """What is to be said of the contract under the cursor, else its occupation; its bar comes in sight."""
        contract, seen, hours = self._current(), self.seen, self.hours
        if contract is not None and seen is not None:
            row = drawn_lane(contract, self._own(seen), seen.on)
            self.query_one("#timeline").scroll_to(y=max(0, row - 3), animate=False)
        if contract is None or seen is None or hours is None:
            put(self.query_one("#about-contract", Static), Content(""))
            return
        found = findings_of(contract, seen.hours, hours)
        told = [f"{SEVERITY_SYMBOLS[finding.severity]} {self.words.of(finding)}" for finding in found]
        occupation = self.casefile.desk.rulebook.occupations.get(contract.noc)
        if not told and occupation is not None:
            told = [self.words("{title} (TEER {teer})", title=occupation.title, teer=occupation.teer)]
        put(self.query_one("#about-contract", Static), lit("\n".join(told)))

    def _current(self) -> Contract | None:
        key = self.query_one("#contracts", Lines).current
        contracts = self.seen.case.facts.contracts if self.seen else ()
        return next((each for each in contracts if each.id == key), None)

    def go_to(self, subject: str) -> None:
        """Put the cursor on that contract."""
        self.query_one("#contracts", Lines).go_to(subject)

    def focus_first(self) -> None:
        """Put the keyboard on the contracts."""
        self.query_one("#contracts", Lines).focus()

    def on_resize(self, _event: events.Resize) -> None:
        """Draw to the new width."""
        if self.resized() and self.seen is not None:
            self._show(self.seen)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what there is to say of the contract under the cursor."""
        event.stop()
        self._tell_about()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the contract clicked."""
        event.stop()
        self.action_open()

    def on_click(self, event: events.Click) -> None:
        """Press the key that is told of where the click was."""
        key = event.style.meta.get("key")
        if isinstance(key, str):
            self.app.call_later(
                self.app.simulate_key, key
            )  # a key sent by this section would not come up to it

    # -- another date, another programme

    def action_move_day(self, by: int) -> None:
        """Count for an application that many days later."""
        self._move(lambda day: day + timedelta(days=by))

    def action_move_month(self, by: int) -> None:
        """Count for an application that many months later."""
        self._move(lambda day: months_after(day, by))

    def _move(self, moved: Callable[[date], date]) -> None:
        if self.assessment is None:
            return
        try:
            self._wanted_on = moved(self._wanted_on or self.assessment.on)
        except (OverflowError, ValueError):
            return
        self._count(self._wanted_on)

    def action_date_back(self) -> None:
        """Count for the filing date of the case again."""
        self._wanted_on = self._moved = None
        if self.assessment is not None:
            self._show(self.assessment)

    def _count(self, on: date) -> None:
        case, desk = self.assessment.case if self.assessment else None, self.casefile.desk
        if case is None:
            return

        def got(seen: Assessment) -> None:
            if self.is_attached and self._wanted_on == seen.on:
                self._moved = seen
                self._show(seen)

        self.casefile.in_background(lambda: desk.assess(case, on=on), got, reading="experience")

    def action_programme(self) -> None:
        """Show the hours of the next programme."""
        if self.seen is None or self.hours is None:
            return
        names = list(self.seen.hours.programmes)
        self._programme = names[(names.index(self.hours.programme) + 1) % len(names)]
        self._show(self.seen)

    # -- what the person does

    def action_add(self) -> None:
        """Enter a period of work."""
        if self.assessment is not None:
            self._ask_new(self.assessment)

    def _ask_new(self, seen: Assessment, before: Mapping[str, str] | None = None) -> None:
        """Ask for a period of work, then for one more as long as that is wanted."""
        form = ContractForm(seen, before=before)
        form.said = self.words("Saved: {what}", what=before["employer"]) if before else ""

        def saved(done: Changed) -> None:
            if form.again:
                self._ask_new(done.assessment, form.raw)

        self.casefile.ask_change(form, lambda change: change, saved)

    def action_open(self) -> None:
        """Change the contract under the cursor."""
        contract = self._current()
        if self.assessment is not None and contract is not None:
            self.casefile.ask_change(ContractForm(self.assessment, contract), lambda change: change)

    def action_remove(self) -> None:
        """Remove the contract under the cursor; undo brings it back."""
        contract = self._current()
        if contract is not None:
            told = self.words("Removed: {what} (u takes it back)", what=contract.employer)
            self.casefile.change(remove_contract(contract.id), lambda _done: self.casefile.tell(told))

    def action_paste(self, text: str = "") -> None:
        """Paste several contracts; `text` is what the terminal pasted already."""
        from casefile.tui.screens.experience.paste_contracts import PasteContracts

        if self.assessment is not None:
            self.casefile.ask_change(PasteContracts(self.assessment, text), lambda change: change)

    def on_paste(self, event: events.Paste) -> None:
        """Take a pasted text as contracts; files dropped are the case's affair."""
        from casefile.tui.dropped import paths_in

        if event.text.strip() and not any(path.is_file() for path in paths_in(event.text)):
            event.stop()
            self.action_paste(event.text)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Leave out what has nothing to act on."""
        seen, hours = self.seen, self.hours
        if seen is None:
            return True
        if action in {"open", "remove"}:
            return bool(seen.case.facts.contracts)
        if action == "programme":
            return len(seen.hours.programmes) > 1
        if action == "date_back":
            return self._wanted_on is not None
        if action == "answer":
            return bool(hours is not None and (hours.provisos or _near(seen)))
        return action not in {"view", "move_day", "move_month"} or bool(seen.case.facts.contracts)

    def action_answer(self) -> None:
        """Ask what the count waits for: authorisation, school weeks, qualification, employers of near names."""
        from casefile.tui.screens.experience.hours_answers import HoursAnswers

        seen, hours = self.assessment, self.hours
        if seen is None or hours is None:
            return
        form = HoursAnswers(seen, hours)
        if form.questions:
            self.casefile.ask_change(form, lambda change: change)
        else:
            self.casefile.tell(self.words("Nothing is waiting to be answered for these hours."))

    def action_view(self) -> None:
        """Show every addend of the hours of the programme shown, for the date shown."""
        from casefile.tui.screens.guide.page import PageReader

        if self.seen is not None and self.hours is not None:
            shown = msgspec.structs.replace(self.seen, programme_hours=self.hours)
            self.app.push_screen(PageReader(self.path, shown, "hours"))


def _near(seen: Assessment) -> bool:
    """Say whether two employers' names are near and nobody has said whether they are one."""
    return any(finding.code == "hours.employers_near" for finding in seen.hours.findings)


def _whose(contract: Contract, names: Mapping[str, str]) -> str:
    """Return whose the contract is, nothing for the applicant."""
    return "" if contract.person == "principal" else names.get(contract.person, contract.person)
