"""What is made to be shown to others holds no word that tells whose it is, in any format and by any verb."""

import io
import json
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from casefile.cases.model import Case
from casefile.i18n.vocabulary import PRINT_PARTS
from casefile.i18n.words import words_for
from casefile.rules.book.stages import StageEntry
from casefile.rules.facts import Facts, Person
from casefile.rules.family import age_on
from casefile.services.desk import Desk
from tests.cli.marked import BIRTHS, MARKS, marked_case
from tests.services.printing.reading import pages_read

FORMATS = ("pdf", "html", "md", "txt", "csv")
VERBS: tuple[tuple[str, ...], ...] = (
    ("show",), ("checklist",), ("hours",), ("due",), ("funds",), ("history",), ("answers", "--all"), ("updates",),
    ("rehearse",), ("letter",), ("points",), ("rounds",), ("check",), ("facts",),
)  # fmt: skip


@pytest.fixture(params=["en", "fr"])
def marked(request, casefile):
    return marked_case(Desk(), request.param)


def told(content: bytes, name: str) -> str:
    """Return all that a file says: its text, and of a PDF its title and metadata too, but for its checksums."""
    if name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "\n".join(f"{each}\n{told(archive.read(each), each)}" for each in archive.namelist())
    if not name.endswith(".pdf"):
        return content.decode("utf-8-sig")
    reader = PdfReader(io.BytesIO(content))
    shown = pages_read(content)
    metadata = re.sub(r"<xmpMM:\w+ID>[^<]*<", "<", reader.root_object["/Metadata"].get_data().decode())
    return "\n".join([*shown, str(reader.metadata), metadata])


def found(text: str, *more: str) -> list[str]:
    flat = " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())
    return [mark for mark in (*MARKS, *more) if mark in text or mark in flat]


def test_ages_are_right_on_the_last_day_of_an_invitation_when_the_day_planned_is_later():
    born = date(1990, 4, 1)
    facts = Facts(
        persons=(Person(id="principal", role="principal", born_on=born),), planned_filing_on=date(2026, 6, 1)
    )
    stages = (
        StageEntry(id="e1", stage="profile", on=date(2025, 1, 10)),
        StageEntry(id="e2", stage="invitation", on=date(2025, 3, 1)),
    )
    case = Case(id="x", name="x", facts=facts, stages=stages, reference_on=date(2025, 3, 10))
    desk = Desk()
    on = desk.assess(case).on
    shared = desk.share_safe(case, words_for("en"))
    assert on < date(2025, 5, 2)
    assert age_on(shared.facts.principal.born_on, on) == age_on(born, on) == 35


def test_the_marks_are_there_before(marked, casefile):
    shown = casefile("show", str(marked), "--json").out
    assert {"ZQ", "1991-07-23"} <= set(found(shown))
    assert "38417" in shown
    page = marked.parent / "page.pdf"
    assert casefile("print", str(marked), "hours", "-o", str(page)).code == 0
    assert "ZQ" in found(told(page.read_bytes(), page.name))


@pytest.mark.parametrize("as_json", [False, True])
def test_no_answer_tells_whose_case_it_is(marked, casefile, as_json):
    telling = {}
    for verb in VERBS:
        answer = casefile(verb[0], str(marked), "--share-safe", *verb[1:], *(["--json"] if as_json else []))
        assert answer.code in {0, 1}, answer.err
        telling[verb[0]] = found(answer.out + answer.err)
        if as_json:
            json.loads(answer.out)
    assert not any(telling.values()), telling


@pytest.mark.parametrize("verb", ["fact", "work"])
@pytest.mark.parametrize("as_json", [False, True])
def test_no_list_of_records_tells_whose_case_it_is(marked, casefile, verb, as_json):
    answer = casefile(verb, "list", str(marked), "--share-safe", *(["--json"] if as_json else []))
    assert answer.code == 0, answer.err
    assert "c1" in answer.out
    assert found(answer.out + answer.err) == []


@pytest.mark.parametrize("ending", FORMATS)
def test_no_page_tells_whose_case_it_is(marked, casefile, tmp_path, ending):
    telling = {}
    for what in PRINT_PARTS:
        to = tmp_path / f"{what}.{ending}"
        answer = casefile("print", str(marked), what, "--share-safe", "-o", str(to))
        assert answer.code == 0, answer.err
        telling[what] = found(told(to.read_bytes(), to.name) + answer.err)
    assert not any(telling.values()), telling


