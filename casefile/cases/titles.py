"""How a line of the checklist is called outside the checklist: its title, what it is for, and whose it is."""

from casefile.cases.assessment import ChecklistLine
from casefile.rules.facts import Facts
from casefile.rules.findings import Text, Wording
from casefile.rules.wording import person_name

__all__ = ["line_title"]


def line_title(line: ChecklistLine, facts: Facts) -> Wording:
    """Return the line's full name; the applicant's own lines do not name their person."""
    title: Wording = line.item.title
    if line.item.of_label is not None:
        title = Text("line.of", {"title": title, "of": line.item.of_label})
    person = facts.of(line.item.person)
    if person is None or person.role == "principal":
        return title
    return Text("line.whose", {"title": title, "name": person_name(person)})
