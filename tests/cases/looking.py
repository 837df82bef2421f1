"""Assessments of plain cases by the real rules, for tests of what is drawn from them."""

from datetime import date
from typing import Any

import msgspec

from casefile.cases.assess import assess
from casefile.cases.assessment import Assessment
from casefile.cases.model import Case
from casefile.rules.facts import Facts
from tests.rules.books import TODAY, book

ME = {"id": "principal", "role": "principal", "given_name": "Camille", "family_name": "Exemple"}


def case_of(facts: dict[str, Any], **more: Any) -> Case:
    told = {
        "programme": "fsw",
        "persons": [ME],
        "children_answered": True,
        "marital_status": "single",
        **facts,
    }
    return Case(id="case", name="Camille", facts=msgspec.convert(told, Facts), **more)


def seen_of(facts: dict[str, Any], *, on: date | None = None, today: date = TODAY, **more: Any) -> Assessment:
    return assess(case_of(facts, **more), book(), today, on=on)
