"""What other programs leave in folders is known by its name."""

import pytest

from casefile.rules.documents.leftovers import leftover_kind, passed_over


@pytest.mark.parametrize(
    ("name", "kind", "passed"),
    [
        ("~$letter.docx", "lock_file", True),
        (".~lock.letter.odt#", "lock_file", True),
        ("letter.lck", "lock_file", True),
        (".lock", "", True),
        ("scan.pdf.part", "unfinished", False),
        ("Unconfirmed 123.crdownload", "unfinished", False),
        (".scan.pdf.icloud", "icloud", False),
        ("._scan.pdf", "mac_leftover", True),
        ("Thumbs.db", "system", True),
        (".DS_Store", "system", True),
        ("scan.pdf:Zone.Identifier", "system", True),
        ("scan.pdf~", "system", True),
        ("scan.tmp", "system", True),
        (".hidden.pdf", "", True),
        ("scan.pdf", "", False),
        ("part.pdf", "", False),
        ("", "", False),
    ],
)
def test_a_leftover_is_known_by_its_name_and_a_paper_that_is_not_whole_is_never_passed_over(
    name, kind, passed
):
    assert (leftover_kind(name), passed_over(name)) == (kind, passed)
