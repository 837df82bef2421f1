"""Points, programmes and rounds on the command line.

It goes through `casefile.cli.assignments` as well.
"""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Casefile

ABILITIES = ("listening", "reading", "writing", "speaking")
ON = ("--on", "2026-06-01", "--lang", "en")
FACTS = """
schema = "casefile.facts/1"
programme = "fsw"
marital_status = "single"
sibling_in_canada = false
certificate_of_qualification = false
[[persons]]
role = "principal"
born_on = 1997-02-11
education_level = "master_or_professional"
[[contracts]]
employer = "Exemple"
noc = "21232"
country = "FR"
first = 2023-06-01
hours_per_week = 35
[[tests]]
name = "TEF Canada"
taken_on = 2025-06-14
listening = 434
reading = 434
writing = 428
speaking = 455
"""


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "anna.toml"
    path.write_text(FACTS, encoding="utf-8")
    return path


def changed(path: Path, *pairs: tuple[str, str]) -> Path:
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return path


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def test_the_json_has_every_key_a_script_may_rely_on(casefile: Casefile, facts: Path):
    answer = casefile("points", facts, *ON, "--json")
    assert (answer.code, answer.envelope["schema"]) == (0, "casefile.points/1")
    data = answer.data
    assert set(data) >= {"on", "languages", "crs", "fsw67", "programmes", "improvements", "ahead", "rounds"}
    (tested,) = data["languages"]
    assert tested["levels"] == {"listening": 7, "reading": 7, "writing": 7, "speaking": 6}
    assert (tested["test"], tested["order"], tested["valid_until"]) == ("tef_canada", "first", "2027-06-13")
    crs = data["crs"]
    assert (crs["total"], crs["sure"], crs["current"], crs["grid_known_until"]) == (
        305,
        305,
        True,
        "2026-11-02",
    )
    assert len(crs["factors"]) == 22
    assert data["fsw67"]["total"] is None
    assert data["fsw67"]["eligible_language"] is False
    assert set(data["programmes"]) == {"fsw", "cec", "fst", "pnp"}
    condition = data["programmes"]["fsw"]["conditions"][0]
    assert set(condition) == {"code", "verdict", "message"}
    step = next(each for each in data["improvements"] if "speaking" in each["message"])
    assert (step["code"], step["gain"], step["by"]) == ("improve.language_step", 83, None)
    assert all(set(each) >= {"number", "date", "cutoff", "verdict", "message"} for each in data["rounds"])


@pytest.mark.parametrize(
    ("supposed", "total"),
    [
        (["tef_canada.speaking=456"], 388),
        (["speaking=456"], 388),
        (["principal.tef_canada.speaking=456"], 388),
        (["tef_canada.speaking=456", "nomination=ON"], 963),
        (["tef_canada.speaking=456", *(f"celpip_g.{each}=5" for each in ABILITIES)], 417),
        (["canadian_years=1"], 395),
        (["foreign_years=0"], 305),
        (["age=45"], 195),
        (["age=19"], 300),
        (["sibling_in_canada=yes"], 320),
        (["principal.education_level=doctoral"], 320),
    ],
)  # fmt: skip
def test_a_supposition_counts_and_changes_nothing(
    casefile: Casefile, facts: Path, supposed: list[str], total: int
):
    casefile("new", "Anna", "--lang", "en")
    assert casefile("facts", "Anna", "--import", facts).code == 0
    before = casefile("show", "Anna", "--json").data
    asked = [part for each in supposed for part in ("--what-if", each)]
    answer = casefile("points", "Anna", *ON, "--json", *asked)
    assert (answer.code, answer.data["crs"]["total"]) == (0, total)
    assert answer.data["what_if"] == {"supposed": supposed, "before": 305, "gain": total - 305}
    assert casefile("show", "Anna", "--json").data == before


@pytest.mark.parametrize(
    "supposed",
    ["speaking", "tef_canada.speaking=9999", "tef_canada.speaking=banana", "magic=1", "foreign_years=many",
     "foreign_years=99", "age=banana", "age=-3", "age=121", "nomination=XX", "principal.born_on=2999-01-01",
     "principal.born_on=2150-01-01", "destination_province=XX", "dalf.speaking=12", "spouse.speaking=7"],
)  # fmt: skip
def test_a_supposition_that_cannot_be_is_refused(casefile: Casefile, facts: Path, supposed: str):
    answer = casefile("points", facts, *ON, "--what-if", supposed)
    assert answer.code == 2
    assert answer.err.strip()


