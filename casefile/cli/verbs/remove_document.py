"""casefile remove-document CASE DOCUMENT: an attached file taken out of the case."""

from __future__ import annotations

import click

from casefile.cli.report import done
from casefile.cli.session import Session
from casefile.cli.verb import argument, case_argument, verb
from casefile.errors import NotFoundError
from casefile.i18n.words import N_

__all__ = ["command"]


@verb(
    "remove-document",
    N_("Take an attached file out of the case, into its trash; undo brings it back."),
    epilog="casefile remove-document 'Anna Exemple' passport.pdf",
)
@case_argument()
@argument(
    "document", metavar=N_("DOCUMENT"), help=N_("The file's name, or its id in `casefile show --json`.")
)
@click.pass_obj
def command(session: Session, case: str, document: str) -> None:
    """Remove the file."""
    path, now = session.case(case)
    fitting = [each.id for each in now.documents if document in (each.id, each.original_name, each.path)]
    if not fitting:
        known = [each.original_name for each in now.documents]
        raise NotFoundError("document.unknown", name=document[:80], known=known)
    if len(fitting) > 1:
        raise NotFoundError("document.ambiguous", name=document[:80])
    done(session, session.desk.remove_document(path, fitting[0]).case)
