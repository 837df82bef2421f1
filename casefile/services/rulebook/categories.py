"""The categories of category-based rounds, read from the templates when first asked for."""

from functools import cache

from casefile.resources import template_text
from casefile.rules.hours.categories import Category, parse_categories

__all__ = ["load_categories"]

_CATEGORIES, _NAMES = "occupations/categories.csv", "occupations/category_names.csv"


@cache
def load_categories() -> tuple[Category, ...]:
    """Return the categories of category-based rounds through time; raises UsageError on a faulty file."""
    lists, names = (template_text(name) for name in (_CATEGORIES, _NAMES))
    return parse_categories(lists, names, _CATEGORIES)
