"""The one registry of what a checklist may name: what a slot is asked for, and under which conditions."""

from collections.abc import Mapping

from casefile.rules.checklist.predicates import (
    admin,
    family,
    papers,
    police,
    study,
    work,
)
from casefile.rules.checklist.situation import Each, Predicate

__all__ = ["CONDITIONS", "EACH"]

_AREAS = (
    family,
    work,
    study,
    police,
    admin,
    papers,
)

EACH: Mapping[str, Each] = {name: each for area in _AREAS for name, each in area.EACH.items()}
CONDITIONS: Mapping[str, Predicate] = {
    name: told for area in _AREAS for name, told in area.CONDITIONS.items()
}
