"""What is said of dated rules and of the files that hold them."""

from casefile.i18n.words import N_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "rule.not_in_force": N_(
        "The rule “{rule}” has no value on {day_on}: what this program knows of it begins on {first_on}. "
        "Choose a later date."
    ),
    "rule.file_unreadable": N_("The rule file {origin} is not valid TOML: {problem}."),
    "rule.file_wrong": N_("The rule file {origin} cannot be used: {problem}."),
    "rule.file_not_utf8": N_(
        "The rule file {origin} is not UTF-8 text from that line on: save it again as UTF-8 (not “ANSI”)."
    ),
    "rule.not_alike": N_(
        "The rule file {origin} cannot be used: the value {value} is not of the kind that this rule "
        "has ({expected})."
    ),
    "rule.id_differs": N_("The rule file {origin} calls itself “{id}”; its place asks for “{expected}”."),
    "rule.days_not_ascending": N_(
        "In the rule file {origin}, the value of {second_on} comes after that of {first_on}: put the "
        "oldest first."
    ),
    "rule.diff_how": N_("Write it so: casefile rules diff FROM TO, with two days, and a case if you like."),
}
