"""Drafts of letters of explanation, with the facts of the case filled in; the person completes the [brackets]."""

from collections.abc import Sequence
from datetime import date

import msgspec

from casefile.cases.assessment import Assessment
from casefile.cases.letter_facts import LETTERS, full_name
from casefile.errors import NotFoundError, UsageError
from casefile.rules.book.passages import LetterDefinition, composed
from casefile.rules.findings import Label, Source, Text

__all__ = ["LETTERS", "Letter", "draft", "letters_called_for"]


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """One draft: its paragraphs, where it goes in the account, and on whose word."""

    kind: str
    subject: Label
    place: Label
    paragraphs: tuple[Text, ...]
    source: Source
    checked_on: date


def letters_called_for(seen: Assessment) -> tuple[str, ...]:
    """Return the kinds of letter that the case's facts call for; none once the application was decided on."""
    if seen.ending is not None and seen.ending.decided:
        return ()
    return tuple(kind for kind, told in LETTERS.items() if told(seen).relevant)


def draft(kind: str, seen: Assessment, definitions: Sequence[LetterDefinition]) -> Letter:
    """Return the draft of one kind of letter.

    Raises NotFoundError for an unknown kind, UsageError (letter.nothing_to_explain) when the facts do not call for it.
    """
    known = {each.kind: each for each in definitions if each.kind in LETTERS}
    if kind not in known:
        raise NotFoundError("letter.unknown", kind=kind, known=", ".join(known))
    told = LETTERS[kind](seen)
    if not told.relevant:
        raise UsageError("letter.nothing_to_explain", subject=known[kind].subject)
    definition = known[kind]
    values = {
        "applicant": full_name(seen.case.facts.principal),
        "subject": definition.subject,
        "attached": definition.attached,
    }
    told = msgspec.structs.replace(told, values={**told.values, **values})
    return Letter(
        kind=kind,
        subject=definition.subject,
        place=definition.place,
        paragraphs=composed(definition.passages, told),
        source=seen.judged.source_of(definition.source_by) or definition.source,
        checked_on=definition.checked_on,
    )
