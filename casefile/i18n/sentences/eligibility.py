"""What is said of the conditions of the programmes."""

from casefile.i18n.marking import N_, NP_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "eligibility.programme_not_met": N_("{of_programme} is not met, for what your facts say: {conditions}."),
    # Hours
    "eligibility.hours.met": N_("{hours} h for {required} asked."),
    "eligibility.hours.met_if": N_("{hours} h for {required} asked, if what is uncertain is accepted."),
    "eligibility.hours.to_justify": N_(
        "{hours} h for {required} asked, across a gap that has to be justified."
    ),
    "eligibility.hours.not_met": N_("{hours} h of {required} asked: {missing} h are missing, or the months."),
    "eligibility.hours.none": N_(
        "No work entered counts for this programme in its window ({required} h are asked)."
    ),
    "eligibility.hours.untold": N_("No work is entered: {required} h are asked."),
    # Occupation
    "eligibility.occupation.met": N_("{noc_code}: its duties were done, by your own answers."),
    "eligibility.occupation.unanswered": N_(
        "{noc_code} is at a level that counts; whether its duties were done is not answered yet, and "
        "an officer will ask."
    ),
    "eligibility.occupation.unsure": N_("{noc_code}: you are not sure that its duties were done."),
    "eligibility.occupation.not_done": N_("{noc_code}: its duties were not all done, by your own answers."),
    "eligibility.occupation.not_a_trade": N_("None of the occupations entered is a trade of the list."),
    # Language
    "eligibility.language.met": N_("{test}: levels {levels}; asked: {floors}."),
    "eligibility.language.not_met": N_("{test}: {parts}."),
    "eligibility.language.undated": N_(
        "{test}: high enough ({floors} asked), if taken less than two years before."
    ),
    "eligibility.language.expired": N_(
        "{test}: too old, it could be used up to {until_on}. Take a test again."
    ),
    "eligibility.language.ahead": N_("{test}: still to be taken ({taken_on})."),
    "eligibility.language.incomplete": N_("{test}: a score is missing or cannot be."),
    "eligibility.language.which_test": N_(
        "{test}: which test is it? Only one of that name counts (TEF Canada, TCF Canada, IELTS "
        "General Training, PTE Core)."
    ),
    "eligibility.language.not_designated": N_("{test}: not a test that counts."),
    "eligibility.language.untold": N_("No test is entered; level asked in each ability: {floors}."),
    # Education
    "eligibility.education.met": N_("{education}."),
    "eligibility.education.no_paper": N_(
        "{education}: if the evaluation, or the Canadian diploma, is there; none is entered among the diplomas."
    ),
    "eligibility.education.untold": N_("No diploma is entered: a secondary diploma at least is asked."),
    "eligibility.education.level_untold": N_("A diploma counts, but its level is not entered."),
    "eligibility.education.wrong_body": N_("For this occupation only an evaluation by {body} counts."),
    "eligibility.education.wrong_body_licensed": N_(
        "For this occupation only an evaluation by {body} counts, unless the work needs no licence to practise."
    ),
    "eligibility.education.issuer_untold": N_(
        "{diploma}: if a designated organisation issued the evaluation; which one is not entered."
    ),
    "eligibility.education.missing": N_(
        "{diploma}: obtained outside Canada, and no evaluation (ECA) is entered."
    ),
    "eligibility.education.expired": N_("{diploma}: the evaluation could be used up to {until_on}."),
    "eligibility.education.ahead": N_("{diploma}: the evaluation is still to come."),
    "eligibility.education.not_designated": N_(
        "{diploma}: “{body}” is not designated, and its evaluation is refused."
    ),
    # Points
    "eligibility.points.met": N_("{points} points for {pass_mark} asked."),
    "eligibility.points.met_if": N_(
        "{points} points for {pass_mark} asked, if what is uncertain is accepted."
    ),
    "eligibility.points.not_met": N_("{points} points of {pass_mark} asked: {missing} are missing."),
    "eligibility.points.language": N_(
        "Not counted: an ability of the first language is below level {least}, which no other point "
        "makes up for."
    ),
    "eligibility.points.no_test": N_("Not counted: no language test counts on that day."),
    "eligibility.points.untold": N_(
        "{points} points with what is entered, {pass_mark} are asked: the age, the education or a "
        "test is missing."
    ),
    # Money
    "eligibility.funds.met": N_("{held_cad} for {needed_cad} asked of a family of {size}."),
    "eligibility.funds.not_met": N_(
        "{held_cad} of {needed_cad} asked of a family of {size}: {missing_cad} is missing."
    ),
    "eligibility.funds.met_if": N_(
        "{held_cad} of {needed_cad} asked of a family of {size}, and {untold_cad} of one who stays: if you may use it."
    ),
    "eligibility.funds.leaves": N_(
        "{held_cad} for {needed_cad} asked of a family of {size}; but {staying_cad} stays until a decision around "
        "{decision_on}, and the money must still be there then."
    ),
    "eligibility.funds.exempt": N_("No funds to show: a qualifying offer with the right to work exempts."),
    "eligibility.funds.exempt_if": N_(
        "No funds to show if the offer qualifies, with the right to work. {why}."
    ),
    "eligibility.funds.untold": N_("No account is entered: {needed_cad} is asked of a family of {size}."),
    "eligibility.funds.unknown_table": N_("The table of that day is not known."),
    # Offer, nomination, destination
    "eligibility.offer.certificate": N_("A certificate of qualification."),
    "eligibility.offer.met": N_("A qualifying job offer."),
    "eligibility.offer.met_if": N_("A qualifying job offer, if what is not told is so. {why}."),
    "eligibility.offer.untold": N_(
        "A certificate of qualification or a qualifying offer of a year is asked; neither is told."
    ),
    "eligibility.offer.not_met": N_(
        "Neither a certificate of qualification nor a qualifying offer of a year."
    ),
    "eligibility.nomination.met": N_("Nominated by {of_province}."),
    "eligibility.nomination.without_province": N_("The nomination names no province."),
    "eligibility.nomination.unknown_province": N_("“{named}” is no province or territory of Canada."),
    "eligibility.nomination.none_there": N_("{of_province} nominates nobody through Express Entry."),
    "eligibility.nomination.expired": N_(
        "The nomination of {of_province} ended on {until_on}; whether it still stands is for the province to say."
    ),
    "eligibility.nomination.awaited": N_("No day of nomination is entered yet."),
    "eligibility.nomination.none": N_("No nomination by a province."),
    "eligibility.underlying.met": N_("{of_programme}: met."),
    "eligibility.underlying.met_if": N_("{of_programme}: met if what is uncertain is accepted."),
    "eligibility.underlying.unknown": N_("{of_programme}: not known yet, a fact is missing."),
    "eligibility.underlying.not_met": N_("A nominee must also meet one of the three classes: none is met."),
    "eligibility.destination.met": N_("Outside Quebec: {going_province}."),
    "eligibility.destination.quebec": N_(
        "Quebec selects its own immigrants: one must mean to live elsewhere."
    ),
    "eligibility.destination.not_the_nominating": N_(
        "{of_province} nominated, and the destination entered is {going_province}: a nominee must mean to live "
        "in the province that "
        "nominated."
    ),
    # What is asked of an offer (R 82)
    "offer.occupation_untold": N_(
        "Offer of {employer}: its occupation (NOC) is not told; TEER 0 to 3 is asked."
    ),
    "offer.occupation_low": N_("Offer of {employer}: occupation {noc_code} is not of TEER 0 to {highest}."),
    "offer.full_time_untold": N_(
        "Offer of {employer}: whether it is for continuous full-time work is not told."
    ),
    "offer.part_time": N_("Offer of {employer}: it is not for continuous full-time work."),
    "offer.duration_untold": N_(
        "Offer of {employer}: whether it lasts {months} months or more after the visa is not told."
    ),
    "offer.too_short": N_("Offer of {employer}: it lasts less than {months} months after the visa."),
    "offer.ends_after": N_(
        "Offer of {employer}: it ends on {ends_on}, and {months} months after the visa are asked: the visa would "
        "have to be issued by {visa_on}."
    ),
    "offer.ends_early": N_(
        "Offer of {employer}: it ends on {ends_on}, less than {months} months after the application, and the "
        "visa comes later still."
    ),
    "offer.worked_untold": N_(
        "Offer of {employer}: how long you have worked for this employer is not told; with a permit exempt from an "
        "LMIA, {asked} months full time are asked."
    ),
    "offer.worked_too_short": N_(
        "Offer of {employer}: {months} whole months of work for this employer, and {asked} full time are asked with "
        "a permit exempt from an LMIA."
    ),
    "offer.worked_doubtful": N_(
        "Offer of {employer}: your contracts make {months} whole months and {hours} h for this employer; {asked} "
        "full time, authorised and in one piece, are asked. See that they are all entered, and whether each was "
        "authorised."
    ),
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
