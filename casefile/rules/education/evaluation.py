"""Whether the evaluation of a diploma counts: its day, and who issued it (IRPR ss. 73(1), 75(2)(e), 75(2.1), 75(4))."""

import re
from datetime import date
from typing import Literal, NamedTuple

from casefile.rules.book.parameters import Parameters
from casefile.rules.days import last_day_younger
from casefile.rules.facts import Credential
from casefile.rules.text import folded

__all__ = ["Evaluation", "body_of", "evaluation_of", "required_body"]

Standing = Literal["canadian", "good", "issuer_untold", "missing", "expired", "not_designated", "ahead"]


class Evaluation(NamedTuple):
    """How one diploma stands on a day; `body` is the designated body that evaluated it, empty when it is none."""

    credential: Credential
    standing: Standing
    body: str = ""
    good_until: date | None = None

    @property
    def counts(self) -> bool:
        """Say whether the diploma may be counted without a doubt."""
        return self.standing in ("canadian", "good")

    def by_another_than(self, required: str) -> bool:
        """Say whether a designated body evaluated it, but not the one that is required (R 75(2.1)); "" is any."""
        return bool(self.body) and required not in ("", self.body)


def evaluation_of(credential: Credential, on: date, parameters: Parameters) -> Evaluation:
    """Return how a diploma stands for an application on that day; a Canadian one needs no evaluation."""
    if credential.country == "CA":
        return Evaluation(credential, "canadian")
    if credential.evaluated_on is None:
        return Evaluation(credential, "missing")
    until = last_day_younger(
        credential.evaluated_on, parameters.on("validity.diploma_evaluation_years", on).number
    )
    body = body_of(credential.evaluated_by, on, parameters)
    if credential.evaluated_by.strip() and not body:
        return Evaluation(credential, "not_designated", good_until=until)
    if credential.evaluated_on > on:
        return Evaluation(credential, "ahead", body, until)
    if until < on:
        return Evaluation(credential, "expired", body, until)
    return Evaluation(credential, "good" if body else "issuer_untold", body, until)


def body_of(name: str, on: date, parameters: Parameters) -> str:
    """Return the short name of the designated body a text names, empty when it names none."""
    words = _words(name)
    bodies: dict[str, list[str]] = parameters.on("education.designated_bodies", on).value
    for body, names in bodies.items():
        if any(_within(_words(known), words) for known in names):
            return body
    return ""


def required_body(noc: str, on: date, parameters: Parameters) -> str:
    """Return the only body that may evaluate for that occupation, empty when any designated one may (R 75(2.1))."""
    found: dict[str, str] = parameters.on("education.professional_bodies", on).value
    return found.get(noc, "")


def _words(text: str) -> list[str]:
    return re.findall("[a-z0-9]+", folded(text))


def _within(sought: list[str], words: list[str]) -> bool:
    size = len(sought)
    return any(words[at : at + size] == sought for at in range(len(words) - size + 1))
