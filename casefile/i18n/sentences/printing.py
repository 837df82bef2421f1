"""What is said of printing."""

from casefile.i18n.marking import N_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "printing.format_unknown": N_(
        "“{format}” is not a format this program prints. Choose the ending of the file among: {formats}."
    ),
    "printing.letters_missing": N_(
        "No font of this computer has these letters: {letters}. The paper gives their codes in "
        "their place, such as [U+682A]; install a font for them, or print the web page (.html) from your "
        "browser."
    ),
    "printing.template_broken": N_(
        "Your template {name} cannot be used. What fills it in says: “{problem}”. Mend it, or remove it to print with "
        "the one of the program."
    ),
    "printing.template_fetches": N_(
        "Your template {name} imports a package from the network, and this program never goes there: "
        "copy what it needs into the folder of your templates."
    ),
    "print.unknown_ending": N_("The ending of “{name}” does not say what to print: use one of {known}."),
    "print.share_safe_of_files": N_(
        "--share-safe shows the files of a case under other names; loose files are shown by theirs. Name the case."
    ),
}
