"""What the facts say to questions about the file: intent, time to a decision, money, tests, diplomas."""

from collections.abc import Iterator
from typing import Any

from casefile.rules.answers.asked import AnswerContext, names, verdict
from casefile.rules.book.passages import Circumstances
from casefile.rules.destination import goes_elsewhere, is_quebec, lives_in_quebec, nominating_province
from casefile.rules.education.evaluation import evaluation_of
from casefile.rules.eligibility.claims import occupation_of
from casefile.rules.facts import Credential
from casefile.rules.findings import Text, Wording, alike
from casefile.rules.language.levels import levels_of

__all__ = [
    "decision_early",
    "diploma_evaluation",
    "funds_stay",
    "intent_outside_quebec",
    "test_not_designated",
]


def intent_outside_quebec(asked: AnswerContext) -> Circumstances:
    """Tell what is so of where the family lives and means to live."""
    facts = asked.facts
    named = facts.destination_province.strip()
    to_quebec, elsewhere = is_quebec(named), goes_elsewhere(facts)
    bound = asked.programme.intent.outside_quebec
    return Circumstances(
        relevant=bound and (lives_in_quebec(facts) or to_quebec or elsewhere),
        so=names(
            lives_in_quebec=lives_in_quebec(facts),
            destination_quebec=to_quebec,
            destination_elsewhere=bool(named) and not to_quebec and not elsewhere,
            destination_untold=not named,
            not_the_nominating=elsewhere,
        ),
        values={"destination_province": named, "of_province": nominating_province(facts)},
    )


def decision_early(asked: AnswerContext) -> Circumstances:
    """Tell the standard and the day it aims at."""
    months = asked.parameters.on("deadlines.decision_months", asked.on).number
    leaving = any(row.account.leaves_on for row in asked.funds.rows if row.account.counts)
    return Circumstances(
        relevant=asked.filed_on is not None or leaving,
        so=names(
            filed=asked.filed_on is not None,
            published=asked.funds.published_on > asked.funds.decision_on,
            money_leaves=leaving and not asked.funds.exemption,
        ),
        values={
            "months": months,
            "filed_on": asked.filed_on or asked.on,
            "decision_on": asked.funds.decision_on,
            "published_on": asked.funds.published_on,
        },
    )


def funds_stay(asked: AnswerContext) -> Circumstances:
    """Tell whether any money is shown at all, then which of it leaves before a decision can be expected."""
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
    exempt = funds.exemption is not None
    return Circumstances(
        relevant=not exempt,
        so=names(
            exempt_class=funds.exemption == "class",
            exempt=exempt,
            exempt_if=bool(funds.provisos),
            leaves_early=bool(leaving) and not exempt,
            too_little_stays=staying < funds.needed.amount_cad,
        ),
        values={
            "needed_cad": funds.needed.amount_cad,
            "size": funds.needed.size,
            "staying_cad": staying,
            "because": asked.programme.funds.because,
        },
        rows={
            "leaving": () if exempt else tuple(rows),
            "verdict": verdict(asked.condition("funds", asked.programme)),
        },
    )


def test_not_designated(asked: AnswerContext) -> Circumstances:
    """Name the tests that do not count (IRPR s. 74(3)), those that do, and what those entered come to."""
    parameters, tests = asked.parameters, asked.judging.rulebook.tests
    designated = parameters.on("language.designated_tests", asked.on).value
    mine = [levels_of(test, asked.on, tests, parameters) for test in asked.facts.tests]
    others = [each for each in mine if each.standing == "not_designated"]
    known = [tests.get(id_) for id_ in designated]
    return Circumstances(
        relevant=bool(others),
        values={
            lang: [test.label for test in known if test is not None and test.language == lang]
            for lang in ("fr", "en")
        },
        rows={
            "tests": tuple({"test": each.told.name} for each in others),
            "verdict": verdict(asked.condition("language", asked.programme)),
        },
    )


def diploma_evaluation(asked: AnswerContext) -> Circumstances:
    """Tell whom an evaluation binds, and how each diploma stands (IRPR ss. 75(2)(e), 75(2.1), 75(4)).

    A partner's only gives points.
    """
    claimed = [each for each in asked.facts.credentials if each.claimed]
    mine = [each for each in claimed if each.person == "principal"]
    foreign = [each for each in claimed if each.country != "CA"]
    needed = asked.programme.education.needed
    rows: dict[str, tuple[dict[str, Any], ...]] = {
        name: tuple(row for standing, row in _standings(foreign, asked) if standing == name)
        for name in _STANDINGS
    }
    if needed:
        rows["verdict"] = verdict(asked.condition("education", asked.programme))
    return Circumstances(
        relevant=needed or bool(foreign),
        so=names(
            diploma_needed=needed,
            canadian_diploma=any(each.country == "CA" for each in mine),
            partner=any(each.person != "principal" for each in foreign),
        ),
        values={"programme": asked.programme.title},
        rows=rows,
    )


_STANDINGS = ("missing", "good", "issuer_untold", "expired", "not_designated", "ahead", "wrong_body")


def _standings(foreign: list[Credential], asked: AnswerContext) -> Iterator[tuple[str, dict[str, Any]]]:
    noc = occupation_of(asked.judging, asked.programme) if asked.programme.education.needed else None
    for each in foreign:
        found = evaluation_of(each, asked.on, asked.parameters, noc)
        row = {
            "diploma": _diploma(each),
            "until_on": found.good_until,
            "body": each.evaluated_by.strip()[:60],
            "required": found.required,
        }
        yield found.standing, row


def _diploma(credential: Credential) -> Wording:
    title = credential.title.strip()
    return alike(title) if title else Text("person.foreign_diploma")
