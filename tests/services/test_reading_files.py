"""A file someone named: bytes, a text or a table; each thing it may be instead is told by its own code."""

import codecs
import io
import os
import sys

import pytest

from casefile.errors import CasefileError
from casefile.services.tables import read_table, read_text
from casefile.services.tables.decoding import text_in
from casefile.services.text_files import read_named


def refused(asked, *told) -> tuple[str, dict[str, object]]:
    with pytest.raises(CasefileError) as found:
        asked(*told)
    return found.value.code, found.value.values


@pytest.fixture
def write(tmp_path):
    def written(content: bytes) -> str:
        (tmp_path / "a.csv").write_bytes(content)
        return str(tmp_path / "a.csv")

    return written


def test_a_file_of_the_limit_is_read_and_one_byte_more_is_not(write):
    assert read_named(write(b"12345"), 5) == b"12345"
    name = write(b"123456")
    assert refused(read_named, name, 5) == ("file.too_large", {"path": name, "limit_bytes": 5})
    assert refused(read_table, name, 5)[0] == "file.too_large"


def test_what_is_piped_in_has_the_same_limit(monkeypatch):
    for content, code in ((b"12345", None), (b"123456", "file.too_large")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        if code is None:
            assert read_named("/dev/stdin", 5) == content
        else:
            assert refused(read_named, "/dev/stdin", 5) == (code, {"path": "/dev/stdin", "limit_bytes": 5})


def test_what_is_no_file_is_told_apart(tmp_path, write, monkeypatch):
    missing = str(tmp_path / "gone")
    assert refused(read_named, missing) == ("file.missing", {"path": missing})
    assert refused(read_named, str(tmp_path)) == ("file.not_a_file", {"path": str(tmp_path)})

    def fault(_path):
        raise OSError(5, "I/O")

    name = write(b"x")
    monkeypatch.setattr(type(tmp_path), "read_bytes", fault)
    assert refused(read_named, name) == ("file.unreadable", {"path": name})


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert refused(read_named, str(tmp_path / "pipe"))[0] == "file.not_a_file"


@pytest.mark.parametrize(
    "data", ["é".encode(), codecs.BOM_UTF8 + "é".encode(), "é".encode("utf-16"), b"\xe9"]
)
def test_a_text_is_read_whatever_wrote_it(write, data):
    assert read_text(write(data)) == "é"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04x", "file.of_word_processor"),
        (b"\xd0\xcf\x11\xe0x", "file.of_word_processor"),
        (b"{\\rtf1 x}", "file.of_word_processor"),
        (b"ok \x81\xff", "file.not_utf8"),
    ],
)
def test_what_is_no_text_is_told_for_what_it_is(write, data, code):
    name = write(data)
    found, values = refused(read_text, name)
    assert (found, values["path"]) == (code, name)
    assert values.get("place", 4) == 4  # from 1


def test_a_table_is_read_with_its_name(write):
    name = write("a;b\n1;2\n".encode("utf-16"))
    table = read_table(name)
    assert (table.origin, [row.cells for row in table.rows]) == (name, [("a", "b"), ("1", "2")])


@pytest.mark.parametrize(
    ("text", "page", "told"),
    [
        ("Société d’Été “Œuvre” – 37 €", "cp1252", True),
        ("Prénom", "cp850", False),  # an accent of DOS is a low quotation mark here
        ("Prénom", "mac_roman", False),
        ("déjà", "mac_roman", False),
        ("Š Œ Ž", "cp1252", True),
        ("abŒ", "cp1252", False),
        ("a…b", "cp1252", False),
        ("a… b", "cp1252", True),
    ],
)
def test_letters_of_another_page_of_codes_are_not_taken_for_words(text, page, told):
    assert text_in(text.encode(page)) == (text if told else None)


@pytest.mark.parametrize("kind", ["utf-16-le", "utf-16-be"])
def test_sixteen_bits_without_a_mark_are_known_by_their_zeros(kind):
    assert text_in("ab".encode(kind)) == "ab"
    assert text_in(("aa" + "я").encode(kind)) == "aaя"
    assert text_in(b"") == ""
