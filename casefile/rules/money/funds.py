"""Settlement funds: how much, for how many, and who need not show any (R 76(1)(b), 87.2(5))."""

from datetime import date
from typing import Literal

import msgspec

from casefile.rules.arranged import ArrangedOffer, arranged_offers
from casefile.rules.book.parameters import Grounds, Parameters
from casefile.rules.facts import Facts
from casefile.rules.family import family_size
from casefile.rules.programmes import ProgrammeRules

__all__ = ["Exemption", "SettlementFunds", "exempting_offers", "exemption", "settlement_funds"]

Exemption = Literal["class", "offer"]
"""Why no funds are shown: the class asks for none, or an offer exempts."""


class SettlementFunds(msgspec.Struct, frozen=True, kw_only=True):
    """What the family must hold on the day of filing, in whole Canadian dollars."""

    size: int
    amount_cad: int
    grounds: Grounds


def settlement_funds(facts: Facts, on: date, parameters: Parameters) -> SettlementFunds:
    """Return what that day's table asks of this family; raises NotInForceError before the first table."""
    grounds = parameters.on("funds.settlement", on)
    size = family_size(facts, on, parameters)
    table: dict[str, int] = grounds.value
    listed = max(int(row) for row in table if row.isdigit())
    amount = table[str(min(size, listed))] + max(0, size - listed) * table["each_more"]
    return SettlementFunds(size=size, amount_cad=amount, grounds=grounds)


def exempting_offers(
    facts: Facts, programme: ProgrammeRules, on: date, parameters: Parameters
) -> tuple[ArrangedOffer, ...]:
    """Return the offers that exempt someone authorised to work (R 82(2), 87.2(5)), or may; a plain letter never does.

    Those that surely do come first.
    """
    bases, highest = programme.funds.exempting_offers, programme.funds.offers_highest_teer
    judged = arranged_offers(facts, bases, on, parameters, highest_teer=highest)
    return tuple(each for standing in ("yes", "perhaps") for each in judged if each.standing == standing)


def exemption(facts: Facts, programme: ProgrammeRules, on: date, parameters: Parameters) -> Exemption | None:
    """Say why no funds are shown: the class, or an offer that exempts, or may, with the right to work; else None."""
    if not programme.funds.asked:
        return "class"
    exempt = facts.authorised_to_work and exempting_offers(facts, programme, on, parameters)
    return "offer" if exempt else None
