"""How a rule names a person or a stretch of time: codes and values, said in words where they are shown."""

from datetime import date

from casefile.rules.facts import Person
from casefile.rules.findings import Text, Wording, alike

__all__ = ["period", "person_name"]


def period(first: date, last: date | None) -> Text:
    """Return a stretch of months: from one to another, in a single one, or since one when it goes on."""
    if last is None:
        return Text("period.since", {"first_month": first})
    if (last.year, last.month) == (first.year, first.month):
        return Text("period.within", {"first_month": first})
    return Text("period.between", {"first_month": first, "last_month": last})


def person_name(person: Person) -> Wording:
    """Return how a sentence names a member of the family: by given name, else by place in the family."""
    if person.given_name.strip():
        return alike(person.given_name.strip())
    if person.role == "principal":
        return Text("person.principal")
    if person.role == "spouse":
        return Text("person.spouse")
    return Text("person.child", {"number": person.id.rpartition("-")[2]})
