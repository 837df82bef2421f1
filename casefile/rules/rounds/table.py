"""The past rounds of invitations and the pool by bands of points, as kept in tables of ours."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any, Literal, NamedTuple

import msgspec

from casefile.errors import UsageError
from casefile.rules.book.dated import strictly, toml_table
from casefile.rules.findings import Label, Source

__all__ = [
    "BANDS",
    "About",
    "PoolDay",
    "Round",
    "RoundKind",
    "RoundsBook",
    "dump_pool",
    "dump_rounds",
    "parse_about",
    "parse_pool",
    "parse_rounds",
    "rounds_of_both",
]  # fmt: skip

_COLUMNS = ("number", "date", "name", "category", "cutoff", "invitations", "tie_break", "drawn_at")
BANDS = (
    (601, 1200), (501, 600), (491, 500), (481, 490), (471, 480), (461, 470), (451, 460), (441, 450), (431, 440),
    (421, 430), (411, 420), (401, 410), (351, 400), (301, 350), (0, 300),
)  # fmt: skip
"""The bands the ministry publishes, the highest first."""


class RoundKind(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of round: what it asks beside points, and the words of its folded names that tell it."""

    category: str
    title: Label
    asks: Literal["nothing", "programme", "nomination", "french", "occupation"]
    words: tuple[str, ...]


class About(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the tables come from and the ministry's own file is, in either language, and how names tell a kind."""

    title: Label
    url: str
    feed: Label
    checked_on: date
    confidence: Literal["high", "medium", "low"]
    kinds: tuple[RoundKind, ...]

    @property
    def source(self) -> Source:
        """Return where the tables come from, to be cited."""
        return Source(self.title.en, self.url, self.confidence, self.title.fr)

    def kind(self, category: str) -> RoundKind | None:
        """Return a kind of round, None for one of which nobody knows who it was for."""
        return next((kind for kind in self.kinds if kind.category == category), None)

    def asking(self, *asks: str) -> frozenset[str]:
        """Return the kinds that ask one of these beside points."""
        return frozenset(kind.category for kind in self.kinds if kind.asks in asks)


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """One round: `tie_break` is the moment before which a profile at the very cut-off had to be submitted.

    `drawn_at` is the moment of the round where it was published; both are UTC.
    """

    number: str
    on: date
    name: str
    category: str
    cutoff: int
    invitations: int
    tie_break: datetime | None = None
    drawn_at: datetime | None = None


class PoolDay(msgspec.Struct, frozen=True, kw_only=True):
    """How many candidates were in the pool on a day, band by band in the order of `BANDS`."""

    as_of: date
    counts: tuple[int, ...]
    total: int

    def at_least(self, points: int) -> int:
        """Return how many were in the bands above that of the points."""
        return sum(count for (least, _), count in zip(BANDS, self.counts, strict=True) if least > points)

    def band_of(self, points: int) -> tuple[int, int, int]:
        """Return the band the points lie in, and how many were in it."""
        at = next(at for at, (least, _) in enumerate(BANDS) if least <= points)
        return (*BANDS[at], self.counts[at])


class RoundsBook(NamedTuple):
    """The rounds, newest first, the pool's days, newest first, and what is to be known of both."""

    rounds: tuple[Round, ...]
    pool: tuple[PoolDay, ...]
    about: About


def rounds_of_both(known: Iterable[Round], others: Iterable[Round]) -> tuple[Round, ...]:
    """Return the rounds of both, those of `others` replacing the same numbers, newest first."""
    by_number = {each.number: each for each in (*known, *others)}
    return tuple(sorted(by_number.values(), key=_order, reverse=True))


def _order(each: Round) -> tuple[date, int, str]:
    digits = "".join(sign for sign in each.number if sign.isdigit())
    return each.on, int(digits or 0), each.number


def parse_about(text: str, origin: str) -> About:
    """Return what a file says of the rounds; raises UsageError (rule.file_unreadable, rule.file_wrong)."""
    return strictly(About, toml_table(text, origin), origin, text)


def parse_rounds(text: str, origin: str) -> tuple[Round, ...]:
    """Return the rounds of a table of ours; raises UsageError (rule.file_wrong) with the line."""
    return tuple(_row(row, f"{origin}:{number}") for number, row in _rows(text, _COLUMNS, origin))


def _row(row: dict[str, str], place: str) -> Round:
    try:
        return Round(
            number=row["number"],
            on=date.fromisoformat(row["date"]),
            name=row["name"],
            category=row["category"],
            cutoff=int(row["cutoff"]),
            invitations=int(row["invitations"]),
            tie_break=_moment(row["tie_break"]),
            drawn_at=_moment(row["drawn_at"]),
        )
    except ValueError as fault:
        raise UsageError("rule.file_wrong", origin=place, problem=", ".join(row.values())) from fault


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text.replace("Z", "+00:00")) if text else None


def parse_pool(text: str, origin: str) -> tuple[PoolDay, ...]:
    """Return the days of a table of the pool, newest first; raises UsageError (rule.file_wrong) with the line."""
    columns = ("as_of", *(f"{least}-{most}" for least, most in BANDS), "total")
    days = []
    for number, row in _rows(text, columns, origin):
        try:
            counts = tuple(int(row[name]) for name in columns[1:-1])
            days.append(
                PoolDay(as_of=date.fromisoformat(row["as_of"]), counts=counts, total=int(row["total"]))
            )
        except ValueError as fault:
            problem = ", ".join(row.values())
            raise UsageError("rule.file_wrong", origin=f"{origin}:{number}", problem=problem) from fault
    return tuple(sorted(days, key=lambda each: each.as_of, reverse=True))


def _rows(text: str, columns: Sequence[str], origin: str) -> list[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(io.StringIO(text))
    if tuple(reader.fieldnames or ()) != tuple(columns):
        raise UsageError("rule.file_wrong", origin=origin, problem=",".join(columns))
    rows: list[dict[str, Any]] = list(reader)
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise UsageError("rule.file_wrong", origin=f"{origin}:{number}", problem=",".join(columns))
    return list(enumerate(rows, start=2))


def dump_rounds(rounds: Iterable[Round]) -> str:
    """Return the rounds as the table `parse_rounds` reads."""
    rows = (
        (each.number, each.on.isoformat(), each.name, each.category, each.cutoff, each.invitations,
         _text(each.tie_break), _text(each.drawn_at))
        for each in rounds
    )  # fmt: skip
    return _csv((_COLUMNS, *rows))


def dump_pool(days: Iterable[PoolDay]) -> str:
    """Return the days of the pool as the table `parse_pool` reads."""
    columns = ("as_of", *(f"{least}-{most}" for least, most in BANDS), "total")
    return _csv((columns, *((each.as_of.isoformat(), *each.counts, each.total) for each in days)))


def _text(moment: datetime | None) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z") if moment else ""


def _csv(rows: Iterable[Iterable[object]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
