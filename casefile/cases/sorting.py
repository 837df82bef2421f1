"""Which line of the checklist a loose file seems to serve, and why: offered to the person, never decided for them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

import msgspec

from casefile.cases.assessment import Assessment, ChecklistLine
from casefile.cases.changes import Change, adding_documents
from casefile.cases.model import Case, Document
from casefile.cases.signs import Sign, WordsOf, longest
from casefile.rules.book.checklist import ChecklistDefinition
from casefile.rules.documents.looks import Look
from casefile.rules.documents.names import Sought
from casefile.rules.facts import Facts
from casefile.rules.findings import Label, Text
from casefile.rules.text import folded, plain_words

__all__ = ["LineMatch", "LineOffer", "Sorting", "attach_all", "marked_twice", "told_by_person"]

LineMatch = Literal["sure", "perhaps", "several", "none", "held", "twice", "unreadable", "told", "left_out"]
"""How well a file's line is known; `held` is in the case already, `twice` is another file of the same folder again;
`told` and `left_out` are what the person said of it."""

_BEST_KNOWN: tuple[LineMatch, ...] = ("held", "sure", "perhaps", "several", "none", "twice", "unreadable")
_IN_NAME = 2  # what a file was called on purpose weighs more than a word somewhere in its text
_SURE = 2  # one word alone in a text is too little
_MOST_TEXT_SIGNS = 2  # a long paper names many things


class LineOffer(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the folder, the key of the line it seems to serve (empty: none), and the reasons to be read out.

    `others` are keys of lines it might be for as well. `look` holds the facts of the file. `within` are the folders it
    lies in below the one that is sorted, with slashes: two cameras give the same names.
    """

    path: str
    look: Look
    standing: LineMatch
    line: str = ""
    reasons: tuple[Text, ...] = ()
    others: tuple[str, ...] = ()
    within: str = ""

    @property
    def name(self) -> str:
        """Return what the file is called, after the folders it lies in."""
        return f"{self.within}/{self.look.name}" if self.within else self.look.name

    @property
    def unread(self) -> bool:
        """Say whether reading what stands in the file's pictures may tell more of it."""
        unsettled = self.standing in {"perhaps", "several", "none"}
        return unsettled and self.look.only_pictures and not self.look.read_by


def told_by_person(offer: LineOffer, line: str) -> LineOffer:
    """Return the offer with the line the person said (empty: left out): no more a guess, and without its reasons."""
    standing: LineMatch = "told" if line else "left_out"
    return msgspec.structs.replace(offer, line=line, standing=standing, reasons=(), others=())


class _Found(NamedTuple):
    """A sign that was found: how much it weighs, and its sentence."""

    weight: int
    reason: Text


