"""The worked cases of tests/scenarios/points.csv as profiles; scores are listening, reading, writing, speaking."""

import csv
from datetime import date
from pathlib import Path

from casefile.rules.facts import LanguageTest
from casefile.rules.language.levels import Levels, levels_of
from casefile.rules.points.fsw67 import Adaptability
from casefile.rules.points.profile import NONE, Partner, Profile
from tests.rules.books import book

ROOT = Path(__file__).parents[2]
OWN = ROOT / "tests" / "scenarios" / "points.csv"
SHARED = ROOT.parent / "shared" / "cases" / "points.csv"
TAKEN_ON = date(2025, 6, 14)
ON = date(2026, 6, 1)
NAMES = {
    "IELTS_GT": "IELTS General Training",
    "CELPIP_G": "CELPIP-G",
    "PTE_CORE": "PTE Core",
    "TEF_CANADA": "TEF Canada",
    "TCF_CANADA": "TCF Canada",
}
FRENCH = {"NCLC", "TEF_CANADA", "TCF_CANADA"}
STUDY = {"": "", "1-2": "one_year", "3+": "bachelor_or_3yr"}
FACTORS = {
    "f_age_pts": "age",
    "f_education_pts": "education",
    "f_first_language": "first_language",
    "f_second_language": "second_language",
    "f_cdn_work": "canadian_work",
    "f_core": "core",
    "f_spouse_education_pts": "spouse_education",
    "f_spouse_language": "spouse_language",
    "f_spouse_work": "spouse_canadian_work",
    "f_spouse": "spouse",
    "f_edu_lang": "education_language",
    "f_edu_work": "education_canadian_work",
    "f_for_lang": "foreign_work_language",
    "f_for_work": "foreign_work_canadian_work",
    "f_cert": "certificate_language",
    "f_transfer": "transferability",
    "f_french": "french",
    "f_study": "canadian_study",
    "f_sibling_pts": "sibling",
    "f_nomination": "nomination",
    "f_additional": "additional",
    "f_total": "total",
}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def levels(test: str, scores: str) -> Levels | None:
    if not test:
        return None
    one, two, three, four = scores.split("/")
    if test in ("CLB", "NCLC"):
        return Levels(int(one), int(two), int(three), int(four))
    told = LanguageTest(
        name=NAMES[test], taken_on=TAKEN_ON, listening=one, reading=two, writing=three, speaking=four
    )
    found = levels_of(told, ON, book().tests, book().parameters)
    assert found.counts, scores
    return found.levels


def level_of_education(told: str) -> str:
    return "" if told == "less_than_secondary" else told


def profile_of(row: dict[str, str]) -> Profile:
    french_first = row["first_test"] in FRENCH
    one, two = levels(row["first_test"], row["first_LRWS"]), levels(row["second_test"], row["second_LRWS"])
    partner = Partner(
        level_of_education(row["spouse_education"]),
        levels(row["spouse_test"], row["spouse_LRWS"]) or NONE,
        int(row["spouse_cdn_years"] or 0),
    )
    return Profile(
        age=int(row["age"]),
        education=level_of_education(row["education"]),
        french=one if french_first else two,
        english=two if french_first else one,
        first="fr" if french_first else "en",
        canadian_years=int(row["cdn_work_years"]),
        foreign_years=int(row["foreign_work_years"]),
        certificate=row["certificate"] == "1",
        partner=partner if row["has_spouse"] == "1" else None,
        canadian_study=STUDY[row["cdn_education"]],
        sibling=row["sibling"] == "1",
        nominated=row["pnp"] == "1",
    )


def reasons_of(row: dict[str, str]) -> Adaptability:
    told = set(row["adaptability"].split("+"))
    return Adaptability(
        experience_years=int(row["fsw_years"] or 0),
        arranged_employment=row["arranged"] == "1",
        spouse_language="spouse_clb4" in told,
        own_study="study" in told,
        own_work="work" in told,
        relative="relative" in told,
    )