def test_no_letter_tells_whose_case_it_is(marked, casefile, tmp_path):
    kinds = casefile("letter", str(marked), "--share-safe", "--json").data["letters"]
    assert len(kinds) >= 2
    for each in kinds:
        to = tmp_path / f"{each['kind']}.txt"
        assert casefile("letter", str(marked), each["kind"], "--share-safe", "-o", str(to)).code == 0
        assert found(to.read_text(encoding="utf-8")) == []


def test_no_calendar_and_no_file_of_facts_tells_whose_case_it_is(marked, casefile, tmp_path):
    dates, facts = tmp_path / "x.ics", tmp_path / "x.toml"
    assert casefile("due", str(marked), "--share-safe", "--ics", str(dates)).code in {0, 1}
    assert casefile("facts", str(marked), "--share-safe", "--export", str(facts)).code == 0
    real = json.loads((marked / "case.json").read_bytes())["head"]["1"]["id"]
    folded = dates.read_bytes().decode().replace("\r\n ", "")
    assert "BEGIN:VEVENT" in folded
    assert found(folded, real) == []
    assert found(facts.read_text(encoding="utf-8")) == []
    again = casefile("new", "Again", "--programme", "fsw").out.strip()
    assert casefile("facts", again, "--import", str(facts), "--replace-all").code == 0


def test_a_whole_case_in_one_zip(marked, casefile, tmp_path):
    to = tmp_path / "shown.zip"
    answer = casefile("export", str(marked), str(to), "--share-safe", "--json")
    assert answer.code == 0, answer.err
    assert answer.data["files"] == len(zipfile.ZipFile(to).namelist()) > 20
    assert found(told(to.read_bytes(), to.name)) == []
    assert casefile("export", str(marked), str(to), "--share-safe").code == 2
    assert casefile("export", str(marked), str(to), "--share-safe", "--replace").code == 0


def test_the_pages_say_that_they_are_to_be_shown_and_roles_stand_for_names(marked, casefile, tmp_path):
    lang = json.loads((marked / "case.json").read_bytes())["head"]["1"].get("lang", "fr")
    to = tmp_path / "x.txt"
    casefile("print", str(marked), "--share-safe", "-o", str(to))
    text = " ".join(to.read_text(encoding="utf-8-sig").replace("\u00a0", " ").split())
    said = {
        "en": ("to show to others", "Principal applicant", "Child 1", "Employer 1"),
        "fr": ("à montrer à d’autres", "Demandeur principal", "Enfant 1", "Employeur 1"),
    }[lang]
    for words in said:
        assert words in text


def test_ages_stand_for_dates_of_birth(marked, casefile):
    persons = casefile("show", str(marked), "--share-safe", "--json", "--today", "2026-11-28").data["facts"][
        "persons"
    ]
    assert [person["born_on"] for person in persons] == [None] * 3
    assert [person["age"] for person in persons] == [35, 37, 13]
    assert len(BIRTHS) == 3


def test_cases_shown_together_are_told_apart_by_numbers(casefile):
    paths = [marked_case(Desk(), "en") for _ in range(2)]
    data = casefile("due", *map(str, paths), "--share-safe", "--json").data
    assert {each["case"] for each in data["deadlines"]} == {"Case 1", "Case 2"}


def test_what_is_only_to_be_shown_is_not_imported_nor_asked_of_loose_files(marked, casefile, tmp_path):
    (tmp_path / "x.toml").write_text('schema = "casefile.facts/1"\n', encoding="utf-8")
    answer = casefile("facts", str(marked), "--import", str(tmp_path / "x.toml"), "--share-safe")
    assert answer.code == 2
    assert casefile("check", str(tmp_path / "x.toml"), "--share-safe").code == 2


def test_what_is_shown_so_is_never_written(marked, casefile):
    before = Path(marked, "case.json").read_bytes()
    for verb in VERBS:
        if verb[0] != "check":  # a check is a change of its own, of the case as it is
            casefile(verb[0], str(marked), "--share-safe", *verb[1:])
    assert Path(marked, "case.json").read_bytes() == before


@pytest.mark.parametrize("form", [(), ("--csv",), ("--json",), ("--by-deadline",)])
def test_the_list_of_cases_names_nobody(form, marked, casefile):
    answer = casefile("list", "--share-safe", "--lang", "en", *form)
    assert found(answer.out, str(marked), marked.name) == []
    assert "Case 1" in answer.out


def test_a_page_printed_into_the_case_is_said_without_the_folder_of_the_case(marked, casefile):
    answer = casefile("print", str(marked), "--share-safe")
    assert found(answer.out, marked.name) == []
    assert (marked / answer.out.strip()).is_file()
    told = casefile("print", str(marked), "hours", "--share-safe", "--json").data["path"]
    assert not Path(told).is_absolute()
