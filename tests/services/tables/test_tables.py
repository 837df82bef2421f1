import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefile.errors import UsageError
from casefile.services.tables import decoded, table_of
from casefile.services.tables.decoding import text_in

TEXT = "employeur;début\nSociété d’Été;14/12/2015\n"


def cells(text):
    return [row.cells for row in table_of(text, "t.csv").rows]


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
    ],
)
def test_the_encodings_of_spreadsheets_are_read(data):
    assert decoded(data, "t.csv") == TEXT


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04rest", "table.workbook"),
        (b"\xd0\xcf\x11\xe0rest", "table.workbook"),
        (b"abc\0\1\2", "table.not_text"),
        (b"\x81\x8d\xff", "table.not_text"),
        (codecs.BOM_UTF16_LE + b"a", "table.not_text"),
    ],
)
def test_what_is_no_text_is_refused_and_says_what_to_save(data, code):
    with pytest.raises(UsageError) as refused:
        decoded(data, "t.csv")
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("aaЖ" * 20, True), ("aЖ" * 20, False),  # more than half of the letters are Western
        ("a" * 10 + "Ā", True), ("a" * 9 + "Ā", False),  # and hardly a byte of the others is zero
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["utf-16-le", "utf-16-be"])
def test_sixteen_bits_without_a_mark_are_known_by_their_zeros(text, read, kind):
    assert text_in(text.encode(kind)) == (text if read else None)


@pytest.mark.parametrize(
    ("text", "lines", "unclosed_at"),
    [
        ("a,b\n1,2\n3,4\n", [1, 2, 3], None),
        ("sep=;\na;b\n1;2\n", [2, 3], None),
        ("a,b\n\n,\n1,2\n", [1, 4], None),
        ('a,b\n1,"x\ny"\n3,4\n', [1, 2, 4], None),
        ('a,b\n1,2\n3,"x\n', [1, 2], 3),
        ('sep=,\na,b\n1,"x\n', [2], 3),
    ],
)
def test_each_row_knows_the_line_it_begins_on(text, lines, unclosed_at):
    table = table_of(text, "t.csv")
    assert ([row.line for row in table.rows], table.unclosed_at) == (lines, unclosed_at)


@given(st.binary())
def test_any_bytes_are_text_or_refused(data):
    with suppress(UsageError):
        table_of(decoded(data, "t.csv"), "t.csv")


@pytest.mark.parametrize(
    "text",
    [
        "a,b\n1,x y\n", "a;b\n1;x y\n", "a\tb\n1\tx y\n", "sep=;\na;b\n1;x y\n", "\ufeffsep=|\r\na|b\r\n1|x y\r\n",
        "a,b\r1,x y\r", "a,b\r\n\r\n , \r\n1,x y\r\n,,,\r\n", "a;b;;\n1;x y;;\n", '"a","b"\n"1"," x y "\n',
    ],
)  # fmt: skip
def test_one_table_in_the_ways_spreadsheets_write_it(text):
    assert cells(text) == [("a", "b"), ("1", "x y")]


def test_commas_between_quotes_or_in_numbers_separate_nothing():
    assert cells('employer;hours\n"A, B, C, D";37,5\n') == [("employer", "hours"), ("A, B, C, D", "37,5")]
    assert cells('"Nom; prénom",hours,x\nA,"37,5",\n') == [("Nom; prénom", "hours", "x"), ("A", "37,5")]


def test_rows_have_the_line_they_begin_on_whatever_stands_above():
    rows = table_of('sep=,\n\na,b\n"two\nlines",1\nlast,2\n', "t.csv").rows
    assert [(row.line, row.cells[0]) for row in rows] == [(3, "a"), (4, "two\nlines"), (6, "last")]


def test_an_unclosed_quotation_mark_is_told_with_its_line():
    table = table_of('a,b\n1,2\n"3,4\n', "t.csv")
    assert (table.unclosed_at, len(table.rows)) == (3, 2)
