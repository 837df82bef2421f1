"""What became of each page of a file that was made: as a script reads it, and as a person does."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from casefile.cli.output import aligned, one_line, wrapped
from casefile.cli.scans import one_live_line
from casefile.i18n.vocabulary import FIT_KINDS, FIT_STEPS, LEGIBLE, SEVERITIES, SEVERITY_SYMBOLS, said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from casefile.cli.session import Session
    from casefile.rules.fitting.outcome import FitOutcome, FitRequest, PageFate
    from casefile.services.one_file import Fitted

__all__ = ["fit_progress", "tell_fitted"]


def tell_fitted(
    session: Session,
    made: Fitted,
    asked: FitRequest,
    *,
    dry_run: bool,
    in_case: bool,
    named: Sequence[str] = (),
) -> int:
    """Print what came of it and return the exit code: 1 where nothing can be made without loss of legibility.

    `named` are the sources as they were typed, where they were.
    """
    outcome = made.outcome
    if session.as_json:
        session.put_json(_data(session, made, asked, dry_run=dry_run, named=named))
        return 0 if outcome.possible else 1
    words = session.words
    names = [_name(each.path) for each in outcome.sources]
    for line in aligned(_rows(session, outcome, names)):
        session.put(line)
    for each in outcome.findings:
        grave = said(words, SEVERITIES, each.severity)
        told = words("{name}: {verdict}", name=grave, verdict=session.of(each))
        session.put(wrapped(told, f"{SEVERITY_SYMBOLS[each.severity]} ", "  "))
    if not outcome.possible:
        session.put(words("Nothing was written."))
        return 1
    for line in _done(session, made, asked, dry_run=dry_run, in_case=in_case):
        session.put(line)
    return 0


def _done(session: Session, made: Fitted, asked: FitRequest, *, dry_run: bool, in_case: bool) -> list[str]:
    words = session.words
    lines = []
    for place, file in zip(made.files, made.outcome.files, strict=True):
        values = {
            "path": one_line(place), "pages": words.n("{n} page", "{n} pages", file.page_count),
            "size": words.size(file.size_bytes), "limit": words.size(asked.limit_bytes),
        }  # fmt: skip
        if dry_run:
            lines.append(words("Would be one file of {pages}, {size} (limit {limit}).", **values))
        else:
            lines.append(words("{path}: {pages}, {size} (limit {limit}).", **values))
    told = {
        "nothing": words("It fits as it is: it was left byte for byte."),
        "merged": words("Nothing was recompressed."),
        "recompressed": words("The originals are as they were."),
    }
    lines.append(told[made.outcome.changed])
    if in_case and not dry_run and made.outcome.changed != "nothing":
        lines.append(words("Attached to the line; `casefile undo` takes it back."))
    return lines


def _rows(session: Session, outcome: FitOutcome, names: Sequence[str]) -> list[tuple[str, ...]]:
    words = session.words
    if not outcome.pages:
        return []
    heads = (
        words("Page"), words("From"), words("Kind"), words("dpi"), words("Size"), words("Legible"), words("Verdict"),
    )  # fmt: skip
    return [heads, *(_row(session, each, names) for each in outcome.pages)]


def _row(session: Session, page: PageFate, names: Sequence[str]) -> tuple[str, ...]:
    words = session.words
    before, after = page.bytes_before, page.bytes_after
    size = "—" if before is None else words.size(before)
    if after is not None and after != before:
        size += f" → {words.size(after)}"
    dpi = "—" if page.dpi_before is None else str(page.dpi_before)
    if page.dpi_after != page.dpi_before:
        dpi += f" → {page.dpi_after}"
    legible = words("as it was") if page.legibility is None else words.figure(page.legibility, 3)
    source = words("{name}, p. {page}", name=names[page.source], page=page.page)
    verdict = said(words, LEGIBLE, page.verdict)
    return str(page.number), source, said(words, FIT_KINDS, page.kind), dpi, size, legible, verdict


def _data(
    session: Session, made: Fitted, asked: FitRequest, *, dry_run: bool, named: Sequence[str]
) -> dict[str, Any]:
    """Return the answer of the schema casefile.fit/1; a dry run has no `out`."""
    outcome = made.outcome
    paths = list(named) or [each.path for each in outcome.sources]
    written = [] if dry_run or not outcome.possible else [str(each) for each in made.files]
    return {
        "out": written[0] if written else None,
        "bytes": outcome.files[0].size_bytes if outcome.files else None,
        "limit": asked.limit_bytes,
        "pages": outcome.page_count,
        "changed": outcome.changed,
        "parts": len(outcome.files),
        "files": [
            {"out": written[at] if written else None, "bytes": each.size_bytes, "pages": each.page_count}
            for at, each in enumerate(outcome.files)
        ],
        "sources": [
            {"path": path, "pages": each.pages, "bytes": each.size_bytes}
            for path, each in zip(paths, outcome.sources, strict=False)
        ],
        "page_table": [_page_data(each, paths) for each in outcome.pages],
        "findings": [
            {"code": each.code, "severity": each.severity, "message": session.of(each), "page": each.page}
            for each in outcome.findings
        ],
    }


def _page_data(page: PageFate, paths: Sequence[str]) -> dict[str, Any]:
    return {
        "page": page.number,
        "source": paths[page.source],
        "source_page": page.page,
        "kind": page.kind,
        "dpi_before": page.dpi_before,
        "dpi_after": page.dpi_after,
        "bytes_before": page.bytes_before,
        "bytes_after": page.bytes_after,
        "legibility": f"{1.0 if page.legibility is None else page.legibility:.3f}",
        "verdict": page.verdict,
    }


@contextmanager
def fit_progress(session: Session) -> Iterator[Callable[[str, int, int], None] | None]:
    """Give what writes one line of progress over and over, None where nobody watches; the line goes away at the end."""
    show = one_live_line(session)
    if show is None:
        yield None
        return

    def tell(what: str, done: int, total: int) -> None:
        step = said(session.words, FIT_STEPS, what)
        show(session.words("{step}: {done} of {total}", step=step, done=done, total=total))

    try:
        yield tell
    finally:
        show("")


def _name(path: str) -> str:
    return one_line(path.replace("\\", "/").rpartition("/")[2])
