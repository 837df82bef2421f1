"""Birthdays that change what is asked: the last day a child counts, 18 with its papers, the age of biometrics."""

from collections.abc import Iterator
from datetime import date, timedelta

from casefile.rules.book.parameters import Parameters
from casefile.rules.days import years_after
from casefile.rules.deadlines.due import deadline
from casefile.rules.deadlines.model import Deadline, DeadlineCode, DeadlineKind
from casefile.rules.facts import Facts, Person
from casefile.rules.family import accompanies, birthday, is_foreign, locked_in_on, members
from casefile.rules.wording import person_name

__all__ = ["birthday_deadlines"]

_DAY = timedelta(days=1)


def birthday_deadlines(facts: Facts, *, parameters: Parameters, today: date) -> tuple[Deadline, ...]:
    """Return the birthdays ahead of the children who count today, those of the next years only.

    The age is the one on the day the application is made (R 2, 25.1(1)): the day before the 22nd birthday is the last
    to file on. It is fixed already where the province was asked first (R 25.1(4)), or by a condition.
    """
    horizon = years_after(today, parameters.on("deadlines.ages_ahead_years", today).number)
    found = [
        each
        for child in members(facts, today, parameters)
        if child.role == "child" and child.born_on is not None
        for each in _of(child, child.born_on, facts, parameters, today)
    ]
    return tuple(each for each in found if today <= each.on <= horizon)


def _of(
    child: Person, born_on: date, facts: Facts, parameters: Parameters, today: date
) -> Iterator[Deadline]:
    def turns(code: DeadlineCode, rule: str, kind: DeadlineKind = "change") -> Deadline:
        age = parameters.on(rule, today).number
        day = birthday(born_on, age)
        values = {"name": person_name(child), "age": age, "birthday_on": day}
        last = day - _DAY if code == "child_counts" else day
        return deadline(code, last, None, parameters, today, kind=kind, subject="facts", values=values)

    fixed_by_filing = locked_in_on(facts, today, parameters) == today
    if fixed_by_filing and not child.depends_by_condition:
        yield turns("child_counts", "family.child_age", "deadline")
    if is_foreign(child):
        yield turns("turns_adult", "police.age")
        if accompanies(child, facts):
            yield turns("turns_biometrics", "family.biometrics_first_age")
