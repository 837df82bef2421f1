"""What is said of an application that ended, of what is left to do then, and of facts that contradict each other."""

from casefile.i18n.words import N_, Sentence

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
}
