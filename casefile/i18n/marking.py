"""How a sentence is marked for translation, where it stands in the code."""

__all__ = ["NP_", "N_", "Sentence"]

Sentence = str | tuple[str, str, str]
"""A sentence, or its two forms and the name of the blank that decides between them."""


def N_(message: str) -> str:  # noqa: N802 - the name gettext's tools know
    """Mark a sentence for translation; it is translated where it is shown."""
    return message


def NP_(singular: str, plural: str, count: str) -> tuple[str, str, str]:  # noqa: N802
    """Mark a sentence with a plural; `count` is the name of the blank that decides."""
    return singular, plural, count
