"""casefile bulk: many cases of the desk printed, exported or put into calendars at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from casefile.cli.chosen import choice_of, choice_options, warn_unknown
from casefile.cli.failures import INTERRUPTED
from casefile.cli.scans import one_by_one
from casefile.cli.session import Session
from casefile.cli.stopping import stoppable
from casefile.cli.verb import Verbs, argument, option, replace_option, share_safe_option, verb
from casefile.cli.verbs.print_case import what_argument
from casefile.cli.verbs.table import summary_of
from casefile.errors import CasefileError, DiskError
from casefile.i18n.vocabulary import PRINT_FORMATS, PRINT_PARTS, said
from casefile.i18n.words import N_, words_for
from casefile.resources import told_path

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from casefile.cases.model import Case
    from casefile.i18n.words import Words
    from casefile.services.store.listing import Head

__all__ = ["command"]

command = Verbs("bulk", help=summary_of("bulk"))

_TO = N_("The folder the files go to; it is made when it is not there.")


def _bulk_options(command: Any) -> Any:
    """Declare what every command of this group takes: which cases, and what becomes of files that are there."""
    only_new = option("--only-new", is_flag=True, help=N_("Pass over the cases whose file is there already."))
    return choice_options(only_new(replace_option()(command)))


@verb(
    "print",
    N_(
        "Print a page of every case that fits, each to a file of its own, in the language and on the paper of the case."
        " Ctrl+C stops after the case at hand."
    ),
    epilog="casefile bulk print ~/pages\ncasefile bulk print ~/pages deadlines --format csv --stage upload\n"
    "casefile bulk print ~/to-show points --share-safe",
)
@argument("place", metavar=N_("DIR"), help=_TO)
@what_argument()
@option("--format", type=click.Choice(list(PRINT_FORMATS)), default="pdf", help=N_("The kind of file."))
@_bulk_options
@share_safe_option()
@click.pass_obj
def print_(session: Session, /, place: str, what: Any, format: Any, **told: Any) -> int:
    """Print each."""
    desk = session.desk

    def name(head: Head) -> str:
        return f"{head.folder} - {said(_words(session, head), PRINT_PARTS, what)}.{format}"

    def one(head: Head, file: Path) -> Path:
        case = session.shown(_opened(session, head))
        seen = desk.assess(case, folder=head.path)
        points = desk.points_to_show(seen) if session.share_safe and what == "points" else None
        return desk.print(
            head.path,
            seen,
            what,
            format,
            _words(session, head),
            case.paper,
            file,
            points,
            replace=told["replace"],
        ).path

    return _each(session, place, told, name, one)


@verb(
    "export",
    N_(
        "Export every case that fits, each to a zip of its own; without earlier states and removed papers. Ctrl+C "
        "stops after the case at hand."
    ),
    epilog="casefile bulk export ~/zips --standing closed\ncasefile bulk export ~/zips --only-new",
)
@argument("place", metavar=N_("DIR"), help=_TO)
@_bulk_options
@click.pass_obj
def export(session: Session, /, place: str, **told: Any) -> int:
    """Export each."""

    def one(head: Head, file: Path) -> Path:
        _opened(session, head)
        done = session.desk.export(head.path, file, earlier=False, replace=told["replace"])
        for note in done.notes:
            session.warn(note)
        return done.path

    return _each(session, place, told, lambda head: f"{head.folder}.zip", one)


@verb(
    "calendar",
    N_(
        "Write the deadlines of every case that fits for a calendar program, each case to a file of its own. Ctrl+C "
        "stops after the case at hand."
    ),
    epilog="casefile bulk calendar ~/calendars --responsible Claire",
)
@argument("place", metavar=N_("DIR"), help=_TO)
@_bulk_options
@click.pass_obj
def calendar(session: Session, /, place: str, **told: Any) -> int:
    """Write each."""

    def one(head: Head, file: Path) -> Path:
        case = _opened(session, head)
        content = session.desk.calendar([session.desk.assess(case)], _words(session, head))
        return session.desk.write(file, content, replace=told["replace"])

    return _each(session, place, told, lambda head: f"{head.folder}.ics", one)


def _words(session: Session, head: Head) -> Words:
    """Return the words of the language asked for, else of the case's own."""
    return words_for(session.lang_told or ("en" if head.lang == "en" else "fr"))


def _opened(session: Session, head: Head) -> Case:
    """Return a case; warn of what cannot be read in it."""
    case = session.desk.open(head.path).case
    session.warn_unread(case)
    return case


class _Done(NamedTuple):
    """What became of one case: the file made, None where it failed or its file was there already."""

    case: str
    path: Path | None
    failed: bool = False


def _each(
    session: Session, place: str, told: Mapping[str, Any], name: Callable[[Head], str],
    one: Callable[[Head, Path], Path],
) -> int:  # fmt: skip
    """Do the work for each case that fits; one that fails is named and the others go on.

    Answer 4 when one failed, 130 when it was stopped. Cases of a group go to a folder of its name; what is made to be
    shown has numbers for names, and those of the list stay the same whichever are passed over.
    """
    to = told_path(place).absolute()
    if to.exists() and not to.is_dir():  # a name no disk holds is told here too, before the first case
        raise DiskError("store.not_a_folder", path=str(to))
    heads = session.desk.heads(choice_of(told))
    if not heads:
        warn_unknown(session, told, session.desk.heads())
    done: list[_Done] = []
    with stoppable() as stopped:
        for number, head in enumerate(one_by_one(session, heads)):
            if stopped():
                break
            session.shared = number
            file = (
                to / _shared_name(number, name(head)) if session.share_safe else to / head.group / name(head)
            )
            done.append(_one(session, head, file, one, only_new=told["only_new"]))
    _report(session, to, done, len(heads))
    if len(done) < len(heads):
        return INTERRUPTED
    return 4 if any(each.failed for each in done) else 0


def _shared_name(number: int, name: str) -> str:
    """Return a name that tells nobody whose page it is: the number of the case in place of its folder."""
    return f"{number + 1:04} - {name.rpartition(' - ')[2]}"


def _one(
    session: Session, head: Head, file: Path, one: Callable[[Head, Path], Path], *, only_new: bool
) -> _Done:
    case = file.name if session.share_safe else str(head.path)
    if only_new and file.exists():
        return _Done(case, None)
    try:
        if head.damage is not None:
            raise head.damage
        return _Done(case, one(head, file))
    except CasefileError as problem:
        session.warn(problem)
        return _Done(case, None, failed=True)


def _report(session: Session, to: Path, done: Sequence[_Done], cases: int) -> None:
    if len(done) < cases:
        session.say(
            session.words(
                "Stopped after {done} of {cases} cases; the same command with --only-new goes on.",
                done=len(done), cases=cases,
            )
        )  # fmt: skip
    if session.as_json:
        files = [{"case": each.case, "path": str(each.path) if each.path else None} for each in done]
        session.put_json({"path": str(to), "files": files})
        return
    for each in done:
        if each.path:
            session.put(str(each.path))
    if not cases:
        session.say(session.words("No case on the desk fits."))


for each in (print_, export, calendar):
    command.add_command(each)
