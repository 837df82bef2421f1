"""What the facts of an offer say against each other: how long it lasts, since when one works for its employer."""

from collections.abc import Iterator
from datetime import date

from casefile.rules.arranged import contracts_with_employer, lasts_long_enough
from casefile.rules.book.parameters import Parameters
from casefile.rules.conflicts.asked import asked_of_facts
from casefile.rules.facts import Facts
from casefile.rules.findings import Finding

__all__ = ["offer_conflicts"]


def offer_conflicts(facts: Facts, on: date, parameters: Parameters) -> Iterator[Finding]:
    """Yield the offers that last long enough by one fact and not by another, and first days that differ."""
    months = parameters.on("offers.duration_months", on).number
    for offer in facts.offers:
        name = offer.employer.strip() or "—"
        if offer.lasts_a_year and lasts_long_enough(offer, on, months) == "no":
            yield asked_of_facts("conflict.offer_duration", employer=name, ends_on=offer.ends_on)
        firsts = [each.first for each in contracts_with_employer(offer, facts)]
        if offer.working_since is not None and firsts and min(firsts) != offer.working_since:
            yield asked_of_facts(
                "conflict.offer_since", employer=name, since_on=offer.working_since, first_on=min(firsts)
            )
