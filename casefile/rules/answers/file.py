"""What the facts say to questions about the file: intent, time to a decision, money, tests, diplomas."""

from collections.abc import Iterator
from typing import Any

from casefile.rules.answers.asked import Asked, is_quebec, lives_in_quebec, names
from casefile.rules.book.passages import Told
from casefile.rules.checklist.validity import evaluation_good_until
from casefile.rules.facts import Credential
from casefile.rules.findings import Text, Wording, alike
from casefile.rules.language.names import asked_back, recognised_test

__all__ = [
    "decision_early",
    "diploma_evaluation",
    "funds_stay",
    "intent_outside_quebec",
    "test_not_designated",
]


def intent_outside_quebec(asked: Asked) -> Told:
    """Tell what is so of where the family lives and means to live."""
    facts = asked.facts
    named = facts.destination_province.strip()
    to_quebec = is_quebec(named)
    return Told(
        relevant=asked.programme.intent.outside_quebec and (lives_in_quebec(facts) or to_quebec),
        so=names(
            lives_in_quebec=lives_in_quebec(facts),
            destination_quebec=to_quebec,
            destination_elsewhere=bool(named) and not to_quebec,
            destination_untold=not named,
        ),
        values={"destination_province": named},
    )


def decision_early(asked: Asked) -> Told:
    """Tell the standard and the day it aims at."""
    months = asked.parameters.on("deadlines.decision_months", asked.on).number
    leaving = any(row.account.leaves_on for row in asked.funds.rows if row.account.counts)
    return Told(
        relevant=asked.filed_on is not None or leaving,
        so=names(filed=asked.filed_on is not None, money_leaves=leaving and not asked.funds.exemption),
        values={
            "months": months,
            "filed_on": asked.filed_on or asked.on,
            "decision_on": asked.funds.decision_on,
        },
    )


def funds_stay(asked: Asked) -> Told:
    """Tell which money leaves before a decision can be expected."""
    funds = asked.funds
    leaving = [row.account for row in funds.rows if row.counts and not row.there]
    staying = funds.staying_cad or 0
    rows = (
        {
            "institution": each.institution or "—",
            "balance_cad": each.balance_cad,
            "leaves_on": each.leaves_on,
            "decision_on": funds.decision_on,
        }
        for each in leaving
    )
    return Told(
        relevant=funds.exemption is None,
        so=names(leaves_early=bool(leaving), too_little_stays=staying < funds.needed.amount_cad),
        values={"needed_cad": funds.needed.amount_cad, "size": funds.needed.size, "staying_cad": staying},
        rows={"leaving": tuple(rows)},
    )


def test_not_designated(asked: Asked) -> Told:
    """Name the tests that do not count (IRPR s. 74(3))."""
    designated = asked.parameters.on("language.designated_tests", asked.on).value
    others = [
        test.name
        for test in asked.facts.tests
        if (recognised_test(test.name) or asked_back(test.name)) not in designated
    ]
    return Told(relevant=bool(others), rows={"tests": tuple({"test": name} for name in others)})


def diploma_evaluation(asked: Asked) -> Told:
    """Tell which foreign diplomas are assessed, and until when (IRPR s. 75(2)(e))."""
    claimed = [each for each in asked.facts.credentials if each.claimed and each.person == "principal"]
    foreign = [each for each in claimed if each.country != "CA"]
    lacking = tuple({"diploma": _diploma(each)} for each in foreign if each.evaluated_on is None)
    dated = list(_evaluated(foreign, asked))
    needed = asked.programme.education.needed
    return Told(
        relevant=needed or bool(foreign),
        so=names(diploma_needed=needed, canadian_diploma=len(foreign) < len(claimed)),
        values={"programme": asked.programme.title},
        rows={
            "lacking": lacking,
            "good": tuple(row for row in dated if row["until_on"] >= asked.on),
            "old": tuple(row for row in dated if row["until_on"] < asked.on),
        },
    )


def _evaluated(foreign: list[Credential], asked: Asked) -> Iterator[dict[str, Any]]:
    for each in foreign:
        if each.evaluated_on is not None:
            until = evaluation_good_until(each.evaluated_on, asked.on, asked.parameters)
            yield {"diploma": _diploma(each), "until_on": until}


def _diploma(credential: Credential) -> Wording:
    title = credential.title.strip()
    return alike(title) if title else Text("person.foreign_diploma")
