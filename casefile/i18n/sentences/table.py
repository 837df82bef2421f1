"""What is said of a file that was to be a table and is none."""

from casefile.i18n.words import N_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "table.workbook": N_(
        "{path} is the spreadsheet itself. In the spreadsheet, save the sheet as CSV (File, Save as, CSV UTF-8), and "
        "name that file."
    ),
    "table.not_text": N_(
        "{path} is no table saved as text. In the spreadsheet, save the sheet as CSV UTF-8."
    ),
}
