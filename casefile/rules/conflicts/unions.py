"""Since when a couple is one, beside what else is told: twelve months, births, days to come, earlier unions."""

from collections.abc import Iterator
from datetime import date, timedelta

from casefile.rules.book.parameters import Parameters
from casefile.rules.conflicts.asked import asked_of_facts
from casefile.rules.days import months_after, months_elapsed
from casefile.rules.facts import Facts
from casefile.rules.family import PARTNERED
from casefile.rules.findings import Finding
from casefile.rules.wording import person_name

__all__ = ["union_conflicts"]


def union_conflicts(facts: Facts, on: date, today: date, parameters: Parameters) -> Iterator[Finding]:
    """Yield what the day a union began does not go with, for an application on that day (R 1(1))."""
    began = facts.union_began_on
    if began is None:
        return
    if facts.marital_status not in PARTNERED:
        if facts.marital_status == "single":
            yield asked_of_facts("conflict.union_of_nobody", since_on=began)
        return
    if began > today and facts.marital_status == "married":
        yield asked_of_facts("conflict.union_to_come", since_on=began)
    months = parameters.on("family.common_law_months", on).number
    if facts.marital_status == "common_law" and months_elapsed(began, on - timedelta(days=1)) < months:
        values = {"since_on": began, "day_on": on, "months": months, "from_on": months_after(began, months)}
        yield asked_of_facts("conflict.common_law_too_short", **values)
    for person in facts.persons:
        if person.role != "child" and person.born_on is not None and began < person.born_on:
            yield asked_of_facts("conflict.union_before_birth", since_on=began, name=person_name(person))
    for union in facts.unions:
        still = union.kind == facts.marital_status == "married" and union.ended_on is not None
        if still and union.ended_on is not None and union.ended_on > began:
            yield asked_of_facts("conflict.union_before_the_end", since_on=began, ended_on=union.ended_on)
