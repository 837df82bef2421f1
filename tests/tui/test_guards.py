"""Guards of the screens: what a key takes back, an answer that comes late, answers that cannot be."""

from datetime import date
from pathlib import Path

import pytest

from casefile.cases.changes import set_line
from casefile.rules.facts import Facts, Leave, Person
from casefile.tui.phrases import section_of
from casefile.tui.screens.experience.contract_form import ContractForm
from casefile.tui.screens.facts.facts_form import RecordForm
from casefile.tui.screens.facts.tables import TABLES
from tests.tui.desks import desk_with, document, example_case
from tests.tui.forms.host import Host, quiet_desk, seen, settle
from tests.tui.look import press, running

FIRST, LAST = date(2024, 1, 8), date(2024, 6, 28)


@pytest.mark.parametrize("state", ["ready", "explained", "not_applicable"])
@pytest.mark.parametrize("files", [0, 1])
async def test_a_line_taken_back_is_received_when_it_has_a_file_and_to_request_when_not(state, files):
    key = "principal/passport"
    case = example_case(documents=tuple(document(at, key) for at in range(files)))
    desk = desk_with(set_line(key, state=state, reason="x").apply(case))
    async with running(desk) as pilot:
        await press(pilot, "l")
        pilot.app.screen.query_one("#checklist").go_to(key)
        await press(pilot)
        await pilot.pause()
        await press(pilot, "m")
        assert desk.case.line(key).state == ("received" if files else "to_request")


@pytest.mark.parametrize(
    ("first", "last", "ends", "taken"),
    [
        (FIRST, LAST, LAST, True),
        (date(2024, 1, 7), FIRST, LAST, False),
        (LAST, date(2024, 6, 29), LAST, False),
        (LAST, date(2030, 1, 1), None, True),
    ],
)
async def test_a_leave_lies_inside_its_contract(tmp_path: Path, first, last, ends, taken):
    app = Host(quiet_desk(tmp_path))
    form = ContractForm(seen(app.desk))
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(form)
        await settle(pilot)
        refused = form.check(
            {"first": FIRST, "last": ends, "leaves": (Leave(first=first, last=last, kind="sick"),)}
        )
    assert ("leaves" not in refused) is taken


@pytest.mark.parametrize(("last", "taken"), [(date(2024, 1, 7), False), (FIRST, True), (None, True)])
async def test_a_contract_may_last_a_day_and_never_less(tmp_path: Path, last, taken):
    app = Host(quiet_desk(tmp_path))
    form = ContractForm(seen(app.desk))
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(form)
        await settle(pilot)
        assert ("last" not in form.check({"first": FIRST, "last": last, "leaves": ()})) is taken


FAMILY = Facts(
    persons=(
        Person(id="principal", role="principal"),
        Person(id="spouse", role="spouse"),
        Person(id="child-1", role="child"),
    )
)


@pytest.mark.parametrize(
    ("own", "role", "taken"),
    [
        (None, "child", True), (None, "spouse", False), (None, "principal", False), ("spouse", "spouse", True),
        ("principal", "principal", True), ("child-1", "spouse", False), ("child-1", "child", True),
    ],
)  # fmt: skip
async def test_there_is_one_applicant_and_one_spouse(tmp_path: Path, own, role, taken):
    section = next(each for each in TABLES if each.table == "persons")
    form = RecordForm("c1", FAMILY, section, FAMILY.of(own) if own else None)
    app = Host(quiet_desk(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(form)
        await settle(pilot)
        assert ("role" not in form.check({"role": role})) is taken


@pytest.mark.parametrize(
    ("subject", "place"),
    [
        ("facts", ("details", "")), ("hours", ("experience", "")), ("line:a/b:c", ("checklist", "a/b:c")),
        ("document:f1", ("documents", "f1")), ("deadline:upload_due", ("deadlines", "upload_due")),
        ("contract:c1", ("experience", "c1")), ("c1", ("experience", "c1")),
    ],
)  # fmt: skip
def test_each_thing_to_do_leads_to_where_it_is_done(subject, place):
    assert section_of(subject) == place


async def test_an_answer_for_another_date_than_the_one_wanted_now_is_not_shown(tmp_path: Path, monkeypatch):
    from tests.tui.forms.test_experience import TWO, begun, host

    app, asked = host(tmp_path, TWO), []
    async with app.run_test(size=(80, 24)) as pilot:
        view = await begun(pilot)
        monkeypatch.setattr(
            type(app), "in_background", lambda _, work, got, **more: asked.append((work, got))
        )
        view.action_move_day(1)
        view.action_move_day(1)
        late, newest = ((got, work()) for work, got in asked)
        newest[0](newest[1])
        late[0](late[1])
        assert view.seen.on == newest[1].on > late[1].on
