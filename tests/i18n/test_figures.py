"""What papers, screens and the terminal say of a figure, a date, a source, a contract: word for word."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace as Of
from typing import Any

import pytest

from casefile.i18n.contracts import contract_line, hours_text, several_persons, whose
from casefile.i18n.countries import country_code, country_name
from casefile.i18n.deadlines import deadline_remarks, time_left
from casefile.i18n.fact_names import keys_named
from casefile.i18n.hours import hours_figures
from casefile.i18n.points import (
    beyond_the_grid,
    crs_text,
    factor_reason,
    out_of_reach,
    selection_reason,
    selection_text,
    signed_change,
)
from casefile.i18n.sources import address, checked_words, doubt, source_remark
from casefile.i18n.units import value_text
from casefile.i18n.vocabulary import EDUCATION_LEVELS, said
from casefile.i18n.words import words_for
from casefile.rules.facts import Contract, Facts, Person
from casefile.rules.findings import Label
from casefile.rules.language.levels import Levels

EN, FR = words_for("en"), words_for("fr")


def spaced(text: str) -> str:
    """Return a sentence with plain spaces: which of them may not break is asked of the catalogue."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("value", "unit", "en", "fr"),
    [
        (60, "day", "60 days", "60 jours"),
        (1, "day", "1 day", "1 jour"),
        (Decimal("1.5"), "year", "1.50 year", "1,50 an"),
        (Fraction(5, 2), "month", "2.50 months", "2,50 mois"),
        (30, "hour/week", "30 h/week", "30 h/semaine"),
        (4_000_000, "byte", "4.00 MB", "4,00 Mo"),
        (1570, "CAD", "$1,570", "1 570 $"),
        (7, "CLB", "CLB 7", "NCLC 7"),
        (1560, "unheard", "1,560", "1 560"),
        (True, "day", "yes", "oui"),
        (False, "day", "no", "non"),
        ([1, 2], "month", "1 month, 2 months", "1 mois, 2 mois"),
        (
            {1: 5, "each_more": 2},
            "month",
            "1: 5 months · each more 2 months",
            "1 : 5 mois · chaque personne de plus : 2 mois",
        ),
        ({"reading": 7}, "CLB", "Reading: CLB 7", "Compréhension de l’écrit : NCLC 7"),
        ("nomination_request", "", "the day the province was asked", "le jour de la demande à la province"),
        ("x", "", "Ex", "Iks"),
        ("y", "", "y", "y"),
        (None, "day", "see the source", "voir la source"),
    ],
    ids=str,
)
def test_a_value_of_a_rule_has_its_unit(value: Any, unit: str, en: str, fr: str):
    names = {"x": Label(en="Ex", fr="Iks")}
    assert [spaced(value_text(value, unit, words, names)) for words in (EN, FR)] == [en, fr]


@pytest.mark.parametrize(
    ("state", "left", "en"),
    [("open", 3, "in 3 days"), ("open", 1, "in 1 day"), ("open", 0, "today"), ("late", -1, "1 day late"),
     ("late", -2, "2 days late"), ("done", 0, "done"), ("done", -4, "done")],
)  # fmt: skip
def test_how_far_a_day_is(state: str, left: int, en: str):
    assert time_left(EN, Of(state=state, days_left=left)) == en


@pytest.mark.parametrize("moment", [True, False])
@pytest.mark.parametrize("at", [datetime(2026, 3, 2, 14, 30, tzinfo=UTC), None])
@pytest.mark.parametrize("earliest", [date(2026, 3, 1), None])
@pytest.mark.parametrize(("estimated", "kind"), [(True, "deadline"), (True, "expiry"), (False, "deadline")])
def test_what_is_to_know_of_a_day(moment: bool, at: Any, earliest: Any, estimated: bool, kind: str):
    told = list(
        deadline_remarks(EN, Of(at=at, earliest=earliest, estimated=estimated, kind=kind), moment=moment)
    )
    wanted = [
        *(["At the latest on"] if moment and at else []),
        *(["Only the day is known"] if earliest else []),
        *(["Computed here"] if estimated and kind == "deadline" else []),
    ]
    assert [each[: len(start)] for each, start in zip(told, wanted, strict=True)] == wanted


