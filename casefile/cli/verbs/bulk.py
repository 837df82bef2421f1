"""casefile bulk: many cases of the desk printed, exported or put into calendars at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from casefile.cli.chosen import choice_of, choice_options
from casefile.cli.scans import one_by_one
from casefile.cli.session import Session
from casefile.cli.verb import Verbs, argument, option, replace_option, verb
from casefile.cli.verbs.print_case import what_argument
from casefile.cli.verbs.table import summary_of
from casefile.errors import CasefileError
from casefile.i18n.vocabulary import PRINT_FORMATS, PRINT_PARTS, said
from casefile.i18n.words import N_, words_for

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from casefile.cases.model import Case
    from casefile.i18n.words import Words
    from casefile.services.store.listing import Head

__all__ = ["command"]

command = Verbs("bulk", help=summary_of("bulk"))

_TO = N_("The folder the files go to; it is made when it is not there.")


@verb(
    "print",
    N_(
        "Print a page of every case that fits, each to a file of its own, in the language and on the paper of the case."
    ),
    epilog="casefile bulk print ~/pages\ncasefile bulk print ~/pages deadlines --format csv --stage upload",
)
@argument("place", metavar=N_("DIR"), help=_TO)
@what_argument()
@option("--format", type=click.Choice(list(PRINT_FORMATS)), default="pdf", help=N_("The kind of file."))
@choice_options
@replace_option()
@click.pass_obj
def print_(session: Session, /, place: str, what: Any, format: Any, **told: Any) -> int:
    """Print each."""

    def one(head: Head, to: Path) -> Path:
        case, words = _opened(session, head)
        file = to / f"{head.path.name} - {said(words, PRINT_PARTS, what)}.{format}"
        seen = session.desk.assess(case, folder=head.path)
        replace = bool(told["replace"])
        return session.desk.print(
            head.path, seen, what, format, words, case.paper, file, replace=replace
        ).path

    return _each(session, place, told, one)


@verb(
    "export",
    N_("Export every case that fits, each to a zip of its own; without earlier states and removed papers."),
    epilog="casefile bulk export ~/zips --standing closed",
)
@argument("place", metavar=N_("DIR"), help=_TO)
@choice_options
@replace_option()
@click.pass_obj
def export(session: Session, /, place: str, **told: Any) -> int:
    """Export each."""

    def one(head: Head, to: Path) -> Path:
        done = session.desk.export(
            head.path, to / f"{head.path.name}.zip", earlier=False, replace=told["replace"]
        )
        for note in done.notes:
            session.warn(note)
        return done.path

    return _each(session, place, told, one)


@verb(
    "calendar",
    N_("Write the deadlines of every case that fits for a calendar program, each case to a file of its own."),
    epilog="casefile bulk calendar ~/calendars --responsible Claire",
)
@argument("place", metavar=N_("DIR"), help=_TO)
@choice_options
@replace_option()
@click.pass_obj
def calendar(session: Session, /, place: str, **told: Any) -> int:
    """Write each."""

    def one(head: Head, to: Path) -> Path:
        case, words = _opened(session, head)
        content = session.desk.calendar([session.desk.assess(case)], words)
        return session.desk.write(to / f"{head.path.name}.ics", content, replace=told["replace"])

    return _each(session, place, told, one)


def _opened(session: Session, head: Head) -> tuple[Case, Words]:
    """Return a case and the words of its language, or of the one asked for; warn of what cannot be read in it."""
    case = session.desk.open(head.path).case
    session.warn_unread(case)
    return case, words_for(session.lang_told or case.lang)


def _each(session: Session, place: str, told: Mapping[str, Any], one: Callable[[Head, Path], Path]) -> int:
    """Do the work for each case that fits; one that fails is named and the others go on. Answer 4 when one failed."""
    to = Path(place).expanduser().absolute()
    heads = session.desk.heads(choice_of(told))
    done: list[dict[str, str | None]] = []
    failed = 0
    for head in one_by_one(session, heads):
        try:
            if head.damage is not None:
                raise head.damage
            done.append({"case": str(head.path), "path": str(one(head, to))})
        except CasefileError as problem:
            failed += 1
            session.warn(problem)
            done.append({"case": str(head.path), "path": None})
    if session.as_json:
        session.put_json({"path": str(to), "files": done})
    else:
        for each in done:
            if each["path"]:
                session.put(str(each["path"]))
        if not heads:
            session.say(session.words("No case on the desk fits."))
    return 4 if failed else 0


for each in (print_, export, calendar):
    command.add_command(each)
