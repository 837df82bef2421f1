"""casefile restore CASE [GENERATION]: the earlier states of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from casefile.cli.journal import step_sentence
from casefile.cli.output import aligned, plain
from casefile.cli.report import brought_back, done, warn_namesakes
from casefile.cli.session import Session
from casefile.cli.verb import argument, case_argument, option, verb
from casefile.i18n.words import N_
from casefile.resources import told_path

if TYPE_CHECKING:
    from casefile.services.store.versions import Generation

__all__ = ["command"]


@verb(
    "restore",
    N_(
        "List the earlier states kept of a case, or put one back; the present file is kept beside it. With "
        "--from, make "
        "the case anew from the copies of “casefile backup”; nothing that is there is touched."
    ),
    epilog="casefile restore 'Anna Exemple'\ncasefile restore 'Anna Exemple' --generation 12\n"
    "casefile restore 'Anna Exemple' --from ~/stick/cases",
)
@case_argument()
@argument("number", metavar=N_("NUMBER"), required=False, type=int)
@option("--generation", type=int, metavar=N_("NUMBER"), help=N_("The state to put back, by its number."))
@option("--from", "place", metavar=N_("DIR"), help=N_("The folder with the copies."))
@option("--dir", "folder", metavar=N_("DIR"), help=N_("The folder to make the case in."))
@click.pass_obj
def command(
    session: Session,
    /,
    case: str,
    number: int | None,
    generation: int | None,
    place: str | None,
    folder: str | None,
) -> int:
    """List, or restore; 1 when something had to be left out."""
    wanted = number if generation is None else generation
    if place is not None:
        return _from_copies(session, place, case, folder, wanted)
    path = session.desk.find(case)
    if wanted is not None:
        restored = session.desk.restore(path, wanted).case
        session.warn_unread(restored)
        done(session, restored)
        return 0
    kept = session.desk.generations(path)
    if session.as_json:
        session.put_json({"generations": [_data(session, each) for each in kept]})
        return 0
    for line in aligned([_row(session, each) for each in kept]):
        session.put(line)
    if not kept:
        session.say(session.words("No earlier state is kept of this case yet."))
    return 0


def _from_copies(session: Session, place: str, case: str, folder: str | None, number: int | None) -> int:
    to = told_path(folder) if folder is not None else None
    for each in session.desk.unread_states(told_path(place)):
        session.warn(each)
    back = session.desk.restore_backup(told_path(place), case, to, number)
    made = session.desk.open(back.path).case
    session.speak_for(made)
    warn_namesakes(session, made.name, back.path)
    for each in back.lacking:
        session.warn(each)
    brought_back(session, back.path)
    return 1 if back.lacking else 0


def _row(session: Session, state: Generation) -> tuple[str, ...]:
    words = session.words
    moment = words.moment(state.changed_at) if state.changed_at else "—"
    if state.damage is not None:
        return (str(state.number), moment, "—", words("damaged"))
    return (str(state.number), moment, words.size(state.size_bytes), _sentence(session, state))


def _data(session: Session, state: Generation) -> dict[str, Any]:
    return {
        "number": state.number,
        "file": state.file,
        "bytes": state.size_bytes,
        "changed_at": plain(state.changed_at),
        "damaged": state.damage is not None,
        "last_change": _sentence(session, state),
    }


def _sentence(session: Session, state: Generation) -> str:
    """Return the last thing done in that state, as the journal says it."""
    if not state.code:
        return ""
    return step_sentence(session, state.code, state.values)
