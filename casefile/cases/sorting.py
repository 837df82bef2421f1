"""Which line of the checklist a loose file seems to serve, and why: offered to the person, never decided for them."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

import msgspec

from casefile.cases.assessment import Assessment, ChecklistLine
from casefile.cases.changes import Change
from casefile.cases.model import Case, Document
from casefile.rules.book.checklist import ChecklistDefinition
from casefile.rules.documents.looks import Look
from casefile.rules.documents.names import Sought
from casefile.rules.facts import Facts
from casefile.rules.findings import Label, Text, Wording
from casefile.rules.text import folded, words_of

__all__ = ["Offer", "Sorting", "Standing", "attach_all", "marked_twice"]

Standing = Literal["sure", "perhaps", "several", "none", "held", "twice", "unreadable"]
"""How well a file's line is known; `held` is in the case already, `twice` is another file of the same folder again."""

_BEST_KNOWN: tuple[Standing, ...] = ("held", "sure", "perhaps", "several", "none", "twice", "unreadable")
_IN_NAME = 2  # what a file was called on purpose weighs more than a word somewhere in its text
_SURE = 2  # one word alone in a text is too little
_MOST_TEXT_SIGNS = 2  # a long paper names many things
_JOINTS = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])|(?<=[^\W\d])(?=\d)|(?<=\d)(?=[^\W\d])")


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the folder, the key of the line it seems to serve (empty: none), and the reasons to be read out.

    `others` are keys of lines it might be for as well. `look` holds the facts of the file.
    """

    path: str
    look: Look
    standing: Standing
    line: str = ""
    reasons: tuple[Text, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return what the file is called."""
        return self.look.name


class _Sign(NamedTuple):
    shown: Wording | str
    phrase: str


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
        self._seen = seen
        self._titles = {slot.id: slot.title for slot in definition.slots}
        self._photos = {slot.id for slot in definition.slots if "photo" in slot.asks}
        self._signs = {slot.id: [_sign(each) for each in slot.signs] for slot in definition.slots}
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
            found += [_phrase(word) for each in name.given for word in each.split()]
            found += [_phrase(each) for each in name.families]
        return tuple(dict.fromkeys(each for each in found if each))

    def offer(self, path: str, look: Look) -> Offer:
        """Return what the file seems to be for."""
        if look.trouble:
            return Offer(path=path, look=look, standing="unreadable")
        held = self._held.get(look.sha256)
        if held is not None:
            return Offer(path=path, look=look, standing="held", line=held.slot)
        slots = self._slots_of(look)
        asked = {slot: found for slot, found in slots.items() if slot in self._lines}
        if not asked:
            not_asked = tuple(
                Text("sort.not_asked", {"title": self._titles[slot]}) for slot in list(slots)[:1]
            )
            return Offer(path=path, look=look, standing="none", reasons=not_asked)
        return self._among(path, look, slots, asked)

    def _among(
        self, path: str, look: Look, slots: "Mapping[str, list[_Found]]", asked: "Mapping[str, list[_Found]]"
    ) -> Offer:
        weights = {slot: sum(each.weight for each in found) for slot, found in slots.items()}
        best = max(weights[slot] for slot in asked)
        first = [slot for slot in asked if weights[slot] == best]
        lines = [line for slot in first for line in self._lines[slot]]
        fitting, reasons, doubt = self._of_whom(lines, look)
        why = tuple(
            each.reason for each in sorted(asked[fitting[0].item.id], key=lambda one: -one.weight)[:2]
        )
        if len(fitting) > 1:
            keys = tuple(each.key for each in fitting)
            return Offer(path=path, look=look, standing="several", reasons=why, others=keys)
        rival = max((weights[slot] for slot in slots if slot not in first), default=0)
        if rival >= best:
            other = next(slot for slot in slots if slot not in first and weights[slot] == rival)
            reasons = (*reasons, Text("sort.not_asked", {"title": self._titles[other]}))
        sure = best >= _SURE and rival < best and not doubt
        others = tuple(line.key for slot in asked for line in self._lines[slot] if line.key != fitting[0].key)
        return Offer(
            path=path, look=look, standing="sure" if sure else "perhaps", line=fitting[0].key,
            reasons=(*why, *reasons), others=others,
        )  # fmt: skip

    # -- which slot

    def _slots_of(self, look: Look) -> dict[str, list[_Found]]:
        """Return the slots of which a sign stands in the file or its name, the heaviest first."""
        name, held = _name_phrase(look.name), frozenset(look.phrases)
        found = {}
        for slot, signs in self._signs.items():
            picture_only = slot in self._photos
            if picture_only and look.kind not in {"jpeg", "png", "tiff"}:
                continue
            in_name = _longest([each for each in signs if f" {each.phrase} " in name])
            in_text = [] if picture_only else _longest([each for each in signs if each.phrase in held])
            told = [_Found(_IN_NAME + _size(each), _reason("sort.by_name", each)) for each in in_name[:1]]
            told += [
                _Found(_size(each), _reason("sort.by_text", each)) for each in in_text[:_MOST_TEXT_SIGNS]
            ]
            if told:
                found[slot] = told
        return dict(sorted(found.items(), key=lambda each: -sum(one.weight for one in each[1])))

    # -- which line of the slot

    def _of_whom(
        self, lines: Sequence[ChecklistLine], look: Look
    ) -> tuple[list[ChecklistLine], tuple[Text, ...], bool]:
        """Return the lines that fit best, why, and whether a name speaks against it."""
        marks = {line.key: self._marks(line, look) for line in lines}
        best = max(sum(each.weight for each in found) for found in marks.values())
        fitting = [line for line in lines if sum(each.weight for each in marks[line.key]) == best]
        reasons = tuple(each.reason for each in marks[fitting[0].key])
        return fitting, reasons, any(each.weight < 0 for each in marks[fitting[0].key])

    def _marks(self, line: ChecklistLine, look: Look) -> list[_Found]:
        name, held = _name_phrase(look.name), frozenset(look.phrases)
        found = self._person_marks(line.item.person, look)
        signs, days = self._about[line.key]
        own = [
            _Found(2, _reason("sort.by_text" if each.phrase in held else "sort.by_name", each))
            for each in _longest(
                [sign for sign in signs if sign.phrase in held or f" {sign.phrase} " in name]
            )
        ]
        told = sorted(days & frozenset(look.dates))[:2]
        own += [_Found(2, Text("sort.by_day", {"day": date.fromisoformat(day)})) for day in told]
        if signs and not own:  # of another country, employer or school, perhaps
            own = [_Found(-1, _reason("sort.not_there", signs[0]))]
        return found + own

    def _person_marks(self, person: str, look: Look) -> list[_Found]:
        told = self._people.get(person, ())
        if not told:
            return []
        shown = told[0].shown
        if shown in look.names_absent:
            return [_Found(-4, Text("sort.not_named", {"name": shown}))]
        held, name = frozenset(look.phrases), _name_phrase(look.name)
        given = [_phrase(word) for each in told for one in each.given for word in one.split()]
        family = [_phrase(one) for each in told for one in each.families]
        if look.names_absent or (_any_in(given, held) and _any_in(family, held)):
            return [_Found(4, Text("sort.by_text", {"sign": shown}))]
        called = next((each for each in given if len(each) > 1 and f" {each} " in name), "")
        return [_Found(3, Text("sort.by_name", {"sign": called}))] if called else []


