"""Until when the paper in hand is good for filing, and all that is said of it: each asked the day before and after."""

from datetime import date as day

import pytest

from tests.rules.checklist_cases import derived

ON = day(2026, 6, 15)
RECENT = day(2026, 6, 1)


def said(key: str, told: dict, family: str = "tester"):
    """Return until when the line's paper is good, and the codes of its findings with how grave each is."""
    items, _ = derived({"name": "", "family": family, **told})
    item = next(each for each in items if each.key == key)
    return item.valid_until, {each.code.removeprefix("checklist."): each.severity for each in item.findings}


def passport(until: day) -> dict:
    return {"change": {"principal": {"passport_expires_on": until}}}


def issued(key: str, on: day, **more) -> tuple[str, dict]:
    return key, {"issued": {key: on}, **more}


def diploma(**told) -> tuple[str, dict]:
    given = {"id": "master", "title": "Master", "country": "FR", "evaluated_by": "WES", **told}
    return "principal/education_proof/master", {"set": {"credentials": [given]}}


def theirs(**told) -> tuple[str, dict]:
    given = {"id": "d", "person": "spouse", "title": "M", "country": "BE", "evaluated_by": "WES", **told}
    return "spouse/education_proof/d", {"family": "nurse", "add": {"credentials": [given]}}


MEDICAL, PHOTO, PASSPORT = "principal/medical_proof", "principal/digital_photo", "principal/passport"
FRANCE = "principal/police_certificate/FR"
JAPAN = "principal/police_certificate/JP"
STAYED = {"add": {"stays": [{"country": "JP", "first": day(2022, 2, 1), "last": day(2023, 1, 31)}]}}
NURSE_OF = {"main_noc": "31100"}