class Sorting:
    """The lines of one case, with what tells their papers: words, people, employers, countries, days."""

    def __init__(
        self, seen: Assessment, definition: ChecklistDefinition, names: Mapping[str, Sequence[Sought]]
    ) -> None:
        """`names` are those to look for, by the person's id."""
        self.seen = seen
        self._titles = {slot.id: slot.title for slot in definition.slots}
        self._photos = {slot.id for slot in definition.slots if "photo" in slot.asks}
        self._signs = {
            slot.id: [Sign(each, plain_words(each)) for each in slot.signs] for slot in definition.slots
        }
        self._lines: dict[str, list[ChecklistLine]] = {}
        for line in seen.lines:
            if line.state != "not_applicable":
                self._lines.setdefault(line.item.id, []).append(line)
        self._about = {line.key: _about(line, seen.case.facts, definition) for line in seen.lines}
        self._people = {key: tuple(found) for key, found in names.items() if found}
        self._held = {each.sha256: each for each in seen.case.documents}

    @property
    def names(self) -> tuple[Sought, ...]:
        """Return the names to look for in each file."""
        return tuple(dict.fromkeys(each for found in self._people.values() for each in found))

    @property
    def phrases(self) -> tuple[str, ...]:
        """Return the words to look for in each file, folded."""
        found = [each.phrase for signs in self._signs.values() for each in signs]
        found += [each.phrase for signs, _ in self._about.values() for each in signs]
        for name in self.names:
            found += [plain_words(word) for each in name.given for word in each.split()]
            found += [plain_words(each) for each in name.families]
        return tuple(dict.fromkeys(each for each in found if each))

    def offer(self, path: str, look: Look) -> LineOffer:
        """Return what the file seems to be for."""
        if look.trouble:
            return LineOffer(path=path, look=look, standing="unreadable")
        held = self._held.get(look.sha256)
        if held is not None:
            return LineOffer(path=path, look=look, standing="held", line=held.slot)
        told = self._offered(path, look, WordsOf(look, read=False))
        if told.standing == "sure" or not look.read_by:
            return told
        read = self._offered(path, look, WordsOf(look, read=True))  # a reading may err: it makes nothing sure
        return msgspec.structs.replace(read, standing="perhaps") if read.standing == "sure" else read

    def _offered(self, path: str, look: Look, words: WordsOf) -> LineOffer:
        slots = self._slots_of(look, words)
        asked = {slot: found for slot, found in slots.items() if slot in self._lines}
        if not asked:
            not_asked = tuple(
                Text("sort.not_asked", {"title": self._titles[slot]}) for slot in list(slots)[:1]
            )
            if not not_asked and look.only_pictures and not look.read_by:
                not_asked = (Text("sort.only_pictures"),)
            return LineOffer(path=path, look=look, standing="none", reasons=not_asked)
        return self._among(path, look, words, slots, asked)

    def _among(
        self,
        path: str,
        look: Look,
        words: WordsOf,
        slots: Mapping[str, list[_Found]],
        asked: Mapping[str, list[_Found]],
    ) -> LineOffer:
        weights = {slot: sum(each.weight for each in found) for slot, found in slots.items()}
        best = max(weights[slot] for slot in asked)
        first = [slot for slot in asked if weights[slot] == best]
        lines = [line for slot in first for line in self._lines[slot]]
        fitting, reasons, doubt = self._of_whom(lines, look, words)
        why = tuple(
            each.reason for each in sorted(asked[fitting[0].item.id], key=lambda one: -one.weight)[:2]
        )
        if len(fitting) > 1:
            keys = tuple(each.key for each in fitting)
            return LineOffer(path=path, look=look, standing="several", reasons=why, others=keys)
        rival = max((weights[slot] for slot in slots if slot not in first), default=0)
        if rival >= best:
            other = next(slot for slot in slots if slot not in first and weights[slot] == rival)
            reasons = (*reasons, Text("sort.not_asked", {"title": self._titles[other]}))
        sure = best >= _SURE and rival < best and not doubt
        others = tuple(line.key for slot in asked for line in self._lines[slot] if line.key != fitting[0].key)
        return LineOffer(
            path=path, look=look, standing="sure" if sure else "perhaps", line=fitting[0].key,
            reasons=_once((*why, *reasons)), others=others,
        )  # fmt: skip

    # -- which slot

    def _slots_of(self, look: Look, words: WordsOf) -> dict[str, list[_Found]]:
        """Return the slots of which a sign stands in the file or its name, the heaviest first."""
        found = {}
        for slot, signs in self._signs.items():
            picture_only = slot in self._photos
            if picture_only and look.kind not in {"jpeg", "png", "tiff"}:
                continue
            in_name = longest([each for each in signs if words.named(each.phrase)])
            in_text = [] if picture_only else longest([each for each in signs if words.hold(each.phrase)])
            told = [_Found(_IN_NAME + each.size, each.reason("sort.by_name")) for each in in_name[:1]]
            told += [_Found(each.size, words.reason(each)) for each in in_text[:_MOST_TEXT_SIGNS]]
            if told:
                found[slot] = told
        return dict(sorted(found.items(), key=lambda each: -sum(one.weight for one in each[1])))

    # -- which line of the slot

    def _of_whom(
        self, lines: Sequence[ChecklistLine], look: Look, words: WordsOf
    ) -> tuple[list[ChecklistLine], tuple[Text, ...], bool]:
        """Return the lines that fit best, why, and whether a name speaks against it."""
        marks = {line.key: self._marks(line, look, words) for line in lines}
        best = max(sum(each.weight for each in found) for found in marks.values())
        fitting = [line for line in lines if sum(each.weight for each in marks[line.key]) == best]
        reasons = tuple(each.reason for each in marks[fitting[0].key])
        return fitting, reasons, any(each.weight < 0 for each in marks[fitting[0].key])

    def _marks(self, line: ChecklistLine, look: Look, words: WordsOf) -> list[_Found]:
        found = self._person_marks(line.item.person, look, words)
        signs, days = self._about[line.key]
        there = [sign for sign in signs if words.hold(sign.phrase) or words.named(sign.phrase)]
        own = [_Found(2, words.reason(each)) for each in longest(there)]
        told = sorted(days & words.days)[:2]
        own += [_Found(2, words.reason_of_day(day)) for day in told]
        if signs and not own:  # of another country, employer or school, perhaps
            own = [_Found(-1, signs[0].reason("sort.not_there" if words.seen else "sort.not_seen"))]
        return found + own

    def _person_marks(self, person: str, look: Look, words: WordsOf) -> list[_Found]:
        told = self._people.get(person, ())
        if not told:
            return []
        shown = told[0].shown
        if shown in look.names_absent:
            return [_Found(-4, Text("sort.not_named", {"name": shown}))]
        given = [plain_words(word) for each in told for one in each.given for word in one.split()]
        family = [plain_words(one) for each in told for one in each.families]
        if look.names_absent or (_any_in(given, words.held) and _any_in(family, words.held)):
            return [_Found(4, Text("sort.by_text", {"sign": shown}))]
        if any(map(words.hold, given)) and any(map(words.hold, family)):
            return [_Found(4, Text("sort.by_read", {"sign": shown}))]
        called = next((each for each in given if len(each) > 1 and words.named(each)), "")
        return [_Found(3, Text("sort.by_name", {"sign": called}))] if called else []


