"""The experience, its proof, pasted contracts and the file picker, by keyboard."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec
import pytest

from casefile.cases.model import Case
from casefile.i18n import words_for
from casefile.rules.facts import Contract, Facts
from casefile.services.desk import Desk
from casefile.tui.screens.experience.contract_form import ContractForm
from casefile.tui.screens.experience.experience import ExperienceView
from casefile.tui.screens.experience.hours_lines import contract_rows, summary_lines
from casefile.tui.screens.experience.paste_contracts import PasteContracts
from casefile.tui.screens.file_picker import FilePicker
from casefile.tui.widgets.choice import Choice
from casefile.tui.widgets.field import FieldRow
from tests.tui.forms.host import NASTY, Host, quiet_desk, seen, settle, shot, write

ON = date(2025, 1, 15)


def contract(id: str, first: date, last: date | None, employer: str = "Exemple SAS", **more: Any) -> Contract:
    given = {"noc": "22222", "country": "FR", "hours_per_week": "35"} | more
    return Contract(id=id, employer=employer, first=first, last=last, **given)


TWO = (
    contract("a", date(2015, 12, 14), date(2016, 9, 30)),
    contract("b", date(2016, 10, 3), date(2017, 8, 31)),
)


def host(tmp_path: Path, contracts: tuple[Contract, ...], lang: Any = "en") -> Host:
    desk = quiet_desk(tmp_path)
    view = ExperienceView()
    facts = Facts(programme="fsw", contracts=contracts)
    case = Case(id="c1", name="Exemple", facts=facts, reference_on=ON)
    view.set_reactive(ExperienceView.assessment, desk.assess(desk.put(case)))
    return Host(desk, lang, view)


async def begun(pilot: Any) -> ExperienceView:
    await settle(pilot)
    view: ExperienceView = pilot.app.screen.query_one(ExperienceView)
    view.focus_first()
    await settle(pilot)
    return view


def plain(app: Host) -> str:
    return " ".join(shot(app).replace("\u00a0", " ").replace("\u202f", " ").split())


async def test_the_question_of_the_two_contracts_is_answered_at_a_glance(tmp_path: Path):
    app = host(tmp_path, TWO, "fr")
    async with app.run_test(size=(80, 20)) as pilot:
        await begun(pilot)
        page = plain(app)
    for part in (
        "2 687,14",
        "2 698,00",
        "1 560",
        "15 janvier 2025",
        "1er septembre 2026",
        "Exemple SAS",
        "· ",
    ):
        assert part in page, part


@pytest.mark.parametrize("size", [(60, 22), (80, 20), (50, 24), (80, 10), (80, 12), (120, 38)])
async def test_the_contract_under_the_cursor_is_in_sight_with_its_days(tmp_path: Path, size: tuple[int, int]):
    apprenticeship = tuple(msgspec.structs.replace(each, kind="work_study") for each in TWO)
    app = host(tmp_path, apprenticeship, "fr")
    async with app.run_test(size=size) as pilot:
        await begun(pilot)
        (row,) = [each for each in shot(app).splitlines() if "▌" in each]
        assert "Exemple SAS" in row
        assert "14\u00a0déc.\u00a02015" in row
        assert "suffisantes" in plain(app) or size[1] < 12
        assert ("altern" in row) == (size[0] >= 80)
        assert ("alternance, apprentissage" in row) == (size[0] == 120)


@pytest.mark.parametrize("width", [60, 80])
async def test_the_buttons_of_a_form_are_whole(tmp_path: Path, width: int):
    app = Host(quiet_desk(tmp_path), "fr")
    async with app.run_test(size=(width, 24)) as pilot:
        app.show(ContractForm(seen(app.desk, Facts())))
        await settle(pilot)
        assert [each for each in ("Enregistrer (Ctrl+S)", "Un autre (PgSuiv)", "Fermer (Échap)")
                if each not in shot(app).replace("\u00a0", " ")] == []  # fmt: skip


async def test_the_arrows_move_the_date_and_z_brings_it_back(tmp_path: Path):
    app = host(tmp_path, TWO)
    async with app.run_test(size=(80, 24)) as pilot:
        view = await begun(pilot)
        await pilot.press("right", "right", "left")
        await settle(pilot)
        assert view.seen is not None
        assert view.seen.on == date(2025, 1, 16)
        assert "January 16, 2025" in plain(app)
        await pilot.press("shift+right")
        await settle(pilot)
        assert view.seen.on == date(2025, 2, 16)
        await pilot.press("less_than_sign", "z")
        await settle(pilot)
        assert view.seen.on == ON
    assert app.changes == []


async def test_the_programme_shown_can_be_another(tmp_path: Path):
    app = host(tmp_path, TWO)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot)
        assert "Federal Skilled Worker" in plain(app)
        await pilot.press("w")
        await settle(pilot)
        assert "Canadian Experience Class" in plain(app)


async def test_the_proof_shows_every_addend_of_what_is_shown(tmp_path: Path):
    app = host(tmp_path, TWO)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot)
        await pilot.press("v")
        await settle(pilot)
        text = str(app.screen.query_one("VerticalScroll Static").content)
        await pilot.press("escape")
    assert "2,687.14" in text
    assert "IRPR" in text


async def test_a_contract_is_added_changed_and_removed(tmp_path: Path):
    app = host(tmp_path, TWO)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        await pilot.press("end")
        await write(pilot, " Lyon")
        await pilot.press("ctrl+s")
        await settle(pilot)
        await pilot.press("delete")
        await settle(pilot)
        await pilot.press("a")
        await settle(pilot)
        assert "A period of work" in plain(app)
    assert [change.code for change in app.changes] == ["journal.contract_changed", "journal.contract_removed"]
    assert [each.id for each in app.desk.case.facts.contracts] == ["a"]
    app.desk.undo(app.desk.path)
    assert app.desk.case.facts.contracts[1].employer == "Exemple SAS Lyon"


async def test_a_case_without_contracts_says_how_to_begin(tmp_path: Path):
    app = host(tmp_path, ())
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot)
        assert "press a to enter one, Ctrl+V to paste several" in plain(app)
        await pilot.press("right", "v", "enter", "delete", "z", "w")
        await settle(pilot)


@pytest.mark.parametrize("text", NASTY)
async def test_hostile_names_are_shown_and_break_nothing(tmp_path: Path, text: str):
    app = host(tmp_path, (contract("a", date(2015, 1, 1), None, text, title=text, note=text),))
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot)
        page = shot(app)
        await pilot.press("v")
        await settle(pilot)
        assert "\x1b" not in page + shot(app)


# --- pasted contracts


async def test_pasted_lines_are_seen_in_words_before_anything_is_stored(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    facts = Facts(contracts=TWO)
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(PasteContracts(seen(app.desk, facts)))
        await settle(pilot)
        area: Any = app.focused
        area.text = "Exemple [/] SAS,22222,FR,2019-12-14,2020-09-30,35\nModèle,22222,FR,2021-13-14,,35"
        await settle(pilot)
        assert "2021-13-14" in plain(app)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert app.answers == []
        area.text = area.text.replace("2021-13-14", "2021-12-14")
        await settle(pilot)
        assert "Exemple [/] SAS, 22222, France: Dec 14, 2019 → Sep 30, 2020, 35 h a week" in plain(app)
        await pilot.press("ctrl+s")
        await settle(pilot)
    made = app.desk.case.facts.contracts
    assert len({each.id for each in made}) == 4
    assert made[3].last is None


async def test_the_path_of_a_table_is_as_good_as_its_lines(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    table = tmp_path / "mes contrats.csv"
    table.write_text(
        "employer;noc;country;from;to;hours_per_week\nModèle;22222;FR;14/12/2015;;37,5\n",
        encoding="utf-8-sig",
    )
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(PasteContracts(seen(app.desk)))
        await settle(pilot)
        app.focused.text = str(tmp_path / "gone.csv")  # type: ignore[union-attr]
        await settle(pilot)
        assert "✗" in plain(app)
        app.focused.text = str(table)  # type: ignore[union-attr]
        await settle(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)
    assert app.desk.case.facts.contracts[0].hours_per_week == "37.5"


async def test_sentences_are_completed_once_beside_their_preview(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(PasteContracts(seen(app.desk)))
        await settle(pilot)
        app.focused.text = "du 14/12/2015 au 30/09/2016, 35 h\ndu 03/10/2016 au 31/08/2017"  # type: ignore[union-attr]
        await settle(pilot)
        assert (
            "Still to tell, once for all lines: Employer, NOC code, Country of work, Hours a week"
            in plain(app)
        )
        await pilot.press("ctrl+s")
        assert app.answers == []
        asked = [row for row in app.screen.query(FieldRow) if row.display]
        for row, typed in zip(asked, ("Exemple SAS", "22222", "france", "32"), strict=True):
            row.query_one("Input").value = typed
            await settle(pilot)
        assert "Exemple SAS, 22222, France: Oct 3, 2016 → Aug 31, 2017, 32 h a week" in plain(app)
        await pilot.press("ctrl+s")
        await settle(pilot)
    made = app.desk.case.facts.contracts
    assert [(each.hours_per_week, each.country) for each in made] == [("35", "FR"), ("32", "FR")]


async def test_what_is_uncertain_is_asked_and_the_answer_turns_the_verdict(tmp_path: Path):
    canada = contract("c", date(2022, 1, 3), date(2024, 12, 31), country="CA")
    near = contract("d", date(2013, 1, 1), date(2013, 6, 1), employer="Exemple France SAS")
    app = host(tmp_path, (canada, near))
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot)
        assert "enough hours, if" in plain(app)
        await pilot.press("y")
        await settle(pilot)
        page = plain(app)
        assert "Were you authorised to work all along at Exemple SAS" in page
        assert "One employer" in page
        form = app.screen
        form.raw["q0"] = "yes"
        for row in form.query(FieldRow):
            row.raw = {"q0": "yes", "q1": "no"}[row.field.name]
            row.query_one(Choice).value = row.raw
        await pilot.press("ctrl+s")
        await settle(pilot)
    assert len(app.changes) == 1
    facts = app.desk.case.facts
    assert facts.contracts[0].authorised is True
    assert [(each.one, each.other, each.same) for each in facts.same_employers] == [
        ("Exemple SAS", "Exemple France SAS", False)
    ]


def test_the_meter_shows_both_counts_when_they_straddle_the_requirement():
    whole = (
        Desk(Path("/nowhere"))
        .assess(Case(id="c", name="x", facts=Facts(programme="fsw", contracts=TWO)), on=ON)
        .programme_hours
    )
    straddling = msgspec.structs.replace(
        whole, by_day=Fraction(1550), by_week=Fraction(1570), verdict="borderline"
    )
    meter = next(summary_lines(straddling, ON, words_for("en"))).plain
    assert "1,550.00 h and 1,570.00 h for 1,560 h required: only the count by week gets there" in " ".join(
        meter.replace("\u00a0", " ").split()
    )


# --- the file picker


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "mes papiers"
    folder.mkdir()
    for name in ("[red]a.pdf", "b.PDF", "c.jpg", "notes.xyz", ".hidden.pdf"):
        (folder / name).write_bytes(b"x")
    return folder


async def picker(pilot: Any, folder: Path) -> FilePicker:
    dialog = FilePicker(folder)
    pilot.app.show(dialog)
    for _ in range(6):
        await settle(pilot)
    return dialog


async def test_several_files_are_chosen_by_keyboard(tmp_path: Path, papers: Path):
    app = Host(quiet_desk(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await picker(pilot, papers)
        assert "[red]a.pdf" in shot(app)
        assert "notes.xyz" not in shot(app)
        assert ".hidden" not in shot(app)
        await pilot.press("down", "space", "space")
        await settle(pilot)
        assert "2 files chosen" in shot(app)
        await pilot.press("ctrl+s")
        await settle(pilot)
    assert app.answers == [(papers / "[red]a.pdf", papers / "b.PDF")]
    assert app.desk.settings()["last_folder"] == str(papers)


async def test_enter_takes_the_file_under_the_cursor(tmp_path: Path, papers: Path):
    app = Host(quiet_desk(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await picker(pilot, papers)
        await pilot.press("down", "enter")
        await settle(pilot)
    assert app.answers == [(papers / "[red]a.pdf",)]


async def test_a_pasted_path_is_taken_whatever_its_quotes(tmp_path: Path, papers: Path):
    app = Host(quiet_desk(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        dialog = await picker(pilot, papers)
        dialog.take(f"'{papers / 'b.PDF'}'\r{(papers / 'c.jpg').as_uri()}")
        dialog.take("nothing of the kind")
        await pilot.press("ctrl+s")
        await settle(pilot)
    assert app.answers == [(papers / "b.PDF", papers / "c.jpg")]
    assert "whole path" in app.told[0]


async def test_every_kind_of_file_appears_when_asked_for(tmp_path: Path, papers: Path):
    app = Host(quiet_desk(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await picker(pilot, papers)
        await pilot.press("f")
        for _ in range(6):
            await settle(pilot)
        assert "notes.xyz" in shot(app)


async def test_nothing_chosen_is_said_and_escape_answers_nothing(tmp_path: Path, papers: Path):
    app = Host(quiet_desk(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await picker(pilot, papers)
        await pilot.press("ctrl+s", "escape")
        await settle(pilot)
    assert app.told == ["No file is chosen yet."]
    assert app.answers == [None]


def test_a_yes_with_an_if_is_never_shown_as_a_plain_yes():
    unsure = contract("c", date(2022, 1, 3), date(2024, 12, 31), country="CA")
    hours = (
        Desk(Path("/nowhere"))
        .assess(Case(id="c", name="x", facts=Facts(programme="fsw", contracts=(unsure,))), on=ON)
        .programme_hours
    )
    assert hours.verdict == "met_if"
    told = [each.plain for each in summary_lines(hours, ON, words_for("en"))]
    assert any(each.startswith("≈ ") for each in told)
    assert not any(each.startswith("✓ ") for each in told)


MAIL = """Bonjour Maëlle, comme convenu, voici, en vrac, le détail :

