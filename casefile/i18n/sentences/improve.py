"""What would raise the points, each as a phrase that also stands beside its gain."""

from casefile.i18n.words import N_, NP_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "improve.language_step": NP_(
        "{test}, {ability}: {needed_score} instead of {score} ({scale} {level}, {missing_score} more point)",
        "{test}, {ability}: {needed_score} instead of {score} ({scale} {level}, {missing_score} more points)",
        "points",
    ),
    "improve.language_all": N_("{test}: level {level} in all four abilities"),
    "improve.language_new": N_("A test of {official_language}: level {level} in all four abilities"),
    "improve.partner_language": N_("The partner’s test: level {level} in all four abilities"),
    "improve.partner_test": N_("A language test of the partner: level {level} in all four abilities"),
    "improve.partner_education": N_("The partner’s diploma, evaluated: {education}"),
    "improve.education": N_("A diploma: {education}"),
    "improve.canadian_year": NP_("{n} year of work in Canada", "{n} years of work in Canada", "years"),
    "improve.canadian_year_on": NP_(
        "{n} year of work in Canada, reached on {by_on} if the work goes on",
        "{n} years of work in Canada, reached on {by_on} if the work goes on",
        "years",
    ),
    "improve.foreign_year": NP_(
        "{n} year of work outside Canada", "{n} years of work outside Canada", "years"
    ),
    "improve.foreign_year_on": NP_(
        "{n} year of work outside Canada, reached on {by_on} if the work goes on",
        "{n} years of work outside Canada, reached on {by_on} if the work goes on",
        "years",
    ),
    "improve.certificate": N_("A certificate of qualification in a trade, from a province or territory"),
    "improve.nomination": N_("A nomination by a province"),
    "improve.together": N_("Together: {one}; {other}"),
    "improve.full": N_("{what}: brings 0, this group is full ({most} of {most})"),
    "improve.nothing": N_("{what}: brings 0, the grid gives no more for it"),
}
