"""What is said of a spreadsheet of papers that cannot be taken over as it is."""

from casefile.i18n.words import N_, NP_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "spreadsheet.wrong": NP_(
        "Nothing was recorded: {n} place in {origin} cannot be read.",
        "Nothing was recorded: {n} places in {origin} cannot be read.",
        "count",
    ),
    "spreadsheet.quotes": N_(
        "Row {row}: a quotation mark is opened and not closed. Save the sheet as CSV again."
    ),
    "spreadsheet.empty": N_("The sheet has no row below its headings."),
    "spreadsheet.column_twice": N_(
        "Row {row}: two columns mean the same, the second is “{heading}”. Keep one."
    ),
    "spreadsheet.no_item_column": N_(
        "Row {row}: no column is called “item”. The first row holds the headings, for example: item, person, "
        "status, requested_on, issued_on, expires_on, note."
    ),
    "spreadsheet.nothing_to_read": N_(
        "Row {row}: no column says anything of the items. Headings that are read: status, requested_on, "
        "requested_from, issued_on, expires_on, note, reason."
    ),
    "spreadsheet.no_item": N_("Row {row}, column {column}: empty. Write which paper the row is about."),
    "spreadsheet.unknown_item": N_(
        "Row {row}, column {column}: “{text}” is no line of this checklist. Use the title or the name that "
        "“casefile checklist” shows."
    ),
    "spreadsheet.several_items": N_(
        "Row {row}, column {column}: “{text}” fits several lines: {keys}. Say the person, or write the "
        "line's whole name."
    ),
    "spreadsheet.unknown_person": N_(
        "Row {row}, column {column}: “{text}” is nobody of this case. Use a first name, or: principal, "
        "spouse, child-1."
    ),
    "spreadsheet.unknown_status": N_(
        "Row {row}, column {column}: “{text}” is no status. Use: to request, requested, received, "
        "reviewed, ready, "
        "explained, not applicable."
    ),
    "spreadsheet.not_a_day": N_(
        "Row {row}, column {column}: “{text}” is no day that can be read without guessing. Write "
        "2026-03-15 or 15/03/2026."
    ),
    "spreadsheet.twice": N_(
        "Row {row}, column {column}: row {first_row} is about the same line ({key}). Keep one of the two."
    ),
}
