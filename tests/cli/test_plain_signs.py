"""A terminal with few letters is given signs that read alike, in both languages, in every text of a case."""

import pytest

from casefile.cli import plain_signs
from tests.cli.conftest import Casefile

NARROW = ("cp1252", "cp850", "cp437", "ascii")
ASKED = (
    ("checklist",),
    ("points", "--on", "2026-10-01"),
    ("hours",),
    ("due",),
    ("answers",),
    ("rounds",),
    ("show",),
    ("rehearse",),
)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_question_mark_stands_where_another_sign_says_the_same(casefile: Casefile, lang: str):
    plain_signs.spare_signs()
    demo = casefile("demo", "--lang", lang)
    assert demo.code == 0
    case = demo.out.split("\n")[0]
    for asked in ASKED:
        answer = casefile(asked[0], case, *asked[1:])
        text = answer.out + answer.err
        assert len(text) > 100, asked
        for encoding in NARROW:
            shown = text.encode(encoding, plain_signs._NAME).decode(encoding)
            assert shown.count("?") == text.count("?"), (asked, encoding)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("l’épreuve\u00a0: 37,5\u202fh → «\u00a0prêt\u00a0»", 'l\'epreuve : 37,5 h > " pret "'),
        ("✓ 1ᵉʳ … ≈ 3 × 2", "v 1er ... ~ 3 x 2"),
        ("Łódź, Đặng, œuvre", "Lodz, Dang, oeuvre"),
        ("山田", "??"),
    ],
)
def test_what_reads_most_alike(text: str, shown: str):
    plain_signs.spare_signs()
    assert text.encode("ascii", plain_signs._NAME).decode() == shown
