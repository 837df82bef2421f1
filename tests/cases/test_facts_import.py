"""A file of facts in the place of those of a case: what comes, changes and goes, and which papers lose their line."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from casefile.cases.assess import assess
from casefile.cases.facts_import import facts_import, import_facts, without_line
from casefile.cases.model import Case, Document, Line
from casefile.errors import UsageError
from casefile.rules.facts import Contract, Facts, Person, Stay
from tests.rules.books import TODAY, book

ME, SPOUSE = Person(id="principal", role="principal"), Person(id="spouse", role="spouse")
JOB = Contract(
    id="c1", employer="Exemple", noc="21232", country="FR", first=date(2020, 1, 6), hours_per_week="35"
)
FRANCE, JAPAN = (
    Stay(id=id, country=country, first=date(first, 1, 1), last=last)
    for id, country, first, last in (("s1", "FR", 2018, None), ("s2", "JP", 2016, date(2017, 6, 30)))
)
HELD = Facts(
    programme="fsw", marital_status="married", persons=(ME, SPOUSE), contracts=(JOB,), stays=(FRANCE, JAPAN)
)
CASE = Case(id="c", name="x", facts=HELD)


def judge(case: Case):
    return assess(case, book(), TODAY)


def done(given: Facts, case: Case = CASE):
    return facts_import(case, given, judge)


@pytest.mark.parametrize(
    ("changed", "comes", "changes", "goes", "loses"),
    [
        ({}, {}, {}, {}, False),
        ({"stays": (FRANCE,)}, {}, {}, {"stays": 1}, False),
        ({"stays": (FRANCE, JAPAN, Stay(country="BE", first=date(2015, 1, 1)))}, {"stays": 1}, {}, {}, False),
        (
            {"stays": (replace(FRANCE, id=""), replace(JAPAN, id="", last=date(2017, 7, 1)))},
            {},
            {"stays": 1},
            {},
            False,
        ),
        ({"contracts": ()}, {}, {}, {"contracts": 1}, True),
        ({"persons": (ME,), "marital_status": "single"}, {}, {}, {"persons": 1}, True),
        ({"contracts": (replace(JOB, hours_per_week="36"),)}, {}, {"contracts": 1}, {}, False),
    ],
)
def test_records_come_change_and_go_table_by_table(changed, comes, changes, goes, loses):
    given = replace(HELD, **changed)
    found = done(given)
    assert (found.comes, found.changes, found.goes, found.loses) == (comes, changes, goes, loses)
    assert (found.lost, found.files) == ((), 0)
    if loses:
        with pytest.raises(UsageError) as refused:
            import_facts(given, judge).apply(CASE)
        assert refused.value.code == "facts.would_lose"
    after = import_facts(given, judge, replace_all=loses).apply(CASE)
    assert {each.id for each in after.facts.contracts} == ({"c1"} if given.contracts else set())
    assert after.facts.marital_status == given.marital_status


KEY = "principal/police_certificate/JP"


def paper(slot: str) -> Document:
    return Document(
        id="d1", slot=slot, path="documents/jp.pdf", original_name="jp.pdf", sha256="a", size_bytes=1,
        attached_at=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("used", "given", "lost", "files"),
    [
        ({}, replace(HELD, stays=(FRANCE,)), [], 0),
        ({"lines": (Line(id=KEY),)}, replace(HELD, stays=(FRANCE,)), [], 0),
        ({"lines": (Line(id=KEY, note="asked"),)}, replace(HELD, stays=(FRANCE,)), [KEY], 0),
        ({"documents": (paper(KEY),)}, replace(HELD, stays=(FRANCE,)), [KEY], 1),
        ({"documents": (paper(KEY),)}, HELD, [], 0),
        (
            {"documents": (paper("principal/work_proof/c1"),)},
            replace(HELD, contracts=(replace(JOB, employer="Bureau", first=date(2022, 1, 3)),)),
            ["principal/work_proof/c1"], 1,
        ),
        (
            {"documents": (paper("principal/work_proof/c1"),)},
            replace(HELD, contracts=(replace(JOB, hours_per_week="36"),)),
            [], 0,
        ),
    ],
)  # fmt: skip
def test_a_line_in_use_that_goes_or_becomes_anothers_is_lost(used, given, lost, files):
    case = replace(CASE, **used)
    found = done(given, case)
    assert [each.key for each in found.lost] == lost
    assert (found.files, found.loses) == (files, bool(lost))
    if lost:
        (one,) = found.lost
        assert (one.person, one.files) == ("principal", files)


def test_a_file_whose_line_nothing_asks_for_is_said():
    seen = judge(replace(CASE, documents=(paper(KEY), replace(paper("principal/nothing"), id="d2"))))
    (found,) = without_line(seen)
    assert (found.code, found.severity, found.subject) == ("document.without_line", "warning", "document:d2")
    assert found.values == {"name": "jp.pdf", "path": "documents/jp.pdf", "line": "principal/nothing"}
