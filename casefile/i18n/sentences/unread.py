"""What is said of records and values of a case file that cannot be read."""

from casefile.i18n.marking import N_, NP_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "unread.record": N_(
        "{what} ({ref}) cannot be read: in “{field}”, the value “{value}” cannot be used. It is left "
        "out of everything "
        "shown here, and the file keeps it as it is: give “{field}” again, or remove it."
    ),
    "unread.record_lacks": N_(
        "{what} ({ref}) cannot be read: “{field}” is missing. It is left out of everything shown "
        "here, and the file "
        "keeps it as it is: give “{field}”, or remove it."
    ),
    "unread.value": N_(
        "{what} ({ref}): in “{field}”, the value “{value}” cannot be used. It counts as not told, "
        "and the file keeps "
        "it as it is: give it again, or remove it."
    ),
    "unread.value_lacks": N_(
        "{what} ({ref}): “{field}” is missing, so the rest of it counts as not told. The file keeps "
        "it as it is: give "
        "it again, or remove it."
    ),
    "unread.incomplete": NP_(
        "Incomplete: {n} thing in the file of this case cannot be read and is not counted here.",
        "Incomplete: {n} things in the file of this case cannot be read and are not counted here.",
        "count",
    ),
    "unread.what_to_type": N_(
        "Type “casefile mend {case} {ref} {example}”, or “casefile mend {case} {ref} --remove”."
    ),
    "unread.none": N_(
        "Nothing called “{ref}” is unreadable in this case: “casefile mend CASE” lists what is."
    ),
    "unread.several": N_(
        "Several things are called “{ref}”: write the table before it ({tables}), as in table/id."
    ),
    "unread.still": N_(
        "This cannot be read yet: in “{field}”, the value “{value}” cannot be used. Give it too."
    ),
    "unread.in_the_way": N_(
        "{what} ({ref}) is in the file and cannot be read: writing over it would lose it. Mend it or "
        "remove it first: "
        "“casefile mend CASE” says how."
    ),
    "unread.mend_or_remove": N_("Say what to do with {ref}: give values (KEY=VALUE), or --remove it."),
    "unread.newer_finding": N_("A finding this version does not know: {code}"),
    # which record
    "unread.head": N_("The case itself"),
    "unread.facts": N_("The answers about the family"),
    "unread.journal": N_("The entry of the journal “{name}”"),
    "unread.stages": N_("The stage “{name}”"),
    "unread.lines": N_("The line of the checklist “{name}”"),
    "unread.documents": N_("The document “{name}”"),
    "unread.persons": N_("The person “{name}”"),
    "unread.unions": N_("The earlier union “{name}”"),
    "unread.contracts": N_("The contract “{name}”"),
    "unread.same_employers": N_("The answer about two employers’ names “{name}”"),
    "unread.studies": N_("The period of study “{name}”"),
    "unread.qualifications": N_("The qualification in a trade “{name}”"),
    "unread.stays": N_("The stay in a country “{name}”"),
    "unread.credentials": N_("The diploma “{name}”"),
    "unread.tests": N_("The language test “{name}”"),
    "unread.accounts": N_("The account “{name}”"),
    "unread.offers": N_("The job offer “{name}”"),
    "unread.nominations": N_("The provincial nomination “{name}”"),
    "unread.permits": N_("The permit “{name}”"),
    "unread.activities": N_("The line of the personal history “{name}”"),
    "unread.addresses": N_("The address “{name}”"),
}
