"""What is said of an application that ended, of what is left to do then, and of facts that contradict each other."""

from casefile.i18n.marking import N_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "ending.approved": N_("The application was approved on {ended_on}."),
    "ending.refused": N_("The application was refused on {ended_on}."),
    "ending.returned": N_("The application was returned as incomplete on {ended_on}."),
    "ending.withdrawn": N_("The application was withdrawn on {ended_on}."),
    "ending.withdrawn.profile": N_("The profile was withdrawn on {ended_on}."),
    "ending.withdrawn.invitation": N_("The profile was withdrawn on {ended_on}, and its invitation with it."),
    "ending.declined": N_("The invitation was declined on {ended_on}."),
    "ending.expired": N_("The profile expired on {ended_on}."),
    "ending.expired.invitation": N_("The invitation lapsed on {ended_on}."),
    "ending.landed": N_("Permanent residence was confirmed on {ended_on}."),
    "after.approved_in_canada": N_(
        "You live in Canada: give a photo and your address in the Permanent Residence Portal when the message comes; "
        "the electronic confirmation (e-COPR) follows, then the card."
    ),
    "after.approved_abroad": N_(
        "You live abroad: send the passports of all who come when they are asked for; they come back with the "
        "confirmation (COPR) and, if you need one, the visa."
    ),
    "after.landing": N_(
        "Become a permanent resident before the confirmation runs out: it cannot be extended. Tell any change of the "
        "family before that (IRPR s. 51)."
    ),
    "after.refused_reasons": N_(
        "Read the reasons of the letter of refusal, and ask for the officer’s notes before anything else: a new "
        "application must answer them. The list stays as it was sent."
    ),
    "after.refused_court": N_(
        "Only the Federal Court can look at the refusal again: 15 days for a matter arising in Canada, 60 outside, "
        "from the day you learned of it (IRPA s. 72(2)(b)). See a lawyer at once."
    ),
    "after.refused_again": N_(
        "Another profile can be submitted as soon as the reason is settled; ask for the refund of the right of "
        "permanent residence fee, which an applicant who is refused does not owe."
    ),
    "after.returned": N_(
        "Nothing was decided: see what the letter says is missing, mend it, submit a new profile and wait for a new "
        "invitation. The fees come back with the application."
    ),
    "after.withdrawn": N_(
        "To apply again, submit a new profile. The processing fees come back only if the processing had not begun."
    ),
    "conflict.planned_past": N_(
        "The filing was planned for {planned_on}, which is gone by: everything is judged for today. Move the day, or "
        "record that the application was sent."
    ),
    "conflict.planned_too_late": N_(
        "You plan to file on {planned_on}, after the last day of the invitation, {last_on}: everything is judged for "
        "{last_on}. Move the planned day."
    ),
    "conflict.destination_quebec": N_(
        "The destination is Quebec: Express Entry is for those who mean to live elsewhere in Canada. Put the "
        "destination right, or look at Quebec’s own programmes."
    ),
    "conflict.nominee_elsewhere": N_(
        "The nomination is of {nomination_province}, the destination is {destination_province}: a nominee must mean to "
        "live in the province that nominated (IRPR s. 87(2)). Put one of the two right."
    ),
    "conflict.principal_canadian": N_(
        "{name} is told to be a permanent resident of Canada: who is one already does not apply. Put the status right."
    ),
    "conflict.principal_canadian.citizen": N_(
        "{name} is told to be a citizen of Canada: a citizen does not apply. Put the citizenships right."
    ),
    "conflict.citizen_and_resident": N_(
        "{name} is told to be a permanent resident and has Canadian citizenship among the citizenships: it is one or "
        "the other. A citizen is asked for no papers of an immigrant."
    ),
    "conflict.citizen_by_citizenship": N_(
        "{name} is taken to be a Canadian citizen, as the citizenships say: no papers of an immigrant are asked for."
    ),
    "conflict.residence": N_(
        "{name} is told to live in {residence_country}, and the stay that goes on is in {stay_country}: put one of the "
        "two right, the police certificates follow from it."
    ),
    "conflict.parent_too_young": N_(
        "{name} was born on {born_on}, when the parents entered were under 12: check the dates of birth."
    ),
    "conflict.widowed_other_parent": N_(
        "{name} is told to have another parent left, and you are told to be widowed. If the parent who died is that "
        "one, put it right: the death certificate then takes the place of the consent and of the custody papers."
    ),
    "conflict.acceptance_untold": N_(
        "The {days} days to accept the nomination of {nominated_on} in the account ended on {ended_on}, and nobody "
        "said that it was accepted: tell the day, or ask the province what can still be done."
    ),
    "conflict.whereabouts": N_(
        "{name}: something of {first_on} to {last_on} is told in {country}, while the stays say {stay_country}. Put "
        "one of the two right: the histories and the police certificates follow from them."
    ),
    "conflict.whereabouts.work": N_(
        "{name}: work is told in {country}, while from {first_on} to {last_on} the stays say {stay_country}. That is "
        "so for who works across a border; else put one of the two right, the police certificates follow from the "
        "stays."
    ),
    "conflict.whereabouts.studies": N_(
        "{name}: studies are told in {country}, while from {first_on} to {last_on} the stays say {stay_country}. Put "
        "one of the two right: the histories and the police certificates follow from them."
    ),
    "conflict.whereabouts.activities": N_(
        "{name}: the personal history says {country}, while from {first_on} to {last_on} the stays say {stay_country}. "
        "Put one of the two right: the police certificates follow from the stays."
    ),
    "conflict.whereabouts.addresses": N_(
        "{name}: an address is told in {country}, while from {first_on} to {last_on} the stays say {stay_country}. Put "
        "one of the two right: the police certificates follow from the stays."
    ),
    "conflict.before_birth": N_(
        "Something of {name} is dated {day_on}, before the birth on {born_on}: {what}."
    ),
    "conflict.before_birth.stays": N_(
        "A stay of {name} begins on {day_on}, before the birth on {born_on}: {country}."
    ),
    "conflict.before_birth.contracts": N_(
        "A job of {name} begins on {day_on}, before the birth on {born_on}: {what}."
    ),
    "conflict.before_birth.tests": N_(
        "A test of {name} is dated {day_on}, before the birth on {born_on}: {what}."
    ),
    "conflict.before_birth.credentials": N_(
        "A diploma of {name} is dated {day_on}, before the birth on {born_on}: {what}."
    ),
    "conflict.still_to_come": N_("{day_on} is still to come, and was told as past. Put the day right."),
    "conflict.still_to_come.tests": N_(
        "The test {what} of {day_on} is still to come: its result counts once it was taken. Put the day right if it "
        "was."
    ),
    "conflict.still_to_come.credentials": N_(
        "The day {day_on} of {what}, of its award or of its evaluation, is still to come. Put it right if it is past."
    ),
    "conflict.still_to_come.nominations": N_(
        "The day {day_on} of the nomination is still to come. Put it right if it is past."
    ),
    "conflict.still_to_come.unions": N_(
        "The end of a union, {day_on}, is still to come. Put it right if it is past."
    ),
    "conflict.still_to_come.offers": N_(
        "The work for {what} begins on {day_on}, which is still to come: the first day for an employer was told "
        "as past."
    ),
    "conflict.common_law_too_short": N_(
        "You live together since {since_on}: on {day_on} it is less than {months} months, and a partner is a "
        "common-law one from {from_on} only. Until then neither counts as the other’s partner."
    ),
    "conflict.union_of_nobody": N_(
        "You are said to be single, and together since {since_on}: put right which is wrong."
    ),
    "conflict.union_to_come": N_(
        "The marriage of {since_on} is still to come: until then you are not married."
    ),
    "conflict.union_before_birth": N_(
        "{name} was not born yet on {since_on}, when the union is said to begin."
    ),
    "conflict.union_before_the_end": N_(
        "The marriage of {since_on} begins before the end of an earlier one, on {ended_on}: it would not be valid."
    ),
    "conflict.offer_duration": N_(
        "The offer of {employer} is said to last a year or more after the visa, and to end on {ends_on}: it cannot "
        "be both."
    ),
    "conflict.offer_since": N_(
        "The first day for {employer} was told as {since_on}, and the contracts in Canada with this employer begin "
        "on {first_on}: put right which is wrong."
    ),
    "conflict.still_to_come.draft": N_(
        "The profile is told to have been begun on {day_on}, which is still to come. Put the day right."
    ),
    "conflict.paper_to_come": N_("{day_on} is still to come."),
    "conflict.paper_to_come.issued": N_(
        "The paper is told to be issued on {day_on}, which is still to come. Put the day right."
    ),
    "conflict.paper_to_come.requested": N_(
        "The paper is told to be requested on {day_on}, which is still to come. Put the day right."
    ),
    "conflict.stage_to_come": N_(
        "“{stage}” is dated {day_on}, which is still to come: check the day, and its year. It is kept as told."
    ),
    "conflict.ended_before": N_(
        "“{stage}” began on {entered_on} and ended on {ended_on}, before that: check both days."
    ),
    "conflict.profile_not_expired": N_(
        "The profile of {entered_on} is told to have expired on {ended_on}, but its 12 months run until {due_on}: "
        "check the days. A profile that was taken back is withdrawn, not expired."
    ),
    "conflict.invitation_not_lapsed": N_(
        "The invitation is told to have lapsed on {ended_on}, but it could be answered until {due_on}: check the days. "
        "One that was refused is declined, and the profile stays in the pool."
    ),
    "conflict.another_day": N_(
        "“{stage}” is dated {entered_on}, and your details say {told_on}: put one of the two right."
    ),
    "conflict.test_untold": N_(
        "“{stage}” is dated {entered_on}, and no test is in your details: without it nobody can say until when it is "
        "good, nor what level it gives."
    ),
    "conflict.before_another": N_(
        "“{stage}” is dated {entered_on}, before “{before}” of {before_on}, which comes first: check both days."
    ),
}
