"""The facts the rules are given: plain, frozen records of what the person told.

Days end in `_on`, moments in `_at`; a range is `first`/`last`, both included; countries are ISO 3166 alpha-2;
money is in whole Canadian dollars. None means "not told yet".
"""

from datetime import date
from typing import Literal

import msgspec

__all__ = [
    "UNDECIDED",
    "Account",
    "Activity",
    "Address",
    "Contract",
    "ContractKind",
    "Credential",
    "CredentialLevel",
    "EducationLevel",
    "Facts",
    "JobOffer",
    "LanguageTest",
    "Leave",
    "LeaveKind",
    "MaritalStatus",
    "Nomination",
    "OfferBasis",
    "Permit",
    "PermitKind",
    "Person",
    "Qualification",
    "Role",
    "SameEmployer",
    "Stay",
    "Study",
    "Union",
]

UNDECIDED = "undecided"
"""What a case says of its programme before one is chosen."""
Role = Literal["principal", "spouse", "child"]
MaritalStatus = Literal["single", "married", "common_law", "separated", "divorced", "widowed"]
ContractKind = Literal["employee", "work_study", "self_employed", "indemnity", "volunteer"]
OfferBasis = Literal["none", "lmia", "lmia_exempt_permit", "lmia_exempt_permit_one_year", "open_permit"]
Performed = Literal["", "yes", "no", "unsure"]
CredentialLevel = Literal[
    "secondary", "one_year", "two_year", "bachelor_or_3yr", "master_or_professional", "doctoral"
]
EducationLevel = Literal[
    "secondary", "one_year", "two_year", "bachelor_or_3yr", "two_or_more_one_3yr", "master_or_professional",
    "doctoral",
]  # fmt: skip
PermitKind = Literal["work", "study", "visitor"]
LeaveKind = Literal["unpaid", "parental", "sick", "short_time", "strike"]


class Fact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A record with an id of its own, stable for the life of the case."""

    id: str = ""


class Leave(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Days inside a contract on which no work was done; annual paid leave is not entered."""

    first: date
    last: date
    kind: LeaveKind = "unpaid"


