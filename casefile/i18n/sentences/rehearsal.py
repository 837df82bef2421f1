"""What is said of an invitation that is rehearsed."""

from casefile.i18n.words import N_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "rehearsal.hours_not_enough": N_(
        "For an application filed on {filing_on}, the hours of experience would not suffice: {hours} h of "
        "the {required} h required. An invitation obtained too early does not survive."
    ),
}
