"""What is said of the templates folder."""

from casefile.i18n.words import N_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "templates.missing": N_("The program's own file {path} is missing: install casefile again."),
    "templates.own_missing": N_(
        "There is no folder {path}, which CASEFILE_TEMPLATES names for your own rules and texts. Mend the name, or do "
        "without it."
    ),
}
