"""What is said of a case that is named, made or changed."""

from casefile.i18n.words import N_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "case.name_empty": N_("A case needs a name."),
    "case.note_empty": N_("The note is empty: write it between quotes."),
    "case.not_a_case": N_(
        "{path} is no case folder: a case folder holds a file case.json. “casefile list” shows the "
        "cases on the "
        "desk, “casefile new” begins one."
    ),
    "case.not_found": N_(
        "There is no case “{name}” on the desk ({home}). “casefile list” shows those there are."
    ),
    "case.remove_needs_yes": N_(
        "Nothing was removed: nobody is there to be asked. Add --yes to remove {path} for good."
    ),
    "case.no_such_record": N_("There is nothing with the id “{id}” in this case."),
    "case.unknown_fact": N_("“{name}” is no fact of a case."),
}
