"""The one registry of what a checklist may name: what a slot is asked for, and under which conditions."""

from collections.abc import Mapping

from casefile.rules import (
    predicates_admin,
    predicates_family,
    predicates_papers,
    predicates_police,
    predicates_study,
    predicates_work,
)
from casefile.rules.situation import Condition, Each

__all__ = ["CONDITIONS", "EACH"]

_AREAS = (
    predicates_family,
    predicates_work,
    predicates_study,
    predicates_police,
    predicates_admin,
    predicates_papers,
)

EACH: Mapping[str, Each] = {name: each for area in _AREAS for name, each in area.EACH.items()}
CONDITIONS: Mapping[str, Condition] = {
    name: told for area in _AREAS for name, told in area.CONDITIONS.items()
}
