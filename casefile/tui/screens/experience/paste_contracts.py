"""Contracts pasted as people have them, or taken from a file: seen in words before anything is stored."""

from collections.abc import Mapping
from pathlib import Path

from textual.content import Content

from casefile.cases.assessment import Assessment
from casefile.cases.changes import Change
from casefile.cases.contract_columns import COLUMNS
from casefile.cases.contract_lines import ContractLine
from casefile.cases.contract_paste import ASKED_IF_UNTOLD, PastedLines, contracts_of, parse_pasted, rewritten
from casefile.cases.contracts_csv import ContractsFile
from casefile.cases.imports import add_file, already_in, new_in
from casefile.errors import CasefileError, UsageError
from casefile.i18n.contracts import contract_line, hours_text
from casefile.i18n.countries import country_code
from casefile.rules.facts import Contract
from casefile.tui.base import lit
from casefile.tui.dropped import paths_in
from casefile.tui.screens.experience.contract_form import CONTRACT_FIELDS
from casefile.tui.screens.pasting import MONTHS, Pasting, Preview
from casefile.tui.widgets.reading import AnswerReader
from casefile.tui.widgets.understood import RowMeaning

__all__ = ["PasteContracts"]

_BIGGEST_BYTES = 1_000_000
ASKED_ONCE = (*(field for field in CONTRACT_FIELDS if field.name in ASKED_IF_UNTOLD), MONTHS)


class PasteContracts(Pasting):
    """A place to paste periods of work; what a line does not tell is asked once."""

    def __init__(self, assessment: Assessment, text: str = "") -> None:
        super().__init__(f"{assessment.case.id}/pasted", ASKED_ONCE, text)
        self.facts = assessment.case.facts

    @property
    def title_told(self) -> str:
        """Return what is pasted."""
        return self.words("Paste periods of work")

    @property
    def about(self) -> str:
        """Return how lines are written."""
        return self.words(
            "As you have them: an e-mail, a CV, LinkedIn, a spreadsheet, the path of a CSV file. "
            "One line each: employer, days, hours."
        )

    @property
    def example(self) -> str:
        """Return a line as an example."""
        return self.words("Exemple SAS (Lyon, France): technician, 2015-12-14 → 2016-09-30, 35 h, NOC 22222")

    @property
    def headings(self) -> str:
        """Return the columns of a contract."""
        return ", ".join(self.words.label(label) for label in COLUMNS.values())

    def reader(self) -> AnswerReader:
        """Read what is asked once as the form of a contract would."""
        desk = self.casefile.desk
        return AnswerReader(self.words, desk.rulebook.occupations, (), desk.search_occupations)

    def read(self, text: str, answers: Mapping[str, str]) -> Preview:
        """Return what the lines mean, or everything that is wrong."""
        desk, path = self.casefile.desk, _path_in(text)
        found: ContractsFile | PastedLines | None
        try:
            if path is not None:
                found = desk.read_contracts(str(path), self.facts)
            else:
                found = desk.contracts_in(text, self.words("pasted lines"), self.facts)
        except CasefileError as fault:
            return self.wrong(getattr(fault, "problems", ()) or (fault,), rows=path is None)
        found = found or parse_pasted(text, country_code)
        if found is None:
            return self.wrong((UsageError("contract.line_unreadable", text=text.strip()[:80]),))
        return self._told(found) if isinstance(found, ContractsFile) else self._pasted(found, answers)

    def _told(self, found: ContractsFile) -> Preview:
        """Say each contract in words, which of them the case holds already, and how days were read."""
        lines = tuple(self._lines(found, [0] * len(found.contracts)))
        left: tuple[Content, ...] = ()
        if found.ignored_columns:
            told = self.words("Columns left out: {names}", names=", ".join(found.ignored_columns))
            left = (lit(told, "$text-warning"),)
        return Preview(lines=lines, aside=(*left, *self.notes(found.notes)), found=found)

    def _lines(self, found: ContractsFile, rows: list[int]) -> list[RowMeaning]:
        held = already_in(found, self.facts)
        return [
            RowMeaning(row, self._line(each, already=each in held))
            for row, each in zip(rows, found.contracts, strict=True)
        ]

    def _line(self, contract: Contract, *, already: bool) -> Content:
        told = contract_line(self.words, contract, self.facts)
        if already:
            return lit(f"= {told} · {self.words('already in the case')}", "$text-muted")
        return lit(f"✓ {told}")

    def _pasted(self, pasted: PastedLines, answers: Mapping[str, str]) -> Preview:
        """Return the contracts once all is told, and what each line means."""
        asked = {name for name in ASKED_IF_UNTOLD if pasted.lacks(name)} | (
            {MONTHS.name} if pasted.months else set()
        )
        aside = (*self.still_to_tell(asked, answers), *self.notes(pasted.notes))
        found = None
        shown = [RowMeaning(each.number, lit(f"· {self._days(each)}")) for each in pasted.lines]
        if not pasted.problems and not asked - answers.keys():
            try:
                found = ContractsFile(contracts=contracts_of(pasted, answers))
                shown = self._lines(found, [each.number for each in pasted.lines])
            except UsageError as fault:
                aside = (*self.wrong(fault.problems).aside, *aside)
        lines = [*shown, *self.unread_lines(pasted.problems), *self.skipped_lines(pasted.skipped)]
        return Preview(
            lines=tuple(sorted(lines, key=lambda each: each[0])), aside=aside, asked=frozenset(asked), found=found,
            rewritten=rewritten(pasted, self.words.country),
        )  # fmt: skip

    def _days(self, line: ContractLine) -> str:
        """Say what one pasted line tells, before the rest is known."""
        day = self.words.date
        last = day(line.last, "short") if line.last else self.words("goes on")
        hours = f", {hours_text(self.words, line.hours_per_week)}\u00a0h" if line.hours_per_week else ""
        where = ", ".join(filter(None, (line.city, self.words.country(line.country) if line.country else "")))
        who = ", ".join(filter(None, (line.employer, line.title, line.noc, where)))
        days = f"{day(line.first, 'short')} → {last}{hours}"
        return self.words("{label}: {answer}", label=who, answer=days) if who else days

    def made(self, found: ContractsFile) -> Change | str:
        """Return the change that adds what the case does not hold yet."""
        new = new_in(found, self.facts)
        if not (new.contracts or new.studies or new.qualifications):
            return self.words("The case already says all that is in the file.")
        return add_file(new)


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
