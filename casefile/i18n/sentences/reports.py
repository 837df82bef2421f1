"""What reports find: money, histories, updates to the account, a rehearsal, letters."""

from casefile.i18n.marking import N_, NP_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "funds.exempt_class": N_("{because} The slot stays in the account: put a letter there that says so."),
    "funds.exempt_offer": N_(
        "A qualifying job offer with the right to work in Canada exempts from settlement funds "
        "({needed_cad} otherwise). Put a letter in the slot that says so, with the offer."
    ),
    "funds.exempt_offer_if": N_(
        "A qualifying job offer with the right to work in Canada exempts from settlement funds "
        "({needed_cad} otherwise). Yours qualifies only if what follows is so: keep the money ready until then."
    ),
    "funds.untold": N_(
        "No account is entered yet: {needed_cad} is asked for a family of {size}. Enter the accounts to "
        "compare."
    ),
    "funds.separated_counted": N_(
        "{name}, from whom you are separated, is counted: a spouse is one in law until the divorce. Whether an officer "
        "counts so is not sure; without {name}, {without_cad} would be asked."
    ),
    "funds.left_out": N_(
        "{left_cad} is not counted: borrowed money, the value of a home and money that leaves before "
        "filing cannot serve."
    ),
    "funds.short": N_(
        "{missing_cad} is missing: {held_cad} counts, and {needed_cad} is asked for a family of {size} on "
        "the day of filing."
    ),
    "funds.leaves_early": N_(
        "The money at {institution} leaves on {leaves_on}; the aim is a decision by {decision_on}, and it may come "
        "later: {staying_cad} would be left of the {needed_cad} asked when the visa is issued."
    ),
    "funds.leaves_early_enough_left": N_(
        "The money at {institution} leaves on {leaves_on}, and a decision may come after that (the aim: "
        "{decision_on}); what stays, {staying_cad}, is still enough."
    ),
    "funds.both_days": N_(
        "The money must be there on the day of filing ({filing_on}) and still when the visa is issued; the "
        "standard aims at a decision by {decision_on}, and it may come later. There is no rule of three "
        "months: the bank's letter shows the balance of the day and the average of six months."
    ),
    "history.personal_never_worked": N_(
        "{name}: no work is told in the last {years} years. The form then asks for everything since the 18th birthday, "
        "{first_on}."
    ),
    "history.personal_begins_later": N_(
        "{name}: the personal history begins on the 18th birthday, {first_on}, which is still to come."
    ),
    "funds.both_days.published": N_(
        "The money must be there on the day of filing ({filing_on}) and still when the visa is issued; the "
        "standard aims at a decision by {decision_on}, the times last published make it {published_on}, and it may "
        "come later. There is no rule of three months: the bank's letter shows the balance of the day and the "
        "average of six months."
    ),
    "funds.access_untold": N_(
        "{balance_cad} at {institution} is {name}’s, who stays behind: it counts only if the account is joint or you "
        "may use it, with the proof. Say whether you may."
    ),
    "funds.out_of_reach": N_(
        "{balance_cad} at {institution} is {name}’s and does not count: you may not use it."
    ),
    "history.personal_untold": N_(
        "{name}: nothing is told of what was done from {first_on} to {last_on}. The form asks for every "
        "month: work, study, unemployment, travel, time at home."
    ),
    "history.address_begins_later": N_(
        "{name}: the address history begins on the 18th birthday, {first_on}, which is still to come."
    ),
    "history.address_untold": N_(
        "{name}: no address is told from {first_on} to {last_on}. The form asks where one lived, without a "
        "gap."
    ),
    "history.personal_gap": NP_(
        "{name}: nothing is told of {first_on}. The form refuses a missing month: "
        "say what was done, even unemployment, travel or time at home.",
        "{name}: nothing is told from {first_on} to {last_on} ({n} days). The form refuses a missing "
        "month: say what was done, even unemployment, travel or time at home.",
        "days",
    ),
    "history.address_gap": NP_(
        "{name}: no address on {first_on}. The form refuses a missing month: enter where you lived then.",
        "{name}: no address from {first_on} to {last_on} ({n} days). The form refuses a missing month: "
        "enter where you lived then.",
        "days",
    ),
    "history.personal_short_gap": NP_(
        "{name}: nothing is told of {first_on}. The form asks for months and will "
        "not show it; nothing needs to be added.",
        "{name}: nothing is told from {first_on} to {last_on} ({n} days). The form asks for months and "
        "will not show it; nothing needs to be added.",
        "days",
    ),
    "history.address_short_gap": NP_(
        "{name}: no address on {first_on}. The form asks for months and will not show it.",
        "{name}: no address from {first_on} to {last_on} ({n} days). The form asks for months and will not "
        "show it.",
        "days",
    ),
    "history.personal_overlap": NP_(
        "{name}: “{one}” and “{other}” share {n} day, {first_on}. That is right if both "
        "were true, as in work while studying.",
        "{name}: “{one}” and “{other}” share {n} days, from {first_on} to {last_on}. That is right if both "
        "were true, as in work while studying.",
        "days",
    ),
    "history.address_overlap": NP_(
        "{name}: two addresses on {first_on}: “{one}” and “{other}”. Keep the main one, or correct a date.",
        "{name}: two addresses for {n} days, from {first_on} to {last_on}: “{one}” and “{other}”. Keep the "
        "main one, or correct a date.",
        "days",
    ),
    "history.personal_birth_unknown": N_(
        "{name}: the date of birth is missing, so ten years are asked for, from {first_on}."
    ),
    "history.address_birth_unknown": N_(
        "{name}: the date of birth is missing, so ten years of addresses are asked for, from {first_on}."
    ),
    "update.by_profile": N_(
        "What is new since {since_on} goes into the profile in the account: updating it keeps the moment "
        "of its submission, making a new one loses it."
    ),
    "update.by_application": N_(
        "What is new since {since_on} goes into the application itself: the profile can no longer be "
        "changed after the invitation. Check that the points and the requirements still hold."
    ),
    "update.by_web_form": N_(
        "What is new since {since_on} is reported with the web form of IRCC: the application sent can no "
        "longer be changed."
    ),
    "update.job_started": N_(
        "A job with {employer} began on {first_on}: it changes the work and personal histories, and "
        "perhaps the count of hours."
    ),
    "update.job_ended": N_(
        "The job with {employer} ended on {last_on}: enter its last day, and what was done afterwards."
    ),
    "update.diploma": N_(
        "{diploma} was obtained on {awarded_on}: it may change the level of education; a foreign diploma "
        "needs an assessment to count."
    ),
    "update.evaluation": N_(
        "The assessment of {diploma} is dated {evaluated_on}: enter its number and its result."
    ),
    "update.test": N_(
        "{test} was taken on {taken_on}: enter its scores and its number; the profile uses the results you "
        "enter."
    ),
    "update.not_eligible": N_(
        "The profile no longer meets {of_programme}, for what your facts say ({conditions}): a profile that does "
        "not meet its programme leaves the pool. Update what is out of date."
    ),
    "update.test_expires": N_(
        "{test} can be used up to {until_on}: a profile whose test has run out leaves the pool. Take a "
        "test again before, and update the profile."
    ),
    "update.birth": N_(
        "{name} was born on {born_on}: the family grows, and with it the settlement funds. Every child is "
        "declared, even one who stays behind."
    ),
    "update.union_ended": N_(
        "A union ended on {ended_on}: the marital status changes, and with it the papers and perhaps the "
        "points."
    ),
    "update.address": N_(
        "You have lived at a new address since {first_on}: change it in the account, so that letters reach "
        "you and the address history has no gap."
    ),
    "update.nomination": N_(
        "The nomination is dated {nominated_on}: accept it in the account within the time shown there."
    ),
    "update.corrected_work": N_(
        "Contracts were corrected here on {changed_on}: see that the account says the same."
    ),
    "update.corrected_study": N_(
        "Diplomas were corrected here on {changed_on}: see that the account says the same."
    ),
    "update.corrected_test": N_(
        "Language tests were corrected here on {changed_on}: see that the account says the same."
    ),
    "update.corrected_family": N_(
        "The people of the family, their passports included, were changed here on {changed_on}: see that "
        "the account says the same."
    ),
    "update.corrected_offer": N_(
        "Job offers were changed here on {changed_on}: see that the account says the same."
    ),
    "rehearsal.child_lost": N_(
        "{name} turns {age} on {birthday_on}: {name} counts only when the application is sent by {last_on}, before the "
        "last day of the invitation, {filing_on}."
    ),
    "rehearsal.hours_not_enough": N_(
        "For an application filed on {filing_on}, the hours of experience would not suffice: {hours} h of "
        "the {required} h required. An invitation obtained too early does not survive."
    ),
    "letter.kind_missing": N_(
        "--output {path} is for one letter: name its kind before it. Without a kind, “casefile letter” lists those "
        "there are."
    ),
    "letter.name": N_("[Name]"),
    "letter.authority": N_("[authority]"),
    "letter.employer": N_("[employer]"),
    "letter.day": N_("[day]"),
    "letter.unknown": N_("There is no letter called “{kind}”. The letters are: {known}."),
    "letter.nothing_to_explain": N_("The facts of this case do not call for this letter: {subject}."),
}
