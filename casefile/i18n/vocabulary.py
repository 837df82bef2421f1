"""The words for every value of a fact, a line or a verdict: one place for screens, paper and command line.

Keys are the values of the structs; `words(STATUSES[line.status])` says one, and so does `said(words, ...)`.
A symbol always stands beside its word, never alone, and each is one column wide.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from casefile.i18n.words import N_, Words

if TYPE_CHECKING:
    from casefile.rules.fitting.outcome import Contents

__all__ = [
    "ABILITIES",
    "ACTIVITY_KINDS",
    "CONDITIONS",
    "CONDITION_SIGNS",
    "CONDITION_VERDICTS",
    "CONTINUITIES",
    "CONTINUITIES_TOLD",
    "CONTRACT_KINDS",
    "CRS_FACTOR_NAMES",
    "DAY_ALONE",
    "DEADLINE_STATES",
    "EDUCATION_LEVELS",
    "ENDINGS",
    "ENDING_SYMBOLS",
    "FILE_KINDS",
    "FILE_VERDICTS",
    "FIT_KINDS",
    "FIT_STEPS",
    "FSW67_FACTOR_NAMES",
    "LEAVE_KINDS",
    "LEGIBLE",
    "LINE_STATES",
    "MARITAL_STATUSES",
    "NEEDS",
    "OFFICIAL_LANGUAGES",
    "PAPERS",
    "PRINT_ABOUT",
    "PRINT_FORMATS",
    "PRINT_PARTS",
    "PROVINCES",
    "ROLES",
    "ROUND_SIGNS",
    "SEVERITIES",
    "SEVERITY_SYMBOLS",
    "SORTED",
    "SORT_SIGNS",
    "STAGES_SHORT",
    "STAGE_STATES",
    "STAGE_SYMBOLS",
    "STANDINGS",
    "STATUSES",
    "STATUS_SYMBOLS",
    "VERDICTS",
    "VERDICTS_SHORT",
    "VERDICT_SIGNS",
    "contents_words",
    "ended",
    "name_of_person",
    "person_word",
    "said",
    "stand_in",
    "status",
]

STAGES_SHORT: Mapping[str, str] = {
    "language_test": N_("1 Test"), "diploma_evaluation": N_("2 ECA"), "profile": N_("3 Profile"),
    "invitation": N_("4 Invitation"), "upload": N_("5 Upload"), "biometrics": N_("6 Biometrics"),
    "decision": N_("7 Decision"),
}  # fmt: skip
PROVINCES: Mapping[str, str] = {
    "AB": N_("Alberta"),
    "BC": N_("British Columbia"),
    "MB": N_("Manitoba"),
    "NB": N_("New Brunswick"),
    "NL": N_("Newfoundland and Labrador"),
    "NS": N_("Nova Scotia"),
    "NT": N_("Northwest Territories"),
    "NU": N_("Nunavut"),
    "ON": N_("Ontario"),
    "PE": N_("Prince Edward Island"),
    "QC": N_("Quebec"),
    "SK": N_("Saskatchewan"),
    "YT": N_("Yukon"),
}
STATUSES: Mapping[str, str] = {
    "missing": N_("missing"),
    "to_fix": N_("to fix"),
    "requested": N_("requested"),
    "to_review": N_("to review"),
    "ready": N_("ready"),
    "explained": N_("explained"),
    "not_applicable": N_("not applicable"),
}
STATUS_SYMBOLS: Mapping[str, str] = {
    "missing": "✗",
    "to_fix": "!",
    "requested": "…",
    "to_review": "◐",
    "ready": "✓",
    "explained": "≈",
    "not_applicable": "–",
}
LINE_STATES: Mapping[str, str] = {
    "to_request": N_("to request"),
    "requested": N_("requested"),
    "received": N_("received"),
    "reviewed": N_("reviewed"),
    "ready": N_("ready"),
    "explained": N_("explained"),
    "not_applicable": N_("not applicable"),
}
VERDICTS: Mapping[str, str] = {
    "met": N_("enough hours"),
    "met_if": N_("enough hours, if what is uncertain is accepted"),
    "borderline": N_("borderline"),
    "not_met": N_("not enough hours"),
}
VERDICTS_SHORT: Mapping[str, str] = {
    "met": N_("enough"),
    "met_if": N_("enough if…"),
    "borderline": N_("borderline"),
    "not_met": N_("not enough"),
}
VERDICT_SIGNS: Mapping[str, str] = {"met": "✓", "met_if": "≈", "borderline": "!", "not_met": "✗"}
"""A yes that hangs on an if has a sign of its own: it is never shown as a plain yes."""
CONTINUITIES: Mapping[str, str] = {
    "unbroken": N_("unbroken"),
    "to_justify": N_("to justify"),
    "broken": N_("very likely broken"),
    "not_required": N_("not required"),
}
CONTINUITIES_TOLD: Mapping[str, str] = {
    **CONTINUITIES,
    "unbroken_run": N_("unbroken in the run that counts"),
}
FILE_VERDICTS: Mapping[str, str] = {
    "ready": N_("ready"),
    "attention": N_("look at it"),
    "blocked": N_("would be refused"),
    "unreadable": N_("cannot be read here"),
    "unchecked": N_("not checked yet"),
}
FIT_KINDS: Mapping[str, str] = {
    "picture": N_("picture"),
    "text": N_("text"),
    "mixed": N_("text on a picture"),
}
SORTED: Mapping[str, str] = {
    "sure": N_("seems to be for"),
    "perhaps": N_("perhaps for"),
    "several": N_("may be for one of several lines"),
    "none": N_("for no line of this list that could be told"),
    "held": N_("is in the case already"),
    "twice": N_("is there twice"),
    "unreadable": N_("cannot be read"),
    "told": N_("as you said"),
    "left_out": N_("left out, as you said"),
}
SORT_SIGNS: Mapping[str, str] = {
    "sure": "✓", "perhaps": "?", "several": "?", "none": "–", "held": "=", "twice": "=", "unreadable": "✗",
    "told": "✓", "left_out": "–",
}  # fmt: skip
FIT_STEPS: Mapping[str, str] = {
    "reading": N_("Reading the papers"),
    "merging": N_("Putting the pages together"),
    "encoding": N_("Making the pictures lighter"),
    "proving": N_("Looking at the result"),
}
LEGIBLE: Mapping[str, str] = {
    "good": N_("✓ good"),
    "look": N_("! look at it"),
    "poor": N_("✗ no longer reads well"),
}
SEVERITIES: Mapping[str, str] = {
    "blocker": N_("blocks"),
    "warning": N_("attention"),
    "note": N_("good to know"),
}
SEVERITY_SYMBOLS: Mapping[str, str] = {"blocker": "✗", "warning": "!", "note": "·"}
NEEDS: Mapping[str, str] = {
    "required": N_("required"),
    "conditional": N_("asked in this situation"),
    "optional": N_("optional"),
}
ROLES: Mapping[str, str] = {
    "principal": N_("Principal applicant"),
    "spouse": N_("Spouse or partner"),
    "child": N_("Child"),
}
STANDINGS: Mapping[str, str] = {"open": N_("open"), "closed": N_("closed"), "archived": N_("archived")}
MARITAL_STATUSES: Mapping[str, str] = {
    "single": N_("never married"),
    "married": N_("married"),
    "common_law": N_("common-law partner"),
    "separated": N_("separated"),
    "divorced": N_("divorced"),
    "widowed": N_("widowed"),
}
CONTRACT_KINDS: Mapping[str, str] = {
    "employee": N_("employee"),
    "work_study": N_("work-study, apprenticeship"),
    "self_employed": N_("self-employed"),
    "indemnity": N_("paid internship, civic service"),
    "volunteer": N_("volunteer"),
}
LEAVE_KINDS: Mapping[str, str] = {
    "unpaid": N_("unpaid leave"),
    "parental": N_("parental leave"),
    "sick": N_("sick leave"),
    "short_time": N_("short-time work"),
    "strike": N_("strike"),
}
ACTIVITY_KINDS: Mapping[str, str] = {
    "work": N_("work"),
    "study": N_("study"),
    "unemployed": N_("unemployed"),
    "travel": N_("travel"),
    "home": N_("at home"),
    "military": N_("military service"),
    "other": N_("other"),
    "address": N_("address"),
}
STAGE_STATES: Mapping[str, str] = {
    "done": N_("done"),
    "current": N_("current stage"),
    "ahead": N_("ahead"),
    "skipped": N_("not needed"),
    "untold": N_("not entered"),
}
STAGE_SYMBOLS: Mapping[str, str] = {"done": "●", "current": "◉", "ahead": "○", "skipped": "–", "untold": "?"}
ENDINGS: Mapping[str, str] = {
    "approved": N_("Approved"),
    "refused": N_("Refused"),
    "returned": N_("Returned"),
    "withdrawn": N_("Withdrawn"),
    "declined": N_("Declined"),
    "expired": N_("Expired"),
    "completed": N_("Resident"),
}
ENDING_SYMBOLS: Mapping[str, str] = {
    "approved": "✓", "refused": "✗", "returned": "✗", "withdrawn": "–", "declined": "–", "expired": "✗",
    "completed": "✓",
}  # fmt: skip
DAY_ALONE = N_("Only the day is known, and the account counts in UTC: it may end as early as {earliest}.")
DEADLINE_STATES: Mapping[str, str] = {
    "past": N_("past"),
    "urgent": N_("urgent"),
    "soon": N_("soon"),
    "later": N_("later"),
    "done": N_("done"),
}
FILE_KINDS: Mapping[str, str] = {
    "pdf": "PDF",
    "jpeg": "JPEG",
    "png": "PNG",
    "tiff": "TIFF",
    "docx": N_("Word (DOCX)"),
    "doc": N_("Word (DOC)"),
    "other": N_("another kind of file"),
}
PRINT_PARTS: Mapping[str, str] = {
    "checklist": N_("Checklist"),
    "hours": N_("Hours of experience"),
    "deadlines": N_("Deadlines"),
    "funds": N_("Funds and fees"),
    "history": N_("Ten-year history"),
    "answers": N_("Questions people ask"),
    "letters": N_("Letters of explanation"),
    "updates": N_("What to update"),
    "rehearsal": N_("If you were invited today"),
    "rules": N_("The rules of the day"),
    "points": N_("Points"),
}
PRINT_ABOUT: Mapping[str, str] = {
    "checklist": N_(
        "Every paper on one page by the day to order it, then each with what must be seen in it."
    ),
    "hours": N_("The count of hours with every addend, so that it can be done again with a pencil."),
    "deadlines": N_("Every date to keep, and the rule it comes from."),
    "funds": N_("The settlement funds asked of the family, what of the money counts, the fees of the day."),
    "history": N_("Ten years, day by day, with the gaps and the overlaps."),
    "answers": N_("The questions people ask, answered from the facts of the case."),
    "letters": N_("Each letter the facts call for, on a page of its own, to complete and sign."),
    "updates": N_("What changed since the profile or the application, and how to tell it."),
    "rehearsal": N_("The days an invitation of today would leave, and what would come late."),
    "rules": N_("The values of the day with their sources."),
    "points": N_("The ranking points and the 67 points, factor by factor, and what would raise them."),
}
PRINT_FORMATS: Mapping[str, str] = {
    "pdf": N_("PDF, to print"),
    "html": N_("Web page (HTML)"),
    "md": N_("Markdown"),
    "txt": N_("Plain text"),
    "csv": N_("Table for a spreadsheet (CSV)"),
}
ABILITIES: Mapping[str, str] = {
    "listening": N_("listening"),
    "reading": N_("reading"),
    "writing": N_("writing"),
    "speaking": N_("speaking"),
    "taken_on": N_("day taken"),
}
OFFICIAL_LANGUAGES: Mapping[str, str] = {"fr": N_("French"), "en": N_("English")}
EDUCATION_LEVELS: Mapping[str, str] = {
    "": N_("below secondary, or not told"),
    "secondary": N_("secondary diploma"),
    "one_year": N_("one-year diploma"),
    "two_year": N_("two-year diploma"),
    "bachelor_or_3yr": N_("bachelor’s degree or diploma of three years or more"),
    "two_or_more_one_3yr": N_("two diplomas or more, one of three years or more"),
    "master_or_professional": N_("master’s or professional degree"),
    "doctoral": N_("doctorate"),
}
CRS_FACTOR_NAMES: Mapping[str, str] = {
    "age": N_("Age"),
    "education": N_("Education"),
    "first_language": N_("First official language"),
    "second_language": N_("Second official language"),
    "canadian_work": N_("Work in Canada"),
    "core": N_("Core factors"),
    "spouse_education": N_("Partner: education"),
    "spouse_language": N_("Partner: language"),
    "spouse_canadian_work": N_("Partner: work in Canada"),
    "spouse": N_("Your partner"),
    "education_language": N_("Education with language"),
    "education_canadian_work": N_("Education with work in Canada"),
    "foreign_work_language": N_("Foreign work with language"),
    "foreign_work_canadian_work": N_("Work abroad and in Canada"),
    "certificate_language": N_("Certificate with language"),
    "transferability": N_("Skill transferability"),
    "french": N_("French bonus"),
    "canadian_study": N_("Study in Canada"),
    "sibling": N_("Brother or sister in Canada"),
    "nomination": N_("Nomination by a province"),
    "arranged_employment": N_("Job offer"),
    "additional": N_("Additional points"),
    "total": N_("Total"),
}
FSW67_FACTOR_NAMES: Mapping[str, str] = {
    "language": N_("Languages"),
    "education": N_("Education"),
    "experience": N_("Experience"),
    "age": N_("Age"),
    "arranged_employment": N_("Job offer"),
    "adaptability": N_("Adaptability"),
    "spouse_language": N_("Partner: language"),
    "own_study": N_("Study in Canada"),
    "spouse_study": N_("Partner: study in Canada"),
    "own_work": N_("Work in Canada"),
    "spouse_work": N_("Partner: work in Canada"),
    "relative": N_("Relative in Canada"),
}
CONDITIONS: Mapping[str, str] = {
    "hours": N_("Hours of experience"),
    "occupation": N_("Occupation"),
    "language": N_("Language"),
    "education": N_("Education"),
    "points": N_("67 points"),
    "funds": N_("Settlement funds"),
    "offer": N_("Certificate or offer"),
    "nomination": N_("Nomination"),
    "underlying": N_("One of the three classes"),
    "destination": N_("Destination"),
}
CONDITION_VERDICTS: Mapping[str, str] = {
    "met": N_("met"),
    "met_if": N_("met if what is uncertain is accepted"),
    "not_met": N_("not met"),
    "unknown": N_("not known: a fact is missing"),
}
CONDITION_SIGNS: Mapping[str, str] = {"met": "✓", "met_if": "≈", "not_met": "✗", "unknown": "?"}
ROUND_SIGNS: Mapping[str, str] = {
    "yes": "✓", "tie_yes": "✓", "no": "✗", "tie_no": "✗", "not_comparable": "?", "other_programme": "–",
}  # fmt: skip
PAPERS: Mapping[str, str] = {"a4": "A4", "letter": N_("Letter")}


def said(words: Words, vocabulary: Mapping[str, str], value: str | None) -> str:
    """Return the word for a value, a dash when there is none yet, the value itself when it is unknown."""
    if value is None:
        return "—"
    return words(vocabulary[value]) if value in vocabulary else value


def status(words: Words, value: str) -> str:
    """Return a line's status as its symbol and its word (✗ missing)."""
    return f"{STATUS_SYMBOLS.get(value, '·')} {said(words, STATUSES, value)}"


