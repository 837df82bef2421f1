"""What is said of a date that cannot be read."""

from casefile.i18n.words import N_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "date.two_digit_year": N_("“{text}” has a year of two digits. Write the year in full: 30/09/2016."),
    "date.impossible": N_("“{text}” is not a day that exists. Check the day and the month."),
    "date.unreadable": N_(
        "“{text}” cannot be read as a day. Write 2016-09-30, 30/09/2016 or 30 September 2016."
    ),
}
