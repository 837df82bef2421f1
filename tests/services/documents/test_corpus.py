"""What is reached on a large set of real and deliberately damaged files, where that set lies beside the project."""

import csv
from pathlib import Path

import pytest

from casefile.services.documents.inspector import Inspector

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus"
DAMAGE = {"document.damaged", "document.unreadable", "document.no_pages", "document.too_slow"}
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("corpus")]  # looked at once, by one worker


@pytest.fixture(scope="module")
def looked(parameters):
    if not (CORPUS / "pdf.tsv").is_file():
        pytest.skip("NO CORPUS beside the project (../shared/corpus): what the checks reach was NOT measured")
    with (CORPUS / "pdf.tsv").open(encoding="utf-8", newline="") as stream:
        truth = list(csv.DictReader(stream, delimiter="\t"))
    with Inspector(parameters) as inspector:
        reports = inspector.reports([CORPUS / "pdf" / row["file"] for row in truth], jobs=2)
    return list(zip(truth, reports, strict=True))


def codes(report):
    return {found.code for found in report.findings}


def share(looked, verdict, good):
    chosen = [report for row, report in looked if row["verdict"] == verdict]
    return sum(map(bool, map(good, chosen))) / len(chosen)


def test_nothing_crashes_and_nothing_hangs(looked):
    assert {report.look.trouble for _, report in looked} <= {"", "empty"}


def test_damage_is_found(looked):
    assert share(looked, "damaged", lambda report: codes(report) & DAMAGE) >= 0.98


def test_sound_files_are_never_blocked_for_damage_nor_called_unreadable(looked):
    def in_peace(report):
        blocked = {found.code for found in report.findings if found.severity == "blocker"}
        return not blocked & DAMAGE and report.verdict != "unreadable"

    assert share(looked, "ok", in_peace) >= 0.99


def test_warnings_of_damage_on_sound_files_are_rare(looked):
    assert share(looked, "ok", lambda report: not codes(report) & DAMAGE) >= 0.93


def test_every_password_is_recognised(looked):
    assert share(looked, "encrypted", lambda report: "document.password_needed" in codes(report)) == 1


def test_files_that_open_without_password_are_only_restricted(looked):
    """A lock is a lock if any reader asks: those that fewer than four of five open are not meant."""
    only_owner = [
        report
        for row, report in looked
        if "enc-owner-only" in row["tags"].split(",") and row["opened_by"] in {"4/5", "5/5"}
    ]
    assert only_owner
    assert all("document.restricted" in codes(report) for report in only_owner)


def test_what_is_no_pdf_is_told(looked):
    wrong = {"document.wrong_type", "document.extension_mismatch", "document.empty"}
    assert share(looked, "notpdf", lambda report: codes(report) & wrong) == 1
