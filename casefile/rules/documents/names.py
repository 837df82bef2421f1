"""Whether the names of a person stand in the text of a paper, in any of the spellings that papers print.

Source of the spellings: ICAO Doc 9303, part 3, section 6 (transliterations recommended for use by States): where it
allows two or three for one letter, any of them may be on a paper.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, islice, product
from unicodedata import combining, normalize

import msgspec

from casefile.rules.text import folded, words_of

__all__ = [
    "Sought",
    "SoughtNames",
    "absent_names",
    "family_ways",
    "joined_spellings",
    "names_otherwise",
    "runs",
    "sought",
    "spellings",
    "with_zones",
    "word_spellings",
]

_SPELT = {
    "ä": ("a", "ae"), "å": ("a", "aa"), "ö": ("o", "oe"), "ø": ("o", "oe"), "ü": ("u", "ue", "uxx"), "ñ": ("n", "nxx"),
    "đ": ("d", "dj"),
}  # fmt: skip
_SEVERAL = re.compile(f"[{''.join(_SPELT)}]")
_WITH_SEVERAL = re.compile(rf"[^\W_]*[{''.join(_SPELT)}][^\W_]*")
_ALIKE = [
    str.maketrans({letter: ways[min(way, len(ways) - 1)] for letter, ways in _SPELT.items()})
    for way in (1, 2)
]
_MOST_MIXED = 500
_MOST_COMPARED = 20_000
_WORD = re.compile(r"[^\W_]+")
_PARTICLES = frozenset({
    "de", "du", "des", "d", "la", "le", "les", "l", "da", "das", "do", "dos", "di", "del", "della", "van", "von", "der",
    "den", "het", "ten", "ter", "zu", "zur", "af", "av", "el", "al", "ul", "ben", "bin", "ibn", "bint", "abu", "bou",
    "ould", "mac", "mc", "o", "n", "y", "e",
})  # fmt: skip
_SHORTENED = {"saint": "st", "sainte": "ste", "st": "saint", "ste": "sainte"}
_MACHINE_ZONE = re.compile(r"[PIACV][A-Z<][A-Z]{3}([A-Z]+(?:<[A-Z]+)*)<<([A-Z]+(?:<[A-Z]+)*)?")
_MOST = 81
_LONGEST = 60  # letters: a longer "word" of a text is no name
_MOST_RUN = 6
_NEAR_WORDS = 4
_LEAST_ALIKE = 5


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """A person's name to look for: how it is shown, the given names, and any family name the person is known by."""

    shown: str
    given: tuple[str, ...] = ()
    families: tuple[str, ...] = ()


SoughtNames = tuple[str | Sought, ...]
"""Names as they are told, or as they are looked for."""


def sought(name: str, other_names: Sequence[str] = (), family: str = "") -> Sought:
    """Return what to look for. Of a name alone the last word, with its particles, is the family name; `other_names`
    are whole names or family names alone, as the person told them.
    """
    given, own = (name.strip(), family.strip()) if family else _split(name)
    shown = f"{given} {own}".strip()
    split = [_split(other) for other in other_names]
    firsts = (given, *(first for first, _ in split))
    lasts = (own, *(last for _, last in split))
    return Sought(
        shown=shown,
        given=tuple(dict.fromkeys(each for each in firsts if each)),
        families=tuple(dict.fromkeys(each for each in lasts if each)),
    )


def _split(name: str) -> tuple[str, str]:
    words = name.split()
    at = max(0, len(words) - 1)
    while at > 1 and folded(words[at - 1]).rstrip("'") in _PARTICLES:
        at -= 1
    return " ".join(words[:at]), " ".join(words[at:])


