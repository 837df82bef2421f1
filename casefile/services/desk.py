"""The desk: the only door for both interfaces, one method for each thing a person can ask.

What only some questions need (documents, printing, the calendar) is imported when it is asked.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

import msgspec

from casefile import clock
from casefile.cases.changes import Change, record_check, set_line
from casefile.cases.model import Case, Document
from casefile.errors import CasefileError, NotFoundError, NotInForceError, StoreError, UsageError
from casefile.i18n.vocabulary import PRINT_PARTS, said
from casefile.rules.facts import UNDECIDED, Facts
from casefile.rules.findings import Finding
from casefile.services import settings
from casefile.services.store.exports import write_export, write_file
from casefile.services.store.folder import create_case, free_folder, new_id
from casefile.services.store.headrecord import stamp_of_generation
from casefile.services.store.inspection import doctor, strayed
from casefile.services.store.limits import limits_met
from casefile.services.store.paths import document_path
from casefile.services.store.readback import read_case
from casefile.services.store.reading import stamp
from casefile.services.store.versions import generations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from casefile.cases.assessment import Assessment, ChecklistLine
    from casefile.cases.contracts_csv import ContractsFile
    from casefile.cases.facts_import import FactsImport
    from casefile.cases.joining import Offer
    from casefile.cases.letters import Letter
    from casefile.cases.list_csv import Said
    from casefile.cases.points import Books, PointsAnswer
    from casefile.cases.rehearsal import Rehearsal
    from casefile.cases.rules_diff import CaseDiff
    from casefile.i18n import Words
    from casefile.rules.book.rulebook import Rulebook
    from casefile.rules.documents.looks import Report
    from casefile.rules.documents.names import Sought
    from casefile.rules.facts import Person
    from casefile.rules.fitting.limits import FitRules
    from casefile.rules.fitting.outcome import Asked
    from casefile.rules.hours.categories import CategoryHours
    from casefile.rules.hours.report import HoursReport
    from casefile.rules.occupations.titles import OccupationTexts
    from casefile.rules.points.crs import CrsPoints
    from casefile.rules.points.grids import PointsBook
    from casefile.rules.points.reading import Reading
    from casefile.rules.programmes import Programmes
    from casefile.rules.rounds.feed import Feed
    from casefile.services.documents.inspector import Inspector
    from casefile.services.fitting.fitting import Progress as FitProgress
    from casefile.services.one_file import Fitted
    from casefile.services.printing.model_reports import Beside
    from casefile.services.printing.page import Format, Paper, Section, SourceRow, What
    from casefile.services.rulebook.occupation_search import FoundOccupation, OccupationSearch
    from casefile.services.sorting import SortedFolder
    from casefile.services.store.audit import Changing
    from casefile.services.store.backup import Backup
    from casefile.services.store.backup_states import State
    from casefile.services.store.bag import Exported
    from casefile.services.store.choosing import Choice
    from casefile.services.store.listing import Head
    from casefile.services.store.readback import Opened
    from casefile.services.store.removal import Contents
    from casefile.services.store.versions import Generation

    Progress = Callable[[int, int, str], None]
    Cancelled = Callable[[], bool]

__all__ = ["Attached", "Changed", "Desk", "OtherCopy", "Printed"]

T = TypeVar("T")
_DAYS_BETWEEN_COPIES = 30
_YEARS_BELIEVED = 10  # a program that old would have been brought up to date: the clock is the likelier fault
_TITLES_BYTES = 40_000_000  # the official table is about ten megabytes a language


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """A case as a write left it, with its assessment; `stamp` tells this state of its file from another.

    There is no stamp when another program had changed the file again by then.
    """

    case: Case
    assessment: Assessment
    stamp: object = None


class Attached(Changed, frozen=True, kw_only=True):
    """A case with files that were just attached to it, and their records."""

    documents: tuple[Document, ...]


class Printed(msgspec.Struct, frozen=True):
    """A page that was printed: where it is, and what there is to say of it (a letter no font has)."""

    path: Path
    notes: tuple[Finding, ...]


class OtherCopy(msgspec.Struct, frozen=True, kw_only=True):
    """A copy of a case that somebody sent, unpacked for a while."""

    folder: Path
    name: str
    case: Case


class Desk:
    """A folder of case folders, and all that can be done with them."""

    def __init__(self, home: Path | None = None, today: date | None = None) -> None:
        """Stand at a folder; `today` takes the place of the day the calendar shows."""
        self.home = home or _home()
        self._today = today
        self._shown: dict[Path, str] = {}
        self._fell_back = self._doubt_told = False

    # --- the cases on the desk

    def today(self) -> date:
        """Return the day the desk works on: the one it was given, else the one the calendar shows."""
        return self._today or clock.today()

    def at_least_today(self) -> date:
        """Return today, or the day the rules were last checked when the clock is behind it."""
        return max(self.today(), self.rulebook.parameters.newest_check)

    def heads(self, choice: Choice | None = None) -> list[Head]:
        """Return the cases on the desk that fit, damaged ones included; without a choice, all."""
        from casefile.services.store.choosing import chosen
        from casefile.services.store.listing import heads

        found = heads(self.home)
        return found if choice is None else chosen(found, choice)

    def find(self, ref: str) -> Path:
        """Return the folder of a case named by path or by its name on the desk, accents and capitals aside.

        Raises NotFoundError; UsageError (case.several) for the name of several cases.
        """
        from casefile.services.store.naming import find_case

        return find_case(self.home, ref)

    def namesakes(self, name: str) -> list[Path]:
        """Return the folders of the cases on the desk that are called so."""
        from casefile.services.store.naming import namesakes

        return namesakes(self.home, name)

    def new(
        self,
        name: str,
        *,
        programme: str = UNDECIDED,
        lang: str = "fr",
        folder: Path | None = None,
        facts: Facts | None = None,
        reference_on: date | None = None,
        example: bool = False,
    ) -> Path:
        """Make a case folder and return its path; raises UsageError when the name is empty or the folder is taken."""
        if not name.strip():
            raise UsageError("case.name_empty")
        given = msgspec.structs.replace(facts or Facts(), programme=programme)
        case = Case(
            id=new_id(), name=name.strip(), lang="en" if lang == "en" else "fr", created_at=clock.now(),
            facts=given, reference_on=reference_on, example=example,
        )  # fmt: skip
        place = folder or free_folder(self.home, name)
        return create_case(place, case, self._summary(case))

    def contents(self, path: Path) -> Contents:
        """Return what would go if the case were removed."""
        from casefile.services.store.removal import contents

        return contents(path)

    def remove(self, path: Path) -> None:
        """Remove a case for good, its papers and earlier states too; nothing brings it back."""
        from casefile.services.store.removal import remove_case

        remove_case(path)

    def export(
        self, path: Path, to: Path, *, earlier: bool = True, replace: bool = False, passphrase: str = ""
    ) -> Exported:
        """Write a case to one zip that any program opens; without `earlier`, as it is now and no more.

        With a passphrase it is sealed: only who knows it opens it.
        """
        from casefile.services.store.bag import export_case

        return export_case(path, to, on=self.today(), earlier=earlier, replace=replace, passphrase=passphrase)

    def back_up(self, place: Path, cases: Sequence[Path] = (), progress: Progress | None = None) -> Backup:
        """Bring the copies in another place up to date: of these cases, else of the whole desk.

        Raises UsageError (store.backup_inside), DiskError; a case that cannot be copied is named in the answer.
        """
        from casefile.services.store.backup import back_up

        at = clock.now()
        done = back_up(cases or [head.path for head in self.heads()], place, self.home, at, progress)
        if not cases:
            told = {str(self.home): {"at": at.isoformat(), "place": str(done.place)}}
            self.remember(backups={**self._backups(), **told})
        return done

    def backup_due(self, heads: Sequence[Head]) -> Finding | None:
        """Return a reminder when the last copy of these cases of the desk is a month old, or they have none."""
        told = self._backups().get(str(self.home))
        last = told if isinstance(told, dict) else {}
        before = clock.now() - timedelta(days=_DAYS_BETWEEN_COPIES)
        try:
            last_at = datetime.fromisoformat(str(last.get("at")))
        except ValueError:
            last_at = None
        if last_at is not None:
            values = {"day_on": clock.local(last_at).date(), "place": str(last.get("place", ""))}
            return (
                Finding(code="case.backup_old", severity="note", values=values) if last_at < before else None
            )
        old = any(not head.example and head.changed_at and head.changed_at < before for head in heads)
        return Finding(code="case.backup_never", severity="note", values={}) if old else None

    def _backups(self) -> dict[str, Any]:
        told = self.settings().get("backups")
        return told if isinstance(told, dict) else {}

    def backup_states(self, place: Path) -> list[State]:
        """Return the states of cases that the copies in a place hold; raises NotFoundError."""
        from casefile.services.store.backup_states import every_state

        return [state for _, state in every_state(place) if state is not None]

    def check_backup(self, place: Path) -> list[Finding]:
        """Read every copy in a place again and return what is wrong; raises NotFoundError."""
        from casefile.services.store.backup_states import inspect

        return inspect(place)

    def restore_backup(
        self, place: Path, ref: str, folder: Path | None = None, number: int | None = None
    ) -> Path:
        """Put a case together from the copies in a place, on the desk or in that folder, and return where it is."""
        from casefile.services.store.backup_restoring import restore_backup

        return restore_backup(place, ref, self.home, folder, number)

    def is_sealed(self, file: Path) -> bool:
        """Say whether only a passphrase opens the file."""
        from casefile.services.store.sealing import is_sealed

        return is_sealed(file)

    def import_case(self, file: Path, folder: Path | None = None, passphrase: str = "") -> Path:
        """Put the case of a zip on the desk, or in that folder, and return where it is."""
        from casefile.services.store.unbag import import_case

        return import_case(file, self.home, folder, passphrase)

    @contextmanager
    def other_copy(self, file: Path, passphrase: str = "") -> Iterator[OtherCopy]:
        """Give the copy of a case that a zip holds, while it lies unpacked beside the desk; it is gone afterwards."""
        from casefile.services.store.unbag import unpacked

        with unpacked(file, self.home, passphrase) as (folder, name):
            yield OtherCopy(folder=folder, name=name, case=self.open(folder).case)

    def keep_copy(self, other: OtherCopy) -> Path:
        """Put a copy that lies unpacked on the desk, as a case of its own, and return where it is."""
        from casefile.services.store.unbag import settle

        return settle(other.folder, self.home, other.name)

    def copies_of(self, case: Case) -> list[Path]:
        """Return the folders of the desk that hold the case of that id."""
        return [head.path for head in self.heads() if head.id == case.id]

    def offers(self, path: Path, other: OtherCopy) -> tuple[Offer, ...]:
        """Return what another copy says otherwise than the case in that folder, since the two parted."""
        from casefile.cases.joining import offers
        from casefile.services.store.readback import common_case

        base = common_case(path, other.folder)
        return offers(self.open(path).case, other.case, *(base or (None, 0)))

    def take_over(self, path: Path, other: OtherCopy, accepted: Sequence[Offer]) -> Case:
        """Take over what was accepted: fields and records in one change, each note and each file in one of its own."""
        from casefile.cases.changes import write_note
        from casefile.cases.joining import take_over
        from casefile.services.store.adding import attach_file
        from casefile.services.store.attachments import document_file

        case = self.open(path).case
        if any(each.kind in {"changed", "added", "removed"} for each in accepted):
            case = self.change(path, take_over(accepted)).case
        for each in accepted:
            if each.kind == "note":
                case = self.change(path, write_note(each.theirs)).case
            elif each.kind == "file":
                source = document_file(other.folder, each.theirs)
                work = partial(attach_file, path, each.theirs.slot, source, name=each.theirs.original_name)
                case = self._written(path, work)[1].case
        return case

    # --- one case

    def open(self, path: Path) -> Opened:
        """Return the case as it stands; a damaged one opens read-only from its newest good generation."""
        return read_case(path)

    def hold(self, path: Path, case_id: str) -> None:
        """Keep in mind which case is shown from that folder: from now on only that one is changed there."""
        self._shown[path] = case_id

    def stamp(self, path: Path) -> object:
        """Return what tells one state of the case file from another; cheap."""
        return stamp(path)

    def assess(
        self,
        case: Case,
        *,
        on: date | None = None,
        invited_on: date | None = None,
        today: date | None = None,
        folder: Path | None = None,
    ) -> Assessment:
        """Return all that is derived from the case; with its folder, files that vanished or changed are named too."""
        from casefile.cases.assess import assess  # the rules of hours take 100 ms to load

        own = folder is not None and type(case) is Case  # a case shown to others has no papers of its own
        vanished, changed = strayed(folder, case.documents) if folder and own else (frozenset(), frozenset())

        def assessed(day: date) -> Assessment:
            return assess(
                case, self.rulebook, day, on=on, invited_on=invited_on, vanished=vanished, changed=changed,
                local=clock.local, grids=self.grids,
            )  # fmt: skip

        asked = today or case.reference_on or (on and self.today())
        return assessed(asked) if asked else self._by_the_clock(assessed)

    def share_safe(self, case: Case, words: Words, *, on: date | None = None, number: int = 1) -> Case:
        """Return the case without whatever tells whose it is, to be assessed and shown to others; never to be kept.

        `number` tells it from others shown with it; ages are right today and on the day it is judged for.
        """
        from casefile.cases.assess import filing_day
        from casefile.cases.share_safe import Disguise, share_safe
        from casefile.i18n.vocabulary import stand_in

        today = case.reference_on or self.today()
        filing_on = on or filing_day(case, self.rulebook, today, local=clock.local)
        public = partial(self._public, on=filing_on)
        return share_safe(case, Disguise(partial(stand_in, words), public, today, filing_on, number))

    def _public(self, text: str, on: date) -> str:
        """Return the word of the rules that a text is, empty when it is none."""
        from casefile.i18n.vocabulary import PROVINCES
        from casefile.rules.education.evaluation import body_of
        from casefile.rules.language.names import asked_back, recognised_test

        told = text.strip()
        slots = {slot.id for slot in self.rulebook.checklist.slots}
        if told in self.programmes.ids or told in slots or asked_back(told):
            return told
        names = {name.casefold(): code for code, name in PROVINCES.items()}
        province = told.upper() if told.upper() in PROVINCES else names.get(told.casefold(), "")
        try:
            return province or recognised_test(told) or body_of(told, on, self.rulebook.parameters)
        except NotInForceError:
            return ""

    def change(self, path: Path, change: Change) -> Changed:
        """Make one change, journal included; it is on the disk when this returns."""
        from casefile.services.store.journal import change_case

        return self._write(path, lambda **how: change_case(path, change, **how))

    def undo(self, path: Path) -> Changed:
        """Take the last change back; raises UsageError when there is none."""
        from casefile.services.store.journal import undo

        return self._write(path, lambda **how: undo(path, **how))

    def redo(self, path: Path) -> Changed:
        """Make the last change that was taken back again; raises UsageError when there is none."""
        from casefile.services.store.journal import redo

        return self._write(path, lambda **how: redo(path, **how))

    def line_of(self, seen: Assessment, typed: str) -> ChecklistLine:
        """Return the line a person means: its key, or its id when only one fits; raises NotFoundError, UsageError."""
        from casefile.cases.slots import find_line

        return find_line(seen.lines, typed)

    def read_list(self, case: Case, name: str) -> tuple[Said, ...]:
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

    def contracts_in(self, text: str, origin: str, facts: Facts) -> ContractsFile | None:
        """Return the contracts of pasted cells, None when the text is no table.

        Raises UsageError (contract.file_wrong).
        """
        from casefile.cases.contracts_csv import is_table, parse_contracts
        from casefile.i18n.countries import country_code
        from casefile.services.list_words import people
        from casefile.services.tables import table_of

        table = table_of(text, origin)
        return parse_contracts(table, country_code, people(facts)) if is_table(table) else None

    def read_facts(self, name: str) -> Facts:
        """Return the facts of a file, with the ids it gives and no other.

        Raises NotFoundError, UsageError (facts.refused, with every error and its line).
        """
        from casefile.cases.facts_toml import read_facts
        from casefile.i18n.countries import country_code
        from casefile.services.text_files import read_text

        book = self.rulebook
        return read_facts(
            read_text(name), name, country_code, self.programmes.ids, self.at_least_today(), book.tests
        )

    def still_open(self, path: Path) -> tuple[Finding, ...]:
        """Return what a case does not say yet: what is assumed in its place, and which facts are to be told."""
        seen = self.assess(self.open(path).case)
        return (*seen.assumptions, *(each for each in seen.todo if each.subject == "facts"))

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

    # --- what if, and what to write

    def rehearse(self, case: Case, invited_on: date) -> Rehearsal:
        """Return what an invitation on that day would ask for, day by day until the last day to file."""
        from casefile.cases.rehearsal import rehearse
        from casefile.rules.deadlines.due import invitation_ends_on

        file_by = invitation_ends_on(invited_on, self.rulebook.parameters)
        return rehearse(self.assess(case, on=file_by, invited_on=invited_on), invited_on, file_by)

    def letter(self, seen: Assessment, kind: str) -> Letter:
        """Return the draft of a letter of explanation; raises NotFoundError, UsageError when nothing calls for it."""
        from casefile.cases.letters import draft

        return draft(kind, seen, self.rulebook.letters)

    def rules_diff(self, case: Case, first: date, last: date) -> CaseDiff:
        """Return what changes for the case between applications on two days; raises NotInForceError."""
        from casefile.cases.assess import assess
        from casefile.cases.rules_diff import case_diff

        today = case.reference_on or self.today()
        return case_diff(
            lambda book, on: assess(case, book, today, on=on, grids=self.grids),
            self.rulebook, first, last, self.grids, self._total_if_known,
        )  # fmt: skip

    def _total_if_known(self, seen: Assessment) -> int | None:
        """Return the ranking points of a case on its day, None before the first grid."""
        try:
            return self.supposed_points(seen, seen.case.facts)[1].total
        except NotInForceError:
            return None

    def new_conflicts(self, before: Case, after: Case) -> tuple[Finding, ...]:
        """Return what a case says against itself since it was changed, and did not before."""
        from casefile.cases.assess import conflicts_of

        old, new = (
            conflicts_of(case, self.rulebook, case.reference_on or self.today(), local=clock.local)
            for case in (before, after)
        )
        return tuple(each for each in new if each not in old)

    def calendar(self, assessments: Sequence[Assessment], words: Words) -> bytes:
        """Return the deadlines still to come as a calendar file (RFC 5545) with alarms."""
        from casefile.services.calendar.deadline_events import deadlines_calendar

        parameters = self.rulebook.parameters
        return deadlines_calendar(assessments, words, parameters, stamp=clock.now()).encode()

    # --- documents

    def attach(
        self,
        path: Path,
        key: str,
        files: Sequence[Path],
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Attached:
        """Copy files into the case under a line, check them and record what was found."""
        from casefile.services.store.adding import attach_file

        opened = self.open(path)
        seen = self.assess(opened.case, folder=path)
        line = self.line_of(seen, key)
        also = self._received(line)
        attached: list[str] = []
        done = Changed(case=seen.case, assessment=seen, stamp=opened.stamp)
        for number, file in enumerate(files):
            if cancelled is not None and cancelled():
                break
            if progress is not None:
                progress(number, len(files), file.name)
            copied, done = self._written(
                path, partial(attach_file, path, line.key, file, title=line.item.title, also=also)
            )
            attached.append(copied.id)
        done = self._check_documents(path, attached, done, progress, cancelled)
        return _with_documents(done, attached)

    def sort(
        self,
        path: Path,
        folder: Path,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> SortedFolder:
        """Return the files of a folder, each offered to the line it seems to serve; nothing is changed.

        Raises NotFoundError, UsageError (sort.*) for a folder that cannot be sorted.
        """
        from casefile.cases.sorting import Sorting
        from casefile.services.sorting import sorted_folder

        case = self.open(path).case
        seen = self.assess(case, folder=path)
        names = {each.id or each.role: _names(each) for each in case.facts.persons}
        sorting = Sorting(seen, self.rulebook.checklist, names)
        return sorted_folder(folder, path, sorting, self._inspector, progress, cancelled, seen.on)

    def attach_sorted(
        self,
        path: Path,
        files: Sequence[tuple[str, str]],
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Attached:
        """Attach files, each (line's key, path), in one change, check them and record what was found."""
        from casefile.services.store.adding import attach_sorted

        opened = self.open(path)
        seen = self.assess(opened.case, folder=path)
        lines = [self.line_of(seen, key) for key, _ in files]
        if not files:
            now = Changed(case=seen.case, assessment=seen, stamp=opened.stamp)
            return _with_documents(now, ())
        received = [change for line in lines if (change := self._received(line)) is not None]

        def also(case: Case) -> Case:
            for change in received:
                case = change(case)
            return case

        wanted = [(line.key, Path(file)) for line, (_, file) in zip(lines, files, strict=True)]
        documents, done = self._written(path, partial(attach_sorted, path, wanted, also=also))
        attached = [each.id for each in documents]
        return _with_documents(self._check_documents(path, attached, done, progress, cancelled), attached)

    def recheck(
        self, path: Path, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> Changed:
        """Check every attached file again and record the reports."""
        opened = self.open(path)
        seen = Changed(case=opened.case, assessment=self.assess(opened.case, folder=path), stamp=opened.stamp)
        every = [document.id for document in opened.case.documents]
        return self._check_documents(path, every, seen, progress, cancelled)

    def remove_document(self, path: Path, document: str) -> Changed:
        """Move an attached file to the case's trash; undo brings it back."""
        from casefile.services.store.adding import remove_document

        return self._write(path, lambda **how: remove_document(path, document, **how))

    def check(
        self,
        files: Sequence[Path],
        jobs: int = 1,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> list[Report]:
        """Check loose files, in the order given; a missing file is a finding."""
        return self._by_the_clock(
            lambda day: self._inspector.reports(files, jobs, progress, cancelled, on=day)
        )

    def preview(
        self, path: Path, document: Document, page: int = 1, width: int = 40, height: int = 20
    ) -> Any:
        """Return a picture of a page as rows of half blocks; none of a file the case may not name."""
        place = _inside(path, document)
        return self._inspector.preview(place, page, width, height) if place else []

    def view(self, path: Path, document: Document) -> bool:
        """Open an attached file in the computer's own program; say whether it has one.

        Raises DamagedError when it is not the file that was attached, UsageError when it is no kind that is opened.
        """
        from casefile.services.documents.opening import open_paper
        from casefile.services.store.attachments import document_file

        return open_paper(document_file(path, document))

    # --- one file a slot

    def fit_rules(self, on: date | None = None) -> FitRules:
        """Return the numbers of making one file in force on the day; raises NotInForceError."""
        from casefile.rules.fitting.limits import fit_rules_on

        parameters = self.rulebook.parameters
        return fit_rules_on(parameters, on) if on else self._by_the_clock(partial(fit_rules_on, parameters))

    def fit_files(
        self,
        asked: Asked,
        to: Path,
        progress: FitProgress | None = None,
        cancelled: Cancelled | None = None,
        *,
        dry_run: bool = False,
        replace: bool = False,
    ) -> Fitted:
        """Make one file of loose papers at `to`, or parts beside it; `files` of the answer say where they are.

        Nothing is written in a dry run, nor when the outcome says that it cannot be done. Raises UsageError, DiskError,
        CancelledError.
        """
        from casefile.rules.fitting.outcome import named
        from casefile.services.one_file import made_files, refuse_wrong

        refuse_wrong(asked, asked.rules.limit_bytes)
        names = [os.path.basename(each) for each in asked.sources]  # noqa: PTH119
        asked = msgspec.structs.replace(asked, contents=named(asked.contents, names))
        how: dict[str, Any] = {"on": asked.rules.on, "progress": progress, "cancelled": cancelled}
        with made_files(asked, to.stem, self._inspector, **how) as made:
            places = tuple(to.with_name(each) if len(made.names) > 1 else to for each in made.names)
            if not dry_run:
                for place, file in zip(places, made.files, strict=True):
                    self.write(place, file.read_bytes(), replace=replace)
            return msgspec.structs.replace(made, files=places)

    def fit_line(
        self,
        path: Path,
        key: str,
        asked: Asked,
        progress: FitProgress | None = None,
        cancelled: Cancelled | None = None,
        *,
        dry_run: bool = False,
    ) -> tuple[Fitted, Attached | None]:
        """Make one file of the papers of a line, in the order of `asked.sources` (ids of documents; empty: all).

        It is attached to the line in the place of what was made of them before; they stay in the case as originals.
        Nothing changes in a dry run, when it cannot be done, or when the only paper fits as it is. Raises UsageError,
        NotFoundError, StoreError, CancelledError.
        """
        from casefile.services.one_file import made_files, name_of_line, refuse_wrong

        opened = self.open(path)
        seen = self.assess(opened.case, folder=path)
        line = self.line_of(seen, key)
        sources, asked = self._sources_of(path, line, asked)
        refuse_wrong(asked, asked.rules.limit_bytes)
        how: dict[str, Any] = {
            "requirements": line.item.asks, "names": _names(seen.case.facts.of(line.item.person)), "on": seen.on,
            "progress": progress, "cancelled": cancelled,
        }  # fmt: skip
        with made_files(asked, name_of_line(line.key), self._inspector, **how) as made:
            if dry_run or not made.files or made.outcome.changed == "nothing":
                return made, None
            from casefile.services.store.adding import attach_made

            ids = [each.id for each in sources]
            attach = partial(
                attach_made, path, line.key, made.files, ids, title=line.item.title, also=self._received(line)
            )
            documents, done = self._written(path, attach)
        new = [each.id for each in documents]
        done = self._check_documents(path, new, done, None, None)
        attached = _with_documents(done, new)
        places = tuple(path / each.path for each in attached.documents)
        return msgspec.structs.replace(made, files=places), attached

    def line_sources(self, path: Path, key: str, asked: Asked) -> Asked:
        """Return the question with where the papers of a line are, for a file beside the case."""
        line = self.line_of(self.assess(self.open(path).case, folder=path), key)
        return self._sources_of(path, line, asked)[1]

    def _sources_of(
        self, path: Path, line: ChecklistLine, asked: Asked
    ) -> tuple[tuple[Document, ...], Asked]:
        """Return the papers of the line to make one file of, and the question with where each is."""
        from casefile.cases.one_file import sources_of
        from casefile.rules.fitting.outcome import named
        from casefile.services.store.attachments import document_file

        if "photo" in line.item.asks:
            raise UsageError("fit.photo_line")
        if asked.toned and "colour" in line.item.asks:
            raise UsageError("fit.colour_asked")
        held = sources_of([each.document for each in line.files])
        known = {each.id: each for each in held}
        missing = next((each for each in asked.sources if each not in known), None)
        if missing is not None:
            raise NotFoundError("store.no_document", id=missing)
        chosen = tuple(known[each] for each in asked.sources) if asked.sources else held
        places = tuple(str(document_file(path, each)) for each in chosen)
        names = [each.original_name for each in chosen]
        return chosen, msgspec.structs.replace(asked, sources=places, contents=named(asked.contents, names))

    def _received(self, line: ChecklistLine) -> Callable[[Case], Case] | None:
        """Return what also becomes of a line with its first paper: it is received."""
        untouched = line.state in {"to_request", "requested"}
        return set_line(line.key, line.item.title, state="received").apply if untouched else None

    # --- print

    def print(  # noqa: PLR0913 - what a print is made of
        self,
        path: Path,
        seen: Assessment,
        what: What,
        format: Format,
        words: Words,
        paper: Paper = "a4",
        to: Path | None = None,
        points: PointsAnswer | None = None,
        *,
        replace: bool = False,
    ) -> Printed:
        """Print to a file: `to`, else one in the case's exports/ folder; raises DiskError when it cannot be written.

        `points` are those to print when they are not to be counted from what is shown (a case without its secrets).
        A file `to` that exists is replaced only when that is said: else UsageError.
        """
        content, notes = self.print_bytes(seen, what, format, words, paper, points)
        name = f"{said(words, PRINT_PARTS, what)} {seen.on.isoformat()}.{format}"
        self._still_shown(path)
        written = write_file(to, content, replace=replace) if to else write_export(path, name, content)
        return Printed(written, notes)

    def print_bytes(
        self,
        seen: Assessment,
        what: What,
        format: Format,
        words: Words,
        paper: Paper = "a4",
        points: PointsAnswer | None = None,
    ) -> tuple[bytes, tuple[Finding, ...]]:
        """Return a page as bytes with what there is to say of it; raises UsageError on a broken template."""
        from casefile.services.printing import build_page, render

        whole = self.with_categories(seen) if what == "hours" else seen
        done = render(build_page(whole, words, what, paper, self._beside(seen, what, points)), format)
        return done.content, done.notes

    def report(
        self, seen: Assessment, what: What, words: Words, beside: Beside | None = None
    ) -> tuple[tuple[Section, ...], tuple[SourceRow, ...]]:
        """Return the parts of a report, as its page and its paper have them, and the sources they cite."""
        from casefile.services.printing.model_reports import sections
        from casefile.services.printing.model_sources import Sources

        sources = Sources()
        parts = sections(what, seen, words, sources, beside or self._beside(seen, what))
        return parts, sources.rows(words)

    def _beside(self, seen: Assessment, what: What, points: PointsAnswer | None = None) -> Beside:
        """Return what a report is made of beside the assessment: no more than that report needs."""
        from casefile.services.printing.model_reports import Beside

        return Beside(
            letters=tuple(self.letter(seen, kind) for kind in seen.letters) if what == "letters" else (),
            rehearsal=self.rehearse(seen.case, seen.today) if what == "rehearsal" else None,
            rulebook=self.rulebook if what == "rules" else None,
            points=points or (self.points_if_known(seen) if what == "points" else None),
        )

    def points_if_known(self, seen: Assessment) -> PointsAnswer | None:
        """Return the points of the day, None when no grid is known for it."""
        try:
            return self.points(seen)
        except NotInForceError:
            return None

    def share_bundle(
        self, shown: Case, to: Path, words: Words, paper: Paper = "a4", *, replace: bool = False
    ) -> Exported:
        """Write a whole case in its disguise to one zip: every page to read and paste, the checklist to print, dates.

        `shown` is what `share_safe` returned; raises DiskError, UsageError when the file exists.
        """
        from casefile.services.printing.bundle import bundle
        from casefile.services.store.bag import Exported

        seen = self.assess(shown)
        points = self.points_to_show(seen)
        pages: dict[str, bytes] = {}
        for what in (part for part in PRINT_PARTS if part != "rules"):
            endings = ("pdf", "html", "md") if what == "checklist" else ("html", "md")
            for ending in cast("tuple[Format, ...]", endings):
                made, _ = self.print_bytes(seen, cast("What", what), ending, words, paper, points)
                pages[f"{said(words, PRINT_PARTS, what)}.{ending}"] = made
        pages[f"{said(words, PRINT_PARTS, 'deadlines')}.ics"] = self.calendar([seen], words)
        content = bundle(pages)
        written = write_file(to, content, replace=replace)
        return Exported(path=written, files=len(pages), size_bytes=len(content))

    def points_to_show(self, seen: Assessment) -> PointsAnswer | None:
        """Return the points of a case in its disguise, without the birthdays to come: they are none of the family's."""
        from casefile.cases.points import without_birthdays

        points = self.points_if_known(seen)
        return without_birthdays(points) if points else None

    def open_page(self, page: Path, *, folder: bool = False) -> bool:
        """Open a page that was just printed in the computer's own program, or its folder; say whether it has one."""
        from casefile.services.documents.opening import open_page

        return open_page(page.parent if folder else page)

    def print_calendar(self, path: Path, seen: Assessment, words: Words) -> Path:
        """Write the deadlines still to come for a calendar program, in the case's exports/ folder; raises DiskError."""
        name = f"{said(words, PRINT_PARTS, 'deadlines')} {seen.on.isoformat()}.ics"
        self._still_shown(path)
        return write_export(path, name, self.calendar([seen], words))

    def write(self, path: Path, content: bytes, *, replace: bool = False) -> Path:
        """Write a produced file where the person wants it, and return its path; raises DiskError.

        One that is there already is replaced only when that is said: else UsageError.
        """
        return write_file(path, content, replace=replace)

    # --- rules and hours

    @property
    def programmes(self) -> Programmes:
        """Return the programmes of the rule pack, read once and without the rest of it."""
        from casefile.services.rulebook import load_programmes

        return load_programmes()

    @cached_property
    def rulebook(self) -> Rulebook:
        """Return the rule pack, read once."""
        from casefile.services.calendar import PublicHolidays
        from casefile.services.rulebook import load_rulebook

        return load_rulebook(PublicHolidays())

    def search_occupations(self, query: str, limit: int = 20) -> tuple[FoundOccupation, ...]:
        """Return the occupations whose code or titles answer the query in either language, best first."""
        return self.occupation_search.search(query, limit)

    @cached_property
    def occupation_search(self) -> OccupationSearch:
        """Return the index of titles, made at the first search: a few tenths of a second."""
        from casefile.services.rulebook.occupation_search import OccupationSearch
        from casefile.services.rulebook.occupations import load_occupations, load_titles

        return OccupationSearch(load_occupations(), load_titles(settings.own_folder()))

    def occupation_exclusions(self) -> dict[str, list[str]]:
        """Return what each unit group says it does not hold, by code; nothing before the official file is imported."""
        from casefile.services.rulebook.occupations import load_exclusions

        return load_exclusions(settings.own_folder())

    def import_titles(self, name: str) -> OccupationTexts:
        """Keep the titles and exclusions of an official table in the user's own folder; searches then use them.

        Raises NotFoundError, UsageError (occupations.not_a_table, occupations.no_title), DiskError.
        """
        from casefile.rules.occupations.titles import parse_titles
        from casefile.services.rulebook.occupations import keep_texts, load_occupations
        from casefile.services.tables import read_table

        texts = parse_titles(read_table(name, _TITLES_BYTES), load_occupations())
        keep_texts(settings.own_folder(), texts)
        self.__dict__.pop("occupation_search", None)
        return texts

    def with_categories(self, seen: Assessment) -> Assessment:
        """Return the assessment with the answer for each category of category-based rounds in force that day."""
        found = self.category_hours(seen.case.facts, seen.on)
        return msgspec.structs.replace(seen, categories=found)

    def category_hours(self, facts: Facts, on: date) -> tuple[CategoryHours, ...]:
        """Return the answer of the contracts for each category of category-based rounds in force that day."""
        from casefile.rules.hours.categories import category_hours
        from casefile.services.rulebook.categories import load_categories

        return category_hours(
            facts.contracts, load_categories(), on, self.rulebook, same_employers=facts.same_employers
        )

    def hours_of_case(
        self, case: Case, *, on: date | None = None, invited_on: date | None = None
    ) -> HoursReport:
        """Return the hours of a case and nothing else: no other rule need be known for that day."""
        from casefile.cases.assess import hours_of_case

        day = case.reference_on or self.today()
        return hours_of_case(case, self.rulebook, day, on=on, invited_on=invited_on, local=clock.local)

    # --- points and rounds

    @property
    def grids(self) -> PointsBook:
        """Return the grids of points, read once."""
        from casefile.services.rulebook.points import load_points

        return load_points()

    @cached_property
    def point_books(self) -> Books:
        """Return what points are counted with, read when first asked for."""
        from casefile.cases.points import Books
        from casefile.services.rulebook.categories import load_categories
        from casefile.services.rulebook.rounds import load_rounds

        return Books(
            rules=self.rulebook,
            points=self.grids,
            rounds=load_rounds(settings.own_folder()),
            categories=load_categories(),
        )

    def points(
        self, seen: Assessment, first_language: Literal["fr", "en"] | None = None, rounds: int = 10
    ) -> PointsAnswer:
        """Return the points, the programmes and the rounds of a case on the day it is judged for.

        Raises NotInForceError before the first grid.
        """
        from casefile.cases.points import assess_points

        return assess_points(
            seen, self.point_books, first_language=first_language, local=clock.local, most_rounds=rounds
        )

    def supposed_points(self, seen: Assessment, facts: Facts) -> tuple[Reading, CrsPoints]:
        """Return how facts only supposed of a case read on its day, and the ranking points they give: a few ms.

        Raises NotInForceError before the first grid.
        """
        from casefile.rules.points.crs import best_points
        from casefile.rules.points.reading import Readings
        from casefile.rules.stages.path import holding

        invited = holding(seen.case.stages).get("invitation")
        told = Readings(facts, self.rulebook, self.grids, seen.on, age_on=invited.on if invited else None)
        reading = told.on(seen.on)
        return reading, best_points(reading.most, self.grids.crs.on(seen.on))

    def doubts_of(self, facts: Facts) -> tuple[Finding, ...]:
        """Return what is asked back about the tests entered: which one it was, an old scale, a day still to come."""
        from casefile.rules.language.scores import doubts_of

        today, tests = self.today(), self.rulebook.tests
        return tuple(found for each in facts.tests for found in doubts_of(each, tests, today))

    def import_rounds(self, content: bytes, origin: str) -> Feed:
        """Keep the rounds of the ministry's file in the user's own folder; later questions then use them.

        Raises UsageError (rounds.*), DiskError.
        """
        from casefile.rules.rounds.feed import decoded, parse_feed
        from casefile.services.rulebook.rounds import keep_rounds

        feed = parse_feed(decoded(content), origin, self.point_books.rounds.about)
        keep_rounds(settings.own_folder(), feed)
        self.__dict__.pop("point_books", None)
        return feed

    # --- the house

    def audit(self, path: Path) -> list[Changing]:
        """Return every value that was ever changed in a case, oldest first."""
        from casefile.services.store.audit import audit

        return list(audit(path))

    def doctor(self, path: Path | None = None) -> list[tuple[Path, tuple[Finding, ...]]]:
        """Verify a case, or every case on the desk; changes nothing."""
        from casefile.services.store.listing import twins
        from casefile.services.store.removal import remains

        heads = self.heads()
        twice: dict[Path, list[Finding]] = {}
        for place, finding in twins(heads):
            twice.setdefault(place.absolute(), []).append(finding)
        places = [path] if path is not None else [head.path for head in heads]
        found = [
            (each, (*doctor(each), *self._without_line(each), *twice.get(each.absolute(), ())))
            for each in places
        ]
        return found if path is not None else [*found, *remains(self.home)]

    def _without_line(self, path: Path) -> tuple[Finding, ...]:
        """Return the attached files whose line nothing asks for any more; none where the case cannot be opened."""
        from casefile.cases.facts_import import without_line

        try:
            case = self.open(path).case
        except CasefileError:
            return ()
        return without_line(self.assess(case)) if case.documents else ()

    def generations(self, path: Path) -> tuple[Generation, ...]:
        """Return the earlier states kept of a case, newest first."""
        return generations(path)

    def restore(self, path: Path, generation: int) -> Changed:
        """Put an earlier state back; the present file is kept beside it."""
        from casefile.services.store.restoring import restore

        return self._write(path, lambda **how: restore(path, generation, **how))

    def remarks(self) -> list[Finding]:
        """Return what is to be said of this computer: its clock, and what its disks could not do; each once."""
        doubt = self._clock_doubt()
        return [*self._limits(), *([doubt] if doubt else [])]

    def _clock_doubt(self) -> Finding | None:
        """Return what makes the clock doubtful, once the rules were read: the days they were checked on are over."""
        if self._doubt_told or "rulebook" not in self.__dict__:
            return None
        day, checked_on = self.today(), self.rulebook.parameters.newest_check
        early = day < checked_on and (self._fell_back or (self._today is None and not clock.is_told()))
        if not early and day.year - checked_on.year < _YEARS_BELIEVED:
            return None
        self._doubt_told = True
        code = "clock.early" if early else "clock.late"
        return Finding(code=code, severity="warning", values={"day_on": day, "checked_on": checked_on})

    def _by_the_clock(self, work: Callable[[date], T]) -> T:
        """Return what the rules of today give; of a day before all rules, on which no clock can be right, those of
        the day they were last checked.
        """
        day, checked_on = self.today(), self.rulebook.parameters.newest_check
        try:
            return work(day)
        except NotInForceError:
            if day >= checked_on:
                raise
            self._fell_back = True
            return work(checked_on)

    def _limits(self) -> list[Finding]:
        """Return what the disks met could not do, each only the first time it is met by this user."""
        met = limits_met()
        if not met:
            return []
        told = self.settings().get("limits_told")
        known = set(told) if isinstance(told, list) else set()
        new = [each for each in met if each.code not in known]
        if new:
            self.remember(limits_told=sorted(known | {each.code for each in new}))
        return new

    def settings(self) -> dict[str, Any]:
        """Return the user's own choices (language, theme, last folder)."""
        return settings.read_settings()

    def unreadable_settings(self) -> Path | None:
        """Return the file of the user's choices when it cannot be read: it then counts as none."""
        return settings.unreadable_settings()

    def remember(self, **choices: Any) -> None:
        """Keep the user's own choices."""
        settings.remember(**choices)

    def close(self) -> None:
        """Let the checking process go."""
        if "_inspector" in self.__dict__:
            self._inspector.close()

    # --- within

    @cached_property
    def _inspector(self) -> Inspector:
        from casefile.services.documents.cache import LookCache
        from casefile.services.documents.inspector import Inspector

        return Inspector(self.rulebook.parameters, cache=LookCache())

    def _still_shown(self, path: Path) -> None:
        """Raise StoreError when the folder of the case shown has become another's: its exports are not ours."""
        wanted = self._id(path)
        if wanted and (found := read_case(path).case).id != wanted:
            raise StoreError("store.another_case", path=str(path), name=found.name)

    def _id(self, path: Path) -> str:
        return self._shown.get(path, "")

    def _summary(self, case: Case) -> dict[str, Any]:
        from casefile.cases.summary import summary

        return summary(self.assess(case))

    def _write(self, path: Path, write: Callable[..., Case]) -> Changed:
        """Do a write of the store that returns the case, and return it with its assessment."""
        return self._written(path, write)[1]

    def _written(self, path: Path, write: Callable[..., T]) -> tuple[T, Changed]:
        """Do a write of the store; return what it gave, and the case as it is then with its assessment.

        The assessment that the head record is summed up from is the one that is shown: no case is judged twice.
        """
        from casefile.cases.summary import summary

        judged: list[Assessment] = []

        def summarise(case: Case) -> dict[str, Any]:
            judged.append(self.assess(case, folder=path))
            return summary(judged[-1])

        gave = write(at=clock.now(), summarise=summarise, case_id=self._id(path))
        if not judged:  # nothing changed, nothing was written
            judged.append(self.assess(cast("Case", gave), folder=path))  # then the store gives the case
        case = judged[-1].case
        stamp = stamp_of_generation(path, case.generation)
        return gave, Changed(case=case, assessment=judged[-1], stamp=stamp)

    def _check_documents(
        self,
        path: Path,
        ids: Sequence[str],
        now: Changed,
        progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> Changed:
        """Check files of a case as it is now, and record the reports; return the case as it is then."""
        documents = [each for each in now.case.documents if each.id in ids]
        places = {each.id: place for each in documents if (place := _inside(path, each))}
        if not places:
            return now
        from casefile.services.documents.inspector import Wanted, jobs_for

        seen = now.assessment
        asks = {line.key: frozenset(line.item.asks) for line in seen.lines}
        names = {line.key: _names(seen.case.facts.of(line.item.person)) for line in seen.lines}
        inside = [each for each in documents if each.id in places]
        wanted = [
            Wanted(places[each.id], asks.get(each.slot, frozenset()), names.get(each.slot, ()))
            for each in inside
        ]
        jobs = jobs_for(len(wanted))
        reports = self._inspector.reports_of(wanted, jobs, progress, cancelled, seen.on)
        checks = {each.id: msgspec.to_builtins(report) for each, report in zip(inside, reports, strict=False)}
        return self.change(path, record_check(checks, seen.on)) if checks else now


def _home() -> Path:
    told = os.environ.get("CASEFILE_HOME", "").strip()
    if told:
        return Path(told).expanduser()
    from platformdirs import user_documents_path

    return user_documents_path() / "Casefile"


def _with_documents(now: Changed, ids: Sequence[str]) -> Attached:
    """Return the case as it is now with the records of the files that were just attached to it."""
    known = {each.id: each for each in now.case.documents}
    return Attached(
        case=now.case, assessment=now.assessment, stamp=now.stamp,
        documents=tuple(known[each] for each in ids if each in known),
    )  # fmt: skip


def _inside(path: Path, document: Document) -> Path | None:
    """Return where the document is, None when its record names a place it may not."""
    try:
        return document_path(path, document.path)
    except CasefileError:
        return None


def _names(person: Person | None) -> tuple[Sought, ...]:
    """Return the name to look for in the text of a person's papers, with those the person was known by before."""
    if person is None or not (person.given_name or person.family_name):
        return ()
    from casefile.rules.documents.names import sought

    return (sought(person.given_name, person.other_names, person.family_name),)
