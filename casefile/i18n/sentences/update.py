"""What is said of changes since the profile was submitted or the application sent."""

from casefile.i18n.words import N_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
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
}
