"""A contract in one line, as lists and previews show it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from casefile.i18n.vocabulary import person_word
from casefile.i18n.words import Words

if TYPE_CHECKING:
    from casefile.rules.facts import Contract, Facts

__all__ = ["contract_line", "hours_text", "several_persons", "whose"]


def contract_line(words: Words, contract: "Contract", facts: "Facts") -> str:
    """Return employer, code, country, days and hours of a contract, and whose it is unless it is the applicant's."""
    day = words.date
    told = words(
        "{employer}, {noc_code}, {country}: {first} → {last}, {hours} h a week",
        employer=contract.employer, noc_code=contract.noc, country=contract.country,
        first=day(contract.first, "short"),
        last=day(contract.last, "short") if contract.last else words("goes on"),
        hours=hours_text(words, contract.hours_per_week),
    )  # fmt: skip
    return told if contract.person == "principal" else f"{told} · {whose(words, contract.person, facts)}"


def hours_text(words: Words, hours: str) -> str:
    """Return weekly hours as they are written in this language: 37.5, 37,5."""
    return hours.replace(".", ",") if words.lang == "fr" else hours


def whose(words: Words, person: str, facts: "Facts") -> str:
    """Return the given name of a person, else the place in the family."""
    found = facts.of(person)
    return found.given_name.strip() if found and found.given_name.strip() else person_word(words, person)


def several_persons(contracts: "Iterable[Contract]") -> bool:
    """Say whether the contracts are of more than the applicant."""
    return any(each.person != "principal" for each in contracts)
