"""Predicates about the programme, money, offers, nominations and who helps."""

from collections.abc import Iterable, Mapping

from casefile.rules.checklist.situation import Each, Predicate, Situation, Subject
from casefile.rules.facts import JobOffer, Person
from casefile.rules.findings import Text, Wording, alike
from casefile.rules.money.funds import exemption, settlement_funds

__all__ = ["CONDITIONS", "EACH"]


def _funds(situation: Situation, person: Person) -> Iterable[Subject]:
    needed = settlement_funds(situation.facts, situation.on, situation.parameters)
    yield Subject(person=person, thing=needed, values={"amount_cad": needed.amount_cad, "size": needed.size})


def _offer(situation: Situation, person: Person) -> Iterable[Subject]:
    for at, offer in enumerate(situation.facts.offers, 1):
        label: Wording = alike(offer.employer) if offer.employer else Text("subject.offer", {"number": at})
        yield Subject(
            person=person, of=offer.id or str(at), of_label=label, thing=offer, values={"employer": label}
        )


def _nomination(situation: Situation, person: Person) -> Iterable[Subject]:
    named = [each for each in situation.facts.nominations if each.province or each.nominated_on]
    for at, nomination in enumerate(named, 1):
        name = nomination.province
        month = {"month": nomination.nominated_on or situation.on}
        label: Wording = (
            Text("subject.province", {"of_province": name}) if name else Text("subject.month", month)
        )
        yield Subject(person=person, of=nomination.id or str(at), of_label=label, thing=nomination)
    if not named and situation.programmes.nominates(situation.facts.programme):
        yield Subject(person=person)


def _is_exempt(situation: Situation) -> str | None:
    return exemption(situation.facts, situation.programme, situation.on, situation.parameters)


def _certificate_expected(situation: Situation) -> bool:
    facts = situation.facts
    untold = facts.certificate_of_qualification is None and not facts.offers
    return situation.programme.needs_trade and untold


EACH: Mapping[str, Each] = {"funds": _funds, "offer": _offer, "nomination": _nomination}

CONDITIONS: Mapping[str, Predicate] = {
    "funds_needed": lambda situation, _: _is_exempt(situation) is None,
    "funds_exempt_by_class": lambda situation, _: _is_exempt(situation) == "class",
    "funds_exempt_by_offer": lambda situation, _: _is_exempt(situation) == "offer",
    "nominee": lambda situation, _: situation.programmes.nominates(situation.facts.programme),
    "education_needed": lambda situation, _: situation.programme.education.needed,
    "qualification_counts": lambda situation, _: situation.programme.work.after_qualification,
    "certificate_claimed": lambda situation, _: bool(situation.facts.certificate_of_qualification),
    "certificate_expected": lambda situation, _: _certificate_expected(situation),
    "has_relative_in_canada": lambda situation, _: bool(situation.facts.relative_in_canada),
    "has_representative": lambda situation, _: bool(situation.facts.representative),
    "has_designated_person": lambda situation, _: bool(situation.facts.designated_person),
    "has_spouse_account": lambda situation, _: any(
        account.person != "principal" and account.counts for account in situation.facts.accounts
    ),
    "offer_with_lmia": lambda _, subject: (
        isinstance(subject.thing, JobOffer) and subject.thing.basis == "lmia"
    ),
}
