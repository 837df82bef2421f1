"""The examples print exactly what stands beside them; CASEFILE_WRITE_EXAMPLES=1 writes them anew, to be read."""

import os
from datetime import date
from pathlib import Path

import pytest

from casefile.cases.assess import assess
from casefile.cases.facts_toml import parse_facts
from casefile.cases.model import Case
from casefile.i18n import words_for
from casefile.rules.facts import Facts
from casefile.services.calendar import PublicHolidays
from casefile.services.desk import Desk
from casefile.services.printing import build_page, render
from casefile.services.rulebook import load_rulebook
from casefile.services.rulebook.points import load_points

EXAMPLES = Path(__file__).parent.parent / "examples"
FAMILIES = ("software_tester", "nurse_and_family")
SEEN_ON = date(2026, 5, 2)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("ending", ["txt", "csv"])
def test_the_checklist_of_an_example_is_exactly_the_one_beside_it(family, lang, ending):
    folder = EXAMPLES / family
    facts = parse_facts((folder / "facts.toml").read_text(encoding="utf-8"), "facts.toml")
    case = Case(id=family, name=f"{facts.principal.family_name}, {facts.principal.given_name}", facts=facts)
    seen = assess(case, load_rulebook(PublicHolidays()), SEEN_ON, grids=load_points())
    printed = render(build_page(seen, words_for(lang), "checklist", "a4"), ending).content.decode("utf-8-sig")
    kept = folder / f"checklist.{lang}.{ending}"
    if os.environ.get("CASEFILE_WRITE_EXAMPLES"):
        kept.write_text(printed, encoding="utf-8", newline="")
    assert printed.splitlines() == kept.read_text(encoding="utf-8").splitlines()


def test_the_example_contracts_are_enough_only_if_the_school_weeks_count():
    desk = Desk()
    read = desk.read_contracts(str(EXAMPLES / "contracts.csv"))
    case = Case(id="", name="contracts", facts=Facts(contracts=read.contracts))
    hours = desk.assess(case, on=date(2025, 1, 15)).hours.programmes["fsw"]
    assert (hours.verdict, hours.provisos) == ("met_if", ("school_time_unknown",))
    assert hours.qualifies_until == date(2026, 9, 1)
