"""What is said of facts as typed, and of a file of facts."""

from casefile.i18n.marking import N_, NP_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "facts.refused": NP_(
        "{origin} was not imported, nothing was changed: {n} error.",
        "{origin} was not imported, nothing was changed: {n} errors.",
        "count",
    ),
    "facts.none_told": N_(
        "{origin} tells nothing: no answer is in it. Nothing was made or changed; fill it in, or leave it out."
    ),
    "facts.not_toml": N_(
        "this is not valid TOML (column {column}). "
        "Look for a missing quote, bracket or equals sign, or an impossible date."
    ),
    "facts.too_many_lines": N_("a file of facts has at most {most} lines. Leave out what is none."),
    "facts.too_many_records": N_(
        "a file of facts has at most {most} records. Import the others as a table of contracts, or leave them out."
    ),
    "facts.too_many_dots": N_("a key has at most {most} dots: no fact is called so."),
    "facts.too_many_digits": N_("a number has at most {most} digits."),
    "facts.other_schema": N_("the schema must be “{expected}”."),
    "facts.unknown_key": N_("“{key}” is no fact this program knows. “casefile facts --keys” lists them."),
    "facts.not_a_table": N_("“{key}” must be a list of tables, each begun by [[{key}]]."),
    "facts.key_missing": N_("a record of [[{table}]] needs “{key}”."),
    "facts.not_text": N_("“{key}” must be text between quotes."),
    "facts.not_a_list": N_('“{key}” must be a list, for example ["FR", "BE"].'),
    "facts.not_a_day": N_("“{value}” is no day for “{key}”: write 2016-09-30."),
    "facts.id_twice": N_("the id “{id}” is used twice."),
    "facts.unknown_person": N_("there is no person “{person}” in [[persons]]."),
    "facts.role_twice": N_("there can be only one person with the role “{role}”."),
    "facts.reversed": N_("the last day ({last_on}) comes before the first ({first_on})."),
    "facts.born_later": N_("nobody is born on {day_on}: that day is still to come."),
    "facts.born_too_early": N_("nobody who applies was born on {day_on}: check the year."),
    "facts.day_too_far": N_("“{key}” cannot be {day_on}: that is beyond the year {year}. Check the year."),
    "facts.day_too_early": N_("“{key}” cannot be {day_on}: that is before the year {year}. Check the year."),
    "facts.filing_too_early": N_(
        "“{key}” cannot be {day_on}: Express Entry began on January 1, 2015. Check the year."
    ),
    "facts.not_a_score": N_(
        "“{value}” is no score for “{key}”: write the figures of the test’s report, such as 7.5."
    ),
    "facts.child_gap": N_("There is no “{person}”: the next child of this family is {expected}."),
    "facts.negative": N_("“{key}” cannot be less than zero."),
    "facts.points_impossible": N_("{value} is not possible for “points_in_account”: from 0 to {most}."),
    "facts.empty": N_("“{key}” is empty."),
    "facts.at": N_("{origin}, line {at_line}: {problem}"),
    "facts.not_a_choice": N_("“{value}” is not possible for “{key}”. Choose among: {allowed}."),
    "facts.not_yes_no": N_(
        "“{value}” is not possible for “{key}”: answer yes or no (in a file: true or false)."
    ),
    "facts.not_a_number": N_("“{value}” is no whole number for “{key}”."),
    "facts.not_a_country": N_(
        "“{value}” is no country for “{key}”: write its two-letter code (FR, BE) or its name."
    ),
    "facts.not_a_province": N_(
        "“{value}” is no province or territory of Canada for “{key}”: write its two letters (ON, NB) or its name."
    ),
    "facts.id_of_role": N_("“{id}” cannot be the id of this person: write {expected}, or leave it out."),
    "facts.not_a_language": N_("“{value}” is no language code: write two letters, such as fr or nl."),
    "facts.no_such_person": N_(
        "There is no “{person}” in this family: use principal, spouse, child-1, child-2 ..."
    ),
    "facts.would_lose": N_(
        "This file would take persons, contracts or lines with papers or notes out of the case: nothing was changed. "
        "--dry-run names them; --replace-all imports the file all the same."
    ),
    "facts.count.persons": NP_("{n} person", "{n} persons", "count"),
    "facts.count.unions": NP_("{n} earlier union", "{n} earlier unions", "count"),
    "facts.count.contracts": NP_("{n} contract", "{n} contracts", "count"),
    "facts.count.same_employers": NP_(
        "{n} answer about two employers’ names", "{n} answers about two employers’ names", "count"
    ),
    "facts.count.studies": NP_("{n} period of study", "{n} periods of study", "count"),
    "facts.count.qualifications": NP_("{n} qualification", "{n} qualifications", "count"),
    "facts.count.stays": NP_("{n} stay in a country", "{n} stays in a country", "count"),
    "facts.count.credentials": NP_("{n} diploma", "{n} diplomas", "count"),
    "facts.count.tests": NP_("{n} language test", "{n} language tests", "count"),
    "facts.count.accounts": NP_("{n} account", "{n} accounts", "count"),
    "facts.count.offers": NP_("{n} job offer", "{n} job offers", "count"),
    "facts.count.nominations": NP_("{n} nomination", "{n} nominations", "count"),
    "facts.count.permits": NP_("{n} permit", "{n} permits", "count"),
    "facts.count.activities": NP_("{n} line of history", "{n} lines of history", "count"),
    "facts.count.addresses": NP_("{n} address", "{n} addresses", "count"),
    "facts.case_missing": N_("Name a case, or ask for --keys or --template."),
    "facts.share_safe_import": N_(
        "--share-safe is for what is shown or written to a file: leave it out to import."
    ),
    "facts.unknown_kind.near": N_("“{kind}” is no kind of fact. Did you mean “{near}”?"),
    "facts.unknown_kind": N_("“{kind}” is no kind of fact. Those there are: {known}."),
    "facts.not_an_applicant": N_("“{person}” is a child: only the applicant and the partner can apply."),
    "facts.one_way": N_("Choose one of --export, --import and --edit."),
    "facts.edit_nobody": N_(
        "Facts are changed in an editor by somebody at a terminal: --export writes them to a file, --import reads it."
    ),
    "facts.editor_failed": N_(
        "The editor could not be opened ({problem}). Name one in EDITOR, for example EDITOR=nano, or use --export and "
        "--import."
    ),
    "facts.changed_meanwhile": N_(
        "The facts of the case were changed elsewhere while they were edited here: nothing was changed. "
        "Open them again."
    ),
    "set.refused": NP_(
        "Nothing was changed: {n} answer cannot be used.",
        "Nothing was changed: {n} answers cannot be used.",
        "count",
    ),
    "set.not_an_assignment": N_("“{text}” is not KEY=VALUE, for example born_on=1993-05-04."),
    "set.at": N_("{at_key}: {problem}"),
    "set.unknown_key.near": N_("“{key}” is no fact that can be set so. Did you mean “{near}”?"),
    "set.unknown_key": N_("“{key}” is no fact that can be set so. “casefile facts --keys” lists them."),
    "set.not_a_leave": N_(
        "“{text}” is no leave: write its first and last day and its kind, as 2019-08-20/2019-12-09:parental."
    ),
    "facts.remove_needs_yes": N_(
        "Nothing was removed: nobody is there to be asked. Add --yes to remove “{id}”; undo brings it back."
    ),
    "set.needs_value": N_("“{key}” cannot be left empty."),
}