def stand_in(words: Words, kind: str, number: int) -> str:
    """Return what is said in the place of a name that is not to be shown: of an employer, a diploma, a file, a case."""
    match kind:
        case "employer":
            return words("Employer {n}", n=number)
        case "diploma":
            return words("Diploma {n}", n=number)
        case "file":
            return words("File {n}", n=number)
    return words("Case {n}", n=number)


def ended(words: Words, outcome: str | None) -> str:
    """Return how an application ended as its symbol and its word (✗ Refused), nothing while it goes on."""
    return f"{ENDING_SYMBOLS.get(outcome, '·')} {said(words, ENDINGS, outcome)}" if outcome else ""


def contents_words(words: Words) -> "Contents":
    """Return the words of a page of contents in a language; how its papers are called is said later."""
    from casefile.rules.fitting.outcome import Contents

    return Contents(title=words("Contents"), column=words("Page"))


def person_word(words: Words, person: str) -> str:
    """Return the words for a person's id (`principal`, `spouse`, `child-2`), another id as it is."""
    role, _, number = person.partition("-")
    if role == "child" and number.isdigit():
        return words("Child {n}", n=int(number))
    return said(words, ROLES, role) if person in ROLES else person


def name_of_person(words: Words, person: str, given_name: str, family_name: str) -> str:
    """Return a person's name as given, their place in the family when no name was told."""
    return f"{given_name} {family_name}".strip() or person_word(words, person)
