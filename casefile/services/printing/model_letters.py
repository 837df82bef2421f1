"""The letters of explanation to write: what is asked for and will not be there, and gaps to justify."""

from collections.abc import Iterator

from casefile.cases.assessment import Assessment, ChecklistLine
from casefile.i18n.words import Words
from casefile.services.printing.model_lines import line_title
from casefile.services.printing.page import LetterRow

__all__ = ["letters"]


def letters(assessment: Assessment, words: Words) -> tuple[LetterRow, ...]:
    """Return the letters: slots explained, slots waited for, gaps of the experience to justify."""
    lines = [line for line in assessment.lines if line.counts]
    return (*(row for line in lines for row in _of_line(line, words)), *_of_gaps(assessment, words))


def _of_line(line: ChecklistLine, words: Words) -> Iterator[LetterRow]:
    title, told = line_title(line, words), line.line
    if line.status == "explained":
        say = told.reason or words("Say why the paper is not there, and what stands in for it.")
        yield LetterRow(about=title, say=say)
    if line.status == "requested":
        yield LetterRow(about=title, say=_waited_for(line, words))


def _waited_for(line: ChecklistLine, words: Words) -> str:
    told = line.line
    if told.requested_on and told.requested_from:
        return words(
            "If it has not come when you file: say it was requested on {requested_on} from {whom}, "
            "and attach the proof.",
            requested_on=told.requested_on,
            whom=told.requested_from,
        )
    if told.requested_on:
        return words(
            "If it has not come when you file: say it was requested on {requested_on}, and attach the proof.",
            requested_on=told.requested_on,
        )
    return words(
        "If it has not come when you file: say when and where it was requested, and attach the proof."
    )


def _of_gaps(assessment: Assessment, words: Words) -> Iterator[LetterRow]:
    hours = assessment.programme_hours
    for gap in hours.gaps if hours else ():
        if gap.outcome == "to_justify":
            about = words("Experience, {first_on} to {last_on}", first_on=gap.first, last_on=gap.last)
            say = (
                words("Say what leave it was, and attach the employer’s paper about it.")
                if gap.leave
                else words("Say what happened between the two contracts, and attach what shows it.")
            )
            yield LetterRow(about=about, say=say)
