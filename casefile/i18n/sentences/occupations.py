"""What is said of a table of occupations' titles."""

from casefile.i18n.words import N_, NP_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "occupations.not_a_table": N_(
        "{origin} is not a table of titles this program reads. Give the “elements” CSV of NOC 2021 "
        "from Statistics "
        "Canada, in English or French, or a CSV with the columns code,title."
    ),
    "occupations.no_title": NP_(
        "{origin} holds no title of a NOC 2021 occupation ({n} row has another code). Nothing was "
        "imported: check "
        "that it is the 2021 edition.",
        "{origin} holds no title of a NOC 2021 occupation ({n} rows have other codes). Nothing was "
        "imported: check "
        "that it is the 2021 edition.",
        "count",
    ),
}
