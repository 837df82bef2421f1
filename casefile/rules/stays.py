"""Police certificates from where one has lived: six months in a row, in the last ten years, since 18.

Source: IRCC, police certificates for Express Entry. What is older, or adds up without being in a row, an
officer may still ask for: it is soft. The country of residence is always asked.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

import msgspec
from dateutil.relativedelta import relativedelta

from casefile.rules.facts import Person, Stay
from casefile.rules.family import birthday
from casefile.rules.periods import dates, joined, ordinals

__all__ = ["CountryStays", "Residence", "country_stays", "lasts", "merged"]

_DAY = timedelta(days=1)


class Residence(msgspec.Struct, frozen=True, order=True):
    """Time spent in a country without a break; both ends included, clipped to the day of filing."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Return the number of days."""
        return (self.last - self.first).days + 1


class CountryStays(msgspec.Struct, frozen=True, kw_only=True):
    """What the stays in one country come to.

    `in_a_row` is the latest stay long enough inside the window; `older` one long enough since the 18th
    birthday but not inside it; `total_days` counts all days since the 18th birthday; `current` says it is
    lived in on the day of filing, `left_on` the last day of the latest long stay otherwise (of any stay when
    none is long): a week of holidays does not make a certificate older; `since` is when the current stay
    began, `settled` whether that one is long, whatever the age.
    """

    country: str
    in_a_row: Residence | None
    older: Residence | None
    total_days: int
    current: bool
    since: date | None
    settled: bool
    left_on: date | None


def merged(stays: Iterable[Stay], on: date) -> tuple[Residence, ...]:
    """Return the stays, up to the day of filing, as stretches: those that overlap or touch are one."""
    known = (ordinals(stay.first, min(stay.last or on, on)) for stay in stays if stay.first <= on)
    return tuple(Residence(*dates(stretch)) for stretch in joined(known))


def lasts(stretch: Residence, months: int) -> bool:
    """Say whether the stretch lasts at least that many calendar months (1 March to 31 August is six)."""
    return stretch.first + relativedelta(months=months) <= stretch.last + _DAY


def country_stays(
    person: Person,
    stays: Iterable[Stay],
    *,
    on: date,
    months: int,
    years: int,
    age: int,
    state_of: Callable[[str], str] = str,
) -> tuple[CountryStays, ...]:
    """Return, for each country but Canada, what the person's stays come to for a file sent on that day.

    `state_of` names the state a territory belongs to: its stays are joined with those of the state.
    """
    own = [
        msgspec.structs.replace(stay, country=state_of(stay.country))
        for stay in stays
        if stay.person == person.id and stay.country != "CA"
    ]
    person = msgspec.structs.replace(person, residence=state_of(person.residence))
    countries = list(dict.fromkeys(stay.country for stay in own))
    if person.residence and person.residence != "CA" and person.residence not in countries:
        countries.append(person.residence)
    adult = birthday(person.born_on, age) if person.born_on else date.min
    window = on - relativedelta(years=years)
    return tuple(
        _summary(code, person, [stay for stay in own if stay.country == code], on, months, adult, window)
        for code in countries
    )


def _summary(
    country: str, person: Person, stays: list[Stay], on: date, months: int, adult: date, window: date
) -> CountryStays:
    stretches = merged(stays, on)
    since_adult = _clipped(stretches, adult)
    recent = [stretch for stretch in _clipped(stretches, max(adult, window)) if lasts(stretch, months)]
    older = [stretch for stretch in since_adult if lasts(stretch, months)]
    lived_in = [stay for stay in stays if stay.purpose == "residence" and _covers(stay, on)]
    current = bool(lived_in) if not person.residence else person.residence == country
    open_stretch = [stretch for stretch in stretches if stretch.last == on]
    return CountryStays(
        country=country,
        in_a_row=_whole(recent[-1], stretches) if recent else None,
        older=_whole(older[-1], stretches) if older else None,
        total_days=sum(stretch.days for stretch in since_adult),
        current=current,
        since=open_stretch[-1].first if open_stretch else None,
        settled=bool(open_stretch) and lasts(open_stretch[-1], months),
        left_on=None if current or not stretches else (older or stretches)[-1].last,
    )


def _clipped(stretches: Iterable[Residence], first: date) -> list[Residence]:
    return [
        Residence(max(stretch.first, first), stretch.last) for stretch in stretches if stretch.last >= first
    ]


def _whole(part: Residence, stretches: Iterable[Residence]) -> Residence:
    """Return the stretch a part was clipped from: the reason names the whole stay."""
    return next(stretch for stretch in stretches if stretch.first <= part.first and part.last <= stretch.last)


def _covers(stay: Stay, day: date) -> bool:
    return stay.first <= day and (stay.last is None or day <= stay.last)
