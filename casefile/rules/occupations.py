"""Occupations of the National Occupational Classification 2021: read, checked, searched."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache

from casefile.errors import UsageError
from casefile.rules.findings import Finding, Label
from casefile.rules.rulebook import Occupation

__all__ = ["check_noc", "parse_occupations", "search_occupations"]

_COLUMNS = ("code", "title_en", "title_fr", "trade")
_CODE = re.compile(r"[0-9]{5}")


def parse_occupations(text: str, origin: str) -> dict[str, Occupation]:
    """Return the occupations of a table code,title_en,title_fr,trade (yes or no), by code.

    Raises UsageError (rule.file_wrong) naming the file and the line.
    """
    reader = csv.DictReader(io.StringIO(text), strict=True)
    if tuple(reader.fieldnames or ()) != _COLUMNS:
        raise UsageError("rule.file_wrong", origin=origin, problem=",".join(_COLUMNS))
    found: dict[str, Occupation] = {}
    for row in reader:
        code = row["code"] or ""
        whole = None not in row and row["title_en"] and row["title_fr"] and row["trade"] in ("yes", "no")
        if not whole or code in found or not _CODE.fullmatch(code):
            raise UsageError("rule.file_wrong", origin=origin, problem=f"{reader.line_num}: {code}")
        label = Label(en=row["title_en"], fr=row["title_fr"])
        found[code] = Occupation(code=code, title=label, trade=row["trade"] == "yes")
    return found


def check_noc(noc: str, occupations: Mapping[str, Occupation], subject: str = "") -> list[Finding]:
    """Return what is to be said of a code.

    Four digits of 2016, malformed, not in the classification, TEER 4 or 5.
    """
    values = {"noc_code": noc}
    if not _CODE.fullmatch(noc):
        edition = "contract.noc_2016" if re.fullmatch(r"[0-9]{4}", noc) else "contract.noc_malformed"
        return [Finding(code=edition, severity="blocker", subject=subject, values={"text": noc})]
    known = occupations.get(noc)
    if known is None:
        return [Finding(code="contract.noc_unknown", severity="warning", subject=subject, values=values)]
    if known.teer > 3:
        found = values | {"title": known.title, "teer_code": known.teer}
        return [Finding(code="hours.teer_too_high", severity="warning", subject=subject, values=found)]
    return []


def search_occupations(
    query: str, occupations: Mapping[str, Occupation], limit: int = 20
) -> tuple[Occupation, ...]:
    """Return the occupations whose code or title answers the query, in either language, best first.

    Accents and case do not matter, a word may be begun only, and a slip of the finger is forgiven.
    """
    words = _words(query)
    if not words:
        return ()
    if len(words) == 1 and words[0].isdigit():
        return tuple(each for code, each in sorted(occupations.items()) if code.startswith(words[0]))[:limit]
    scored = ((_score(words, each.title), each) for each in occupations.values())
    ranked = sorted((-score, each.code, each) for score, each in scored if score)
    return tuple(each for _, _, each in ranked[:limit])


def _score(words: Iterable[str], title: Label) -> float:
    return max(_title_score(tuple(words), title.en), _title_score(tuple(words), title.fr))


def _title_score(words: tuple[str, ...], title: str) -> float:
    """Return 0 when a word of the query answers to none of the title's, else how well they fit, at most 1."""
    of_title = _words(title)
    best = [max((_word_score(word, other) for other in of_title), default=0.0) for word in words]
    if not all(best):
        return 0.0
    # A short title said whole goes before a long one that happens to hold the word; so does its first word.
    first = 0.03 if of_title and _word_score(words[0], of_title[0]) >= 0.8 else 0.0
    return sum(best) / len(best) + first + 0.05 / len(of_title)


@lru_cache(maxsize=65536)
def _word_score(word: str, other: str) -> float:
    if word == other:
        return 1.0
    if other.startswith(word):
        return 0.9 if len(word) > 1 else 0.5
    if word.startswith(other) and len(other) >= 4 and len(word) - len(other) <= 2:
        return 0.85
    if len(word) >= 4 and word in other:
        return 0.6
    if len(word) < 4 or word[0] != other[0] or abs(len(word) - len(other)) > 2:
        return 0.0
    ratio = SequenceMatcher(None, word, other, autojunk=False).ratio()
    return ratio * 0.7 if ratio >= 0.75 else 0.0


@lru_cache(maxsize=2048)
def _words(text: str) -> tuple[str, ...]:
    decomposed = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "oe"))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()
    return tuple(word for word in re.findall(r"[a-z0-9]+", bare) if word not in _SMALL)


_SMALL = frozenset(
    [
        "de",
        "des",
        "du",
        "la",
        "le",
        "les",
        "l",
        "d",
        "et",
        "en",
        "of",
        "the",
        "and",
        "a",
        "an",
        "or",
        "other",
        "autres",
    ]
)
