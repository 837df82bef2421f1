"""What is said of a contract or a table of contracts that cannot be counted, and of a date that cannot be read."""

from casefile.i18n.marking import N_, NP_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "contract.at": N_("Line {at_line}, column {at_column}: {problem}"),
    "contract.at_line": N_("Line {at_line}: {problem}"),
    "contract.hours_impossible": N_(
        "“{text}” cannot be the hours of a week: they are more than 0 and at most 168. Enter the "
        "weekly hours of the contract, for example 35 or 37.5."
    ),
    "contract.noc_2016": N_(
        "“{text}” has four digits: it is a code of the 2016 edition of the NOC. Express Entry "
        "uses the five-digit codes of NOC 2021; search for the occupation by its title."
    ),
    "contract.noc_malformed": N_(
        "“{text}” is not a NOC code. A code of NOC 2021 has five digits, such as 21232."
    ),
    "contract.country_malformed": N_(
        "“{text}” is no country. Write its name, in French or English, or its two letters: FR, CA, BE."
    ),
    "contract.country_unknown": N_(
        "“{text}” is no country’s code. Its hours are counted as work abroad, without public "
        "holidays: correct the "
        "two letters (ISO 3166: FR, CA, BE)."
    ),
    "contract.last_before_first": N_(
        "The contract ends on {last_on}, before it begins on {first_on}. Correct one of the two dates."
    ),
    "contract.year_implausible": N_(
        "The contract that begins on {first_on} is too far from today to be counted. Check the "
        "year of both dates."
    ),
    "contract.share_impossible": N_(
        "“{text}” cannot be a school share: it is a percentage between 0 and 100. Leave it empty "
        "when you do not know it."
    ),
    "contract.days_read_day_first": NP_(
        "“{text}” was read as {day_on} (day first). If the month comes first there, write the day as 2023-06-05.",
        "{n} days in figures were read day first: “{text}” is {day_on}. If the month comes first there, write the days "
        "as 2023-06-05.",
        "count",
    ),
    "contract.days_were_numbers": NP_(
        "“{text}” was read as {day_on}: it is the number a spreadsheet keeps for a day.",
        "{n} days were the numbers a spreadsheet keeps: “{text}” was read as {day_on}.",
        "count",
    ),
    "contract.person_unknown": N_(
        "“{text}” is nobody of this family. Write principal, spouse, child-1, or a first name that the case has."
    ),
    "contract.row_twice": N_(
        "Line {line} says the same as line {first_line} ({employer}): it is taken once."
    ),
    "contract.already_there": NP_(
        "{n} contract of {origin} is in the case already, and is not added again.",
        "{n} contracts of {origin} are in the case already, and are not added again.",
        "count",
    ),
    "contract.of_others": NP_(
        "{n} contract of another person is not counted: these are the applicant’s hours.",
        "{n} contracts of other persons are not counted: these are the applicant’s hours.",
        "count",
    ),
    "contract.cell_empty": N_("the cell is empty, and the hours cannot be counted without it. Fill it in."),
    "contract.column_missing": N_("this column is missing from the header. Add it: every contract needs it."),
    "contract.column_twice": N_("this column appears twice in the header. Keep only one of the two."),
    "contract.number_unreadable": N_("“{text}” is not a number. Write 35 or 37.5, without any unit."),
    "contract.kind_unknown": N_(
        "“{text}” is not a kind of contract this program knows. Use one of: {kinds}."
    ),
    "contract.authorised_unreadable": N_(
        "“{text}” does not say whether the work was authorised. "
        "Write yes or no, or leave the cell empty when you do not know."
    ),
    "contract.leave_unreadable": N_(
        "“{text}” cannot be read as a leave. Write 2025-07-01/2025-07-28:unpaid; the kinds are: {kinds}."
    ),
    "contract.leave_backwards": N_(
        "the leave ends on {last_on}, before it begins on {first_on}. Correct one of the two dates."
    ),
    "contract.study_backwards": N_(
        "the studies end on {last_on}, before they begin on {first_on}. Correct one of the two dates."
    ),
    "contract.too_many_cells": N_(
        "{count} cells for {expected} columns. A comma inside a cell must be between quotes."
    ),
    "contract.note_after_header": N_(
        "lines that begin with # must come before the header. Move it to the top of the file."
    ),
    "contract.quotes": N_(
        "a quotation mark is opened and not closed, so nothing after it can be read. Close it."
    ),
    "contract.no_header": N_(
        "The file has no header. Its first line names the columns: "
        "employer,noc,country,from,to,hours_per_week."
    ),
    "contract.no_contract": N_("The file has a header and no contract below it. Add one line a contract."),
    "contract.line_unreadable": N_(
        "“{text}” does not hold one period. Write one line each, for example: from 14/12/2015 to 30/09/2016, 35 h."
    ),
    "contract.employer_missing": N_(
        "A contract needs the name of its employer. Write it as the letter does."
    ),
    "contract.noc_unknown": N_(
        "The code {noc_code} is not in NOC 2021: an application with a wrong code is refused, and "
        "what is counted "
        "here under it cannot be relied on. Search for the occupation by its title."
    ),
    "contract.file_wrong": NP_(
        "{origin} cannot be used: {n} fault was found. Correct it, nothing was imported.",
        "{origin} cannot be used: {n} faults were found. Correct them, nothing was imported.",
        "count",
    ),
    "contract.refused": NP_(
        "The contract was not added: {n} fault.", "The contract was not added: {n} faults.", "count"
    ),
    "contract.columns_ignored": N_("{origin}: these columns are not known and were ignored: {columns}."),
    "date.two_digit_year": N_("“{text}” has a year of two digits. Write the year in full: 30/09/2016."),
    "date.impossible": N_("“{text}” is not a day that exists. Check the day and the month."),
    "date.day_first": N_(
        "“{text}” has no such month: day/month/year is expected. Write 28/02/2018, or 2018-02-28."
    ),
    "date.no_month": N_(
        "“{text}” is a year alone. Write the days in the line (2012-07-02), or put # before it to leave it out."
    ),
    "date.no_day": N_("“{text}” is a month without its day. Write the day too: 2012-07-02."),
    "date.read_day_first": N_("“{text}” was read as {day_on} (day first)."),
    "date.unreadable": N_(
        "“{text}” cannot be read as a day. Write 2016-09-30, 30/09/2016 or 30 September 2016."
    ),
    "date.too_far": N_("“{text}” is too far away: a day up to the year {year} is expected. Check the year."),
    "date.too_early": N_(
        "“{text}” is too long ago: a day from the year {year} on is expected. Check the year."
    ),
    "date.no_moment": N_("“{text}” is no moment: write it as 2025-01-15T14:05:33Z (UTC)."),
    "table.workbook": N_(
        "{path} is the spreadsheet itself. In the spreadsheet, save the sheet as CSV (File, Save as, CSV UTF-8), and "
        "name that file."
    ),
    "table.not_text": N_(
        "{path} is no table saved as text. In the spreadsheet, save the sheet as CSV UTF-8."
    ),
}
