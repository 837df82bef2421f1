"""Names of the dates to keep, and what is said when one is near or past."""

from casefile.i18n.words import N_, NP_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "deadline.draft_expires": N_("The unfinished profile is deleted"),
    "deadline.draft_expires.near": N_(
        "The unfinished profile is deleted on {due_on}: submit it before that day, or everything has "
        "to be typed again."
    ),
    "deadline.draft_expires.past": N_(
        "The unfinished profile was deleted on {due_on}: begin it again, and enter the new day or "
        "the submission."
    ),
    "deadline.canadian_year": N_("Canadian experience reaches a year"),
    "deadline.profile_expires": N_("The profile leaves the pool"),
    "deadline.profile_expires.near": N_(
        "The profile leaves the pool on {due_on}: without an invitation by then, a new one must be submitted."
    ),
    "deadline.profile_expires.past": N_(
        "The profile left the pool on {due_on}: record that it expired, then submit a new one."
    ),
    "deadline.upload_due": N_("Send the complete application"),
    "deadline.upload_due.near": NP_(
        "The application must be sent by {due_on}, in {n} day; send it days before, the portal can fail.",
        "The application must be sent by {due_on}, in {n} days; send it days before, the portal can fail.",
        "days",
    ),
    "deadline.upload_due.past": N_(
        "The time to send the application ended on {due_on}: record what happened to the invitation."
    ),
    "deadline.biometrics_letter": N_("The biometrics letter is expected"),
    "deadline.biometrics_due": N_("Give the biometrics"),
    "deadline.biometrics_due.near": NP_(
        "The biometrics must be given by {due_on}, in {n} day: bring the passport and the letter.",
        "The biometrics must be given by {due_on}, in {n} days: bring the passport and the letter.",
        "days",
    ),
    "deadline.biometrics_due.past": N_(
        "The time to give the biometrics ended on {due_on}: contact the immigration services through "
        "the account."
    ),
    "deadline.decision_standard": N_("Standard time to a decision"),
    "deadline.paper_expires": N_("{title}: last day it serves"),
    "deadline.paper_expires.near": N_(
        "{title}: good until {due_on} only; renew it before filing later than that."
    ),
    "deadline.paper_expires.past": N_("{title}: it was good until {due_on}; renew it."),
    "deadline.hours_until": N_("Last day the experience suffices"),
    "deadline.hours_until.near": N_(
        "The hours of experience suffice only for an application filed by {due_on}: after that they "
        "leave the window."
    ),
    "deadline.hours_until.past": N_(
        "The hours of experience sufficed for an application filed by {due_on}; they no longer do."
    ),
}
