"""What is said of the personal history and of the address history."""

from casefile.i18n.words import N_, NP_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "history.personal_untold": N_(
        "{name}: nothing is told of what was done from {first_on} to {last_on}. The form asks for every "
        "month: work, study, unemployment, travel, time at home."
    ),
    "history.address_untold": N_(
        "{name}: no address is told from {first_on} to {last_on}. The form asks where one lived, without a "
        "gap."
    ),
    "history.personal_gap": NP_(
        "{name}: nothing is told from {first_on} to {last_on} ({n} day). The form refuses a missing month: "
        "say what was done, even unemployment, travel or time at home.",
        "{name}: nothing is told from {first_on} to {last_on} ({n} days). The form refuses a missing "
        "month: say what was done, even unemployment, travel or time at home.",
        "days",
    ),
    "history.address_gap": NP_(
        "{name}: no address from {first_on} to {last_on} ({n} day). The form refuses a missing month: "
        "enter where you lived then.",
        "{name}: no address from {first_on} to {last_on} ({n} days). The form refuses a missing month: "
        "enter where you lived then.",
        "days",
    ),
    "history.personal_short_gap": NP_(
        "{name}: nothing is told from {first_on} to {last_on} ({n} day). The form asks for months and will "
        "not show it; nothing needs to be added.",
        "{name}: nothing is told from {first_on} to {last_on} ({n} days). The form asks for months and "
        "will not show it; nothing needs to be added.",
        "days",
    ),
    "history.address_short_gap": NP_(
        "{name}: no address from {first_on} to {last_on} ({n} day). The form asks for months and will not "
        "show it.",
        "{name}: no address from {first_on} to {last_on} ({n} days). The form asks for months and will not "
        "show it.",
        "days",
    ),
    "history.personal_overlap": NP_(
        "{name}: “{one}” and “{other}” share {n} day, from {first_on} to {last_on}. That is right if both "
        "were true, as in work while studying.",
        "{name}: “{one}” and “{other}” share {n} days, from {first_on} to {last_on}. That is right if both "
        "were true, as in work while studying.",
        "days",
    ),
    "history.address_overlap": NP_(
        "{name}: two addresses for {n} day, from {first_on} to {last_on}: “{one}” and “{other}”. Keep the "
        "main one, or correct a date.",
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
}
