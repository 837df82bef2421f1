"""casefile rules diff FROM TO [CASE]: what changed between two days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from casefile.cli.output import one_line, plain, wrapped
from casefile.errors import UsageError
from casefile.i18n.units import value_text
from casefile.i18n.vocabulary import CONDITION_VERDICTS, VERDICTS, said
from casefile.i18n.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from casefile.cases.rules_diff import CaseDiff
    from casefile.cli.session import Session
    from casefile.rules.book.diff import ParameterChange
    from casefile.rules.book.parameters import Grounds
    from casefile.rules.points.diff import CellChange, GridChange
    from casefile.services.store.choosing import CaseFilter

__all__ = ["tell_desk_diff", "tell_diff", "told_value"]

_LINES = {
    "added": N_("added to the checklist: {title}"),
    "removed": N_("no longer in the checklist: {title}"),
    "changed": N_("asked for otherwise: {title}"),
}


def tell_diff(session: Session, asked: Sequence[str]) -> None:
    """Print what changed; `asked` is diff, two days and perhaps a case; raises UsageError (rule.diff_how)."""
    from casefile.rules.book.diff import parameter_changes
    from casefile.rules.days import parse_day

    if asked[0] != "diff" or len(asked) not in (3, 4):
        raise UsageError("rule.diff_how")
    session.name = "rules-diff"
    first, last = parse_day(asked[1]), parse_day(asked[2])
    if len(asked) == 4:
        _, case = session.case(asked[3])
        _tell_case(session, session.desk.rules_diff(case, first, last))
        return
    from casefile.rules.points.diff import grid_changes

    changes = parameter_changes(session.desk.rulebook.parameters, first, last)
    grids = grid_changes(session.desk.grids, first, last)
    if session.as_json:
        session.put_json({"first": first.isoformat(), "last": last.isoformat(), "parameters": plain(changes),
                          "grids": plain(grids)})  # fmt: skip
        return
    _tell_parameters(session, changes)
    _tell_grids(session, grids)
    if not changes and not grids:
        _nothing(session, first, last)


def tell_desk_diff(session: Session, asked: Sequence[str], choice: CaseFilter) -> None:
    """Print for each case of the desk what changes for it; one for which nothing does is not named."""
    from casefile.cli.scans import one_by_one
    from casefile.rules.days import parse_day
    from casefile.services.store.listing import called_apart

    if asked[0] != "diff" or len(asked) != 3:
        raise UsageError("rule.diff_how")
    session.name = "rules-diff-desk"
    first, last = parse_day(asked[1]), parse_day(asked[2])
    found = []
    heads = [head for head in session.desk.heads(choice) if head.damage is None]
    for head in one_by_one(session, heads):
        case = session.desk.open(head.path).case
        session.warn_unread(case)
        diff = session.desk.rules_diff(case, first, last)
        if diff.lines or any(
            before != after
            for before, after in (diff.funds_cad, diff.fees_cad, diff.verdicts, diff.eligibility, diff.points)
        ):
            found.append((head, diff))
    if session.as_json:
        told = [{"case": str(head.path), "name": head.name, **_diff_data(diff)} for head, diff in found]
        session.put_json(
            {"first": first.isoformat(), "last": last.isoformat(), "cases": told, "looked_at": len(heads)}
        )
        return
    called = called_apart(heads)
    for head, diff in found:
        session.put(one_line(called[head.place]))
        _tell_effects(session, diff, "    ")
    if not found:
        _nothing(session, first, last)


def _diff_data(diff: CaseDiff) -> dict[str, Any]:
    amounts = {
        name: [plain(each, name) for each in getattr(diff, name)] for name in ("funds_cad", "fees_cad")
    }
    return {**plain(diff), **amounts}


def _tell_case(session: Session, diff: CaseDiff) -> None:
    if session.as_json:
        session.put_json(_diff_data(diff))
        return
    _tell_parameters(session, diff.parameters)
    _tell_grids(session, diff.grids)
    if not (_tell_effects(session, diff) or diff.parameters or diff.grids):
        _nothing(session, diff.first, diff.last)


def _tell_effects(session: Session, diff: CaseDiff, indent: str = "") -> bool:
    """Print what changes for a case, and say whether anything does."""
    words = session.words
    for line in diff.lines:
        session.put(
            wrapped(
                words(_LINES[line.change], title=one_line(words.label(line.title))), indent, f"{indent}  "
            )
        )
    told = False
    for label, (before, after) in (
        (words("Settlement funds"), tuple(_money(session, each) for each in diff.funds_cad)),
        (words("Fees"), tuple(_money(session, each) for each in diff.fees_cad)),
        (words("Hours of experience"), tuple(said(words, VERDICTS, each) for each in diff.verdicts)),
        (words("Eligibility"), tuple(said(words, CONDITION_VERDICTS, each) for each in diff.eligibility)),
        (words("Ranking points (CRS)"), tuple("—" if each is None else str(each) for each in diff.points)),
    ):
        if before != after:
            told = True
            session.put(
                wrapped(
                    words("{label}: {before}, then {after}", label=label, before=before, after=after), indent
                )
            )
    return told or bool(diff.lines)


def _tell_parameters(session: Session, changes: Sequence[ParameterChange]) -> None:
    words = session.words
    for each in changes:
        session.put(one_line(words.label(each.label)))
        session.put(f"    {each.id}")
        for grounds in (each.before, each.after):
            session.put(wrapped(_value(session, grounds, each.unit), "    "))


_GRIDS: Mapping[str, str] = {
    "crs": N_("Grid of the ranking points (CRS)"),
    "fsw67": N_("Grid of the 67 points"),
}


def _tell_grids(session: Session, changes: Sequence[GridChange]) -> None:
    """Print the grids that differ, cell by cell, and the day after which one is not known whole."""
    words = session.words
    for each in changes:
        session.put(words(_GRIDS[each.kind]))
        before, after = (words.date(day) if day else "—" for day in each.since)
        if each.since[0] != each.since[1]:
            told = words("of {before}, then of {after}", before=before, after=after)
            session.put(wrapped(told, "    "))
        for (under, one, other), names in _alike(each.cells).items():
            label = f"{under}{', '.join(names)}"
            told = words("{label}: {before}, then {after}", label=label, before=one, after=other)
            session.put(wrapped(told, "    "))
        if each.known_until is not None:
            told = words(
                "known whole up to {until_on} only: a later change is reported", until_on=each.known_until
            )
            session.put(wrapped(told, "    "))


def _alike(cells: Sequence[CellChange]) -> dict[tuple[str, str, str], list[str]]:
    """Return the names of the cells of one table that change from the same to the same, by what they are under."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for cell in cells:
        under, dot, name = cell.place.rpartition(".")
        one, other = ("—" if value is None else one_line(str(value)) for value in (cell.before, cell.after))
        found.setdefault((f"{under}{dot}", one, other), []).append(name)
    return found


def _value(session: Session, grounds: Grounds | None, unit: str) -> str:
    words = session.words
    if grounds is None:
        return words("not in force")
    return words(
        "{value} since {day_on}", value=told_value(session, grounds.value, unit), day_on=grounds.since
    )


def _money(session: Session, amount_cad: int | None) -> str:
    return "—" if amount_cad is None else session.words.money(amount_cad)


def _nothing(session: Session, first: date, last: date) -> None:
    session.say(
        session.words("Nothing changed between {first_on} and {last_on}.", first_on=first, last_on=last)
    )


def told_value(session: Session, value: Any, unit: str) -> str:
    """Return a rule's value in words, with its unit."""
    return value_text(value, unit, session.words, session.desk.rulebook.checklist.test_names)
