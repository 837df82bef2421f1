from datetime import date

import msgspec
import pytest
from msgspec.structs import replace

import casefile.cases.assess as assessing
from casefile.cases.assess import assess
from casefile.cases.model import Document, Line
from casefile.errors import NotInForceError
from tests.cases.people import POOL, TODAY, case, document, facts, rulebook, stage

PASSPORT = "principal/passport"


def seen(given=None, today=TODAY, **more):
    return assess(given or case(), rulebook(), today, **more)


def line(assessment, key):
    return next(each for each in assessment.lines if each.key == key)


def test_a_case_is_seen_whole():
    found = seen()
    assert found.current == "profile"
    assert found.programme_hours.verdict == "met"
    assert found.next_deadline.code == "profile_expires"
    assert (found.progress.ready, found.progress.missing) == (0, found.progress.total)
    assert found.funds.amount_cad == 14_690


def test_everything_is_judged_for_the_planned_day_while_it_is_ahead():
    planned = case(facts=facts(planned_filing_on=date(2025, 6, 1)))
    assert (seen(planned).on, seen(planned).on_is_planned) == (date(2025, 6, 1), True)
    assert seen(planned, date(2025, 6, 2)).on == date(2025, 6, 2)


def test_once_sent_the_day_of_sending_is_what_counts():
    sent = case(
        stages=(*POOL, stage("s4", "invitation", date(2025, 1, 20)), stage("s5", "upload", date(2025, 2, 1)))
    )
    assert seen(sent, date(2026, 9, 15)).on == date(2025, 2, 1)
    assert seen(sent, date(2026, 9, 15)).programme_hours.verdict == "met"


def test_the_invitation_day_is_judged_too():
    invited = case(stages=(*POOL, stage("s4", "invitation", date(2025, 1, 12))))
    assert seen(invited).hours.invited_on == date(2025, 1, 12)


def test_a_day_before_the_record_of_the_rules_is_refused():
    with pytest.raises(NotInForceError):
        seen(today=date(2012, 1, 1))


def test_the_demo_day_reads_its_own_rules():
    keys = {each.key for each in seen().lines}
    assert "principal/medical_proof" not in keys
    assert "principal/medical_proof" in {each.key for each in seen(today=date(2026, 1, 15)).lines}


@pytest.mark.parametrize(
    ("state", "status"),
    [("to_request", "missing"), ("requested", "requested"), ("received", "to_review"), ("reviewed", "to_review"),
     ("ready", "ready"), ("explained", "explained"), ("not_applicable", "not_applicable")],
)  # fmt: skip
def test_a_line_stands_where_the_person_says(state, status):
    found = seen(case(lines=(Line(id=PASSPORT, state=state),)))
    assert line(found, PASSPORT).status == status


def test_a_line_that_is_not_applicable_no_longer_counts():
    total = seen().progress.total
    assert seen(case(lines=(Line(id=PASSPORT, state="not_applicable"),))).progress.total == total - 1


@pytest.mark.parametrize(
    ("verdict", "status"), [("ready", "to_review"), ("blocked", "to_fix"), ("unreadable", "to_fix")]
)
def test_a_file_moves_its_line(verdict, status):
    found = seen(case(documents=(document("a", PASSPORT, verdict),)))
    assert line(found, PASSPORT).status == status


def test_a_blocked_file_is_never_ready_whatever_was_ticked_and_an_annoying_one_may_be():
    ready = (Line(id=PASSPORT, state="ready"),)
    blocked = case(lines=ready, documents=(document("a", PASSPORT, "blocked"),))
    annoying = case(lines=ready, documents=(document("a", PASSPORT, "attention", code="document.rotated"),))
    assert line(seen(blocked), PASSPORT).status == "to_fix"
    assert line(seen(annoying), PASSPORT).status == "ready"


def test_a_copy_that_vanished_or_changed_is_named():
    given = case(documents=(document("a", PASSPORT), document("b", "principal/proof_of_funds")))
    found = seen(given, vanished={"a"}, changed={"b"})
    codes = {each.document.id: [finding.code for finding in each.findings] for each in found.files}
    assert codes == {"a": ["copy.vanished"], "b": ["copy.changed"]}
    assert [each.verdict for each in found.files] == ["blocked", "attention"]


