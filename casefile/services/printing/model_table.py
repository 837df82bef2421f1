"""The same facts as one flat table for a spreadsheet: the columns and their order never change."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import partial

from casefile.cases.assessment import Assessment, ChecklistLine
from casefile.i18n.deadlines import deadline_name
from casefile.i18n.sources import address
from casefile.i18n.vocabulary import (
    DEADLINE_STATES,
    FILE_VERDICTS,
    STATUSES,
    name_of_person,
    person_word,
    said,
)
from casefile.i18n.words import Words
from casefile.rules.hours.report import ProgrammeHours
from casefile.services.printing.page import ReportSection, Sheet, What

__all__ = ["plain_sheet", "report_table", "table"]

_AND = "; "


def table(assessment: Assessment, words: Words, what: What) -> Sheet:
    """Return the table of that part: a row a slot, a row an addend, or a row a date; days are ISO."""
    if what == "hours":
        return _hours(assessment.programme_hours, words)
    return _deadlines(assessment, words) if what == "deadlines" else _checklist(assessment, words)


def report_table(parts: tuple[ReportSection, ...], words: Words) -> Sheet:
    """Return a report as one table: the part, then the cells of its rows, or one sentence."""
    rows = [
        (part.title, *cells)
        for part in parts
        for cells in (
            *((*part.sheet.rows, part.sheet.totals) if part.sheet else ()),
            *(((f"{sign} {told}").strip(),) for sign, told in part.said),
        )
        if cells
    ]
    across = max((len(row) for row in rows), default=2)
    columns = (words("Part"), words("What"), *(words("Detail {n}", n=at) for at in range(1, across - 1)))
    full = ((*row, *("" for _ in range(across - len(row)))) for row in rows)
    return plain_sheet(columns, tuple(tuple(map(_spaced, row)) for row in full))


def _spaced(cell: str) -> str:
    """Return a cell whose spaces are those a search finds: lines do not break in a spreadsheet."""
    return cell.replace("\u00a0", " ").replace("\u202f", " ")


def plain_sheet(
    columns: tuple[str, ...],
    rows: Iterable[tuple[str, ...]],
    numeric: tuple[int, ...] = (),
    totals: tuple[str, ...] = (),
    sums: tuple[int, ...] = (),
) -> Sheet:
    """Return a table without title; `numeric` are the places of the columns that stand to the right."""
    right = tuple(at in numeric for at in range(len(columns)))
    return Sheet(columns=columns, numeric=right, rows=tuple(rows), totals=totals, sums=sums)


def _checklist(assessment: Assessment, words: Words) -> Sheet:
    columns = (
        words("Person"),
        words("Place in the family"),
        words("Slot"),
        words.c("column", "For"),
        words("Status"),
        words("Optional"),
        words("Asked because"),
        words("Order by"),
        words("Good until"),
        words("Requested on"),
        words("Files"),
        words("To mend"),
        words("Still to see in it"),
        words("Notes"),
        words("Source"),
        words.c("column", "Address"),
        words("Checked on"),
        words.c("column", "Key"),
    )
    return plain_sheet(columns, tuple(_slot(line, assessment, words) for line in assessment.lines))


def _slot(line: ChecklistLine, assessment: Assessment, words: Words) -> tuple[str, ...]:
    item, told = line.item, assessment.case.facts.of(line.item.person)
    place = person_word(words, item.person)
    remarks = dict.fromkeys(words.of(each) for each in line.findings if each.severity != "note")
    ticked = set(line.line.ticked)
    unseen = [
        words.label(content.label)
        for piece in item.pieces
        for content in piece.contents
        if content.id not in ticked
    ]
    files = [
        words(
            "{name} ({verdict})",
            name=each.document.original_name,
            verdict=said(words, FILE_VERDICTS, each.verdict),
        )
        for each in line.files
    ]
    return (
        name_of_person(words, item.person, told.given_name, told.family_name) if told else place,
        place,
        words.label(item.title),
        words.label(item.of_label) if item.of_label else "",
        said(words, STATUSES, line.status),
        words("yes") if item.need == "optional" else words("no"),
        words.label(item.because),
        item.order_by.isoformat() if item.order_by else "",
        item.valid_until.isoformat() if item.valid_until else "",
        line.line.requested_on.isoformat() if line.line.requested_on else "",
        _AND.join(files),
        _AND.join(remarks),
        _AND.join(unseen),
        _AND.join(filter(None, (line.line.reason, line.line.note))),
        words.label(item.source.label),
        address(item.source, words.lang),
        item.checked_on.isoformat(),
        item.key,
    )


def _hours(hours: ProgrammeHours | None, words: Words) -> Sheet:
    columns = (
        words.c("column", "Count"),
        words.c("range", "From"),
        words.c("range", "To"),
        words("How many"),
        words("Hours a week, stated"),
        words("Hours a week, counted"),
        words("Hours"),
        words("Above the weekly limit"),
    )
    if hours is None:
        return plain_sheet(columns, ())
    yes, no = words("yes"), words("no")
    plain = partial(_plain, words=words)
    days = tuple(
        (
            words("by day"),
            each.first.isoformat(),
            each.last.isoformat(),
            str(each.days),
            plain(each.stated_per_week),
            plain(each.counted_per_week),
            plain(each.hours),
            yes if each.capped else no,
        )
        for each in hours.stretches
    )
    weeks = tuple(
        (
            words("by week"),
            each.first.isoformat(),
            each.last.isoformat(),
            str(each.weeks),
            plain(each.stated),
            plain(each.counted),
            plain(each.hours),
            yes if each.capped else no,
        )
        for each in hours.weeks
    )
    return plain_sheet(columns, (*days, *weeks))


def _plain(number: Fraction, words: Words) -> str:
    """Return two decimals, ungrouped, with the decimal sign spreadsheets of that language expect."""
    text = f"{Decimal(round(number * 100)).scaleb(-2):.2f}"
    return text.replace(".", ",") if words.lang == "fr" else text


def _deadlines(assessment: Assessment, words: Words) -> Sheet:
    columns = (
        words("Date"),
        words.c("column", "What"),
        words.c("column", "State"),
        words("Days left"),
        words("Counted from"),
        words("Estimated"),
    )
    rows = tuple(
        (
            each.on.isoformat(),
            deadline_name(words, each),
            said(words, DEADLINE_STATES, each.state),
            str(each.days_left),
            each.since.isoformat() if each.since else "",
            words("yes") if each.estimated else words("no"),
        )
        for each in sorted(assessment.deadlines, key=lambda each: each.on)
    )
    return plain_sheet(columns, rows)
