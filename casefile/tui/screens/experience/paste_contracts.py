"""Contracts pasted as lines of a table, or taken from a file: seen in words before anything is stored."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Label, Static, TextArea

from casefile.cases.assessment import Assessment
from casefile.cases.changes import Change
from casefile.cases.contract_paste import PastedLines, contracts_of, parse_pasted
from casefile.cases.contracts_csv import ContractsFile, parse_contracts
from casefile.cases.imports import add_file
from casefile.errors import UsageError
from casefile.i18n.words import N_
from casefile.rules.facts import Contract
from casefile.tui.base import Dialog, Refusal, lit
from casefile.tui.dropped import paths_in
from casefile.tui.screens.experience.contract_form import CONTRACT_FIELDS
from casefile.tui.widgets.field import FieldRow
from casefile.tui.widgets.reading import Reader

__all__ = ["COLUMNS", "PasteContracts", "as_table"]

COLUMNS = "employer,noc,country,from,to,hours_per_week,title,kind,authorised,leave"
_BIGGEST_BYTES = 1_000_000
ASKED_ONCE = tuple(
    field for field in CONTRACT_FIELDS if field.name in {"employer", "noc", "country", "hours_per_week"}
)


def as_table(text: str) -> str:
    """Return lines as a table with a header: ours is put first when the first line is none; tabs become semicolons."""
    if "\t" in text:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t")
        rewritten = io.StringIO()
        csv.writer(rewritten, delimiter=";", lineterminator="\n").writerows(rows)
        text = rewritten.getvalue()
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    if not lines or "hours_per_week" in lines[0].casefold():
        return text
    separator = ";" if lines[0].count(";") > lines[0].count(",") else ","
    notes = "".join(f"{line}\n" for line in text.splitlines() if line.lstrip().startswith("#"))
    return notes + COLUMNS.replace(",", separator) + "\n" + "\n".join(lines)


class PasteContracts(Dialog[Change]):
    """A place to paste lines, what was understood of each below; answers with the change that adds them all."""

    CSS_PATH = "paste_contracts.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "save", N_("Save"), priority=True)]

    def __init__(self, assessment: Assessment) -> None:
        super().__init__()
        self.facts = assessment.case.facts
        self.found: ContractsFile | None = None

    def compose(self) -> Iterator[Widget]:
        """Lay out the lines above and their meaning below."""
        with Vertical(classes="frame"):
            yield Label(lit(self.words("Paste periods of work"), "bold"))
            about = self.words(
                "One line each: days and hours (from 14/12/2015 to 30/09/2016, 35 h), or cells from a spreadsheet; or "
                "the path of a CSV file. Columns: {columns}",
                columns=COLUMNS,
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
        self.query_one(TextArea).focus()
        self._preview()

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
        pasted = parse_pasted(text)
        self._ask(pasted)
        if pasted is not None:
            return self._read_pasted(pasted)
        try:
            found = parse_contracts(as_table(_file_text(text) or text), self.words("pasted lines"))
        except UsageError as fault:
            problems = fault.problems or (fault,)
            return None, Content("\n").join(
                lit(f"✗ {self.words.of(each)}", "$text-error") for each in problems
            )
        lines = [lit(f"✓ {self._told(contract)}") for contract in found.contracts]
        if found.ignored_columns:
            lines.append(
                lit(
                    self.words("Columns left out: {names}", names=", ".join(found.ignored_columns)),
                    "$text-warning",
                )
            )
        return found, Content("\n").join(lines)

    def _ask(self, pasted: PastedLines | None) -> None:
        """Show what is asked once for lines that tell only days: the hours when one line lacks them."""
        self.query_one("#asked").display = pasted is not None
        for row in self.query(FieldRow):
            row.display = row.field.name != "hours_per_week" or (pasted is not None and pasted.hours_missing)

    def _read_pasted(self, pasted: PastedLines) -> tuple[ContractsFile | None, Content]:
        """Return the contracts once all is told, and what each line means."""
        day = self.words.date
        wrong = [lit(f"✗ {self.words.of(problem)}", "$text-error") for problem in pasted.problems]
        shown = [
            lit(
                f"· {day(each.first, 'short')} → "
                + (day(each.last, "short") if each.last else self.words("goes on"))
                + (f", {each.hours_per_week} h" if each.hours_per_week else "")
            )
            for each in pasted.lines
        ]
        asked = {row.field.name: row for row in self.query(FieldRow) if row.display}
        lacking = [self.words(row.field.label) for row in asked.values() if row.reading.error]
        if wrong or lacking:
            need = self.words("Still to tell, once for all lines: {names}.", names=", ".join(lacking))
            more = [lit(need, "$text-warning")] if lacking else []
            return None, Content("\n").join([*wrong, *shown, *more])
        try:
            contracts = contracts_of(pasted, {name: str(row.reading.value) for name, row in asked.items()})
        except UsageError as fault:
            refused = [lit(f"✗ {self.words.of(each)}", "$text-error") for each in fault.problems]
            return None, Content("\n").join(refused)
        found = ContractsFile(contracts=contracts, studies=(), qualifications=(), ignored_columns=())
        return found, Content("\n").join(lit(f"✓ {self._told(each)}") for each in contracts)

    def _told(self, contract: Contract) -> str:
        day = self.words.date
        last = day(contract.last, "short") if contract.last else self.words("goes on")
        return self.words(
            "{employer}, {noc_code}, {country}: {first} → {last}, {hours} h a week",
            employer=contract.employer, noc_code=contract.noc, country=contract.country,
            first=day(contract.first, "short"), last=last, hours=contract.hours_per_week,
        )  # fmt: skip

    def action_save(self) -> None:
        """Answer with the change that adds everything understood."""
        if self.found is None:
            self.casefile.tell(self.words("Nothing to add yet: see what is said below the lines."), "warning")
            return
        self.answer(add_file(self.found))

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "save":
            self.action_save()
        else:
            self.action_cancel()


def _file_text(text: str) -> str | None:
    """The text of the file whose path was pasted; None when the text is no path of a file of a sensible size."""
    named = paths_in(text) if "\n" not in text.strip() else ()
    if len(named) != 1 or not _is_file(named[0]) or named[0].stat().st_size > _BIGGEST_BYTES:
        return None
    try:
        return named[0].read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return named[0].read_text(encoding="cp1252", errors="replace")
    except OSError:
        return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
