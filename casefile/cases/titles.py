"""How a line of the checklist is called outside the checklist: its title, what it is for, and whose it is."""

from datetime import date

from casefile.cases.assessment import ChecklistLine
from casefile.rules.facts import Facts
from casefile.rules.findings import Text, Wording
from casefile.rules.wording import person_name

__all__ = ["full_title", "to_ask_for"]


def full_title(line: ChecklistLine, facts: Facts) -> Wording:
    """Return the line's full name; the applicant's own lines do not name their person."""
    title: Wording = line.item.title
    if line.item.of_label is not None:
        title = Text("line.of", {"title": title, "of": line.item.of_label})
    person = facts.of(line.item.person)
    if person is None or person.role == "principal":
        return title
    return Text("line.whose", {"title": title, "name": person_name(person)})


def to_ask_for(line: ChecklistLine, today: date) -> Text | None:
    """Return by which day the paper is asked for, ordered, booked or made, and how late that is; None when never."""
    by = line.item.order_by
    if by is None:
        return None
    late = (today - by).days
    values = {"order_on": by, "variant": line.item.obtain}
    return Text("line.late", {**values, "days": late}) if late > 0 else Text("line.by", values)
