"""What is kept, and up to where: versions, states of copies, steps of the journal, sizes, depths, ages."""

import itertools
import json
import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from casefile.errors import CasefileError, DamagedError, StoreError
from casefile.services.store import archive, codec, headrecord, removal
from casefile.services.store.backup_states import rotate
from casefile.services.store.headfields import archived_in, numbers_in
from casefile.services.store.headrecord import head_record, quick_head, stamp_of_generation
from casefile.services.store.paths import (
    document_path,
    folder_name,
    printable,
    safe_name,
    slot_folder,
    unused,
)
from casefile.services.store.readback import read_case
from casefile.services.store.reading import read_bytes, stamp
from casefile.services.store.versions import prune
from tests.services.store.fictional import change, new_case

FIRST = datetime(2025, 1, 1, 6, tzinfo=UTC)


def _by_hand(moments: list[datetime], *, months: int) -> set[int]:
    """Return which stay: the newest 3, the first of each of the last 7 days and of the last months that have one."""
    kept = {*range(len(moments))[-3:]}
    for shape, most in (("%Y%m%d", 7), ("%Y%m", months)):
        days = sorted({f"{each:{shape}}" for each in moments})
        for day in days[len(days) - min(most, len(days)) :]:
            kept.add(next(number for number, each in enumerate(moments) if f"{each:{shape}}" == day))
    return kept


@pytest.mark.parametrize("hours", [1, 7, 25, 24 * 9, 24 * 40])
@pytest.mark.parametrize("count", [1, 3, 4, 30])
def test_of_the_states_of_a_case_the_newest_and_the_first_of_days_and_months_stay(
    tmp_path: Path, hours: int, count: int
):
    moments = [FIRST + timedelta(hours=hours * number) for number in range(count)]
    names = [f"{number + 1:05}-{at:%Y%m%dT%H%M%SZ}.json" for number, at in enumerate(moments)]
    for name in names:
        (tmp_path / name).touch()
    (tmp_path / "mine.json").touch()
    kept = {names[number] for number in _by_hand(moments, months=12)}
    assert rotate(tmp_path) == count - len(kept)
    assert {path.name for path in tmp_path.iterdir()} == {*kept, "mine.json"}


@pytest.mark.parametrize("hours", [1, 7, 25])
@pytest.mark.parametrize("count", [3, 4, 30])
def test_of_the_versions_of_a_case_the_newest_and_the_first_of_days_stay(
    tmp_path: Path, hours: int, count: int
):
    (tmp_path / ".previous").mkdir()
    moments = [FIRST + timedelta(hours=hours * number) for number in range(count)]
    for number, at in enumerate(moments, 1):
        head = {"schema": 1, "generation": number, "id": "x", "changed_at": at.isoformat()}
        (tmp_path / ".previous" / f"{number:08}.json").write_text(json.dumps({"head": {"1": head}}))
    (tmp_path / ".previous" / "00000001-schema0.json").touch()
    prune(tmp_path)
    kept = {f"{number + 1:08}.json" for number in _by_hand(moments, months=0)}
    assert {path.name for path in (tmp_path / ".previous").iterdir()} == {*kept, "00000001-schema0.json"}


@pytest.mark.parametrize(
    ("count", "standing", "gone"),
    [
        (200, 200, 0),
        (201, 201, 101),
        (350, 350, 250),
        (350, 101, 81),  # of those that changed something twenty stay, though they are older
        (350, 20, 0),  # and these are the oldest twenty: they may all be taken back
        (350, 21, 1),
        (350, 0, 250),
    ],
)
def test_of_a_long_journal_the_newest_stay_and_what_can_be_taken_back(
    tmp_path: Path, count: int, standing: int, gone: int
):
    """Only the first `standing` steps changed anything; the others are notes."""
    events = {
        str(number): {
            "number": number,
            "code": "x",
            "at": "2026-01-01T00:00:00Z",
            **({"diff": []} if number <= standing else {}),
        }
        for number in reversed(range(1, count + 1))
    }
    assert archive.archived(tmp_path, events) == list(range(1, gone + 1))
    assert [event.number for event in archive.history(tmp_path)] == list(range(1, gone + 1))
    assert archive.newest_archived(tmp_path) == gone
    assert {int(number) for number in archive.history_records(tmp_path)} == set(range(1, gone + 1))


def test_what_was_taken_back_does_not_count_among_the_changes_that_stand(tmp_path: Path):
    """Steps 1 to 20 stand; 21 to 40 were taken back by 41 to 60; the taking back of 21 was itself taken back."""
    events = {str(number): {"number": number, "diff": []} for number in range(1, 41)}
    events |= {str(40 + number): {"number": 40 + number, "undoes": 20 + number} for number in range(1, 21)}
    events["61"] = {"number": 61, "undoes": 41}
    events |= {str(number): {"number": number} for number in range(62, 300)}
    assert archive.archived(tmp_path, events) == [1]


