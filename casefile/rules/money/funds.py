"""Settlement funds: how much, for how many, and who need not show any (R 76(1)(b), 87.2(5))."""

from datetime import date
from typing import Literal

import msgspec

from casefile.rules.book.parameters import Grounds, Parameters
from casefile.rules.facts import Facts, Programme
from casefile.rules.family import family_size

__all__ = ["EXEMPTING", "SettlementFunds", "exemption", "settlement_funds"]

EXEMPTING = ("lmia", "lmia_exempt_permit_one_year")
"""The offers that exempt someone authorised to work in Canada; an open permit and a plain letter do not."""


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


def exemption(facts: Facts, programme: Programme) -> Literal["cec", "offer"] | None:
    """Say why no funds are shown: the class, or an exempting offer with the right to work; else None."""
    if programme == "cec":
        return "cec"
    if facts.authorised_to_work and any(offer.basis in EXEMPTING for offer in facts.offers):
        return "offer"
    return None
