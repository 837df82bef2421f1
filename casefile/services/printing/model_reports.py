"""What stands beside the checklist, as pages: money, histories, answers, letters, updates, a rehearsal, the rules."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from casefile.cases.assessment import Assessment
from casefile.cases.rehearsal import RehearsalDay
from casefile.errors import NotInForceError
from casefile.i18n.vocabulary import ACTIVITY_KINDS, SEVERITY_SYMBOLS, person_word, said
from casefile.i18n.words import N_, Words
from casefile.rules.book.parameters import Grounds
from casefile.rules.book.rulebook import Rulebook
from casefile.rules.history import History
from casefile.services.printing.model_findings import signed
from casefile.services.printing.model_money import money_sections
from casefile.services.printing.model_rules import rules_sheet
from casefile.services.printing.model_sources import Sources
from casefile.services.printing.model_table import plain_sheet
from casefile.services.printing.page import ReportSection
from casefile.services.printing.report_input import Beside, ReportInput

if TYPE_CHECKING:
    pass

__all__ = ["REPORTS", "report_sections"]

_HISTORIES = {"personal": N_("Personal history"), "address": N_("Address history")}


def report_sections(
    what: str, seen: Assessment, words: Words, sources: Sources, beside: Beside
) -> tuple[ReportSection, ...]:
    """Return the parts of that report, none when `what` is no report; sources are cited as they are met."""
    report = REPORTS.get(what)
    return tuple(report(ReportInput(seen, words, sources, beside))) if report else ()


# --- the ten years


def _histories(told: ReportInput) -> Iterator[ReportSection]:
    for history in told.seen.histories:
        yield _history(history, told.words)


def _history(history: History, words: Words) -> ReportSection:
    columns = (
        words.c("range", "From"),
        words.c("range", "To"),
        words("Activity"),
        words("Country"),
        words("Where, doing what"),
    )
    rows = [
        (
            words.date(each.first, "short"),
            words.date(each.last, "short"),
            said(words, ACTIVITY_KINDS, each.kind),
            words.country(each.country) if each.country else "—",
            each.what or "—",
        )
        for each in history.lines
    ]
    whole = (("✓", words("Every day is told.")),) if history.whole else ()
    return ReportSection(
        title=_history_title(history, words),
        sheet=plain_sheet(columns, rows) if rows else None,
        said=(*signed(history.findings, words), *whole),
    )


def _history_title(history: History, words: Words) -> str:
    title, person = words(_HISTORIES[history.kind]), person_word(words, history.person)
    if not history.begun:
        return words(
            "{title}, {person}: from {first_on} on", title=title, person=person, first_on=history.first
        )
    return words(
        "{title}, {person}: from {first_on} to {last_on}",
        title=title,
        person=person,
        first_on=history.first,
        last_on=history.last,
    )


# --- words: answers, letters, updates


def _answers(told: ReportInput) -> Iterator[ReportSection]:
    words = told.words
    for answer in told.seen.answers:
        if not (answer.relevant or told.beside.every):
            continue
        source = told.sources.titled(answer.source, answer.checked_on, words)
        limits = words("What it cannot say: {limits}", limits=answer.limits)
        yield ReportSection(
            title=words.label(answer.question),
            note=source,
            said=(*(("", words.label(each)) for each in answer.sentences), ("·", limits)),
        )
    if not (told.beside.every or any(each.relevant for each in told.seen.answers)):
        yield ReportSection(
            title=words("The facts of this case raise none of these questions."), nothing=True
        )


def _letters(told: ReportInput) -> Iterator[ReportSection]:
    """Yield a first page that is kept, with where each letter goes, then each letter by itself."""
    words, letters = told.words, told.beside.letters
    if not letters:
        yield ReportSection(title=words("The facts of this case call for no letter."), nothing=True)
        return
    columns = (words("Letter"), words("Where it goes in the account"), words("Source"))
    rows = [
        (
            words.label(each.subject),
            words.label(each.place),
            told.sources.titled(each.source, each.checked_on, words),
        )
        for each in letters
    ]
    yield ReportSection(
        title=words("Before you send them"),
        sheet=plain_sheet(columns, rows),
        said=(
            (
                "",
                words(
                    "Complete or strike out what stands in [brackets]: the facts of the case do not say it."
                ),
            ),
        ),
    )
    for letter in letters:
        said = tuple(("", words.label(each)) for each in letter.paragraphs)
        yield ReportSection(title=words.label(letter.subject), said=said, apart=True)


def _updates(told: ReportInput) -> Iterator[ReportSection]:
    words, updates = told.words, told.seen.updates
    if updates is None:
        yield ReportSection(title=words("No profile is submitted: there is nothing to update."), nothing=True)
    elif not updates.findings:
        yield ReportSection(
            title=words("Nothing has changed since then: there is nothing to tell."), nothing=True
        )
    else:
        yield ReportSection(title=words("To update in the account"), said=signed(updates.findings, words))


# --- an invitation that has not come


def _rehearsal(told: ReportInput) -> Iterator[ReportSection]:
    words, played = told.words, told.beside.rehearsal
    if played is None:
        return
    late = tuple(
        (
            SEVERITY_SYMBOLS["blocker" if line.blocks else "warning"],
            words.n(
                "{title}: {n} day late; it had to be ordered by {order_on}.",
                "{title}: {n} days late; it had to be ordered by {order_on}.",
                line.late_days,
                title=line.title,
                order_on=line.order_by,
            ),
        )
        for line in played.late
    )
    titles = {line.key: words.label(line.title) for line in played.lines}
    columns = (words("Day"), words("Date"), words("What falls on it"))
    rows = [
        (str(day.number), words.date(day.on, "short"), falls)
        for day in played.days
        for falls in _falling(day, titles, words)
    ]
    yield ReportSection(
        title=words(
            "Invited on {invited_on}, the application is to be sent by {file_by_on}.",
            invited_on=played.invited_on,
            file_by_on=played.file_by,
        ),
        said=(*signed(played.findings, words), *late),
    )
    if rows:
        yield ReportSection(title=words("Day by day"), sheet=plain_sheet(columns, rows, numeric=(0,)))


def _falling(day: RehearsalDay, titles: Mapping[str, str], words: Words) -> Iterator[str]:
    for keys, sentence in (
        (day.order, N_("last day to see to: {listed}")),
        (day.arrive, N_("there at the soonest, asked for at once: {listed}")),
        (day.run_out, N_("runs out: {listed}")),
    ):
        if keys:
            yield words(sentence, listed=" · ".join(titles.get(key, key) for key in keys))


# --- the rules


def _rules(told: ReportInput) -> Iterator[ReportSection]:
    words, book = told.words, told.beside.rulebook
    if book is None:
        return
    rules = rules_sheet(_in_force(book, told), words, told.sources, names=book.checklist.test_names)
    yield ReportSection(title=words("The rules for an application on {on}", on=told.seen.on), sheet=rules)
    if told.seen.known_gaps:
        gaps = tuple((SEVERITY_SYMBOLS["warning"], words.label(gap)) for gap in told.seen.known_gaps)
        yield ReportSection(title=words("Known changes in the law that are not counted here"), said=gaps)


def _in_force(book: Rulebook, told: ReportInput) -> Iterator[Grounds]:
    for id in sorted(book.parameters.by_id):
        try:
            yield book.parameters.on(id, told.seen.on)
        except NotInForceError:
            continue


def _points(told: ReportInput) -> Iterator[ReportSection]:
    from casefile.services.printing.model_points import points_sections

    if told.beside.points is None:
        yield ReportSection(title=told.words("No grid of points is known for {on}.", on=told.seen.on))
    else:
        yield from points_sections(told.beside.points, told.words, told.sources)


REPORTS: Mapping[str, Callable[[ReportInput], Iterator[ReportSection]]] = {
    "funds": money_sections,
    "history": _histories,
    "answers": _answers,
    "letters": _letters,
    "updates": _updates,
    "rehearsal": _rehearsal,
    "rules": _rules,
    "points": _points,
}
