"""A line of the checklist in full: why it is asked, until when it serves, what it must contain, what was found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets.option_list import Option

from casefile.cases.titles import to_ask_for
from casefile.i18n import Words
from casefile.i18n.sources import checked_words
from casefile.i18n.vocabulary import FILE_VERDICTS, NEEDS, SEVERITY_SYMBOLS, STATUS_SYMBOLS, STATUSES, said
from casefile.rules.checklist.items import Item
from casefile.tui.base import lit
from casefile.tui.phrases import SEVERITY_STYLES
from casefile.tui.widgets.lines import heading
from casefile.tui.widgets.lines import line as option

if TYPE_CHECKING:
    from casefile.cases.assessment import Assessment, ChecklistLine, Filed
    from casefile.rules.findings import Finding

__all__ = ["VERDICT_SYMBOLS", "about", "below", "content_lines", "sentences", "sign_of", "style_of"]

VERDICT_SYMBOLS = {"ready": "✓", "attention": "!", "blocked": "✗", "unreadable": "?", "unchecked": "…"}
STATUS_STYLES = {
    "missing": "$text-error", "to_fix": "$text-warning", "requested": "$text-accent", "to_review": "$text-accent",
    "ready": "$text-success", "explained": "$text-success", "not_applicable": "$text-muted",
}  # fmt: skip


def sign_of(line: ChecklistLine) -> str:
    """Return the sign of a line's status; one that is called ready is marked while something speaks against it."""
    return SEVERITY_SYMBOLS["warning"] if _doubted(line) else STATUS_SYMBOLS[line.status]


def style_of(line: ChecklistLine) -> str:
    """Return the colour of a line's status."""
    return SEVERITY_STYLES["warning"] if _doubted(line) else STATUS_STYLES[line.status]


def _doubted(line: ChecklistLine) -> bool:
    return line.status == "ready" and bool(in_the_way(line))


def in_the_way(line: ChecklistLine) -> tuple[Finding, ...]:
    """Return what is said of the line itself that somebody has to see to."""
    return tuple(each for each in line.own if each.severity != "note")


def about(line: ChecklistLine, seen: Assessment, words: Words) -> Content:
    """Return the head of the detail: standing, what is in the way, the person's own words, what it is, its dates."""
    item = line.item
    standing = f"{sign_of(line)} {words(STATUSES[line.status])}"
    rows = [
        Content.assemble(lit(standing, style_of(line)), lit(f" · {said(words, NEEDS, item.need)}")),
        *sentences(in_the_way(line), words),
    ]
    if line.line.reason:
        rows.append(lit(words("Reason: {text}", text=line.line.reason)))
    if line.line.note:
        rows.append(lit(words("Note: {text}", text=line.line.note)))
    if item.about is not None:
        rows.append(lit(words.label(item.about)))
    rows += [lit(text) for text in _dates(line, seen, words)]
    return Content("\n").join(rows)


def _dates(line: ChecklistLine, seen: Assessment, words: Words) -> Iterator[str]:
    item, own = line.item, line.line
    asking = to_ask_for(line, seen.today)
    if asking is not None:
        yield words.label(asking)
    if own.requested_on is not None:
        yield words("Requested on {day}", day=own.requested_on) + (
            f" · {own.requested_from}" if own.requested_from else ""
        )
    if own.issued_on is not None:
        yield words("Issued on {day}", day=own.issued_on)
    if item.valid_until is not None:
        yield _validity(item, seen, words)


def _validity(item: Item, seen: Assessment, words: Words) -> str:
    good = item.valid_until is not None and item.valid_until >= seen.on
    if good:
        return words("✓ Good for filing until {day}", day=item.valid_until)
    return words("✗ No longer good on {on}: it served until {day}", on=seen.on, day=item.valid_until)


def content_lines(line: ChecklistLine, words: Words) -> Iterator[Option]:
    """Return what the papers must contain, one line each with its tick."""
    for piece in line.item.pieces:
        if piece.contents and len(line.item.pieces) > 1:
            yield heading(lit(words.label(piece.label), "bold"))
        for content in piece.contents:
            seen = content.id in line.line.ticked
            optional = "" if content.required else f" ({words('if any')})"
            sign = lit("☑ " if seen else "☐ ", "$text-success" if seen else "")
            text = lit(words.label(content.label) + optional)
            yield option(Content.assemble(sign, text), f"{piece.id}/{content.id}")


def below(line: ChecklistLine, words: Words) -> Content:
    """Return the foot of the detail: why it is asked and on whose word, its files with their sentences."""
    rows = _why(line.item, words)
    pieces = [piece for piece in line.item.pieces if not piece.contents and len(line.item.pieces) > 1]
    rows += [lit(f"· {words.label(piece.label)} ({said(words, NEEDS, piece.need)})") for piece in pieces]
    rows += [
        lit(f"  {words.label(piece.note)}", "$text-muted")
        for piece in line.item.pieces
        if piece.note is not None
    ]
    rows += sentences(tuple(each for each in line.own if each.severity == "note"), words)
    for file in line.files:
        rows += [_file(file, words), *sentences(file.findings, words)]
    if not line.files:
        rows.append(lit(words("No file yet: a adds one, or drop it on this window."), "$text-muted"))
    return Content("\n").join(rows)


def _why(item: Item, words: Words) -> list[Content]:
    source = f"  {words.label(item.source.label)} · {checked_words(words, item.source, item.checked_on)}"
    return [lit(words("Why: {reason}", reason=item.because)), lit(source, "$text-muted")]


def _file(file: Filed, words: Words) -> Content:
    name = lit(file.document.original_name, "bold")
    return Content.assemble(
        name, lit(f" · {VERDICT_SYMBOLS[file.verdict]} {words(FILE_VERDICTS[file.verdict])}")
    )


def sentences(findings: tuple[Finding, ...], words: Words) -> list[Content]:
    """Return findings as sentences, each with the sign of its severity and its page."""
    rows = []
    for each in findings:
        page = words("p. {n}", n=each.page) + " · " if each.page is not None else ""
        sign = lit(f"{SEVERITY_SYMBOLS[each.severity]} ", f"bold {SEVERITY_STYLES[each.severity]}")
        rows.append(Content.assemble(sign, lit(page + words.recorded(each.code, each.values))))
    return rows
