"""The level each programme asks in each ability (IRPR ss. 74(1), 75(2)(d), 87.1(2)(d)-(e), 87.2(3)(a))."""

from collections.abc import Mapping
from datetime import date

from casefile.rules.book.parameters import Grounds, Parameters
from casefile.rules.facts import Programme
from casefile.rules.language.scales import ABILITIES

__all__ = ["language_floor"]


def language_floor(
    programme: Programme, noc: str | None, parameters: Parameters, on: date
) -> tuple[Mapping[str, int], Grounds]:
    """Return the floor of fsw, cec or fst, and its grounds.

    In the Canadian Experience Class it follows the occupation with the most experience; without one it is the higher.
    """
    grounds = parameters.on(f"language.{programme}_floor", on)
    if programme != "cec":
        return grounds.value, grounds
    by_teer: dict[str, int] = grounds.value
    most = max(by_teer.values())
    return dict.fromkeys(ABILITIES, by_teer.get(noc[1], most) if noc else most), grounds
