"""casefile set CASE KEY=VALUE ...: facts of the person and the case."""

from __future__ import annotations

import click

from casefile.cli.report import done
from casefile.cli.session import Session
from casefile.cli.verb import argument, case_argument, verb
from casefile.i18n.words import N_

__all__ = ["command"]


@verb(
    "set",
    N_(
        "Set facts of the case and of its persons. A key alone is a fact of the case or of the principal applicant "
        "(programme, marital_status, born_on); spouse.born_on and child-1.given_name name someone else; "
        "TEST.speaking and TEST.taken_on a language test, by its id or name; DIPLOMA.level a diploma, by its id or "
        "title, or as “diploma” the only one. "
        "Nothing after = takes the answer back."
    ),
    epilog="casefile set 'Anna Exemple' programme={class} marital_status=single\n"
    "casefile set 'Anna Exemple' born_on=1993-05-04 citizenships=FR,BE\n"
    "casefile set 'Anna Exemple' spouse.given_name=Paul spouse.born_on=1990-02-11\n"
    "casefile set 'Anna Exemple' tef_canada.taken_on=2025-06-14 tef_canada.speaking=456\n"
    "casefile set 'Anna Exemple' diploma.level=master_or_professional diploma.evaluated_by=WES",
)
@case_argument()
@argument("assignments", metavar=N_("KEY=VALUE"), nargs=-1, required=True)
@click.pass_obj
def command(session: Session, case: str, assignments: tuple[str, ...]) -> None:
    """Set the facts, all of them or none."""
    from casefile.cli.assignments import change_of, days_typed

    path, now = session.case(case)
    change = change_of(
        now,
        assignments,
        session.desk.programmes.ids,
        session.desk.at_least_today(),
        session.desk.rulebook.tests,
    )
    for text in days_typed(assignments):
        session.tell_day(text)
    changed = session.desk.change(path, change).case
    session.speak_for(changed)
    done(session, changed)
