"""What is shown to a stranger holds no number of a paper or an account and no date of birth, wherever it was copied."""

import json
from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest

from casefile.cases.model import Document, Event, Line
from casefile.cases.share_safe import MASK, masked, masked_case
from casefile.i18n.words import words_for
from casefile.rules.facts import Facts
from tests.cases.looking import ME, case_of, seen_of

D = date
AT = datetime(2026, 11, 1, tzinfo=UTC)
FACTS: dict[str, Any] = {
    "persons": [{**ME, "born_on": D(1992, 3, 14), "passport_number": "14AB56789", "residence": "FR"}],
    "stays": [{"id": "s", "country": "FR", "first": D(1992, 3, 14)}],
    "accounts": [{"id": "a", "institution": "Banque FR76 3000 6000 0112 3456 7890 189", "balance_cad": 20000}],
    "contracts": [
        {"id": "c", "employer": "Exemple 2020 SAS", "noc": "22222", "country": "FR", "first": D(2020, 1, 6),
         "hours_per_week": "35"}
    ],
}  # fmt: skip
MORE: dict[str, Any] = {
    "lines": (Line(id="principal/passport", note="n° 14ab56789, née le 14/03/1992, tél. 06 12 34 56 78"),),
    "journal": (Event(number=1, at=AT, code="journal.note", text="Passport 14AB56789, born 14 March 1992"),),
    "documents": (
        Document(id="d", slot="principal/passport", path="documents/d.pdf", sha256="0" * 64, size_bytes=9,
                 original_name="passeport 14AB56789.pdf", attached_at=AT),
    ),
}  # fmt: skip
SECRETS = ("14AB56789", "14ab56789", "1992-03-14", "14/03/1992", "3000 6000", "06 12 34 56 78")


def shown(value: Any) -> str:
    return json.dumps(msgspec.to_builtins(value, str_keys=True, enc_hook=str), ensure_ascii=False)


def test_the_secrets_are_there_before_and_gone_after():
    case = case_of(FACTS, **MORE)
    before, after = shown(case), shown(masked_case(case))
    for secret in SECRETS:
        assert secret in before
        assert secret not in after
    assert MASK in after


def test_an_assessment_loses_them_too_even_where_a_reason_names_the_month_of_birth():
    seen = seen_of(FACTS, **MORE)
    safe = masked(seen, seen.case.facts)
    for told in SECRETS:
        assert told in shown(seen), told
        assert told not in shown(safe), told
    for lang, month in (("en", "March\u00a01992"), ("fr", "mars\u00a01992")):
        assert month in " ".join(words_for(lang).label(line.item.because) for line in seen.lines)
        assert month not in " ".join(words_for(lang).label(line.item.because) for line in safe.lines)


def test_what_is_no_secret_stays_and_the_list_is_the_same():
    seen = seen_of(FACTS, **MORE)
    safe = masked(seen, seen.case.facts)
    assert [line.key for line in safe.lines] == [line.key for line in seen.lines]
    assert [line.status for line in safe.lines] == [line.status for line in seen.lines]
    assert safe.case.facts.contracts == seen.case.facts.contracts
    assert safe.case.facts.principal.given_name == "Camille"
    assert (safe.hours, safe.on, safe.deadlines) == (seen.hours, seen.on, seen.deadlines)


@pytest.mark.parametrize(
    ("note", "kept"),
    [
        ("contract of 2016-10-03 to 2017-08-31", True),
        ("NOC 22222, TEER 2", True),
        ("ECA 2024, WES", True),
        ("reference WES 4567890", False),
        ("IBAN BE68 5390 0754 7034", False),
        ("UCI 11-2233-4455", False),
    ],
)
def test_numbers_of_papers_are_told_from_days_and_codes(note: str, kept: bool):
    safe = masked(Line(id="x", note=note), Facts())
    assert (safe.note == note) is kept


def test_a_case_without_secrets_is_shown_as_it_is():
    case = case_of({})
    assert masked_case(case) == case
