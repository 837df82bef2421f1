"""How a line of the checklist is called outside the checklist: its title, what it is for, and whose it is."""

from casefile.cases.assessment import WorkLine
from casefile.rules.facts import Facts
from casefile.rules.findings import Label
from casefile.rules.wording import person_name

__all__ = ["line_title"]


def line_title(line: WorkLine, facts: Facts) -> Label:
    """Return the line's full name; the applicant's own lines do not name their person."""
    title, of = line.item.title, line.item.of_label
    if of is not None:
        title = Label(f"{title.en}, {of.en}", f"{title.fr}, {of.fr}")
    person = facts.of(line.item.person)
    if person is None or person.role == "principal":
        return title
    name = person_name(person)
    return Label(f"{title.en} ({name.en})", f"{title.fr} ({name.fr})")
