"""casefile checklist CASE: the personal checklist."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from casefile.cli.output import one_line, plain, wrapped
from casefile.cli.session import Session
from casefile.cli.verb import case_argument, on_option, share_safe_option, verb
from casefile.i18n.sources import checked_words
from casefile.i18n.vocabulary import SEVERITY_SYMBOLS, person_word, status
from casefile.i18n.words import N_

if TYPE_CHECKING:
    from casefile.cases.assessment import Assessment, ChecklistLine

__all__ = ["command", "open_lines"]

_KEPT = (
    "id", "person", "of", "title", "need", "severity", "pieces", "because", "rule", "checked_on", "valid_until",
    "order_by",
)  # fmt: skip


@verb(
    "checklist",
    N_(
        "Show the personal checklist: what is asked, for whom, and where it stands. "
        "Exit code 1 when a paper that blocks is not ready."
    ),
    epilog="casefile checklist 'Anna Exemple' --on 2025-01-15",
)
@case_argument()
@on_option()
@share_safe_option()
@click.pass_obj
def command(session: Session, case: str, on: date | None) -> int:
    """Print the lines."""
    path, now = session.case(case)
    seen = session.desk.assess(now, on=on, folder=path)
    if session.as_json:
        folder = "" if session.share_safe else f"{path}/"
        told = (*(each for each in seen.conflicts if each.severity != "note"), *seen.assumptions)
        session.warnings += [{"code": each.code, "message": session.of(each)} for each in told]
        items = [_item(session, line, folder) for line in seen.lines]
        session.put_json({"on": seen.on.isoformat(), "ending": plain(seen.ending), "items": items})
    else:
        session.put_incomplete(now)
        _tell(session, seen)
    return 1 if open_lines(seen) else 0


def open_lines(seen: Assessment) -> list[ChecklistLine]:
    """Return the lines that block and are not settled."""
    settled = {"ready", "explained", "not_applicable"}
    return [
        line
        for line in seen.lines
        if line.counts and line.item.severity == "blocker" and line.status not in settled
    ]


def _item(session: Session, line: ChecklistLine, folder: str) -> dict[str, Any]:
    item = {name: plain(getattr(line.item, name), name) for name in _KEPT}
    source = {
        "title": line.item.source.title,
        "url": line.item.source.url,
        "confidence": line.item.source.confidence,
    }
    files = [
        {
            "id": each.document.id,
            "path": f"{folder}{each.document.path}",
            "name": each.document.original_name,
            "sha256": each.document.sha256,
            "verdict": each.verdict,
            "findings": [
                {"code": found.code, "severity": found.severity, "message": session.of(found)}
                for found in each.findings
            ],
        }
        for each in line.files
    ]
    return {
        **item, "source": source, "key": line.key, "state": line.state, "status": line.status,
        "note": line.line.note, "ticked": list(line.line.ticked), "files": files,
        "findings": session.findings(line.own),
    }  # fmt: skip


def _tell(session: Session, seen: Assessment) -> None:
    words = session.words
    if seen.ending is not None:
        session.put(wrapped(words.sentence(seen.ending.code, seen.ending.values), ""))
    session.put(
        words(
            "Checklist for an application made on {made_on}: {ready} of {total} ready",
            made_on=seen.on,
            ready=seen.progress.ready,
            total=seen.progress.total,
        )
    )
    for each in seen.conflicts:
        if each.severity != "note":
            session.put(wrapped(session.of(each), f"{SEVERITY_SYMBOLS[each.severity]} ", "  "))
    person = None
    for line in seen.lines:
        if line.item.person != person:
            person = line.item.person
            session.put()
            session.put(one_line(person_word(words, person)))
        _tell_line(session, line, seen.today)
    _tell_caveats(session, seen)


def _tell_line(session: Session, line: ChecklistLine, today: date) -> None:
    from casefile.cases.titles import to_ask_for

    words = session.words
    item = line.item
    title = one_line(words.label(item.title))
    if item.of_label is not None:
        title = words("{title}: {of}", title=title, of=one_line(words.label(item.of_label)))
    if item.need == "optional":
        title += f" ({words('optional')})"
    session.put(wrapped(f"{status(words, line.status)} — {title}", "  ", "      "))
    session.put(f"      {one_line(line.key)}")
    session.put(wrapped(one_line(words.label(item.because)), "      "))
    source = f"{words.label(item.source.label)} · {checked_words(words, item.source, item.checked_on)}"
    session.put(wrapped(source, "      "))
    days = []
    asking = to_ask_for(line, today)
    if asking is not None:
        days.append(words.label(asking))
    if item.valid_until is not None:
        days.append(words("good until {until_on}", until_on=item.valid_until))
    if days:
        session.put("      " + " · ".join(days))
    for each in line.files:
        session.put(f"      ◦ {one_line(each.document.original_name)}")
    for finding in line.findings:
        session.put(wrapped(session.of(finding), f"      {SEVERITY_SYMBOLS[finding.severity]} ", "        "))


def _tell_caveats(session: Session, seen: Assessment) -> None:
    """Say what was taken for granted, and which changes in the law are not in the rules yet."""
    words = session.words
    told = [(SEVERITY_SYMBOLS[each.severity], session.of(each)) for each in seen.assumptions]
    told += [(SEVERITY_SYMBOLS["note"], words.label(gap)) for gap in seen.known_gaps]
    if told:
        session.put()
        session.put(words("Taken for granted, or not known:"))
    for symbol, sentence in told:
        session.put(wrapped(sentence, f"  {symbol} ", "    "))
