"""casefile import FILE: a case brought back from one file, or what another copy of it says taken over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from casefile.cli.asking import agreed, can_ask, passphrase
from casefile.cli.offers import offer_numbers, wanted_offers
from casefile.cli.output import plain, wrapped
from casefile.cli.report import brought_back
from casefile.cli.session import Session
from casefile.cli.verb import argument, option, verb
from casefile.errors import UsageError
from casefile.i18n.words import N_
from casefile.resources import told_path
from casefile.services.offer_words import offer_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casefile.cases.joining import CopyOffer
    from casefile.services.desk.copies import OtherCopy
    from casefile.services.offer_names import OfferNames

__all__ = ["command"]


@verb(
    "import",
    N_(
        "Bring back a case that “casefile export” wrote. Every checksum is verified first. When the case is "
        "on the desk "
        "already, what the file says otherwise is listed, difference by difference, and what you accept is "
        "taken over: "
        "one change, which undo takes back. What "
        "was changed "
        "on both sides is a conflict, and only taken when you name "
        "it."
    ),
    epilog="casefile import anna.zip\ncasefile import anna.zip --take all\n"
    "casefile import anna.zip --dir ~/Documents/anna",
)
@argument("file", metavar=N_("FILE.zip"))
@option("--dir", "folder", metavar=N_("DIR"), help=N_("The folder to make the case in."))
@option("--anew", is_flag=True, help=N_("Make a second case, even when it is on the desk already."))
@option("--into", metavar=N_("CASE"), help=N_("The case to take over into, where several are the same."))
@option(
    "--take", metavar=N_("all|1,3"), help=N_("Take over all that is no conflict, or what these numbers name.")
)
@click.pass_obj
def command(
    session: Session, file: str, folder: str | None, anew: bool, into: str | None, take: str | None
) -> int:
    """Import, or take over; 1 when differences were listed and nothing was done."""
    if take is not None:
        offer_numbers(take)  # before anything is done, whether it will be used or not
    if (folder is not None or anew) and (into is not None or take is not None):
        raise UsageError("case.new_or_here")
    source, place = told_path(file), told_path(folder) if folder is not None else None
    taken_into = session.desk.find(into) if into is not None else None
    if place is not None:
        session.desk.check_import(place)  # before anything is asked
    secret = passphrase(session) if session.desk.is_sealed(source) else ""
    if folder is None and not anew:
        with session.desk.other_copy(source, secret) as other:
            here = taken_into or _here(session, other)
            if here is not None:
                return _join(session, here, other, take)
            path = session.desk.keep_copy(other)
    else:
        path = session.desk.import_case(source, place, secret)
    brought_back(session, path)
    return 0


def _here(session: Session, other: OtherCopy) -> Path | None:
    """Return the case of the desk that the file is a copy of; raises UsageError when there are several."""
    found = session.desk.copies_of(other.case)
    if len(found) > 1:
        from casefile.services.store.naming import several

        raise several(other.name, found)
    return found[0] if found else None


def _join(session: Session, path: Path, other: OtherCopy, take: str | None) -> int:
    session.name = "import-merge"
    session.case(str(path))
    found = session.desk.offers(path, other)
    names = session.desk.offer_names(path, other)
    if not session.as_json:
        for number, offer in enumerate(found, start=1):
            session.put(wrapped(offer_line(session.words, offer, names), f"{number:>3}  ", "     "))
        if not found:
            session.say(session.words("The file says nothing that the case does not say already."))
    accepted = wanted_offers(found, take) if take else _asked(session, found) if can_ask(session) else []
    if found and not take and not can_ask(session) and not session.as_json:
        session.say(session.words.sentence("case.here_already", {"path": str(path)}))
    done = session.desk.take_over(path, other, accepted) if accepted else None
    if session.as_json:
        taken = [found.index(each) + 1 for each in accepted]
        session.put_json(
            {
                "path": str(path),
                "differences": [_data(session, each, names) for each in found],
                "taken": taken,
            }
        )
    elif done is not None:
        words = session.words
        session.say(words.n("{n} difference taken over.", "{n} differences taken over.", len(accepted)))
    return 1 if found and not accepted else 0


def _asked(session: Session, found: Sequence[CopyOffer]) -> list[CopyOffer]:
    """Ask of each difference whether it is taken over."""
    return [
        each
        for number, each in enumerate(found, start=1)
        if agreed(session, session.words("Take over number {number_code}? (y/N)", number_code=number))
    ]


def _data(session: Session, offer: CopyOffer, names: OfferNames) -> dict[str, Any]:
    return {**plain(offer), "message": offer_line(session.words, offer, names)}
