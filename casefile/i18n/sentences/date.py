"""What is said of a date that cannot be read."""

from casefile.i18n.words import N_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "date.two_digit_year": N_("“{text}” has a year of two digits. Write the year in full: 30/09/2016."),
    "date.impossible": N_("“{text}” is not a day that exists. Check the day and the month."),
    "date.day_first": N_(
        "“{text}” has no such month: day/month/year is expected. Write 28/02/2018, or 2018-02-28."
    ),
    "date.no_day": N_("“{text}” is a month without its day. Write the day too: 2012-07-02."),
    "date.read_day_first": N_("“{text}” was read as {day_on} (day first)."),
    "date.unreadable": N_(
        "“{text}” cannot be read as a day. Write 2016-09-30, 30/09/2016 or 30 September 2016."
    ),
}
