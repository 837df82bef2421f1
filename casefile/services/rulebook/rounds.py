"""The past rounds and the pool: ours, and those the person imported, kept in the user's own folder."""

import tomllib
from pathlib import Path
from typing import Any

from casefile.errors import DiskError
from casefile.resources import template
from casefile.rules.findings import Label, Source
from casefile.rules.rounds.feed import Feed
from casefile.rules.rounds.table import (
    Kind,
    RoundsBook,
    dump_pool,
    dump_rounds,
    joined,
    parse_pool,
    parse_rounds,
)

__all__ = ["keep_rounds", "load_rounds"]

_ROUNDS, _POOL, _SOURCE = "rounds/rounds.csv", "rounds/pool.csv", "rounds/source.toml"
_KEPT_ROUNDS, _KEPT_POOL = "past_rounds.csv", "past_pool.csv"


def load_rounds(own: Path) -> RoundsBook:
    """Return the rounds of the templates joined with those kept in `own`; raises UsageError on a faulty file."""
    about: dict[str, Any] = tomllib.loads(_text(_SOURCE))
    title = about["title"]
    kept = _kept(own / _KEPT_ROUNDS)
    rounds = joined(parse_rounds(_text(_ROUNDS), _ROUNDS), parse_rounds(kept, _KEPT_ROUNDS) if kept else ())
    kept = _kept(own / _KEPT_POOL)
    pool = {each.as_of: each for each in parse_pool(_text(_POOL), _POOL)}
    pool |= {each.as_of: each for each in parse_pool(kept, _KEPT_POOL)} if kept else {}
    return RoundsBook(
        rounds=rounds,
        pool=tuple(sorted(pool.values(), key=lambda each: each.as_of, reverse=True)),
        kinds=tuple(Kind(category=each["category"], words=tuple(each["words"])) for each in about["kinds"]),
        source=Source(title["en"], about["url"], about["confidence"], title["fr"]),
        checked_on=about["checked_on"],
        feed=Label(about["feed"]["en"], about["feed"]["fr"]),
    )


def keep_rounds(own: Path, feed: Feed) -> None:
    """Keep imported rounds beside those kept before; raises DiskError when the folder cannot be written."""
    kept = _kept(own / _KEPT_ROUNDS)
    rounds = joined(parse_rounds(kept, _KEPT_ROUNDS) if kept else (), feed.rounds)
    _keep(own / _KEPT_ROUNDS, dump_rounds(rounds))
    if feed.pool:
        kept = _kept(own / _KEPT_POOL)
        days = {each.as_of: each for each in parse_pool(kept, _KEPT_POOL)} if kept else {}
        _keep(own / _KEPT_POOL, dump_pool((days | {each.as_of: each for each in feed.pool}).values()))


def _text(name: str) -> str:
    return template(name).read_text(encoding="utf-8")


def _kept(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _keep(path: Path, text: str) -> None:
    beside = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
    except OSError as fault:
        raise DiskError("store.disk_refused", path=str(path)) from fault
