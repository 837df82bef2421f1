"""Category-based rounds: enough experience in the occupations of one category.

Ministerial instructions under IRPA s. 10.3. Which occupations a category holds, and how much experience it
asks, change by instruction: both are dated data.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, Literal

import msgspec

from casefile.errors import UsageError
from casefile.rules.book.parameters import Grounds, Parameters
from casefile.rules.book.rulebook import Rulebook
from casefile.rules.facts import Contract, SameEmployer
from casefile.rules.findings import Label
from casefile.rules.hours.counted import CANADA, Counted, Setting, counted_works
from casefile.rules.hours.employers import one_employer
from casefile.rules.hours.pool import pools_of
from casefile.rules.hours.qualifies import qualifying_stretch
from casefile.rules.hours.report import HoursVerdict, Span
from casefile.rules.hours.requirements import Requirement
from casefile.rules.hours.verdict import best_judgement, window_on
from casefile.rules.hours.work import ready_works
from casefile.rules.periods import NonWorking
from casefile.rules.programmes import Counting

__all__ = ["Category", "CategoryHours", "category_hours", "parse_categories", "unlisted"]

_COLUMNS = ("from", "until", "category", "code", "confidence")
_NAME_COLUMNS = ("category", "title_en", "title_fr", "canada_only", "asks_more")
_RECORD_BEGINS = "cbs.required"
_PAID_WORK = Counting()
"""All paid work: the lists of occupations say which of it counts."""


class Category(msgspec.Struct, frozen=True, kw_only=True):
    """One category as listed from a day on; `last` is None while the list is in force.

    Without codes, the category was there and its list of occupations is not known.
    `asks_more` says that experience alone never suffices: the category has conditions this program does not judge.
    """

    id: str
    title: Label
    canada_only: bool
    first: date
    last: date | None
    codes: frozenset[str]
    asks_more: bool = False
    confidence: Literal["high", "medium", "low"]


_VERDICTS: Mapping[HoursVerdict, str] = {
    "met": "hours.category.met",
    "met_if": "hours.category.met_if",
    "borderline": "hours.category.borderline",
    "not_met": "hours.category.not_met",
}


class CategoryHours(msgspec.Struct, frozen=True, kw_only=True):
    """The answer for one category; `code` is its sentence, filled with `values`."""

    category: Category
    window: Span
    by_day: Fraction
    by_week: Fraction
    required: Fraction
    months_elapsed: int
    months_required: int
    verdict: HoursVerdict
    provisos: tuple[str, ...]
    run: Span | None
    qualifies_from: date | None
    qualifies_until: date | None
    grounds: tuple[Grounds, ...]

    @property
    def code(self) -> str:
        """Return the code of the sentence that says the verdict."""
        return _VERDICTS[self.verdict]

    @property
    def values(self) -> dict[str, object]:
        """Return the values of the sentence."""
        hours = min(self.by_day, self.by_week)
        return {
            "category": self.category.title,
            "hours": hours,
            "required": self.required,
            "variant": self.category.id,
        }


def parse_categories(text: str, names: str, origin: str) -> tuple[Category, ...]:
    """Return the categories of the two tables: their occupations through time, and their names.

    Raises UsageError (rule.file_wrong) naming the file and the line.
    """
    titles = {row["category"]: row for row in _rows(names, _NAME_COLUMNS, origin)}
    lists: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for row in _rows(text, _COLUMNS, origin):
        if row["category"] not in titles or not re.fullmatch("([0-9]{5})?", row["code"]):
            raise UsageError("rule.file_wrong", origin=origin, problem=f"{row['category']}, {row['code']}")
        lists.setdefault((row["from"], row["until"], row["category"]), []).append(row)
    return tuple(
        Category(
            id=name,
            title=Label(en=titles[name]["title_en"], fr=titles[name]["title_fr"]),
            canada_only=titles[name]["canada_only"] == "yes",
            first=date.fromisoformat(first),
            last=date.fromisoformat(last) if last else None,
            codes=frozenset(row["code"] for row in rows if row["code"]),
            confidence=_least(rows),
            asks_more=titles[name]["asks_more"] == "yes",
        )
        for (first, last, name), rows in sorted(lists.items())
    )


def _rows(text: str, columns: tuple[str, ...], origin: str) -> list[dict[str, str]]:
    reader = csv.DictReader(io.StringIO(text), strict=True)
    if tuple(reader.fieldnames or ()) != columns:
        raise UsageError("rule.file_wrong", origin=origin, problem=",".join(columns))
    rows = list(reader)
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise UsageError("rule.file_wrong", origin=origin, problem=str(number))
    return rows


def _least(rows: Sequence[Mapping[str, str]]) -> Any:
    found = {row["confidence"] for row in rows}
    return next(level for level in ("low", "medium", "high") if level in found)


def unlisted(categories: Sequence[Category], on: date) -> tuple[Category, ...]:
    """Return the categories of that day whose lists of occupations are not known: nothing can be said of them."""
    return tuple(each for each in _in_force(categories, on) if not each.codes)


def _in_force(categories: Sequence[Category], on: date) -> list[Category]:
    return [each for each in categories if each.first <= on and (each.last is None or on <= each.last)]


def category_hours(
    contracts: Sequence[Contract],
    categories: Sequence[Category],
    on: date,
    rulebook: Rulebook,
    *,
    person: str = "principal",
    same_employers: Sequence[SameEmployer] = (),
) -> tuple[CategoryHours, ...]:
    """Return the answer for each category in force on `on`; none before the record.

    What counts is paid work, authorised where it is done in Canada; some categories count work in Canada only.
    """
    first = rulebook.parameters[_RECORD_BEGINS].values[0].since
    listed = [each for each in _in_force(categories, on) if each.codes]
    if on < first or not listed:
        return ()
    needs = _requirement(rulebook.parameters, on)
    mine = (each for each in contracts if each.person == person)
    works, _ = ready_works(mine, needs.cap, one_employer(same_employers))
    counted = counted_works(works, _PAID_WORK, Setting((), (), rulebook))
    nonworking = NonWorking(rulebook.calendar)
    return tuple(_answer(each, counted, needs, nonworking, on) for each in listed)


def _requirement(parameters: Parameters, on: date) -> Requirement:
    names = ("full_time_week", "required", "months", "window", "continuous", "single_occupation")
    heads = ("hours", *(5 * ("cbs",)))
    found = [parameters.on(f"{head}.{name}", on) for head, name in zip(heads, names, strict=True)]
    cap, hours, months, years, continuous, single = found
    return Requirement(
        cap=Fraction(cap.decimal),
        hours=Fraction(hours.decimal),
        months=months.number,
        years=years.number,
        tolerated_gap=parameters.on("hours.tolerated_gap", on).number,
        continuous=bool(continuous.value),
        mixed=not single.value,
        grounds=(cap, hours, months, years, continuous, single),
    )


def _answer(
    category: Category, counted: Sequence[Counted], needs: Requirement, nonworking: NonWorking, on: date
) -> CategoryHours:
    mine = [
        each
        for each in counted
        if each.work.contract.noc in category.codes
        and (each.work.contract.country == CANADA or not category.canada_only)
    ]
    pools = pools_of(mine, needs, nonworking)
    judged = best_judgement(pools, needs, on)
    qualifies_from, qualifies_until = qualifying_stretch(pools, needs, on)
    provisos = judged.provisos if judged else ()
    verdict: HoursVerdict = judged.verdict if judged else "not_met"
    if category.asks_more:
        provisos = (*provisos, "category_asks_more")
        verdict = "met_if" if verdict == "met" else verdict
    run = Span(date.fromordinal(judged.first), date.fromordinal(judged.last)) if judged else None
    return CategoryHours(
        category=category,
        window=window_on(on, needs.years),
        by_day=judged.by_day if judged else Fraction(0),
        by_week=judged.by_week if judged else Fraction(0),
        required=needs.hours,
        months_elapsed=judged.months if judged else 0,
        months_required=needs.months,
        verdict=verdict,
        provisos=provisos,
        run=run,
        qualifies_from=qualifies_from,
        qualifies_until=qualifies_until,
        grounds=needs.grounds,
    )
