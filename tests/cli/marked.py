"""A case with a marked word in every field: a text, a note, a name of a file, a day of birth, an amount, an id."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec

from casefile.cases.changes import Change
from casefile.cases.model import Case, Document, Event, Line
from casefile.rules.book.stages import StageEntry
from casefile.rules.facts import Facts
from casefile.services.desk import Desk
from casefile.services.store.codec import decode, encode

__all__ = ["BIRTHS", "MARKS", "marked_case"]

MARK = "ZQ"
BIRTHS = (date(1991, 7, 23), date(1989, 10, 9), date(2013, 8, 17))
BALANCE = 38_417
IDS = (
    "job",
    "union",
    "same",
    "study",
    "qual",
    "stay",
    "diploma",
    "test",
    "bank",
    "offer",
    "nom",
    "act",
    "add",
    "stage",
)
MARKS = (
    "ZQ", *(f"zq{each}" for each in (*IDS, "slot", "of", "doc")), str(BALANCE), "38,417", "38 417",
    *(day.isoformat() for day in BIRTHS), "July 23, 1991", "23 juillet 1991", "October 9, 1989", "9 octobre 1989",
    "August 17, 2013", "17 août 2013", "July 1991", "juillet 1991", "October 1989", "octobre 1989",
)  # fmt: skip
"""None of these may be read; spaces that do not break are read as plain ones."""
_AT = datetime(2026, 11, 1, 9, tzinfo=UTC)


def _facts() -> Facts:
    born, partner, child = BIRTHS
    told: dict[str, Any] = {
        "programme": "fsw", "marital_status": "married", "children_answered": True,
        "planned_filing_on": date(2027, 1, 20), "destination_province": "ZQ province", "residence_province": "ZQ home",
        "persons": [
            {"id": "principal", "role": "principal", "given_name": "ZQanna", "family_name": "ZQname", "born_on": born,
             "citizenships": ["FR"], "residence": "FR", "passport_number": "ZQ1234567", "other_names": ["ZQmaiden"],
             "passport_expires_on": date(2031, 6, 30)},
            {"id": "spouse", "role": "spouse", "given_name": "ZQpaul", "family_name": "ZQname", "born_on": partner,
             "citizenships": ["BE"], "residence": "FR", "passport_number": "ZQ7654321"},
            {"id": "child-1", "role": "child", "given_name": "ZQzoe", "family_name": "ZQname", "born_on": child,
             "citizenships": ["FR"], "residence": "FR"},
        ],
        "unions": [{"id": "zqunion", "person": "spouse", "ended_on": date(2010, 4, 1)}],
        "contracts": [
            {"id": "zqjob", "employer": "ZQ Software SAS", "title": "ZQ tester", "noc": "22222", "country": "FR",
             "first": date(2017, 9, 1), "hours_per_week": "35", "city": "ZQville", "note": "ZQ note",
             "duties_note": "ZQ duties", "lead_statement": "unsure"},
            {"id": "c2", "employer": "ZQ Softwares", "noc": "22222", "country": "FR", "first": date(2014, 1, 6),
             "last": date(2016, 6, 30), "hours_per_week": "30"},
        ],
        "same_employers": [{"id": "zqsame", "one": "ZQ Software SAS", "other": "ZQ Third", "same": False}],
        "studies": [{"id": "zqstudy", "first": date(2010, 9, 1), "last": date(2013, 6, 30), "country": "FR",
                     "institution": "ZQ university"}],
        "qualifications": [{"id": "zqqual", "on": date(2013, 7, 1), "country": "FR"}],
        "stays": [
            {"id": "zqstay", "country": "FR", "first": born},
            {"id": "s2", "person": "spouse", "country": "BE", "first": partner},
            {"id": "s3", "person": "child-1", "country": "FR", "first": child},
        ],
        "credentials": [{"id": "zqdiploma", "title": "ZQ degree", "institution": "ZQ school", "country": "FR",
                         "language": "fr", "awarded_on": date(2013, 6, 30), "evaluated_on": date(2025, 3, 1),
                         "evaluated_by": "WES ZQbranch"}],
        "tests": [{"id": "zqtest", "name": "tef_canada", "taken_on": date(2026, 2, 1), "listening": "520",
                   "reading": "510", "writing": "480", "speaking": "470"},
                  {"id": "t2", "name": "ZQ test", "language": "en", "taken_on": date(2026, 2, 2)}],
        "accounts": [{"id": "zqbank", "institution": "ZQ bank", "balance_cad": BALANCE,
                      "leaves_on": date(2027, 2, 1)}],
        "offers": [{"id": "zqoffer", "employer": "ZQ Canada Ltd", "noc": "21231"}],
        "nominations": [{"id": "zqnom", "province": "ZQ land"}],
        "activities": [{"id": "zqact", "first": date(2017, 9, 1), "kind": "work", "what": "ZQ work", "country": "FR"}],
        "addresses": [{"id": "zqadd", "first": date(2017, 9, 1), "line": "ZQ street 1", "country": "FR"}],
    }  # fmt: skip
    return msgspec.convert(told, Facts)


def _documents() -> tuple[Document, ...]:
    finding = {"code": "document.name_absent", "severity": "warning", "values": {"name": "ZQanna ZQname"}}
    other = {"code": "document.duplicate", "severity": "note", "values": {"other": "ZQ scan.pdf"}}
    look = {"name": "ZQ passport.pdf", "size_bytes": 900, "kind": "pdf", "pages": 1, "dates": ["1991-07-23"],
            "names_absent": ["ZQname"], "content_key": "zq"}  # fmt: skip
    check = {"look": look, "findings": [finding, other], "verdict": "attention"}
    common: dict[str, Any] = {"sha256": "zq" * 32, "size_bytes": 900, "attached_at": _AT, "check": check}
    return (
        Document(id="0a1b2c3d4e5f6071", slot="principal/passport", path="documents/ZQ passport.pdf",
                 original_name="ZQ passport.pdf", **common),
        Document(id="zqdoc", slot="principal/work_proof/zqjob", path="documents/ZQ letter.zq",
                 original_name="ZQ letter.zq", **common),
    )  # fmt: skip


def _with_words(case: Case) -> Case:
    lines = (
        Line(id="principal/passport", state="received", note="ZQ note 06 12 34", issued_on=BIRTHS[0]),
        Line(id="spouse/passport", state="explained", reason="ZQ reason"),
        Line(id="principal/work_proof/zqjob", state="requested", requested_on=date(2026, 10, 1),
             requested_from="ZQ boss"),
        Line(id="principal/police_certificate/FR", state="requested", requested_on=date(2026, 10, 1),
             requested_from="ZQ police"),
        Line(id="principal/zqslot/zqof", note="ZQ lost line"),
    )  # fmt: skip
    stages = (
        StageEntry(id="e1", stage="profile", on=date(2026, 6, 1), at=datetime(2026, 6, 1, 8, tzinfo=UTC)),
        StageEntry(id="zqstage", stage="invitation", on=date(2026, 11, 10), reason="ZQ gate"),
    )
    old = Event(
        number=10_000,
        at=_AT,
        code="journal.contract_removed",
        values={"employer": "ZQ former"},
        text="ZQ text",
    )
    return msgspec.structs.replace(case, lines=lines, stages=stages, journal=(*case.journal, old))


def marked_case(desk: Desk, lang: str) -> Path:
    """Make that case on the desk; its folder's name is marked too."""
    path = desk.new("ZQ case", programme="fsw", lang=lang, facts=_facts())
    desk.change(path, Change(code="journal.note", apply=_with_words, text="ZQ written"))
    place = path / "case.json"  # papers whose reports are already there: written as the program writes them
    tables = decode(place.read_bytes(), place)
    documents = {str(at): msgspec.to_builtins(each) for at, each in enumerate(_documents(), 1)}
    place.write_bytes(encode({**tables, "documents": documents}, place))
    for each in _documents():
        (path / each.path).parent.mkdir(exist_ok=True)
        (path / each.path).write_bytes(b"%PDF-1.4 ZQ")
    return path
