"""What is said of KEY=VALUE as typed."""

from casefile.i18n.words import N_, NP_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "set.refused": NP_(
        "Nothing was changed: {n} answer cannot be used.",
        "Nothing was changed: {n} answers cannot be used.",
        "count",
    ),
    "set.not_an_assignment": N_("“{text}” is not KEY=VALUE, for example born_on=1993-05-04."),
    "set.at_key": N_("{at_key}: {problem}"),
    "set.unknown_key": N_("“{key}” is no fact that can be set so. docs/facts.md lists them."),
    "set.not_a_moment": N_("{key}: “{value}” is no moment. Write it as 2025-01-15T14:05:33Z (UTC)."),
    "set.needs_value": N_("“{key}” cannot be left empty."),
}
