"""A case in its disguise says the same and tells nobody whose it is."""

import typing
from datetime import UTC, date, datetime

import msgspec
import pytest

from casefile.cases.ids import TABLES
from casefile.cases.model import Document, Line
from casefile.cases.share_safe import TREATED, Disguise, SharedCase, same_age, share_safe
from casefile.rules.documents.looks import Look, Report
from casefile.rules.facts import Facts
from casefile.rules.family import age_on
from casefile.rules.findings import Finding
from casefile.rules.hidden import MASK, HiddenAmount
from tests.cases.looking import ME, case_of, seen_of
from tests.rules.books import TODAY

FILING = date(TODAY.year + 1, 1, 20)
PLAIN = Disguise(
    lambda kind, n: f"{kind} {n}", lambda text: text if text in {"fsw", "ON"} else "", TODAY, FILING
)


def _texts(struct: type[msgspec.Struct]) -> set[str]:
    """Return the fields that hold whatever a person types: text, or several texts; a choice of words is none."""
    hints = typing.get_type_hints(struct)
    free = {str, str | None, tuple[str, ...]}
    return {name for name, hint in hints.items() if hint in free} - {"id", "person"}


@pytest.mark.parametrize("table", ["facts", *TABLES])
def test_every_text_a_person_types_has_a_treatment(table):
    struct = Facts if table == "facts" else TABLES[table]
    assert _texts(struct) == set(TREATED[table])


@pytest.mark.parametrize(
    "born", [date(1990, 2, 28), date(2004, 2, 29), date(2004, 11, 28), date(2017, 12, 31)]
)
@pytest.mark.parametrize("today", [date(2026, 2, 28), date(2026, 11, 28), date(2024, 2, 29)])
@pytest.mark.parametrize("days", [0, 53, 400])
def test_another_birthday_has_the_same_ages(born, today, days):
    filing = date.fromordinal(today.toordinal() + days)
    other = same_age(born, today, filing)
    assert age_on(other, today) == age_on(born, today)
    assert age_on(other, filing) == age_on(born, filing)


def test_a_birthday_is_moved_wherever_it_was_copied():
    case = case_of(
        {
            "persons": [{**ME, "born_on": date(1992, 3, 14)}],
            "stays": [{"id": "s1", "country": "FR", "first": date(1992, 3, 14)}],
        }
    )
    shown = share_safe(case, PLAIN)
    moved = shown.facts.principal.born_on
    assert moved not in {None, date(1992, 3, 14)}
    assert shown.facts.stays[0].first == moved
    assert isinstance(shown, SharedCase)


def test_names_that_look_alike_stay_two_employers_and_one_that_is_asked_about_stays_asked():
    work = [
        {"id": f"c{n}", "employer": name, "noc": "22222", "country": "FR", "first": date(2015 + n, 1, 5),
         "last": date(2015 + n, 12, 18), "hours_per_week": "35"}
        for n, name in enumerate(["Alpha Conseil", "ALPHA CONSEIL SAS", "Beta Gestion", "Beta Gestions"])
    ]  # fmt: skip
    seen = seen_of({"contracts": work})
    shown = seen_of({"contracts": work})
    disguised = share_safe(shown.case, PLAIN)
    assert [each.employer for each in disguised.facts.contracts] == [
        "employer 1", "employer 1", "employer 2", "employer 3",
    ]  # fmt: skip
    from casefile.rules.hours.employers import near_employers

    facts = disguised.facts
    asked = near_employers((each.employer for each in facts.contracts), facts.same_employers)
    assert asked == (("employer 2", "employer 3"),)
    assert seen.case.facts.contracts[0].employer == "Alpha Conseil"


def test_an_amount_is_reckoned_with_and_never_read():
    held = HiddenAmount(20_000)
    assert held + 5_000 == 25_000
    assert sum([held, HiddenAmount(1)]) == 20_001
    assert 30_000 - held == 10_000
    for amount in (held + 5, 5 + held, held - 5, 30_000 - held, sum([held])):
        assert str(amount) == MASK
        assert f"{amount}" == MASK


