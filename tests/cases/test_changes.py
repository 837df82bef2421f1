from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from casefile.cases import changes
from casefile.cases.model import Case, Document, Line
from casefile.cases.one_file import sources_of
from casefile.errors import NotFoundError, UsageError
from casefile.rules.facts import Contract, Person

CASE = Case(id="x", name="Exemple, Camille")
JOB = Contract(
    id="c1", employer="Exemple SAS", noc="22222", country="FR", first=date(2020, 1, 6), hours_per_week="35"
)


def test_a_contract_is_added_changed_and_removed():
    case = changes.add_contract(JOB).apply(CASE)
    assert case.facts.contracts == (JOB,)
    longer = Contract(
        id="c1",
        employer="Exemple SAS",
        noc="22222",
        country="FR",
        first=date(2019, 1, 7),
        hours_per_week="35",
    )
    assert changes.edit_contract(longer).apply(case).facts.contracts == (longer,)
    assert changes.remove_contract("c1").apply(case).facts.contracts == ()


def test_changing_what_is_not_there_is_refused():
    with pytest.raises(NotFoundError):
        changes.edit_contract(JOB).apply(CASE)
    with pytest.raises(NotFoundError):
        changes.remove_contract("c9").apply(CASE)


def test_scalars_go_to_the_case_or_to_its_facts():
    case = changes.set_scalars(name="Modèle, Sofie", programme="cec").apply(CASE)
    assert (case.name, case.facts.programme) == ("Modèle, Sofie", "cec")


@pytest.mark.parametrize("name", ["persons", "no_such_fact", "journal", "id"])
def test_only_plain_facts_can_be_set(name):
    with pytest.raises(UsageError):
        changes.set_scalars(**{name: "x"}).apply(CASE)


def test_facts_of_any_table_can_be_added_and_no_other_attribute():
    person = Person(id="principal", role="principal")
    assert changes.add_fact("persons", person).apply(CASE).facts.persons == (person,)
    with pytest.raises(UsageError):
        changes.add_fact("programme", person).apply(CASE)


def test_a_line_keeps_its_ticks_when_its_state_changes():
    case = changes.tick("principal/passport", "bio_page", seen=True).apply(CASE)
    case = changes.set_line("principal/passport", state="ready").apply(case)
    line = case.line("principal/passport")
    assert (line.ticked, line.state) == (("bio_page",), "ready")
    assert (
        changes.tick("principal/passport", "bio_page", seen=False)
        .apply(case)
        .line("principal/passport")
        .ticked
        == ()
    )


def test_ticking_twice_is_ticking_once():
    case = changes.tick("k", "a", seen=True).apply(changes.tick("k", "a", seen=True).apply(CASE))
    assert case.line("k").ticked == ("a",)


def test_stages_are_numbered_and_end_by_name():
    case = changes.enter_stage("language_test", date(2024, 2, 12)).apply(CASE)
    case = changes.enter_stage("profile", date(2024, 3, 10)).apply(case)
    assert [entry.id for entry in case.stages] == ["s1", "s2"]
    ended = changes.end_stage("s2", "expired", date(2025, 3, 10)).apply(case)
    assert ended.stages[1].outcome == "expired"
    with pytest.raises(NotFoundError):
        changes.end_stage("s9", "expired", date(2025, 3, 10)).apply(case)


def test_a_reason_given_at_a_gate_is_kept_in_the_words_of_the_journal():
    change = changes.enter_stage("profile", date(2024, 3, 10), reason="EDE attendue demain")
    assert change.text == "EDE attendue demain"


def document(id: str, made_from: tuple[str, ...] = ()) -> Document:
    return Document(
        id=id, slot="a/b", path=id, original_name=id, sha256=id, size_bytes=1, made_from=made_from,
        attached_at=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "code", "values", "text"),
    [
        (changes.set_line("a/b", state="ready"), "line_ready", {"line": "a/b"}, ""),
        (
            changes.set_line("a/b", "Passport", state="explained", reason="lost", note="n"),
            "line_explained", {"line": "Passport"}, "lost",
        ),
        (changes.set_line("a/b", "", note="n"), "line_changed", {"line": ""}, "n"),
        (changes.tick("a/b", "x", seen=True), "ticked", {"line": "a/b"}, ""),
        (changes.tick("a/b", "x", seen=False, title="Passport"), "unticked", {"line": "Passport"}, ""),
        (changes.write_note("words"), "note", {}, "words"),
        (
            changes.enter_stage("profile", date(2026, 1, 1), label="Profile", reason="r"),
            "stage_entered", {"stage": "Profile", "entered_on": date(2026, 1, 1), "ended_on": date(2026, 1, 1)}, "r",
        ),
        (
            changes.enter_stage("decision", date(2026, 1, 1), outcome="refused"),
            "stage_refused", {"stage": "decision", "entered_on": date(2026, 1, 1), "ended_on": date(2026, 1, 1)}, "",
        ),
        (
            changes.end_stage("s1", "expired", date(2026, 1, 1)),
            "stage_expired", {"stage": "s1", "ended_on": date(2026, 1, 1)}, "",
        ),
        (changes.remove_fact("stays", "s1"), "stays_removed", {}, ""),
        (changes.set_scalars(name="a", lang="en"), "facts_set", {"names": "lang, name"}, ""),
    ],
)  # fmt: skip
def test_a_change_is_told_in_the_journal(change, code, values, text):
    assert (change.code, change.values, change.text, change.undoable) == (
        f"journal.{code}",
        values,
        text,
        True,
    )


def test_the_reports_of_files_checked_again_are_kept_for_those_alone():
    case = replace(CASE, documents=(document("d1"), document("d2")))
    change = changes.record_check({"d2": {"verdict": "ready"}}, date(2026, 6, 1))
    one, two = change.apply(case).documents
    assert one == document("d1")
    assert (two.check, two.rules_on) == ({"verdict": "ready"}, date(2026, 6, 1))
    assert (change.values, change.undoable) == ({"count": 1}, False)


def test_files_are_added_and_then_whatever_else_becomes_of_the_case():
    case = replace(CASE, documents=(document("d1"),))
    ready = changes.set_line("a/b", state="ready").apply
    after = changes.adding_documents([document("d2")], None, ready)(case)
    assert [each.id for each in after.documents] == ["d1", "d2"]
    assert after.lines == (Line(id="a/b", state="ready"),)
    assert sources_of((document("d1"), document("d2", ("d1",)))) == (document("d1"),)
