"""The program's words in two languages: passed around, never global."""

from casefile.i18n.words import LANGUAGES, N_, NP_, Words, words_for

__all__ = ["LANGUAGES", "NP_", "N_", "Words", "words_for"]
