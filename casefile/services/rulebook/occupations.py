"""The occupations and categories of the templates, read when first needed."""

from collections.abc import Mapping
from functools import cache

from casefile.resources import template
from casefile.rules.hours_categories import Category, parse_categories
from casefile.rules.occupations import parse_occupations
from casefile.rules.rulebook import Occupation

__all__ = ["load_categories", "load_occupations"]

_NOC = "occupations/noc2021.csv"
_CATEGORIES, _NAMES = "occupations/categories.csv", "occupations/category_names.csv"


@cache
def load_occupations() -> Mapping[str, Occupation]:
    """Return the occupations of NOC 2021 by code; raises UsageError on a faulty file."""
    return parse_occupations(template(_NOC).read_text(encoding="utf-8"), _NOC)


@cache
def load_categories() -> tuple[Category, ...]:
    """Return the categories of category-based rounds through time; raises UsageError on a faulty file."""
    lists, names = (template(name).read_text(encoding="utf-8") for name in (_CATEGORIES, _NAMES))
    return parse_categories(lists, names, _CATEGORIES)
