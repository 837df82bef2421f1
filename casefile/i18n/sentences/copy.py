"""What is said of the copies a case keeps, when they are no longer what was attached."""

from casefile.i18n.words import N_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "copy.vanished": N_("The case’s copy of {name} is no longer in its folder: attach the file again."),
    "copy.changed": N_("The case’s copy of {name} was changed since it was attached: have it checked again."),
}