- Agence Exemple (Lyon) : CDI du 1er septembre 2018 au 30/06/2021, 35 h/semaine
- Université Fictive : chargée de cours, du 15 janvier au 15 juin 2019, 8 h par semaine
- Modèle Inc. (Toronto) : développeuse, depuis le 6 mai 2024, 37h30

Bien à toi,
"""


async def test_an_e_mail_is_pasted_as_it_is(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    async with app.run_test(size=(100, 40)) as pilot:
        app.show(PasteContracts(seen(app.desk)))
        await settle(pilot)
        app.focused.text = MAIL  # type: ignore[union-attr]
        await settle(pilot)
        assert "1 – skipped, no date in it: Bonjour Maëlle" in plain(app)
        assert "7 – skipped, no date in it: Bien à toi" in plain(app)
        asked = [row for row in app.screen.query(FieldRow) if row.display]
        assert [row.field.name for row in asked] == ["noc", "country"]
        for row, typed in zip(asked, ("22222", "france"), strict=True):
            row.query_one("Input").value = typed
            await settle(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)
    made = app.answers[0].apply(Case(id="c", name="x")).facts.contracts
    assert [
        (each.employer, each.city, each.title, each.first, each.last, each.hours_per_week) for each in made
    ] == [
        ("Agence Exemple", "Lyon", "", date(2018, 9, 1), date(2021, 6, 30), "35"),
        ("Université Fictive", "", "chargée de cours", date(2019, 1, 15), date(2019, 6, 15), "8"),
        ("Modèle Inc.", "Toronto", "développeuse", date(2024, 5, 6), None, "37.5"),
    ]


async def test_the_preview_tells_days_read_day_first_and_what_the_case_holds(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    async with app.run_test(size=(100, 40)) as pilot:
        app.show(PasteContracts(seen(app.desk, Facts(contracts=TWO))))
        await settle(pilot)
        area: Any = app.focused
        area.text = "employeur;cnp;pays;début;fin;heures\nExemple SAS;22222;France;14/12/2015;30/09/2016;35,0"
        await settle(pilot)
        assert "day first" not in plain(app)
        area.text = "employer,noc,country,from,to,hours\nX,22222,CA,6/5/2023,3/4/2024,35"
        await settle(pilot)
        assert "“6/5/2023” is May 6, 2023" in plain(app)
        area.text = "Exemple SAS,22222,FR,2015-12-14,2016-09-30,35"
        await settle(pilot)
        assert "already in the case" in plain(app)
        await pilot.press("ctrl+s")
        await settle(pilot)
    assert app.answers == []


async def test_a_cv_is_pasted_written_as_understood_put_right_and_added(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(PasteContracts(seen(app.desk)))
        await settle(pilot)
        area: Any = app.focused
        area.text = (
            "Developer\nAcme · Permanent\nMay 2024 - Present\nToronto, Canada\n\nEducation\n2010 - 2013"
        )
        await settle(pilot)
        page = plain(app)
        assert "6 – skipped, a heading: Education" in page
        assert "7 – skipped, under a heading that is not about this: 2010 - 2013" in page
        asked = [row for row in app.screen.query(FieldRow) if row.display]
        assert [row.field.name for row in asked] == ["noc", "hours_per_week", "months"]
        await pilot.press("f4")
        await settle(pilot)
        assert area.text.startswith("Acme (Toronto, Canada) : Developer, 2024-05 → present\n")
        area.text = area.text.replace("2024-05 → present", "2024-05-06 → present, 37,5 h, NOC 21234")
        await settle(pilot)
        assert not [row for row in app.screen.query(FieldRow) if row.display]
        await pilot.press("ctrl+s")
        await settle(pilot)
    (made,) = app.desk.case.facts.contracts
    assert (made.employer, made.title, made.city, made.country) == ("Acme", "Developer", "Toronto", "CA")
    assert (made.first, made.last, made.hours_per_week, made.noc) == (date(2024, 5, 6), None, "37.5", "21234")


async def test_months_are_taken_whole_only_when_that_is_said(tmp_path: Path):
    app = Host(quiet_desk(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        app.show(PasteContracts(seen(app.desk)))
        await settle(pilot)
        app.focused.text = "Acme (Lyon, France), 09/2018 - 06/2021, 35 h, NOC 21234"  # type: ignore[union-attr]
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert app.answers == []
        assert "Still to tell, once for all lines: Months without a day" in plain(app)
        await pilot.press("tab", "right", "ctrl+s")
        await settle(pilot)
    (made,) = app.desk.case.facts.contracts
    assert (made.first, made.last) == (date(2018, 9, 1), date(2021, 6, 30))


def test_a_country_has_its_name_where_the_longest_employer_keeps_its_own():
    told = [
        (
            Contract(
                employer=employer, noc="31301", country=country, first=date(2020, 1, 1), hours_per_week="40"
            ),
            "·",
            "",
        )
        for employer, country in (("Hôpital d’exemple", "AE"), ("Soins", "FR"))
    ]
    rows = {
        width: [row.plain.split() for row in contract_rows(told, words_for("fr"), width)]
        for width in (76, 77)
    }
    assert [row[1:-8] for row in rows[77]] == [
        ["Hôpital", "d’exemple", "31301", "Émirats", "arabes", "unis"],
        ["Soins", "31301", "France"],
    ]
    assert [row[1:-8] for row in rows[76]] == [
        ["Hôpital", "d’exemple", "31301", "AE"],
        ["Soins", "31301", "FR"],
    ]
    assert list(contract_rows([], words_for("fr"), 80)) == []
