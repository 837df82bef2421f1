"""Every screen and dialog there is, each on a real case: a new one that is not in the list is noticed."""

from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

from msgspec.structs import replace

from casefile.cases import sorting
from casefile.cases.assessment import Assessment
from casefile.cases.joining import CopyOffer
from casefile.cases.model import Unread
from casefile.rules.documents.looks import Look
from casefile.rules.facts import Contract, Facts, LanguageTest, Person, Stay
from casefile.services.desk import Desk
from casefile.services.desk.printing import Printed
from casefile.services.offer_names import OfferNames
from casefile.tui import screens
from casefile.tui.base import CasefileScreen, CaseHolder, Dialog
from casefile.tui.reading_dialog import ReadingDialog
from casefile.tui.screens.asking_list import AskingList
from casefile.tui.screens.case.attach import LineDialog
from casefile.tui.screens.case.case import CaseScreen
from casefile.tui.screens.case.earlier import EarlierStates
from casefile.tui.screens.case.limits import LimitsPage
from casefile.tui.screens.case.one_file import FitDialog
from casefile.tui.screens.case.sorting import SortDialog
from casefile.tui.screens.case.stage_form import StageForm
from casefile.tui.screens.case.unread import MendForm, UnreadList
from casefile.tui.screens.desk.board import Board
from casefile.tui.screens.desk.desk import DeskScreen
from casefile.tui.screens.desk.files import ExportForm, _RemoveQuestion
from casefile.tui.screens.desk.merging import MergeList
from casefile.tui.screens.desk.new_case import NewCaseForm
from casefile.tui.screens.experience.contract_form import ContractForm
from casefile.tui.screens.experience.hours_answers import HoursAnswers
from casefile.tui.screens.experience.paste_contracts import PasteContracts
from casefile.tui.screens.facts.facts_form import FactsScreen, RecordForm
from casefile.tui.screens.facts.paste_facts import PasteFacts
from casefile.tui.screens.facts.tables import TABLES
from casefile.tui.screens.file_picker import FilePicker
from casefile.tui.screens.form import Form
from casefile.tui.screens.guide.guide import Guide
from casefile.tui.screens.guide.list_preview import ListPreview
from casefile.tui.screens.guide.page import PageReader
from casefile.tui.screens.help import HelpScreen
from casefile.tui.screens.pasting import Pasting
from casefile.tui.screens.print_form import PrintDialog
from casefile.tui.screens.printed import PrintedPage
from casefile.tui.screens.questions import Question, Sure, note_form, remove_person_form
from casefile.tui.screens.working import Working

__all__ = ["EVERY", "FACTS", "UNREAD", "concrete", "new_case"]

FACTS = Facts(
    programme="cec", marital_status="single",
    persons=(
        Person(id="principal", role="principal", given_name="Camille", family_name="Exemple",
               born_on=date(1992, 5, 3), citizenships=("FR",), residence="FR"),
        Person(id="child-1", role="child", given_name="Léo", born_on=date(2019, 5, 3)),
    ),
    contracts=(Contract(id="c1", employer="Exemple SAS", noc="21232", country="CA", first=date(2019, 1, 7),
                        hours_per_week="39"),),
    stays=(Stay(id="y1", country="BE", first=date(2015, 1, 1), last=date(2018, 12, 31)),),
    tests=(LanguageTest(id="t1", name="tef_canada", taken_on=date(2026, 2, 12)),),
)  # fmt: skip

UNREAD = Unread(
    table="stays", number="3", id="s3", place="first", value="2019-13-01", whole=True,
    told={"id": "s3", "country": "BE", "first": "2019-13-01", "purpose": "travel"},
)  # fmt: skip
"""A stay whose first day is none."""


def new_case(desk: Desk, name: str = "Exemple, Camille", facts: Facts = FACTS) -> Path:
    """Put a small case on the desk."""
    return desk.new(name, programme=facts.programme, lang="en", facts=facts)