class Contract(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A period of work with one employer, with the same hours a week throughout.

    `hours_per_week` is an exact decimal written as text ("37.5"), more than 0 and at most 168; `last` None means it
    goes on; `authorised` only matters for work done in Canada; `school_share_percent` is the share of whole weeks at
    school of a work-study contract ("25"), None when unknown. `person` is the id of who worked. `lead_statement`,
    `main_duties` and `essential_duties` say whether what the NOC's page describes was done (IRPR s. 75(2)(b), (c)).
    """

    person: str = "principal"
    employer: str
    title: str = ""
    noc: str
    country: str
    first: date
    last: date | None = None
    hours_per_week: str
    kind: ContractKind = "employee"
    authorised: bool | None = None
    leaves: tuple[Leave, ...] = ()
    school_share_percent: str | None = None
    employer_country: str = ""
    city: str = ""
    declared_alone: bool = False
    claimed: bool = True
    note: str = ""
    lead_statement: Performed = ""
    main_duties: Performed = ""
    essential_duties: Performed = ""
    duties_note: str = ""


class SameEmployer(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What the person answered of two names that are only near: `same` employer, or two."""

    one: str
    other: str
    same: bool = True


class Study(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Full-time study, from the start of the programme to its written completion, breaks included."""

    person: str = "principal"
    first: date
    last: date
    country: str = ""
    institution: str = ""


class Qualification(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The day one became qualified to practise a trade independently, in a country or (empty) everywhere."""

    on: date
    country: str = ""


class Person(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One member of the family. The ids are `principal` for the applicant, `spouse` for the partner, `child-N`.

    Of a child: `depends_by_condition` says that it depends on a parent since before 22 for a physical or mental
    condition, `other_parent_stays` that a parent of its own does not come, `partnered` that it has a spouse or partner
    of its own. `offence` to `government_post` are answers to the questions on the past that the forms put to each
    adult: None is no answer, never a no. `education_level` is the level the evaluation
    report states, or that of a Canadian credential; None: what the claimed credentials say.
    """

    role: Role
    given_name: str = ""
    family_name: str = ""
    born_on: date | None = None
    citizenships: tuple[str, ...] = ()
    residence: str = ""
    accompanying: bool = True
    canadian: Literal["", "citizen", "permanent_resident"] = ""
    other_names: tuple[str, ...] = ()
    passport_number: str = ""
    passport_expires_on: date | None = None
    adopted: bool = False
    other_parent_stays: bool | None = None
    other_parent_custody: bool | None = None
    depends_by_condition: bool = False
    partnered: bool = False
    offence: bool | None = None
    military: bool | None = None
    refused: bool | None = None
    ordered_to_leave: bool | None = None
    protection_claimed: bool | None = None
    government_post: bool | None = None
    education_level: EducationLevel | None = None


class Union(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An earlier marriage or common-law union that has ended."""

    person: str = "principal"
    kind: Literal["married", "common_law"] = "married"
    ended_by: Literal["divorce", "separation", "death", "annulment"] = "divorce"
    ended_on: date | None = None


class Stay(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Time lived or spent in a country; `last` None means it goes on."""

    person: str = "principal"
    country: str
    first: date
    last: date | None = None
    purpose: Literal["residence", "travel"] = "residence"


class Credential(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A diploma claimed; `evaluated_on` is the date of its evaluation (ECA, EDE); `language` is ISO 639-1.

    `level` is the level the evaluation states, or its own when it is Canadian. Of a Canadian one, for the points of
    study in Canada: `in_canada_full_time_months` are the months of full-time study spent there,
    `language_study_over_half` says that more than half of it was learning a language, `distance` that it was
    followed from afar.
    """

    person: str = "principal"
    title: str = ""
    institution: str = ""
    country: str
    language: str = ""
    awarded_on: date | None = None
    evaluated_on: date | None = None
    evaluated_by: str = ""
    claimed: bool = True
    level: CredentialLevel | None = None
    in_canada_full_time_months: int | None = None
    language_study_over_half: bool | None = None
    distance: bool | None = None


class LanguageTest(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A language test; the rules know `name` as tef_canada, tcf_canada, ielts_gt, celpip_g or pte_core."""

    person: str = "principal"
    name: str
    language: Literal["fr", "en"] = "fr"
    taken_on: date | None = None
    listening: str = ""
    reading: str = ""
    writing: str = ""
    speaking: str = ""


class Account(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Money in one account, in whole Canadian dollars; `counts` is false for borrowed money and home equity.

    Of an account that is not the applicant's, `accessible` says that the applicant may use it: joint, or by a paper.
    """

    person: str = "principal"
    institution: str = ""
    balance_cad: int = 0
    counts: bool = True
    accessible: bool | None = None
    leaves_on: date | None = None


class JobOffer(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An offer in Canada. `basis` is the case of IRPR s. 82(2) it rests on, none when it rests on none.

    `lasts_a_year` says that it lasts a year or more after the visa, or has no end; `ends_on` is the last day of one
    that has an end. `working_since` is the first day of full-time work for that employer, without a break since; where
    contracts with it are entered, they are counted instead.
    """

    employer: str = ""
    noc: str = ""
    basis: OfferBasis = "none"
    full_time: bool | None = None
    lasts_a_year: bool | None = None
    ends_on: date | None = None
    working_since: date | None = None


class Nomination(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A provincial nomination; `applied_on` locks the age of children in.

    `accepted_on` is the day it was accepted in the account, `expires_on` the end its certificate gives.
    """

    province: str = ""
    applied_on: date | None = None
    nominated_on: date | None = None
    accepted_on: date | None = None
    expires_on: date | None = None


class Permit(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A permit to be in Canada; `extension_asked_on` keeps its holder in status past its end (R 183(5), 186(u)).

    `open` says that a work permit names no employer, None when that was not told.
    """

    person: str = "principal"
    kind: PermitKind = "work"
    open: bool | None = None
    expires_on: date | None = None
    extension_asked_on: date | None = None


class Activity(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the personal history: what one did, day by day."""

    person: str = "principal"
    first: date
    last: date | None = None
    kind: Literal["work", "study", "unemployed", "travel", "home", "military", "other"] = "other"
    what: str = ""
    country: str = ""


class Address(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the address history."""

    person: str = "principal"
    first: date
    last: date | None = None
    line: str = ""
    country: str = ""


class Facts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All that is known of a family. Lists are tuples; a person's facts name their person by id.

    `union_began_on` is the day of the marriage, or the first day of living together of common-law partners.
    `first_language` is the official language declared as the first one (R 79(1)); `points_in_account` the ranking
    points the person's own account shows, read there on `points_in_account_on`.
    `programme` is the id of one of the templates' programmes, as it was told; one that the templates do not know is
    kept.
    """

    programme: str = UNDECIDED
    marital_status: MaritalStatus | None = None
    union_began_on: date | None = None
    children_answered: bool = False
    planned_filing_on: date | None = None
    profile_draft_on: date | None = None
    destination_province: str = ""
    residence_province: str = ""
    authorised_to_work: bool | None = None
    relative_in_canada: bool | None = None
    representative: bool | None = None
    designated_person: bool | None = None
    certificate_of_qualification: bool | None = None
    sibling_in_canada: bool | None = None
    first_language: Literal["fr", "en"] | None = None
    points_in_account: int | None = None
    points_in_account_on: date | None = None
    persons: tuple[Person, ...] = ()
    unions: tuple[Union, ...] = ()
    contracts: tuple[Contract, ...] = ()
    same_employers: tuple[SameEmployer, ...] = ()
    studies: tuple[Study, ...] = ()
    qualifications: tuple[Qualification, ...] = ()
    stays: tuple[Stay, ...] = ()
    credentials: tuple[Credential, ...] = ()
    tests: tuple[LanguageTest, ...] = ()
    accounts: tuple[Account, ...] = ()
    offers: tuple[JobOffer, ...] = ()
    nominations: tuple[Nomination, ...] = ()
    permits: tuple[Permit, ...] = ()
    activities: tuple[Activity, ...] = ()
    addresses: tuple[Address, ...] = ()

    @property
    def principal(self) -> Person:
        """Return the principal applicant; an empty one when nobody has been entered yet."""
        return next(
            (p for p in self.persons if p.role == "principal"), Person(id="principal", role="principal")
        )

    def of(self, person: str) -> Person | None:
        """Return the person with that id, None when there is none."""
        return next((p for p in self.persons if p.id == person), None)
