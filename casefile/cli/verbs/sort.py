"""casefile sort DIR CASE: a folder of scans, each file offered to the line it seems to serve, then attached."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from casefile.cli.asking import agreed, can_ask
from casefile.cli.session import Session
from casefile.cli.verb import argument, case_argument, ocr_option, option, verb
from casefile.errors import UsageError
from casefile.i18n.words import N_
from casefile.resources import told_path

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from casefile.cases.assessment import Assessment
    from casefile.cases.sorting import LineOffer

__all__ = ["command"]


@verb(
    "sort",
    N_(
        "Read a folder of scans and offer each file to the line of the checklist it seems to serve, with the reason: "
        "words in it, who is named, days, the file's name. Each is asked about; --yes takes those that are sure. What "
        "fits nothing is said. Copies go into the case as one step that undo takes back; the folder stays as it is."
    ),
    epilog="casefile sort ~/scans 'Anna Exemple' --dry-run\n"
    "casefile sort ~/scans 'Anna Exemple' --yes --line passport.pdf=passport",
)
@argument("folder", metavar=N_("DIR"))
@case_argument()
@option("--yes", is_flag=True, help=N_("Take every file whose line is sure, without asking."))
@option(
    "--line",
    "lines",
    multiple=True,
    metavar=N_("FILE=LINE"),
    help=N_("Say which line a file is for; FILE= leaves it out."),
)
@option("--dry-run", is_flag=True, help=N_("Show what each file seems to be for, and attach nothing."))
@ocr_option()
@click.pass_obj
def command(
    session: Session, folder: str, case: str, yes: bool, lines: tuple[str, ...], dry_run: bool, ocr: bool
) -> None:
    """Show the offers, have them confirmed, attach what was taken."""
    from casefile.cli.checked import warn_of_several
    from casefile.cli.scans import progress_line
    from casefile.cli.sorting import tell_offers, tell_sorted

    path, now = session.case(case)
    place = told_path(folder)
    told: dict[str, str] = {}
    if lines:
        files = session.desk.files_to_sort(path, place)
        told = _lines_told(session, session.desk.assess(now, folder=path), place, files, lines)
    found = session.desk.sort(path, place, progress_line(session), read=ocr)
    seen = found.seen
    offers = _told(found.offers, told)
    if not session.as_json:
        tell_offers(session, seen, offers, found.links)
    taken = [] if dry_run else _taken(session, seen, offers, yes=yes)
    done = session.desk.attach_sorted(path, taken, read=ocr) if taken else None
    if done is not None:
        warn_of_several(session, done)
    attached = done.documents if done is not None else ()
    tell_sorted(session, offers, found.links, taken, attached, dry_run=dry_run)


def _lines_told(
    session: Session, seen: Assessment, place: Path, files: Sequence[str], lines: tuple[str, ...]
) -> dict[str, str]:
    """Return the key of a line, or nothing, by each file of the folder that --line speaks of.

    Raises UsageError (sort.said_wrongly, sort.no_such_file), NotFoundError.
    """
    told: dict[str, str] = {}
    names = [Path(os.path.relpath(each, place)).as_posix() for each in files]
    known = {*names, *files, *(Path(each).name for each in files)}
    for text in lines:
        name, equals, line = text.rpartition("=")
        if not equals or not name:
            raise UsageError("sort.said_wrongly", text=text[:80])
        if name not in known:
            raise UsageError("sort.no_such_file", name=name[:80], known=names)
        told[name] = session.desk.line_of(seen, line).key if line else ""
    return told


def _told(offers: tuple[LineOffer, ...], told: Mapping[str, str]) -> list[LineOffer]:
    """Return the offers with what --line says of them."""
    from casefile.cases.sorting import told_by_person

    found = []
    for each in offers:
        chosen = next((told[name] for name in (each.path, each.name, each.look.name) if name in told), None)
        if chosen is None or each.standing in {"held", "unreadable"}:
            found.append(each)
            continue
        found.append(told_by_person(each, chosen))
    return found


def _taken(
    session: Session, seen: Assessment, offers: list[LineOffer], *, yes: bool
) -> list[tuple[str, str]]:
    """Return (line, file) of what is to be attached: what is sure with --yes or was said, else what was agreed to."""
    ask = can_ask(session) and not yes
    taken = []
    for each in offers:
        if each.standing not in {"sure", "perhaps", "told"}:
            continue
        settled = each.standing == "told" or (yes and each.standing == "sure")
        if settled or (ask and _agreed(session, seen, each)):
            taken.append((each.line, each.path))
    return taken


def _agreed(session: Session, seen: Assessment, offer: LineOffer) -> bool:
    from casefile.cli.sorting import line_name

    sys.stdout.flush()
    question = session.words(
        "{name} → {line}? (y/N)", name=offer.name, line=line_name(session, seen, offer.line)
    )
    return agreed(session, question)
