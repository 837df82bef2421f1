"""The designated language tests with their scales, read from the templates when first asked for."""

from functools import cache

from casefile.resources import template
from casefile.rules.language.file import parse_tests
from casefile.rules.language.scales import Tests

__all__ = ["load_tests"]

_TESTS = "language/tests.toml"


@cache
def load_tests() -> Tests:
    """Return the designated tests; raises UsageError on a faulty file."""
    return parse_tests(template(_TESTS).read_text(encoding="utf-8"), _TESTS)
