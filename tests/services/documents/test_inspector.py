"""Many files, kept facts, cancelling, pictures of pages."""

import os
import stat
import threading

import msgspec
import pytest

from casefile.rules.documents.looks import Report
from casefile.services.documents.cache import LookCache
from casefile.services.documents.inspector import Inspector, Wanted
from casefile.services.documents.workers import Workers
from tests.services.documents.making import TEXT, picture, scan_pdf, text_pdf


@pytest.fixture
def many(tmp_path):
    paths = []
    for number in range(8):
        path = tmp_path / f"paper{number}.pdf"
        path.write_bytes(text_pdf((f"Letter number {number} of {number * 7}", *TEXT)))
        paths.append(path)
    return paths


def test_reports_come_in_order_whoever_finishes_first(inspector, many):
    many[3].write_bytes(scan_pdf(picture(1275, 1650), 1275, 1650))
    reports = inspector.reports(many, jobs=3)
    assert [report.look.name for report in reports] == [path.name for path in many]
    assert [report.verdict for report in reports] == ["ready"] * 8


def test_progress_counts_each_file_once(inspector, many):
    told = []
    inspector.reports(many, jobs=2, progress=lambda done, total, name: told.append((done, total, name)))
    assert [done for done, _, _ in told] == list(range(1, 9))
    assert {total for _, total, _ in told} == {8}
    assert {name for _, _, name in told} == {path.name for path in many}


@pytest.mark.parametrize("jobs", [1, 2])
def test_cancelling_keeps_what_was_done(inspector, many, jobs):
    done = []
    reports = inspector.reports(
        many, jobs=jobs, progress=lambda *told: done.append(told), cancelled=lambda: len(done) >= 3
    )
    assert 3 <= len(reports) < 8
    assert [report.look.name for report in reports] == [path.name for path in many[: len(reports)]]


def test_a_file_given_twice_is_told_the_second_time(inspector, many):
    first, second, third = inspector.reports([many[0], many[1], many[0]])
    assert [f.code for f in third.findings] == ["document.duplicate"]
    assert (first.verdict, second.verdict, third.verdict) == ("ready", "ready", "attention")


def test_a_file_saved_anew_is_the_same_document(inspector, many, tmp_path):
    copy = tmp_path / "copy.pdf"
    copy.write_bytes(text_pdf(("Letter number 0 of 0", *TEXT), root=b"/Lang (en)"))
    one, other = inspector.reports([many[0], copy])
    assert one.look.sha256 != other.look.sha256
    assert one.look.content_key == other.look.content_key != ""
    assert [f.values for f in other.findings] == [{"other": "paper0.pdf"}]


def test_many_threads_may_ask_at_once(inspector, many):
    found = {}

    def ask(path):
        found[path.name] = inspector.report(path).verdict

    threads = [threading.Thread(target=ask, args=(path,)) for path in many]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert found == {path.name: "ready" for path in many}


def test_a_report_travels_as_json(inspector, many):
    report = inspector.report(many[0], names=("Nobody Known",))
    assert msgspec.json.decode(msgspec.json.encode(report), type=Report) == report


def test_no_text_of_the_document_travels(inspector, many):
    assert b"company" not in msgspec.json.encode(inspector.report(many[0]))


class Counting(Workers):
    """Counts how often a child is asked."""

    asked = 0

    def ask(self, request):
        type(self).asked += 1
        return super().ask(request)


@pytest.fixture
def counting(parameters, tmp_path, monkeypatch):
    Counting.asked = 0
    monkeypatch.setattr("casefile.services.documents.inspector.Workers", Counting)
    with Inspector(parameters, cache=LookCache(tmp_path / "cache")) as made:
        yield made


def test_what_has_not_changed_is_not_looked_at_again(counting, many):
    first = counting.report(many[0], names=("Camille Moreau", "Nadia Benali"))
    again = counting.report(many[0], names=("Camille Moreau", "Nadia Benali"))
    assert again == first
    assert [f.code for f in again.findings] == ["document.name_absent"]
    assert Counting.asked == 1


