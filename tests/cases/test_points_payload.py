"""The answer on points as data: every figure is the one of the report."""

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from casefile.cases.points import Books, assess_points, without_birthdays
from casefile.cases.points_payload import points_payload, rounds_payload
from casefile.rules.book.stages import StageEntry
from casefile.services.rulebook.categories import load_categories
from casefile.services.rulebook.points import load_points
from casefile.services.rulebook.rounds import load_rounds
from tests.cases.looking import ME, seen_of
from tests.rules.books import book

TODAY = date(2026, 6, 1)
TEF = {
    "id": "t1", "name": "TEF Canada", "taken_on": date(2025, 6, 14),
    "listening": "503", "reading": "503", "writing": "512", "speaking": "518",
}  # fmt: skip
CELPIP = {
    **TEF,
    "id": "t2",
    "name": "CELPIP-G",
    "language": "en",
    **dict.fromkeys(("listening", "reading"), "7"),
}
CELPIP |= {"writing": "7", "speaking": ""}
THEIRS = {**CELPIP, "id": "t3", "person": "spouse", "speaking": "6"}
UNKNOWN = {"id": "t4", "name": "DALF", "taken_on": None}
FACTS = {
    "marital_status": "married", "points_in_account": 470, "points_in_account_on": date(2026, 5, 1),
    "persons": [
        {**ME, "born_on": date(1996, 8, 1), "education_level": "bachelor_or_3yr"},
        {"id": "spouse", "role": "spouse", "born_on": date(1995, 1, 1)},
    ],
    "tests": [TEF, CELPIP, THEIRS, UNKNOWN],
    "contracts": [
        {"id": "c", "employer": "A", "noc": "21232", "country": "CA", "authorised": True, "first": date(2024, 1, 1),
         "hours_per_week": "35"},
    ],
    "credentials": [{"id": "d", "country": "CA", "level": "bachelor_or_3yr", "title": "B"}],
}  # fmt: skip


@cache
def books() -> Books:
    return Books(
        rules=book(), points=load_points(), rounds=load_rounds(Path("/nowhere")), categories=load_categories()
    )


def answer(*, stages=(), **more):
    return assess_points(seen_of(FACTS, today=TODAY, stages=stages), books(), **more)


def said(finding) -> str:
    return f"{finding.code}!"


def test_the_tests_say_whose_they_are_what_they_give_and_which_comes_first():
    found = points_payload(answer(), said)["languages"]
    assert [
        (each["person"], each["test"], each["language"], each["order"], each["standing"]) for each in found
    ] == [
        ("principal", "tef_canada", "fr", "first", "counts"),
        ("principal", "celpip_g", "en", None, "incomplete"),
        ("principal", "DALF", "fr", None, "not_designated"),
        ("spouse", "celpip_g", "en", None, "counts"),
    ]
    assert [each["levels"] for each in found] == [
        {"listening": 9, "reading": 9, "writing": 9, "speaking": 9}, None, None,
        {"listening": 7, "reading": 7, "writing": 7, "speaking": 6},
    ]  # fmt: skip
    assert [(each["taken_on"], each["valid_until"]) for each in found] == [
        ("2025-06-14", "2027-06-13"), ("2025-06-14", "2027-06-13"), (None, None), ("2025-06-14", "2027-06-13"),
    ]  # fmt: skip


def test_the_figures_are_those_of_the_report():
    found = answer()
    data, crs, fsw67 = points_payload(found, said), found.report.crs, found.report.fsw67
    assert data["on"] == found.on.isoformat()
    assert data["crs"]["factors"]["age"] == crs.points.age > 0
    assert (data["crs"]["total"], data["crs"]["sure"], data["crs"]["points_in_account"]) == (
        crs.total,
        crs.sure,
        470,
    )
    assert (data["crs"]["grid_from"], data["crs"]["grid_known_until"]) == ("2025-03-25", "2026-11-02")
    assert data["crs"]["provisos"] == [{"code": each.code, "message": said(each)} for each in crs.provisos]
    assert (data["fsw67"]["total"], data["fsw67"]["pass_mark"]) == (fsw67.points.total, 67)
    assert len(data["fsw67"]["provisos"]) == len(fsw67.provisos)
    assert [each["reaches"] for each in data["fsw67"]["steps"]] == [
        each.reaches for each in found.report.steps67
    ]
    assert list(data["programmes"]) == list(found.programmes)
    for name, each in data["programmes"].items():
        judged = found.programmes[name]
        assert each["verdict"] == judged.verdict
        assert [one["message"] for one in each["conditions"]] == [
            said(one.finding) for one in judged.conditions
        ]
    for ours, each in zip(found.report.improvements, data["improvements"], strict=True):
        assert (each["gain"], each["by"]) == (ours.gain, ours.by.isoformat() if ours.by else None)
    assert any(each["by"] for each in data["improvements"])
    assert [each["on"] for each in data["ahead"]] == [each.on.isoformat() for each in found.report.ahead]
    assert len(data["waits"]) == len(found.report.waits) > 0
    assert len(data["alternatives"]) == len(found.report.alternatives)


def test_the_rounds_stand_beside_the_points_with_the_pool():
    found = replace(answer(most_rounds=3), pool=books().rounds.pool[-1])
    data = rounds_payload(found, said)
    assert (data["points"], data["kinds"]) == (470, sorted(found.kinds))
    assert len(data["rounds"]) == 3
    assert data["rounds"] == points_payload(found, said)["rounds"]
    assert [each["verdict"] for each in data["rounds"]] == [each.verdict for each in found.rounds]
    assert data["pool"]["above"] == found.pool.at_least(470)
    assert [each["lowest"] for each in data["cutoffs"]] == [each.lowest for each in found.cut_offs]
    assert all(each["lowest"] <= each["last"] <= each["highest"] for each in data["cutoffs"])
    assert rounds_payload(replace(found, pool=None), said)["pool"] is None


def test_a_birthday_to_come_is_not_shown_to_others():
    found = answer()
    assert "ahead.birthday" in {each.finding.code for each in found.report.ahead}
    left = without_birthdays(found).report.ahead
    assert left == tuple(each for each in found.report.ahead if each.finding.code != "ahead.birthday")


@pytest.mark.parametrize("invited", [False, True])
def test_once_invited_the_age_of_that_day_counts_and_the_moment_of_the_profile_is_kept(invited):
    at = datetime(2026, 5, 1, 12, tzinfo=UTC)
    stages = (StageEntry(id="s1", stage="profile", on=at.date(), at=at),)
    if invited:
        stages += (StageEntry(id="s2", stage="invitation", on=date(2026, 5, 20)),)
    found = answer(stages=stages)
    assert found.profile_at == found.candidate.profile_at == at
    assert any(each.finding.code == "ahead.birthday" for each in found.report.ahead) is not invited
    assert found.candidate.points == found.candidate.most == 470
    assert found.candidate.in_account


def test_without_the_points_of_the_account_those_that_are_sure_are_compared():
    told = seen_of(FACTS | {"points_in_account": None, "points_in_account_on": None}, today=TODAY)
    found = assess_points(told, books())
    crs = found.report.crs
    assert not found.candidate.in_account
    assert (found.candidate.points, found.candidate.most) == (crs.sure_with_grid, crs.total)
    assert points_payload(found, said)["crs"]["points_in_account"] is None
