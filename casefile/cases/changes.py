"""Every change a person can make to a case, as a pure function with the words the journal keeps of it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from casefile.cases.model import CASE_FIELDS, Case, Document, Line, LineState
from casefile.errors import NotFoundError, UsageError
from casefile.rules.book.stages import Ending, Outcome, StageEntry, StageName
from casefile.rules.facts import Contract, Facts

__all__ = [
    "Change",
    "add_contract",
    "add_fact",
    "adding_documents",
    "edit_contract",
    "edit_fact",
    "end_stage",
    "enter_stage",
    "record_check",
    "remove_contract",
    "remove_fact",
    "set_line",
    "set_scalars",
    "tick",
    "write_note",
]

_NOW_STANDS: Mapping[LineState, str] = {
    "to_request": "journal.line_to_request",
    "requested": "journal.line_requested",
    "received": "journal.line_received",
    "reviewed": "journal.line_reviewed",
    "ready": "journal.line_ready",
    "explained": "journal.line_explained",
    "not_applicable": "journal.line_not_applicable",
}
_ENDED: Mapping[Ending, str] = {
    "not_needed": "journal.stage_not_needed",
    "completed": "journal.stage_completed",
    "declined": "journal.stage_declined",
    "expired": "journal.stage_expired",
    "returned": "journal.stage_returned",
    "refused": "journal.stage_refused",
    "approved": "journal.stage_approved",
    "withdrawn": "journal.stage_withdrawn",
}


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One change: `apply` makes the new case, `code` and `values` are its journal sentence, `text` the person's words.

    What the program found by itself (a check) is not `undoable`: undo passes it over. `kept` is what the journal
    keeps beside the sentence for the program alone, as plain values.
    """

    code: str
    apply: Callable[[Case], Case]
    values: dict[str, Any] = {}
    text: str = ""
    undoable: bool = True
    kept: dict[str, Any] = {}


def add_contract(contract: Contract) -> Change:
    """Add a period of work."""
    values = {"employer": contract.employer, "first_on": contract.first}
    return Change(code="journal.contract_added", values=values, apply=_adding("contracts", (contract,)))


def edit_contract(contract: Contract) -> Change:
    """Replace the contract that has the same id."""
    values = {"employer": contract.employer, "first_on": contract.first}
    return Change(code="journal.contract_changed", values=values, apply=_replacing("contracts", contract))


def remove_contract(id: str) -> Change:
    """Remove a contract."""
    return Change(code="journal.contract_removed", values={"id": id}, apply=_removing("contracts", id))


def set_scalars(**given: Any) -> Change:
    """Set plain facts of the family or of the case (programme, marital_status, planned_filing_on, name, lang ...).

    Raises UsageError (case.unknown_fact) when applied with a name that is no such fact.
    """
    on_case = {name: value for name, value in given.items() if name in CASE_FIELDS}
    on_facts = {name: value for name, value in given.items() if name not in CASE_FIELDS}

    def apply(case: Case) -> Case:
        for name in on_facts:
            if name not in Facts.__struct_fields__ or isinstance(getattr(case.facts, name), tuple):
                raise UsageError("case.unknown_fact", name=name)
        facts = msgspec.structs.replace(case.facts, **on_facts)
        return msgspec.structs.replace(case, facts=facts, **on_case)

    return Change(code="journal.facts_set", values={"names": ", ".join(sorted(given))}, apply=apply)


def add_fact(table: str, *records: Any) -> Change:
    """Add one record, or the same one of several persons, to a table of facts (persons, stays, credentials ...)."""
    return Change(code=f"journal.{table}_added", apply=_adding(table, records))


def edit_fact(table: str, record: Any) -> Change:
    """Replace the record of that table that has the same id."""
    return Change(code=f"journal.{table}_changed", apply=_replacing(table, record))


def remove_fact(table: str, id: str) -> Change:
    """Remove one record of a table of facts."""
    return Change(code=f"journal.{table}_removed", apply=_removing(table, id))


def set_line(key: str, title: Any = None, **fields: Any) -> Change:
    """Set what is said of a line of the checklist (state, note, reason, requested_on, issued_on ...)."""
    code = _NOW_STANDS[fields["state"]] if "state" in fields else "journal.line_changed"
    values = {"line": title if title is not None else key}
    text = str(fields.get("reason") or fields.get("note") or "")
    return Change(
        code=code,
        values=values,
        text=text,
        apply=_on_line(key, lambda line: msgspec.structs.replace(line, **fields)),
    )


