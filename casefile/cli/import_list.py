"""casefile import-list CASE FILE.csv: where the lines stand, from a person's own spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import click

from casefile.cli.files import read_text
from casefile.cli.output import one_line, plain
from casefile.cli.report import done
from casefile.cli.session import Session
from casefile.cli.verb import argument, case_argument, option, verb
from casefile.i18n.vocabulary import LINE_STATES, said
from casefile.i18n.words import LANGUAGES, N_, words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casefile.cases.list_csv import Said
    from casefile.cases.model import Case, LineState
    from casefile.rules.facts import Facts

__all__ = ["command"]

_FIELDS = {
    "state": N_("Status"),
    "requested_on": N_("Requested on"),
    "requested_from": N_("Requested from"),
    "issued_on": N_("Issued on"),
    "expires_on": N_("Expires on"),
    "note": N_("Note"),
    "reason": N_("Reason"),
}


@verb(
    "import-list",
    N_(
        "Read from a CSV where the lines of the checklist stand: item, person, status, requested on, requested from, "
        "issued on, expires on, note, reason. Shows what would change; --apply records it, as one step that undo takes "
        "back. A fault anywhere, named with its row and column, and nothing is recorded."
    ),
    epilog="casefile import-list 'Anna Exemple' papers.csv\ncasefile import-list 'Anna Exemple' papers.csv --apply",
)
@case_argument()
@argument("file", metavar=N_("FILE.csv"))
@option("--apply", "for_good", is_flag=True, help=N_("Record what the file says."))
@click.pass_obj
def command(session: Session, case: str, file: str, for_good: bool) -> None:
    """Preview, or record."""
    from casefile.cases.list_csv import import_lines, parse_list

    path, now = session.case(case)
    lines = session.desk.assess(now).lines
    rows = parse_list(read_text(file), file, lines, _states(), _people(now.facts))
    changes = [(row, _changes(now, row)) for row in rows]
    moved = [row for row, fields in changes if fields]
    told = [_data(row, fields) for row, fields in changes if fields]
    if not session.as_json:
        _tell(session, changes)
    if for_good and moved:
        done(session, session.desk.change(path, import_lines(moved)), {"changes": told, "applied": True})
    elif session.as_json:
        session.put_json({"changes": told, "applied": False})
    elif moved:
        session.say(session.words("Nothing is recorded yet: add --apply to record it."))
    else:
        session.say(session.words("The case already says all that is in the file."))


def _states() -> dict[str, LineState]:
    from casefile.cases.list_csv import folded_word

    names = {folded_word(state): state for state in LINE_STATES}
    for lang in LANGUAGES:
        names |= {folded_word(said(words_for(lang), LINE_STATES, state)): state for state in LINE_STATES}
    return cast("dict[str, LineState]", names)


def _people(facts: Facts) -> dict[str, str]:
    """Return the ids of the persons by what a spreadsheet may call them: id, role in both languages, given name."""
    from casefile.cases.list_csv import folded_word
    from casefile.i18n.vocabulary import person_word

    ids = {"principal", *(person.id for person in facts.persons)}
    names = {folded_word(each): each for each in ids}
    for lang in LANGUAGES:
        names |= {folded_word(person_word(words_for(lang), each)): each for each in ids}
    for person in facts.persons:
        for name in (person.given_name, f"{person.given_name} {person.family_name}"):
            if name.strip():
                names.setdefault(folded_word(name), person.id)
    return names


def _changes(case: Case, row: Said) -> dict[str, tuple[Any, Any]]:
    """Return what the row would change of its line: field, as it is, as it would be."""
    line = case.line(row.key)
    pairs = {name: (getattr(line, name), value) for name, value in row.fields.items()}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _tell(session: Session, changes: Sequence[tuple[Said, dict[str, tuple[Any, Any]]]]) -> None:
    words = session.words
    for row, fields in changes:
        if fields:
            session.put(f"{row.row}  {one_line(words.label(row.title))}  [{row.key}]")
        for name, (before, after) in fields.items():
            old, new = _shown(session, name, before), _shown(session, name, after)
            session.put(f"     {words(_FIELDS[name])}: {old} → {new}")


def _shown(session: Session, name: str, value: Any) -> str:
    if name == "state":
        return said(session.words, LINE_STATES, value)
    if value is None or value == "":
        return "—"
    return one_line(value) if isinstance(value, str) else session.words.date(value, "short")


def _data(row: Said, fields: dict[str, tuple[Any, Any]]) -> dict[str, Any]:
    changed = {
        name: {"before": plain(before), "after": plain(after)} for name, (before, after) in fields.items()
    }
    return {"row": row.row, "line": row.key, "fields": changed}