PAPERS = {
    "no passport told": ((PASSPORT, {}), None, {}),
    "a passport over": ((PASSPORT, passport(day(2026, 6, 14))), day(2026, 6, 14), {"passport_expired": "blocker"}),
    "a passport soon over": (
        (PASSPORT, passport(day(2026, 12, 14))), day(2026, 12, 14), {"passport_expires_soon": "warning"},
    ),
    "a passport of six months": ((PASSPORT, passport(day(2026, 12, 15))), day(2026, 12, 15), {}),
    "an exam too old": (issued(MEDICAL, day(2025, 6, 14)), day(2026, 6, 14), {"medical_expired": "blocker"}),
    "an exam soon over": (issued(MEDICAL, day(2025, 6, 15)), ON, {"medical_expires_soon": "warning"}),
    "an exam still soon over": (
        issued(MEDICAL, day(2025, 8, 13)), day(2026, 8, 13), {"medical_expires_soon": "warning"},
    ),
    "an exam over before the decision": (
        issued(MEDICAL, day(2025, 8, 14)), day(2026, 8, 14), {"medical_before_decision": "warning"},
    ),
    "an exam over on the eve of the decision": (
        issued(MEDICAL, day(2025, 12, 14)), day(2026, 12, 14), {"medical_before_decision": "warning"},
    ),
    "an exam good until the decision": (issued(MEDICAL, day(2025, 12, 15)), day(2026, 12, 15), {}),
    "a photo too old": (issued(PHOTO, day(2025, 12, 14)), day(2026, 6, 14), {"photo_too_old": "warning"}),
    "a photo of six months": (issued(PHOTO, day(2025, 12, 15)), ON, {}),
    "a certificate of where one lives, too old": (
        issued(FRANCE, day(2025, 12, 14)), day(2026, 6, 14), {"police_too_old": "blocker"},
    ),
    "a certificate of where one lives, of six months": (issued(FRANCE, day(2025, 12, 15)), ON, {}),
    "a certificate of before one left": (
        issued(JAPAN, day(2023, 1, 30), **STAYED), None, {"police_before_leaving": "blocker"},
    ),
    "a certificate of the day one left": (issued(JAPAN, day(2023, 1, 31), **STAYED), None, {}),
    "a diploma of Canada": (diploma(country="CA"), None, {}),
    "no evaluation": (diploma(evaluated_by=""), None, {"evaluation_missing": "blocker"}),
    "an evaluation of five years": (
        diploma(evaluated_on=day(2021, 6, 15)), day(2026, 6, 14), {"evaluation_expired": "blocker"},
    ),
    "an evaluation a day younger": (
        diploma(evaluated_on=day(2021, 6, 16)), ON, {"evaluation_expires_soon": "warning"},
    ),
    "an evaluation over within the margin": (
        diploma(evaluated_on=day(2021, 8, 14)), day(2026, 8, 13), {"evaluation_expires_soon": "warning"},
    ),
    "an evaluation over after it": (diploma(evaluated_on=day(2021, 8, 15)), day(2026, 8, 14), {}),
    "an evaluation by nobody known": (
        diploma(evaluated_on=RECENT, evaluated_by="ENIC"), None, {"evaluation_not_designated": "blocker"},
    ),
    "an evaluation by another body": (
        (diploma(evaluated_on=RECENT)[0], diploma(evaluated_on=RECENT)[1] | NURSE_OF),
        None, {"evaluation_wrong_body": "blocker"},
    ),
    "a partner's without one": (theirs(evaluated_by=""), None, {"evaluation_missing": "note"}),
    "a partner's too old": (
        theirs(evaluated_on=day(2021, 6, 15)), day(2026, 6, 14), {"evaluation_expired": "note"},
    ),
    "a partner's soon too old": (theirs(evaluated_on=day(2021, 6, 16)), ON, {"evaluation_expires_soon": "note"}),
    "a partner's by another body": (
        (theirs(evaluated_on=RECENT)[0], theirs(evaluated_on=RECENT)[1] | NURSE_OF), day(2031, 5, 31), {},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("asked", "until", "codes"), PAPERS.values(), ids=PAPERS)
def test_a_paper_serves_until_a_day_and_says_what_is_wrong_with_it(asked, until, codes):
    key, told = asked
    assert said(key, told) == (until, codes)


def test_without_a_condition_on_diplomas_a_missing_evaluation_is_only_a_warning():
    key, told = diploma(evaluated_by="")
    told["set"]["programme"] = "cec"
    assert said(key, told) == (None, {"evaluation_missing": "warning"})


HIGH, ONE_LOW = ("503", "503", "512", "518"), ("503", "503", "512", "455")


def taken(
    id: str, name: str, scores: tuple[str, ...], person: str = "principal", taken_on: day = RECENT
) -> dict:
    listening, reading, writing, speaking = scores
    return {
        "id": id, "person": person, "name": name, "taken_on": taken_on, "listening": listening, "reading": reading,
        "writing": writing, "speaking": speaking, "language": "fr" if name.startswith("TEF") else "en",
    }  # fmt: skip


LOW_FRENCH, FRENCH = taken("tef", "TEF Canada", ONE_LOW), taken("tef", "TEF Canada", HIGH)
ENGLISH, LOW_ENGLISH = (taken("en", "CELPIP-G", tuple(each)) for each in ("7777", "7764"))
OLD_ENGLISH = taken("en", "CELPIP-G", tuple("7777"), taken_on=day(2024, 6, 1))


@pytest.mark.parametrize(
    ("tests", "of", "code", "severity", "scale", "levels"),
    [
        ([FRENCH], "tef", "test_enough", "note", "NCLC", [9, 9, 9, 9]),
        ([ENGLISH], "en", "test_enough", "note", "CLB", [7, 7, 7, 7]),
        ([LOW_FRENCH], "tef", "test_short", "blocker", "NCLC", [9, 9, 9, 6]),
        ([LOW_ENGLISH], "en", "test_short", "blocker", "CLB", [7, 7, 6, 4]),
        ([LOW_FRENCH, ENGLISH], "tef", "test_short", "note", "NCLC", [9, 9, 9, 6]),
        ([LOW_FRENCH, LOW_ENGLISH], "tef", "test_short", "blocker", "NCLC", [9, 9, 9, 6]),
        ([LOW_FRENCH, OLD_ENGLISH], "tef", "test_short", "blocker", "NCLC", [9, 9, 9, 6]),
        ([LOW_FRENCH, ENGLISH | {"person": "spouse"}], "tef", "test_short", "blocker", "NCLC", [9, 9, 9, 6]),
    ],
)
def test_the_levels_of_a_test_are_said_on_its_scale_against_the_floor(
    tests, of, code, severity, scale, levels
):
    items, _ = derived({"name": "", "family": "nurse", "set": {"tests": tests}})
    item = next(each for each in items if each.key == f"principal/language_test/{of}")
    (found,) = (each for each in item.findings if each.code in {f"checklist.{code}", "checklist.test_levels"})
    assert (found.severity, found.values["scale"], found.values["levels"]) == (severity, scale, levels)
    assert found.values["floors"] == [7, 7, 7, 7]
    assert [part.values["ability"] for part in found.values.get("parts", ())] == [
        ability
        for ability, level in zip(("listening", "reading", "writing", "speaking"), levels, strict=True)
        if level < 7
    ]


def test_a_partners_test_has_no_floor_and_one_without_scores_says_no_level():
    tests = [
        taken("jan", "CELPIP-G", tuple("4444"), "spouse"),
        taken("tef", "TEF Canada", ("", "", "", "")),
    ]
    items, _ = derived({"name": "", "family": "nurse", "set": {"tests": tests}})
    found = {each.key: [(one.code, one.severity) for one in each.findings] for each in items}
    assert found["spouse/language_test/jan"] == [("checklist.test_levels", "note")]
    assert found["principal/language_test/tef"] == []
