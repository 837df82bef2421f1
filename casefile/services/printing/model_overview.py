"""The first page: every box of the list on one line, by the day to order by, and how many boxes there are."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from casefile.cases.assessment import Assessment, ChecklistLine
from casefile.i18n.vocabulary import STATUS_SYMBOLS, STATUSES, person_word, said
from casefile.i18n.words import Words
from casefile.rules.checklist.items import Piece
from casefile.services.printing.model_lines import late_text, line_title, order_day
from casefile.services.printing.page import OverviewRow

__all__ = ["counts", "overview"]

_SETTLED = {"ready", "explained"}


def overview(assessment: Assessment, words: Words) -> tuple[OverviewRow, ...]:
    """Return a row for each box of the page: what is open first, by day to order by; optional ones, then the rest."""
    asked = [line for line in assessment.lines if line.status != "not_applicable"]
    return tuple(_row(line, assessment, words) for line in sorted(asked, key=_place))


def _place(line: ChecklistLine) -> tuple[int, date, int]:
    """Return the order to act in; of what has no day, a paper to fix comes first."""
    group = 2 if line.status in _SETTLED else 0 if line.counts else 1
    return group, order_day(line) or date.max, line.status != "to_fix"


def _row(line: ChecklistLine, assessment: Assessment, words: Words) -> OverviewRow:
    person = assessment.case.facts.of(line.item.person)
    by = order_day(line)
    return OverviewRow(
        title=line_title(line, words),
        who=(person.given_name.strip() if person else "") or person_word(words, line.item.person),
        by=words.date(by, "short") if by else "",
        late=late_text(line, assessment.today, words),
        state=f"{STATUS_SYMBOLS[line.status]}\u00a0{said(words, STATUSES, line.status)}",
        lacks=_lacks(line, words),
        optional=line.item.need == "optional",
        ready=line.status == "ready",
    )


def _lacks(line: ChecklistLine, words: Words) -> str:
    """Say how many papers of the slot are still to be seen; nothing once its line is settled."""
    if line.status in _SETTLED:
        return ""
    ticked = set(line.line.ticked)
    left = len([1 for each in line.item.pieces if each.need != "optional" and not _seen(each, ticked)])
    return words.n("{n} paper", "{n} papers", left) if left else ""


def _seen(piece: Piece, ticked: set[str]) -> bool:
    contents = {content.id for content in piece.contents}
    return contents <= ticked if contents else piece.id in ticked


def counts(lines: Iterable[ChecklistLine], words: Words) -> str:
    """Say how many boxes are ready, then every other box of the page by its state: together they are all of them."""
    shown = [line for line in lines if line.status != "not_applicable"]
    asked = [line for line in shown if line.counts]
    found = Counter[str](line.status for line in asked)
    done = sum(found[each] for each in _SETTLED)
    told = [words("{ready} ready of {total}", ready=done, total=len(asked))]
    if found["to_fix"]:
        told.append(words("{n} to fix", n=found["to_fix"]))
    if found["missing"]:
        told.append(words.n("{n} is missing", "{n} are missing", found["missing"]))
    if found["requested"]:
        told.append(words.n("{n} is requested", "{n} are requested", found["requested"]))
    if found["to_review"]:
        told.append(words("{n} to review", n=found["to_review"]))
    optional = len(shown) - len(asked)
    if optional:
        told.append(words.n("and {n} optional", "and {n} optional", optional))
    said_of = " · ".join(told)
    return said_of[:1].upper() + said_of[1:]
