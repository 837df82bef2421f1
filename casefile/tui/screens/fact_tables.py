"""Every question about the family, once: which sections there are, what a record of each asks, and when it has a point."""

from collections.abc import Callable

import msgspec

from casefile.i18n import vocabulary
from casefile.i18n.words import N_
from casefile.rules.facts import Facts
from casefile.tui.widgets.fields import TRISTATE, YES_NO, Field, Raw

__all__ = ["MARITAL", "PROGRAMMES", "PROVINCES", "SECTIONS", "FactSection"]


class FactSection(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the facts: a table of records, or (empty `table`) plain answers; `asked` says when it has a point."""

    table: str
    title: str
    help: str
    fields: tuple[Field, ...]
    asked: Callable[[Facts], bool] | None = None


def _choice(
    name: str, label: str, choices: tuple[tuple[str, str], ...], help: str = "", **more: object
) -> Field:  # noqa: A002
    return Field(name=name, label=label, kind="choice", choices=choices, help=help, **more)  # type: ignore[arg-type]


def _unsure(name: str, label: str, help: str = "", shown: Callable[[Raw], bool] | None = None) -> Field:  # noqa: A002
    """A yes, a no, or not told yet."""
    return _choice(name, label, TRISTATE, help, boolean=True, none_if_empty=True, shown=shown)


def _flag(
    name: str, label: str, help: str = "", default: str = "no", shown: Callable[[Raw], bool] | None = None
) -> Field:  # noqa: A002
    return _choice(name, label, YES_NO, help, boolean=True, required=True, default=default, shown=shown)


def _child(raw: Raw) -> bool:
    return raw["role"] == "child"


def _not_you(raw: Raw) -> bool:
    return raw["role"] in {"spouse", "child"}


_DAY_HELP = N_("For example 2015-12-14, 14/12/2015 (day first) or 14 December 2015.")
_WHO = Field(
    name="person",
    label=N_("Who"),
    kind="person",
    default="principal",
    help=N_("The member of the family it is about."),
)

PROGRAMMES = tuple({**vocabulary.PROGRAMMES, "undecided": N_("I don’t know yet")}.items())
MARITAL = tuple(vocabulary.MARITAL_STATUSES.items())
PROVINCES = tuple((code, code) for code in "AB BC MB NB NL NS NT NU ON PE QC SK YT".split()) + (
    ("", N_("I don’t know")),
)

_APPLICATION = (
    _choice("programme", N_("Programme"), PROGRAMMES, N_("The hours and the papers depend on it; you may change it later."), required=True),
    _choice(
        "marital_status", N_("Marital status"), MARITAL, N_("Common-law: living together for at least a year."),
        wanted=True, none_if_empty=True,
    ),
    _flag("children_answered", N_("All children entered"), N_("Yes once every child is entered, or when there is none.")),
    Field(
        name="planned_filing_on", label=N_("Planned filing date"), kind="day", wanted=True,
        help=N_("The day you mean to send the application: hours, ages and validities are judged for it. Today when empty."),
    ),
    _choice("destination_province", N_("Province of destination"), PROVINCES, N_("Quebec chooses its own immigrants: it is outside Express Entry.")),
    _choice("residence_province", N_("Province you live in"), PROVINCES, N_("Only if you live in Canada now.")),
    _unsure("authorised_to_work", N_("May work in Canada now"), N_("By a work permit or another right, today.")),
    _unsure("relative_in_canada", N_("Relative in Canada"), N_("A parent, child, brother, sister, aunt, uncle, niece ... who lives there as a citizen or permanent resident.")),
    _unsure("representative", N_("Representative"), N_("Someone, paid or not, who deals with the government for you.")),
    _unsure("designated_person", N_("Person to be told"), N_("Someone who may ask about your file without acting for you.")),
    _unsure(
        "certificate_of_qualification", N_("Trade certificate"), N_("A certificate of qualification in a skilled trade, issued by a province."),
        shown=lambda raw: raw["programme"] in {"fst", "undecided"},
    ),
)  # fmt: skip

_PERSON = (
    _choice("role", N_("Who"), (("principal", N_("you")), ("spouse", N_("your partner")), ("child", N_("child"))), required=True),
    Field(name="given_name", label=N_("Given names"), wanted=True, help=N_("As in the passport.")),
    Field(name="family_name", label=N_("Family name"), wanted=True, help=N_("As in the passport.")),
    Field(name="born_on", label=N_("Born on"), kind="day", wanted=True, help=_DAY_HELP),
    Field(name="citizenships", label=N_("Citizenships"), kind="countries", wanted=True, help=N_("Countries by name or code, separated by commas.")),
    Field(name="residence", label=N_("Lives in"), kind="country", wanted=True, help=N_("The country of residence now.")),
    _flag("accompanying", N_("Comes to Canada with you"), N_("Family who stay behind are declared and examined too."), "yes", _not_you),
    _choice(
        "canadian", N_("Canadian already"),
        (("", N_("no")), ("citizen", N_("citizen")), ("permanent_resident", N_("permanent resident"))),
        N_("No medical, police certificate or biometrics for those who are."), shown=_not_you,
    ),
    Field(name="passport_number", label=N_("Passport number"), help=N_("Kept on this computer only.")),
    Field(name="passport_expires_on", label=N_("Passport expires on"), kind="day", wanted=True, help=_DAY_HELP),
    Field(name="other_names", label=N_("Other names"), kind="names", help=N_("Birth name, earlier married names, other spellings, separated by semicolons.")),
    _unsure("offence", N_("Arrested or convicted"), N_("Anywhere; papers of the court are then asked for.")),
    _unsure("military", N_("Military service"), N_("Police service too, and compulsory service.")),
    _flag("adopted", N_("Adopted"), shown=_child),
    _flag("other_parent_stays", N_("Other parent stays behind"), N_("A consent of that parent is then asked for."), shown=_child),
    _flag("other_parent_custody", N_("Other parent’s custody"), shown=_child),
    _flag("depends_by_condition", N_("Depends by a condition"), N_("Since before 22, for a physical or mental condition."), shown=_child),
    _flag("partnered", N_("Has a partner"), N_("A spouse or common-law partner of its own."), shown=_child),
)  # fmt: skip


def _range(last_help: str) -> tuple[Field, Field]:
    return (
        Field(name="first", label=N_("First day"), kind="day", required=True, help=_DAY_HELP),
        Field(name="last", label=N_("Last day"), kind="day", help=last_help),
    )


_OPEN = N_("Leave empty if it goes on.")
_COUNTRY = Field(
    name="country",
    label=N_("Country"),
    kind="country",
    required=True,
    help=N_("Its name, in English or French, or its two letters."),
)
_LANGUAGES = (("fr", N_("French")), ("en", N_("English")))
_MAY_BE_EMPTY = Field(
    name="country",
    label=N_("Country"),
    kind="country",
    help=N_("Its name, in English or French, or its two letters."),
)

SECTIONS: tuple[FactSection, ...] = (
    FactSection(table="", title=N_("You and the application"), fields=_APPLICATION, help=N_("What decides which rules and which papers are yours.")),
    FactSection(table="persons", title=N_("Family"), fields=_PERSON, help=N_("You, your partner and every child, those who stay behind included.")),
    FactSection(
        table="stays", title=N_("Countries"), help=N_("Every country lived or stayed in: police certificates follow from it."),
        fields=(_WHO, _COUNTRY, *_range(_OPEN), _choice("purpose", N_("What for"), (("residence", N_("lived there")), ("travel", N_("travel"))), required=True, default="residence")),
    ),
    FactSection(
        table="credentials", title=N_("Diplomas"), help=N_("The diplomas you claim, with their evaluation (ECA) when they are not Canadian."),
        fields=(
            _WHO,
            Field(name="title", label=N_("Diploma"), required=True, help=N_("As written on it.")),
            Field(name="institution", label=N_("School"), wanted=True),
            _COUNTRY,
            Field(name="awarded_on", label=N_("Awarded on"), kind="day", help=_DAY_HELP),
            Field(name="evaluated_on", label=N_("Evaluated on"), kind="day", wanted=True, shown=lambda raw: raw["country"].strip().upper() not in {"CA", "CANADA"}, help=N_("The date on the evaluation report; it is valid for a time.")),
            Field(name="evaluated_by", label=N_("Evaluated by"), shown=lambda raw: bool(raw["evaluated_on"].strip()), help=N_("WES, IQAS, CES, ICAS ...")),
            Field(name="language", label=N_("Language of the diploma"), help=N_("Two letters, for example fr; a translation is asked for other than French and English.")),
            _flag("claimed", N_("Claimed in the application"), default="yes"),
        ),
    ),
    FactSection(
        table="tests", title=N_("Language tests"), help=N_("Results are valid for a time, on the day of the profile and of the application."),
        fields=(
            _WHO,
            Field(name="name", label=N_("Test"), required=True, help=N_("TEF Canada, TCF Canada, IELTS General, CELPIP-General or PTE Core.")),
            _choice("language", N_("Language"), _LANGUAGES, required=True, default="fr"),
            Field(name="taken_on", label=N_("Taken on"), kind="day", wanted=True, help=_DAY_HELP),
            *(Field(name=name, label=label, help=N_("The score as printed on the result.")) for name, label in (
                ("listening", N_("Listening")), ("reading", N_("Reading")), ("writing", N_("Writing")), ("speaking", N_("Speaking")))),
        ),
    ),
    FactSection(
        table="accounts", title=N_("Funds"), help=N_("The settlement money: one line an account, in Canadian dollars."),
        asked=lambda facts: facts.programme != "cec",
        fields=(
            _WHO,
            Field(name="institution", label=N_("Bank"), required=True),
            Field(name="balance_cad", label=N_("Balance, in CAD"), kind="whole", required=True, help=N_("Whole Canadian dollars.")),
            _flag("counts", N_("Is yours and free"), N_("No for borrowed money and for the value of a home."), "yes"),
            Field(name="leaves_on", label=N_("Available until"), kind="day", help=N_("Only if you know that this money will be spent or tied up from a day on.")),
        ),
    ),
    FactSection(
        table="unions", title=N_("Earlier unions"), help=N_("Marriages and common-law unions that have ended."),
        asked=lambda facts: facts.marital_status != "single",
        fields=(
            _WHO,
            _choice("kind", N_("Union"), (("married", N_("marriage")), ("common_law", N_("common-law union"))), required=True, default="married"),
            _choice("ended_by", N_("Ended by"), (("divorce", N_("divorce")), ("separation", N_("separation")), ("death", N_("death")), ("annulment", N_("annulment"))), required=True, default="divorce"),
            Field(name="ended_on", label=N_("Ended on"), kind="day", wanted=True, help=_DAY_HELP),
        ),
    ),
    FactSection(
        table="offers", title=N_("Job offers"), help=N_("A valid offer from an employer in Canada, when there is one."),
        fields=(
            Field(name="employer", label=N_("Employer"), required=True),
            Field(name="noc", label=N_("NOC code"), kind="noc", help=N_("The occupation’s five digits in NOC 2021. Type words of its title, in English or French, then ↓ and Enter.")),
            _choice("basis", N_("Rests on"), (("none", N_("nothing yet")), ("lmia", N_("an LMIA")), ("lmia_exempt_permit_one_year", N_("an exempt permit and a year of work")), ("open_permit", N_("an open permit"))), N_("Only an LMIA, or an exempt permit with a year for that employer, changes the funds asked for."), required=True, default="none"),
        ),
    ),
    FactSection(
        table="nominations", title=N_("Provincial nomination"), help=N_("Only when a province has nominated you, or been asked to."),
        asked=lambda facts: facts.programme in {"pnp", "undecided"} or bool(facts.nominations),
        fields=(
            _choice("province", N_("Province"), PROVINCES[:-1], required=True),
            Field(name="applied_on", label=N_("Applied on"), kind="day", wanted=True, help=N_("It fixes the age of your children.")),
            Field(name="nominated_on", label=N_("Nominated on"), kind="day", help=_DAY_HELP),
        ),
    ),
    FactSection(
        table="studies", title=N_("Full-time study"), help=N_("Work during full-time study does not count for some programmes."),
        fields=(
            _WHO,
            Field(name="first", label=N_("First day"), kind="day", required=True, help=N_("The start of the programme of study.")),
            Field(name="last", label=N_("Last day"), kind="day", required=True, help=N_("The day of written completion, breaks included.")),
            _MAY_BE_EMPTY,
            Field(name="institution", label=N_("School")),
        ),
    ),
    FactSection(
        table="qualifications", title=N_("Qualified in the trade"), help=N_("Only work after the day you were qualified counts for the trades programme."),
        asked=lambda facts: facts.programme in {"fst", "undecided"},
        fields=(
            Field(name="on", label=N_("Since"), kind="day", required=True, help=_DAY_HELP),
            Field(name="country", label=N_("Country"), kind="country", help=N_("Empty when it holds everywhere.")),
        ),
    ),
    FactSection(
        table="activities", title=N_("Personal history"), help=N_("Ten years, or since 18, without a gap: work, study, unemployment, travel."),
        fields=(
            _WHO, *_range(_OPEN),
            _choice("kind", N_("What"), (("work", N_("work")), ("study", N_("study")), ("unemployed", N_("unemployed")), ("travel", N_("travel")), ("home", N_("at home")), ("military", N_("military service")), ("other", N_("other"))), required=True, default="work"),
            Field(name="what", label=N_("Where, doing what"), wanted=True),
            _MAY_BE_EMPTY,
        ),
    ),
    FactSection(
        table="addresses", title=N_("Addresses"), help=N_("Ten years, or since 18, without a gap."),
        fields=(_WHO, *_range(_OPEN), Field(name="line", label=N_("Address"), required=True, help=N_("Number, street, town, postal code.")), _MAY_BE_EMPTY),
    ),
)  # fmt: skip
