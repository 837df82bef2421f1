"""casefile answers CASE: the questions people ask, answered from the facts of the case."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from casefile.cli.output import plain
from casefile.cli.report_text import tell_report
from casefile.cli.session import Session
from casefile.cli.verb import case_argument, on_option, option, share_safe_option, verb
from casefile.i18n.words import N_

if TYPE_CHECKING:
    from casefile.rules.answers.registry import Answer

__all__ = ["command"]


@verb(
    "answers",
    N_(
        "Answer the questions people ask, from the facts of the case; those its facts raise, or all of them. It "
        "informs and never advises."
    ),
    epilog="casefile answers 'Anna Exemple'\ncasefile answers 'Anna Exemple' --all --json",
)
@case_argument()
@on_option()
@option("--all", "every", is_flag=True, help=N_("Every question, those the facts do not raise included."))
@share_safe_option()
@click.pass_obj
def command(session: Session, case: str, on: date | None, every: bool) -> None:
    """Print the questions with their answers."""
    _, now = session.case(case)
    seen = session.desk.assess(now, on=on)
    if session.as_json:
        shown = [each for each in seen.answers if every or each.relevant]
        session.put_json({"on": seen.on.isoformat(), "answers": [_data(session, each) for each in shown]})
        return
    session.put_incomplete(now)
    from casefile.services.printing.report_input import Beside

    tell_report(session, seen, "answers", Beside(every=every))


def _data(session: Session, answer: Answer) -> dict[str, Any]:
    words = session.words
    return {
        "id": answer.id,
        "relevant": answer.relevant,
        "question": words.label(answer.question),
        "sentences": [words.label(each) for each in answer.sentences],
        "limits": words.label(answer.limits),
        "source": plain(answer.source),
        "checked_on": answer.checked_on.isoformat(),
    }