def attach_all(documents: Sequence[Document], also: Sequence[Callable[[Case], Case]]) -> Change:
    """Return the change that attaches files of a folder together, with what also becomes of their lines."""
    values = {"count": len(documents), "name": documents[0].original_name}

    def apply(case: Case) -> Case:
        case = msgspec.structs.replace(case, documents=(*case.documents, *documents))
        for each in also:
            case = each(case)
        return case

    return Change(code="journal.documents_sorted", values=values, apply=apply)


def marked_twice(offers: Iterable[Offer]) -> list[Offer]:
    """Return the offers, each content offered once: for the file of which most is known, of the others it is said."""
    offers = list(offers)
    kept: dict[str, Offer] = {}
    for each in sorted(offers, key=lambda offer: _BEST_KNOWN.index(offer.standing)):
        if each.look.sha256:
            kept.setdefault(each.look.sha256, each)
    return [_twice(each, kept.get(each.look.sha256, each)) for each in offers]


def _twice(offer: Offer, kept: Offer) -> Offer:
    if kept is offer or offer.standing in {"held", "unreadable"}:
        return offer
    reason = Text("sort.twice", {"name": kept.name})
    return Offer(path=offer.path, look=offer.look, standing="twice", reasons=(reason,))


def _about(
    line: ChecklistLine, facts: Facts, definition: ChecklistDefinition
) -> tuple[list[_Sign], frozenset[str]]:
    """Return the words and the days that tell one line of a slot from another: its employer, school, country."""
    of = line.item.of
    if of is None:
        return [], frozenset()
    if of in definition.countries:
        label = definition.countries[of]
        return [_Sign(label, _phrase(side)) for side in dict.fromkeys((label.en, label.fr))], frozenset()
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
        _Sign(each, _phrase(side))
        for each in words
        for side in ((each,) if isinstance(each, str) else dict.fromkeys((each.en, each.fr)))
    ]
    return [each for each in signs if len(each.phrase) > 2], frozenset(day.isoformat() for day in days if day)


def _sign(shown: str) -> _Sign:
    return _Sign(shown, _phrase(shown))


def _phrase(text: str) -> str:
    return " ".join(words_of(text))


def _name_phrase(name: str) -> str:
    """Return a file's name as words between blanks, without its ending; digits and capitals begin a new one."""
    stem = name.rpartition(".")[0] or name
    whole = {_phrase(stem), _phrase(_JOINTS.sub(" ", stem))}
    return f" {' | '.join(sorted(whole))} "


def _longest(signs: Sequence[_Sign]) -> list[_Sign]:
    """Return the signs that are no part of a longer one among them, the longest first."""
    kept: list[_Sign] = []
    for each in sorted(signs, key=lambda sign: -len(sign.phrase)):
        if not any(f" {each.phrase} " in f" {longer.phrase} " for longer in kept):
            kept.append(each)
    return kept


def _size(sign: _Sign) -> int:
    return sign.phrase.count(" ") + 1


def _reason(code: str, sign: _Sign) -> Text:
    return Text(code, {"sign": sign.shown})


def _any_in(phrases: Sequence[str], held: frozenset[str]) -> bool:
    return any(each in held for each in phrases)