OFFERS = (
    CopyOffer(kind="changed", table="facts", id="", field="marital_status", mine="single", theirs="married"),
    CopyOffer(kind="removed", table="stays", id="y1", mine=FACTS.stays[0], conflict=True),
    CopyOffer(kind="note", table="journal", id="9", theirs="A note [on] two\nlines"),
)

EVERY: dict[type, Callable[[Any, Path, Assessment], Any]] = {
    MergeList: lambda app, path, seen: MergeList("Exemple, Camille", OFFERS, OfferNames(facts=FACTS)),
    Board: lambda app, path, seen: Board(),
    CaseScreen: lambda app, path, seen: CaseScreen(path),
    DeskScreen: lambda app, path, seen: DeskScreen(),
    ContractForm: lambda app, path, seen: ContractForm(seen),
    EarlierStates: lambda app, path, seen: EarlierStates(path),
    FactsScreen: lambda app, path, seen: FactsScreen(seen),
    FitDialog: lambda app, path, seen: FitDialog(path, seen.lines[0]),
    FilePicker: lambda app, path, seen: FilePicker(path),
    Guide: lambda app, path, seen: Guide(path, seen),
    HelpScreen: lambda app, path, seen: HelpScreen(app.screen.active_bindings),
    HoursAnswers: lambda app, path, seen: HoursAnswers(seen, seen.hours.programmes["cec"]),
    LimitsPage: lambda app, path, seen: LimitsPage(seen),
    LineDialog: lambda app, path, seen: LineDialog(seen, (Path("a.pdf"),)),
    ListPreview: lambda app, path, seen: ListPreview([]),
    MendForm: lambda app, path, seen: MendForm(seen.case, UNREAD, app.desk.programmes),
    UnreadList: lambda app, path, seen: UnreadList(replace(seen.case, unread=(UNREAD,))),
    NewCaseForm: lambda app, path, seen: NewCaseForm(app.desk.programmes),
    PageReader: lambda app, path, seen: PageReader(path, seen, "checklist"),
    PasteContracts: lambda app, path, seen: PasteContracts(seen),
    PasteFacts: lambda app, path, seen: PasteFacts(seen.case.id, seen.case.facts, TABLES[1]),
    PrintDialog: lambda app, path, seen: PrintDialog(path, seen),
    PrintedPage: lambda app, path, seen: PrintedPage(Printed(path / "exports" / "x.pdf", ())),
    Question: lambda app, path, seen: note_form(app.words),
    SortDialog: lambda app, path, seen: SortDialog(
        seen, (sorting.LineOffer(path="a.pdf", look=Look(name="a.pdf"), standing="none"),)
    ),
    Sure: lambda app, path, seen: remove_person_form(app.words, "Léo"),
    RecordForm: lambda app, path, seen: RecordForm(seen.case.id, seen.case.facts, TABLES[0], None),
    ExportForm: lambda app, path, seen: ExportForm(app.words, "x", path),
    _RemoveQuestion: lambda app, path, seen: _RemoveQuestion(app.words, "x", path, app.desk.contents(path)),
    StageForm: lambda app, path, seen: StageForm(seen),
    Working: lambda app, path, seen: _working(),
}


def _working() -> Working:
    dialog = Working("Working")
    dialog.save = lambda way: _wait(way[1])
    return dialog


def _wait(stopped: Callable[[], bool]) -> int:
    from time import sleep

    for _ in range(200):
        if stopped():
            break
        sleep(0.01)
    return 1


def concrete() -> set[type]:
    """Return every screen and dialog the application has."""
    found: set[type] = set()
    for module in walk_packages(screens.__path__, screens.__name__ + "."):
        for each in vars(import_module(module.name)).values():
            if isinstance(each, type) and issubclass(each, CasefileScreen | Dialog):
                found.add(each)
    return found - {AskingList, CaseHolder, CasefileScreen, Dialog, Form, Pasting, ReadingDialog}