@pytest.mark.parametrize("more", [0, 1, -1])
def test_a_file_as_long_as_may_be_is_written_and_read_and_one_byte_more_is_neither(
    tmp_path: Path, more: int, monkeypatch: pytest.MonkeyPatch
):
    file = new_case(tmp_path) / "case.json"
    content = file.read_bytes()
    tables = codec.decode(content, file)
    monkeypatch.setattr(codec, "SIZE_LIMIT_BYTES", len(content) - more)
    if more <= 0:
        assert codec.decode(content, file) == codec.decode(codec.encode(tables, file), file) == tables
        return
    with pytest.raises(StoreError) as refused:
        codec.encode(tables, file)
    assert refused.value.code == "store.not_same"
    with pytest.raises(DamagedError) as damage:
        codec.decode(content, file)
    assert (damage.value.code, damage.value.values["limit_bytes"]) == ("store.too_large", len(content) - 1)


@pytest.mark.parametrize("spoil", [{"schema": 0}, {"generation": 0}, {"id": ""}, {"id": None}, None])
def test_what_would_not_be_read_again_is_not_written(tmp_path: Path, spoil: dict[str, object] | None):
    file = new_case(tmp_path) / "case.json"
    tables = codec.decode(file.read_bytes(), file)
    if spoil is None:
        tables["lines"] = {"01": {"id": "x"}}
    else:
        tables["head"]["1"].update(spoil)
    with pytest.raises(StoreError) as refused:
        codec.encode(tables, file)
    assert refused.value.code == "store.not_same"


@pytest.mark.parametrize(("depth", "read"), [(32, True), (33, False)])
@pytest.mark.parametrize("shape", [("[", "]"), ('{"a":', "}")])
def test_a_record_as_deep_as_may_be_is_read_and_a_deeper_one_is_not(
    tmp_path: Path, depth: int, read: bool, shape
):
    file = new_case(tmp_path) / "case.json"
    tables = json.loads(file.read_text())
    tables["lines"] = {"1": {"id": "x", "odd": json.loads(shape[0] * depth + "1" + shape[1] * depth)}}
    content = json.dumps(tables).encode()
    if read:
        assert codec.decode(content, file) == tables
        return
    with pytest.raises(DamagedError) as damage:
        codec.decode(content, file)
    assert damage.value.code == "store.too_deep"


@pytest.mark.parametrize(
    "change_of",
    [
        "",
        "start",
        "end",
        "more",
        "zero",
        "zero later",
        "half letter",
        "half later",
        "no line",
        "twice",
        "deep",
    ],
)
@pytest.mark.parametrize("long", [0, 3000, 3200, 3300, 3400, 5000])
def test_the_first_record_read_alone_is_that_of_the_whole_file_or_its_refusal(
    tmp_path: Path, long: int, change_of: str
):
    file = new_case(tmp_path, "A", tags=("x" * long,)) / "case.json"
    content = file.read_bytes()
    file.write_bytes(
        {
            "start": b" " + content,
            "end": content[:-1],
            "more": content + b"\n",
            "zero": content.replace(b'"A"', b'"\0"', 1),
            "zero later": content.replace(b'"journal"', b'"jour\0nal"', 1),
            "half later": content.replace(b'"journal"', rb'"jour\uD800nal"', 1),
            "half letter": content.replace(b'"A"', rb'"\uD800"', 1),
            "no line": content.replace(b"\n", b""),
            "twice": content.replace(b'"name": "A"', b'"name": "B", "name": "A"', 1),
            "deep": content[:-4] + b"}\n\n}\n",
        }.get(change_of, content)
    )
    try:
        whole: object = codec.head_of(codec.decode(file.read_bytes(), file))
    except CasefileError as damage:
        whole = damage.code
    try:
        told: object = head_record(file)[0]
    except CasefileError as damage:
        told = damage.code
    assert told == whole
    if change_of == "" and long in {0, 3000}:
        assert quick_head(file.read_bytes()[: headrecord.HEAD_BYTES]) == whole


def test_the_stamp_of_a_state_is_given_while_it_is_there(tmp_path: Path):
    folder = new_case(tmp_path)
    assert stamp_of_generation(folder, 1) == stamp(folder) is not None
    assert stamp_of_generation(folder, 2) is None
    assert stamp_of_generation(tmp_path / "nobody", 1) is stamp(tmp_path / "nobody") is None
    change(folder, "A")
    assert stamp_of_generation(folder, 1) is None


