"""The answer on points as a person reads it in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casefile.cli.output import one_line, table, wrapped
from casefile.cli.rounds_text import tell_rounds
from casefile.i18n.vocabulary import (
    CONDITION_SIGNS,
    CONDITION_VERDICTS,
    CONDITIONS,
    CRS_FACTOR_NAMES,
    FSW67_FACTOR_NAMES,
    OFFICIAL_LANGUAGES,
    SEVERITY_SYMBOLS,
    person_word,
    said,
)
from casefile.services.printing.model_points import ranking_title, selection_title, signed_change

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casefile.cases.points import PointsAnswer
    from casefile.cli.session import Session
    from casefile.rules.findings import Finding
    from casefile.rules.language.levels import TestLevels
    from casefile.rules.points.grids import CrsGrid, Fsw67Grid
    from casefile.rules.points.report import CrsAnswer

__all__ = ["tell_points"]

_ABILITIES = ("listening", "reading", "writing", "speaking")
_PARTS = ("core", "spouse", "transferability", "additional")
_MOST_IMPROVEMENTS = 14


def tell_points(session: Session, answer: PointsAnswer, before: PointsAnswer | None = None) -> None:
    """Print everything; with `before`, first what the supposition brings."""
    words = session.words
    session.put(wrapped(words("Points on {points_on}, for what your facts say", points_on=answer.on)))
    if before is not None:
        _tell_gain(session, before, answer)
    _tell_tests(session, answer)
    _tell_crs(session, answer)
    _tell_fsw67(session, answer)
    _tell_programmes(session, answer)
    _tell_improvements(session, answer)
    _tell_ahead(session, answer)
    tell_rounds(session, answer, most=5)
    session.put()
    session.put(wrapped(words.sentence("points.limits")))


def _head(session: Session, text: str) -> None:
    session.put()
    session.put(wrapped(text))


def _tell_gain(session: Session, before: PointsAnswer, after: PointsAnswer) -> None:
    one, other = before.report.crs.total, after.report.crs.total
    told = session.words(
        "Supposed: {before} points become {after} ({change}).",
        before=one,
        after=other,
        change=signed_change(other - one),
    )
    _head(session, told)


# --- language


def _tell_tests(session: Session, answer: PointsAnswer) -> None:
    words, reading = session.words, answer.report.reading
    if reading.tests.all or reading.partner_tests.all:
        _head(session, words("Levels (CLB, NCLC)"))
    for person, tests in (("principal", reading.tests), ("spouse", reading.partner_tests)):
        for each in tests.all:
            used = each is tests.french or each is tests.english
            first = person == "principal" and each.language == answer.report.crs.points.first
            _tell_test(session, each, person, used=used, first=first)


def _tell_test(session: Session, each: TestLevels, person: str, *, used: bool, first: bool) -> None:
    words = session.words
    name = words.label(each.test.label) if each.test else one_line(each.told.name)
    order = words("first language") if first else words("second language")
    about = (
        [person_word(words, person) if person != "principal" else order] if used else [words("not counted")]
    )
    if each.good_until is not None:
        about.append(words("good until {until_on}", until_on=each.good_until))
    session.put(wrapped(f"{name} ({', '.join(about)})", "  "))
    if each.levels is not None:
        levels = each.levels
        told = ", ".join(
            words("{ability} {score}: {level}", ability=ability, score=one_line(getattr(each.told, ability)),
                  level=levels.at(ability) or words("below 4"))
            for ability in _ABILITIES
        )  # fmt: skip
        session.put(wrapped(told, "    "))


# --- the two totals


def _tell_crs(session: Session, answer: PointsAnswer) -> None:
    words, crs = session.words, answer.report.crs
    _head(session, ranking_title(answer, words))
    for line in table(_crs_rows(session, crs)):
        session.put(f"  {line}")
    if len(crs.orders) > 1:
        each = [f"{said(words, OFFICIAL_LANGUAGES, first)} {total}" for first, total in crs.orders.items()]
        session.put(wrapped(words("First language: {orders}", orders=", ".join(each)), "  "))
    for alternative in answer.report.alternatives:
        session.put(wrapped(session.of(alternative.finding), "  · ", "    "))
    _tell_source(session, crs.grid)
    _tell_findings(session, crs.provisos)


def _crs_rows(session: Session, crs: CrsAnswer) -> list[tuple[str, ...]]:
    """Return a row a factor: its name, its points, the most it can give; sums of the parts stand out by their place."""
    words = session.words
    rows: list[tuple[str, ...]] = []
    for name, label in CRS_FACTOR_NAMES.items():
        points, cap = getattr(crs.points, name), crs.caps[name]
        if (name.startswith("spouse") and not crs.points.with_partner) or (not cap and not points):
            continue
        told = words("{points} of {cap}", points=points, cap=cap)
        rows.append((("" if name in (*_PARTS, "total") else "  ") + words(label), told))
    return rows


def _tell_source(session: Session, grid: CrsGrid | Fsw67Grid) -> None:
    words = session.words
    told = words(
        "Grid in force since {since_on}; {title}, checked on {checked_on}",
        since_on=grid.since, title=grid.source.label, checked_on=grid.checked_on,
    )  # fmt: skip
    session.put(wrapped(told, "  "))


def _tell_findings(session: Session, findings: Iterable[Finding]) -> None:
    for each in findings:
        session.put(wrapped(session.of(each), f"  {SEVERITY_SYMBOLS[each.severity]} ", "    "))


def _tell_fsw67(session: Session, whole: PointsAnswer) -> None:
    words, answer = session.words, whole.report.fsw67
    points = answer.points
    _head(session, selection_title(whole, words))
    rows = [
        (words(FSW67_FACTOR_NAMES[name]),
         words("{points} of {cap}", points=getattr(points, name), cap=answer.grid.most[name]))
        for name in ("language", "education", "experience", "age", "arranged_employment", "adaptability")
    ]  # fmt: skip
    for line in table(rows):
        session.put(f"  {line}")
    if points.reasons:
        reasons = [
            f"{said(words, FSW67_FACTOR_NAMES, name)} {worth}" for name, worth in points.reasons.items()
        ]
        session.put(wrapped(words("Adaptability: {reasons}", reasons=", ".join(reasons)), "  "))
    _tell_source(session, answer.grid)


# --- programmes, improvements, what comes


def _tell_programmes(session: Session, answer: PointsAnswer) -> None:
    words = session.words
    _head(session, words("Programmes, for what your facts say"))
    for each in answer.programmes.values():
        verdict = said(words, CONDITION_VERDICTS, each.verdict)
        session.put(wrapped(f"{words.label(each.title)} — {verdict}", f"  {CONDITION_SIGNS[each.verdict]} "))
        for one in each.conditions:
            told = words("{condition}: {sentence}", condition=said(words, CONDITIONS, one.code.rpartition(".")[2]),
                         sentence=session.of(one.finding))  # fmt: skip
            session.put(wrapped(told, f"      {CONDITION_SIGNS[one.verdict]} ", "        "))


def _tell_improvements(session: Session, answer: PointsAnswer) -> None:
    words, found = session.words, answer.report.improvements
    if not found:
        return
    _head(session, words("What would raise the ranking points, each counted as a whole"))
    useful = [each for each in found if each.gain > 0]
    rows = [(signed_change(each.gain), session.of(each.finding)) for each in useful[:_MOST_IMPROVEMENTS]]
    for gain, told in rows:
        session.put(wrapped(told, f"  {gain:>5}  ", " " * 9))
    if len(useful) > _MOST_IMPROVEMENTS:
        more = words.n(
            "… and {n} more in --json", "… and {n} more in --json", len(useful) - _MOST_IMPROVEMENTS
        )
        session.put(f"         {more}")
    for each in found:
        if not each.gain:
            session.put(wrapped(session.of(each.finding), "     0   ", " " * 9))


def _tell_ahead(session: Session, answer: PointsAnswer) -> None:
    words = session.words
    if not answer.report.ahead:
        return
    _head(session, words("What happens by itself"))
    for each in answer.report.ahead:
        told = f"{words.date(each.on, 'short')}  {session.of(each.finding)}"
        session.put(wrapped(told, f"  {signed_change(each.change):>5}  ", " " * 9))
