import csv
import io

import msgspec
import pytest

from casefile.i18n import words_for
from casefile.services.printing import build_page, render
from tests.services.printing import fictional
from tests.services.printing.nasty import NASTY, nasty_case


def rows(lang="fr", what="checklist", seen=None) -> list[list[str]]:
    content = render(build_page(seen or fictional.assessment(), words_for(lang), what), "csv").content
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if lang == "fr" else ","))


def test_a_row_a_slot_with_the_columns_always_in_the_same_order():
    head, *body = rows("en")
    assert head[:5] == ["Person", "Place in the family", "Slot", "For", "Status"]
    assert len(head) == 18
    assert [row[-1] for row in body] == [line.key for line in fictional.lines()]
    assert all(len(row) == len(head) for row in body)


def test_days_are_iso_and_numbers_are_numbers():
    _, *body = rows("fr", "hours")
    assert body[0][:4] == ["par jour", "2015-12-14", "2017-08-31", "627"]
    assert body[0][6] == "2687,14"
    assert rows("en", "hours")[1][6] == "2687.14"


def test_a_negative_number_stays_a_number():
    late = fictional.deadline("upload_due", fictional.TODAY.replace(day=17), "past")
    _, row = rows("en", "deadlines", fictional.assessment(deadlines=(late,)))
    assert row[3] == "-3"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", " =", "＝"])
def test_no_cell_is_a_formula(start):
    lines = fictional.lines()
    item = msgspec.structs.replace(lines[0].item, title=fictional.both(f"{start}1+1", f"{start}1+1"))
    seen = fictional.assessment(lines=(msgspec.structs.replace(lines[0], item=item),))
    cell = rows(seen=seen)[1][2]
    assert cell.startswith("'")
    assert cell.endswith("1+1")


def test_what_was_typed_comes_out_as_typed():
    files = rows(seen=nasty_case())[1][10]
    for said in NASTY:
        assert said in files
