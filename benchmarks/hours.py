"""CPU time of counting hours: 40 contracts over 30 years, all programmes, one date or all of them.

Run: python benchmarks/hours.py
"""

import random
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from casefile.rules.book.rulebook import Rulebook
from casefile.rules.facts import Contract, Leave
from casefile.rules.hours.count import count_hours
from casefile.rules.hours.counted import Setting, counted_works
from casefile.rules.hours.pool import pools_of
from casefile.rules.hours.requirements import requirement
from casefile.rules.hours.verdict import best_judgement
from casefile.rules.hours.work import ready_works
from casefile.rules.periods import NonWorking
from casefile.services.calendar import PublicHolidays
from casefile.services.rulebook import load_rulebook

ON = date(2026, 1, 1)
NOCS = ("21232", "22222", "72310", "63200")


def many_contracts(count: int, seed: int) -> list[Contract]:
    """Return fictional contracts over thirty years: together, apart, with leave, the last one ongoing."""
    draw = random.Random(seed)
    contracts: list[Contract] = []
    first = date(1996, 1, 8)
    for number in range(count):
        last = first + timedelta(days=draw.randint(60, 480))
        away = first + timedelta(days=20)
        contracts.append(
            Contract(
                id=f"c{number}",
                employer=f"Exemple {draw.randint(1, 12)}",
                noc=draw.choice(NOCS),
                country=draw.choice(("FR", "CA", "BE")),
                first=first,
                last=last if number < count - 1 else None,
                hours_per_week=draw.choice(("35", "37.5", "20", "12.5", "5")),
                authorised=draw.choice((True, None)),
                leaves=(Leave(first=away, last=away + timedelta(days=9)),) if number % 4 == 0 else (),
            )
        )
        first = min(last + timedelta(days=draw.choice((1, 3, 12, 30, -60))), ON - timedelta(days=400))
    return contracts


def one_date(contracts: list[Contract], book: Rulebook) -> None:
    """Judge every programme on one date, without the qualifying dates."""
    for programme in book.programmes.classes:
        needs = requirement(programme, book.parameters, ON)
        works, _ = ready_works(contracts, needs.cap)
        counted = counted_works(works, programme.work, Setting((), (), book))
        best_judgement(pools_of(counted, needs, NonWorking(book.calendar)), needs, ON)


def cpu_milliseconds(task: Callable[[], object], rounds: int = 20) -> float:
    """Return the CPU time of one round, after one to warm the caches."""
    task()
    begun = time.process_time()
    for _ in range(rounds):
        task()
    return (time.process_time() - begun) * 1000 / rounds


def main() -> None:
    """Print one line a measure."""
    book = load_rulebook(PublicHolidays())
    for seed in (1, 2, 3):
        contracts = many_contracts(40, seed)
        single = cpu_milliseconds(lambda: one_date(contracts, book))  # noqa: B023 - called at once
        whole = cpu_milliseconds(lambda: count_hours(contracts, (), (), ON, ON, book))  # noqa: B023
        print(f"40 contracts, set {seed}: {single:6.1f} ms one date, {whole:6.1f} ms whole report")


if __name__ == "__main__":
    main()
