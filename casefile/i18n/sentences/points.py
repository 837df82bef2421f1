"""What is said of points: what is missing, what is doubted, what is not modelled."""

from casefile.i18n.marking import N_, NP_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "points.grid_not_current": N_(
        "No complete grid is known after {known_until_on}: the total for {day_on} is counted with "
        "the last one known, and "
        "is neither exact nor a safe minimum. What may have moved: {moved}. The points your account "
        "shows win: enter them."
    ),
    "points.account_ahead": N_(
        "The points of your account are of {read_on}, a day still to come: check the day (points_in_account_on)."
    ),
    "points.account_before_grid": N_(
        "The points of your account were read on {read_on}, before the grid in force since {since_on}: read them again."
    ),
    "points.account_differs": NP_(
        "Your account shows {account}, and {total} is counted here: {n} point apart. The account wins; what is "
        "entered otherwise there or here is worth finding.",
        "Your account shows {account}, and {total} is counted here: {n} points apart. The account wins; what is "
        "entered otherwise there or here is worth finding.",
        "points",
    ),
    "points.age_by_policy": N_(
        "These points count the age on the day of the application; that of the invitation ({age}) holds by a public "
        "policy only."
    ),
    # What is missing
    "points.age_untold": N_("The date of birth is missing: the age gives no points here."),
    "points.education_untold": N_(
        "No level of education and no diploma is entered: education gives no points here."
    ),
    "points.language_untold": N_("No language test is entered: language gives no points here."),
    "points.marital_status_untold": N_(
        "The marital status is missing: counted as alone; the sure total counts a partner who brings nothing."
    ),
    "points.first_language_untested": N_(
        "{official_language} is declared as the first official language, and no test of it counts: "
        "the other one is "
        "counted as the first."
    ),
    "points.sibling_in_canada_untold": N_(
        "Not told: a brother or sister in Canada. It could only add points."
    ),
    "points.certificate_of_qualification_untold": N_(
        "Not told: a certificate of qualification in a trade. It could only add points."
    ),
    "points.partner_untested": N_("No language test of the partner is entered: it gives no points here."),
    "points.partner_education_untold": N_("No education of the partner is entered: it gives no points here."),
    # Tests
    "points.test_expired": N_(
        "The {test} could be used up to {until_on}: it gives no points any more, and an expired test "
        "means leaving the pool."
    ),
    "points.test_undated": N_("The day of the {test} is missing: its points are not sure."),
    "points.test_incomplete": N_(
        "The {test} lacks a score, or has one that cannot be: all four abilities are needed for it to count."
    ),
    "points.test_not_designated": N_("{test} is not one of the tests that count: it gives no points."),
    "points.test_unused": N_(
        "The {test} of {taken_on} is not used: only one test of a language counts, and another one "
        "gives more. Scores of "
        "two tests are never mixed."
    ),
    "points.other_test": N_(
        "Another of your tests is worth more here than the one the ranking is counted with; an application uses one "
        "test of a language."
    ),
    # Diplomas
    "points.evaluation_missing": N_(
        "{diploma}: no evaluation (ECA) is entered. A diploma from outside Canada gives points only with one."
    ),
    "points.evaluation_ahead": N_(
        "{diploma}: the evaluation is still to come, and gives no points before its day."
    ),
    "points.evaluation_issuer_untold": N_(
        "{diploma}: who issued the evaluation is missing, and only designated organisations count "
        "(WES, ICAS, IQAS, ICES, "
        "CES and the bodies of some professions)."
    ),
    "points.evaluation_expired": N_(
        "{diploma}: the evaluation could be used up to {until_on}; it gives no points any more, and "
        "an expired evaluation "
        "means leaving the pool."
    ),
    "points.evaluation_not_designated": N_(
        "{diploma}: “{body}” is not an organisation designated for Express Entry, and its evaluation "
        "gives no points. "
        "Designated are WES, ICAS, IQAS, ICES, CES and the bodies of some professions."
    ),
    "points.evaluation_wrong_body": N_(
        "{diploma}: for your occupation only an evaluation by {body} counts; that of another organisation gives no "
        "points."
    ),
    "points.evaluation_wrong_body_licensed": N_(
        "{diploma}: for your occupation an evaluation by {body} is asked, unless the work needs no licence; that of "
        "another organisation gives no points here."
    ),
    "points.level_missing": N_(
        "{diploma}: its level is missing. Choose the level the evaluation report states; it gives no "
        "points until then."
    ),
    "points.study_assumed": N_(
        "{diploma}: the bonus for study in Canada takes for granted {months} months or more of "
        "full-time study in Canada, "
        "not from afar, and not more than half of it learning a language. Say so to make it sure."
    ),
    "points.study_from_afar_waived": N_(
        "{diploma}: followed from afar, in part between March 2020 and August 2022, when presence in Canada was not "
        "asked. The bonus for study in Canada is counted, but is not sure."
    ),
    # Work
    "points.years_one_occupation": N_(
        "Foreign work: {most} years over several occupations, {sure} in a single one. The official "
        "tool says “in only one "
        "occupation”, copies of the instructions say one or more: the lower figure is the sure one."
    ),
    "points.years_authorisation_unknown": NP_(
        "Work in Canada: whether it was authorised is not told; {n} year is sure, {most} if all of it was.",
        "Work in Canada: whether it was authorised is not told; {n} years are sure, {most} if all of it was.",
        "sure",
    ),
    "points.years_employer_abroad": NP_(
        "Work done in Canada for an employer abroad is contested: {n} year is sure, {most} with it.",
        "Work done in Canada for an employer abroad is contested: {n} years are sure, {most} with it.",
        "sure",
    ),
    "points.years_school_time_unknown": NP_(
        "Work-study with an unknown share of school: {n} year of work is sure, {most} if no week was spent at school.",
        "Work-study with an unknown share of school: {n} years of work are sure, {most} if no week was spent at "
        "school.",
        "sure",
    ),
    "points.years_indemnity_not_wages": NP_(
        "A paid internship or a civic service may not be work for wages: {n} year is sure, {most} with it.",
        "A paid internship or a civic service may not be work for wages: {n} years are sure, {most} with it.",
        "sure",
    ),
    "points.years_self_employed_contested": NP_(
        "Self-employed work in Canada is contested: {n} year is sure, {most} with it.",
        "Self-employed work in Canada is contested: {n} years are sure, {most} with it.",
        "sure",
    ),
    # Nomination
    "points.nomination_undated": N_("The day of the nomination is missing: its points are not sure."),
    "points.nomination_without_province": N_(
        "The nomination names no province: its points are not sure. Enter the province that nominated."
    ),
    "points.nomination_unknown_province": N_(
        "“{named}” is no province or territory of Canada: the points of the nomination are not sure. Enter the "
        "province that nominated."
    ),
    "points.nomination_expired": N_(
        "The nomination of {of_province} ended on {until_on}: its points are not sure. Ask the province, or enter the "
        "new end of its certificate."
    ),
    "points.nomination_none_there": N_(
        "{of_province} nominates nobody through Express Entry: no points are counted for it."
    ),
    "points.nomination_awaited": N_(
        "The programme is that of nominees, and no nomination is entered yet: it gives no points "
        "before its day."
    ),
    # Other ways to present the same family
    "points.partner_stays": N_(
        "With the partner staying behind: {total} instead of {now}. The partner must be declared and "
        "examined all the "
        "same, and hiding one is a misrepresentation (IRPA s. 40)."
    ),
    "points.partner_principal": N_(
        "With the partner as the principal applicant: {total} instead of {now}. The partner must "
        "then meet a programme."
    ),
    # What is not modelled
    "points.limits": N_(
        "Whether an officer accepts the duties, the diplomas and the hours; admissibility; points announced for later "
        "days. The points of your account win wherever they are entered."
    ),
    # What if
    "points.what_if_key": N_(
        "“{key}” is nothing a what-if can change. Try TEST.ABILITY (tef_canada.speaking=456), age, canadian_years, "
        "foreign_years, nomination, or a fact of “casefile set”."
    ),
    "points.what_if_value": N_("“{value}” is not possible for “{key}”."),
    "points.what_if_no_test": N_(
        "There is no single test “{key}” could change: name the test and the ability, as in "
        "tef_canada.speaking=456."
    ),
    "points.what_if_no_diploma": N_(
        "There is no single diploma “{key}” could change: name it by its id or its title, or “diploma” for the only "
        "one."
    ),
    "improve.language_step": NP_(
        "{test}, {ability}: {needed_score} instead of {score} ({scale} {level}, {missing_score} more point)",
        "{test}, {ability}: {needed_score} instead of {score} ({scale} {level}, {missing_score} more points)",
        "points",
    ),
    "improve.language_step_again": N_(
        "{test}, {ability}: {needed_score} at a new test, which is scored on another scale ({scale} {level})"
    ),
    "improve.language_all": N_("{test}: level {level} in all four abilities ({scores})"),
    "improve.language_new": N_(
        "Level {level} in {official_language} in all four abilities ({test}: {scores})"
    ),
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
    "improve.results_come": N_("{test}: results within {days} days, by {by_on} for a test of {day_on}."),
    "improve.evaluation_comes": N_(
        "The evaluation of a diploma: within {weeks} weeks, by {by_on} when ordered on {day_on}, besides what the "
        "school takes to send its papers."
    ),
    "improve.together": N_("Together: {one}; {other}"),
    "improve.full": N_("{what}: brings 0, this group is full ({most} of {most})"),
    "improve.nothing": N_("{what}: brings 0, the grid gives no more for it"),
    # What would bring the 67 points to the mark
    "steps67.evaluation": N_("The evaluation of what you studied, by a designated organisation: {education}"),
    "steps67.years": NP_("{n} whole year of skilled work", "{n} whole years of skilled work", "years"),
    "steps67.years_on": NP_(
        "{n} whole year of skilled work, reached on {by_on} if the work goes on (with the age of that day)",
        "{n} whole years of skilled work, reached on {by_on} if the work goes on (with the age of that day)",
        "years",
    ),
    "steps67.canadian_year": N_("A year of authorised, full-time skilled work in Canada"),
    "steps67.canadian_year_on": N_(
        "A year of authorised, full-time skilled work in Canada, reached on {by_on} if the work goes on (with the "
        "age of that day)"
    ),
    "steps67.arranged_employment": N_(
        "A qualifying job offer: full time, of a year or more after the visa, with an LMIA, or a permit exempt from "
        "one and a year of work for that employer"
    ),
    "steps67.spouse_language": N_("A language test of your partner: level {least} in all four abilities"),
    "steps67.own_study": N_(
        "Two academic years of full-time study in Canada, in a programme of two years or more"
    ),
    "steps67.relative": N_(
        "A relative of 18 or more, citizen or permanent resident, who lives in Canada (a cousin does not count): not "
        "told yet"
    ),
    "steps67.together": N_("Together: {one}; {other}"),
    "steps67.together.three": N_("Together: {one}; {other}; {third}"),
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
    "ahead.year_lost.canadian": NP_(
        "Work in Canada grows older than ten years: {n} whole year is left of {held}.",
        "Work in Canada grows older than ten years: {n} whole years are left of {held}.",
        "years",
    ),
    "ahead.year_lost": NP_(
        "Work outside Canada grows older than ten years: {n} whole year is left of {held}.",
        "Work outside Canada grows older than ten years: {n} whole years are left of {held}.",
        "years",
    ),
    "ahead.year_lost.partner": NP_(
        "The partner’s work in Canada grows older than ten years: {n} whole year is left of {held}.",
        "The partner’s work in Canada grows older than ten years: {n} whole years are left of {held}.",
        "years",
    ),
    "ahead.test_expires": N_(
        "The {test} can no longer be used (last day {until_on}): with an expired test one leaves the "
        "pool. Have another "
        "result before that day."
    ),
    "ahead.partner_test_expires": N_("The partner’s {test} can no longer be used (last day {until_on})."),
    "ahead.other_test_expires": N_(
        "The {test}, which the points fell back on, can no longer be used either (last day {until_on})."
    ),
    "ahead.partner_evaluation_expires": N_(
        "The evaluation of the partner’s {diploma} can no longer be used (last day {until_on})."
    ),
    "ahead.nomination_expires": N_(
        "The nomination of {of_province} has ended (last day {until_on}): from now on its points are not sure."
    ),
    "ahead.evaluation_expires": N_(
        "The evaluation of {diploma} can no longer be used (last day {until_on}): with an expired "
        "one one leaves the pool."
    ),
}
