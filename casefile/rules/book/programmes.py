"""Reading a programme's template: strictly, with the place of every fault, and its own parameters with it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from casefile.errors import UsageError
from casefile.rules.book.dated import parameter_of, strictly, toml_table
from casefile.rules.book.parameters import Parameter
from casefile.rules.book.toml_places import line_of, places_of
from casefile.rules.programmes import (
    ABILITIES,
    FundsClaim,
    NominationProgramme,
    Programme,
    ProgrammeRules,
    Programmes,
)

__all__ = ["misfits", "parse_programme", "programmes_of"]

_ID = re.compile("[a-z][a-z0-9_]{1,15}")


def parse_programme(text: str, origin: str) -> tuple[Programme, tuple[Parameter, ...]]:
    """Return the programme a template holds and its own parameters; `origin` is its path, its name being the id.

    Raises UsageError (rule.file_unreadable, rule.file_wrong, rule.id_differs) with the file and the line.
    """
    found = strictly(ProgrammeRules | NominationProgramme | Programme, toml_table(text, origin), origin, text)  # type: ignore[arg-type]
    assert isinstance(found, Programme)  # noqa: S101 - one of the three kinds
    expected = origin.rpartition("/")[2].removesuffix(".toml")
    if found.id != expected or not _ID.fullmatch(found.id):
        where = f"{origin}:{line_of(('id',), places_of(text))}"
        raise UsageError("rule.id_differs", origin=where, id=found.id, expected=expected)
    for number, each in enumerate(found.parameters):
        if not each.id.startswith(f"programmes.{found.id}."):
            where = f"{origin}:{line_of(('parameters', number, 'id'), places_of(text))}"
            raise UsageError("rule.id_differs", origin=where, id=each.id, expected=f"programmes.{found.id}.…")
    if isinstance(found, ProgrammeRules) and not _explained(found.funds):
        where = f"{origin}:{line_of(('funds', 'asked'), places_of(text))}"
        raise UsageError(
            "rule.file_wrong", origin=where, problem="funds.letter, funds.because, funds.letter_of_offer"
        )
    own = tuple(
        parameter_of(each, origin, text, ("parameters", at)) for at, each in enumerate(found.parameters)
    )
    return found, own


def _explained(funds: FundsClaim) -> bool:
    """Say whether what exempts from funds is said in words, for the list of papers and for the letter."""
    if funds.exempting_offers and funds.letter_of_offer is None:
        return False
    return funds.asked or not (funds.because is None or funds.letter is None)


def misfits(programme: ProgrammeRules, parameters: Mapping[str, Parameter]) -> Iterator[str]:
    """Yield the ids of the figures that nobody wrote, or that no count could be made with."""
    work = programme.work
    for id in (work.hours, work.months, work.years):
        if not all(_is_amount(value) for value in _values(id, parameters)):
            yield id
    for floor in programme.language.floors:
        if not all(_is_floor(value) for value in _values(floor.levels, parameters)):
            yield floor.levels


def _values(id: str, parameters: Mapping[str, Parameter]) -> tuple[Any, ...]:
    """Return every value a parameter ever had, a None for one that is not there."""
    found = parameters.get(id)
    return (None,) if found is None else tuple(each.value for each in found.values if not each.repealed)


def _is_amount(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value > 0


def _is_floor(value: Any) -> bool:
    return isinstance(value, dict) and set(value) == set(ABILITIES) and all(map(_is_amount, value.values()))


def programmes_of(found: Mapping[str, Programme], origin: str) -> Programmes:
    """Return the programmes in the order of their places; raises UsageError when no class is among them."""
    ordered = Programmes(dict(sorted(found.items(), key=lambda item: (item[1].place, item[0]))))
    if not ordered.classes:
        raise UsageError("rule.file_wrong", origin=origin, problem="kind: class")
    return ordered