def test_how_far_a_source_is_to_be_trusted():
    day = date(2026, 3, 2)
    told = {
        (confidence, copy): (
            spaced(checked_words(EN, Of(copy=copy, confidence=confidence), day)),
            source_remark(EN, Of(copy=copy, confidence=confidence)),
        )
        for confidence in ("high", "medium", "low")
        for copy in (False, True)
    }
    checked, read = "checked on March 2, 2026", "a copy of the page, read on March 2, 2026"
    assert told == {
        ("high", False): (checked, ""),
        ("high", True): (read, "a copy of the page"),
        ("medium", False): (f"{checked} · to be confirmed", "to be confirmed"),
        ("medium", True): (f"{read} · to be confirmed", "a copy of the page · to be confirmed"),
        ("low", False): (f"{checked} · weak source: verify", "weak source: verify"),
        ("low", True): (f"{read} · weak source: verify", "a copy of the page · weak source: verify"),
    }
    assert (doubt(FR, "high"), doubt(FR, "low") != doubt(EN, "low")) == ("", True)
    page = "https://laws-lois.justice.gc.ca/eng/regulations/SOR-2002-227/section-75.html"
    from casefile.resources import template_rows

    row = template_rows("addresses.csv", "en", "fr")[0]
    assert address(Of(url=row["en"]), "fr") == row["fr"] != address(Of(url=row["en"]), "en") == row["en"]
    assert address(Of(url=f"{page}#none"), "fr") == f"{page}#none"


@pytest.mark.parametrize(
    ("typed", "code"),
    [("FR", "FR"), (" fr ", "FR"), ("france", "FR"), ("la France", "FR"), ("THE NETHERLANDS", "NL"), ("Pays-Bas", "NL"),
     ("St. Lucia", "LC"), ("Saint Lucia", "LC"), ("Bosnia & Herzegovina", "BA"), ("USA", "US"), ("UK", "GB"),
     ("Cote d'Ivoire", "CI"), ("la", "LA"), ("XX", None), ("", None), ("Atlantis", None), ("the", None)],
)  # fmt: skip
def test_a_country_is_known_by_its_code_and_its_names(typed: str, code: str | None):
    assert country_code(typed) == code
    assert (
        code is None
        or country_code(country_name(code, "fr")) == country_code(country_name(code, "en")) == code
    )
    assert country_name("XX", "fr") == "XX"


def test_a_contract_in_one_line():
    facts = Facts(
        persons=(
            Person(role="spouse", id="spouse", given_name=" Paul "),
            Person(role="child", id="child-1", given_name=" "),
        )
    )
    one = Contract(
        employer="Exemple", noc="21232", country="FR", first=date(2023, 5, 2), hours_per_week="37.5"
    )
    other = Contract(
        person="spouse",
        employer="X",
        noc="1",
        country="CA",
        first=date(2023, 5, 2),
        last=date(2024, 1, 31),
        hours_per_week="40",
    )
    assert (
        spaced(contract_line(EN, one, facts))
        == "Exemple, 21232, France: May 2, 2023 → goes on, 37.5 h a week"
    )
    assert (
        spaced(contract_line(EN, other, facts))
        == "X, 1, Canada: May 2, 2023 → Jan 31, 2024, 40 h a week · Paul"
    )
    assert (hours_text(EN, "37.5"), hours_text(FR, "37.5")) == ("37.5", "37,5")
    assert [whose(EN, each, facts) for each in ("spouse", "child-1", "principal")] == [
        "Paul",
        "Child 1",
        "Principal applicant",
    ]
    assert [several_persons(each) for each in ((), (one,), (one, other))] == [False, False, True]


@pytest.mark.parametrize(
    ("keys", "en"),
    [
        ("born_on", "date of birth"),
        ("spouse.born_on", "date of birth (Spouse or partner)"),
        ("born_on, marital_status", "date of birth · the marital status of the principal applicant"),
        ("ielts_gt.taken_on", "the day of the test, as its results say (IELTS General Training)"),
        ("tags", "the tags"),
        ("spouse.tags", "spouse.tags"),
        ("nothing_such", "nothing_such"),
    ],
)
def test_keys_of_facts_are_called_as_people_do(keys: str, en: str):
    assert keys_named(EN, keys).lower() == en.lower() or keys_named(EN, keys).lower().startswith(
        en.lower()[:8]
    )


