"""What is said of hours of experience: reasons, provisos, what was left out, duties, occupations."""

from casefile.i18n.marking import N_, NP_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "hours.reason.nothing_counts": N_(
        "No day of work counts for this programme between {first_on} and {last_on}. The contracts"
        " left out are listed with the reason of each."
    ),
    "hours.reason.outside_window": N_(
        "{hours} hours were worked before {first_on} and are too old to count on this application"
        " date. An earlier date, when one is still possible, would bring some of them back."
    ),
    "hours.reason.invitation_too_early": N_(
        "On the day of the invitation, {invited_on}, the hours were worse than on the application"
        " date. The requirement holds on both days (IRPA s. 11.2): an invitation obtained too "
        "early does not survive."
    ),
    "hours.reason.enough_later": N_(
        "The hours are enough for an application from {from_on}, on the contracts as entered."
    ),
    "hours.reason.enough_no_longer": N_(
        "The hours were enough for an application until {until_on}; since then, the oldest days "
        "have been leaving the window. New work in the same conditions would make up for them."
    ),
    "hours.reason.gap_to_justify": N_(
        "The hours are reached only across the gap from {first_on} to {last_on} (working days: "
        "{days}). Either it is justified, or the hours are reached on one side of it alone."
    ),
    "hours.reason.continuity_broken": N_(
        "From {first_on} to {last_on} no work counts (working days: {days}): continuity is very "
        "likely broken, though no official number of days exists. There are {total} hours in all;"
        " the run that counts has {hours}. Only work next to that run adds to it."
    ),
    "hours.proviso.authorisation_unknown": N_(
        "Work done in Canada counts only if it was authorised, and this is not stated for some of"
        " it. Say yes or no in the contract."
    ),
    "hours.proviso.school_time_unknown": N_(
        "The share of whole weeks at school is not known for a work-study contract. The hours are"
        " enough only if no more than {share}% of its weeks were spent at school; find the "
        "calendar of the programme and enter the share."
    ),
    "hours.proviso.self_employed_contested": N_(
        "Whether self-employment counts here is contested. Keep contracts, invoices and proof of "
        "payment by third parties: one's own word is not accepted."
    ),
    "hours.proviso.indemnity_not_wages": N_(
        "What is paid for a stage, a service civique or a V.I.E. is an indemnity, and experience "
        "counts when wages are paid (IRPR s. 73(2)). An officer may not count it."
    ),
    "hours.proviso.qualification_date_missing": N_(
        "Only work done after one is qualified to practise the trade counts, and the date is not "
        "known for some countries. Enter the date and the country of the qualification."
    ),
    "hours.proviso.employer_abroad": N_(
        "Work done in Canada for an employer abroad is not Canadian experience under current "
        "guidance, though the regulations do not say so. Do not rely on it alone."
    ),
    "hours.programme_closed": N_(
        "No application is made under this programme on {filing_on}: {programme}. Choose another day or programme."
    ),
    "hours.excluded.teer": N_(
        "{employer}, {first_on} to {last_on}: the occupation {noc_code} is of TEER {teer}, and "
        "this programme takes TEER 0 to {highest_teer}."
    ),
    "hours.excluded.not_a_trade": N_(
        "{employer}, {first_on} to {last_on}: the occupation {noc_code} is not one of the trades "
        "of this programme."
    ),
    "hours.excluded.abroad": N_(
        "{employer}, {first_on} to {last_on}: the work was done outside Canada, and this "
        "programme counts work in Canada."
    ),
    "hours.excluded.not_authorised": N_(
        "{employer}, {first_on} to {last_on}: work in Canada that was not authorised never counts."
    ),
    "hours.excluded.volunteer": N_(
        "{employer}, {first_on} to {last_on}: unpaid work does not count: wages or commission "
        "must have been paid."
    ),
    "hours.excluded.self_employed": N_(
        "{employer}, {first_on} to {last_on}: self-employment does not count for this programme."
    ),
    "hours.excluded.work_study": N_(
        "{employer}, {first_on} to {last_on}: work-study does not count for this programme."
    ),
    "hours.excluded.indemnity": N_(
        "{employer}, {first_on} to {last_on}: work paid by an indemnity does not count for this programme."
    ),
    "hours.form.too_early": N_(
        "The profile would credit the requirement from {form_on}, but by exact days it is reached"
        " for an application from {from_on}. An invitation received between the two does not "
        "survive: decline it, or enter the following month as the start."
    ),
    "hours.until_near": N_(
        "{programme}: the hours are enough only for an application until {until_on}. After that "
        "day the oldest work has left the window: plan the application before it."
    ),
    "hours.until_past": N_(
        "{programme}: the hours were enough only for an application until {until_on}, and that day is over."
    ),
    "hours.projected": N_(
        "{programme}: this answer counts days that have not been worked yet, up to {last_on}. It "
        "holds only if the contracts go on as entered."
    ),
    "hours.annual_leave": N_(
        "Annual paid leave is counted as work. Beyond about two weeks a year, it is for the "
        "officer to decide: keep a margin of a few weeks, and an employer's letter that states "
        "the leave you were entitled to."
    ),
    "hours.only_hours": N_(
        "Enough hours are only one condition: the duties of the occupation, language, education, "
        "funds and the intention to live outside Quebec are judged elsewhere."
    ),
    "hours.holidays_unknown": N_(
        "No public holidays are known for this country ({country}): only Saturdays and Sundays "
        "were taken as non-working days between contracts. A gap may so look longer than it is."
    ),
    "hours.out_of_order": N_(
        "The contracts are not in order of time. This changes no figure, but the work history of "
        "the application is: put the latest first there."
    ),
    "hours.overlap_more": NP_(
        "{n} more pair of contracts overlaps in the same way.",
        "{n} more pairs of contracts overlap in the same way.",
        "count",
    ),
    "hours.employers_near_more": NP_(
        "{n} more pair of employers’ names looks alike. If it is one employer, write its name the "
        "same way everywhere.",
        "{n} more pairs of employers’ names look alike. If some are one employer, write its name the same way "
        "everywhere.",
        "count",
    ),
    "hours.employers_near": N_(
        "“{one}” and “{other}” look alike. Are they one employer? Answer once, and it is remembered: "
        "their contracts are not joined without you."
    ),
    "hours.not_claimed": N_(
        "{employer}: the contract is not claimed as experience, so its hours are not counted. It "
        "still belongs in the personal history."
    ),
    "hours.qualified_nowhere": N_(
        "“{text}” is no country’s code. The qualification since {qualified_on} opens work in no country to the "
        "count: correct the two letters (ISO 3166: FR, CA, BE)."
    ),
    "hours.above_plausible": N_(
        "{employer}: {hours} hours a week is more than {limit}. Check the figure; in any case "
        "nothing above {cap} hours a week is counted."
    ),
    "hours.not_begun": N_(
        "{employer}: the contract begins on {first_on}, in the future. Its days count only as a projection."
    ),
    "hours.share_ignored": N_(
        "{employer}: a school share only applies to work-study, so it is ignored here. Change the"
        " kind of contract, or remove the share."
    ),
    "hours.leave_backwards": N_(
        "{employer}: a leave ends on {last_on}, before it begins on {first_on}, and is ignored. "
        "Correct one of the two dates."
    ),
    "hours.leave_outside": N_(
        "{employer}: the leave from {first_on} to {last_on} lies partly outside the contract. "
        "Only the days inside it are taken out; check the dates."
    ),
    "hours.leaves_overlap": N_(
        "{employer}: two leaves overlap on {first_on}. Each day is taken out once only; check the dates."
    ),
    "hours.overlap": N_(
        "{one} and {other} overlap from {first_on} to {last_on}. The hours of both are added, and"
        " no week gives more than {cap}."
    ),
    "hours.overlap_ongoing": N_(
        "{one} and {other} have both been going on since {first_on}. The hours of both are added,"
        " and no week gives more than {cap}."
    ),
    "hours.full_time_twice": N_(
        "Two full-time jobs at once, {one} and {other}, from {first_on} to {last_on}: they count "
        "as one. Check the dates, an officer will ask."
    ),
    "hours.full_time_twice_ongoing": N_(
        "Two full-time jobs at once since {first_on}, {one} and {other}: they count as one. Check"
        " the dates, an officer will ask."
    ),
    "hours.ask.authorised": N_("Were you authorised to work all along at {employer}, from {first_on}?"),
    "hours.ask.school_share": N_(
        "What share of the weeks did you spend wholly at school while at {employer}, from "
        "{first_on}? 0 if none."
    ),
    "hours.ask.qualified": N_("Since when are you qualified in your trade in this country ({country})?"),
    "hours.ask.same_employer": N_("Are “{one}” and “{other}” one employer?"),
    "hours.teer_too_high": N_(
        "{noc_code} {title} is of TEER {teer_code}: such experience does not count for the "
        "federal programmes, which take TEER 0 to {highest_teer}. Check that the code fits the duties you had."
    ),
    "hours.category.met": N_(
        "{category}: enough hours for a round of this category ({hours} for {required})."
    ),
    "hours.category.met_if": N_(
        "{category}: enough hours for a round of this category if the points named above are "
        "confirmed ({hours} for {required})."
    ),
    "hours.category.met_if.military_recruits": N_(
        "{category}: enough hours ({hours} for {required}), but the category also asks for a "
        "full-time offer of three "
        "years from the Canadian Armed Forces, ten years of continuous service and a credential of "
        "two years: none of "
        "these is judged here."
    ),
    "hours.category.borderline": N_(
        "{category}: borderline for a round of this category ({hours} hours for {required}); one "
        "condition is missing."
    ),
    "hours.category.not_met": N_(
        "{category}: not enough hours for a round of this category ({hours} of {required})."
    ),
    "hours.excluded.leave": NP_(
        "{employer}, {first_on} to {last_on}: {n} day of leave adds no hours.",
        "{employer}, {first_on} to {last_on}: {n} days of leave add no hours.",
        "days",
    ),
    "hours.excluded.study": NP_(
        "{employer}, {first_on} to {last_on}: {n} day during full-time studies does not count for"
        " this programme.",
        "{employer}, {first_on} to {last_on}: {n} days during full-time studies do not count for "
        "this programme.",
        "days",
    ),
    "hours.excluded.before_qualification": NP_(
        "{employer}, {first_on} to {last_on}: {n} day before the end of the day of qualification "
        "in the trade does not count.",
        "{employer}, {first_on} to {last_on}: {n} days up to the qualification in the trade do not count.",
        "days",
    ),
    "hours.excluded.before_window": NP_(
        "{employer}, {first_on} to {last_on}: {n} day is too old for this application date.",
        "{employer}, {first_on} to {last_on}: {n} days are too old for this application date.",
        "days",
    ),
    "hours.excluded.other_occupation": NP_(
        "{employer}, {first_on} to {last_on}: {n} day is in another occupation ({noc_code}), "
        "which cannot fill the year of this one.",
        "{employer}, {first_on} to {last_on}: {n} days are in another occupation ({noc_code}), "
        "which cannot fill the year of this one.",
        "days",
    ),
    "hours.excluded.outside_run": NP_(
        "{employer}, {first_on} to {last_on}: {n} day lies across a gap, outside the run that counts.",
        "{employer}, {first_on} to {last_on}: {n} days lie across a gap, outside the run that counts.",
        "days",
    ),
    "hours.excluded.set_aside": NP_(
        "{employer}, {first_on} to {last_on}: {n} day is set aside: the requirement is met "
        "without it, and it would only bring a doubt.",
        "{employer}, {first_on} to {last_on}: {n} days are set aside: the requirement is met "
        "without them, and they would only bring a doubt.",
        "days",
    ),
    "hours.reason.hours_by_day_short": NP_(
        "By day: {hours} hours of the {required} required, {missing} are missing. About {n} week "
        "at full time in the same conditions would make up for them.",
        "By day: {hours} hours of the {required} required, {missing} are missing. About {n} weeks"
        " at full time in the same conditions would make up for them.",
        "weeks",
    ),
    "hours.reason.hours_by_week_short": NP_(
        "By week: {hours} hours of the {required} required, {missing} are missing. About {n} week"
        " at full time in the same conditions would make up for them.",
        "By week: {hours} hours of the {required} required, {missing} are missing. About {n} "
        "weeks at full time in the same conditions would make up for them.",
        "weeks",
    ),
    "hours.reason.months_short": NP_(
        "Months elapsed: {months} of {required}, {n} is missing. From {first_on}, the months would be "
        "complete with work until {until_on}; more hours a week do not make the year shorter.",
        "Months elapsed: {months} of {required}, {n} are missing. From {first_on}, the months would be "
        "complete with work until {until_on}; more hours a week do not make the year shorter.",
        "missing",
    ),
    "hours.reason.months_resumed": NP_(
        "Months elapsed: {months} of {required}, {n} is missing. They run from {first_on}: the first day "
        "worked again completes them.",
        "Months elapsed: {months} of {required}, {n} are missing. They run from {first_on}: the first day "
        "worked again completes them.",
        "missing",
    ),
    "hours.reason.months_ended": NP_(
        "Months elapsed: {months} of {required}, {n} is missing, and that stretch of work ended on {last_on}.",
        "Months elapsed: {months} of {required}, {n} are missing, and that stretch of work ended on {last_on}.",
        "missing",
    ),
    "hours.form.credited": NP_(
        "A form that asks only for months and years would credit {n} month, each month begun "
        "counted whole, against {exact} really elapsed. The profile may so credit a year too "
        "early; the application takes exact days.",
        "A form that asks only for months and years would credit {n} months, each month begun "
        "counted whole, against {exact} really elapsed. The profile may so credit a year too "
        "early; the application takes exact days.",
        "months",
    ),
    "duties.unanswered": N_(
        "Duties of {noc_code}: read the official page and say whether you did what its lead statement describes, many "
        "of its main duties, and all the essential ones. {page}"
    ),
    "duties.unsure": N_(
        "Duties of {noc_code}: you are not sure that yours fit. Ask for a letter that tells what you did, and compare "
        "it with the official page: {page}"
    ),
    "duties.not_done": N_(
        "Duties of {noc_code}: by your answers, yours do not all fit, and such work does not count (IRPR s. 75(2)). "
        "Another code may fit better: {page}"
    ),
    "duties.done": N_(
        "Duties of {noc_code}: you say that yours fit. The letter must show it in the employer’s own words. {page}"
    ),
    "duties.noted": N_("Your notes on the duties: {note}"),
    "occupations.not_a_table": N_(
        "{origin} is not a table of titles this program reads. Give the “elements” CSV of NOC 2021 from Statistics "
        "Canada, in English or French, or a CSV with the columns code,title."
    ),
    "occupations.no_title": NP_(
        "{origin} holds no title of a NOC 2021 occupation ({n} row has another code). Nothing was imported: check "
        "that it is the 2021 edition.",
        "{origin} holds no title of a NOC 2021 occupation ({n} rows have other codes). Nothing was imported: check "
        "that it is the 2021 edition.",
        "count",
    ),
}