def test_the_same_file_in_two_places_is_said_with_the_name_of_the_other():
    given = case(
        documents=(document("a", PASSPORT, sha256="z"), document("b", "principal/proof_of_funds", sha256="z"))
    )
    told = {filed.document.id: filed.findings[-1] for filed in seen(given).files}
    assert {each.code for each in told.values()} == {"document.duplicate"}
    names = {each.id: each.original_name for each in given.documents}
    assert (told["a"].values["other"], told["b"].values["other"]) == (names["b"], names["a"])


def saved_anew(given: Document, name: str, key: str) -> Document:
    look = {**given.check["look"], "content_key": key}
    return msgspec.structs.replace(given, original_name=name, check={**given.check, "look": look})


def test_the_same_text_saved_anew_is_said_and_files_without_text_are_not_alike():
    first, second = document("a", PASSPORT), document("b", "principal/proof_of_funds")
    for key, count in (("same", 2), ("", 0)):
        pair = (saved_anew(first, "one.pdf", key), saved_anew(second, "two.pdf", key))
        findings = [each for filed in seen(case(documents=pair)).files for each in filed.findings]
        assert [each.code for each in findings] == ["document.duplicate"] * count
        assert [each.values["other"] for each in findings] == ["two.pdf", "one.pdf"][:count]


def test_days_read_in_files_are_offered_latest_first_and_a_file_unchecked_has_none():
    from casefile.cases.reports import days_read

    given = document("a", PASSPORT)
    look = {**given.check["look"], "dates": ["2024-03-14", "2025-01-02"]}
    read = msgspec.structs.replace(given, check={**given.check, "look": look})
    bare = msgspec.structs.replace(given, check=None)
    assert days_read([bare, read, read]) == (date(2025, 1, 2), date(2024, 3, 14))
    assert days_read([read], most=1) == (date(2025, 1, 2),)


def test_papers_are_ordered_back_from_the_day_of_filing_unless_they_exist():
    planned = case(facts=facts(planned_filing_on=date(2025, 6, 1)))
    found = seen(planned)
    assert line(found, PASSPORT).item.order_by < date(2025, 6, 1)
    assert line(found, "principal/language_test/t1").item.order_by is None
    assert line(seen(), PASSPORT).item.order_by is None


def test_an_entered_end_of_validity_wins():
    given = case(lines=(Line(id=PASSPORT, expires_on=date(2026, 5, 5)),))
    assert line(seen(given), PASSPORT).item.valid_until == date(2026, 5, 5)


def test_a_paper_entered_as_over_before_filing_is_not_ready_and_one_good_that_day_is():
    over = Line(id="principal/medical_proof", state="ready", expires_on=date(2027, 1, 14))
    found = line(seen(case(lines=(over,)), on=date(2027, 1, 15)), over.id)
    assert (found.status, [each.code for each in found.findings]) == ("to_fix", ["checklist.paper_expired"])
    good = msgspec.structs.replace(over, expires_on=date(2027, 1, 15))
    found = line(seen(case(lines=(good,)), on=date(2027, 1, 15)), good.id)
    assert (found.status, found.findings) == ("ready", ())


def test_what_to_do_names_dates_then_files_then_papers_gravest_first():
    given = case(
        stages=(*POOL, stage("s4", "invitation", date(2025, 1, 12))),
        documents=(document("a", PASSPORT, "blocked", code="document.password_needed", severity="blocker"),),
    )
    found = seen(given, date(2025, 3, 8)).todo
    assert [each.code for each in found[:2]] == ["deadline.upload_due.near", "document.password_needed"]
    assert found[1].subject == "document:a"
    assert all(each.severity != "note" for each in found)


def test_a_deadline_that_is_past_is_what_comes_first():
    late = seen(case(stages=(*POOL, stage("s4", "invitation", date(2025, 1, 12)))), date(2025, 4, 1))
    assert late.todo[0].code == "deadline.upload_due.past"
    assert late.next_deadline.state == "past"


def gate(assessment, to, outcome=""):
    return next(each for each in assessment.gates if (each.to, each.outcome) == (to, outcome))


def test_sending_is_blocked_by_lines_that_are_not_ready():
    invited = seen(case(stages=(*POOL, stage("s4", "invitation", date(2025, 1, 12)))))
    assert [each.code for each in gate(invited, "upload").blocking] == ["gate.lines_not_ready"]
    lines = tuple(Line(id=each.key, state="ready") for each in invited.lines)
    ready = msgspec.structs.replace(invited.case, lines=lines)
    assert gate(seen(ready), "upload").blocking == ()


