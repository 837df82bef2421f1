"""The questions about the application and about each member of the family."""

from collections.abc import Callable

from casefile import clock
from casefile.errors import CasefileError
from casefile.i18n import vocabulary
from casefile.i18n.fact_choices import CANADIAN
from casefile.i18n.words import N_
from casefile.rules.days import parse_day
from casefile.rules.facts import UNDECIDED
from casefile.rules.family import PARTNERED
from casefile.rules.findings import Label
from casefile.rules.programmes import Programmes
from casefile.tui.screens.facts.kinds import DAY_HELP, choice, flag, unsure
from casefile.tui.widgets.fields import Field, Raw

__all__ = ["MARITAL", "PERSON", "PROVINCES", "application", "programme_choices"]


def _child(raw: Raw) -> bool:
    return raw["role"] == "child"


def _child_of(years: int) -> Callable[[Raw], bool]:
    """Only of a child about that age or older is the question worth asking; the rules themselves know the ages."""

    def asked(raw: Raw) -> bool:
        try:
            age_days = (clock.today() - parse_day(raw["born_on"])).days
        except (CasefileError, ValueError):
            return False
        return _child(raw) and age_days >= years * 365

    return asked


def _no_small_child(raw: Raw) -> bool:
    """Nobody asks of a small child whether it was arrested or served; without a day of birth, the question stands."""
    return not _child(raw) or not raw["born_on"] or _child_of(_ANSWERS_FROM)(raw)


def _not_you(raw: Raw) -> bool:
    return raw["role"] in {"spouse", "child"}


_ANSWERS_FROM = 12
MARITAL = tuple(vocabulary.MARITAL_STATUSES.items())
PROVINCES = (*vocabulary.PROVINCES.items(), ("", N_("I don’t know")))

_SITUATION = (
    choice(
        "marital_status",
        N_("Marital status"),
        MARITAL,
        N_("Common-law: living together for at least a year."),
        wanted=True,
        none_if_empty=True,
    ),
    Field(
        name="union_began_on",
        label=N_("Together since"),
        kind="day",
        help=N_("The day of the marriage, or the first day of living together: the forms ask it."),
        shown=lambda raw: raw["marital_status"] in PARTNERED,
    ),
    flag(
        "children_answered",
        N_("All children entered"),
        N_("Yes once every child is entered, or when there is none."),
    ),
    Field(
        name="planned_filing_on",
        label=N_("Planned filing date"),
        kind="day",
        wanted=True,
        help=N_(
            "The day you mean to send the application: hours, ages and validities are judged for it. Today when empty."
        ),
    ),
    Field(
        name="profile_draft_on",
        label=N_("Day the profile was begun"),
        kind="day",
        help=N_("While it is not submitted: an unfinished profile is kept for a limited time."),
    ),
    choice(
        "destination_province",
        N_("Province of destination"),
        PROVINCES,
        N_("Quebec chooses its own immigrants: it is outside Express Entry."),
    ),
    choice(
        "residence_province", N_("Province you live in"), PROVINCES, N_("Only if you live in Canada now.")
    ),
    unsure(
        "authorised_to_work", N_("May work in Canada now"), N_("By a work permit or another right, today.")
    ),
    unsure(
        "relative_in_canada",
        N_("Relative in Canada"),
        N_(
            "A parent, child, brother, sister, aunt, uncle, niece ... who lives there "
            "as a citizen or permanent resident."
        ),
    ),
    unsure(
        "representative",
        N_("Representative"),
        N_("Someone, paid or not, who deals with the government for you."),
    ),
    unsure(
        "designated_person",
        N_("Person to be told"),
        N_("Someone who may ask about your file without acting for you."),
    ),
)


def programme_choices(programmes: Programmes, told: str = UNDECIDED) -> tuple[tuple[str, str | Label], ...]:
    """Return the programmes one may pick, and the one told when the templates do not know it."""
    known = tuple((id, programmes.title(id)) for id in programmes.ids if id != UNDECIDED)
    unknown = () if programmes.knows(told) else ((told, programmes.title(told)),)
    return (*known, *unknown, (UNDECIDED, N_("I don’t know yet")))


