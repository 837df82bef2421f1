"""KEY=VALUE as typed: whose it is, and what can be nobody's."""

import pytest

from casefile.cases.model import Case
from casefile.cli.assignments import change_of
from casefile.errors import CasefileError
from casefile.rules.facts import Facts, Person


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("child-1", ""),
        ("child-2", ""),
        ("child-3", "facts.child_gap"),
        ("child-10", "facts.child_gap"),
        ("child-0", "facts.no_such_person"),
        ("child-02", "facts.no_such_person"),
        ("child-", "facts.no_such_person"),
        ("child", "facts.no_such_person"),
        ("spouse", ""),
        ("principal", ""),
        ("aunt", "facts.no_such_person"),
    ],
)
def test_a_person_is_there_or_the_next_child_or_refused(typed, code):
    case = Case(id="x", name="n", facts=Facts(persons=(Person(id="child-1", role="child"),)))
    asked = [f"{typed}.given_name=Zoé"]
    if code:
        with pytest.raises(CasefileError) as refused:
            change_of(case, asked, ("fsw",))
        assert code in {refused.value.code, *(each.code for each in getattr(refused.value, "problems", ()))}
    else:
        assert change_of(case, asked, ("fsw",)).apply(case).facts.of(typed).given_name == "Zoé"
