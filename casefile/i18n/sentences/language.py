"""What is said of the scores of language tests."""

from casefile.i18n.words import N_, NP_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "language.score_impossible": N_(
        "“{typed}” is no score of {test} in {ability}: it goes from {least_score} to {most_score}."
    ),
    "language.score_step": N_(
        "“{typed}” is no score of {test} in {ability}: scores go by {step_score}, from {least_score} "
        "to {most_score}."
    ),
    "language.score_not_whole": N_(
        "“{typed}” is no score of {test} in {ability}: scores are whole numbers, from {least_score} "
        "to {most_score}."
    ),
    "language.short": NP_(
        "{ability} {score}: {scale} {level}, {floor} is asked: {missing_score} more point ({needed_score})",
        "{ability} {score}: {scale} {level}, {floor} is asked: {missing_score} more points ({needed_score})",
        "points",
    ),
    "language.short.below": NP_(
        "{ability} {score}: below {scale} 4, {floor} is asked: {missing_score} more point ({needed_score})",
        "{ability} {score}: below {scale} 4, {floor} is asked: {missing_score} more points ({needed_score})",
        "points",
    ),
    "language.before_test": N_("{test} did not exist on {taken_on}: its record begins on {since_on}."),
    "language.which_test": N_(
        "Which test is “{name}”? {test} counts, {other} does not. Write the whole name; until then "
        "it is not counted."
    ),
    "language.test_ahead": N_(
        "The {test} of {taken_on} is still to come, yet it has scores: it is not counted before that "
        "day. Check the day."
    ),
    "language.old_scale": N_(
        "{test}, {ability}: is {score} on the old scale? It would be level {level} on the one used "
        "until {until_on}; on "
        "the scale of {taken_on} it is below level 4, which begins at {least_score}. Copy the score "
        "as the certificate "
        "gives it for immigration to Canada."
    ),
}
