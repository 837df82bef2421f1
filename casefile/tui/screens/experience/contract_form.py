"""The form of one period of work: added, or changed."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from textual.widget import Widget
from textual.widgets import Static

from casefile.cases.assessment import Assessment
from casefile.cases.changes import Change, add_contract, edit_contract
from casefile.i18n.countries import country_code
from casefile.i18n.fact_choices import PERFORMED
from casefile.i18n.vocabulary import CONTRACT_KINDS
from casefile.i18n.words import N_
from casefile.rules.facts import Contract, Leave
from casefile.rules.hours.duties import official_page
from casefile.tui.base import lit
from casefile.tui.screens.facts.begun import day_after
from casefile.tui.screens.facts.records import made, person_choices, raws
from casefile.tui.screens.form import Form
from casefile.tui.showing import put
from casefile.tui.widgets.fields import TRISTATE, YES_NO, Field, Raw
from casefile.tui.widgets.reading import AnswerReader

__all__ = ["CONTRACT_FIELDS", "ContractForm"]


def _in_canada(raw: Raw) -> bool:
    return country_code(raw["country"]) == "CA"


def _duty(name: str, label: str, help: str) -> Field:
    """One answer about the duties of the occupation, beside its official page."""
    return Field(
        name=name,
        label=label,
        kind="choice",
        choices=(*PERFORMED.items(), ("", N_("not said yet"))),
        help=help,
    )


CONTRACT_FIELDS: tuple[Field, ...] = (
    Field(name="person", label=N_("Who worked"), kind="person", default="principal"),
    Field(
        name="employer",
        label=N_("Employer"),
        required=True,
        help=N_(
            "As on the contract. Consecutive contracts with the same employer are joined, whatever its legal form."
        ),
    ),
    Field(
        name="title",
        label=N_("Job title"),
        wanted=True,
        help=N_("As on the contract and on the employer’s letter."),
    ),
    Field(
        name="noc",
        label=N_("NOC code"),
        kind="noc",
        required=True,
        help=N_(
            "The occupation’s five digits in NOC 2021. Type words of its title, in English or French, then ↓ and Enter."
        ),
    ),
    Field(
        name="country",
        label=N_("Country of work"),
        kind="country",
        required=True,
        help=N_("Where you were while working, not where the employer is: its name or its two letters."),
    ),
    Field(
        name="first",
        label=N_("First day"),
        kind="day",
        required=True,
        help=N_("For example 2015-12-14, 14/12/2015 (day first) or 14 December 2015."),
    ),
    Field(
        name="last",
        label=N_("Last day"),
        kind="day",
        help=N_("The last day worked, included. Leave empty if it goes on."),
    ),
    Field(
        name="hours_per_week",
        label=N_("Hours a week"),
        kind="hours",
        required=True,
        help=N_("As on the contract, for example 35 or 37.5. If they changed, enter one period for each."),
    ),
    Field(
        name="kind",
        label=N_("Kind of work"),
        kind="choice",
        required=True,
        default="employee",
        choices=tuple(CONTRACT_KINDS.items()),
        help=N_(
            "Work-study: an apprenticeship or co-op contract. Paid internship, civic service, V.I.E.: "
            "an allowance, not a wage."
        ),
    ),
    Field(
        name="authorised",
        label=N_("Authorised to work"),
        kind="choice",
        choices=TRISTATE,
        boolean=True,
        none_if_empty=True,
        shown=_in_canada,
        help=N_(
            "Whether a permit or another right to work in Canada covered all of it. Unauthorised work never counts."
        ),
    ),
    Field(
        name="employer_country",
        label=N_("Employer’s country"),
        kind="country",
        shown=_in_canada,
        help=N_("Only if the employer is outside Canada (remote work)."),
    ),
    Field(
        name="school_share_percent",
        label=N_("Weeks at school"),
        kind="percent",
        none_if_empty=True,
        shown=lambda raw: raw["kind"] == "work_study",
        help=N_(
            "The share of whole weeks spent at school, for example 25 %. Empty if you do not know, 0 if none."
        ),
    ),
    Field(
        name="leaves",
        label=N_("Leave"),
        kind="leaves",
        help=N_(
            "Days without work: 2016-03-01/2016-03-31:sick; then the next. Kinds: unpaid, parental, sick, short time, "
            "strike. Not paid holidays."
        ),
    ),
    Field(
        name="declared_alone",
        label=N_("Declared on its own"),
        kind="choice",
        required=True,
        default="no",
        choices=YES_NO,
        boolean=True,
        help=N_(
            "Yes: not joined with the other contracts of this employer in what you declare. The hours stay the same."
        ),
    ),
    Field(name="note", label=N_("Note"), help=N_("For yourself; it changes nothing in the count.")),
    _duty("lead_statement", N_("Lead statement done"), N_("Did you do what the lead statement describes?")),
    _duty("main_duties", N_("Main duties done"), N_("Did you do many of the main duties it lists?")),
    _duty("essential_duties", N_("Essential duties done"), N_("Did you do all of its essential duties?")),
    Field(
        name="duties_note",
        label=N_("Notes on the duties"),
        help=N_(
            "What you really did, in your own words: for the employer’s letter. It is printed on the list."
        ),
    ),
)


class ContractForm(Form[Change]):
    """Asks for one contract; answers with the change that adds it or replaces `contract`."""

    def __init__(
        self, assessment: Assessment, contract: Contract | None = None, before: Raw | None = None
    ) -> None:
        """Ask for the contract to change, or a new one, which goes on from the one entered `before`."""
        self.several, self.offered = contract is None, before is not None
        self.facts = assessment.case.facts
        self.contract = contract
        fields = CONTRACT_FIELDS if len(self.facts.persons) > 1 else CONTRACT_FIELDS[1:]
        draft = f"{assessment.case.id}/contract/{contract.id if contract else 'new'}"
        given = _going_on(before) if before else raws(fields, contract)
        super().__init__((("", fields),), given, draft)

    @property
    def heading(self) -> str:
        """Return what is asked."""
        return self.words("Change this period of work") if self.contract else self.words("A period of work")

    def reader(self) -> AnswerReader:
        """Read with the occupations of the rules and the people of the family."""
        occupations = self.casefile.desk.rulebook.occupations
        desk = self.casefile.desk
        return AnswerReader(
            self.words, occupations, person_choices(self.facts, self.words), desk.search_occupations
        )

    def below(self) -> Iterator[Widget]:
        """Name the official page the duties are read on."""
        yield Static(id="official", markup=False)

    def answers_changed(self) -> None:
        """Name the page of the code typed."""
        code = self.raw.get("noc", "").strip()
        known = code in self.casefile.desk.rulebook.occupations
        page = (
            self.words("Official page of the occupation: {page}", page=official_page(code)) if known else ""
        )
        for shown in self.query("#official").results(Static):
            put(shown, lit(page, "$text-muted"))

    def check(self, answers: Mapping[str, Any]) -> dict[str, str]:
        """Refuse a period that ends before it begins, and leave outside of it."""
        first, last = answers["first"], answers["last"]
        if last is not None and last < first:
            return {"last": self.words("The last day is before the first day.")}
        if any(_outside(leave, first, last) for leave in answers["leaves"]):
            return {"leaves": self.words("A leave must lie between the first and the last day.")}
        return {}

    def finish(self, answers: dict[str, Any]) -> None:
        """Answer with the change."""
        contract = made("contracts", self.contract, answers)
        self.answer(edit_contract(contract) if self.contract else add_contract(contract))


def _going_on(before: Raw) -> dict[str, str]:
    """Return what a contract most often shares with the one before: who, what and where; it begins the day after."""
    kept = {name: before.get(name, "") for name in ("person", "noc", "country")}
    return {
        name: text for name, text in (kept | {"first": day_after(before.get("last", ""))}).items() if text
    }


def _outside(leave: Leave, first: date, last: date | None) -> bool:
    return leave.first < first or (last is not None and leave.last > last)
