"""Every factor of the worked cases, the identities of the grid, and a grid of tomorrow that is only a file."""

from datetime import date

import pytest
from msgspec.structs import replace

from casefile.errors import NotInForceError, UsageError
from casefile.resources import template
from casefile.rules.findings import Label
from casefile.rules.language.levels import Levels
from casefile.rules.points.crs import best_points, crs_points, factor_caps
from casefile.rules.points.fsw67 import best_fsw67, fsw67_points
from casefile.rules.points.grids import Grids, band, parse_crs, parse_fsw67
from casefile.rules.points.profile import EDUCATION, NONE, Partner, Profile
from casefile.services.rulebook.points import load_points
from tests.rules.points_cases import FACTORS, ON, OWN, SHARED, levels, profile_of, reasons_of, rows

CRS, FSW = load_points().crs.on(ON), load_points().fsw67.on(ON)
NINE, TEN = Levels(9, 9, 9, 9), Levels(10, 10, 10, 10)


@pytest.mark.parametrize("row", rows(OWN), ids=lambda row: f"{row['case_id']} {row['test']}"[:60])
def test_every_factor_of_a_worked_case(row):
    points = best_points(profile_of(row), CRS)
    assert {name: getattr(points, name) for name in FACTORS.values()} == {
        name: int(row[column]) for column, name in FACTORS.items()
    }


@pytest.mark.parametrize("row", rows(OWN), ids=lambda row: f"{row['case_id']} {row['test']}"[:60])
def test_the_figure_a_worked_case_asks_for(row):
    profile, asked = profile_of(row), row["expect_field"]
    if asked.startswith("fsw_"):
        points = best_fsw67(profile, reasons_of(row), FSW)
        found = points.total if asked == "fsw_total" else getattr(points, asked.removeprefix("fsw_"))
        assert ("ineligible" if found is None else str(found)) == row["expected"]
    else:
        names = {
            "edu_lang": "education_language",
            "for_lang": "foreign_work_language",
            "study": "canadian_study",
            "cert": "certificate_language",
            "transfer": "transferability",
        }
        assert str(getattr(best_points(profile, CRS), names.get(asked, asked))) == row["expected"]


def test_the_shared_cases_are_still_those():
    if not SHARED.exists():
        pytest.skip("the worked cases are not beside this checkout")
    for row in rows(SHARED):
        assert best_points(profile_of(row), CRS).total == int(row["f_total"]), row["case_id"]


def most(**changed: object) -> Profile:
    every = Profile(
        age=25,
        education="doctoral",
        french=TEN,
        english=TEN,
        canadian_years=5,
        foreign_years=3,
        certificate=True,
        canadian_study="doctoral",
        sibling=True,
    )
    return replace(every, **changed)


def test_the_most_anyone_can_have():
    alone = best_points(most(), CRS)
    together = best_points(most(partner=Partner("doctoral", TEN, 5)), CRS)
    assert (alone.core, together.core, together.spouse) == (500, 460, 40)
    assert (alone.total, together.total) == (695, 695)
    assert best_points(most(nominated=True), CRS).total == 1200
    caps = factor_caps(CRS, with_partner=False)
    assert all(getattr(alone, name) == caps[name] for name in ("age", "education", "first_language", "core"))


@pytest.mark.parametrize(
    "part", ["core", "second_language", "spouse", "transferability", "additional", "total"]
)
@pytest.mark.parametrize("partner", [None, Partner("doctoral", TEN, 5)])
def test_each_part_stays_under_its_own_cap_whatever_the_rows_give(part, partner):
    person = most(partner=partner, nominated=True)
    free, pair = crs_points(person, CRS, "en"), isinstance(getattr(CRS.caps, part), tuple)
    for cap in (0, 1, 7):
        low = replace(CRS, caps=replace(CRS.caps, **{part: (cap, cap + 1) if pair else cap}))
        held = cap + (pair and partner is None)
        assert getattr(crs_points(person, low, "en"), part) == min(held, getattr(free, part))
        assert factor_caps(low, with_partner=partner is not None)[part] == (
            0 if part == "spouse" and partner is None else held
        )


