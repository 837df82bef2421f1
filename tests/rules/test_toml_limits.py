"""A file of facts that is built to take all time and memory is refused before it is read."""

import time
import tracemalloc

import pytest

from casefile.cases.facts_toml import parse_facts
from casefile.errors import UsageError
from casefile.rules.book.toml_limits import MOST_RECORDS, first_excess

STAY = '[[stays]]\ncountry = "BE"\nfirst = 2015-01-01\nlast = 2015-02-01\n'
BOMBS = {
    "a dotted key": "a" + ".a" * 50_000 + " = 1",
    "a dotted table": "[" + "a" + ".a" * 50_000 + "]",
    "a dotted array": "[[" + "a" + ".a" * 50_000 + "]]",
    "dots within": "x = {" + "a" + ".a" * 50_000 + " = 1}",
    "quoted dots": "x = 1\n" + '"a"' + '."a"' * 50_000 + " = 1",
    "spaced dots": "a" + " . a" * 50_000 + " = 1",
    "many dotted keys": "\n".join(f"a{n}" + ".a" * 30 + " = 1" for n in range(50_000)),
    "behind a long text": 'x = {a = """one\ntwo""", b' + ".a" * 50_000 + " = 1}",
    "behind a quote": '"\\""' + ".a" * 50_000 + " = 1",
    "quotes without end": 'x = "' + '\\"' * 1_000_000 + "." * 20 + "\n" + STAY * 2_001,
    "digits": "x = " + "9" * 1_000_000,
    "digits of sixteen": "x = [[0x" + "f_" * 500_000 + "f]]",
    "many lines": "\n".join(f"a{n} = 1" for n in range(100_000)),
    "20,000 stays": STAY * 20_000,
    "one stay more": STAY * (MOST_RECORDS + 1),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_it_is_refused_with_its_line_at_once_and_without_memory(bomb):
    text = BOMBS[bomb]
    tracemalloc.start()
    begun = time.process_time()
    with pytest.raises(UsageError) as caught:
        parse_facts(text, "bomb.toml")
    seconds, (_, most_bytes) = time.process_time() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    (problem,) = caught.value.problems
    assert problem.code.startswith("facts.too_many_")
    assert problem.values["at_line"] >= 1
    assert seconds < 5
    assert most_bytes < 40_000_000


@pytest.mark.parametrize(
    "text",
    [
        'note = "one. two. three. four. five. six. seven. eight. nine. ten. a. b. c. d. e. f. g. h."',
        'note = "' + "." * 500 + '"',
        'note = "10.5 and 3.7, see www.example.org/a.b.c"',
        "x.y.z = 1",
        'note = "' + "9" * 5000 + '"',
        "note = '" + "f" * 5000 + "'",
        STAY * 100,
    ],
)
def test_what_people_write_passes(text):
    assert first_excess(text) is None
