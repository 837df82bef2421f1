"""The answer on points as plain JSON values: the shape scripts rely on; sentences are added by who speaks."""

from collections.abc import Callable
from typing import Any

from casefile.cases.points import PointsAnswer
from casefile.rules.book.test_scales import ABILITIES
from casefile.rules.findings import Finding
from casefile.rules.language.levels import TestLevels
from casefile.rules.points.crs import CRS_FACTORS
from casefile.rules.points.fsw67 import FSW67_FACTORS
from casefile.rules.points.report import PointsReport
from casefile.rules.points.tests_taken import TestsTaken

__all__ = ["SayFinding", "points_payload", "rounds_payload"]

SayFinding = Callable[[Finding], str]
"""Turns a finding into its sentence."""


def points_payload(answer: PointsAnswer, said: SayFinding) -> dict[str, Any]:
    """Return everything as JSON values, every key present, whole points."""
    report = answer.report
    return {
        "on": answer.on.isoformat(),
        "languages": [*_languages(report, "principal"), *_languages(report, "spouse")],
        "crs": _crs(report, said),
        "fsw67": _fsw67(report, said),
        "programmes": {
            name: {
                "verdict": each.verdict,
                "conditions": [
                    {"code": one.code, "verdict": one.verdict, "message": said(one.finding)}
                    for one in each.conditions
                ],
            }
            for name, each in answer.programmes.items()
        },
        "improvements": [
            {"code": each.code, "gain": each.gain, "message": said(each.finding),
             "by": each.by.isoformat() if each.by else None}
            for each in report.improvements
        ],
        "waits": [{"code": each.finding.code, "message": said(each.finding)} for each in report.waits],
        "ahead": [
            {"on": each.on.isoformat(), "change": each.change, "message": said(each.finding)}
            for each in report.ahead
        ],
        "alternatives": [
            {"code": each.finding.code, "total": each.total, "message": said(each.finding)}
            for each in report.alternatives
        ],
        "rounds": _rounds(answer, said),
    }  # fmt: skip


def _languages(report: PointsReport, person: str) -> list[dict[str, Any]]:
    tests: TestsTaken = report.reading.tests if person == "principal" else report.reading.partner_tests
    return [_language(each, tests, report, person) for each in tests.all]


def _language(each: TestLevels, tests: TestsTaken, report: PointsReport, person: str) -> dict[str, Any]:
    used = each is tests.french or each is tests.english
    order = None
    if person == "principal" and used:
        order = "first" if each.language == report.crs.points.first else "second"
    levels = None if each.levels is None else {ability: each.levels.at(ability) for ability in ABILITIES}
    taken, until = each.told.taken_on, each.good_until
    return {
        "person": person,
        "test": each.test.id if each.test else each.told.name,
        "language": each.language,
        "taken_on": taken.isoformat() if taken else None,
        "levels": levels,
        "valid_until": until.isoformat() if until else None,
        "order": order,
        "standing": each.standing,
    }


def _crs(report: PointsReport, said: SayFinding) -> dict[str, Any]:
    crs = report.crs
    until = crs.grid.known_until
    return {
        "grid_from": crs.grid.since.isoformat(),
        "grid_known_until": until.isoformat() if until else None,
        "current": crs.current,
        "total": crs.total,
        "sure": crs.sure,
        "points_in_account": crs.points_in_account,
        "factors": {name: getattr(crs.points, name) for name in CRS_FACTORS},
        "provisos": [_proviso(each, said) for each in crs.provisos],
        "orders": crs.orders,
    }


def _fsw67(report: PointsReport, said: SayFinding) -> dict[str, Any]:
    answer = report.fsw67
    return {
        "total": answer.points.total,
        "pass_mark": answer.grid.pass_mark,
        "factors": {name: getattr(answer.points, name) for name in FSW67_FACTORS},
        "eligible_language": answer.points.eligible_language,
        "provisos": [_proviso(each, said) for each in answer.provisos],
        "steps": [
            {"code": each.code, "gain": each.gain, "total": each.total, "reaches": each.reaches,
             "message": said(each.finding), "by": each.by.isoformat() if each.by else None}
            for each in report.steps67
        ],
    }  # fmt: skip


def _proviso(found: Finding, said: SayFinding) -> dict[str, Any]:
    return {"code": found.code, "message": said(found)}


def _rounds(answer: PointsAnswer, said: SayFinding) -> list[dict[str, Any]]:
    return [
        {"number": each.round.number, "date": each.round.on.isoformat(), "cutoff": each.round.cutoff,
         "category": each.round.category, "verdict": each.verdict, "message": said(each.finding)}
        for each in answer.rounds
    ]  # fmt: skip


def rounds_payload(answer: PointsAnswer, said: SayFinding) -> dict[str, Any]:
    """Return the rounds, the cut-offs of twelve months and the pool as JSON values."""
    pool, points = answer.pool, answer.candidate.points
    return {
        "on": answer.on.isoformat(),
        "points": points,
        "kinds": sorted(answer.kinds),
        "rounds": _rounds(answer, said),
        "cutoffs": [
            {"category": each.category, "rounds": each.rounds, "lowest": each.lowest, "highest": each.highest,
             "last": each.last, "last_on": each.last_on.isoformat(), "invitations": each.invitations}
            for each in answer.cut_offs
        ],
        "pool": None if pool is None else {
            "as_of": pool.as_of.isoformat(), "total": pool.total, "above": pool.at_least(points),
            "band": list(pool.band_of(points)),
        },
    }  # fmt: skip