def spellings(word: str) -> tuple[str, ...]:
    """Return the ways a word of a name may be written in plain letters, folded, the one without marks first.

    Letters with one spelling (œ is oe, ß is ss, þ is th) are spelt so in all of them; of a word with very many of the
    others, those spelt alike throughout come first and the mixed ones are cut.
    """
    kinds = [_SPELT.get(letter, (letter,)) for letter in _composed(word)]
    alike = ("".join(kind[min(way, len(kind) - 1)] for kind in kinds) for way in range(3))
    mixed = ("".join(letters) for letters in product(*kinds))
    return tuple(dict.fromkeys(folded(each) for each in islice(chain(alike, mixed), _MOST)))


def absent_names(text: str, names: Collection[str | Sought]) -> tuple[str, ...]:
    """Return the names, as shown, that the text does not bear: any of the person's family names as whole words, and
    a given name or its initial beside it. Whatever the order, accents, case, spelling, blanks, hyphens, apostrophes.
    Nothing is said of a name in another script.
    """
    read = _Read(text)
    wanted = [sought(name) if isinstance(name, str) else name for name in names]
    return tuple(name.shown for name in wanted if _is_in_letters(name) and not _bears(read, name))


def names_otherwise(text: str, names: Collection[str | Sought]) -> tuple[tuple[str, str], ...]:
    """Return (name as shown, name as the paper spells it) for names that stand in the text but for a letter or two."""
    read = _Read(text)
    found = []
    for each in names:
        name = sought(each) if isinstance(each, str) else each
        written = None if _bears(read, name) else _otherwise(read, name)
        if written:
            found.append((name.shown, written))
    return tuple(found)


def with_zones(text: str) -> str:
    """Return the text composed, the names of its machine zones added as words of their own."""
    composed = normalize("NFC", text)
    zones = [" ".join(filter(None, each)).replace("<", " ") for each in _MACHINE_ZONE.findall(composed)]
    return " . ".join((composed, *zones))


class _Read:
    """The words of a text: folded, in their other spellings, and those whose letters are set apart."""

    def __init__(self, text: str) -> None:
        self.text = with_zones(text)
        self.words = words_of(self.text)
        self.sequences = [self.words]
        low = _composed(self.text)
        if _SEVERAL.search(low):
            self.sequences += [words_of(low.translate(table)) for table in _ALIKE]
        several = dict.fromkeys(word for word in _WITH_SEVERAL.findall(low) if len(word) <= _LONGEST)
        self.mixed = {spelt for word in islice(several, _MOST_MIXED) for spelt in spellings(word)}
        self.apart = list(_set_apart(self.words))

    def places_of(self, name: str) -> list[tuple[int, int]]:
        """Return (first, after the last) of each run of words that is the name, blanks and hyphens dropped."""
        targets = joined_spellings(name)
        found = [place for words in self.sequences for place in runs(words, targets)]
        if not found and any(target in self.mixed for target in targets):
            return [(0, 0)]
        if not found and any(target in run for target in targets for run in self.apart):
            return [(0, 0)]
        return found


def _is_in_letters(name: Sought) -> bool:
    """Say whether a name is told in Latin letters: how one in others is spelt on a paper is not known here."""
    return any(words_of(each) and words_of(each)[0].isascii() for each in name.families or (name.shown,))


def _bears(read: _Read, name: Sought) -> bool:
    places = [
        place for family in name.families for way in family_ways(family) for place in read.places_of(way)
    ]
    if name.families and not places:
        return False
    if not name.given or any(read.places_of(way) for given in name.given for way in _given_ways(given)):
        return True
    initials = {folded(word)[:1] for given in name.given for word in given.split()}
    initials |= {"".join(part[:1] for part in words_of(given)) for given in name.given} - {""}
    return any(_has_initial(read.words, place, initials) for place in places)


def family_ways(family: str) -> Iterator[str]:
    """Yield a family name whole, without its first particles one after the other, and the first of two."""
    words = _WORD.findall(_composed(family))
    if len(words) > 1 and words[0] in _SHORTENED:
        yield "".join((_SHORTENED[words[0]], *words[1:]))
    while words:
        yield "".join(words)
        if folded(words[0]) not in _PARTICLES:
            break
        words = words[1:]
    if len(words) > 1 and len(words[0]) > 2 and re.search(r"[\s-]", family.strip()):
        yield words[0]


