"""What is said of printing to a file."""

from casefile.i18n.words import N_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "print.unknown_ending": N_("The ending of “{name}” does not say what to print: use one of {known}."),
}