def test_a_copy_is_known_by_its_content_and_keeps_its_own_name(counting, many, tmp_path):
    counting.report(many[0])
    copy = tmp_path / "other name.pdf"
    copy.write_bytes(many[0].read_bytes())
    report = counting.report(copy)
    assert (report.look.name, Counting.asked) == ("other name.pdf", 1)


def test_a_changed_file_is_looked_at_again(counting, many):
    counting.report(many[0])
    many[0].write_bytes(b"no paper")
    assert counting.report(many[0]).verdict == "blocked"
    assert Counting.asked == 2


def test_other_names_are_looked_for_anew(counting, many):
    counting.report(many[0])
    assert [f.code for f in counting.report(many[0], names=("Nadia Benali",)).findings] == [
        "document.name_absent"
    ]


def test_the_cache_is_the_users_alone_and_holds_no_name(counting, many, tmp_path):
    counting.report(many[0], names=("Nadia Benali",))
    counting.close()
    (kept,) = [path for path in (tmp_path / "cache").iterdir() if path.name.startswith("looks")]
    content = kept.read_bytes()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600 or os.name == "nt"
    for personal in (b"Benali", b"paper0", b"Moreau", str(tmp_path).encode()):
        assert personal not in content


def test_a_damaged_cache_costs_nothing_but_time(counting, many, tmp_path):
    counting.report(many[0])
    counting.close()
    (tmp_path / "cache" / "looks.sqlite").write_bytes(b"not a database at all" * 100)
    assert counting.report(many[0]).verdict == "ready"
    assert counting.report(many[0]).verdict == "ready"
    assert counting.report(many[0]).verdict == "ready"
    assert Counting.asked <= 3


def test_a_cache_that_cannot_be_written_is_done_without(parameters, many, tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="ascii")
    with Inspector(parameters, cache=LookCache(tmp_path / "file" / "below")) as inspector:
        assert inspector.report(many[0]).verdict == "ready"


def test_a_cleared_cache_forgets(counting, many):
    counting.report(many[0])
    counting._cache.clear()
    counting.report(many[0])
    assert Counting.asked == 2


def test_a_page_is_drawn_in_half_blocks(inspector, write):
    rows = inspector.preview(write(scan_pdf(picture(1275, 1650), 1275, 1650)), 1, 30, 20)
    assert len(rows) == 20
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows[0]) <= 30
    colours = {colour for row in rows for half in row for colour in half}
    assert min(sum(colour) for colour in colours) < 200
    assert (255, 255, 255) in colours


def test_a_picture_is_drawn_too_and_what_cannot_be_is_empty(inspector, write, tmp_path):
    assert inspector.preview(write(picture(300, 300), "photo.jpg"), 1, 10, 10)
    assert inspector.preview(write(text_pdf()), 2) == []
    assert inspector.preview(write(b"hello", "note.txt")) == []
    assert inspector.preview(tmp_path / "gone.pdf") == []


@pytest.mark.parametrize("jobs", [1, 3])
def test_each_file_is_asked_what_its_own_line_asks(inspector, many, jobs):
    wanted = [
        Wanted(path, frozenset({"photo"}) if number == 1 else frozenset(), (f"Absent {number}",))
        for number, path in enumerate(many)
    ]
    told = []
    reports = inspector.reports_of(wanted, jobs=jobs, progress=lambda *each: told.append(each[:2]))
    assert told == [(number, len(many)) for number in range(1, len(many) + 1)]
    assert [report.look.names_absent for report in reports] == [each.names for each in wanted]
    photo = ["document.photo_not_jpeg" in {f.code for f in report.findings} for report in reports]
    assert photo == [number == 1 for number in range(len(many))]


def test_an_interruption_begins_no_further_file(inspector, many, monkeypatch):
    begun = []

    def interrupted(path, names=(), phrases=()):
        begun.append(path)
        raise KeyboardInterrupt

    monkeypatch.setattr(inspector, "look", interrupted)
    with pytest.raises(KeyboardInterrupt):
        inspector.reports(many * 50, jobs=2)
    assert len(begun) < len(many) * 50
