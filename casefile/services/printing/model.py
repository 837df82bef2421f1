"""From an assessment to a page: all that is worth carrying, in one language, for any renderer."""

from collections.abc import Iterator

import msgspec

from casefile.cases.assessment import Assessment
from casefile.cases.model import Case
from casefile.cases.share_safe import SharedCase
from casefile.cases.unread import unread_findings
from casefile.i18n.vocabulary import PRINT_PARTS, VERDICTS, person_word, said
from casefile.i18n.words import Words
from casefile.services.printing.labels import labels
from casefile.services.printing.letterhead import letterhead
from casefile.services.printing.model_deadlines import deadline_rows, next_rows
from casefile.services.printing.model_hours import hours_part
from casefile.services.printing.model_letters import letters
from casefile.services.printing.model_lines import people_parts
from casefile.services.printing.model_overview import counts, overview
from casefile.services.printing.model_reports import REPORTS, report_sections
from casefile.services.printing.model_sources import Sources
from casefile.services.printing.model_table import report_table, table
from casefile.services.printing.page import Page, Paper, Summary, What
from casefile.services.printing.plain import cleaned
from casefile.services.printing.report_input import Beside

__all__ = ["build_page"]

_MOST_TODO = 6
_IN_OVERVIEW = {"line.attach", "line.missing", "line.order_by", "line.order_now"}
"""What the line of a paper on the first page says already."""
_NOTHING = Beside()


def build_page(
    assessment: Assessment,
    words: Words,
    what: What = "checklist",
    paper: Paper = "a4",
    beside: Beside = _NOTHING,
) -> Page:
    """Return the page for that part of the case, in the language of `words` and free of control signs.

    `what`: checklist is everything; hours and deadlines are those parts alone, any other is a report of its own, made
    of the assessment and of what stands `beside` it.
    """
    sources = Sources()
    whole = what == "checklist"
    reported = report_sections(what, assessment, words, sources, beside)
    subject = _subject(assessment, words)
    title = said(words, PRINT_PARTS, what)
    page = Page(
        what=what,
        lang=words.lang,
        paper=paper,
        made_on=assessment.today.isoformat(),
        document_title=words("{title}: {name}", title=title, name=subject),
        title=title,
        subject=subject,
        letterhead=() if isinstance(assessment.case, SharedCase) else letterhead(words),
        warnings=tuple(_warnings(assessment.case, words)),
        facts=tuple(_facts(assessment, words)),
        case_name=assessment.case.name,
        labels=labels(words),
        summary=_summary(assessment, words) if whole else None,
        overview=overview(assessment, words) if whole else (),
        next_deadlines=next_rows(assessment, words, Sources()) if whole else (),
        people=people_parts(assessment, words, sources) if whole else (),
        hours=hours_part(assessment, words, sources) if whole or what == "hours" else None,
        deadlines=deadline_rows(_to_keep(assessment, what), words, sources)
        if whole or what == "deadlines"
        else (),
        letters=letters(assessment, words) if whole else (),
        sections=reported,
        caveats=tuple(_caveats(assessment, words)) if whole or what == "hours" else (),
        sources=sources.rows(words),
        table=report_table(reported, words) if what in REPORTS else table(assessment, words, what),
    )
    return msgspec.convert(cleaned(msgspec.to_builtins(page)), Page)


def _warnings(case: Case, words: Words) -> Iterator[str]:
    """Say that what follows lacks what cannot be read in the file of the case, and what that is."""
    if case.unread:
        yield words.sentence("unread.incomplete", {"count": len(case.unread)})
    yield from (words.of(finding) for finding in unread_findings(case))


def _to_keep(assessment: Assessment, what: What) -> Assessment:
    """Return the case without the days to ask for papers where the first page has them already."""
    if what != "checklist":
        return assessment
    kept = tuple(each for each in assessment.deadlines if each.kind != "order")
    return msgspec.structs.replace(assessment, deadlines=kept)


def _subject(assessment: Assessment, words: Words) -> str:
    person = assessment.case.facts.principal
    full = f"{person.given_name} {person.family_name}".strip()
    return full or assessment.case.name or person_word(words, person.id)


def _facts(assessment: Assessment, words: Words) -> Iterator[str]:
    """Say the programme, the stage, the day of filing, the rules: one short fact each."""
    yield words.label(assessment.programmes.title(assessment.case.facts.programme))
    stage = next((view.stage for view in assessment.stages if view.stage.id == assessment.current), None)
    if assessment.ending:
        yield words.sentence(assessment.ending.code, assessment.ending.values).rstrip(".")
    elif stage:
        yield words("stage: {stage}", stage=stage.label)
    if assessment.on_is_planned:
        yield words("for an application planned on {on}", on=assessment.on)
    else:
        yield words("for an application on {on}", on=assessment.on)
    if isinstance(assessment.case, SharedCase):
        yield words("to show to others: other names, other birthdays of the same age, no amounts")
    yield words("printed on {today_on}", today_on=assessment.today)
    yield words("rules checked on {checked_on}", checked_on=assessment.rules_checked_on)


def _summary(assessment: Assessment, words: Words) -> Summary:
    progress, hours = assessment.progress, assessment.programme_hours
    counted = ""
    if hours:
        counted = words(
            "Experience: {hours} h counted, {required} h required: {verdict}",
            hours=hours.deciding,
            required=hours.required,
            verdict=said(words, VERDICTS, hours.verdict),
        )
    about = _file_names(assessment)
    grave = [each for each in assessment.todo if each.severity != "note" and each.code not in _IN_OVERVIEW]
    todo = dict.fromkeys((about.get(finding.subject, ""), words.of(finding)) for finding in grave)
    left = len(todo) - _MOST_TODO
    return Summary(
        ready_percent=100 * progress.ready // progress.total if progress.total else 0,
        progress=counts(assessment.lines, words),
        hours=counted,
        todo=tuple(todo)[:_MOST_TODO],
        more=words.n("… and {n} more, below", "… and {n} more, below", left) if left > 0 else "",
    )


def _file_names(assessment: Assessment) -> dict[str, str]:
    """Name the files that findings are about; sentences of slots and dates name their subject themselves."""
    files = (each for line in assessment.lines for each in line.files)
    return {f"document:{each.document.id}": each.document.original_name for each in files}


def _caveats(assessment: Assessment, words: Words) -> Iterator[str]:
    """Say what was assumed, what is not judged, and which changes in the law are not in the rules yet."""
    yield from (words.of(finding) for finding in assessment.assumptions)
    if assessment.unjudged:
        names = [words.sentence(code) for code in assessment.unjudged]
        yield words("Not judged here: {names}.", names=names)
    yield from (words.label(gap) for gap in assessment.known_gaps)
