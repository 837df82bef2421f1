"""casefile line CASE KEY: where one line of the checklist stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from casefile.cli.output import plain
from casefile.cli.report import done
from casefile.cli.session import Session
from casefile.cli.verb import DAY, argument, case_argument, option, verb
from casefile.errors import UsageError
from casefile.i18n.words import N_

if TYPE_CHECKING:
    from casefile.cases.model import Case

__all__ = ["command"]

_STATES = ["to_request", "requested", "received", "reviewed", "ready", "explained", "not_applicable"]


@verb(
    "line",
    N_("Say where one line of the checklist stands. KEY is the line's name in `casefile checklist`."),
    epilog="casefile line 'Anna Exemple' police_certificate/FR --state requested\n"
    "casefile line 'Anna Exemple' passport --expires 2031-06-30 --note 'A-12'",
)
@case_argument()
@argument("key", metavar=N_("KEY"), help=N_("The line's name in `casefile checklist`."))
@option(
    "--state",
    type=click.Choice(_STATES),
    metavar=N_("STATE"),
    help=N_(
        "Where it stands: to_request, requested, received, reviewed, ready, explained or not_applicable."
    ),
)
@option("--on", "requested_on", type=DAY, metavar=N_("DATE"), help=N_("The day it was requested."))
@option("--from", "requested_from", metavar=N_("TEXT"), help=N_("Who it was requested from."))
@option("--issued", "issued_on", type=DAY, metavar=N_("DATE"), help=N_("The day the paper was issued."))
@option("--expires", "expires_on", type=DAY, metavar=N_("DATE"), help=N_("The last day on which it is good."))
@option("--note", metavar=N_("TEXT"), help=N_("A note on this line."))
@option("--reason", metavar=N_("TEXT"), help=N_("Why it is explained or not applicable."))
@click.pass_obj
def command(session: Session, /, case: str, key: str, **told: Any) -> None:
    """Record what was told of the line."""
    from casefile.cases.changes import set_line

    fields = {name: value for name, value in told.items() if value is not None}
    if not fields:
        raise UsageError("line.nothing_told")
    path, now = session.case(case)
    line = session.desk.line_of(session.desk.assess(now), key)
    changed = session.desk.change(path, set_line(line.key, line.item.title, **fields)).case
    if fields.get("state") == "ready":
        _warn_unproved(session, changed, line.key)
    done(session, changed, {"line": plain(changed.line(line.key))})


def _warn_unproved(session: Session, case: Case, key: str) -> None:
    """Say at once that a line marked ready has nothing to show for it."""
    from casefile.cases.unproved import UNPROVED

    seen = session.desk.assess(case)
    found = next((line.findings for line in seen.lines if line.key == key), ())
    for each in found:
        if each.code == UNPROVED:
            session.warn(each)
