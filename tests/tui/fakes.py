"""A desk in memory with fictional cases: the real rules and the real changes, no disk, no clock."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec

from casefile.cases.assess import assess
from casefile.cases.assessment import Assessment
from casefile.cases.changes import Change, set_line
from casefile.cases.model import Case, Document, Event
from casefile.errors import CasefileError, UsageError
from casefile.rules.book.rulebook import Rulebook
from casefile.rules.book.stages import StageEntry
from casefile.rules.documents.looks import Look, Report
from casefile.rules.facts import Contract, Facts, Person, Stay
from casefile.rules.findings import Finding
from casefile.rules.programmes import Programmes
from casefile.services.rulebook import load_rulebook
from casefile.services.rulebook.occupation_search import FoundOccupation, OccupationSearch
from casefile.services.store.numbering import numbered

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
NASTY = (
    "vu [/] classé", "[red]x", "[type=x, v={'a[0]'}]", "fin \\", "\x1b[31mrouge\x1b[0m", "👩‍👧 été", "{name} %s",
    "[bold", "\u202egnp.exe",
)  # fmt: skip


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


@dataclass
class Opened:
    case: Case
    damage: CasefileError | None = None
    read_only_reason: CasefileError | None = None
    stamp: object = 0


@dataclass
class FakeDesk:
    """The door the screens know, on cases in memory; `done` tells what was asked of it."""

    cases: dict[Path, Case] = field(default_factory=dict)
    damaged: dict[Path, CasefileError] = field(default_factory=dict)
    home: Path = Path("/home/exemple/Documents/Casefile")
    chosen: dict[str, Any] = field(default_factory=dict)
    done: list[tuple[Any, ...]] = field(default_factory=list)
    failing: BaseException | None = None
    rulebook: Rulebook = field(default_factory=rulebook)
    past: list[Case] = field(default_factory=list)
    ahead: list[Case] = field(default_factory=list)
    turn: int = 0
    read_only: CasefileError | None = None
    kept: tuple[Any, ...] = ()

    @property
    def programmes(self) -> Programmes:
        return self.rulebook.programmes

    def today(self) -> date:
        return TODAY

    def heads(self) -> list[Any]:
        return [self._head(path) for path in self.cases] + [
            SimpleNamespace(
                path=path,
                name=path.name,
                programme="",
                stage=None,
                next_on=None,
                ready=0,
                total=0,
                problems=0,
                damage=UsageError("x"),
                example=False,
                seen_on=None,
            )
            for path in self.damaged
        ]

    def _head(self, path: Path) -> Any:
        seen = self.assess(self.cases[path])
        due = seen.next_deadline
        return SimpleNamespace(
            path=path, name=seen.case.name, programme=seen.case.facts.programme, stage=seen.current,
            next_on=due.on if due else None, ready=seen.progress.ready, total=seen.progress.total,
            problems=seen.progress.to_fix, damage=None, example=False, seen_on=None,
        )  # fmt: skip

    def open(self, path: Path) -> Opened:
        if self.failing is not None:
            raise self.failing
        damage = self.damaged.get(path)
        return Opened(self.cases[path], damage, damage or self.read_only, stamp=self.turn)

    @property
    def occupation_search(self) -> OccupationSearch:
        return occupation_search()

    def search_occupations(self, query: str, limit: int = 20) -> tuple[FoundOccupation, ...]:
        return occupation_search().search(query, limit)

    def stamp(self, path: Path) -> object:
        return self.turn

    def assess(
        self, case: Case, *, on: date | None = None, folder: Path | None = None, **_more: Any
    ) -> Assessment:
        return assess(case, self.rulebook, case.reference_on or TODAY, on=on)

    def change(self, path: Path, change: Change) -> Case:
        if self.failing is not None:
            raise self.failing
        self.done.append(("change", change.code))
        before = self.cases[path]
        self.past.append(before)
        self.ahead.clear()
        after, _numbers = numbered(change.apply(before), {}, before)
        return self._put(path, after, change.code, change.values, change.text)

    def _put(self, path: Path, case: Case, code: str, values: dict[str, Any], text: str = "") -> Case:
        event = Event(number=len(case.journal) + 1, at=NOW, code=code, values=values, text=text)
        self.cases[path] = msgspec.structs.replace(case, journal=(*case.journal, event))
        self.turn += 1
        return self.cases[path]

    def undo(self, path: Path) -> Case:
        if not self.past:
            raise UsageError("store.nothing_to_undo")
        self.ahead.append(self.cases[path])
        self.cases[path] = self.past.pop()
        self.turn += 1
        return self.cases[path]

    def redo(self, path: Path) -> Case:
        if not self.ahead:
            raise UsageError("store.nothing_to_redo")
        self.past.append(self.cases[path])
        self.cases[path] = self.ahead.pop()
        self.turn += 1
        return self.cases[path]

    def generations(self, path: Path) -> tuple[Any, ...]:
        return self.kept

    def restore(self, path: Path, generation: int) -> Case:
        self.done.append(("restore", generation))
        return self._put(path, self.cases[path], "journal.restored", {"number": generation})

    def attach(
        self, path: Path, key: str, files: Sequence[Path], progress: Any = None, cancelled: Any = None
    ) -> tuple[Document, ...]:
        self.done.append(("attach", key, tuple(file.name for file in files)))
        new = tuple(document(90 + number, key, file.name) for number, file in enumerate(files))
        for number, file in enumerate(files):
            if progress:
                progress(number, len(files), file.name)
        case = self.cases[path]
        case = msgspec.structs.replace(case, documents=(*case.documents, *new))
        self._put(path, set_line(key, state="received").apply(case), "journal.document_attached", {})
        return new

    def recheck(self, path: Path, progress: Any = None, cancelled: Any = None) -> Case:
        self.done.append(("recheck",))
        return self.cases[path]

    def remove_document(self, path: Path, document: str) -> Case:
        self.done.append(("remove", document))
        case = self.cases[path]
        self.past.append(case)
        kept = tuple(each for each in case.documents if each.id != document)
        return self._put(path, msgspec.structs.replace(case, documents=kept), "journal.document_removed", {})

    def preview(self, path: Path, document: Document, page: int, width: int, height: int) -> list[Any]:
        return [[((255, 0, 0), (0, 0, 255))] * 4] * 2

    def remarks(self) -> list[Finding]:
        return []

    def hold(self, path: Path, case_id: str) -> None:
        pass

    def view(self, path: Path, document: Document) -> bool:
        self.done.append(("view", document.id))
        if self.failing is not None:
            raise self.failing
        return True

    def settings(self) -> dict[str, Any]:
        return self.chosen

    def contents(self, path: Path) -> Any:
        held = len(self.cases[path].documents) if path in self.cases else 0
        return SimpleNamespace(
            size_bytes=1000, documents=held, exports=1, versions=7, trash=0, others=("notes.txt",)
        )

    def remove(self, path: Path) -> None:
        self.done.append(("remove", path))
        self.cases.pop(path)

    def export(self, path: Path, to: Path) -> Any:
        self.done.append(("export", path, to))
        return SimpleNamespace(path=to, notes=())

    def import_case(self, file: Path) -> Path:
        self.done.append(("import", file))
        path = self.home / "brought-back"
        self.cases[path] = example_case("Reprise, Ana")
        return path

    def remember(self, **choices: Any) -> None:
        self.chosen.update(choices)


PATH = Path("/home/exemple/Documents/Casefile/exemple")


def desk_with(case: Case | None = None, **more: Any) -> FakeDesk:
    """Return a desk with one case on it."""
    return FakeDesk(cases={PATH: case or example_case()}, **more)


__all__ = [
    "NASTY",
    "NOW",
    "PATH",
    "TODAY",
    "FakeDesk",
    "Opened",
    "desk_with",
    "document",
    "example_case",
    "rulebook",
]
