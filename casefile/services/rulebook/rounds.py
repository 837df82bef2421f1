"""The past rounds and the pool: ours, and those the person imported, kept in the user's own folder."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from casefile.resources import template_text
from casefile.rules.rounds.feed import Feed
from casefile.rules.rounds.table import (
    PoolDay,
    Round,
    RoundsBook,
    dump_pool,
    dump_rounds,
    parse_about,
    parse_pool,
    parse_rounds,
    rounds_of_both,
)
from casefile.services.rulebook.kept import keep_text, kept_text

__all__ = ["keep_rounds", "load_rounds"]

_ROUNDS, _POOL, _ABOUT = "rounds/rounds.csv", "rounds/pool.csv", "rounds/source.toml"
_KEPT_ROUNDS, _KEPT_POOL = "past_rounds.csv", "past_pool.csv"


def load_rounds(own: Path) -> RoundsBook:
    """Return the rounds of the templates joined with those kept in `own`; raises UsageError on a faulty file."""
    pool = _by_day(parse_pool(template_text(_POOL), _POOL)) | _kept_pool(own)
    return RoundsBook(
        rounds=rounds_of_both(parse_rounds(template_text(_ROUNDS), _ROUNDS), _kept_rounds(own)),
        pool=tuple(sorted(pool.values(), key=lambda each: each.as_of, reverse=True)),
        about=parse_about(template_text(_ABOUT), _ABOUT),
    )


def keep_rounds(own: Path, feed: Feed) -> None:
    """Keep imported rounds beside those kept before; raises DiskError when the folder cannot be written."""
    keep_text(own / _KEPT_ROUNDS, dump_rounds(rounds_of_both(_kept_rounds(own), feed.rounds)))
    if feed.pool:
        keep_text(own / _KEPT_POOL, dump_pool((_kept_pool(own) | _by_day(feed.pool)).values()))


def _kept_rounds(own: Path) -> tuple[Round, ...]:
    text = kept_text(own / _KEPT_ROUNDS)
    return parse_rounds(text, _KEPT_ROUNDS) if text else ()


def _kept_pool(own: Path) -> dict[date, PoolDay]:
    text = kept_text(own / _KEPT_POOL)
    return _by_day(parse_pool(text, _KEPT_POOL)) if text else {}


def _by_day(days: Iterable[PoolDay]) -> dict[date, PoolDay]:
    return {each.as_of: each for each in days}