def application(programmes: Programmes, told: str) -> tuple[Field, ...]:
    """Return the plain questions about the application, whose programme is `told`."""
    return (
        choice(
            "programme",
            N_("Programme"),
            programme_choices(programmes, told),
            N_("The hours and the papers depend on it; you may change it later."),
            required=True,
        ),
        *_SITUATION,
        unsure(
            "certificate_of_qualification",
            N_("Trade certificate"),
            N_("A certificate of qualification in a skilled trade, issued by a province."),
            shown=lambda raw: any(each.needs_trade for each in programmes.possible(raw["programme"])),
        ),
    )


PERSON = (
    choice(
        "role",
        N_("Who"),
        (("principal", N_("you")), ("spouse", N_("your partner")), ("child", N_("child"))),
        required=True,
    ),
    Field(name="given_name", label=N_("Given names"), wanted=True, help=N_("As in the passport.")),
    Field(name="family_name", label=N_("Family name"), wanted=True, help=N_("As in the passport.")),
    Field(name="born_on", label=N_("Born on"), kind="day", wanted=True, help=DAY_HELP),
    Field(
        name="citizenships",
        label=N_("Citizenships"),
        kind="countries",
        wanted=True,
        help=N_("Countries separated by commas; ↓ then Enter chooses from the list."),
    ),
    Field(
        name="residence",
        label=N_("Lives in"),
        kind="country",
        wanted=True,
        help=N_("The country of residence now."),
    ),
    flag(
        "accompanying",
        N_("Comes to Canada with you"),
        N_("Family who stay behind are declared and examined too."),
        "yes",
        _not_you,
    ),
    choice(
        "canadian",
        N_("Canadian already"),
        (("", N_("no")), *CANADIAN.items()),
        N_("No medical, police certificate or biometrics for those who are."),
        shown=_not_you,
    ),
    Field(name="passport_number", label=N_("Passport number"), help=N_("Kept on this computer only.")),
    Field(
        name="passport_expires_on", label=N_("Passport expires on"), kind="day", wanted=True, help=DAY_HELP
    ),
    Field(
        name="other_names",
        label=N_("Other names"),
        kind="names",
        help=N_("Birth name, earlier married names, other spellings, separated by semicolons."),
    ),
    unsure(
        "offence",
        N_("Arrested or convicted"),
        N_("Or detained or charged, anywhere; papers of the court are then asked for."),
        shown=_no_small_child,
    ),
    unsure(
        "military",
        N_("Military service"),
        N_("Police service too, and compulsory service."),
        shown=_no_small_child,
    ),
    unsure(
        "refused",
        N_("Visa or entry refused"),
        N_("A visa, a permit, a status or entry, by Canada or any other country."),
        shown=_no_small_child,
    ),
    unsure(
        "ordered_to_leave",
        N_("Ordered to leave"),
        N_("Canada or any other country, whatever the order was called."),
        shown=_no_small_child,
    ),
    unsure(
        "protection_claimed",
        N_("Asylum asked for"),
        N_("A claim for refugee protection, in Canada or elsewhere, whatever came of it."),
        shown=_no_small_child,
    ),
    unsure(
        "government_post",
        N_("Government position"),
        N_("Elected or employed, by a state, a region or a town: the forms ask for each one."),
        shown=_no_small_child,
    ),
    flag("adopted", N_("Adopted"), shown=_child),
    unsure(
        "other_parent_stays",
        N_("Other parent stays behind"),
        N_("A consent of that parent is then asked for."),
        shown=_child,
    ),
    unsure("other_parent_custody", N_("Other parent’s custody"), shown=_child),
    flag(
        "depends_by_condition",
        N_("Depends by a condition"),
        N_("Since before 22, for a physical or mental condition."),
        shown=_child_of(20),
    ),
    flag(
        "partnered",
        N_("Has a partner"),
        N_("A spouse or common-law partner of its own."),
        shown=_child_of(16),
    ),
)
