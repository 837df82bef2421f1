"""Processor time of points: one total from the facts, all improvements, the whole answer.

Run: python benchmarks/points.py
"""

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from casefile.rules.facts import Contract, Facts, LanguageTest, Person
from casefile.rules.points.ahead import next_years
from casefile.rules.points.crs import best_points
from casefile.rules.points.improve import improvements
from casefile.rules.points.reading import Readings
from casefile.rules.points.report import points_report
from casefile.services.calendar import PublicHolidays
from casefile.services.rulebook import load_rulebook
from casefile.services.rulebook.points import load_points

ON = date(2026, 6, 1)
TAKEN_ON = date(2025, 6, 14)


def couple() -> Facts:
    """Return a fictional couple: ten contracts each, four tests."""
    french = {"listening": "503", "reading": "462", "writing": "428", "speaking": "456"}
    english = {"listening": "6", "reading": "5", "writing": "7", "speaking": "6"}
    people = ("principal", "spouse")
    return Facts(
        programme="fsw",
        marital_status="married",
        persons=tuple(
            Person(id=who, role=who, born_on=date(1992, 3, 4), education_level="master_or_professional")
            for who in people
        ),
        contracts=tuple(
            Contract(
                id=f"{who}-{year}", person=who, employer=f"Exemple {year}", noc=("21232", "22222")[year % 2],
                country=("FR", "CA")[year % 3 == 0], first=date(year, 1, 12), last=date(year, 12, 18),
                hours_per_week="35", authorised=True,
            )
            for who in people
            for year in range(2016, 2026)
        ),
        tests=tuple(
            LanguageTest(id=f"{who}-{name}", person=who, name=name, taken_on=TAKEN_ON, **scores)
            for who in people
            for name, scores in (("TEF Canada", french), ("CELPIP-G", english))
        ),
    )  # fmt: skip


def cost(what: Callable[[], object], times: int = 50) -> float:
    """Return the processor time of one call, in milliseconds."""
    what()
    begun = time.process_time()
    for _ in range(times):
        what()
    return (time.process_time() - begun) / times * 1000


def main() -> None:
    """Print the table."""
    facts, book, points = couple(), load_rulebook(PublicHolidays()), load_points()
    grid = points.crs.on(ON)

    def total() -> int:
        return best_points(Readings(facts, book, points, ON).on(ON).most, grid).total

    told = Readings(facts, book, points, ON)
    reading = told.on(ON)
    dates = next_years(told, reading)
    rows = (
        ("one total, from the facts (under 2 ms)", total),
        ("all improvements (under 20 ms)", lambda: improvements(reading, grid, dates, book.tests)),
        ("the whole answer, two years ahead included", lambda: points_report(facts, book, points, ON)),
    )  # fmt: skip
    for name, what in rows:
        print(f"{cost(what):8.2f} ms  {name}")


if __name__ == "__main__":
    main()
