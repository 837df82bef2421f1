"""When two employers' names are the same, and when they are only near."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from casefile.rules.facts import SameEmployer
from casefile.rules.text import folded

__all__ = ["employer_key", "near_employers", "one_employer"]

_LEGAL_FORMS = frozenset(
    [
        "sa",
        "sas",
        "sasu",
        "sarl",
        "eurl",
        "snc",
        "scop",
        "sprl",
        "srl",
        "sc",
        "bv",
        "nv",
        "vzw",
        "asbl",
        "gmbh",
        "ag",
        "kg",
        "ltd",
        "ltee",
        "limited",
        "inc",
        "llc",
        "llp",
        "corp",
        "co",
        "cie",
        "plc",
        "pty",
        "spa",
    ]
)
_NEAR = 0.82


@lru_cache(maxsize=4096)
def employer_key(name: str) -> str:
    """Return what two spellings of one employer share: no accents, case, punctuation or legal form.

    Never empty unless the name holds no letter and no digit: legal forms are not dropped down to nothing.
    """
    # Folding may bring dots in (an ellipsis, a numbered figure): they are removed after it, never read as blanks.
    words = re.sub(r"[\W_]+", " ", folded(name).replace(".", "")).split()
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words.pop()
    while len(words) > 1 and words[0] in _LEGAL_FORMS:
        words.pop(0)
    return " ".join(words) or name.strip().casefold()


def near_employers(names: Iterable[str], answers: Iterable[SameEmployer] = ()) -> tuple[tuple[str, str], ...]:
    """Return the pairs of names that are not the same employer's but look alike, those answered left out.

    They are to be offered to the person, never merged silently.
    """
    told = tuple(answers)
    answered = {frozenset((employer_key(each.one), employer_key(each.other))) for each in told}
    goes_by = one_employer(told)
    shown: dict[str, str] = {}
    for name in sorted(names):
        shown.setdefault(employer_key(name), name)
    pairs = combinations(sorted(shown), 2)
    return tuple(
        (shown[one], shown[other])
        for one, other in pairs
        if _near(one, other)
        and frozenset((one, other)) not in answered
        and goes_by.get(one, one) != goes_by.get(other, other)
    )


def one_employer(answers: Iterable[SameEmployer]) -> dict[str, str]:
    """Return, for each key of a name said to be another's employer too, the one key all its names go by."""
    goes_by: dict[str, str] = {}

    def leader(key: str) -> str:
        while key in goes_by:
            key = goes_by[key]
        return key

    for answer in answers:
        one, other = sorted((leader(employer_key(answer.one)), leader(employer_key(answer.other))))
        if answer.same and one != other:
            goes_by[other] = one
    return {key: leader(key) for key in goes_by}


@lru_cache(maxsize=16384)
def _near(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= 4 and longer.startswith(f"{shorter} "):
        return True
    if len(shorter) < 4 or 2 * len(shorter) < _NEAR * (len(shorter) + len(longer)):
        return False
    match = SequenceMatcher(None, one, other, autojunk=False)
    return match.quick_ratio() >= _NEAR and match.ratio() >= _NEAR
