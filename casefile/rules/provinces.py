"""The provinces and territories of Canada, by the two letters and the names people write."""

import re
from collections.abc import Mapping

from casefile.rules.text import folded

__all__ = ["PROVINCE_NAMES", "province_code", "same_province"]

PROVINCE_NAMES: Mapping[str, tuple[str, ...]] = {
    "AB": ("Alberta",),
    "BC": ("British Columbia", "Colombie-Britannique", "CB"),
    "MB": ("Manitoba",),
    "NB": ("New Brunswick", "Nouveau-Brunswick"),
    "NL": ("Newfoundland and Labrador", "Terre-Neuve-et-Labrador", "TNL", "Newfoundland", "Terre-Neuve"),
    "NS": ("Nova Scotia", "Nouvelle-Écosse", "NE"),
    "NT": ("Northwest Territories", "Territoires du Nord-Ouest", "NWT", "TNO"),
    "NU": ("Nunavut",),
    "ON": ("Ontario",),
    "PE": ("Prince Edward Island", "Île-du-Prince-Édouard", "PEI", "IPE"),
    "QC": ("Quebec", "Québec", "PQ"),
    "SK": ("Saskatchewan",),
    "YT": ("Yukon",),
}
"""The symbol of each (Canada Post), then its names in English and French, and the short forms of both."""


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", folded(text))


_CODES = {_letters(name): code for code, names in PROVINCE_NAMES.items() for name in (code, *names)}


def province_code(text: str) -> str:
    """Return the two letters of the province a text names, whatever its case, accents and dots; empty for none."""
    return _CODES.get(_letters(text), "")


def same_province(one: str, other: str) -> bool:
    """Say whether two texts name one province; those that name none are compared as they stand."""
    codes = province_code(one), province_code(other)
    return codes[0] == codes[1] if all(codes) else _letters(one) == _letters(other)
