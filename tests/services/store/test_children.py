"""A new child is never taken for one that is gone."""

from pathlib import Path

from casefile.cases.changes import add_fact, remove_fact, set_line
from casefile.rules.facts import Person
from casefile.services.desk import Desk


def test_a_new_child_gets_a_number_that_no_paper_and_no_note_is_filed_under():
    desk = Desk()
    path: Path = desk.new("Anna", lang="en")
    for name in ("Léo", "Zoé"):
        desk.change(path, add_fact("persons", Person(role="child", given_name=name)))
    desk.change(path, set_line("child-1/photo", note="Léo’s"))
    for gone in ("child-1", "child-2"):
        desk.change(path, remove_fact("persons", gone))
    done = desk.change(path, add_fact("persons", Person(role="child", given_name="Maya")))
    assert [each.id for each in done.case.facts.persons if each.role == "child"] == ["child-2"]
    assert desk.undo(path).case.facts.of("child-2") is None
