"""What is said of letters of explanation."""

from casefile.i18n.words import N_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "letter.unknown": N_("There is no letter called “{kind}”. The letters are: {known}."),
    "letter.nothing_to_explain": N_("The facts of this case do not call for this letter: {subject}."),
}