def test_a_case_in_its_disguise_is_judged_as_itself():
    facts = {
        "persons": [{**ME, "born_on": date(1992, 3, 14), "citizenships": ["FR"]}],
        "contracts": [
            {"id": "c1", "employer": "Exemple", "noc": "21231", "country": "FR", "first": date(2018, 1, 8),
             "hours_per_week": "37.5"}
        ],
        "accounts": [{"id": "a1", "institution": "Banque", "balance_cad": 40_000}],
        "stays": [{"id": "s1", "country": "FR", "first": date(1992, 3, 14)}],
    }  # fmt: skip
    seen = seen_of(facts)
    from casefile.cases.assess import assess
    from tests.rules.books import book

    shown = assess(share_safe(seen.case, PLAIN), book(), TODAY)
    assert [(line.key, line.status) for line in shown.lines] == [
        (line.key, line.status) for line in seen.lines
    ]
    assert shown.programme_hours.verdict == seen.programme_hours.verdict
    assert shown.programme_hours.by_day == seen.programme_hours.by_day
    assert [each.code for each in shown.funds_report.findings] == [
        each.code for each in seen.funds_report.findings
    ]


def test_the_kind_of_a_file_is_said_and_its_name_is_not():
    values = {"ending": "pdf", "right": "jpg", "kind": "JPEG", "name": "Léa.pdf"}
    secret = {"ending": "lea", "right": "exemple", "kind": "Léa Exemple"}
    report = Report(
        look=Look(name="Léa.pdf", kind="jpeg"), verdict="blocked",
        findings=tuple(
            Finding(code="document.ending", severity="blocker", values=each) for each in (values, secret)
        ),
    )  # fmt: skip
    paper = Document(
        id="d1", slot="principal/passport", path="documents/a.pdf", original_name="Léa.pdf", sha256="0" * 64,
        size_bytes=1, attached_at=datetime(2026, 1, 2, tzinfo=UTC), check=msgspec.to_builtins(report),
    )  # fmt: skip
    (shown,) = share_safe(msgspec.structs.replace(case_of({}), documents=(paper,)), PLAIN).documents
    told, masked = (each["values"] for each in shown.check["findings"])
    assert told == {"ending": "pdf", "right": "jpg", "kind": "JPEG", "name": MASK}
    assert masked == dict.fromkeys(secret, MASK)
    assert shown.original_name.endswith(".pdf")


def test_what_was_said_of_a_line_keeps_its_state_and_days_and_loses_its_words():
    born = date(1992, 3, 14)
    line = Line(
        id="principal/passport", state="requested", note="my note", reason="my reason", requested_from="the town hall",
        requested_on=date(2026, 6, 1), issued_on=born,
    )  # fmt: skip
    shown = share_safe(case_of({"persons": [{**ME, "born_on": born}]}, lines=(line,)), PLAIN)
    (found,) = shown.lines
    assert found.id.partition("/")[0] == "principal"
    assert (found.state, found.requested_on) == ("requested", date(2026, 6, 1))
    assert (found.note, found.reason, found.requested_from) == (MASK, MASK, MASK)
    assert found.issued_on == shown.facts.principal.born_on != born
    assert found.expires_on is None


def test_what_is_told_of_a_person_is_still_theirs_in_disguise_whatever_they_were_called():
    child = {"id": "zoe", "role": "child", "given_name": "Zoé", "born_on": date(2019, 1, 1)}
    stay = {"id": "s1", "person": "zoe", "country": "BE", "first": date(2020, 1, 1)}
    shown = share_safe(case_of({"persons": [ME, child], "stays": [stay]}), PLAIN)
    (hidden,) = [each for each in shown.facts.persons if each.role == "child"]
    assert shown.facts.stays[0].person == hidden.id != "zoe"