def test_the_answer_can_be_read_in_both_languages(casefile: Casefile, facts: Path):
    english = plain(casefile("points", facts, *ON).out)
    assert "Ranking points (CRS): 305" in english
    assert "speaking 455: NCLC 6, 7 is asked: 1 more point (456)" in english
    assert "+83 TEF Canada, speaking: 456 instead of 455" in english
    assert "Not judged here" in english
    french = plain(casefile("points", facts, "--on", "2026-06-01", "--lang", "fr").out)
    assert "Points de classement (SCG) : 305" in french
    assert "expression orale 455 : NCLC 6, il faut 7 : encore 1 point (456)" in french
    told = plain(casefile("points", facts, *ON, "--what-if", "speaking=456").out)
    assert "Supposed: 305 points become 388 (+83)." in told


def test_after_the_last_day_of_the_grid_nothing_is_sure(casefile: Casefile, facts: Path):
    later = casefile("points", facts, "--on", "2026-11-28", "--lang", "en", "--json").data["crs"]
    assert (later["current"], later["sure"]) == (False, None)
    assert later["provisos"][0]["code"] == "points.grid_not_current"
    assert "by the last grid known, not sure" in plain(
        casefile("points", facts, "--on", "2026-11-28", "--lang", "en").out
    )
    account = changed(facts, ('programme = "fsw"', 'programme = "fsw"\npoints_in_account = 402'))
    assert casefile("points", account, "--on", "2026-11-28", "--json").data["crs"]["points_in_account"] == 402
    assert "your account shows 402" in plain(
        casefile("points", account, "--on", "2026-11-28", "--lang", "en").out
    )


def test_a_day_before_every_grid_is_refused(casefile: Casefile, facts: Path):
    answer = casefile("points", facts, "--on", "2020-01-01", "--lang", "en")
    assert answer.code == 2
    assert "2022" in answer.err


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        (("speaking = 455", "speaking = 9999"), "it goes from 0 to 699"),
        (("speaking = 455", 'speaking = "banana"'), "“banana” is no score of TEF Canada in speaking"),
        (("speaking = 455", "speaking = 455.5"), "scores are whole numbers"),
        (('name = "TEF Canada"', 'name = "IELTS GT"'), "it goes from 0 to 9"),
        (('programme = "fsw"', 'programme = "fsw"\npoints_in_account = 5000'), "from 0 to 1,200"),
        (
            ("hours_per_week = 35", 'hours_per_week = 35\n[[credentials]]\ncountry = "FR"\nlevel = "magic"'),
            "magic",
        ),
    ],
)
def test_an_impossible_fact_is_refused_with_its_line(
    casefile: Casefile, facts: Path, pair: tuple[str, str], said: str
):
    changed(facts, pair)
    casefile("new", "Anna", "--lang", "en")
    answer = casefile("facts", "Anna", "--import", facts, "--lang", "en")
    assert answer.code == 2
    assert said in plain(answer.err)
    assert "line " in answer.err
    assert casefile("points", facts, *ON).code == 2


@pytest.mark.parametrize(
    ("pair", "code"),
    [
        (("listening = 434", "listening = 298"), "language.old_scale"),
        (('name = "TEF Canada"', 'name = "TEF"'), "language.which_test"),
        (("taken_on = 2025-06-14", "taken_on = 2027-06-14"), "language.test_ahead"),
    ],
)
def test_what_is_odd_is_asked_back_at_the_import_and_in_the_points(
    casefile: Casefile, facts: Path, pair: tuple[str, str], code: str
):
    changed(facts, pair)
    casefile("new", "Anna", "--lang", "en")
    answer = casefile("facts", "Anna", "--import", facts, "--json")
    assert answer.code == 0
    told = [each["code"] for each in answer.envelope["warnings"]]
    assert told == [code]
    assert code in [
        each["code"] for each in casefile("points", "Anna", *ON, "--json").data["crs"]["provisos"]
    ]


