"""What is said of a stage as typed."""

from casefile.i18n.words import N_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "stage.before_another": N_(
        "{entered_on} is before “{stage}” of {before_on}, which comes first: check both days. It is "
        "recorded all the "
        "same."
    ),
    "stage.day_missing": N_("Say when: --on 2025-01-15, or --at 2025-01-15T14:05:33Z."),
    "stage.day_and_moment": N_("--on ({on}) and --at ({at}) do not name the same day."),
    "stage.not_yet": N_(
        "{entered_on} is still to come. It is recorded all the same; if it is a slip, “casefile "
        "undo” takes it back."
    ),
    "stage.unusual": N_(
        "“{stage}” is not the usual next step from where the case stands; it is recorded all the same."
    ),
}