def attach_all(documents: Sequence[Document], also: Sequence[Callable[[Case], Case]]) -> Change:
    """Return the change that attaches files of a folder together, with what also becomes of their lines."""
    values = {"count": len(documents), "name": documents[0].original_name}
    return Change(code="journal.documents_sorted", values=values, apply=adding_documents(documents, *also))


def marked_twice(offers: Iterable[LineOffer]) -> list[LineOffer]:
    """Return the offers, each content offered once: for the file of which most is known, of the others it is said."""
    offers = list(offers)
    kept: dict[str, LineOffer] = {}
    for each in sorted(offers, key=lambda offer: _BEST_KNOWN.index(offer.standing)):
        if each.look.sha256:
            kept.setdefault(each.look.sha256, each)
    return [_twice(each, kept.get(each.look.sha256, each)) for each in offers]


def _twice(offer: LineOffer, kept: LineOffer) -> LineOffer:
    if kept is offer or offer.standing in {"held", "unreadable"}:
        return offer
    reason = Text("sort.twice", {"name": kept.name})
    return LineOffer(
        path=offer.path, look=offer.look, standing="twice", reasons=(reason,), within=offer.within
    )


def _about(
    line: ChecklistLine, facts: Facts, definition: ChecklistDefinition
) -> tuple[list[Sign], frozenset[str]]:
    """Return the words and the days that tell one line of a slot from another: its employer, school, country."""
    of = line.item.of
    if of is None:
        return [], frozenset()
    if of in definition.countries:
        label = definition.countries[of]
        return [Sign(label, plain_words(side)) for side in dict.fromkeys((label.en, label.fr))], frozenset()
    words: list[str | Label] = []
    days: list[date | None] = []
    contract = next((each for each in facts.contracts if each.id == of), None)
    if contract is not None:
        words.append(contract.employer)
        same = [each for each in facts.contracts if folded(each.employer) == folded(contract.employer)]
        days += [day for each in same for day in (each.first, each.last)]
    for diploma in facts.credentials:
        if diploma.id == of:
            words += [diploma.institution, diploma.title, diploma.evaluated_by]
            days += [diploma.awarded_on, diploma.evaluated_on]
    for test in facts.tests:
        if test.id == of:
            words.append(definition.test_names.get(test.name, test.name))
            days.append(test.taken_on)
    signs = [
        Sign(each, plain_words(side))
        for each in words
        for side in ((each,) if isinstance(each, str) else dict.fromkeys((each.en, each.fr)))
    ]
    return [each for each in signs if len(each.phrase) > 2], frozenset(day.isoformat() for day in days if day)


def _once(reasons: Iterable[Text]) -> tuple[Text, ...]:
    """Return the reasons, each said once: one word may tell both the slot and the line of it."""
    said = {(each.template, _said(each)): each for each in reversed(list(reasons))}
    return tuple(reversed(said.values()))


def _said(reason: Text) -> str:
    shown = (each.en if isinstance(each, Label) else str(each) for each in reason.values.values())
    return " ".join(map(plain_words, shown))


def _any_in(phrases: Sequence[str], held: frozenset[str]) -> bool:
    return any(each in held for each in phrases)