def _given_ways(given: str) -> Iterator[str]:
    """Yield the given names together and each of them; of a hyphened one also its parts."""
    yield given
    for word in given.split():
        parts = [word, *word.split("-")]
        yield from (part for part in dict.fromkeys(parts) if len(part) > 1 and folded(part) not in _PARTICLES)


def _has_initial(words: list[str], place: tuple[int, int], initials: set[str]) -> bool:
    """Say whether one of the letters, or those of a double name, stands alone beside the family name."""
    first, after = place
    return any(word in initials for word in words[max(0, first - 3) : first] + words[after : after + 2])


def word_spellings(words: list[str]) -> list[list[str]]:
    """Return the words folded, and again with the letters of several spellings spelt each way; none is left out."""
    low = [_composed(word) for word in words]
    return [
        [folded(word) for word in low],
        *([folded(word.translate(table)) for word in low] for table in _ALIKE),
    ]


def runs(words: list[str], targets: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield (first, after the last) of each run of words that, joined, is one of the targets."""
    starts = tuple({target[:1] for target in targets if target})
    longest = max((len(target) for target in targets), default=0)
    for at, word in enumerate(words):
        if not word.startswith(starts) or not starts:
            continue
        joined = ""
        for after in range(at, min(len(words), at + _MOST_RUN)):
            joined += words[after]
            if joined in targets:
                yield at, after + 1
            if len(joined) >= longest:
                break


def _set_apart(words: list[str]) -> Iterator[str]:
    """Yield the runs of single letters (D U P O N T), joined."""
    run = ""
    for word in (*words, "  "):
        if len(word) == 1:
            run += word
            continue
        if run:
            yield run
        run = ""


def joined_spellings(name: str) -> frozenset[str]:
    """Return the spellings of a name with the blanks, hyphens and apostrophes dropped."""
    return frozenset("".join(words_of(each)) for each in spellings(name)) - {""}


def _otherwise(read: _Read, name: Sought) -> str:
    """Return the name as the text spells it, where the one half is right and the other nearly so; empty otherwise."""
    written = _WORD.findall(read.text)[:_MOST_COMPARED]
    words = [folded(word) for word in written]
    givens = [way for given in name.given for way in _given_ways(given)]
    families = [way for family in name.families for way in family_ways(family)]
    for rights, nearly in ((givens, families), (families, givens)):
        right = {spelt for way in rights for spelt in joined_spellings(way)}
        targets = {spelt for way in nearly for spelt in joined_spellings(way) if len(spelt) >= _LEAST_ALIKE}
        for first, after in runs(words, right):
            beside = [*range(max(0, first - _NEAR_WORDS), first), *range(after, after + _NEAR_WORDS)]
            for at in beside:
                if at < len(words) and any(_nearly(words[at], target) for target in targets):
                    return " ".join(written[min(first, at) : max(after, at + 1)])
    return ""


def _nearly(word: str, target: str) -> bool:
    """Say whether two words differ by a letter, or two of a long one: changed, more, fewer or exchanged."""
    most = 1 if len(target) < 8 else 2
    return word != target and abs(len(word) - len(target)) <= most and _distance(word, target) <= most


def _distance(one: str, other: str) -> int:
    """Return how many letters are changed, more, fewer or exchanged (optimal string alignment)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        line = [at]
        for to, sign in enumerate(other, 1):
            least = min(last[to] + 1, line[to - 1] + 1, last[to - 1] + (letter != sign))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == sign:
                least = min(least, before[to - 2] + 1)
            line.append(least)
        before, last = last, line
    return last[-1]


def _composed(text: str) -> str:
    """Return the text without capitals, each letter and its mark as one sign where there is such a sign."""
    kept = normalize("NFC", text).casefold()
    return "".join(sign for sign in kept if not combining(sign)) if not kept.isascii() else kept
