"""The slots on paper: person by person, what is missing first."""

from collections.abc import Iterator
from datetime import date

from casefile.cases.assessment import Assessment, ChecklistLine, Filed
from casefile.cases.titles import to_ask_for
from casefile.i18n.vocabulary import (
    FILE_VERDICTS,
    SEVERITY_SYMBOLS,
    STATUS_SYMBOLS,
    STATUSES,
    name_of_person,
    person_word,
    said,
)
from casefile.i18n.words import Words
from casefile.rules.checklist.items import Piece
from casefile.rules.findings import Finding
from casefile.services.printing.model_sources import Sources
from casefile.services.printing.page import Box, FileRow, LineRow, PersonPart, PieceRow

__all__ = ["late_text", "line_title", "order_day", "people_parts"]

_ORDER = ("missing", "to_fix", "requested", "to_review", "explained", "ready", "not_applicable")
_TRANSLATION = "translation"
_OPTIONAL = _ORDER.index("explained")


def people_parts(assessment: Assessment, words: Words, sources: Sources) -> tuple[PersonPart, ...]:
    """Return each person's slots, missing first and else in the checklist's order; nobody without a slot."""
    ids = dict.fromkeys([person.id for person in assessment.case.facts.persons])
    ids.update(dict.fromkeys(line.item.person for line in assessment.lines))
    explained: set[str] = set()
    parts = [_person(assessment, person, words, sources, explained) for person in ids]
    return tuple(part for part in parts if part.lines or part.aside)


def line_title(line: ChecklistLine, words: Words) -> str:
    """Return the slot's title with the country, the entry or the diploma it is for."""
    title = words.label(line.item.title)
    if line.item.of_label is None or words.label(line.item.of_label) in title:
        return title
    return words("{title}: {of}", title=title, of=words.label(line.item.of_label))


def _person(
    assessment: Assessment, person: str, words: Words, sources: Sources, explained: set[str]
) -> PersonPart:
    mine = [line for line in assessment.lines if line.item.person == person]
    asked = sorted((li for li in mine if li.status != "not_applicable"), key=_rank)
    aside = tuple(_aside(line, words) for line in mine if line.status == "not_applicable")
    counted = [line for line in asked if line.counts]
    done = sum(line.status in {"ready", "explained"} for line in counted)
    optional = len(asked) - len(counted)
    count = words("{ready} ready of {total}", ready=done, total=len(counted))
    if optional:
        count = f"{count} · {words.n('and {n} optional', 'and {n} optional', optional)}"
    told = assessment.case.facts.of(person)
    place = person_word(words, person)
    name = name_of_person(words, person, told.given_name, told.family_name) if told else place
    return PersonPart(
        name=name,
        place="" if place == name else place,
        count=count,
        lines=tuple(_line(line, words, sources, explained, assessment.today) for line in asked),
        aside=aside,
    )


def _rank(line: ChecklistLine) -> int:
    """Return the line's place among those of its person: what is missing first, but not what is optional."""
    rank = _ORDER.index(line.status)
    return rank if line.counts else max(rank, _OPTIONAL)


def _aside(line: ChecklistLine, words: Words) -> str:
    title = line_title(line, words)
    return words("{title}: {reason}", title=title, reason=line.line.reason) if line.line.reason else title


def _line(line: ChecklistLine, words: Words, sources: Sources, explained: set[str], today: date) -> LineRow:
    item = line.item
    return LineRow(
        title=line_title(line, words),
        need=words("optional") if item.need == "optional" else "",
        status=line.status,
        symbol=STATUS_SYMBOLS[line.status],
        word=said(words, STATUSES, line.status),
        ready=line.status == "ready",
        why=words("Why: {reason}", reason=item.because),
        dates=tuple(_dates(line, words, today)),
        pieces=tuple(_piece(piece, line, words, explained) for piece in item.pieces),
        files=tuple(_file(filed, words) for filed in line.files),
        remarks=_remarks(line, words, explained),
        notes=tuple(_notes(line, words)),
        source=sources.cite(item.source, item.checked_on),
    )


