"""Every section of the facts, once: what a record of each asks."""

import msgspec

from casefile.cases.asked_tables import has_a_point
from casefile.i18n.countries import country_code
from casefile.i18n.fact_choices import OFFER_BASES, PERMIT_KINDS, STAY_PURPOSES, UNION_ENDS, UNION_KINDS
from casefile.i18n.vocabulary import ACTIVITY_KINDS, OFFICIAL_LANGUAGES
from casefile.i18n.words import N_
from casefile.rules.facts import Facts
from casefile.rules.programmes import Programmes
from casefile.tui.screens.facts.family import PERSON, PROVINCES, application
from casefile.tui.screens.facts.kinds import DAY_HELP, WHO, choice, flag, unsure
from casefile.tui.widgets.fields import Field

__all__ = ["TABLES", "FactSection", "plain_answers", "sections"]


class FactSection(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the facts: a table of records, or (empty `table`) plain answers."""

    table: str
    title: str
    help: str
    fields: tuple[Field, ...]


def _range(last_help: str) -> tuple[Field, Field]:
    return (
        Field(name="first", label=N_("First day"), kind="day", required=True, help=DAY_HELP),
        Field(name="last", label=N_("Last day"), kind="day", help=last_help),
    )


_OPEN = N_("Leave empty if it goes on.")
_COUNTRY = Field(
    name="country",
    label=N_("Country"),
    kind="country",
    required=True,
    help=N_("Its name, in English or French; ↓ then Enter chooses from the list."),
)
_MAY_BE_EMPTY = Field(
    name="country",
    label=N_("Country"),
    kind="country",
    help=N_("Its name, in English or French; ↓ then Enter chooses from the list."),
)

TABLES: tuple[FactSection, ...] = (
    FactSection(
        table="persons",
        title=N_("Family"),
        fields=PERSON,
        help=N_("You, your partner and every child, those who stay behind included."),
    ),
    FactSection(
        table="stays",
        title=N_("Countries"),
        help=N_("Every country lived or stayed in: police certificates follow from it."),
        fields=(
            WHO,
            _COUNTRY,
            *_range(_OPEN),
            choice(
                "purpose",
                N_("What for"),
                tuple(STAY_PURPOSES.items()),
                required=True,
                default="residence",
            ),
        ),
    ),
    FactSection(
        table="credentials",
        title=N_("Diplomas"),
        help=N_("The diplomas you claim, with their evaluation (ECA) when they are not Canadian."),
        fields=(
            WHO,
            Field(name="title", label=N_("Diploma"), required=True, help=N_("As written on it.")),
            Field(name="institution", label=N_("School"), wanted=True),
            _COUNTRY,
            Field(name="awarded_on", label=N_("Awarded on"), kind="day", help=DAY_HELP),
            Field(
                name="evaluated_on",
                label=N_("Evaluated on"),
                kind="day",
                wanted=True,
                shown=lambda raw: country_code(raw["country"]) != "CA",
                help=N_("The date on the evaluation report; it is valid for a time."),
            ),
            Field(
                name="evaluated_by",
                label=N_("Evaluated by"),
                shown=lambda raw: bool(raw["evaluated_on"].strip()),
                help=N_("WES, IQAS, CES, ICAS ..."),
            ),
            Field(
                name="language",
                label=N_("Language of the diploma"),
                help=N_(
                    "Two letters, for example fr; a translation is asked for other than French and English."
                ),
            ),
            flag("claimed", N_("Claimed in the application"), default="yes"),
        ),
    ),
    FactSection(
        table="tests",
        title=N_("Language tests"),
        help=N_("Results are valid for a time, on the day of the profile and of the application."),
        fields=(
            WHO,
            Field(
                name="name",
                label=N_("Test"),
                required=True,
                help=N_("TEF Canada, TCF Canada, IELTS General, CELPIP-General or PTE Core."),
            ),
            choice(
                "language", N_("Language"), tuple(OFFICIAL_LANGUAGES.items()), required=True, default="fr"
            ),
            Field(name="taken_on", label=N_("Taken on"), kind="day", wanted=True, help=DAY_HELP),
            *(
                Field(name=name, label=label, help=N_("The score as printed on the result."))
                for name, label in (
                    ("listening", N_("Listening")),
                    ("reading", N_("Reading")),
                    ("writing", N_("Writing")),
                    ("speaking", N_("Speaking")),
                )
            ),
        ),
    ),
    FactSection(
        table="accounts",
        title=N_("Funds"),
        help=N_("The settlement money: one line an account, in Canadian dollars."),
        fields=(
            WHO,
            Field(name="institution", label=N_("Bank"), required=True),
            Field(
                name="balance_cad",
                label=N_("Balance, in CAD"),
                kind="whole",
                required=True,
                help=N_("Whole Canadian dollars."),
            ),
            flag(
                "counts",
                N_("Is yours and free"),
                N_("No for borrowed money and for the value of a home."),
                "yes",
            ),
            unsure(
                "accessible",
                N_("You may use it"),
                N_("Of an account that is not in your name: joint, or by a signed paper."),
                shown=lambda raw: raw["person"] != "principal",
            ),
            Field(
                name="leaves_on",
                label=N_("Available until"),
                kind="day",
                help=N_("Only if you know that this money will be spent or tied up from a day on."),
            ),
        ),
    ),
    FactSection(
        table="unions",
        title=N_("Earlier unions"),
        help=N_("Marriages and common-law unions that have ended."),
        fields=(
            WHO,
            choice(
                "kind",
                N_("Union"),
                tuple(UNION_KINDS.items()),
                required=True,
                default="married",
            ),
            choice(
                "ended_by",
                N_("Ended by"),
                tuple(UNION_ENDS.items()),
                required=True,
                default="divorce",
            ),
            Field(name="ended_on", label=N_("Ended on"), kind="day", wanted=True, help=DAY_HELP),
        ),
    ),
    FactSection(
        table="offers",
        title=N_("Job offers"),
        help=N_("A valid offer from an employer in Canada, when there is one."),
        fields=(
            Field(name="employer", label=N_("Employer"), required=True),
            Field(
                name="noc",
                label=N_("NOC code"),
                kind="noc",
                help=N_(
                    "The occupation’s five digits in NOC 2021. Type words of its title, "
                    "in English or French, then ↓ and Enter."
                ),
            ),
            choice(
                "basis",
                N_("Rests on"),
                tuple(OFFER_BASES.items()),
                N_(
                    "Only an LMIA, or an exempt permit with a year for that employer, changes the funds asked for."
                ),
                required=True,
                default="none",
            ),
            unsure("full_time", N_("Full time"), N_("Continuous work of 30 hours a week or more.")),
            unsure(
                "lasts_a_year",
                N_("A year or more"),
                N_("Counted from the visa; yes for an offer without an end."),
            ),
            Field(
                name="ends_on",
                label=N_("Ends on"),
                kind="day",
                help=N_("The last day of the work offered, where it has an end."),
            ),
            Field(
                name="working_since",
                label=N_("At work since"),
                kind="day",
                help=N_(
                    "Full time for this employer, without a break; contracts entered for it are counted instead."
                ),
                shown=lambda raw: raw["basis"].startswith("lmia_exempt"),
            ),
        ),
    ),
    FactSection(
        table="nominations",
        title=N_("Provincial nomination"),
        help=N_("Only when a province has nominated you, or been asked to."),
        fields=(
            choice("province", N_("Province"), PROVINCES[:-1], required=True),
            Field(
                name="applied_on",
                label=N_("Applied on"),
                kind="day",
                wanted=True,
                help=N_("It fixes the age of your children."),
            ),
            Field(name="nominated_on", label=N_("Nominated on"), kind="day", help=DAY_HELP),
            Field(
                name="accepted_on",
                label=N_("Accepted on"),
                kind="day",
                help=N_("In your account, within 30 days of the nomination."),
            ),
            Field(
                name="expires_on",
                label=N_("Good until"),
                kind="day",
                help=N_("The end that its certificate gives."),
            ),
        ),
    ),
    FactSection(
        table="permits",
        title=N_("Permits in Canada"),
        help=N_("Work, study or visitor: what ends, and whether an extension was asked for."),
        fields=(
            WHO,
            choice(
                "kind",
                N_("Kind"),
                tuple(PERMIT_KINDS.items()),
                required=True,
                default="work",
            ),
            unsure("open", N_("Open work permit"), N_("One that names no employer.")),
            Field(name="expires_on", label=N_("Ends on"), kind="day", wanted=True, help=DAY_HELP),
            Field(
                name="extension_asked_on",
                label=N_("Extension asked on"),
                kind="day",
                help=N_("Asked for before the end, it keeps the status until the answer."),
            ),
        ),
    ),
    FactSection(
        table="studies",
        title=N_("Full-time study"),
        help=N_("Work during full-time study does not count for some programmes."),
        fields=(
            WHO,
            Field(
                name="first",
                label=N_("First day"),
                kind="day",
                required=True,
                help=N_("The start of the programme of study."),
            ),
            Field(
                name="last",
                label=N_("Last day"),
                kind="day",
                required=True,
                help=N_("The day of written completion, breaks included."),
            ),
            _MAY_BE_EMPTY,
            Field(name="institution", label=N_("School")),
        ),
    ),
    FactSection(
        table="qualifications",
        title=N_("Qualified in the trade"),
        help=N_("Where a trade is asked for, only work after the day you were qualified counts."),
        fields=(
            Field(name="on", label=N_("Since"), kind="day", required=True, help=DAY_HELP),
            Field(
                name="country",
                label=N_("Country"),
                kind="country",
                help=N_("Empty when it holds everywhere."),
            ),
        ),
    ),
    FactSection(
        table="activities",
        title=N_("Personal history"),
        help=N_("Ten years, or since 18, without a gap: work, study, unemployment, travel."),
        fields=(
            WHO,
            *_range(_OPEN),
            choice(
                "kind",
                N_("What"),
                tuple((kind, text) for kind, text in ACTIVITY_KINDS.items() if kind != "address"),
                required=True,
                default="work",
            ),
            Field(name="what", label=N_("Where, doing what"), wanted=True),
            _MAY_BE_EMPTY,
        ),
    ),
    FactSection(
        table="addresses",
        title=N_("Addresses"),
        help=N_("Ten years, or since 18, without a gap."),
        fields=(
            WHO,
            *_range(_OPEN),
            Field(
                name="line", label=N_("Address"), required=True, help=N_("Number, street, town, postal code.")
            ),
            _MAY_BE_EMPTY,
        ),
    ),
)


def plain_answers(programmes: Programmes, told: str) -> FactSection:
    """Return the section of the plain answers, the programme told being `told`."""
    return FactSection(
        table="",
        title=N_("You and the application"),
        fields=application(programmes, told),
        help=N_("What decides which rules and which papers are yours."),
    )


def sections(programmes: Programmes, facts: Facts) -> tuple[FactSection, ...]:
    """Return the sections worth asking of these facts: the plain answers, then the tables."""
    tables = (each for each in TABLES if has_a_point(each.table, facts, programmes))
    return plain_answers(programmes, facts.programme), *tables