def tick(key: str, content: str, *, seen: bool, title: Any = None) -> Change:
    """Tick, or untick, one thing a paper must contain."""

    def turn(line: Line) -> Line:
        rest = tuple(each for each in line.ticked if each != content)
        return msgspec.structs.replace(line, ticked=(*rest, content) if seen else rest)

    code = "journal.ticked" if seen else "journal.unticked"
    return Change(code=code, values={"line": title if title is not None else key}, apply=_on_line(key, turn))


def write_note(text: str) -> Change:
    """Write a note in the journal."""
    return Change(code="journal.note", text=text, apply=lambda case: case)


def enter_stage(
    stage: StageName,
    on: date,
    *,
    at: datetime | None = None,
    outcome: Outcome = "",
    due_at: datetime | None = None,
    reason: str = "",
    label: Any = None,
) -> Change:
    """Enter a stage on a day (for the profile and the invitation, at a moment); `reason` is why a gate was passed."""

    def apply(case: Case) -> Case:
        number = 1 + max((int(entry.id[1:]) for entry in case.stages if entry.id[1:].isdigit()), default=0)
        entry = StageEntry(
            id=f"s{number}", stage=stage, on=on, at=at, outcome=outcome, due_at=due_at, reason=reason,
            ended_on=on if outcome else None,
        )  # fmt: skip
        return msgspec.structs.replace(case, stages=(*case.stages, entry))

    values = {"stage": label if label is not None else stage, "entered_on": on, "ended_on": on}
    return Change(
        code=_ENDED[outcome] if outcome else "journal.stage_entered", values=values, text=reason, apply=apply
    )


def end_stage(entry: str, outcome: Ending, ended_on: date, label: Any = None) -> Change:
    """Say how an entry into a stage ended (declined, expired, returned, approved ...)."""

    def apply(case: Case) -> Case:
        _known(case.stages, entry)
        stages = tuple(
            msgspec.structs.replace(each, outcome=outcome, ended_on=ended_on) if each.id == entry else each
            for each in case.stages
        )
        return msgspec.structs.replace(case, stages=stages)

    values = {"stage": label if label is not None else entry, "ended_on": ended_on}
    return Change(code=_ENDED[outcome], values=values, apply=apply)


def record_check(checks: dict[str, dict[str, Any]], rules_on: date) -> Change:
    """Keep the reports of files checked again, by document id."""

    def checked(document: Document) -> Document:
        if document.id not in checks:
            return document
        return msgspec.structs.replace(document, check=checks[document.id], rules_on=rules_on)

    def apply(case: Case) -> Case:
        return msgspec.structs.replace(case, documents=tuple(checked(each) for each in case.documents))

    return Change(
        code="journal.documents_checked", values={"count": len(checks)}, apply=apply, undoable=False
    )


def adding_documents(
    documents: Sequence[Document], *also: Callable[[Case], Case] | None
) -> Callable[[Case], Case]:
    """Return what adds the records of files to a case, and then does whatever else becomes of it."""

    def apply(case: Case) -> Case:
        case = msgspec.structs.replace(case, documents=(*case.documents, *documents))
        for each in also:
            case = each(case) if each else case
        return case

    return apply


def _on_line(key: str, turn: Callable[[Line], Line]) -> Callable[[Case], Case]:
    def apply(case: Case) -> Case:
        changed = turn(case.line(key))
        rest = [line for line in case.lines if line.id != key]
        return msgspec.structs.replace(case, lines=(*rest, changed))

    return apply


def _table(case: Case, table: str) -> tuple[Any, ...]:
    found = getattr(case.facts, table, None)
    if not isinstance(found, tuple):
        raise UsageError("case.unknown_fact", name=table)
    return found


def _adding(table: str, records: tuple[Any, ...]) -> Callable[[Case], Case]:
    """Append the records; the store names the new ones, which alone knows what names were ever given."""

    def apply(case: Case) -> Case:
        return case.with_records(table, (*_table(case, table), *records))

    return apply


def _replacing(table: str, record: Any) -> Callable[[Case], Case]:
    def apply(case: Case) -> Case:
        before = _table(case, table)
        _known(before, record.id)
        return case.with_records(table, tuple(record if each.id == record.id else each for each in before))

    return apply


def _removing(table: str, id: str) -> Callable[[Case], Case]:
    def apply(case: Case) -> Case:
        before = _table(case, table)
        _known(before, id)
        return case.with_records(table, tuple(each for each in before if each.id != id))

    return apply


def _known(records: tuple[Any, ...], id: str) -> None:
    if all(record.id != id for record in records):
        raise NotFoundError("case.no_such_record", id=id)