def test_declining_is_never_blocked():
    invited = seen(case(stages=(*POOL, stage("s4", "invitation", date(2025, 1, 12)))))
    assert gate(invited, "profile", "declined").blocking == ()


def test_a_profile_asks_for_enough_hours_and_a_settled_evaluation():
    short = case(stages=POOL[:1], facts=facts(contracts=()))
    found = {
        each.code for each in gate(seen(case(stages=POOL[:2], facts=facts(contracts=()))), "profile").blocking
    }
    assert found == {"gate.hours_not_met"}
    assert {each.to for each in seen(short).gates} == {"diploma_evaluation"}


def test_stages_stand_done_current_ahead_or_skipped():
    skipped = (POOL[0], stage("s2", "diploma_evaluation", date(2024, 12, 2), outcome="not_needed"), POOL[2])
    states = [each.state for each in seen(case(stages=skipped)).stages]
    assert states == ["done", "skipped", "current", "ahead", "ahead", "ahead", "ahead"]


def test_the_undecided_see_the_hours_of_the_best_programme():
    assert seen(case(facts=facts(programme="undecided"))).programme_hours.programme == "fsw"


def test_a_nominee_is_asked_for_the_papers_of_the_class_they_meet():
    canadian = msgspec.structs.replace(
        facts().contracts[0], country="CA", authorised=True, first=date(2023, 1, 2), last=date(2024, 12, 31)
    )
    keys = {each.key for each in seen(case(facts=facts(programme="pnp", contracts=(canadian,)))).lines}
    assert "principal/funds_exemption_letter" in keys
    assert "principal/proof_of_funds" not in keys


def test_a_line_of_another_member_is_named_with_its_person():
    from casefile.cases.titles import full_title
    from casefile.i18n.words import words_for
    from casefile.rules.facts import Person

    spouse = Person(id="spouse", role="spouse", given_name="Jan", born_on=date(1990, 1, 1))
    family = facts(marital_status="married", persons=(*facts().persons, spouse))
    found = line(seen(case(facts=family)), "spouse/passport")
    assert words_for("fr").label(full_title(found, family)).endswith("(Jan)")


def _passport(**told):
    found = seen(case(lines=(Line(id=PASSPORT, **told),)))
    return line(found, PASSPORT), [each.code for each in found.todo if each.subject == f"line:{PASSPORT}"]


def test_a_line_marked_ready_with_nothing_to_show_says_so_and_keeps_saying_it():
    marked, asked = _passport(state="ready")
    assert marked.status == "ready"
    assert [each.code for each in marked.findings if each.code == "line.ready_unproved"] == [
        "line.ready_unproved"
    ]
    assert asked == ["line.prove"]


@pytest.mark.parametrize("told", [{"state": "ready", "ticked": ("photo_page",)}, {"state": "received"}, {}])
def test_what_was_ticked_or_not_called_ready_is_not_reproached(told):
    marked, asked = _passport(**told)
    assert not [each for each in marked.findings if each.code == "line.ready_unproved"]
    assert "line.prove" not in asked


def test_an_entry_whose_id_is_no_number_of_ours_is_compared_by_its_day_alone():
    found = seen(case(stages=(*POOL, stage("s²", "invitation", date(2025, 1, 5)))))
    assert "conflict.before_another" in [each.code for each in found.conflicts]


def test_what_a_case_says_against_itself_is_looked_for_once_while_its_facts_are_equal(monkeypatch):
    looked = []
    found = assessing.conflicts
    monkeypatch.setattr(
        assessing, "conflicts", lambda *given, **told: (looked.append(1), found(*given, **told))[1]
    )
    known, book = case(facts=facts(planned_filing_on=date(2031, 3, 1))), rulebook()
    first = assess(known, book, TODAY)
    ticked = replace(known, facts=replace(known.facts), lines=(Line(id=PASSPORT, state="ready"),))
    assert assess(ticked, book, TODAY).conflicts == first.conflicts
    assert len(looked) == 1
    born_tomorrow = replace(known.facts.principal, born_on=date(2090, 1, 1))
    other = replace(known, facts=replace(known.facts, persons=(born_tomorrow,)))
    assert assess(other, book, TODAY).conflicts != first.conflicts
    assert len(looked) == 2
