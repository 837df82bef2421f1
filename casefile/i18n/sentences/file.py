"""What is said of a file someone named."""

from casefile.i18n.words import N_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "file.missing": N_("There is no file {path}."),
    "file.not_a_file": N_("{path} is a folder or a device, not a file."),
    "file.too_large": N_("{path} is too large to be read here (more than {limit_bytes})."),
    "file.not_utf8": N_("{path} is not UTF-8 text (byte {place}): save it again as UTF-8."),
    "file.unreadable": N_("{path} cannot be read: look at its permissions."),
    "file.name_too_long": N_("“{name}…” is longer than any file name can be: check what was typed."),
}
