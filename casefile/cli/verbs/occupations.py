"""casefile occupations: a code looked for by title, what to know of it, and titles imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from casefile.cli.output import one_line, wrapped
from casefile.cli.session import Session
from casefile.cli.verb import Verbs, argument, verb
from casefile.cli.verbs.table import summary_of
from casefile.i18n.words import N_

if TYPE_CHECKING:
    from casefile.services.rulebook.occupation_search import FoundOccupation

__all__ = ["command"]

command = Verbs("occupations", help=summary_of("occupations"))


@verb(
    "search",
    N_(
        "Look for occupations by words of their title, in either language, or by the first digits of the code."
    ),
    epilog="casefile occupations search testing technicians\ncasefile occupations search infirmière",
)
@argument("words_typed", metavar=N_("WORDS"), nargs=-1, required=True)
@click.pass_obj
def search(session: Session, words_typed: tuple[str, ...]) -> None:
    """Print the occupations that fit, best first, with both official titles; explain a code that is no good."""
    from casefile.rules.occupations.noc import check_noc
    from casefile.services.rulebook.occupations import load_occupations

    query = " ".join(words_typed)
    found = session.desk.search_occupations(query)
    excluded = session.desk.occupation_exclusions()
    highest = session.desk.programmes.highest_teer
    is_code = query.isdigit() and len(query) in {4, 5}
    doubts = check_noc(query, load_occupations(), highest) if is_code else []
    for doubt in doubts:
        session.warn(doubt)
    if session.as_json:
        session.put_json({"occupations": [_payload(each, excluded) for each in found]})
        return
    for each in found:
        _tell(session, each, excluded)
    if not found:
        session.say(session.words("No occupation fits these words."))


def _payload(found: FoundOccupation, excluded: dict[str, list[str]]) -> dict[str, Any]:
    one = found.occupation
    told = {"code": one.code, "teer": one.teer, "title": {"en": one.title.en, "fr": one.title.fr}}
    return told | {"example": found.title, "exclusions": excluded.get(one.code, [])}


def _tell(session: Session, found: FoundOccupation, excluded: dict[str, list[str]]) -> None:
    """Print one occupation: the code and level, its title, then the other language's, which names it unmistakably."""
    one, words = found.occupation, session.words
    ours, theirs = (one.title.fr, one.title.en) if words.lang == "fr" else (one.title.en, one.title.fr)
    session.put(f"{one.code}  {words('TEER {teer_code}', teer_code=one.teer)}  {ours}")
    session.put(f"{'':15}{theirs}")
    if found.title:
        session.put(f"{'':15}" + words("for example: {title}", title=one_line(found.title)))
    for text in excluded.get(one.code, ()):
        told = words("not here: {text}", text=one_line(text))
        session.put(wrapped(told, " " * 15, " " * 17))


@verb(
    "import",
    N_(
        "Add example titles and exclusions to the search, from the official “elements” CSV of NOC 2021 (Statistics "
        "Canada, open data) or from a CSV with the columns code,title. They are kept in your own folder."
    ),
    epilog="casefile occupations import noc_2021_version_1.0_-_elements.csv",
)
@argument("file", metavar=N_("FILE.csv"))
@click.pass_obj
def import_(session: Session, file: str) -> None:
    """Keep the titles of the file, and say how many there were."""
    texts = session.desk.import_titles(file)
    titles, exclusions = len(texts.titles), len(texts.exclusions)
    if session.as_json:
        session.put_json({"titles": titles, "exclusions": exclusions, "unknown_codes": texts.unknown})
        return
    words = session.words
    session.say(words.n("{n} example title is searched now.", "{n} example titles are searched now.", titles))
    if exclusions:
        told = words.n(
            "{n} exclusion is shown with its occupation.",
            "{n} exclusions are shown with their occupations.",
            exclusions,
        )
        session.say(told)
    if texts.unknown:
        told = words.n(
            "{n} row has a code NOC 2021 does not know, and was passed over.",
            "{n} rows have codes NOC 2021 does not know, and were passed over.",
            texts.unknown,
        )
        session.say(told)


for each in (search, import_):
    command.add_command(each)
