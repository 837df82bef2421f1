"""casefile occupations search WORDS: an occupation's code."""

from __future__ import annotations

import click

from casefile.cli.output import table
from casefile.cli.session import Session
from casefile.cli.verb import Verbs, argument, verb
from casefile.i18n.words import N_

__all__ = ["command"]

command = Verbs("occupations", help=N_("Look for an occupation's code (NOC 2021)."))


@verb(
    "search",
    N_(
        "Look for occupations by words of their title, in either language, or by the first digits of the code."
    ),
    epilog="casefile occupations search testing technicians",
)
@argument("words_typed", metavar=N_("WORDS"), nargs=-1, required=True)
@click.pass_obj
def search(session: Session, words_typed: tuple[str, ...]) -> None:
    """Print the occupations that fit, best first."""
    from casefile.rules.occupations import search_occupations

    words = session.words
    found = search_occupations(" ".join(words_typed), session.desk.rulebook.occupations)
    if session.as_json:
        told = [
            {"code": each.code, "teer": each.teer, "title": {"en": each.title.en, "fr": each.title.fr}}
            for each in found
        ]
        session.put_json({"occupations": told})
        return
    for line in table(
        [
            (each.code, words("TEER {teer_code}", teer_code=each.teer), words.label(each.title))
            for each in found
        ]
    ):
        session.put(line)
    if not found:
        session.say(words("No occupation fits these words."))


command.add_command(search)