def test_a_test_line_of_the_checklist_says_its_levels_and_what_is_missing(casefile: Casefile, facts: Path):
    casefile("new", "Anna", "--lang", "en")
    casefile("facts", "Anna", "--import", facts)
    items = casefile("checklist", "Anna", "--on", "2026-06-01", "--json").data["items"]
    (line,) = [each for each in items if each["id"] == "language_test"]
    assert line["state"] is not None
    text = plain(casefile("checklist", "Anna", *ON).out)
    assert "speaking 455: NCLC 6, 7 is asked: 1 more point (456)" in text


def test_a_case_that_is_not_there(casefile: Casefile):
    assert casefile("points", "Nobody").code == 3
    assert casefile("points", "nobody.toml").code == 3
    assert casefile("rounds", "Nobody").code == 3


# --- rounds


def feed(**more: str) -> dict[str, str]:
    return {
        "drawNumber": "460", "drawDate": "2026-10-20", "drawName": "Canadian Experience Class", "drawSize": "5,000",
        "drawCRS": "515", "drawCutOff": "October 1, 2026 at 10:00:00 UTC", "drawDateTime": "", **more,
    }  # fmt: skip


@pytest.fixture
def rounds(tmp_path: Path) -> Path:
    path = tmp_path / "ee_rounds_123_en.json"
    path.write_text(
        json.dumps({"classes": "", "rounds": [feed(), feed(drawNumber="459", drawDate="2026-10-06")]})
    )
    return path


def test_the_ministrys_file_is_imported_and_used(casefile: Casefile, facts: Path, rounds: Path):
    before = casefile("rounds", facts, "--on", "2026-11-01", "--json").data
    assert before["rounds"][0]["number"] == "444"
    answer = casefile("rounds", "import", rounds, "--json")
    assert answer.data == {"rounds": 2, "new": 2, "newest": "460", "newest_on": "2026-10-20"}
    after = casefile("rounds", facts, "--on", "2026-11-01", "--json").data
    assert [each["number"] for each in after["rounds"][:3]] == ["460", "459", "444"]
    again = casefile("rounds", "import", rounds, "--json")
    assert [each["code"] for each in again.envelope["warnings"]] == ["rounds.nothing_new"]
    assert "2 rounds read" in casefile("rounds", "import", rounds, "--lang", "en").err


def test_an_older_file_takes_nothing_back(casefile: Casefile, facts: Path, rounds: Path, tmp_path: Path):
    casefile("rounds", "import", rounds)
    old = tmp_path / "old.json"
    old.write_text(
        json.dumps(
            {
                "rounds": [
                    feed(
                        drawNumber="386",
                        drawDate="2025-12-15",
                        drawCRS="731",
                        drawName="Provincial Nominee Program",
                    )
                ]
            }
        )
    )
    assert casefile("rounds", "import", old, "--json").envelope["warnings"][0]["code"] == "rounds.nothing_new"
    assert casefile("rounds", facts, "--on", "2026-11-01", "--json").data["rounds"][0]["number"] == "460"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<!DOCTYPE html><html>", "web page"),
        (b'{"rounds": [{"drawNumber": "1"', "ends in the middle"),
        (b"number;date", "not the ministry"),
        (b'{"rounds": [{"drawNumber": "7"}]}', "round 7"),
        (b"\xff\xfe\x00", "not the ministry"),
    ],
)
def test_a_file_that_is_not_it_is_refused(casefile: Casefile, tmp_path: Path, content: bytes, said: str):
    path = tmp_path / "rounds.json"
    path.write_bytes(content)
    answer = casefile("rounds", "import", path, "--lang", "en")
    assert answer.code == 2
    assert said in plain(answer.err)
    assert casefile("rounds", "import", tmp_path / "none.json").code == 3


def test_the_tie_break_is_against_the_moment_of_the_profile(casefile: Casefile, facts: Path):
    changed(facts, ('programme = "fsw"', 'programme = "fsw"\npoints_in_account = 523'),
            ("speaking = 455", "speaking = 500"), ('country = "FR"', 'country = "CA"\nauthorised = true'))  # fmt: skip
    casefile("new", "Anna", "--lang", "en")
    assert casefile("facts", "Anna", "--import", facts).code == 0

    def verdict() -> str:
        found = casefile("rounds", "Anna", "--on", "2026-08-31", "--last", "60", "--json").data["rounds"]
        return next(each["verdict"] for each in found if each["number"] == "436")

    assert verdict() == "not_comparable"
    assert casefile("stage", "Anna", "profile", "--at", "2026-08-17T22:08:59Z").code == 0
    assert verdict() == "tie_yes"
    shown = plain(casefile("rounds", "Anna", "--on", "2026-08-31", "--last", "60", "--lang", "en").out)
    assert "at exactly 523 one had to be in before August 17, 2026 at" in shown
    assert "Cut-offs over twelve months" in shown
    assert "In the pool of August 30, 2026" in shown