def test_points_in_one_line():
    def crs(**told: Any) -> str:
        return crs_text(Of(**{"points_in_account": None, "total": 470, "sure": 470, **told}), EN)

    assert crs() == "470"
    assert crs(sure=450) == "450 for sure, up to 470"
    assert crs(sure=None) == "470 by the last grid known, not sure"
    assert crs(points_in_account=480, sure=None) == "your account shows 480; 470 counted here"

    def selection(total: int | None, **told: Any) -> str:
        grid = Of(pass_mark=67, language=Of(least=7))
        return selection_text(
            Of(points=Of(total=total), grid=grid, **{"known": True, "tested": True, **told}), EN
        )

    assert selection(70) == selection(70, known=False, tested=False) == "70 (67 asked)"
    assert selection(None, known=False, tested=False) == "not known yet, a fact is missing"
    assert selection(None, tested=False) == "not eligible, no language test counts on that day"
    assert selection(None) == "not eligible, an ability of the first language is below level 7"
    assert [signed_change(each) for each in (-5, -1, 0, 1, 12)] == ["\u22125", "\u22121", "0", "+1", "+12"]


def test_what_is_said_beside_the_points():
    def reach(*steps: int) -> str:
        return out_of_reach(
            Of(steps67=[Of(reaches=each) for each in steps], fsw67=Of(grid=Of(pass_mark=67))), EN
        )

    assert reach() == reach(1) == reach(0, 1) == ""
    assert "67" in reach(0)

    def beyond(until: date | None, *days: int) -> str:
        ahead = [Of(on=date(2027, 1, each)) for each in days]
        return spaced(beyond_the_grid(Of(crs=Of(grid=Of(known_until=until)), ahead=ahead), EN))

    assert beyond(None, 5) == beyond(date(2027, 1, 5)) == beyond(date(2027, 1, 5), 1, 5) == ""
    assert "January 4, 2027" in beyond(date(2027, 1, 4), 1, 5)


def _profile(**told: Any) -> Any:
    known = {
        "age": 30, "education": "doctoral", "french": Levels(7, 8, 9, 10), "english": Levels(5, 0, 6, 6),
        "canadian_years": 1, "foreign_years": 3, "certificate": False, "canadian_study": "", "sibling": True,
        "nominated": False, "offers": (), "partner": None,
    } | told  # fmt: skip
    pairs = {"fr": (known["french"], known["english"]), "en": (known["english"], known["french"])}
    return Of(**known, pair=lambda first: pairs[first])


@pytest.mark.parametrize(
    ("name", "first", "told", "reason"),
    [
        ("age", "fr", {}, "30 years"),
        ("age", "fr", {"age": None}, "not told"),
        ("education", "fr", {}, said(EN, EDUCATION_LEVELS, "doctoral")),
        ("first_language", "fr", {}, "levels 7, 8, 9, 10"),
        ("first_language", "en", {}, "levels 5, <4, 6, 6"),
        ("second_language", "fr", {}, "levels 5, <4, 6, 6"),
        ("second_language", "fr", {"english": None}, "no test that counts"),
        ("second_language", "fr", {"english": Levels(0, 0, 0, 0)}, "no test that counts"),
        ("canadian_work", "fr", {}, "1 whole year"),
        ("spouse_canadian_work", "fr", {}, "0 whole years"),
        ("spouse_canadian_work", "fr", {"partner": Of(canadian_years=2)}, "2 whole years"),
        ("spouse_language", "fr", {}, "no test that counts"),
        ("spouse_language", "fr", {"partner": Of(levels=Levels(4, 4, 4, 4))}, "levels 4, 4, 4, 4"),
        ("education_language", "fr", {}, "lowest level 7"),
        ("education_language", "en", {}, "lowest level <4"),
        ("education_canadian_work", "fr", {}, "1 whole year"),
        ("foreign_work_language", "fr", {}, "3 whole years, lowest level 7"),
        ("foreign_work_canadian_work", "fr", {}, "outside Canada: 3 whole years; in Canada: 1 whole year"),
        ("certificate_language", "fr", {}, "no, lowest level 7"),
        ("french", "fr", {}, "lowest level: French 7, English —"),
        ("french", "fr", {"english": None}, "lowest level: French 7, English —"),
        ("canadian_study", "fr", {}, "none"),
        ("sibling", "fr", {}, "yes"),
        ("nomination", "fr", {}, "no"),
        ("arranged_employment", "fr", {}, "none"),
        ("arranged_employment", "fr", {"offers": ("a", "b")}, "a, b"),
        ("core", "fr", {}, ""),
    ],
)  # fmt: skip
def test_why_a_factor_is_worth_what_it_is(name: str, first: str, told: dict[str, Any], reason: str):
    assert factor_reason(name, _profile(**told), first, EN) == reason


