"""Whether the evaluation of a diploma counts: its day, and who issued it (IRPR ss. 73(1), 75(2)(e), 75(2.1), 75(4))."""

import re
from datetime import date
from typing import Literal, NamedTuple

from casefile.rules.book.parameters import Parameters
from casefile.rules.days import last_day_younger
from casefile.rules.facts import Credential
from casefile.rules.text import folded

__all__ = ["Evaluation", "body_of", "evaluation_of"]

EvaluationStanding = Literal[
    "canadian", "good", "issuer_untold", "missing", "expired", "not_designated", "wrong_body", "ahead"
]


class Evaluation(NamedTuple):
    """How one diploma stands on a day; `body` is the designated body that evaluated it, empty when it is none.

    `required` is the only body that may evaluate for the person's occupation, empty when any designated one may;
    `licensed` says that it is required only where the work needs a licence.
    """

    credential: Credential
    standing: EvaluationStanding
    body: str = ""
    good_until: date | None = None
    required: str = ""
    licensed: bool = False

    @property
    def counts(self) -> bool:
        """Say whether the diploma may be counted without a doubt."""
        return self.standing in ("canadian", "good")


def evaluation_of(
    credential: Credential, on: date, parameters: Parameters, noc: str | None = None
) -> Evaluation:
    """Return how a diploma stands for an application on that day; a Canadian one needs no evaluation.

    `noc` is the occupation the applicant claims: some have a body of their own. It binds no partner.
    """
    if credential.country == "CA":
        return Evaluation(credential, "canadian")
    if credential.evaluated_on is None:
        return Evaluation(credential, "missing")
    own = noc if noc and credential.person == "principal" else ""
    required = _required_body(own, on, parameters)
    licensed = own in parameters.on("education.only_when_licensed", on).value
    body = body_of(credential.evaluated_by, on, parameters)
    until = last_day_younger(
        credential.evaluated_on, parameters.on("validity.diploma_evaluation_years", on).number
    )
    standing = _standing(credential, body, until, on)
    if standing == "good" and _by_another(credential, body, own, on, parameters):
        standing = "wrong_body"
    return Evaluation(credential, standing, body, until, required, licensed)


def _standing(credential: Credential, body: str, until: date, on: date) -> EvaluationStanding:
    if credential.evaluated_by.strip() and not body:
        return "not_designated"
    if credential.evaluated_on is None or credential.evaluated_on > on:
        return "ahead"
    if until < on:
        return "expired"
    return "good" if body else "issuer_untold"


def _required_body(noc: str, on: date, parameters: Parameters) -> str:
    """Return the only body that may evaluate for that occupation, empty when any designated one may (R 75(2.1))."""
    found: dict[str, str] = parameters.on("education.professional_bodies", on).value
    return found.get(noc, "")


def _by_another(credential: Credential, body: str, noc: str, on: date, parameters: Parameters) -> bool:
    """Say whether another body evaluated than the occupation's own, after the day up to which that was accepted."""
    if _required_body(noc, on, parameters) in ("", body):
        return False
    before: dict[str, str] = parameters.on("education.other_bodies_before", on).value
    accepted = credential.evaluated_on is not None and credential.evaluated_on.isoformat() < before.get(
        noc, ""
    )
    return not accepted


def body_of(name: str, on: date, parameters: Parameters) -> str:
    """Return the short name of the designated body a text names, empty when it names none."""
    words = _words(name)
    bodies: dict[str, list[str]] = parameters.on("education.designated_bodies", on).value
    for body, names in bodies.items():
        if any(_within(_words(known), words) for known in names):
            return body
    return ""


def _words(text: str) -> list[str]:
    return re.findall("[a-z0-9]+", folded(text))


def _within(sought: list[str], words: list[str]) -> bool:
    size = len(sought)
    return any(words[at : at + size] == sought for at in range(len(words) - size + 1))
