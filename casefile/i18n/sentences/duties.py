"""What is said of the duties of a job beside those of its occupation."""

from casefile.i18n.words import N_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "duties.unanswered": N_(
        "Duties of {noc_code}: read the official page and say whether you did what its lead "
        "statement describes, many "
        "of its main duties, and all the essential ones. {page}"
    ),
    "duties.unsure": N_(
        "Duties of {noc_code}: you are not sure that yours fit. Ask for a letter that tells what you "
        "did, and compare "
        "it with the official page: {page}"
    ),
    "duties.not_done": N_(
        "Duties of {noc_code}: by your answers, yours do not all fit, and such work does not count "
        "(IRPR s. 75(2)). "
        "Another code may fit better: {page}"
    ),
    "duties.done": N_(
        "Duties of {noc_code}: you say that yours fit. The letter must show it in the employer’s own "
        "words. {page}"
    ),
    "duties.noted": N_("Your notes on the duties: {note}"),
}