@pytest.mark.parametrize("cap", [0, 30, 50, 100])
def test_each_group_of_transferability_stays_under_the_cap_of_a_group(cap):
    low = replace(CRS, caps=replace(CRS.caps, transferability_group=cap, transferability=1000))
    found = crs_points(most(), low, "en")
    groups = (
        found.education_language + found.education_canadian_work,
        found.foreign_work_language + found.foreign_work_canadian_work,
        found.certificate_language,
    )
    assert groups == (100, 100, 50)
    assert found.transferability == sum(min(group, cap) for group in groups)


@pytest.mark.parametrize("factor", ["language", "education", "experience", "age", "adaptability"])
def test_each_factor_of_the_67_points_stays_under_its_own_most(factor):
    reasons = reasons_of({"adaptability": "study+work+relative", "fsw_years": "6", "arranged": "1"})
    free = fsw67_points(most(), reasons, FSW, "en")
    for cap in (0, 1, 3):
        low = replace(FSW, most={**FSW.most, factor: cap})
        assert getattr(free, factor) > cap
        assert fsw67_points(most(), reasons, low, "en") == replace(free, **{factor: cap})


def test_levels_4_and_5_are_one_band_of_the_first_language():
    four = crs_points(Profile(english=Levels(4, 4, 4, 4)), CRS, "en")
    five = crs_points(Profile(english=Levels(5, 5, 5, 5)), CRS, "en")
    assert four.first_language == five.first_language == 24


def test_ielts_listening_6_to_7_is_one_level():
    assert {levels("IELTS_GT", f"{score}/6/6/6").listening for score in ("6", "6.5", "7")} == {7}
    assert levels("IELTS_GT", "7.5/6/6/6").listening == 8


@pytest.mark.parametrize(
    ("profile", "factor", "points"),
    [
        (Profile(education="bachelor_or_3yr", english=NINE), "education_language", 25),  # not the top row
        (Profile(education="two_or_more_one_3yr", english=NINE), "education_language", 50),
        (
            most(foreign_years=0, certificate=False, canadian_years=2),
            "transferability",
            50,
        ),  # the group's cap
        (most(), "transferability", 100),
        (Profile(french=NINE, english=NINE, partner=Partner()), "second_language", 22),
        (Profile(french=NINE, english=NINE), "second_language", 24),
        (most(nominated=True), "additional", 600),
        (Profile(french=Levels(7, 7, 7, 7)), "french", 25),
        (Profile(french=Levels(7, 7, 7, 7), english=Levels(5, 5, 5, 4)), "french", 25),
        (Profile(french=Levels(7, 7, 7, 7), english=Levels(5, 5, 5, 5)), "french", 50),
        (Profile(french=Levels(7, 7, 7, 6), english=NINE), "french", 0),
        (Profile(english=Levels(10, 9, 9, 8), foreign_years=3), "foreign_work_language", 25),
        (Profile(english=Levels(5, 5, 5, 5), certificate=True), "certificate_language", 25),
        (Profile(english=Levels(7, 7, 7, 7), certificate=True), "certificate_language", 50),
        (Profile(age=18), "age", 99),
        (Profile(age=19), "age", 105),
        (Profile(age=19, partner=Partner()), "age", 95),
        (Profile(canadian_study="two_year"), "canadian_study", 15),
        (Profile(canadian_study="master_or_professional"), "canadian_study", 30),
        (Profile(offers=("00012",)), "arranged_employment", 0),
    ],
)
def test_the_rules_that_are_often_got_wrong(profile, factor, points):
    assert getattr(best_points(profile, CRS), factor) == points


def test_the_better_order_of_languages_is_taken_unless_one_is_declared():
    profile = Profile(
        age=30, education="bachelor_or_3yr", french=NINE, english=Levels(7, 7, 7, 8), foreign_years=2
    )
    orders = {first: crs_points(profile, CRS, first).total for first in ("fr", "en")}
    assert orders["fr"] > orders["en"]
    assert best_points(profile, CRS).first == "fr"
    assert best_points(replace(profile, first="en"), CRS).total == orders["en"]


def test_more_of_anything_never_gives_less():
    base = Profile(
        age=30,
        education="one_year",
        french=Levels(6, 7, 8, 9),
        english=Levels(4, 5, 5, 6),
        canadian_years=1,
        foreign_years=1,
        partner=Partner("one_year", Levels(4, 5, 6, 7), 1),
    )
    now = best_points(base, CRS).total
    for language in ("french", "english"):
        for ability in ("listening", "reading", "writing", "speaking"):
            held = getattr(base, language)
            raised = replace(base, **{language: held.raised(ability, held.at(ability) + 1)})
            assert best_points(raised, CRS).total >= now
    for name in ("canadian_years", "foreign_years"):
        assert best_points(replace(base, **{name: 2}), CRS).total >= now
    for education in EDUCATION[2:]:
        assert best_points(replace(base, education=education), CRS).total >= now


