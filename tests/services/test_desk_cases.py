"""Whole cases through the desk: made, changed and back, sent and received, moved, shown to others, looked after."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from casefile.cases.changes import set_line, write_note
from casefile.errors import CasefileError
from casefile.i18n.words import words_for
from casefile.rules.facts import Facts, Person
from casefile.services.desk import Desk
from casefile.services.desk.papers import names_of
from tests.services.documents.making import text_pdf

DAY = date(2025, 6, 16)
FACTS = Facts(
    programme="fsw",
    persons=(Person(id="principal", role="principal", given_name="Zoé", family_name="Exemple"),),
)


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("CASEFILE_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("CASEFILE_CACHE", str(tmp_path / "cache"))
    made = Desk(tmp_path / "desk")
    yield made
    made.close()


@pytest.fixture
def anna(desk) -> Path:
    return desk.new("Anna", programme="fsw", facts=FACTS, reference_on=DAY)


def refused(work, *told, **how) -> tuple[str, dict[str, object]]:
    with pytest.raises(CasefileError) as found:
        work(*told, **how)
    return found.value.code, found.value.values


def notes(desk: Desk, path: Path) -> list[str]:
    return [each.text for each in desk.open(path).case.journal if each.text and not each.undone]


def test_a_change_is_on_the_disk_with_its_assessment_and_goes_back_and_forth(desk, anna):
    done = desk.change(anna, write_note("one"))
    assert done.case == desk.open(anna).case
    assert done.assessment.case == done.case
    assert done.stamp == desk.stamp(anna)
    assert notes(desk, anna) == ["one"]
    assert desk.undo(anna).case == desk.open(anna).case
    assert notes(desk, anna) == []
    desk.redo(anna)
    assert notes(desk, anna) == ["one"]
    desk.restore(anna, desk.generations(anna)[-1].number)
    assert desk.open(anna).case.facts == FACTS


def test_a_folder_that_has_become_anothers_is_neither_changed_nor_exported_to(desk, anna):
    other = desk.new("Luc")
    desk.hold(anna, desk.open(other).case.id)
    assert refused(desk.change, anna, write_note("x"))[0] == "store.another_case"
    seen = desk.assess(desk.open(anna).case)
    assert refused(desk.print_calendar, anna, seen, words_for("en"))[0] == "store.another_case"
    desk.hold(anna, desk.open(anna).case.id)
    assert desk.change(anna, write_note("x")).case.name == "Anna"


def test_a_case_that_travels_comes_back_as_the_same_or_as_a_new_one(desk, anna, tmp_path):
    zipped = tmp_path / "anna.zip"
    desk.export(anna, zipped)
    assert not desk.is_sealed(zipped)
    known = desk.received(zipped)
    assert (known.path, known.offers, known.names, known.known) == (anna, (), None, True)
    there = Desk(tmp_path / "elsewhere")
    new = there.received(zipped)
    assert (new.known, new.offers, there.open(new.path).case.id) == (False, (), desk.open(anna).case.id)
    line = there.assess(there.open(new.path).case).lines[0]
    there.change(new.path, set_line(line.key, line.item.title, note="seen"))
    there.export(new.path, zipped, replace=True)
    back = desk.received(zipped)
    assert back.known
    assert [(offer.kind, offer.table, offer.id) for offer in back.offers] == [("added", "lines", line.key)]
    assert back.names.line(words_for("en"), line.key)
    assert desk.join(anna, zipped, back.offers).case.line(line.key).note == "seen"
    assert refused(desk.join, anna, zipped, back.offers)[0] == "case.offers_changed"
    assert desk.received(zipped).offers == ()


def test_a_copy_of_another_case_is_not_mixed_in_and_two_of_one_are_told(desk, anna, tmp_path):
    luc = desk.new("Luc")
    zipped = tmp_path / "luc.zip"
    desk.export(luc, zipped)
    code, values = refused(desk.join, anna, zipped, ())
    assert (code, values) == ("case.into_another", {"path": str(anna), "name": "Anna"})
    desk.import_case(zipped)
    code, values = refused(desk.received, zipped)
    assert (code, values["name"]) == ("case.here_twice", "Luc")
    assert str(luc) in values["paths"]


def test_papers_are_attached_checked_and_taken_out(desk, anna, tmp_path):
    (tmp_path / "letter.pdf").write_bytes(text_pdf())
    seen = desk.assess(desk.open(anna).case)
    line = next(each for each in seen.lines if each.state == "to_request")
    told: list[tuple[int, int, str]] = []
    done = desk.attach(anna, line.key, [tmp_path / "letter.pdf"], lambda *each: told.append(each))
    (document,) = done.documents
    assert (document.slot, document.original_name) == (line.key, "letter.pdf")
    assert told[0] == (0, 1, "letter.pdf")
    (filed,) = desk.line_of(done.assessment, line.key).files
    assert filed.verdict in {"ready", "attention"}
    assert desk.line_of(done.assessment, line.key).state == "received"
    assert desk.paper(anna, document).read_bytes() == text_pdf()
    assert desk.preview(anna, document)
    loose = desk.check([tmp_path / "letter.pdf", tmp_path / "gone.pdf"])
    assert [report.verdict for report in loose] == ["ready", "blocked"]
    assert desk.recheck(anna).case.documents == done.case.documents
    assert desk.remove_document(anna, document.id).case.documents == ()
    assert desk.undo(anna).case.documents == done.case.documents
    stopped = desk.attach(anna, line.key, [tmp_path / "letter.pdf"], cancelled=lambda: True)
    assert stopped.documents == ()


@pytest.mark.parametrize(
    ("state", "after"),
    [
        ("to_request", "received"),
        ("requested", "received"),
        ("received", "received"),
        ("explained", "explained"),
    ],
)
def test_a_line_that_waits_is_received_with_its_first_paper_and_no_other(desk, anna, state, after):
    line = desk.assess(desk.open(anna).case).lines[0]
    case = desk.change(anna, set_line(line.key, line.item.title, state=state, note="kept")).case
    also = desk._received(desk.line_of(desk.assess(case), line.key))
    assert (also is None) is (state == after)
    told = (also(case) if also else case).line(line.key)
    assert (told.state, told.note) == (after, "kept")


def test_a_paper_bears_the_name_of_its_person_with_those_before():
    def names(**told):
        return [each.shown for each in names_of(Person(id="spouse", role="spouse", **told))]

    assert names_of(None) == ()
    assert names() == []
    assert names(given_name="Ali") == ["Ali"]
    assert names(family_name="Exemple") == ["Exemple"]
    assert names(given_name="Ali", family_name="Exemple") == ["Ali Exemple"]
    former = Person(id="spouse", role="spouse", given_name="Ali", other_names=("Ali Fictif",))
    assert names_of(former) != names_of(Person(id="spouse", role="spouse", given_name="Ali"))


def test_what_a_browser_sent_lies_where_its_server_says(desk, monkeypatch):
    for told, place in (("", None), ("/received", Path("/received"))):
        monkeypatch.setenv("CASEFILE_RECEIVED", told)
        assert desk.from_browser == place


def test_where_no_program_reads_pictures_that_is_said_before_anything_is_copied(
    desk, anna, tmp_path, monkeypatch
):
    monkeypatch.setattr("casefile.services.documents.readers.found_reader", lambda: None)
    (tmp_path / "letter.pdf").write_bytes(text_pdf())
    key = desk.assess(desk.open(anna).case).lines[0].key
    before = desk.stamp(anna)
    assert not desk.reads_pictures()
    assert refused(desk.attach, anna, key, [tmp_path / "letter.pdf"], read=True)[0] == "document.no_reader"
    assert refused(desk.check, [tmp_path / "letter.pdf"], read=True)[0] == "document.no_reader"
    assert desk.stamp(anna) == before


def test_a_case_in_its_disguise_tells_nobodys_name(desk, anna):
    shown = desk.share_safe(desk.open(anna).case, words_for("en"), number=3)
    told = repr(shown)
    assert "Exemple" not in told
    assert "Anna" not in told
    assert "3" in shown.name


def test_papers_that_are_gone_are_told_of_ones_own_case_in_its_folder_alone(desk, anna, tmp_path):
    (tmp_path / "letter.pdf").write_bytes(text_pdf())
    key = desk.assess(desk.open(anna).case).lines[0].key
    (document,) = desk.attach(anna, key, [tmp_path / "letter.pdf"]).documents
    desk.paper(anna, document).unlink()
    case = desk.open(anna).case
    shown = desk.share_safe(case, words_for("en"), number=3)
    shown = msgspec.structs.replace(shown, documents=case.documents)

    def gone(seen):
        return [each.code for line in seen.lines for filed in line.files for each in filed.findings]

    assert "document.missing_file" in gone(desk.assess(case, folder=anna)) or gone(
        desk.assess(case, folder=anna)
    )
    assert gone(desk.assess(case)) != gone(desk.assess(case, folder=anna))
    assert gone(desk.assess(shown, folder=anna)) == gone(desk.assess(shown))


def test_cases_are_found_named_moved_and_counted(desk, anna, tmp_path):
    assert desk.find("anna") == desk.find(str(anna)) == anna
    assert refused(desk.find, "nobody")[0]
    assert desk.namesakes("Anna") == [anna]
    (desk.home / "group").mkdir()
    desk.new("Luc", group="group")
    moved = desk.move(desk.find("Luc"), "")
    assert moved.parent == desk.home
    assert sorted(head.name for head in desk.heads()) == ["Anna", "Luc"]
    assert [path for path, _ in desk.doctor(anna)] == [anna]
    assert {path for path, _ in desk.doctor()} >= {anna, moved}
    assert desk.audit(anna) is not None
    desk.remove(moved)
    assert [head.name for head in desk.heads()] == ["Anna"]


def test_what_a_case_does_not_say_yet_is_asked_and_what_it_says_against_itself_is_told(desk, anna):
    assert desk.still_open(anna)
    case = desk.open(anna).case
    assert desk.new_conflicts(case, case) == ()


def test_an_invitation_is_rehearsed_for_the_day_it_would_end_on(desk, anna):
    played = desk.rehearse(desk.open(anna).case, DAY)
    assert (played.invited_on, played.file_by) == (DAY, date(2025, 8, 15))


def test_rules_of_two_days_are_compared_for_a_case(desk, anna):
    case = desk.open(anna).case
    found = desk.rules_diff(case, date(2024, 6, 1), DAY)
    assert found == desk.rules_diff(case, date(2024, 6, 1), DAY)
    assert desk.calendar([desk.assess(case)], words_for("en")).startswith(b"BEGIN:VCALENDAR")
