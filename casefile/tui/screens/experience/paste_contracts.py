"""Contracts pasted as lines of a table, or taken from a file: seen in words before anything is stored."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Label, Static, TextArea

from casefile.cases.assessment import Assessment
from casefile.cases.changes import Change
from casefile.cases.contract_columns import COLUMNS
from casefile.cases.contract_lines import ContractLine
from casefile.cases.contract_paste import PastedLines, contracts_of, parse_pasted
from casefile.cases.contracts_csv import ContractsFile
from casefile.cases.imports import add_file, already_in, new_in
from casefile.errors import CasefileError, UsageError
from casefile.i18n.contracts import contract_line, hours_text
from casefile.i18n.words import N_
from casefile.rules.facts import Contract
from casefile.tui.base import Dialog, Refusal, lit
from casefile.tui.drafts import forget, keep, kept
from casefile.tui.dropped import paths_in
from casefile.tui.screens.experience.contract_form import CONTRACT_FIELDS
from casefile.tui.widgets.field import FieldRow
from casefile.tui.widgets.reading import Reader

__all__ = ["PasteContracts"]

_BIGGEST_BYTES = 1_000_000
ASKED_ONCE = tuple(
    field for field in CONTRACT_FIELDS if field.name in {"employer", "noc", "country", "hours_per_week"}
)


class PasteContracts(Dialog[Change]):
    """A place to paste lines, what was understood of each below; answers with the change that adds them all."""

    CSS_PATH = "paste_contracts.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "save", N_("Save"), priority=True)]

    def __init__(self, assessment: Assessment, text: str = "") -> None:
        super().__init__()
        self.facts = assessment.case.facts
        self.draft = f"{assessment.case.id}/pasted"
        self._text = text
        self.found: ContractsFile | None = None

    def compose(self) -> Iterator[Widget]:
        """Lay out the lines above and their meaning below."""
        with Vertical(classes="frame"):
            yield Label(lit(self.words("Paste periods of work"), "bold"))
            about = self.words(
                "One line each: days and hours (from 14/12/2015 to 30/09/2016, 35 h), or cells from a spreadsheet; or "
                "the path of a CSV file. Columns: {columns}",
                columns=", ".join(self.words.label(label) for label in COLUMNS.values()),
            )
            yield Static(lit(about), classes="about")
            yield TextArea(tab_behavior="focus", compact=True)
            with Vertical(id="asked"):
                reader = self.reader()
                for field in ASKED_ONCE:
                    yield FieldRow(field, "", reader)
            with VerticalScroll(classes="preview", can_focus=False):
                yield Static(markup=False)
            yield Refusal()
            with Horizontal(classes="buttons"):
                yield Button(lit(self.words("Add all (Ctrl+S)")), id="save", compact=True, variant="primary")
                yield Button(lit(self.words("Close (Esc)")), id="cancel", compact=True)

    def on_mount(self) -> None:
        """Begin where lines are pasted."""
        before = kept(self.app, self.draft)
        lines = self.query_one(TextArea)
        lines.text = self._text or (before or {}).get("text", "")
        lines.focus()
        self._preview()

    def on_key(self, event: events.Key) -> None:
        """Enter goes from one thing asked once to the next, and from the last to the button."""
        rows = [row for row in self.query(FieldRow) if row.display]
        here = next((at for at, row in enumerate(rows) if row.has_focus_within), None)
        if event.key == "enter" and here is not None:
            event.stop()
            rows[here].take_only_suggestion()
            if here + 1 < len(rows):
                rows[here + 1].focus_control()
            else:
                self.query_one("#save", Button).focus()

    def served(self) -> None:
        """Let the pasted text go: it is in the case."""
        forget(self.app, self.draft)

    def action_cancel(self) -> None:
        """Close, keeping what was pasted for the next time."""
        text = self.query_one(TextArea).text
        if text.strip():
            keep(self.app, self.draft, {"text": text})
        super().action_cancel()

    def reader(self) -> Reader:
        """Read what is asked once as the form of a contract would."""
        desk = self.casefile.desk
        return Reader(self.words, desk.rulebook.occupations, (), desk.search_occupations)

    @on(FieldRow.Edited)
    @on(TextArea.Changed)
    def _preview(self) -> None:
        """Show what each line means, or everything that is wrong."""
        self.found, shown = self._read(self.query_one(TextArea).text)
        self.query_one(".preview Static", Static).update(shown)

    def _read(self, text: str) -> tuple[ContractsFile | None, Content]:
        if not text.strip():
            self._ask(None)
            example = "Exemple SAS,22222,FR,2015-12-14,2016-09-30,35"
            return None, lit(self.words("For example: {line}", line=example), "$text-muted")
        desk, path = self.casefile.desk, _path_in(text)
        try:
            if path is not None:
                found: ContractsFile | None = desk.read_contracts(str(path), self.facts)
            else:
                found = desk.contracts_in(text, self.words("pasted lines"), self.facts)
        except CasefileError as fault:
            self._ask(None)
            return None, self._wrong(getattr(fault, "problems", ()) or (fault,))
        pasted = parse_pasted(text) if found is None else None
        self._ask(pasted)
        if pasted is not None:
            return self._read_pasted(pasted)
        if found is None:
            return None, self._wrong((UsageError("contract.line_unreadable", text=text.strip()[:80]),))
        return found, self._told(found)

    def _wrong(self, problems: Iterable[CasefileError]) -> Content:
        return Content("\n").join(lit(f"✗ {self.words.of(each)}", "$text-error") for each in problems)

    def _told(self, found: ContractsFile) -> Content:
        """Say each contract in words, which of them the case holds already, and how days were read."""
        held = already_in(found, self.facts)
        lines = [self._line(each, already=each in held) for each in found.contracts]
        if found.ignored_columns:
            told = self.words("Columns left out: {names}", names=", ".join(found.ignored_columns))
            lines.append(lit(told, "$text-warning"))
        lines += [lit(f"! {self.words.of(note)}", "$text-warning") for note in found.notes]
        return Content("\n").join(lines)

    def _line(self, contract: Contract, *, already: bool) -> Content:
        told = contract_line(self.words, contract, self.facts)
        if already:
            return lit(f"= {told} · {self.words('already in the case')}", "$text-muted")
        return lit(f"✓ {told}")

    def _ask(self, pasted: PastedLines | None) -> None:
        """Show what is asked once for lines that tell only days: the employer and hours when one line lacks them."""
        self.query_one("#asked").display = pasted is not None
        told = (
            set()
            if pasted is None
            else {
                *(() if pasted.hours_missing else ("hours_per_week",)),
                *(() if pasted.employer_missing else ("employer",)),
            }
        )
        for row in self.query(FieldRow):
            row.display = row.field.name not in told

    def _read_pasted(self, pasted: PastedLines) -> tuple[ContractsFile | None, Content]:
        """Return the contracts once all is told, and what each line means."""
        wrong = [lit(f"✗ {self.words.of(problem)}", "$text-error") for problem in pasted.problems]
        shown = [lit(f"· {self._days(each)}") for each in pasted.lines]
        aside = [lit(f"! {self.words.of(note)}", "$text-warning") for note in pasted.notes]
        if pasted.left_out:
            left = self.words.n(
                "{n} line without a day is left out.",
                "{n} lines without a day are left out.",
                len(pasted.left_out),
            )
            aside.append(lit(left, "$text-muted"))
        asked = {row.field.name: row for row in self.query(FieldRow) if row.display}
        lacking = [self.words(row.field.label) for row in asked.values() if row.reading.error]
        if wrong or lacking:
            need = self.words("Still to tell, once for all lines: {names}.", names=", ".join(lacking))
            more = [lit(need, "$text-warning")] if lacking else []
            return None, Content("\n").join([*wrong, *shown, *more, *aside])
        try:
            contracts = contracts_of(pasted, {name: str(row.reading.value) for name, row in asked.items()})
        except UsageError as fault:
            return None, self._wrong(fault.problems)
        found = ContractsFile(contracts=contracts)
        return found, Content("\n").join([self._told(found), *aside])

    def _days(self, line: ContractLine) -> str:
        """Say what one pasted line tells, before the rest is known."""
        day = self.words.date
        last = day(line.last, "short") if line.last else self.words("goes on")
        hours = f", {hours_text(self.words, line.hours_per_week)} h" if line.hours_per_week else ""
        who = f"{line.employer}: " if line.employer else ""
        return f"{who}{day(line.first, 'short')} → {last}{hours}"

    def action_save(self) -> None:
        """Answer with the change that adds everything understood."""
        if self.found is None:
            self.casefile.tell(self.words("Nothing to add yet: see what is said below the lines."), "warning")
            return
        new = new_in(self.found, self.facts)
        if not (new.contracts or new.studies or new.qualifications):
            self.casefile.tell(self.words("The case already says all that is in the file."), "warning")
            return
        self.answer(add_file(new))

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "save":
            self.action_save()
        else:
            self.action_cancel()


def _path_in(text: str) -> Path | None:
    """Return the file whose path was pasted; None when the text is no path of a file of a sensible size."""
    named = paths_in(text) if "\n" not in text.strip() else ()
    if len(named) != 1 or not _is_file(named[0]) or named[0].stat().st_size > _BIGGEST_BYTES:
        return None
    return named[0]


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
