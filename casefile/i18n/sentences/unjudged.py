"""What this program does not judge: enough hours are not everything."""

from casefile.i18n.words import N_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "unjudged.points": N_("the 67 points"),
    "unjudged.duties": N_("duties of the occupation"),
    "unjudged.intent": N_("intent to live outside Quebec"),
    "unjudged.ranking": N_("ranking score (CRS)"),
}
