"""One file made of papers: what is refused before, what the checks say after; and a folder of papers to sort."""

import os
from datetime import date
from pathlib import Path

import msgspec
import pytest

from casefile.cases.sorting import LineOffer
from casefile.errors import CasefileError
from casefile.rules.documents.looks import Look, Report
from casefile.rules.findings import Finding
from casefile.rules.fitting.outcome import FitFile, FitOutcome, FitRequest
from casefile.services import one_file, sorting
from casefile.services.one_file import (
    Fitted,
    kept_in,
    made_files,
    name_of_line,
    refuse_over_sources,
    refuse_wrong,
)
from casefile.services.sorting import files_to_sort
from tests.services.fitting.conftest import RULES


def asked(*sources: object, **how) -> FitRequest:
    return FitRequest(
        **{"sources": tuple(map(str, sources)), "rules": RULES, "limit_bytes": 4_000_000, **how}
    )


def refused(work, *given) -> tuple[str, dict[str, object]]:
    with pytest.raises(CasefileError) as found:
        work(*given)
    return found.value.code, found.value.values


def test_a_limit_that_no_file_meets_and_a_page_named_twice_are_refused():
    refuse_wrong(asked(limit_bytes=1000), 4)
    assert refused(refuse_wrong, asked(limit_bytes=999), 4) == (
        "fit.limit_too_small", {"least_bytes": 1000, "limit_bytes": 4},
    )  # fmt: skip
    refuse_wrong(asked(pages=(1, 2)), 4)
    assert refused(refuse_wrong, asked(pages=(1, 2, 3, 2, 1)), 4) == ("fit.page_twice", {"page": 1})


def test_no_source_is_written_over_by_whatever_name(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"x")
    (tmp_path / "b.pdf").write_bytes(b"x")
    (tmp_path / "c.pdf").symlink_to(tmp_path / "a.pdf")
    refuse_over_sources(asked(tmp_path / "a.pdf"), (tmp_path / "b.pdf", tmp_path / "new.pdf"))
    for place in (tmp_path / "a.pdf", tmp_path / "c.pdf"):
        code, values = refused(refuse_over_sources, asked(tmp_path / "b.pdf", tmp_path / "a.pdf"), (place,))
        assert (code, values) == ("fit.over_source", {"path": str(place)})


@pytest.mark.parametrize(
    ("key", "name"),
    [("principal/passport", "passport"), ("spouse/police_certificate/BE", "spouse_police_certificate_BE"),
     ("principal/work_proof/c1", "work_proof_c1")],
)  # fmt: skip
def test_a_file_is_called_as_its_line(key, name):
    assert name_of_line(key) == name


class Checks:
    """An inspector that says the same of every file."""

    def __init__(self, *codes: tuple[str, str]):
        self.codes, self.told = codes, []

    def report(self, path, requirements, names, on):
        self.told.append((Path(path).name, Path(path).read_bytes(), requirements, names, on))
        found = tuple(Finding(code=code, severity=severity, values={}) for code, severity in self.codes)
        return Report(look=Look(name="x"), findings=found, verdict="ready")


@pytest.fixture
def fitted(monkeypatch):
    """Return a function that has the engine answer with these files."""

    def answers(*contents: bytes, findings: tuple[Finding, ...] = ()):
        files = tuple(FitFile(size_bytes=len(each), changed="merged", pages=()) for each in contents)
        outcome = FitOutcome(files=files, findings=findings)
        monkeypatch.setattr(one_file, "fit", lambda *_: (outcome, list(contents)))

    return answers


def test_each_part_is_named_checked_and_gone_afterwards(fitted, tmp_path):
    fitted(b"one", b"two")
    checks, on = Checks(), date(2026, 1, 2)
    with made_files(asked("a"), "passport", checks, requirements={"colour"}, names=("Zoé",), on=on) as made:
        assert len(set(made.names)) == 2
        assert [path.name for path in made.files] == list(made.names)
        parts = zip(made.names, (b"one", b"two"), strict=True)
        assert checks.told == [(name, content, {"colour"}, ("Zoé",), on) for name, content in parts]
        if os.name == "posix":
            assert made.files[0].parent.stat().st_mode & 0o077 == 0
        copies = kept_in(tmp_path, made)
    assert not any(path.exists() for path in made.files)
    assert [path.read_bytes() for path in copies.files] == [b"one", b"two"]
    assert {path.parent for path in copies.files} == {tmp_path}


def test_one_file_has_the_name_of_its_line_and_a_source_left_as_it_is_stands_where_it_was(fitted, tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"source")
    fitted(b"")
    with made_files(asked(tmp_path / "a.pdf"), "passport", Checks()) as made:
        assert (made.names, made.files) == (("passport.pdf",), (tmp_path / "a.pdf",))
    assert (tmp_path / "a.pdf").read_bytes() == b"source"


