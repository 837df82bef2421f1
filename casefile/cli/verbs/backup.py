"""casefile backup DIR: copies of the cases in another place, what changed only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from casefile.cli.output import aligned, plain
from casefile.cli.scans import cases_line
from casefile.cli.session import Session
from casefile.cli.verb import argument, option, verb
from casefile.i18n.words import N_
from casefile.resources import told_path

if TYPE_CHECKING:
    from casefile.services.store.backup import BackedUp

__all__ = ["command"]


@verb(
    "backup",
    N_(
        "Copy the whole desk, or these cases, to another place: each file once, only what changed, every copy read "
        "back. Of each case the newest three states are kept, and the first of each of the last seven days and twelve "
        "months that have one. “casefile restore NAME --from DIR” brings one back. Nothing is encrypted there."
    ),
    epilog="casefile backup ~/stick/cases\ncasefile backup ~/stick/cases --list\n"
    "casefile backup ~/stick/cases --check",
)
@argument("place", metavar=N_("DIR"))
@argument("cases", metavar=N_("CASE"), nargs=-1)
@option("--list", "listed", is_flag=True, help=N_("List the states that are kept there."))
@option(
    "--check",
    "checked",
    is_flag=True,
    help=N_("Read every copy there again; answer 1 when one is not whole."),
)
@click.pass_obj
def command(session: Session, place: str, cases: tuple[str, ...], listed: bool, checked: bool) -> int:
    """Copy, list or check; 4 when a case could not be copied."""
    to = told_path(place)
    if checked:
        return _check(session, to)
    if listed:
        _list(session, to)
        return 0
    from casefile.services.store.backup_states import unreadable

    done = session.desk.back_up(to, [session.desk.find(each) for each in cases], cases_line(session))
    failed = [each.damage for each in done.cases if each.damage is not None]
    for damage in failed:
        session.warn(damage)
    for path in (path for each in done.cases for path in each.unread):
        session.warn(unreadable(path))
    changed = [each for each in done.cases if each.changed]
    if session.as_json:
        told = [_data(each) for each in done.cases]
        session.put_json({"path": str(done.place), "cases": told, "dropped_states": done.rotated})
    else:
        words = session.words
        session.put(str(done.place))
        if not done.cases:
            session.say(words("There is no case on the desk ({home}) yet.", home=str(session.desk.home)))
            return 0
        size_bytes = sum(each.size_bytes for each in changed)
        session.say(words.n("{n} case copied ({size_bytes}).", "{n} cases copied ({size_bytes}).",
                            len(changed), size_bytes=size_bytes))  # fmt: skip
        same = len(done.cases) - len(changed) - len(failed)
        session.say(words.n("{n} case has not changed since its last copy.",
                            "{n} cases have not changed since their last copy.", same))  # fmt: skip
    return 4 if failed else 0


def _data(each: BackedUp) -> dict[str, Any]:
    return {
        "case": str(each.path),
        "changed": each.changed,
        "state": each.number or None,
        "files": each.files,
        "bytes": each.size_bytes,
        "damage": each.damage.code if each.damage is not None else None,
    }


def _check(session: Session, place: Path) -> int:
    found = session.desk.check_backup(place)
    if session.as_json:
        session.put_json({"path": str(place), "findings": session.findings(found)})
    else:
        for each in found:
            session.put(f"✗ {session.of(each)}")
        if not found:
            session.put(session.words("✓ Every copy is whole."))
    return 1 if found else 0


def _list(session: Session, place: Path) -> None:
    states = session.desk.backup_states(place)
    for each in session.desk.unread_states(place):
        session.warn(each)
    if session.as_json:
        told = [{"case": each.name, "folder": each.folder, "id": each.id, "state": each.number,
                 "at": plain(each.at), "generation": each.generation,
                 "files": len(each.files), "bytes": each.size_bytes} for each in states]  # fmt: skip
        session.put_json({"path": str(place), "states": told})
        return
    words = session.words
    for line in aligned([(str(each.number), words.moment(each.at), words.size(each.size_bytes), each.folder, each.name)
                       for each in states]):  # fmt: skip
        session.put(line)
