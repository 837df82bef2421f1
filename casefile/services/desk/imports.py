"""What is read from a person's own files: facts, contracts, lists of papers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from casefile.cases.model import Case
from casefile.rules.facts import Facts
from casefile.services.desk.changes import Changed, DeskChanges

if TYPE_CHECKING:
    from casefile.cases.contract_paste import PastedLines
    from casefile.cases.contracts_csv import ContractsFile
    from casefile.cases.facts_import import FactsImport
    from casefile.cases.list_csv import ImportedRow

__all__ = ["DeskImports"]


class DeskImports(DeskChanges):
    """Tables and files of facts, read and taken into a case."""

    def read_list(self, case: Case, name: str) -> tuple[ImportedRow, ...]:
        """Return what a person's own list of papers, a CSV file, says of the lines of the case.

        Raises NotFoundError, UsageError (spreadsheet.wrong, with every fault by row and column), DiskError.
        """
        from casefile.cases.list_csv import Vocabulary, parse_list
        from casefile.services.list_words import people, said_in_each, states, statuses
        from casefile.services.tables import read_table

        words = Vocabulary(states(), statuses(), people(case.facts))
        return parse_list(read_table(name), self.assess(case).lines, words, said_in_each)

    def read_contracts(self, name: str, facts: Facts | None = None) -> ContractsFile:
        """Return the contracts of a table that a spreadsheet saved; `facts` tell the family, without them any.

        Raises NotFoundError, UsageError (contract.file_wrong, with every fault by line and column), DiskError.
        """
        from casefile.cases.contracts_csv import parse_contracts
        from casefile.i18n.countries import country_code
        from casefile.services.list_words import people
        from casefile.services.tables import read_table

        return parse_contracts(read_table(name), country_code, people(facts))

    def contracts_in(self, text: str, origin: str, facts: Facts) -> ContractsFile | PastedLines | None:
        """Return the contracts of pasted cells, what their rows tell when columns are missing, None for no table.

        Raises UsageError (contract.file_wrong).
        """
        from casefile.cases.contract_paste import lines_of_table
        from casefile.cases.contracts_csv import is_table, parse_contracts
        from casefile.i18n.countries import country_code
        from casefile.services.list_words import people
        from casefile.services.tables import table_of

        table = table_of(text, origin)
        if (rows := lines_of_table(table, country_code)) is not None:
            return rows
        return parse_contracts(table, country_code, people(facts)) if is_table(table) else None

    def read_facts(self, name: str) -> Facts:
        """Return the facts of a file, with the ids it gives and no other.

        Raises NotFoundError, UsageError (facts.refused, with every error and its line).
        """
        from casefile.cases.facts_toml import read_facts
        from casefile.i18n.countries import country_code
        from casefile.services.choice_meant import choice_meant
        from casefile.services.tables import read_text

        book = self.rulebook
        return read_facts(
            read_text(name),
            name,
            country_code,
            self.programmes.ids,
            self.at_least_today(),
            book.tests,
            choice_meant,
        )

    def facts_import(self, case: Case, given: Facts) -> FactsImport:
        """Return what a file of facts would bring to the case, change in it and take out of it."""
        from casefile.cases.facts_import import facts_import

        return facts_import(case, given, self.assess)

    def import_facts(self, path: Path, given: Facts, *, replace_all: bool = False) -> Changed:
        """Put the facts of a file in the place of all there are; what the case has already keeps its name.

        Raises UsageError (facts.would_lose) when a person, a contract or a line in use would go, unless `replace_all`.
        """
        from casefile.cases.facts_import import import_facts

        return self.change(path, import_facts(given, self.assess, replace_all=replace_all))
