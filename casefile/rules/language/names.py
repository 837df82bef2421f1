"""Which test a name means: "TEF Canada" is tef_canada, "TEF" alone is asked back, a DALF is none that counts."""

from collections.abc import Mapping
from functools import lru_cache

__all__ = ["asked_back", "recognised_test"]

_TESTS: Mapping[str, str] = {
    "tefcanada": "tef_canada",
    "tcfcanada": "tcf_canada",
    "ieltsgt": "ielts_gt",
    "ieltsg": "ielts_gt",
    "ieltsgeneral": "ielts_gt",
    "ieltsgeneraltraining": "ielts_gt",
    "celpip": "celpip_g",
    "celpipg": "celpip_g",
    "celpipgeneral": "celpip_g",
    "ptecore": "pte_core",
}  # fmt: skip
_ALONE: Mapping[str, str] = {
    "ielts": "ielts_gt",
    "pte": "pte_core",
    "tef": "tef_canada",
    "tcf": "tcf_canada",
}


def recognised_test(name: str) -> str | None:
    """Return the id of the designated test a person means, None when it is another or could be two."""
    return _TESTS.get(_folded(name))


def asked_back(name: str) -> str | None:
    """Return the id of the designated test a name may mean when it is not enough to tell, else None."""
    return _ALONE.get(_folded(name))


@lru_cache(maxsize=256)
def _folded(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())
