"""What is said of lines of the checklist."""

from casefile.i18n.words import N_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "line.missing": N_("{title}: to obtain."),
    "line.order_by": N_("{title}: to order by {order_on}."),
    "line.unknown": N_("There is no line “{key}” in this case’s checklist. The lines are: {lines}."),
    "line.ambiguous": N_("“{key}” fits several lines: {lines}. Say which."),
}
