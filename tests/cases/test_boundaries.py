"""Edges in time of a case, each asked the day before, on the day and the day after."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from casefile.cases.assess import application_date, assess, conflicts_of, filing_day, hours_of_case
from casefile.cases.changes import enter_stage
from casefile.cases.letters import letters_called_for
from casefile.cases.lines import progress_of
from casefile.cases.model import Line
from casefile.cases.moves import take_way
from casefile.cases.rehearsal import rehearse
from casefile.cases.titles import to_ask_for
from casefile.cases.todo import todo
from casefile.rules.facts import Facts
from tests.cases.looking import seen_of
from tests.cases.people import POOL, TODAY, case, document, facts, rulebook, stage

DAY = timedelta(days=1)
INVITED = stage("s4", "invitation", date(2025, 1, 20))
SENT = stage("s5", "upload", date(2025, 2, 1))
LETTER = stage("s6", "biometrics", date(2025, 2, 2))
MEDICAL = "principal/medical_proof"


def ordering(today: date) -> tuple[set[str], set[date]]:
    """The codes of the papers to ask for, and the days they are to be ordered by."""
    found = assess(case(stages=(*POOL, INVITED)), rulebook(), today)
    asked = [each for each in found.todo if each.code in {"line.order_by", "line.order_now", "line.missing"}]
    return {each.code for each in asked}, {line.item.order_by for line in found.lines} - {None}


@pytest.mark.parametrize(("days", "dated"), [(-1, True), (0, True), (1, False)])
def test_what_is_missing_on_the_last_day_is_late_and_after_it_nothing_can_be_ordered(days, dated):
    due = assess(case(stages=(*POOL, INVITED)), rulebook(), INVITED.on)
    last = next(each.on for each in due.deadlines if each.code == "upload_due")
    codes, order_by = ordering(last + days * DAY)
    assert bool(order_by) is dated
    assert ("line.missing" in codes) is not dated


@pytest.mark.parametrize(("days", "code"), [(-1, "order_by"), (0, "order_by"), (1, "order_now")])
def test_a_paper_to_order_by_today_is_not_late_yet(days, code):
    found = assess(case(stages=(*POOL, INVITED)), rulebook(), INVITED.on)
    line = next(each for each in found.lines if each.item.order_by is not None and each.status == "missing")
    (asked,) = todo(Facts(), [line], (), (), line.item.order_by + days * DAY)
    assert asked.code == f"line.{code}"


def test_papers_are_asked_for_soonest_first_then_what_takes_longest_and_never_what_may_be_left_out():
    found = assess(case(stages=(*POOL, INVITED)), rulebook(), INVITED.on)
    plain = next(line for line in found.lines if line.status == "missing" and line.item.need != "optional")
    soon, later = INVITED.on + DAY, INVITED.on + 9 * DAY

    def line(name, **told):
        told = {"order_by": later, "lead_days": 7, "valid_until": None, **told}
        return replace(plain, item=replace(plain.item, key=f"principal/{name}", **told))

    lines = [
        line("there", order_by=soon, valid_until=later),
        line("short", lead_days=1),
        line("undated", order_by=None),
        line("long"),
        line("soon", order_by=soon),
        line("optional", need="optional"),
    ]
    asked = [each.subject.rpartition("/")[2] for each in todo(Facts(), lines, (), (), INVITED.on)]
    assert asked == ["soon", "long", "short", "undated", "there"]


@pytest.mark.parametrize(("decided", "asks"), [(False, True), (True, False)])
def test_once_it_is_decided_no_paper_is_asked_for(decided, asks):
    end = stage(
        "s7", "decision", TODAY, outcome="refused" if decided else "", ended_on=TODAY if decided else None
    )
    found = assess(case(stages=(*POOL, INVITED, SENT, LETTER, end)), rulebook(), TODAY)
    missing = [line for line in found.lines if line.counts and line.status == "missing"]
    assert missing
    papers = {each.subject for each in todo(Facts(), missing, (), (), TODAY, found.ending)}
    assert (not papers.isdisjoint(f"line:{line.key}" for line in missing)) is asks


@pytest.mark.parametrize("days_ago", [0, 20, 21, 22, 400])
def test_a_paper_asked_for_long_ago_comes_today_at_the_earliest(days_ago):
    today = date(2026, 11, 24)
    asked = Line(id=MEDICAL, state="requested", requested_on=today - days_ago * DAY)
    file_by = today + 60 * DAY
    played = rehearse(seen_of({}, on=file_by, today=today, lines=(asked,)), today, file_by)
    line = next(each for each in played.lines if each.key == MEDICAL)
    assert line.arrives_on == max(today, asked.requested_on + line.lead_days * DAY)


@pytest.mark.parametrize("outcome", ["approved", "refused", "not_needed", ""])
def test_a_stage_entered_with_its_end_ends_that_day(outcome):
    on = date(2025, 2, 1)
    (entry,) = enter_stage("decision", on, outcome=outcome).apply(case(stages=())).stages
    assert (entry.on, entry.ended_on) == (on, on if outcome else None)


ENTRIES = (*POOL, INVITED, SENT, LETTER)


@pytest.mark.parametrize("entered", range(1, len(ENTRIES) + 1))
def test_a_way_on_makes_one_entry_and_a_way_back_or_an_end_makes_none(entered):
    before = case(stages=ENTRIES[:entered])
    found = assess(before, rulebook(), date(2025, 2, 3))
    order = [view.stage.id for view in found.stages]
    for way in found.gates:
        after = take_way(found, way, date(2025, 2, 4)).apply(before).stages
        forward = order.index(way.to) > order.index(found.current)
        assert len(after) == entered + forward, way
        assert [each.id for each in after[:entered]] == [each.id for each in before.stages]
        if not forward and way.outcome:
            assert (after[-1].outcome, after[-1].ended_on) == (way.outcome, date(2025, 2, 4))


@pytest.mark.parametrize(
    ("verdict", "state", "explained"),
    [
        (None, "to_request", False),
        (None, "requested", True),
        ("ready", "ready", False),
        ("ready", "received", False),
    ],
)
def test_a_letter_explains_a_police_certificate_only_while_it_is_not_there(verdict, state, explained):
    key = "principal/police_certificate/FR"
    documents = (document("d1", key, verdict),) if verdict else ()
    lines = (Line(id=key, state=state),)
    found = assess(case(documents=documents, lines=lines), rulebook(), date(2025, 1, 15))
    assert key in {line.key for line in found.lines}
    assert ("police_missing" in letters_called_for(found)) is explained


@pytest.mark.parametrize(("days", "planned"), [(-1, True), (0, True), (1, False)])
def test_a_planned_day_is_planned_until_it_is_over(days, planned):
    on = date(2025, 6, 1)
    given = case(facts=facts(planned_filing_on=on))
    found = assess(given, rulebook(), on + days * DAY)
    assert (found.on_is_planned, found.on) == (planned, on if planned else on + DAY)


@pytest.mark.parametrize(
    ("days", "code", "late"),
    [(-1, "line.by", None), (0, "line.by", None), (1, "line.late", 1), (9, "line.late", 9)],
)
def test_a_paper_is_late_from_the_day_after_the_one_it_was_to_be_asked_by(days, code, late):
    found = assess(case(stages=(*POOL, INVITED)), rulebook(), INVITED.on)
    line = next(each for each in found.lines if each.item.order_by is not None)
    said = to_ask_for(line, line.item.order_by + days * DAY)
    assert (said.template, said.values.get("days"), said.values["order_on"]) == (
        code,
        late,
        line.item.order_by,
    )
    assert to_ask_for(replace(line, item=replace(line.item, order_by=None)), TODAY) is None


@pytest.mark.parametrize("stages", [(), POOL, (*POOL, INVITED), (*POOL, INVITED, SENT)])
@pytest.mark.parametrize("planned", [None, date(2025, 3, 1), date(2025, 9, 1)])
def test_a_part_of_an_assessment_is_the_same_by_itself(stages, planned):
    given = case(stages=stages, facts=facts(planned_filing_on=planned))
    today = date(2025, 2, 3)
    whole = assess(given, rulebook(), today)
    assert filing_day(given, rulebook(), today) == whole.on
    assert conflicts_of(given, rulebook(), today) == whole.conflicts
    assert hours_of_case(given, rulebook(), today) == whole.hours
    other = date(2024, 9, 1)
    assert hours_of_case(given, rulebook(), today, on=other).on == other
    assert hours_of_case(given, rulebook(), today, invited_on=other).invited_on == other


@pytest.mark.parametrize("optional", [False, True])
@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("ready", (1, 0, 0)), ("explained", (1, 0, 0)), ("to_fix", (0, 1, 0)), ("missing", (0, 0, 1)),
        ("requested", (0, 0, 1)), ("to_review", (0, 0, 0)),
    ],
)  # fmt: skip
def test_the_progress_counts_what_is_ready_to_be_mended_and_not_there(status, expected, optional):
    found = assess(case(stages=(*POOL, INVITED)), rulebook(), INVITED.on)
    plain = next(line for line in found.lines if line.item.need == "required")
    line = replace(
        plain, status=status, item=replace(plain.item, need="optional" if optional else "required")
    )
    counted = progress_of([line])
    told = (counted.ready, counted.to_fix, counted.missing)
    assert (told, counted.total) == (((expected), 1) if line.counts else ((0, 0, 0), 0))


@pytest.mark.parametrize(
    ("planned", "open_until", "judged", "is_planned"),
    [
        (None, None, 0, False),
        (None, 5, 5, False),
        (None, 0, 0, False),
        (None, -1, 0, False),
        (-1, 5, 5, False),
        (0, 5, 0, True),
        (4, 5, 4, True),
        (5, 5, 5, True),
        (6, 5, 5, True),
        (6, -1, 6, True),
        (6, None, 6, True),
    ],
)
def test_a_case_is_judged_for_the_day_planned_while_an_invitation_can_still_be_answered(
    planned, open_until, judged, is_planned
):
    day, until = (None if each is None else TODAY + each * DAY for each in (planned, open_until))
    found = application_date(case(facts=facts(planned_filing_on=day)), TODAY, until)
    assert found == (TODAY + judged * DAY, is_planned)


@pytest.mark.parametrize("entered", range(len(ENTRIES) + 1))
def test_dates_come_soonest_first(entered):
    found = assess(case(stages=ENTRIES[:entered]), rulebook(), date(2025, 2, 3)).deadlines
    told = [(each.on, each.code, each.subject) for each in found]
    assert (told, len(told) > 1) == (sorted(told), True)


@pytest.mark.parametrize(
    ("stages", "code"), [(ENTRIES[:-1], "biometrics_letter"), (ENTRIES, "biometrics_due")]
)
def test_a_date_for_the_biometrics_names_who_gives_them(stages, code):
    found = assess(case(stages=stages), rulebook(), date(2025, 2, 3)).deadlines
    assert [[who.en for who in each.values["names"]] for each in found if each.code == code] == [["Camille"]]


@pytest.mark.parametrize(
    ("sent", "told"), [((), {"passport", "photo", "medical"}), ((SENT,), {"passport", "medical"})]
)
def test_once_sent_only_what_must_still_be_good_is_told_to_run_out(sent, told):
    keys = {"passport": "principal/passport", "photo": "principal/digital_photo", "medical": MEDICAL}
    lines = tuple(Line(id=key, state="ready", expires_on=date(2026, 6, 1)) for key in keys.values())
    invited = replace(INVITED, on=date(2025, 9, 15))
    stages = (*POOL, invited, *(replace(each, on=date(2025, 10, 1)) for each in sent))
    found = assess(case(stages=stages, lines=lines), rulebook(), date(2025, 10, 5))
    ends = {each.subject for each in found.deadlines if each.code == "paper_expires"}
    assert ends & {f"line:{key}" for key in keys.values()} == {f"line:{keys[name]}" for name in told}


@pytest.mark.parametrize(("authorised", "verdict"), [(True, "met"), (None, "met_if"), (False, "not_met")])
def test_the_day_hours_are_enough_until_is_told_while_they_are(authorised, verdict):
    worked = replace(facts().contracts[0], country="CA", first=date(2023, 6, 1), last=date(2024, 12, 31))
    told = facts(programme="cec", contracts=(replace(worked, authorised=authorised),))
    found = assess(case(facts=told), rulebook(), TODAY)
    assert found.programme_hours.verdict == verdict
    assert ("hours_until" in {each.code for each in found.deadlines}) is (verdict != "not_met")


def stopping(found) -> int:
    """How many lines stand before the sending."""
    (way,) = [each for each in found.gates if each.to == "upload" and not each.outcome]
    return next(each.values["count"] for each in way.blocking if each.code == "gate.lines_not_ready")


@pytest.mark.parametrize("state", ["to_request", "ready", "explained"])
def test_a_line_that_is_ready_or_explained_stops_no_sending(state):
    before = assess(case(stages=(*POOL, INVITED)), rulebook(), INVITED.on)
    line = next(each for each in before.lines if each.counts and each.item.severity == "blocker")
    lines = (Line(id=line.key, state=state),)
    after = assess(case(stages=(*POOL, INVITED), lines=lines), rulebook(), INVITED.on)
    assert stopping(after) == stopping(before) - (state != "to_request")


@pytest.mark.parametrize(
    ("country", "weeks_apart", "best"), [("FR", 0, "fsw"), ("CA", 20, "cec")], ids=["abroad", "in Canada"]
)
def test_who_has_not_decided_is_shown_the_class_whose_hours_fit_best(country, weeks_apart, best):
    base = replace(facts().contracts[0], country=country, authorised=True)
    first = replace(base, id="c1", first=date(2023, 1, 2), last=date(2023, 8, 31))
    second = replace(base, id="c2", first=date(2023, 9, 1) + weeks_apart * 7 * DAY, last=date(2024, 12, 31))
    found = assess(case(facts=facts(programme="undecided", contracts=(first, second))), rulebook(), TODAY)
    verdicts = {each.programme: each.verdict for each in found.hours.programmes.values()}
    assert found.programme_hours.verdict == "met", verdicts
    assert found.programme_hours.programme == best, verdicts
