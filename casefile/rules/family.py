"""Who belongs to the family of an application, at what age, and who must do what."""

from datetime import date

from dateutil.relativedelta import relativedelta

from casefile.rules.book.parameters import Parameters
from casefile.rules.facts import Facts, Person

__all__ = [
    "accompanies",
    "age_on",
    "birthday",
    "children_left_out",
    "family_size",
    "gives_biometrics",
    "has_partner",
    "is_adult",
    "is_broken_up",
    "is_citizen",
    "is_foreign",
    "locked_in_on",
    "members",
    "reached",
]

PARTNERED = ("married", "common_law")


def birthday(born_on: date, age: int) -> date:
    """Return the day that age is reached: 28 February in a common year for who was born on the 29th."""
    return born_on + relativedelta(years=age)


def age_on(born_on: date | None, day: date) -> int | None:
    """Return the age in whole years, None when the date of birth is unknown."""
    if born_on is None:
        return None
    years = day.year - born_on.year
    return years if birthday(born_on, years) <= day else years - 1


def reached(person: Person, age: int, day: date) -> bool:
    """Say whether the person is that old; someone whose date of birth is unknown is taken to be."""
    return person.born_on is None or birthday(person.born_on, age) <= day


def is_adult(person: Person, on: date, parameters: Parameters) -> bool:
    """Say whether the person is 18 or more on that day, taken to be when the date of birth is unknown."""
    return reached(person, parameters.on("police.age", on).number, on)


def is_foreign(person: Person) -> bool:
    """Say whether the person is neither a citizen nor a permanent resident of Canada (R 30(1), R 12.1).

    Who is told to be a citizen of Canada among others is one, though nobody said the status.
    """
    return not person.canadian and not is_citizen(person)


def is_citizen(person: Person) -> bool:
    """Say whether the person is a Canadian citizen, told as the status or among the citizenships."""
    return person.canadian == "citizen" or "CA" in person.citizenships


def has_partner(facts: Facts) -> bool:
    """Say whether there is a spouse or partner: said so, or entered while the marital status is unknown."""
    if facts.marital_status is None:
        return any(person.role == "spouse" for person in facts.persons)
    return facts.marital_status in PARTNERED


def is_broken_up(facts: Facts) -> bool:
    """Say whether the relationship has broken down while the spouse is still one in law."""
    return facts.marital_status == "separated"


def accompanies(person: Person, facts: Facts) -> bool:
    """Say whether the person immigrates: the applicant, and family said to come along; never a separated spouse."""
    if person.role == "principal":
        return True
    return person.accompanying and not (person.role == "spouse" and is_broken_up(facts))


def locked_in_on(facts: Facts, on: date, parameters: Parameters) -> date:
    """Return the day the age of a child is fixed: filing, or the request to the province (R 25.1(1), (4))."""
    asked = [nomination.applied_on for nomination in facts.nominations if nomination.applied_on]
    by_nomination = f"programmes.{facts.programme}.ages_fixed_by" in parameters.by_id
    return min(asked) if by_nomination and asked else on


def is_dependent_child(person: Person, facts: Facts, on: date, parameters: Parameters) -> bool:
    """Say whether a child counts: under 22 and single when ages are fixed, or dependent by condition."""
    if person.depends_by_condition:
        return True
    fixed_on = locked_in_on(facts, on, parameters)
    too_old = parameters.on("family.child_age", on).number
    young = person.born_on is None or birthday(person.born_on, too_old) > fixed_on
    return young and not person.partnered


def members(facts: Facts, on: date, parameters: Parameters) -> tuple[Person, ...]:
    """Return the applicant, the spouse and the dependent children, in that order, accompanying or not."""
    spouse = tuple(person for person in facts.persons if person.role == "spouse")
    children = tuple(
        person
        for person in facts.persons
        if person.role == "child" and is_dependent_child(person, facts, on, parameters)
    )
    return (facts.principal, *(spouse if has_partner(facts) or is_broken_up(facts) else ()), *children)


def children_left_out(facts: Facts, on: date, parameters: Parameters) -> tuple[Person, ...]:
    """Return the children entered who do not count as dependants."""
    kept = {person.id for person in members(facts, on, parameters)}
    return tuple(person for person in facts.persons if person.role == "child" and person.id not in kept)


def family_size(facts: Facts, on: date, parameters: Parameters) -> int:
    """Return the number of people settlement funds are for, those who stay or are Canadian included.

    A spouse said to exist but not entered counts; one from whom the applicant is separated counts when
    entered.
    """
    counted = members(facts, on, parameters)
    unseen = has_partner(facts) and not any(person.role == "spouse" for person in counted)
    return len(counted) + unseen


def gives_biometrics(person: Person, facts: Facts, on: date, parameters: Parameters) -> bool:
    """Say whether the person gives biometrics: foreign, accompanying, 14 to 79 when filing (R 12.2)."""
    if not is_foreign(person) or not accompanies(person, facts):
        return False
    age = age_on(person.born_on, on)
    first = parameters.on("family.biometrics_first_age", on).number
    last = parameters.on("family.biometrics_last_age", on).number
    return age is None or first <= age <= last
