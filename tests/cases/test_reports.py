"""What is read in attached files, beside the facts of the case."""

from datetime import UTC, date, datetime

import msgspec
import pytest

from casefile.cases.model import Document
from casefile.cases.reports import days_read, report_fault, report_of, unread_days
from casefile.i18n import words_for
from casefile.rules.documents.looks import Look, Report
from casefile.rules.hours.entries import WorkEntry
from tests.cases.looking import ME, seen_of

JOB = WorkEntry(
    id="c1", employer="Exemple SAS", first=date(2015, 12, 14), last=date(2017, 8, 31), country="FR"
)


def letter(*days: str, id: str = "d1") -> Document:
    report = Report(look=Look(name="x.pdf", kind="pdf", dates=days), findings=(), verdict="ready")
    return Document(
        id=id, slot="principal/work_proof/c1", path="p", original_name="x.pdf", sha256="0" * 64, size_bytes=1,
        attached_at=datetime(2025, 1, 15, tzinfo=UTC), check=msgspec.to_builtins(report),
    )  # fmt: skip


def unread(job: WorkEntry, *letters: Document):
    return unread_days(job, [report for each in letters if (report := report_of(each))])


def test_a_letter_that_gives_both_days_is_not_remarked_on():
    assert unread(JOB, letter("2015-12-14", "2017-08-31", "2024-09-02")) == ()


def test_a_letter_that_gives_another_end_is_named_with_the_day_it_lacks():
    (finding,) = unread(JOB, letter("2015-12-14", "2017-06-30"))
    assert (finding.code, finding.severity) == ("document.days_unread", "note")
    assert finding.values["days"] == [date(2017, 8, 31)]
    assert "August 31, 2017" in words_for("en").of(finding).replace("\u00a0", " ")
    assert "31 août 2017" in words_for("fr").of(finding).replace("\u00a0", " ")


def test_the_files_of_a_job_complete_each_other():
    assert unread(JOB, letter("2015-12-14", "2016-09-30"), letter("2016-10-03", "2017-08-31", id="d2")) == ()


@pytest.mark.parametrize("days", [(), ("2024-09-02",)])
def test_a_picture_or_a_file_of_one_day_says_nothing_of_the_job(days):
    assert unread(JOB, letter(*days)) == ()


def test_a_job_that_goes_on_has_no_last_day_to_find():
    going_on = WorkEntry(id="c1", employer="Exemple SAS", first=date(2015, 12, 14), country="FR")
    assert unread(going_on, letter("2015-12-14", "2024-09-02")) == ()


def test_the_days_read_are_offered_latest_first():
    assert days_read([letter("2015-12-14", "2017-08-31")]) == (date(2017, 8, 31), date(2015, 12, 14))
    days = [date(2015 + number % 4, 1 + number, 14) for number in range(8)]
    read = days_read([letter(*(each.isoformat() for each in days[:5])), letter(*map(str, days[3:]))])
    assert read == tuple(sorted(days, reverse=True)[:6])


def test_a_kept_report_is_read_once_however_many_lines_ask_for_it(monkeypatch: pytest.MonkeyPatch):
    read: list[str] = []

    def counted(document: Document) -> Report | None:
        read.append(document.id)
        return report_of(document)

    monkeypatch.setattr("casefile.cases.reports.report_of", counted)
    job = {
        "id": "c1",
        "employer": "Exemple SAS",
        "first": "2015-12-14",
        "last": "2017-08-31",
        "country": "FR",
    }
    papers = (letter("2015-12-14", "2016-09-30"), letter("2016-10-03", "2017-06-30", id="d2"))
    seen = seen_of(
        {"persons": [ME], "contracts": [{**job, "hours_per_week": "35", "noc": "21232"}]}, documents=papers
    )
    assert "document.days_unread" in {each.code for each in seen.findings}
    assert read == ["d1", "d2"]


def test_a_kept_report_with_a_field_of_another_version_is_read_all_the_same():
    kept = letter("2015-12-14")
    check = {**kept.check, "look": {**kept.check["look"], "image_format": "JPEG", "of_a_later_one": [1]}}
    assert report_of(msgspec.structs.replace(kept, check=check)) == report_of(kept) is not None


@pytest.mark.parametrize(
    ("check", "place"),
    [
        ({}, ""),
        ({"look": "x"}, ""),
        ({"look": {}}, ""),
        ({"look": {"dates": ["2020-01-06"]}}, ""),
        ({"look": {"dates": ["2020-01-06", "2020-02-30"]}}, "look.dates[1]"),
        ({"look": {"dates": [12]}}, "look.dates[0]"),
        ({"look": {"dates": "2020"}}, ""),
        ({"look": {"read_days": [["2020-01-06", 90], ["soon", 90]]}}, "look.read_days[1]"),
        ({"look": {"read_days": [("2020-01-06", 90)]}}, ""),
        ({"look": {"read_days": [[]]}}, "look.read_days[0]"),
        ({"look": {"read_days": [["x", 1]], "dates": ["y"]}}, "look.dates[0]"),
    ],
)
def test_a_day_of_a_kept_report_that_is_none_is_named_by_its_place(check, place):
    assert report_fault(check) == place
