"""Each form by keyboard alone: fill, be told what is wrong, mend it, get the result."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.widgets import Input

from casefile.cases.model import Case
from casefile.rules.book.stages import StageEntry
from casefile.rules.facts import Contract, Facts, LanguageTest, Leave, Person
from casefile.services.rulebook import load_programmes
from casefile.tui.screens.case.stage_form import StageForm
from casefile.tui.screens.desk.new_case import NewCaseForm
from casefile.tui.screens.experience.contract_form import ContractForm
from casefile.tui.screens.facts.facts_form import FactsScreen, RecordForm
from casefile.tui.screens.facts.tables import sections
from casefile.tui.screens.print_form import PrintDialog
from casefile.tui.widgets.field import FieldRow
from casefile.tui.widgets.fields import shown_fields
from tests.tui.desks import HOSTILE
from tests.tui.forms.host import NASTY, Host, quiet_desk, seen, settle, shot, write
from tests.tui.look import look, words_shown

FULL = Contract(
    id="c1", employer="Exemple SAS", noc="22222", country="FR", first=date(2015, 12, 14), last=date(2016, 9, 30),
    hours_per_week="37.5", leaves=(Leave(first=date(2016, 3, 1), last=date(2016, 3, 2), kind="sick"),), city="Lyon",
)  # fmt: skip


async def shown(pilot: Any, dialog: Any) -> None:
    pilot.app.show(dialog)
    await settle(pilot)


async def typed(pilot: Any, *answers: str) -> None:
    """Type each answer and go on with Enter."""
    for answer in answers:
        if answer:
            await write(pilot, answer)
        await pilot.press("enter")


# --- a contract


async def test_a_contract_is_entered_by_keyboard_with_its_errors_told(tmp_path: Path):
    app = Host(quiet_desk(tmp_path), "fr")
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, ContractForm(seen(app.desk)))
        await typed(
            pilot, "Exemple SAS", "Ingénieur test", "22222", "canada", "14/12/2015", "30/02/2016", "35,5"
        )
        await settle(pilot)
        assert "lundi 14 décembre 2015" in shot(app).replace("\u00a0", " ")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert app.answers == []
        assert app.focused is app.screen.query_one("#field-last Input")
        pilot.app.focused.action_select_all()
        await write(pilot, "2014-01-01")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "✗" in shot(app)
        assert app.answers == []
        pilot.app.focused.action_select_all()
        await write(pilot, "2016-09-30")
        await pilot.press("ctrl+s")
        await settle(pilot)
    (made,) = app.desk.case.facts.contracts
    assert (made.id, made.employer, made.country, made.hours_per_week) == ("c1", "Exemple SAS", "CA", "35.5")
    assert (made.first, made.last) == (date(2015, 12, 14), date(2016, 9, 30))


@pytest.mark.parametrize(("lang", "hours"), [("fr", "37,5"), ("en", "37.5")])
async def test_a_form_opened_again_writes_its_numbers_as_the_language_does(
    tmp_path: Path, lang: Any, hours: str
):
    app = Host(quiet_desk(tmp_path), lang)
    async with app.run_test(size=(80, 24)) as pilot:
        form = ContractForm(seen(app.desk), FULL)
        await shown(pilot, form)
        assert form.query_one("#field-hours_per_week Input", Input).value == hours
        await pilot.press("escape")  # nothing was changed: nothing is asked, no draft is kept
        await settle(pilot)
        assert app.screen is not form


async def test_the_authorisation_is_asked_for_canada_only(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, ContractForm(seen(app.desk)))
        assert not app.screen.query_one("#field-authorised").display
        await typed(pilot, "E", "", "22222", "CA")
        await settle(pilot)
        assert app.screen.query_one("#field-authorised").display
        assert not app.screen.query_one("#field-school_share_percent").display


async def test_an_edited_contract_keeps_what_the_form_does_not_ask(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    facts = Facts(contracts=(FULL,))
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, ContractForm(seen(app.desk, facts), FULL))
        await pilot.press("end")
        await write(pilot, " [/] \\")
        await pilot.press("ctrl+s")
        await settle(pilot)
    (made,) = app.desk.case.facts.contracts
    assert made.employer == "Exemple SAS [/] \\"
    assert (made.city, made.leaves, made.id) == ("Lyon", FULL.leaves, "c1")


async def test_words_of_a_title_are_completed_from_the_list(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, ContractForm(seen(app.desk)))
        await typed(pilot, "E", "")
        await write(pilot, "registered nurse")
        await pilot.press("down", "enter")
        await settle(pilot)
        row = app.screen.query_one("#field-noc", FieldRow)
        assert len(row.reading.value) == 5
        assert "TEER" in shot(app)


async def test_escape_keeps_a_draft_and_start_over_forgets_it(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, ContractForm(seen(app.desk)))
        await write(pilot, "Exemple")
        await pilot.press("escape")
        await shown(pilot, ContractForm(seen(app.desk)))
        assert app.screen.query_one("#field-employer", FieldRow).raw == "Exemple"
        assert "still here" in shot(app)
        app.screen.query_one("#over").focus()
        await pilot.press("enter")
        await settle(pilot)
        assert "Press again" in shot(app)
        assert app.screen.query_one("#field-employer", FieldRow).raw == "Exemple"
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen.query_one("#field-employer", FieldRow).raw == ""
        await pilot.press("escape")
        await shown(pilot, ContractForm(seen(app.desk)))
        assert "still here" not in shot(app)
    assert app.answers == [None, None]


async def test_the_drafts_of_two_cases_are_two(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    other = app.desk.assess(Case(id="other", name="y"))
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, ContractForm(seen(app.desk)))
        await write(pilot, "Exemple")
        await pilot.press("escape")
        await shown(pilot, ContractForm(other))
        assert app.screen.query_one("#field-employer", FieldRow).raw == ""


@pytest.mark.parametrize("lang", ["fr", "en"])
async def test_the_longest_form_fits_and_its_last_question_is_reached(tmp_path: Path, lang: str):
    app = Host(quiet_desk(tmp_path), lang)
    async with app.run_test(size=(80, 24)) as pilot:
        grown = Person(id="child-1", role="child", born_on=date(2000, 1, 1))
        await shown(pilot, RecordForm("c", Facts(), sections(load_programmes(), Facts())[1], grown))
        last = app.screen.query_one("#field-partnered")
        for _ in range(30):
            await pilot.press("down")
            if last.has_focus_within:
                break
        await settle(pilot)
        assert last.has_focus_within
        assert 0 <= last.region.y < 24
        assert "Ctrl+S" in shot(app)


# --- hostile text


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_in_every_field_breaks_nothing(tmp_path: Path, text: str):
    app = Host(quiet_desk(tmp_path))
    people = Facts(
        persons=(
            Person(id="principal", role="principal", given_name=text),
            Person(id="spouse", role="spouse"),
        )
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, ContractForm(seen(app.desk, people)))
        for row in app.screen.query(FieldRow):
            for entry in row.query("Input"):
                entry.value = text  # type: ignore[attr-defined]
        await settle(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "\x1b" not in shot(app)
    assert app.answers == []


@pytest.mark.parametrize("text", NASTY)
async def test_hostile_facts_are_listed_as_they_are(tmp_path: Path, text: str):
    app = Host(quiet_desk(tmp_path))
    facts = Facts(
        contracts=(), persons=(Person(id="principal", role="principal", given_name=text, family_name=text),)
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, FactsScreen(seen(app.desk, facts)))
        await pilot.press("down", "enter")
        await settle(pilot)
        page = shot(app)
        assert "\x1b" not in page
        if text.isascii() and text.isprintable():
            assert text in page
        await pilot.press("enter")
        await settle(pilot)


# --- a new case


async def test_a_new_case_is_made_from_four_short_pages(tmp_path: Path):
    app = Host(quiet_desk(tmp_path), "fr")
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, NewCaseForm(app.desk.programmes))
        await typed(pilot, "", "Exemple", "Camille", "12 mai 1990")
        await settle(pilot)
        await pilot.press("right", "enter")
        await settle(pilot)
        await pilot.press("right", "right", "enter")
        await settle(pilot)
        assert app.screen.query_one("#field-partner").display
        await typed(pilot, "Sam", "")
        await pilot.press("o", "enter")
        await settle(pilot)
        await typed(pilot, "Léo 3/3/2015; Ana")
        await settle(pilot)
        assert "Ana" in shot(app)
        assert app.screen.page == 2  # type: ignore[attr-defined]
        await pilot.press("end")
        await write(pilot, " 1er mai 2019")
        await pilot.press("enter")
        await settle(pilot)
        await typed(pilot, "France", "France, Belgique")
        await settle(pilot)
    (path,) = app.answers
    case = app.desk.open(path).case
    assert (case.name, case.lang) == ("Exemple, Camille", "fr")
    assert [person.id for person in case.facts.persons] == ["principal", "spouse", "child-1", "child-2"]
    assert case.facts.persons[3].born_on == date(2019, 5, 1)
    assert case.facts.principal.citizenships == ("FR", "BE")
    assert case.facts.children_answered


async def test_a_name_is_enough_for_a_case(tmp_path: Path):
    app = Host(quiet_desk(tmp_path), "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, NewCaseForm(app.desk.programmes))
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "This is needed." in shot(app)
        await write(pilot, "Exemple")
        for _ in range(4):
            await pilot.press("ctrl+s")
            await settle(pilot)
    (path,) = app.answers
    case = app.desk.open(path).case
    assert (case.name, case.facts.programme, case.facts.children_answered) == ("Exemple", "undecided", False)


async def test_where_the_desk_has_folders_a_new_case_may_go_to_one(tmp_path: Path):
    app = Host(quiet_desk(tmp_path), "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, NewCaseForm(app.desk.programmes, ["2025", "2026/spring"]))
        await pilot.press("enter")
        await typed(pilot, "Exemple", "", "")
        await settle(pilot)
        assert "2025 · 2026/spring" in words_shown(app)
        await write(pilot, "2026/spring")
        for _ in range(4):
            await pilot.press("ctrl+s")
            await settle(pilot)
    (path,) = app.answers
    assert path.relative_to(app.desk.home).as_posix() == "2026/spring/Exemple"


async def test_the_language_chosen_is_spoken_at_once_and_nothing_typed_is_lost(tmp_path: Path):
    app = Host(quiet_desk(tmp_path), "fr")
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, NewCaseForm(app.desk.programmes))
        await pilot.press("enter")
        await write(pilot, "Exemple")
        await pilot.press("up", "right")
        await settle(pilot)
        await settle(pilot)
        page = shot(app)
    assert "Family name" in page
    assert "Exemple" in page


# --- stages


async def test_a_stage_is_entered_at_its_moment(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    stages = (StageEntry(id="s1", stage="diploma_evaluation", on=date(2024, 3, 3)),)
    assessment = seen(app.desk, stages=stages)
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, StageForm(assessment))
        await pilot.press("enter")
        await write(pilot, "2024-03-10 14:05:33")
        await pilot.press("enter")
        await settle(pilot)
        if app.screen.query_one("#field-reason").display:
            await pilot.press("ctrl+s")
            await settle(pilot)
            assert app.answers == []
            assert "This is needed." in shot(app)
            await write(pilot, "hours checked by hand")
            await pilot.press("ctrl+s")
            await settle(pilot)
    entry = app.desk.case.stages[-1]
    assert (entry.stage, entry.at) == ("profile", datetime(2024, 3, 10, 14, 5, 33, tzinfo=UTC))
    assert entry.reason == "hours checked by hand"


async def test_a_way_back_ends_the_present_stage(tmp_path: Path):
    app = Host(quiet_desk(tmp_path), "fr")
    stages = (
        StageEntry(id="s1", stage="profile", on=date(2024, 3, 3)),
        StageEntry(id="s2", stage="invitation", on=date(2024, 5, 3)),
    )
    assessment = seen(app.desk, stages=stages)
    at = next(n for n, gate in enumerate(assessment.gates) if gate.outcome == "declined")
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, StageForm(assessment))
        await pilot.press(*["right"] * at)
        await pilot.press("ctrl+s")
        await settle(pilot)
    assert app.desk.case.stages[-1].outcome == "declined"


async def test_a_case_may_begin_in_the_middle_with_a_reason(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, StageForm(seen(app.desk)))
        await pilot.press("right", "down", "u", "enter")
        await settle(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)
        await write(pilot, "sent before this program")
        await pilot.press("ctrl+s")
        await settle(pilot)
    entry = app.desk.case.stages[-1]
    assert (entry.stage, entry.reason) == ("upload", "sent before this program")


# --- facts


async def test_a_record_is_added_changed_and_removed(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, FactsScreen(seen(app.desk)))
        await pilot.press("down", "down", "a")
        await settle(pilot)
        await typed(pilot, "Belgique", "2018-01-01", "2017-01-01", "")
        await settle(pilot)
        assert "before the first day" in words_shown(app)
        pilot.app.focused.action_select_all()
        await write(pilot, "2019-01-01")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "Belgium" in shot(app)
        await pilot.press("right", "enter")
        await settle(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)
        await pilot.press("delete")
        await settle(pilot)
    assert [change.code for change in app.changes] == [
        "journal.stays_added",
        "journal.stays_changed",
        "journal.stays_removed",
    ]
    assert app.desk.case.facts.stays == ()
    app.desk.undo(app.desk.path)
    assert [(each.id, each.country) for each in app.desk.case.facts.stays] == [("y1", "BE")]


async def test_a_score_its_test_cannot_give_is_refused_with_its_range(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    told = LanguageTest(
        id="t1", name="TEF Canada", taken_on=date(2025, 6, 14), speaking="9999", reading="banana"
    )
    facts = Facts(persons=(Person(id="principal", role="principal"),), tests=(told,))
    table = next(each for each in sections(load_programmes(), Facts()) if each.table == "tests")
    async with app.run_test(size=(100, 40)) as pilot:
        seen(app.desk, facts)
        await shown(pilot, RecordForm("c", facts, table, told))
        await pilot.press("ctrl+s")
        await settle(pilot)
        text = words_shown(app)
        assert "it goes from 0 to 699" in text
        assert "“banana” is no score of TEF Canada in reading" in text
    assert app.changes == []


async def test_there_is_only_one_of_you(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    facts = Facts(persons=(Person(id="principal", role="principal"),))
    async with app.run_test(size=(80, 24)) as pilot:
        seen(app.desk, facts)
        await shown(pilot, RecordForm("c", facts, sections(load_programmes(), Facts())[1], None))
        await pilot.press("right", "ctrl+s")
        await settle(pilot)
        assert "one already" in shot(app)
        await pilot.press("right", "ctrl+s")
        await settle(pilot)
    assert app.desk.case.facts.persons[1].id == "spouse"


def test_sections_without_a_point_are_not_asked():
    def asked(**facts):
        return {section.table for section in sections(load_programmes(), Facts(**facts))}

    assert "unions" not in asked(marital_status="single")
    assert "accounts" not in asked(programme="cec")
    assert "accounts" in asked(programme="fsw")
    assert "nominations" not in asked(programme="fsw")


# --- printing


async def test_the_page_is_printed_where_asked_and_nothing_is_replaced(tmp_path: Path):
    app = Host(quiet_desk(tmp_path), "en")
    path = app.desk.new("Exemple, Camille", lang="en")
    taken = tmp_path / "list.txt"
    taken.write_text("mine")
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, PrintDialog(path, app.desk.assess(app.desk.open(path).case)))
        await pilot.press("tab", "right")
        await settle(pilot)
        assert app.screen.query_one("#field-paper").display  # a web page is printed too
        await pilot.press("right", "right")
        await settle(pilot)
        assert not app.screen.query_one("#field-paper").display
        await pilot.press("tab", "tab")
        await write(pilot, str(taken))
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "exists already" in words_shown(app)
        pilot.app.focused.action_select_all()
        await write(pilot, str(tmp_path / "new list.txt"))
        await pilot.press("ctrl+s")
        await settle(pilot)
    (done,) = app.answers
    assert done.path == tmp_path / "new list.txt"
    assert "Exemple, Camille" in done.path.read_text(encoding="utf-8")
    assert taken.read_text() == "mine"


async def test_the_page_chosen_is_described_and_printed_so_that_it_can_be_shown_to_others(tmp_path: Path):
    app = Host(quiet_desk(tmp_path), "en")
    person = Person(id="principal", role="principal", given_name="Camille", family_name="Zzname")
    path = app.desk.new("Zzname, Camille", lang="en", facts=Facts(persons=(person,)))
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, PrintDialog(path, app.desk.assess(app.desk.open(path).case), "hours"))
        assert "done again with a pencil" in words_shown(app)
        await pilot.press("tab", "right", "right", "right", "tab", "tab")
        await write(pilot, str(tmp_path / "to show.txt"))
        await pilot.press("down", "left")
        await settle(pilot)
        assert app.screen.raw["shared"] == "yes"
        await pilot.press("ctrl+s")
        await settle(pilot)
    (done,) = app.answers
    text = done.path.read_text(encoding="utf-8")
    assert "Zzname" not in text
    assert "Principal applicant" in text


async def test_keys_typed_faster_than_the_screen_land_in_their_own_questions(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, ContractForm(seen(app.desk)))
        for key in ("E", "enter", "T", "enter", *"22222", "enter", "F", "R", "enter"):
            character = key if len(key) == 1 else None
            app.post_message(events.Key(key, character))
        await settle(pilot)
        answers = {row.field.name: row.raw for row in app.screen.query(FieldRow)}
    assert [answers[name] for name in ("employer", "title", "noc", "country")] == ["E", "T", "22222", "FR"]


async def test_the_only_country_a_word_can_mean_completes_the_answer_at_enter(tmp_path: Path):
    app = Host(quiet_desk(tmp_path), "fr")
    stays = next(section for section in sections(load_programmes(), Facts()) if section.table == "stays")
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, RecordForm("c1", Facts(), stays, None))
        await typed(pilot, "Viêt N", "2015-01-01")
        await settle(pilot)
        assert app.screen.raw["country"] == "Viêt Nam"


async def test_a_word_that_can_mean_several_countries_is_left_as_typed(tmp_path: Path):
    app = Host(quiet_desk(tmp_path), "fr")
    stays = next(section for section in sections(load_programmes(), Facts()) if section.table == "stays")
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, RecordForm("c1", Facts(), stays, None))
        await pilot.press(*"guin")
        await settle(pilot)
        assert "✗" not in look(app), "it may still become one of those offered below it"
        await typed(pilot, "", "2015-01-01")
        await settle(pilot)
        assert app.screen.raw["country"] == "guin"
        assert "✗" in look(app)


@pytest.mark.parametrize(
    ("born", "asked"),
    [
        ("2019-05-01", set()),
        ("", set()),
        ("not a day", set()),
        ("2008-01-02", {"partnered"}),
        ("2004-03-03", {"partnered", "depends_by_condition"}),
    ],
)
def test_what_only_concerns_a_grown_child_is_only_asked_of_one(born: str, asked: set[str]):
    fields = next(
        section for section in sections(load_programmes(), Facts()) if section.table == "persons"
    ).fields
    raw = {field.name: field.default for field in fields} | {"role": "child", "born_on": born}
    late = {"partnered", "depends_by_condition"}
    assert {field.name for field in shown_fields(fields, raw)} & late == asked
    assert not {field.name for field in shown_fields(fields, raw | {"role": "spouse"})} & late


@pytest.mark.parametrize("size", [(80, 24), (100, 20)])
async def test_a_short_form_is_as_high_as_its_questions_and_keeps_its_buttons(
    tmp_path: Path, size: tuple[int, int]
):
    app = Host(quiet_desk(tmp_path), "fr")
    stays = next(section for section in sections(load_programmes(), Facts()) if section.table == "stays")
    async with app.run_test(size=size) as pilot:
        await shown(pilot, RecordForm("c1", Facts(), stays, None))
        frame = app.screen.query_one(".frame").region
        assert frame.height < size[1], "no more than it needs"
        await pilot.press("down", *"guinée", "down", "down", "down", *"x", "up", *"y", "ctrl+s")
        await settle(pilot)
        save = app.screen.query_one("#save").region
        assert app.screen.query_one(".frame").region.contains_region(save), "errors may scroll, buttons stay"
        assert app.screen.focused.region in app.screen.query_one(".rows").region, (
            "so does the question to put right"
        )
