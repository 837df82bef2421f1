"""What a new address, activity or stay may be, from what a case says already: days still to tell, and where one lived.

An offer is to be looked at and completed: nothing of it is stored by itself.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec

from casefile.rules.facts import Address, Facts, Stay
from casefile.rules.history import History, HistoryKind
from casefile.rules.periods import Range, dates, joined, minus, ordinals

__all__ = ["RecordOffer", "record_offers"]


class RecordOffer(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """Days of one person, or of several who spent them alike; `last` None: they go on. No country: it is not known."""

    first: date
    last: date | None
    country: str
    persons: tuple[str, ...]


def record_offers(table: str, facts: Facts, told: Sequence[History], today: date) -> tuple[RecordOffer, ...]:
    """Return what is offered for a new record of that table, oldest first; none for other tables.

    Addresses are offered for the days without one, cut where the country changed; activities for the days that
    neither they nor contracts, studies and trips tell; stays for the countries of the addresses.
    """
    offered = _OFFERED.get(table)
    return _together(offered(facts, told, today)) if offered else ()


_Own = tuple[str, date, date | None, str]  # whose, first, last, country


def _untold(told: Sequence[History], kind: HistoryKind) -> Iterator[tuple[History, Range]]:
    """Yield the days without a line, month-long or more, of those who told a birth date."""
    for history in told:
        if history.kind == kind:
            yield from (
                (history, ordinals(gap.first, gap.last)) for gap in history.absences if gap.whole_month
            )


def _addresses(facts: Facts, told: Sequence[History], today: date) -> Iterator[_Own]:
    for history, gap in _untold(told, "address"):
        stays = [
            (stay.country, ordinals(stay.first, stay.last or today))
            for stay in facts.stays
            if stay.person == history.person
            and stay.purpose == "residence"
            and stay.first <= (stay.last or today)
        ]
        lived = [(country, both) for country, days in stays if (both := _common(gap, days))]
        elsewhere = [("", days) for days in minus([gap], joined(days for _country, days in lived))]
        for country, (first, last) in sorted([*lived, *elsewhere], key=lambda each: each[1]):
            yield (history.person, *_ends(first, last, history.last), country)


def _activities(_facts: Facts, told: Sequence[History], _today: date) -> Iterator[_Own]:
    for history, (first, last) in _untold(told, "personal"):
        yield (history.person, *_ends(first, last, history.last), "")


def _stays(facts: Facts, _told: Sequence[History], today: date) -> Iterator[_Own]:
    """Yield, for each person, the time in the country of its addresses that no stay tells."""
    for person in dict.fromkeys(each.person for each in facts.addresses):
        held = joined(_days(stay, today) for stay in facts.stays if stay.person == person)
        own = [each for each in facts.addresses if each.person == person and each.country]
        for country in dict.fromkeys(each.country for each in own):
            lived = joined(_days(each, today) for each in own if each.country == country)
            for first, last in minus(lived, held):
                yield (person, *_ends(first, last, today), country)


_OFFERED: Mapping[str, Callable[[Facts, Sequence[History], date], Iterator[_Own]]] = {
    "addresses": _addresses,
    "activities": _activities,
    "stays": _stays,
}


def _days(record: Address | Stay, today: date) -> Range:
    return ordinals(record.first, max(record.first, record.last or today))


def _common(one: Range, other: Range) -> Range | None:
    first, last = max(one[0], other[0]), min(one[1], other[1])
    return (first, last) if first <= last else None


def _ends(first: int, last: int, until: date) -> tuple[date, date | None]:
    """Return both ends as days; what lasts to the day that is told up to goes on."""
    begins, ends = dates((first, last))
    return begins, None if ends >= until else ends


def _together(own: Iterable[_Own]) -> tuple[RecordOffer, ...]:
    """Return one offer for those who have the same days in the same country."""
    groups: dict[tuple[date, date | None, str], list[str]] = {}
    for person, first, last, country in own:
        groups.setdefault((first, last, country), []).append(person)
    made = (
        RecordOffer(first=first, last=last, country=country, persons=tuple(persons))
        for (first, last, country), persons in groups.items()
    )
    return tuple(sorted(made, key=lambda each: (each.first, each.persons)))