def test_rounds_ask_for_one_case(casefile: Casefile):
    assert casefile("rounds", "Anna", "Bob").code == 2
    assert casefile("rounds").code == 2


def test_points_are_printed_and_a_shared_page_does_not_tell_the_birthday(
    casefile: Casefile, facts: Path, tmp_path: Path
):
    casefile("new", "Anna", "--lang", "en")
    casefile("facts", "Anna", "--import", facts)
    page, shared = tmp_path / "points.txt", tmp_path / "shared.txt"
    assert casefile("print", "Anna", "points", "-o", page, *ON).code == 0
    assert casefile("print", "Anna", "points", "-o", shared, *ON, "--share-safe").code == 0
    whole, safe = (plain(each.read_text(encoding="utf-8-sig")) for each in (page, shared))
    assert "Ranking points (CRS): 305" in whole
    assert "Ranking points (CRS): 305" in safe
    assert "Birthday" in whole
    assert "Birthday" not in safe
    assert "Feb 11" not in safe


def test_a_score_is_set_by_its_test_and_an_impossible_one_is_refused_with_its_range(
    casefile: Casefile, anna: Path
):
    assert casefile("set", "Anna", "tef_canada.taken_on=2025-06-14", "tef_canada.speaking=456").code == 0
    assert casefile("set", "Anna", "t1.listening=503").code == 0
    (test,) = casefile("show", "Anna", "--json").data["facts"]["tests"]
    assert (test["id"], test["language"], test["listening"], test["speaking"]) == ("t1", "fr", "503", "456")
    before = (anna / "case.json").read_bytes()
    for score, said in (
        ("9999", "it goes from 0 to 699"),
        ("banana", "is no score"),
        ("455.5", "whole numbers"),
    ):
        answer = casefile("set", "Anna", f"tef_canada.speaking={score}", "--lang", "en")
        assert answer.code == 2
        assert said in answer.err
    assert casefile("set", "Anna", "tef.speaking=456").code == 2
    assert (anna / "case.json").read_bytes() == before


def test_a_diploma_is_set_and_supposed_by_its_title_or_as_the_only_one(casefile: Casefile, anna: Path):
    assert casefile("set", "Anna", "education_level=").code == 0
    assert casefile("set", "Anna", "diploma.level=doctoral").code == 2
    answer = casefile(
        "fact", "add", "Anna", "credential", "title=Licence", "country=CA", "level=bachelor_or_3yr"
    )
    assert answer.code == 0, answer.err
    before = (anna / "case.json").read_bytes()
    totals = [
        casefile("points", "Anna", *ON, "--json", "--what-if", f"{place}.level=doctoral").data["what_if"]
        for place in ("diploma", "licence", "principal.diploma")
    ]
    assert {each["gain"] for each in totals} == {30}
    assert (anna / "case.json").read_bytes() == before
    assert casefile("set", "Anna", "licence.level=doctoral").code == 0
    (diploma,) = casefile("show", "Anna", "--json").data["facts"]["credentials"]
    assert diploma["level"] == "doctoral"
    for wrong in ("diploma.level=banana", "spouse.diploma.level=doctoral", "thesis.level=doctoral"):
        refused = casefile("set", "Anna", wrong, "--lang", "en")
        assert refused.code == 2
        assert refused.err.strip()


def test_rules_diff_and_updates_know_the_points(casefile: Casefile, anna: Path):
    everyone = casefile("rules", "diff", "2025-03-24", "2025-03-25", "--json").data
    assert {each["kind"] for each in everyone["grids"]} == {"crs"}
    told = casefile("rules", "diff", "2025-03-24", "2025-03-25", "Anna", "--lang", "en").out
    assert "additional.offer.00: 200, then —" in told
    assert "01, 02, 03, 10" in told
    casefile("set", "Anna", "tef_canada.taken_on=2023-06-14", "born_on=1990-01-01")
    casefile("stage", "Anna", "profile", "--on", "2025-06-01")
    assert "leaves the pool" in casefile("updates", "Anna", "--on", "2025-07-01", "--lang", "en").out
