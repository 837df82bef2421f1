"""What is taken for granted, and a family without the one who applies."""

from casefile.rules.checklist.assumptions import no_applicant
from casefile.rules.facts import Facts, Person

YOU = Person(id="principal", role="principal")
CHILD = Person(id="child-1", role="child")


def test_a_family_without_the_one_who_applies_is_told():
    (found,) = no_applicant(Facts(persons=(CHILD,)))
    assert (found.code, found.severity, found.subject) == ("checklist.no_applicant", "warning", "facts")
    assert list(no_applicant(Facts(persons=(YOU, CHILD)))) == []
    assert list(no_applicant(Facts())) == []