def _dates(line: ChecklistLine, words: Words, today: date) -> Iterator[str]:
    said_of, item = line.line, line.item
    if said_of.requested_on and said_of.requested_from:
        yield words(
            "requested on {requested_on} from {whom}",
            requested_on=said_of.requested_on,
            whom=said_of.requested_from,
        )
    elif said_of.requested_on:
        yield words("requested on {requested_on}", requested_on=said_of.requested_on)
    if said_of.issued_on:
        yield words("issued on {issued_on}", issued_on=said_of.issued_on)
    if item.valid_until:
        yield words("good for filing until {valid_on}", valid_on=item.valid_until)
    elif said_of.expires_on:
        yield words("expires on {expires_on}", expires_on=said_of.expires_on)
    asking = to_ask_for(line, today)
    if asking is not None:
        yield words.label(asking)


def order_day(line: ChecklistLine) -> date | None:
    """Return the last day to ask for a paper that is not there yet, None when there is none."""
    return line.item.order_by if line.status in {"missing", "to_fix"} else None


def late_text(line: ChecklistLine, today: date, words: Words) -> str:
    """Say how late it is to ask for a paper; empty when it is not, and of one that need not come."""
    by = order_day(line)
    if by is None or by >= today or not line.counts:
        return ""
    return words.n("{n} day late", "{n} days late", (today - by).days)


def _piece(piece: Piece, line: ChecklistLine, words: Words, explained: set[str]) -> PieceRow:
    """Return the paper; a note that was printed already (how to translate) is not printed again.

    Boxes ticked otherwise make it another paper: what is ticked is always shown.
    """
    ticked = set(line.line.ticked)
    boxes = tuple(
        Box(
            label=words.label(content.label),
            ticked=content.id in ticked,
        )
        for content in piece.contents
    )
    label = words.label(piece.label)
    if piece.need == "optional":
        label = words("{piece} (optional)", piece=label)
    note = words.label(piece.note) if piece.note else ""
    note = "" if note in explained else note
    explained.add(note)
    shown = "" if label == words.label(line.item.title) and boxes else label
    whole = repr((shown, boxes))
    again = piece.id == _TRANSLATION and whole in explained and not note
    explained.add(whole)
    return PieceRow(
        label=shown, ticked=piece.id in ticked or line.status == "ready", boxes=boxes, note=note, again=again
    )


def _file(filed: Filed, words: Words) -> FileRow:
    size = words.size(filed.document.size_bytes)
    verdict = words("{verdict}, {size}", verdict=said(words, FILE_VERDICTS, filed.verdict), size=size)
    shown = [words.of(finding) for finding in filed.findings if finding.severity != "note"]
    return FileRow(name=filed.document.original_name, verdict=verdict, remarks=tuple(shown))


def _remarks(line: ChecklistLine, words: Words, explained: set[str]) -> tuple[tuple[str, str], ...]:
    """Say what was found of the line itself, each after its sign.

    What stands under its files, and a note said before, is not said twice.
    """
    under_files = {_key(finding) for filed in line.files for finding in filed.findings}
    own = [finding for finding in line.findings if _key(finding) not in under_files]
    told = {words.of(finding): finding.severity for finding in own}
    new = tuple(
        (SEVERITY_SYMBOLS[severity], said_of)
        for said_of, severity in told.items()
        if severity != "note" or said_of not in explained
    )
    explained.update(told)
    return new


def _notes(line: ChecklistLine, words: Words) -> Iterator[str]:
    if line.line.reason:
        yield words("Explained: {reason}", reason=line.line.reason)
    if line.line.note:
        yield words("Notes: {note}", note=line.line.note)


def _key(finding: Finding) -> tuple[str, str, int | None]:
    return finding.code, repr(sorted(finding.values.items(), key=lambda pair: pair[0])), finding.page
