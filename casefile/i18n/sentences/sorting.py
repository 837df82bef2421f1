"""What is said of a folder of scans that is sorted to the lines of a case: the reasons, and what cannot be sorted."""

from casefile.i18n.marking import N_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "sort.by_name": N_("its name says “{sign}”"),
    "sort.by_text": N_("“{sign}” stands in it"),
    "sort.by_read": N_("“{sign}” was read in its picture"),
    "sort.by_day": N_("it bears the day {day}"),
    "sort.by_read_day": N_("the day {day} was read in its picture"),
    "sort.not_named": N_("{name} is not named in it"),
    "sort.not_there": N_("“{sign}” does not stand in it"),
    "sort.not_seen": N_("nothing tells whether “{sign}” stands in it: it is a picture"),
    "sort.only_pictures": N_("it is a picture: only its name was looked at"),
    "sort.not_asked": N_("it may be for “{title}”, which this case is not asked for"),
    "sort.twice": N_("the same file as {name}"),
    "sort.missing": N_("There is no folder “{path}”. Check how it is written."),
    "sort.not_a_folder": N_("“{path}” is not a folder. To attach one file: casefile attach CASE SLOT FILE."),
    "sort.in_case": N_(
        "“{path}” lies in the case itself, whose files are attached already. Name the folder of the scans."
    ),
    "sort.no_permission": N_("This computer does not let you read the folder “{path}”."),
    "sort.empty": N_(
        "There is no file to sort in “{path}”: it is empty, or holds only links and hidden files."
    ),
    "sort.too_many": N_(
        "“{path}” holds more than {most} files. Put the scans of this application in a folder of their own."
    ),
    "sort.no_such_file": N_("“{name}” is none of the files of the folder."),
    "sort.said_wrongly": N_(
        "“{text}” does not say which line a file is for. Write FILE=LINE, or FILE= to leave it out."
    ),
}