def test_why_a_factor_of_the_67_points_is_worth_what_it_is():
    def reason(name: str, reasons: dict[str, int] | None = None, **told: Any) -> str:
        report = Of(
            reading=Of(most=_profile(**told)), fsw67=Of(points=Of(first="fr", reasons=reasons or {})),
            reasons=Of(experience_years=2, arranged_employment=True),
        )  # fmt: skip
        return selection_reason(name, report, EN)

    assert reason("experience") == "2 whole years"
    assert (reason("age"), reason("arranged_employment")) == ("30 years", "yes")
    assert (reason("language"), reason("language", french=Levels(0, 0, 0, 0))) == ("French", "")
    assert reason("adaptability") == "none"
    assert reason("adaptability", {"relative": 5}).endswith(" 5")
    assert reason("nothing") == ""


def _hours(**told: Any) -> Any:
    known = {
        "window": Of(first=date(2016, 3, 2), last=date(2026, 3, 1)), "required": Fraction(1560),
        "by_day": Fraction(1600), "by_week": Fraction(1570),
        "raw": Fraction(1700), "months_elapsed": 12, "months_required": 12,
        "continuity_told": "ok", "run": None, "total_by_day": Fraction(1600), "without_school_by_day": None,
        "without_school_by_week": None, "fails_above_share": None, "qualifies_from": None, "qualifies_until": None,
    } | told  # fmt: skip
    return Of(**known)


@pytest.mark.parametrize(
    ("told", "on", "also"),
    [
        ({}, date(2026, 3, 2), set()),
        ({}, date(2026, 3, 3), {"Judged on the day of the invitation"}),
        ({"total_by_day": Fraction(9)}, date(2026, 3, 2), set()),
        ({"run": 1}, date(2026, 3, 2), set()),
        ({"run": 1, "total_by_day": Fraction(9)}, date(2026, 3, 2), {"By day, all runs and occupations together"}),
        ({"without_school_by_day": Fraction(1)}, date(2026, 3, 2), set()),
        ({"without_school_by_day": Fraction(1), "without_school_by_week": Fraction(1)}, date(2026, 3, 2),
         {"If no whole week was spent at school"}),
        ({"fails_above_share": Fraction(50)}, date(2026, 3, 2), {"The hours fail"}),
        ({"qualifies_from": date(2026, 1, 1)}, date(2026, 3, 2), {"Enough for an application filed"}),
        ({"qualifies_until": date(2026, 1, 1)}, date(2026, 3, 2), set()),
    ],
)  # fmt: skip
def test_the_figures_of_a_count_of_hours(
    told: dict[str, Any], on: date, also: set[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("casefile.rules.hours.form.form_view", lambda _: None)
    monkeypatch.setattr("casefile.i18n.hours.said", lambda words, table, value: value)
    figures = {name: spaced(said) for name, said in hours_figures(EN, _hours(**told), on)}
    always = {
        "Window": "Mar 2, 2016 to Mar 1, 2026", "Required": "1,560.00 h", "Counted by day": "1,600.00 h",
        "Counted by week": "1,570.00 h", "As stated, without the weekly limit": "1,700.00 h",
        "Months elapsed": "12, 12 required", "Continuity": "ok",
    }  # fmt: skip
    assert {name: figures[name] for name in always} == always
    assert figures.keys() - always.keys() == also
    assert figures.get("Judged on the day of the invitation", "Mar 2, 2026") == "Mar 2, 2026"
    if "qualifies_from" in told:
        assert figures["Enough for an application filed"] == "from January 1, 2026 on"


@pytest.mark.parametrize(
    ("view", "starts", "said"),
    [
        (Of(months=12, exact_months=Decimal("11.5"), credited_on=None), None, 1),
        (Of(months=12, exact_months=Decimal("11.5"), credited_on=date(2026, 1, 1)), date(2026, 1, 1), 1),
        (Of(months=12, exact_months=Decimal("11.5"), credited_on=date(2026, 2, 1)), date(2026, 1, 1), 2),
        (None, None, 0),
    ],
)
def test_what_a_form_of_months_credits(
    view: Any, starts: date | None, said: int, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("casefile.rules.hours.form.form_view", lambda _: view)
    monkeypatch.setattr("casefile.i18n.hours.said", lambda words, table, value: value)
    on = date(2026, 3, 2)
    told = hours_figures(EN, _hours(qualifies_from=starts, qualifies_until=starts), on)
    figures = {name: spaced(said) for name, said in told}
    assert sum("form" in name or name.startswith("…") for name in figures) == said
    if said == 2:
        assert figures["… and the 12 months required, from"] == "Feb 1, 2026"
    if starts:
        assert figures["Enough for an application filed"] == "Jan 1, 2026 to Jan 1, 2026"
