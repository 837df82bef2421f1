"""What happens to the points by itself."""

from casefile.i18n.words import N_, NP_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "ahead.birthday": N_("Birthday: {age} years. An age is locked on the day of an invitation."),
    "ahead.year_reached.canadian": NP_(
        "{n} year of work in Canada is reached.", "{n} years of work in Canada are reached.", "years"
    ),
    "ahead.year_reached": NP_(
        "{n} year of work outside Canada is reached.",
        "{n} years of work outside Canada are reached.",
        "years",
    ),
    "ahead.year_reached.partner": NP_(
        "The partner reaches {n} year of work in Canada.",
        "The partner reaches {n} years of work in Canada.",
        "years",
    ),
    "ahead.year_lost.canadian": N_(
        "Work in Canada grows older than ten years: {years} whole years are left of {held}."
    ),
    "ahead.year_lost": N_(
        "Work outside Canada grows older than ten years: {years} whole years are left of {held}."
    ),
    "ahead.year_lost.partner": N_(
        "The partner’s work in Canada grows older than ten years: {years} whole years are left of {held}."
    ),
    "ahead.test_expires": N_(
        "The {test} can no longer be used (last day {until_on}): with an expired test one leaves the "
        "pool. Have another "
        "result before that day."
    ),
    "ahead.partner_test_expires": N_("The partner’s {test} can no longer be used (last day {until_on})."),
    "ahead.evaluation_expires": N_(
        "The evaluation of {diploma} can no longer be used (last day {until_on}): with an expired "
        "one one leaves the pool."
    ),
}