def test_what_the_checks_say_of_the_result_is_said_once_and_not_what_is_the_sources_own(fitted):
    fitted(b"one", b"two")
    checks = Checks(
        ("document.low_resolution", "warning"), ("document.name_unsafe", "warning"), ("document.duplicate", "warning"),
        ("document.name_absent", "warning"), ("document.scan_only", "note"),
    )  # fmt: skip
    with made_files(asked("a"), "x", checks) as made:
        assert [each.code for each in made.outcome.findings] == ["document.low_resolution"]
        assert len(made.reports) == 2


def test_what_cannot_be_or_would_be_blocked_is_not_made(fitted):
    blocked = Finding(code="fit.heavy_page", severity="blocker", values={})
    fitted(b"one", findings=(blocked,))
    checks = Checks()
    with made_files(asked("a"), "x", checks) as made:
        assert (made.names, made.files, made.outcome.findings, checks.told) == ((), (), (blocked,), [])
    fitted(b"one")
    with made_files(asked("a"), "x", Checks(("document.too_large", "blocker"))) as made:
        assert made == Fitted(made.outcome)
        assert [each.code for each in made.outcome.findings] == ["document.too_large"]


@pytest.fixture
def scans(tmp_path):
    case = tmp_path / "scans" / "case"
    case.mkdir(parents=True)
    for name in ("b.pdf", "a.pdf", "case/own.pdf", "casebook.pdf"):
        (tmp_path / "scans" / name).write_bytes(b"x")
    return tmp_path / "scans", case


def test_what_is_in_the_case_and_links_are_left_alone_the_links_counted(scans, tmp_path):
    folder, case = scans
    (folder / "link.pdf").symlink_to(folder / "a.pdf")
    (folder / "into.pdf").symlink_to(case / "own.pdf")
    files, links = files_to_sort(folder, case)
    assert [Path(each).name for each in files] == ["a.pdf", "b.pdf", "casebook.pdf"]
    assert links == 1


def test_a_folder_that_cannot_be_sorted_is_told_by_why(scans, tmp_path, monkeypatch):
    folder, case = scans
    assert refused(files_to_sort, tmp_path / "gone", case) == (
        "sort.missing",
        {"path": str(tmp_path / "gone")},
    )
    assert refused(files_to_sort, Path("x" * 5000), case)[0] == "sort.missing"
    assert refused(files_to_sort, folder / "a.pdf", case)[0] == "sort.not_a_folder"
    (case / "inner").mkdir()
    for inside in (case, case / "inner"):
        assert refused(files_to_sort, inside, case) == ("sort.in_case", {"path": str(inside)})
    (tmp_path / "empty").mkdir()
    assert refused(files_to_sort, tmp_path / "empty", case) == (
        "sort.empty",
        {"path": str(tmp_path / "empty")},
    )
    monkeypatch.setattr(sorting, "MOST_FILES", 3)
    assert len(files_to_sort(folder, case)[0]) == 3
    monkeypatch.setattr(sorting, "MOST_FILES", 2)
    assert refused(files_to_sort, folder, case) == ("sort.too_many", {"path": str(folder), "most": 2})
    monkeypatch.setattr(sorting.os, "access", lambda *_: False)
    assert refused(files_to_sort, folder, case)[0] == "sort.no_permission"


def test_of_a_file_that_cannot_be_read_the_offer_says_what_the_checks_say():
    plain = LineOffer(path="a", look=Look(name="a"), standing="unreadable")
    found = (Finding(code="document.damaged", severity="blocker", values={"variant": "cut"}),)
    report = Report(look=Look(name="a"), findings=found, verdict="blocked")

    class Offers:
        def __init__(self, offer):
            self.answer = offer

        def offer(self, _path, _look):
            return self.answer

    told = sorting._offer(Offers(plain), "a", report, "2024/in")
    assert [(each.template, each.values) for each in told.reasons] == [
        ("document.damaged", {"variant": "cut"})
    ]
    assert told.within == "2024/in"
    nothing = msgspec.structs.replace(report, findings=())
    assert sorting._offer(Offers(plain), "a", nothing, "") == plain
    sure = msgspec.structs.replace(plain, standing="sure")
    assert sorting._offer(Offers(sure), "a", report, "") == sure


@pytest.mark.parametrize(
    ("path", "between"), [("a.pdf", ""), ("in/a.pdf", "in"), ("2024/in/a.pdf", "2024/in")]
)
def test_the_folders_between_are_told_with_slashes(tmp_path, path, between):
    assert sorting._within(str(tmp_path / path), tmp_path) == between
