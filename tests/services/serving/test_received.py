"""Files a page sends: plain names, bounded, private, gone with the page."""

import os
import stat
import time

import pytest

from casefile.services.serving import received
from casefile.services.serving.received import ReceivedFiles, new_folder, plain_name


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("passport.pdf", "passport.pdf"), ("Relevé d’été 2024.pdf", "Relevé d’été 2024.pdf"),
        ("../../etc/passwd", "passwd"), ("C:\\Users\\a\\scan.PDF", "scan.PDF"), ("..", "document"), ("", "document"),
        (".bashrc", "bashrc"), ("a\x1b[31m\r\nb.pdf", "a_[31m__b.pdf"), ("a\u202efdp.exe", "a_fdp.exe"),
        ("x:y|z?.pdf", "x_y_z_.pdf"), ("/", "document"), ("a/", "document"),
    ],
)  # fmt: skip
def test_a_name_keeps_what_no_disk_and_no_screen_trips_over(told, kept):
    assert plain_name(told) == kept


def test_a_long_name_keeps_its_ending_and_fits_every_disk():
    kept = plain_name("é" * 300 + ".pdf")
    assert kept.endswith("é.pdf")
    assert len(kept.encode()) <= 150


async def parts(*pieces):
    for piece in pieces:
        yield piece


async def test_files_are_private_two_of_one_name_stay_two_and_all_go_with_the_page(tmp_path):
    page = ReceivedFiles(tmp_path / "page")
    first = await page.take("a.pdf", parts(b"1", b"2"))
    second = await page.take("x/a.pdf", parts(b"3"))
    assert first is not None
    assert second is not None
    assert (first.name, first.read_bytes(), second.name, second.read_bytes()) == (
        "a.pdf",
        b"12",
        "a-2.pdf",
        b"3",
    )
    if os.name == "posix":
        assert stat.S_IMODE(first.stat().st_mode) == 0o600
        assert stat.S_IMODE(page.folder.stat().st_mode) == 0o700
    page.clear()
    assert not page.folder.exists()


async def test_what_is_too_large_too_many_or_too_much_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(received, "FILE_BYTES", 4)
    monkeypatch.setattr(received, "PAGE_BYTES", 6)
    monkeypatch.setattr(received, "PAGE_FILES", 2)
    page = ReceivedFiles(tmp_path / "page")
    assert await page.take("large", parts(b"123", b"45")) is None
    assert await page.take("a", parts(b"1234")) is not None
    assert await page.take("over", parts(b"567")) is None
    assert await page.take("b", parts(b"56")) is not None
    assert await page.take("third", parts(b"")) is None
    assert sorted(path.name for path in page.folder.iterdir()) == ["a", "b"]


async def test_a_page_may_send_what_the_guide_says_and_not_a_byte_more(tmp_path, monkeypatch):
    """Nothing is written: what comes goes to where nothing is kept."""
    real = os.open
    monkeypatch.setattr(received.os, "open", lambda _path, *_how: real(os.devnull, os.O_WRONLY))
    million = bytes(1_000_000)

    async def take(page, size):
        pieces = [million] * (size // 1_000_000) + ([bytes(size % 1_000_000)] if size % 1_000_000 else [])
        return await page.take("a.pdf", parts(*pieces)) is not None

    page = ReceivedFiles(tmp_path / "one")
    assert not await take(page, 64_000_001)
    assert [await take(page, 64_000_000) for _ in range(7)] == [True] * 7
    assert not await take(page, 64_000_000 + 1)
    assert await take(page, 63_999_999)
    assert [await take(page, 2), await take(page, 1), await take(page, 1)] == [False, True, False]
    page = ReceivedFiles(tmp_path / "many")
    assert [await take(page, 0) for _ in range(201)] == [True] * 200 + [False]


@pytest.mark.parametrize("ending", ["", ".pdf", ".abcdefghij"])
def test_a_name_has_at_most_a_hundred_and_fifty_bytes_its_ending_included(ending):
    for count in (149 - len(ending), 150 - len(ending)):
        assert plain_name("a" * count + ending) == "a" * count + ending
    assert plain_name("a" * 151 + ending) == "a" * (150 - len(ending)) + ending
    assert plain_name("a.abcdefghijk" + "b" * 300) == ("a.abcdefghijk" + "b" * 300)[:150]


def test_what_a_run_that_was_cut_off_left_goes_after_a_week(monkeypatch):
    now = float(int(time.time()))
    old, young, new = new_folder(), new_folder(), new_folder()
    os.utime(old, (now - 7 * 86_400 - 1,) * 2)
    os.utime(young, (now - 7 * 86_400,) * 2)
    monkeypatch.setattr(received.time, "time", lambda: now)
    last = new_folder()
    assert [each.exists() for each in (old, young, new, last)] == [False, True, True, True]
    if os.name == "posix":
        assert stat.S_IMODE(last.stat().st_mode) == 0o700
