"""What the count of hours waits to be told: the question behind each proviso, and the change an answer makes."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Literal

import msgspec

from casefile.cases.changes import Change, add_fact, edit_contract, edit_fact
from casefile.errors import NotFoundError
from casefile.rules.facts import Contract, Facts, Qualification, SameEmployer
from casefile.rules.hours.employers import employer_key, near_employers
from casefile.rules.hours.report import ProgrammeHours

__all__ = ["HoursQuestion", "answer_question", "change_contract", "hours_questions", "say_same_employer"]

QuestionKind = Literal["authorised", "school_share", "qualified", "same_employer"]
_QUESTIONS: Mapping[QuestionKind, str] = {
    "authorised": "hours.ask.authorised",
    "school_share": "hours.ask.school_share",
    "qualified": "hours.ask.qualified",
    "same_employer": "hours.ask.same_employer",
}
_WAITING: dict[str, QuestionKind] = {
    "authorisation_unknown": "authorised",
    "school_time_unknown": "school_share",
    "qualification_date_missing": "qualified",
}


class HoursQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to tell. `code` is its sentence, filled with `values`; `contract` is empty for two names."""

    asked: QuestionKind
    contract: str = ""
    values: dict[str, Any] = {}

    @property
    def code(self) -> str:
        """Return the code of the question's sentence."""
        return _QUESTIONS[self.asked]


def hours_questions(answer: ProgrammeHours, facts: Facts) -> tuple[HoursQuestion, ...]:
    """Return what would settle the provisos of an answer, then the names that are only near.

    A proviso that no answer settles (self-employment, an indemnity) asks nothing.
    """
    return (*_behind_provisos(answer, facts), *_near(facts))


def _behind_provisos(answer: ProgrammeHours, facts: Facts) -> Iterator[HoursQuestion]:
    counted = {id_ for stretch in answer.stretches for id_ in stretch.contracts}
    countries: set[str] = set()
    for contract in facts.contracts:
        if contract.id not in counted:
            continue
        for proviso in answer.provisos:
            if proviso not in _WAITING or not _concerns(proviso, contract, facts):
                continue
            if proviso == "qualification_date_missing" and contract.country in countries:
                continue
            countries.add(contract.country)
            yield HoursQuestion(asked=_WAITING[proviso], contract=contract.id, values=_values(contract))


def _concerns(proviso: str, contract: Contract, facts: Facts) -> bool:
    if proviso == "authorisation_unknown":
        return contract.country == "CA" and contract.authorised is None
    if proviso == "school_time_unknown":
        return contract.kind == "work_study" and not contract.school_share_percent
    return not any(each.country in ("", contract.country) for each in facts.qualifications)


def _values(contract: Contract) -> dict[str, Any]:
    return {"employer": contract.employer, "first_on": contract.first, "country": contract.country}


def _near(facts: Facts) -> Iterator[HoursQuestion]:
    mine = (each.employer for each in facts.contracts if each.person == "principal")
    for one, other in near_employers(mine, facts.same_employers):
        yield HoursQuestion(asked="same_employer", values={"one": one, "other": other})


def answer_question(question: HoursQuestion, value: Any, facts: Facts) -> Change:
    """Return the change that answers: a truth, a percentage as text, or the day of qualification."""
    if question.asked == "same_employer":
        return say_same_employer(facts, question.values["one"], question.values["other"], same=bool(value))
    contract = _contract(facts.contracts, question.contract)
    if question.asked == "qualified":
        assert isinstance(value, date)  # noqa: S101 - the form reads nothing else there
        return add_fact("qualifications", Qualification(on=value, country=contract.country))
    field = {"authorised": "authorised", "school_share": "school_share_percent"}[question.asked]
    return change_contract(facts, contract.id, **{field: value})


def change_contract(facts: Facts, id: str, **fields: Any) -> Change:
    """Return the change of some fields of one contract; raises NotFoundError (case.no_such_record)."""
    return edit_contract(msgspec.structs.replace(_contract(facts.contracts, id), **fields))


def say_same_employer(facts: Facts, one: str, other: str, *, same: bool) -> Change:
    """Return the change that remembers whether two names are one employer's; an earlier answer is replaced."""
    pair = frozenset((employer_key(one), employer_key(other)))
    for told in facts.same_employers:
        if frozenset((employer_key(told.one), employer_key(told.other))) == pair:
            return edit_fact("same_employers", msgspec.structs.replace(told, same=same))
    return add_fact("same_employers", SameEmployer(one=one, other=other, same=same))


def _contract(contracts: Iterable[Contract], id: str) -> Contract:
    found = next((each for each in contracts if each.id == id), None)
    if found is None:
        raise NotFoundError("case.no_such_record", id=id)
    return found
