"""A person's own rule files, mangled: refused by name with a line, or used; never a failure nobody explains."""

import random
import re
import time
from pathlib import Path

import pytest

from casefile.i18n import countries, fact_names, sources
from casefile.resources import templates_root
from casefile.services.rulebook import (
    book,
    categories,
    checklist,
    language,
    occupations,
    pack,
    points,
    programmes,
    texts,
)
from tests.faults.test_odd_files import SECONDS, SEED, _call

FOLDERS = (
    "rules", "stages", "checklists", "answers", "letters", "countries", "programmes", "facts", "language", "points",
    "rounds", "print",
)  # fmt: skip
READING = ("hours", "checklist", "due", "funds", "history", "answers", "points", "rounds")
_CACHED = (
    pack.load_parameters, book.load_stages, checklist.load_checklist, texts.load_answers, texts.load_letters,
    occupations.load_occupations, categories.load_categories, programmes._read, language._read, points.load_points,
    fact_names.fact_meanings, countries.country_names, countries._by_name, sources._french,
)  # fmt: skip
ODD = (
    "-1",
    "0",
    "1e300",
    "99999999999",
    '"thirty"',
    "true",
    "[]",
    "{}",
    "[1, 2]",
    "2024-01-01",
    '""',
    "nan",
    "0.5",
)


@pytest.fixture
def own(tmp_path, monkeypatch):
    folder = tmp_path / "own"
    folder.mkdir()
    monkeypatch.setenv("CASEFILE_TEMPLATES", str(folder))
    yield folder
    for each in _CACHED:
        each.cache_clear()


def _placed(own: Path, name: str, content: bytes) -> None:
    for each in _CACHED:
        each.cache_clear()
    path = own / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("value", "line"),
    [(b'"thirty"', 7), (b"-1", 7), (b"true", 7), (b"99999999999", 7), (b"[30]", 7)],
)
def test_a_value_of_another_kind_is_refused_with_its_line(own, anna, casefile, value, line):
    name = "hours/warning_months.toml"
    good = (templates_root() / "rules" / name).read_bytes()
    _placed(own, f"rules/{name}", re.sub(rb"\nvalue = \d+", b"\nvalue = " + value, good, count=1))
    answer = casefile("--lang", "en", "hours", str(anna))
    assert answer.code == 2
    found = 1 + good[: good.index(b"\nvalue = ") + 1].count(b"\n")
    assert f"{name}:{found}" in answer.err, line


def test_a_rule_file_saved_in_another_alphabet_is_named_with_its_line(own, anna, casefile):
    name = "hours/warning_months.toml"
    good = (templates_root() / "rules" / name).read_text(encoding="utf-8")
    _placed(own, f"rules/{name}", good.replace("à", "é").encode("cp1252", "replace"))
    answer = casefile("--lang", "en", "hours", str(anna))
    assert answer.code == 2
    line = 1 + next(at for at, each in enumerate(good.replace("à", "é").splitlines()) if not each.isascii())
    assert f"{name}:{line}" in answer.err
    assert "UTF-8" in answer.err


@pytest.mark.parametrize(
    ("wrong", "told"),
    [(b"{nothing_known}", "{nothing_known}"), (b"{", "brace"), (b"{0}", "{0}")],
)
@pytest.mark.parametrize("verb", ["answers", "checklist"])
def test_a_text_with_a_blank_that_nothing_fills_is_named(own, anna, casefile, verb, wrong, told):
    name = {"answers": "answers", "checklist": "checklists"}[verb] + "/express_entry.toml"
    good = (templates_root() / name).read_bytes()
    _placed(own, name, re.sub(rb"\{\w+\}", wrong, good))
    answer = casefile("--lang", "en", verb, str(anna))
    assert answer.code == 2
    assert told in answer.err
    assert "rule file" in answer.err


def test_a_rule_of_ones_own_that_is_right_is_used(own, anna, casefile):
    name = "hours/warning_months.toml"
    good = (templates_root() / "rules" / name).read_bytes()
    _placed(own, f"rules/{name}", re.sub(rb"\nvalue = \d+", b"\nvalue = 7", good, count=1))
    assert casefile("hours", str(anna)).code in {0, 1}


@pytest.mark.slow
def test_no_odd_rule_file_makes_a_verb_fail(own, anna):
    print(f"CASEFILE_FUZZ_SEED={SEED}")
    root = templates_root()
    names = [
        path.relative_to(root).as_posix()
        for folder in FOLDERS
        for path in sorted((root / folder).rglob("*.toml"))
    ]
    chance, end = random.Random(SEED), time.monotonic() + SECONDS / 2
    while time.monotonic() < end:
        name = chance.choice(names)
        content = _mutated((root / name).read_bytes(), chance)
        _placed(own, name, content)
        for verb in READING:
            code, _out, err = _call(verb, str(anna))
            assert code in {0, 1, 2}, (SEED, name, verb, err, content.decode(errors="replace")[-600:])
            if code == 2:
                assert Path(name).name in err or name.partition("/")[2] in err or "rule" in err.lower(), err
        (own / name).unlink()


def _mutated(good: bytes, chance: random.Random) -> bytes:
    lines = good.split(b"\n")
    at = chance.randrange(len(lines))
    deed = chance.choice(("value", "value", "value", "drop", "double", "swap", "byte", "ansi"))
    if deed == "value":
        told = [place for place, line in enumerate(lines) if b" = " in line]
        at = chance.choice(told)
        lines[at] = lines[at].partition(b" = ")[0] + b" = " + chance.choice(ODD).encode()
    elif deed == "drop":
        del lines[at]
    elif deed == "double":
        lines.insert(at, lines[at])
    elif deed == "swap":
        other = chance.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    elif deed == "ansi":
        return good.replace("é".encode(), b"\xe9")
    else:
        place = chance.randrange(len(good))
        return good[:place] + bytes([chance.randrange(256)]) + good[place + 1 :]
    return b"\n".join(lines)


ODD_CONTENTS = {
    "empty": b"",
    "other": b"x = 1\n",
    "no text": b"\n\xe9\n",
    "no table": b"= [[ {{ \x00",
    "dots": b"a." * 20_000 + b"b = 1\n",
}


@pytest.mark.parametrize("content", ODD_CONTENTS.values(), ids=ODD_CONTENTS)
@pytest.mark.parametrize(
    ("name", "verb"),
    [
        ("facts/kit.toml", ("kit",)),
        ("facts/keys.toml", ("facts", "--keys")),
        ("countries/names.csv", ("set", "Anna", "citizenships=Belgium")),
        ("countries/other_names.csv", ("set", "Anna", "citizenships=Belgium")),
        ("addresses.csv", ("rules", "--lang", "fr")),
    ],
)
def test_an_own_file_of_words_or_questions_is_used_or_refused_by_its_name(
    own, anna, casefile, name, verb, content
):
    _placed(own, name, content)
    answer = casefile(*verb)
    told = answer.code == 0 and name == "facts/keys.toml"  # what an own file leaves out, ours says
    assert told or (answer.code == 2 and name in answer.err), answer.err


def test_a_kit_that_asks_for_what_is_no_fact_is_refused_by_the_fact(own, casefile):
    _placed(own, "facts/kit.toml", b'[[parts]]\ntable = "persons"\nkeys = ["born_on", "shoe_size"]\n')
    answer = casefile("kit", "--lang", "en")
    assert answer.code == 2
    assert "persons.shoe_size" in answer.err
