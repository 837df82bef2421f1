"""What is said of the computer's clock."""

from casefile.i18n.words import N_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "clock.early": N_(
        "The computer’s clock says {day_on}, which is over: the rules here were checked on {checked_on}. Set the "
        "clock: dates and deadlines are wrong until then. What you write is saved all the same."
    ),
    "clock.late": N_(
        "The computer’s clock says {day_on}, many years after the rules here were checked ({checked_on}). If that is "
        "not today, set the clock: dates and deadlines are wrong until then. What you write is saved all the same."
    ),
}
