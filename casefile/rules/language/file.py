"""Reading the file of the designated tests, strictly."""

from decimal import Decimal

import msgspec

from casefile.errors import UsageError
from casefile.rules.book.dated import strictly, toml_table
from casefile.rules.book.test_scales import ABILITIES, HIGHEST, LOWEST, Scale, Test

__all__ = ["parse_tests"]


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    tests: tuple[Test, ...]


def parse_tests(text: str, origin: str) -> dict[str, Test]:
    """Return the tests a file holds, by id; raises UsageError (rule.file_unreadable, rule.file_wrong)."""
    found = strictly(_File, toml_table(text, origin, number=Decimal), origin, text)
    for test in found.tests:
        days = [scale.since for scale in test.scales]
        if not days or days != sorted(set(days)) or not all(map(_whole, test.scales)):
            raise UsageError("rule.file_wrong", origin=origin, problem=test.id)
    return {test.id: test for test in found.tests}


def _whole(scale: Scale) -> bool:
    """Say whether every ability has its range, and one ascending score a level inside it."""
    return all(
        ability in scale.least and ability in scale.most and _ascending(scale, ability)
        for ability in ABILITIES
    )


def _ascending(scale: Scale, ability: str) -> bool:
    scores = scale.levels.get(ability, ())
    inside = all(scale.possible(ability, score) for score in scores)
    return len(scores) == HIGHEST - LOWEST + 1 and list(scores) == sorted(set(scores)) and inside
