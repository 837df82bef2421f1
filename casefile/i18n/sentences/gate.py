"""What stands before a stage."""

from casefile.i18n.words import N_, NP_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "gate.no_language_test": N_("No language test is recorded yet: the profile asks for its scores."),
    "gate.no_diploma_evaluation": N_(
        "The diploma evaluation is neither recorded nor marked as not needed: settle that stage first."
    ),
    "gate.hours_not_met": N_(
        "The hours of experience do not suffice: {hours} h of the {required} h required."
    ),
    "gate.hours_borderline": N_(
        "The hours of experience are borderline: {hours} h of the {required} h required."
    ),
    "gate.hours_met_if": N_(
        "The hours of experience suffice only on a condition that is still open: {hours} h of {required} h."
    ),
    "gate.programme_undecided": N_(
        "No programme has been chosen yet; the figures shown are those of the best one."
    ),
    "gate.no_profile": N_("No profile is in the pool: record its submission first."),
    "gate.profile_expired": N_("The profile expired on {due_on}: a new one must be submitted first."),
    "gate.no_invitation": N_("No invitation is recorded: the application can only be sent after one."),
    "gate.invitation_lapsed": N_(
        "The time to send the application ended on {due_on}: the invitation has lapsed."
    ),
    "gate.lines_not_ready": NP_(
        "{n} required line of the checklist is not ready.",
        "{n} required lines of the checklist are not ready.",
        "count",
    ),
    "gate.not_sent": N_("The application has not been recorded as sent."),
}
