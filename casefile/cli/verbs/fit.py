"""casefile fit CASE LINE, casefile fit FILE... -o OUT.pdf: one file under the limit, still readable."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from casefile.cli.session import Session
from casefile.cli.verb import argument, option, replace_option, verb
from casefile.errors import NotFoundError, UsageError
from casefile.i18n.words import N_
from casefile.resources import told_path

if TYPE_CHECKING:
    from casefile.rules.fitting.outcome import FitRequest

__all__ = ["command"]

_PAGES = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")
_TURN = re.compile(r"(\d{1,6})=(0|90|180|270)")
_MOST_PAGES_NAMED = 5000


@verb(
    "fit",
    N_(
        "Make one file of the papers of a line, or of loose files in the order given (PDF, JPEG, PNG, TIFF, WEBP, "
        "HEIC): under the portal's limit, every page still readable. If they fit as they are, nothing is "
        "recompressed. The originals stay as they are; what was made is attached to the line, and undo takes it back."
    ),
    epilog="casefile fit 'Anna Exemple' passport --dry-run\n"
    "casefile fit ~/scans/passport.pdf ~/scans/passport.pdf -o passport.pdf --pages 2,1 --turn 1=180",
)
@argument("targets", metavar=N_("CASE LINE|FILE"), nargs=-1, required=True)
@option(
    "-o",
    "--output",
    "--to",
    "to",
    metavar=N_("FILE"),
    help=N_("The PDF to write; for a line, instead of attaching it."),
)
@replace_option()
@option("--limit", type=click.IntRange(1), metavar=N_("BYTES"), help=N_("The limit; else the portal's."))
@option("--pages", metavar=N_("PAGES"), help=N_("The pages to take, in the order wanted: 3,1,5-7. Else all."))
@option(
    "--turn", "turns", multiple=True, metavar=N_("PAGE=DEGREES"), help=N_("Turn a page to the right: 3=90.")
)
@option(
    "--paper",
    type=click.Choice(["a4", "letter", "own"]),
    help=N_("The sheet of photos; own: the photo's shape."),
)
@option("--grey", is_flag=True, help=N_("Turn pictures to shades of grey."))
@option(
    "--bilevel",
    is_flag=True,
    help=N_("Turn pages of print to black and white; one with a photo or a stamp stays in greys."),
)
@option("--parts", is_flag=True, help=N_("Where one file cannot be, make parts: paper_1of2.pdf."))
@option("--contents", is_flag=True, help=N_("Begin with a page that says which paper stands on which page."))
@option("--dry-run", is_flag=True, help=N_("Show what would become of each page, and write nothing."))
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - the options of the verb
    session: Session,
    targets: tuple[str, ...],
    to: str | None,
    replace: bool,
    limit: int | None,
    pages: str | None,
    turns: tuple[str, ...],
    paper: Any,
    grey: bool,
    bilevel: bool,
    parts: bool,
    contents: bool,
    dry_run: bool,
) -> int:
    """Make the file, show what became of each page, and answer 1 when it cannot be done legibly."""
    from casefile.i18n.vocabulary import contents_words
    from casefile.rules.fitting.outcome import FitRequest

    rules = session.desk.fit_rules()
    asked = FitRequest(
        sources=(), rules=rules, limit_bytes=limit or rules.limit_bytes, pages=_pages(pages), turns=_turns(turns),
        paper=paper or "a4", grey=grey, bilevel=bilevel, parts=parts,
        contents=contents_words(session.words) if contents else None,
    )  # fmt: skip
    out = _out(to)
    folder = _case_of(session, targets)
    if folder is not None:
        return _line(
            session, folder, targets[1], asked, out, told_paper=paper, dry_run=dry_run, replace=replace
        )
    return _files(session, targets, asked, out, dry_run=dry_run, replace=replace)


def _case_of(session: Session, targets: tuple[str, ...]) -> Path | None:
    """Return the case folder of CASE LINE; None for files, which come first where both could be meant."""
    # os.path answers no where Path raises: a name no disk can hold
    if len(targets) != 2 or all(os.path.isfile(each) for each in targets):  # noqa: PTH113
        return None
    try:
        return session.desk.find(targets[0])
    except NotFoundError:
        if os.path.exists(targets[0]):  # noqa: PTH110
            return None
        raise


def _line(
    session: Session, folder: Path, key: str, asked: FitRequest, out: Path | None, *, told_paper: Any, dry_run: bool,
    replace: bool,
) -> int:  # fmt: skip
    import msgspec

    from casefile.cli.fitting import fit_progress, tell_fitted

    path, case = session.case(str(folder))
    if told_paper is None:
        asked = msgspec.structs.replace(asked, paper=case.paper)
    with fit_progress(session) as progress:
        if out is not None:
            asked = session.desk.line_sources(path, key, asked)
            made = session.desk.fit_files(asked, out, progress, dry_run=dry_run, replace=replace)
        else:
            made, _ = session.desk.fit_line(path, key, asked, progress, dry_run=dry_run)
    return tell_fitted(session, made, asked, dry_run=dry_run, in_case=out is None)


def _files(
    session: Session,
    targets: tuple[str, ...],
    asked: FitRequest,
    out: Path | None,
    *,
    dry_run: bool,
    replace: bool,
) -> int:
    import msgspec

    from casefile.cli.fitting import fit_progress, tell_fitted

    if out is None and not dry_run:
        raise UsageError("fit.where")
    for name in targets:
        if not os.path.exists(name):  # noqa: PTH110
            raise NotFoundError("file.missing", path=name)
    asked = msgspec.structs.replace(asked, sources=tuple(os.path.abspath(each) for each in targets))  # noqa: PTH100
    with fit_progress(session) as progress:
        made = session.desk.fit_files(
            asked, out or Path("one file.pdf"), progress, dry_run=dry_run, replace=replace
        )
    return tell_fitted(session, made, asked, dry_run=dry_run, in_case=False, named=targets)


def _out(to: str | None) -> Path | None:
    if to is None:
        return None
    path = told_path(to)
    if path.suffix.lower() != ".pdf":
        raise UsageError("fit.not_pdf", path=to)
    if path.is_dir():
        raise UsageError("file.not_a_file", path=to)
    return path


def _pages(text: str | None) -> tuple[int, ...]:
    found: list[int] = []
    for part in (text or "").replace(" ", "").split(",") if text is not None else ():
        match = _PAGES.fullmatch(part)
        if match is None:
            raise UsageError("fit.not_a_page_list", text=str(text)[:60])
        first, last = int(match[1]), int(match[2] or match[1])
        found.extend(range(first, last + 1) if first <= last else range(first, last - 1, -1))
        if len(found) > _MOST_PAGES_NAMED:
            raise UsageError("fit.not_a_page_list", text=str(text)[:60])
    return tuple(found)


def _turns(texts: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    found = []
    for text in texts:
        match = _TURN.fullmatch(text.replace(" ", ""))
        if match is None:
            raise UsageError("fit.not_a_turn", text=text[:60])
        found.append((int(match[1]), int(match[2])))
    return tuple(found)
