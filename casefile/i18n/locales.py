"""The language a computer is set to, for what is said before any case is open."""

from collections.abc import Mapping

from casefile.i18n.words import Lang

__all__ = ["system_lang"]


def system_lang(environ: Mapping[str, str]) -> Lang:
    """Return fr when the locale's language is French, else en.

    LC_ALL, LC_MESSAGES and LANG are read in that order; without any of them, what the system itself answers.
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        told = environ.get(name, "")
        if told:
            return "fr" if told.lower().startswith("fr") else "en"
    import locale

    try:
        told = locale.setlocale(locale.LC_CTYPE)
    except locale.Error:
        return "en"
    return "fr" if told.lower().startswith("fr") else "en"
