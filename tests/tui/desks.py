"""Real desks in the folder of a test, with fictional cases on them: the day is fixed, and holidays are left out."""

import io
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from casefile.cases.changes import Change
from casefile.cases.model import Case, Document
from casefile.rules.book.rulebook import Rulebook
from casefile.rules.book.stages import StageEntry
from casefile.rules.documents.looks import Look, Report
from casefile.rules.facts import Contract, Facts, Person, Stay
from casefile.rules.findings import Finding
from casefile.services.desk import Desk
from casefile.services.desk.changes import Changed
from casefile.services.rulebook import load_rulebook
from casefile.services.rulebook.occupation_search import OccupationSearch
from casefile.services.store.codec import HEAD, decode, encode
from casefile.services.store.exports import write_file
from casefile.services.store.folder import create_case
from casefile.services.store.readback import Opened
from casefile.services.store.records import plain_tables

__all__ = [
    "HOSTILE",
    "NASTY",
    "NOW",
    "TODAY",
    "RealDesk",
    "desk_with",
    "document",
    "example_case",
    "pages",
    "put_case",
    "rulebook",
]

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
NASTY = (
    "vu [/] classé", "[red]x", "[type=x, v={'a[0]'}]", "fin \\", "\x1b[31mrouge\x1b[0m", "👩‍👧 été", "{name} %s",
    "[bold", "\u202egnp.exe",
)  # fmt: skip
QUICK = {"[red]x", "\x1b[31mrouge\x1b[0m"}
HOSTILE = [text if text in QUICK else pytest.param(text, marks=pytest.mark.slow) for text in NASTY]
"""What a test of one screen after the other is fed: markup and escapes, the others in the slow tests."""


class _NoHolidays:
    def weekend(self, country: str, year: int) -> frozenset[int]:
        return frozenset({5, 6})

    def holidays(self, country: str, year: int) -> None:
        return None


@cache
def rulebook() -> Rulebook:
    """Return the real rules, without the calendar of holidays."""
    return load_rulebook(_NoHolidays())


@cache
def occupation_search() -> OccupationSearch:
    """Return the real search, by the official titles only."""
    return OccupationSearch(rulebook().occupations, ())


def example_case(name: str = "Exemple, Camille", **changed: Any) -> Case:
    """Return a fictional case: invited, a Belgian stay, one job going on, a few papers in."""
    facts = Facts(
        programme="fsw", marital_status="single", planned_filing_on=date(2026, 12, 20),
        persons=(
            Person(id="principal", role="principal", given_name="Camille", family_name="Exemple",
                   born_on=date(1992, 5, 3), citizenships=("FR",), residence="FR"),
        ),
        contracts=(
            Contract(id="c1", employer="Exemple SAS", noc="21232", country="FR", first=date(2019, 1, 7),
                     hours_per_week="39"),
        ),
        stays=(Stay(id="s1", country="BE", first=date(2015, 1, 1), last=date(2018, 12, 31)),
               Stay(id="s2", country="FR", first=date(2019, 1, 1))),
    )  # fmt: skip
    stages = (
        StageEntry(id="e1", stage="language_test", on=date(2026, 2, 12)),
        StageEntry(id="e2", stage="diploma_evaluation", on=date(2026, 3, 3)),
        StageEntry(
            id="e3", stage="profile", on=date(2026, 3, 10), at=datetime(2026, 3, 10, 14, 5, 33, tzinfo=UTC)
        ),
        StageEntry(
            id="e4", stage="invitation", on=date(2026, 11, 4), at=datetime(2026, 11, 4, 15, 0, tzinfo=UTC)
        ),
    )
    case = Case(id="case", name=name, facts=facts, stages=stages, created_at=NOW)
    return msgspec.structs.replace(case, **changed)


def document(number: int, slot: str, name: str = "", *findings: Finding, verdict: str = "ready") -> Document:
    """Return an attached file that was checked."""
    name = name or f"fichier_{number}.pdf"
    look = Look(name=name, size_bytes=412_000, kind="pdf", pages=3)
    return Document(
        id=f"d{number}", slot=slot, path=f"documents/{number}.pdf", original_name=name, sha256=f"{number:064}",
        size_bytes=412_000, attached_at=NOW, rules_on=TODAY,
        check=msgspec.to_builtins(Report(look=look, findings=findings, verdict=verdict)),  # type: ignore[arg-type]
    )  # fmt: skip


@cache
def pages(number: int) -> bytes:
    """Return a file of three pages like no other."""
    from pypdf import PdfWriter

    writer, made = PdfWriter(), io.BytesIO()
    for _ in range(3):
        writer.add_blank_page(200, 300)
    writer.add_metadata({"/Subject": str(number)})
    writer.write(made)
    return made.getvalue()


def put_case(desk: Desk, folder: Path, case: Case) -> Path:
    """Write a case as it is, its journal and what cannot be read in it included, with a file for each document."""
    from hashlib import sha256

    documents = []
    for number, each in enumerate(case.documents):
        content = pages(number)
        told = {"sha256": sha256(content).hexdigest(), "size_bytes": len(content)}
        documents.append(msgspec.structs.replace(each, **told))
    case = msgspec.structs.replace(case, documents=tuple(documents))
    create_case(folder, case, desk._summary(case))
    for number, each in enumerate(documents):
        write_file(folder / each.path, pages(number))
    file = folder / "case.json"
    tables = decode(file.read_bytes(), file)
    whole = plain_tables(case, {}, frozenset(str(each.number) for each in case.journal))
    tables |= {table: records for table, records in whole.items() if table != HEAD}
    file.write_bytes(encode({table: records for table, records in tables.items() if records}, file))
    return folder


class RealDesk(Desk):
    """The real desk, on a fixed day. `failing` is what it raises where a disk would."""

    failing: BaseException | None = None
    draws = False
    """Whether pictures are made of the pages, in a process of their own, or all are one."""

    def __init__(self) -> None:
        super().__init__(today=TODAY)
        self.__dict__["rulebook"] = rulebook()
        self.__dict__["occupation_search"] = occupation_search()
        self.path = self.home / "exemple"

    @property
    def case(self) -> Case:
        """The first case as it stands on the disk."""
        return super().open(self.path).case

    def put(self, case: Case, name: str = "exemple") -> Path:
        """Write a case as it is to a folder of the desk."""
        return put_case(self, self.home / name, case)

    def damage(self) -> None:
        """Leave the first case with an empty file, and with earlier states when it was ever changed."""
        (self.path / "case.json").write_bytes(b"")

    def _fail(self) -> None:
        if self.failing is not None:
            raise self.failing

    def open(self, path: Path) -> Opened:
        self._fail()
        return super().open(path)

    def change(self, path: Path, change: Change) -> Changed:
        self._fail()
        return super().change(path, change)

    def preview(
        self, path: Path, document: Document, page: int = 1, width: int = 40, height: int = 20
    ) -> Any:
        assert (path / document.path).is_file()
        one = [[((255, 0, 0), (0, 0, 255))] * 4] * 2
        return super().preview(path, document, page, width, height) if self.draws else one

    def view(self, path: Path, document: Document) -> bool:
        self._fail()
        return super().view(path, document)


def desk_with(*cases: Case) -> RealDesk:
    """Return a desk with these cases on it, the example when there are none."""
    desk = RealDesk()
    for number, case in enumerate(cases or (example_case(),), start=1):
        desk.put(case, "exemple" if number == 1 else f"exemple-{number}")
    return desk
