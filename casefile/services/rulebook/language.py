"""The designated language tests with their scales, read from the templates when a test is first looked up."""

from collections.abc import Mapping
from functools import cache

from casefile.resources import template_text
from casefile.rules.book.test_scales import Test, Tests
from casefile.rules.language.file import parse_tests

__all__ = ["load_tests"]

_TESTS = "language/tests.toml"


def load_tests() -> Tests:
    """Return the designated tests; a faulty file raises UsageError when a test is first looked up."""
    return Tests(_read)


@cache
def _read() -> Mapping[str, Test]:
    return parse_tests(template_text(_TESTS), _TESTS)
