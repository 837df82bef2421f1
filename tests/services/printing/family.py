"""A fictional family of four whose list has thirty-one lines: two trades, four countries, an employer each."""

from datetime import date
from functools import cache
from typing import Any

import msgspec

from casefile.cases.assess import assess
from casefile.cases.assessment import Assessment
from casefile.cases.model import Case
from casefile.rules.facts import Facts
from casefile.services.desk import Desk

TODAY = date(2026, 12, 24)
_FACTS: dict[str, Any] = {
    "programme": "cec", "marital_status": "married", "children_answered": True, "planned_filing_on": "2027-01-20",
    "destination_province": "ON", "residence_province": "ON", "authorised_to_work": True, "relative_in_canada": False,
    "representative": False,
    "persons": [
        {"id": "principal", "role": "principal", "given_name": "Sunita", "family_name": "Exemple",
         "born_on": "1990-03-14", "citizenships": ["IN"], "residence": "CA", "passport_number": "Z0000001",
         "passport_expires_on": "2029-08-02", "other_names": ["Sunita Fictive"]},
        {"id": "spouse", "role": "spouse", "given_name": "Anil", "family_name": "Exemple", "born_on": "1988-11-02",
         "citizenships": ["IN"], "residence": "CA", "passport_expires_on": "2027-04-30"},
        {"id": "child-1", "role": "child", "given_name": "Anna Maria", "family_name": "Exemple",
         "born_on": "2017-05-20", "citizenships": ["IN"], "residence": "CA"},
        {"id": "child-2", "role": "child", "given_name": "Joel", "family_name": "Exemple", "born_on": "2024-02-11",
         "citizenships": ["CA"], "residence": "CA", "canadian": "citizen"},
    ],
    "contracts": [
        {"id": "c1", "employer": "Example Medical City", "title": "Staff Nurse", "noc": "31301", "country": "IN",
         "first": "2012-07-02", "last": "2018-02-28", "hours_per_week": "48"},
        {"id": "c2", "employer": "Example Hospital of the Creek", "title": "Nurse", "noc": "31301", "country": "AE",
         "first": "2018-03-18", "last": "2021-12-20", "hours_per_week": "45"},
        {"id": "c3", "employer": "Example Meadows Care", "noc": "33102", "country": "CA", "first": "2022-02-01",
         "last": "2022-12-16", "hours_per_week": "20", "authorised": True},
        {"id": "c4", "employer": "Example Health System", "title": "Nurse", "noc": "31301", "country": "CA",
         "first": "2023-06-05", "hours_per_week": "37.5", "authorised": True},
        {"id": "c5", "person": "spouse", "employer": "Example Haul Inc", "noc": "73300", "country": "CA",
         "first": "2022-06-01", "hours_per_week": "50", "authorised": True},
    ],
    "stays": [
        {"id": "s1", "country": "IN", "first": "1990-03-14", "last": "2018-03-10"},
        {"id": "s2", "country": "AE", "first": "2018-03-11", "last": "2021-12-31"},
        {"id": "s3", "country": "CA", "first": "2022-01-08"},
        {"id": "s4", "person": "spouse", "country": "IN", "first": "1988-11-02", "last": "2012-03-30"},
        {"id": "s5", "person": "spouse", "country": "SA", "first": "2012-04-01", "last": "2014-10-30"},
        {"id": "s6", "person": "spouse", "country": "IN", "first": "2014-11-01", "last": "2015-06-30"},
        {"id": "s7", "person": "spouse", "country": "AE", "first": "2015-07-01", "last": "2021-12-31"},
        {"id": "s8", "person": "spouse", "country": "CA", "first": "2022-01-08"},
    ],
    "credentials": [
        {"id": "d1", "title": "B.Sc. Nursing", "country": "IN", "awarded_on": "2012-05-30", "language": "en",
         "evaluated_on": "2023-03-09", "evaluated_by": "WES"},
        {"id": "d2", "title": "Graduate certificate, enhanced nursing practice", "country": "CA",
         "awarded_on": "2022-12-16", "language": "en"},
    ],
    "tests": [
        {"id": "t1", "name": "ielts_gt", "language": "en", "taken_on": "2026-02-14", "listening": "8.0",
         "reading": "7.0", "writing": "7.0", "speaking": "7.0"},
    ],
}  # fmt: skip


@cache
def family() -> Assessment:
    """Return the family's case as the program assesses it on a day on which some papers are late."""
    case = Case(id="family", name="Exemple", lang="en", facts=msgspec.convert(_FACTS, Facts))
    return assess(case, Desk().rulebook, TODAY)