@pytest.mark.parametrize("told", [None, "7", True, -1, 1.5, 10**30, [], {}])
def test_numbers_of_the_head_that_are_none_count_as_not_told(told: object):
    assert archived_in({"archived": told}) == archived_in({}) == 0
    assert numbers_in({"numbers": told}) == numbers_in({"numbers": {"lines": told}}) == numbers_in({}) == {}
    assert (archived_in({"archived": 7}), archived_in({"archived": 0})) == (7, 0)
    assert numbers_in({"numbers": {"lines": 7, "stays": 0, "tests": told}}) == {"lines": 7, "stays": 0}


@pytest.mark.parametrize("limit", [1, 5, 9, 10, 11, None])
def test_of_a_file_as_much_is_read_as_was_asked(
    tmp_path: Path, limit: int | None, monkeypatch: pytest.MonkeyPatch
):
    file = tmp_path / "file"
    file.write_bytes(b"0123456789")
    monkeypatch.setattr("casefile.services.store.reading._CHUNK_BYTES", 4)
    asked, read = [], os.read
    monkeypatch.setattr(os, "read", lambda descriptor, size: (asked.append(size), read(descriptor, size))[1])
    assert read_bytes(file, limit)[0] == b"0123456789"[:limit]
    assert max(asked) <= 4  # a buffer as large as a case may be is not made for a small one


@pytest.mark.parametrize(
    ("name", "seconds_old", "stays"),
    [
        (".1-0000000a.new", 86_300, True),
        (".1-0000000a.new", 86_500, False),
        (".1-0000000a.removed", 0, False),
        (".1-0000000a.other", 10 * removal._DAY_SECONDS, True),
        ("1-0000000a.new", 10 * removal._DAY_SECONDS, True),
        (".1-0000000A.new", 10 * removal._DAY_SECONDS, True),
    ],
)
def test_leftovers_go_after_a_day_and_what_is_none_never(
    tmp_path: Path, name: str, seconds_old: int, stays: bool
):
    assert timedelta(seconds=removal._DAY_SECONDS) == timedelta(days=1)
    left = tmp_path / name
    left.mkdir()
    then = time.time() - seconds_old
    os.utime(left, (then, then))
    removal.sweep(tmp_path)
    assert left.exists() is stays


LETTERS = (
    "a",
    "é",
    "漢",
    "🏠",
    ".",
    " ",
    "-",
    "/",
    "\\",
    "\0",
    "\n",
    "%",
    "con",
    "com1",
    "LPT9",
    "\u202e",
    "e\u0301",
)


@pytest.mark.parametrize("times", [0, 1, 3, 40, 59, 60, 61, 119, 120, 121, 300])
@pytest.mark.parametrize("made", [safe_name, folder_name, slot_folder, printable])
def test_every_name_that_is_made_can_be_one_on_any_disk(tmp_path: Path, made, times: int):
    for first, second in itertools.product(LETTERS, repeat=2):
        name = made(first + second * times + (".pdf" if made is safe_name else ""))
        assert len(name.encode()) <= {printable: 1020}.get(made, 240)
        assert not set(name) & set("\0\n\u202e")
        if made is printable:
            continue
        assert name
        assert not set(name) & set('/\\:*?"<>|%')
        assert name == name.rstrip(" .")
        assert name.partition(".")[0].lower() not in {"con", "nul", "aux", "prn", "com1", "lpt9"}
        if made is safe_name:
            assert len(name) <= 60
            assert document_path(tmp_path, f"documents/x/{name}").name == name


@pytest.mark.parametrize("name", ["a.pdf", "a", "x" * 56 + ".pdf", "x" * 60, "é.pdf"])
def test_a_name_that_is_taken_however_it_is_written_gets_the_next_number(tmp_path: Path, name: str):
    given = []
    for _ in range(12):
        given.append(unused(tmp_path, name))
        (tmp_path / given[-1].upper()).touch()
    assert len({each.lower() for each in given}) == 12
    assert given[0] == name
    assert all(each.endswith(f"-{number}{Path(name).suffix}") for number, each in enumerate(given[1:], 2))
    assert max(map(len, given)) <= max(60, len(name))
    assert unused(tmp_path / "nowhere", name) == name


def test_a_damaged_case_says_why_it_can_only_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = new_case(tmp_path)
    change(folder, "A")
    monkeypatch.setattr(os, "access", lambda *_: True)
    whole = read_case(folder)
    assert (whole.damage, whole.read_only_reason) == (None, None)
    (folder / "case.json").write_bytes(b"{")
    found = read_case(folder)
    assert found.damage is found.read_only_reason is not None
    assert found.case.facts.contracts == ()
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert read_case(folder).read_only_reason.code != "store.disk_refused"
    (folder / "case.json").write_bytes((folder / ".previous" / "00000001.json").read_bytes())
    assert read_case(folder).read_only_reason.code == "store.disk_refused"
