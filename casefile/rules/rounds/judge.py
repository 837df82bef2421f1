"""Past rounds beside a case: which concern it, what was missing, and the tie-break against the profile's own moment."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Literal, NamedTuple

import msgspec

from casefile.rules.days import months_after
from casefile.rules.findings import Finding, Label, Severity
from casefile.rules.rounds.table import About, PoolDay, Round, RoundKind, RoundsBook

__all__ = [
    "Candidate",
    "CutOffs",
    "JudgedRound",
    "RoundVerdict",
    "beside_programmes",
    "cut_offs",
    "judge_round",
    "judged_rounds",
    "kinds_of",
    "past_rounds",
    "pool_on",
]

RoundVerdict = Literal["yes", "no", "tie_yes", "tie_no", "not_comparable", "other_programme"]


class Candidate(NamedTuple):
    """What of a case a round looks at.

    `points` are those of the account, else the sure ones; `most` those with what is uncertain admitted.
    `known_until` is the last day whose rounds these points may be compared with, None for those of an account.
    `kinds` are the kinds of round the case may be invited in, `wanting` those it could be if it met a programme, while
    it meets none; `profile_at` the moment the profile was submitted, in
    UTC, and `local` tells a moment in the person's own time zone.
    """

    points: int
    most: int
    in_account: bool
    known_until: date | None
    kinds: frozenset[str]
    profile_at: datetime | None = None
    wanting: frozenset[str] = frozenset()
    local: Callable[[datetime], datetime] = lambda moment: moment


class JudgedRound(msgspec.Struct, frozen=True, kw_only=True):
    """One round as it stands to a case; its sentence says what decided."""

    round: Round
    verdict: RoundVerdict
    finding: Finding


class CutOffs(msgspec.Struct, frozen=True, kw_only=True):
    """The cut-offs of one kind of round over twelve months; it has no title when nobody knows who it was for."""

    category: str
    title: Label | None
    rounds: int
    lowest: int
    highest: int
    last: int
    last_on: date
    invitations: int


def judged_rounds(book: RoundsBook, candidate: Candidate, on: date, most: int) -> tuple[JudgedRound, ...]:
    """Return the last rounds up to that day that concern the case, newest first; all kinds when it has none."""
    past = (each for each in book.rounds if each.on <= on)
    mine = (each for each in past if not candidate.kinds or each.category in candidate.kinds)
    return tuple(judge_round(each, candidate, book.about) for each, _ in zip(mine, range(most), strict=False))


def judge_round(each: Round, candidate: Candidate, about: About) -> JudgedRound:
    """Return how one round stands to a case."""
    kind = about.kind(each.category)
    if kind is None:
        return _judged(each, candidate, kind, "not_comparable", "rounds.unknown_kind")
    if each.category in candidate.wanting:
        enough = candidate.points >= each.cutoff
        code = "rounds.no_programme_enough" if enough else "rounds.no_programme_short"
        missing = abs(each.cutoff - candidate.points)
        return _judged(each, candidate, kind, "other_programme", code, missing=missing)
    if each.category not in candidate.kinds:
        return _judged(each, candidate, kind, "other_programme", _OTHERS[kind.asks])
    return _compared(each, candidate, kind)


def _compared(each: Round, candidate: Candidate, kind: RoundKind) -> JudgedRound:
    """Compare the points with the cut-off of a round the case could be invited in."""
    if not candidate.in_account and candidate.known_until is not None and each.on > candidate.known_until:
        return _judged(
            each, candidate, kind, "not_comparable", "rounds.later_grid", known_until_on=candidate.known_until
        )
    if candidate.points > each.cutoff:
        return _judged(
            each,
            candidate,
            kind,
            "yes",
            "rounds.yes" if _in_pool(each, candidate) else "rounds.yes_later_profile",
        )
    if candidate.points == each.cutoff:
        return _tie(each, candidate, kind)
    if not candidate.in_account and candidate.most >= each.cutoff:
        return _judged(each, candidate, kind, "not_comparable", "rounds.uncertain", most=candidate.most)
    return _judged(each, candidate, kind, "no", "rounds.no", missing=each.cutoff - candidate.points)


def _tie(each: Round, candidate: Candidate, kind: RoundKind) -> JudgedRound:
    """Judge a score at the very cut-off: the profile had to be submitted before the published moment.

    Whether a profile of that very second was invited is not published.
    """
    moment, mine = each.tie_break, candidate.profile_at
    if moment is None:
        return _judged(each, candidate, kind, "not_comparable", "rounds.tie_unpublished")
    if mine is None:
        return _judged(each, candidate, kind, "not_comparable", "rounds.tie_no_profile")
    if mine == moment:
        return _judged(each, candidate, kind, "not_comparable", "rounds.tie_same_second")
    if mine < moment:
        return _judged(each, candidate, kind, "tie_yes", "rounds.tie_yes")
    return _judged(each, candidate, kind, "tie_no", "rounds.tie_no")


def _in_pool(each: Round, candidate: Candidate) -> bool:
    """Say whether the profile was submitted before the round, taken to be where its moment is not known."""
    if candidate.profile_at is None:
        return True
    if each.drawn_at is not None:
        return candidate.profile_at < each.drawn_at
    return candidate.profile_at.date() <= each.on


_OTHERS = {
    "nothing": "rounds.other_programme",
    "programme": "rounds.other_programme",
    "nomination": "rounds.other_nominees",
    "french": "rounds.other_french",
    "occupation": "rounds.other_occupations",
}
"""What is said of a round the case could not be invited in, by what the round asks beside points."""


def _judged(
    each: Round,
    candidate: Candidate,
    kind: RoundKind | None,
    verdict: RoundVerdict,
    code: str,
    **more: object,
) -> JudgedRound:
    severity: Severity = "note"
    values = {
        "number": each.number,
        "round_on": each.on,
        "round_kind": kind.title if kind else None,
        "name": each.name,
        "cutoff": each.cutoff,
        "points": candidate.points,
        "tie_second": each.tie_break,
        "tie_local_second": _local(each.tie_break, candidate),
        "profile_second": candidate.profile_at,
        "profile_local_second": _local(candidate.profile_at, candidate),
        **more,
    }
    finding = Finding(code=code, severity=severity, values=values, subject="rounds", on=each.on)
    return JudgedRound(round=each, verdict=verdict, finding=finding)


def _local(moment: datetime | None, candidate: Candidate) -> datetime | None:
    return None if moment is None else candidate.local(moment)


def past_rounds(book: RoundsBook, on: date, months: int = 12) -> tuple[Round, ...]:
    """Return the rounds of the twelve months up to that day, newest first."""
    since = months_after(on, -months)
    return tuple(each for each in book.rounds if since < each.on <= on)


def cut_offs(book: RoundsBook, on: date, months: int = 12) -> tuple[CutOffs, ...]:
    """Return the cut-offs of every kind of round in the twelve months up to that day, the most recent kind first."""
    by_kind: dict[str, list[Round]] = {}
    for each in past_rounds(book, on, months):
        by_kind.setdefault(each.category, []).append(each)
    found = [_of_kind(kind, book.about.kind(kind), held) for kind, held in by_kind.items()]
    return tuple(sorted(found, key=lambda each: each.last_on, reverse=True))


def _of_kind(category: str, kind: RoundKind | None, held: list[Round]) -> CutOffs:
    last = max(held, key=lambda each: (each.on, each.number))
    return CutOffs(
        category=category,
        title=kind.title if kind else None,
        rounds=len(held),
        lowest=min(each.cutoff for each in held),
        highest=max(each.cutoff for each in held),
        last=last.cutoff,
        last_on=last.on,
        invitations=sum(each.invitations for each in held),
    )


def pool_on(days: Iterable[PoolDay], on: date) -> PoolDay | None:
    """Return the last known day of the pool up to that day, None before the record."""
    return next((each for each in days if each.as_of <= on), None)


def kinds_of(
    about: About, verdicts: Mapping[str, str], *, nominated: bool, french: bool, categories: Iterable[str]
) -> frozenset[str]:
    """Return the kinds of round a case may be invited in, from the classes that are not ruled out.

    A nominee is invited only as one (IRPA s. 10.1(1.1)); everyone else needs one of the classes.
    """
    if nominated:
        return about.asking("nomination")
    classes = frozenset(name for name, verdict in verdicts.items() if verdict != "not_met")
    if not classes:
        return frozenset()
    return classes | beside_programmes(about, french=french, categories=categories)


def beside_programmes(about: About, *, french: bool, categories: Iterable[str]) -> frozenset[str]:
    """Return the kinds of round that ask no programme in particular, and nothing the case does not have."""
    return about.asking("nothing", *(["french"] if french else [])) | frozenset(categories)
