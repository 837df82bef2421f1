"""A case as it may be shown to a stranger: roles for names, “Employer 1”, no bank, number, birthday or file name.

What tells who it is goes before anything is worked out, so that no sentence, table or calendar made of the case can
hold it. What the rules judge by stays: days, countries, occupations, scores; dates of birth give way to others
with which everybody is as old today and on the day of filing, and amounts are reckoned with but never shown.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import combinations
from typing import Any, NamedTuple

import msgspec

from casefile.cases.ids import TABLES
from casefile.cases.masks import masked, masked_check, masked_event, masked_unread
from casefile.cases.model import Case, Document, Line
from casefile.cases.reports import report_of
from casefile.rules.days import years_before
from casefile.rules.facts import Facts, SameEmployer
from casefile.rules.family import age_on
from casefile.rules.hidden import MASK, HiddenAmount
from casefile.rules.hours.employers import employer_key, near_employers
from casefile.rules.provinces import province_code

__all__ = ["MASK", "TREATED", "Disguise", "SharedCase", "same_age", "share_safe"]


class Disguise(NamedTuple):
    """What a disguise is made with.

    `name` gives the word for a kind (`case`, `employer`, `diploma`, `file`) and a number, in the reader's language;
    `public` gives the word of the rules that a text is (a province, a test, a programme, a slot), empty when it is the
    person's own; the days are those on which ages must stay right.
    """

    name: Callable[[str, int], str]
    public: Callable[[str], str]
    today: date
    filing_on: date
    number: int = 1


class SharedCase(Case, frozen=True, kw_only=True):
    """A case in its disguise: whatever is made of it says so, and it is never written."""


TREATED: Mapping[str, Mapping[str, str]] = {
    "facts": {"programme": "public", "destination_province": "province", "residence_province": "province"},
    "persons": {
        "given_name": "dropped", "family_name": "dropped", "passport_number": "masked", "residence": "code",
        "citizenships": "code", "other_names": "masked",
    },
    "unions": {},
    "contracts": {
        "employer": "employer", "title": "dropped", "noc": "code", "country": "code", "hours_per_week": "code",
        "school_share_percent": "code", "employer_country": "code", "city": "dropped", "note": "dropped",
        "duties_note": "dropped",
    },
    "same_employers": {"one": "employer", "other": "employer"},
    "studies": {"country": "code", "institution": "dropped"},
    "qualifications": {"country": "code"},
    "stays": {"country": "code"},
    "credentials": {
        "title": "diploma", "institution": "dropped", "country": "code", "language": "code", "evaluated_by": "public",
    },
    "tests": {
        "name": "public", "listening": "code", "reading": "code", "writing": "code", "speaking": "code",
    },
    "accounts": {"institution": "dropped"},
    "offers": {"employer": "employer", "noc": "code"},
    "nominations": {"province": "province"},
    "permits": {},
    "activities": {"what": "masked", "country": "code"},
    "addresses": {"line": "masked", "country": "code"},
}  # fmt: skip
"""How each text a person types is treated; a test asks that none is left out."""

_AS_THEY_ARE = ("lang", "created_at", "reference_on", "example", "paper", "generation")
_CODE = re.compile(r"[A-Z]{2}|[a-z]{2}|\d{1,6}([.,]\d{1,4})?")
_OWN_ID = re.compile(r"principal|spouse|child-\d{1,3}|[a-z]\d{1,5}")
_DOCUMENT_ID = re.compile(r"[0-9a-f-]{6,40}")
_ENDING = re.compile(r"\.(pdf|jpe?g|png|tiff?|docx?)", re.IGNORECASE)


def share_safe(case: Case, disguise: Disguise) -> SharedCase:
    """Return the case without whatever tells whose it is; it is to be assessed and shown, never to be kept."""
    return _Disguiser(case, disguise).case()


def same_age(born: date, today: date, filing_on: date) -> date:
    """Return another date of birth with the same age on both days: the latest there is."""
    return min(years_before(day, age_on(born, day) or 0) for day in (today, filing_on))


class _Disguiser:
    """Knows what each name, file and birthday of one case is replaced by, the same everywhere."""

    def __init__(self, case: Case, disguise: Disguise) -> None:
        self.given, self.disguise = case, disguise
        facts = case.facts
        self.births = {
            each.born_on: same_age(each.born_on, disguise.today, disguise.filing_on)
            for each in facts.persons
            if each.born_on
        }
        self.ids = dict(self._new_ids(facts))
        names = [*(each.employer for each in facts.contracts), *(each.employer for each in facts.offers)]
        names += [name for each in facts.same_employers for name in (each.one, each.other)]
        self.employers = self._numbered("employer", [employer_key(name) for name in names if name.strip()])
        self.diplomas = self._numbered("diploma", [each.id for each in facts.credentials])

    def _numbered(self, kind: str, keys: Iterable[str]) -> dict[str, str]:
        return {key: self.disguise.name(kind, at) for at, key in enumerate(dict.fromkeys(keys), 1)}

    def _new_ids(self, facts: Facts) -> Iterable[tuple[str, str]]:
        """Yield ids that a person made up, with others in their place: an id is in the key of a line."""
        for table in TABLES:
            records = getattr(facts, table)
            taken = {each.id for each in records}
            free = (name for n in range(1, 100_000) if (name := f"{table[0]}{n}") not in taken)
            for each in records:
                if not _OWN_ID.fullmatch(each.id):
                    yield each.id, next(free)

    # --- the case

    def case(self) -> SharedCase:
        """Return the case in its disguise."""
        case = self.given
        documents = tuple(self._document(each, at) for at, each in enumerate(case.documents, 1))
        return SharedCase(
            id=hashlib.sha256(f"share-safe {case.id}".encode()).hexdigest()[:24],
            name=self.disguise.name("case", self.disguise.number),
            facts=self._facts(case.facts),
            stages=tuple(
                msgspec.structs.replace(each, id=f"e{at}", reason=masked(each.reason))
                for at, each in enumerate(case.stages, 1)
            ),
            lines=tuple(self._line(each) for each in case.lines),
            documents=documents,
            journal=tuple(masked_event(each) for each in case.journal),
            unread=tuple(masked_unread(each) for each in case.unread),
            **{name: getattr(case, name) for name in _AS_THEY_ARE},
        )

    def _facts(self, facts: Facts) -> Facts:
        tables = {
            table: tuple(self._record(table, each) for each in getattr(facts, table)) for table in TABLES
        }
        tables["same_employers"] = self._same_employers(facts, tables["same_employers"])
        disguised: Facts = msgspec.structs.replace(self._record("facts", facts), **tables)
        return disguised

    def _same_employers(self, facts: Facts, answered: tuple[SameEmployer, ...]) -> tuple[SameEmployer, ...]:
        """Return what was answered of names, and that all others differ: stand-ins look alike where names do not."""
        near = near_employers((each.employer for each in facts.contracts), facts.same_employers)
        open_pairs = {frozenset(self._employer(name) for name in pair) for pair in near}
        told = {frozenset((each.one, each.other)) for each in answered}
        apart = (
            SameEmployer(id=f"s{at}", one=one, other=other, same=False)
            for at, (one, other) in enumerate(combinations(sorted(self.employers.values()), 2), 90_000)
            if frozenset((one, other)) not in open_pairs | told
        )
        return (*answered, *apart)

    def _record(self, table: str, record: Any) -> Any:
        treated = TREATED[table]
        fields: dict[str, Any] = {}
        for field in record.__struct_fields__:
            value = getattr(record, field)
            if isinstance(value, date):
                fields[field] = self.births.get(value, value)
            elif field == "balance_cad":
                fields[field] = HiddenAmount(value)
            elif field in {"id", "person"}:
                fields[field] = self.ids.get(value, value)
            elif field in treated and isinstance(value, tuple):
                fields[field] = tuple(self._text(treated[field], each, record) for each in value)
            elif field in treated and isinstance(value, str):
                fields[field] = self._text(treated[field], value, record)
        return msgspec.structs.replace(record, **fields)

    def _text(self, treatment: str, text: str, record: Any) -> str:
        match treatment:
            case "code":
                return text if _CODE.fullmatch(text) else ""
            case "public":
                return self.disguise.public(text) or masked(text)
            case "province":
                return province_code(text)  # one that does not exist could be anybody's words, and is no fact
            case "masked":
                return masked(text)
            case "employer":
                return self._employer(text)
            case "diploma":
                return self.diplomas[record.id]
        return ""

    def _employer(self, name: str) -> str:
        return self.employers.get(employer_key(name), "") if name.strip() else ""

    # --- its lines and files

    def _key(self, key: str) -> str:
        """Return the key of a line with the ids of the disguise; what is no key of ours loses its words."""
        person, _, rest = key.partition("/")
        slot, _, of = rest.partition("/")
        kept = (
            self.ids.get(person, person) if _OWN_ID.fullmatch(self.ids.get(person, person)) else "",
            self.disguise.public(slot),
            self.ids.get(
                of, of if _CODE.fullmatch(of) or _OWN_ID.fullmatch(of) or self.disguise.public(of) else ""
            ),
        )
        return "/".join(part for part in kept if part)

    def _line(self, line: Line) -> Line:
        days = {
            name: self.births.get(day, day)
            for name in ("requested_on", "issued_on", "expires_on")
            if (day := getattr(line, name)) is not None
        }
        return msgspec.structs.replace(
            line,
            id=self._key(line.id),
            note=masked(line.note),
            reason=masked(line.reason),
            requested_from=masked(line.requested_from),
            **days,
        )

    def _document(self, document: Document, at: int) -> Document:
        ending = _ENDING.search(document.original_name[-6:])
        name = self.disguise.name("file", at) + (ending[0].lower() if ending else "")
        return msgspec.structs.replace(
            document,
            id=document.id if _DOCUMENT_ID.fullmatch(document.id) else f"file-{at}",
            slot=self._key(document.slot),
            path=f"documents/{at}{ending[0].lower() if ending else ''}",
            original_name=name,
            sha256=hashlib.sha256(f"share-safe {document.sha256}".encode()).hexdigest(),
            check=masked_check(report_of(document), name),
        )
