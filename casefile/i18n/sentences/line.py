"""What is said of lines of the checklist."""

from casefile.i18n.words import N_, Sentence

__all__ = ["SENTENCES"]

SENTENCES: dict[str, Sentence] = {
    "line.missing": N_("{title}: to obtain."),
    "line.attach": N_("{title}: to attach."),
    "line.order_by": N_("{title}: to order by {order_on}."),
    "line.order_now": N_("{title}: to order at once; with the time it usually takes it may come late."),
    "line.unknown": N_("There is no line “{key}” in this case’s checklist. The lines are: {lines}."),
    "line.ambiguous": N_("“{key}” fits several lines: {lines}. Say which."),
    "line.nothing_told": N_("Say what to record: --state, --on, --issued, --expires, --note ..."),
    "line.unknown_content": N_("“{content}” is not among what this paper must contain: {known}."),
}
