"""A fictional case to store, and the few calls every test makes."""

import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from casefile.cases.changes import Change, add_contract
from casefile.cases.model import Case
from casefile.rules.facts import Contract, Facts, Person
from casefile.services.store.adding import attach_file
from casefile.services.store.folder import create_case, new_id
from casefile.services.store.journal import change_case
from casefile.services.store.journal import redo as the_redo
from casefile.services.store.journal import undo as the_undo
from casefile.services.store.readback import read_case

AT = datetime(2026, 3, 2, 14, 30, tzinfo=UTC)


def contract(employer: str = "Exemple SA") -> Contract:
    return Contract(
        employer=employer, noc="21232", country="FR", first=date(2023, 5, 2), hours_per_week="37.5"
    )


def new_case(home: Path, name: str = "Anna Exemple", **fields: Any) -> Path:
    persons = (Person(role="principal", given_name="Anna"), Person(role="child", given_name="Zoé"))
    case = Case(
        id=new_id(), name=name, created_at=AT, facts=Facts(programme="cec", persons=persons), **fields
    )
    return create_case(home / name, case, summary(case))


def summary(case: Case) -> dict[str, Any]:
    return {"programme": case.facts.programme, "ready": len(case.facts.contracts), "total": 40}


def change(folder: Path, what: Change | str, at: datetime = AT) -> Case:
    made = add_contract(contract(what)) if isinstance(what, str) else what
    return change_case(folder, made, at=at, summarise=summary)


def undo(folder: Path) -> Case:
    return the_undo(folder, at=AT, summarise=summary)


def redo(folder: Path) -> Case:
    return the_redo(folder, at=AT, summarise=summary)


def attach(folder: Path, source: Path, slot: str = "principal/passport") -> Any:
    return attach_file(folder, slot, source, at=AT + timedelta(days=3650), summarise=summary)


def paper(place: Path, name: str = "passeport.pdf", content: bytes = b"%PDF-1.7 fictional") -> Path:
    path = place / name
    path.write_bytes(content)
    return path


def employers(folder: Path) -> list[str]:
    return [each.employer for each in read_case(folder).case.facts.contracts]


def sums_hold(folder: Path) -> bool:
    """Ask sha256sum itself; with nothing attached there is no list to check."""
    if not (folder / "SHA256SUMS").exists():
        return True
    return (
        subprocess.run(["sha256sum", "-c", "--status", "SHA256SUMS"], cwd=folder, check=False).returncode == 0
    )