TOMORROW = date(2026, 11, 3)


def tomorrows_grid() -> str:
    text = template("points/crs/2025-03-25.toml").read_text(encoding="utf-8")
    changed = text.replace("from = 2025-03-25", "from = 2026-11-03").replace("known_until = 2026-11-02\n", "")
    changed = changed.replace("sibling = 15", "sibling = 5").replace(
        "[additional.offer]\n", '[additional.offer]\n00 = 200\n"21232" = 50\n'
    )
    assert changed.count("\n") == text.count("\n") + 1
    return changed


def test_a_new_grid_is_a_file_and_nothing_else():
    old, new = CRS, parse_crs(tomorrows_grid(), "points/crs/2026-11-03.toml")
    grids = Grids([new, old], Label("Points", "Points"))
    assert grids.on(date(2026, 11, 2)) is old
    assert grids.on(TOMORROW) is new
    assert grids.current_on(date(2027, 5, 1))
    profile = Profile(sibling=True, offers=("21232", "00012"))
    assert best_points(profile, new).sibling == 5
    assert best_points(profile, new).arranged_employment == 200
    assert best_points(replace(profile, offers=("21232", "62010")), new).arranged_employment == 50
    assert best_points(profile, old).arranged_employment == 0


def test_the_last_grid_known_is_not_current_after_its_last_day():
    grids = load_points().crs
    assert grids.current_on(date(2026, 11, 2))
    assert not grids.current_on(TOMORROW)
    assert len(CRS.may_have_moved) == 3
    with pytest.raises(NotInForceError):
        grids.on(date(2022, 11, 15))


def test_offers_gave_points_until_they_ceased_to():
    offered = replace(most(), offers=("00012", "21232"))
    before, after = (load_points().crs.on(date(2025, 3, day)) for day in (24, 25))
    assert [best_points(offered, grid).arranged_employment for grid in (before, after)] == [200, 0]
    assert best_points(replace(offered, offers=("10010",)), before).arranged_employment == 50
    assert best_points(replace(offered, offers=("65201",)), before).arranged_employment == 0
    assert replace(before, **own(after)) == after


def own(grid):
    """What two grids may differ in: their days, their source, the points of an offer."""
    offer = replace(grid.additional, offer=grid.additional.offer)
    names = ("since", "known_until", "checked_on", "source", "may_have_moved")
    return {name: getattr(grid, name) for name in names} | {"additional": offer}


@pytest.mark.parametrize(
    ("parse", "name", "changed"),
    [
        (parse_crs, "points/crs/2025-03-25.toml", ("sibling = 15", "brother = 15")),
        (parse_crs, "points/crs/2025-03-25.toml", ("sibling = 15", 'sibling = "fifteen"')),
        (parse_crs, "points/crs/2025-03-25.toml", ("from = 2025-03-25", "from = 2025-03-26")),
        (parse_crs, "points/crs/2025-03-25.toml", ('kind = "crs"', 'kind = "fsw67"')),
        (parse_fsw67, "points/fsw67/2013-05-04.toml", ("pass_mark = 67", "")),
        (parse_fsw67, "points/fsw67/2013-05-04.toml", ("pass_mark = 67", "pass_mark = ")),
    ],
)
def test_a_faulty_grid_is_refused_by_name(parse, name, changed):
    text = template(name).read_text(encoding="utf-8")
    assert changed[0] in text
    with pytest.raises(UsageError) as refused:
        parse(text.replace(*changed), name)
    assert refused.value.code in {"rule.file_wrong", "rule.file_unreadable"}


def test_bands_begin_where_they_say():
    assert [band(((1, 9), (2, 11), (4, 13)), years) for years in (0, 1, 2, 3, 4, 9)] == [0, 9, 11, 11, 13, 13]


def test_the_67_points_of_a_person_with_nothing():
    found = best_fsw67(Profile(), reasons_of({"adaptability": "", "fsw_years": "", "arranged": ""}), FSW)
    assert (found.total, found.sum, found.eligible_language) == (None, 0, False)
    assert Levels(0, 0, 0, 0) == NONE
