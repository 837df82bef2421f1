"""Which tables of facts have a point for what a case says already: a screen and a kit of questions ask no others."""

from collections.abc import Callable, Mapping

from casefile.rules.facts import Facts
from casefile.rules.programmes import Programmes

__all__ = ["has_a_point"]


def has_a_point(table: str, facts: Facts, programmes: Programmes) -> bool:
    """Say whether the answers of that table can change anything for this programme and this family."""
    asks = _ASKED.get(table)
    return asks is None or asks(facts, programmes)


_ASKED: Mapping[str, Callable[[Facts, Programmes], bool]] = {
    "accounts": lambda facts, known: any(each.funds.asked for each in known.possible(facts.programme)),
    "unions": lambda facts, _: facts.marital_status != "single",
    "nominations": lambda facts, known: known.chosen(facts.programme) is None or bool(facts.nominations),
    "permits": lambda facts, _: bool(facts.permits) or any(each.residence == "CA" for each in facts.persons),
    "qualifications": lambda facts, known: any(
        each.work.after_qualification for each in known.possible(facts.programme)
    ),
}
