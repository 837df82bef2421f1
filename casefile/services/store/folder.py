"""Making a case folder: whole, or not at all."""

import os
import shutil
from pathlib import Path
from typing import Any

from casefile.cases.model import SCHEMA, Case
from casefile.services.store.codec import HEAD, Tables, encode
from casefile.services.store.events import event_record
from casefile.services.store.modes import (
    disk_errors,
    make_folder,
    sync_folder,
    write_new,
)
from casefile.services.store.numbering import NUMBERS, numbered
from casefile.services.store.paths import (
    CASE_FILE,
    DOCUMENTS,
    EXPORTS,
    PREVIOUS,
    README_FILE,
    folder_name,
    unused,
)
from casefile.services.store.placing import built_apart, put_case, refuse_taken
from casefile.services.store.readme import README
from casefile.services.store.records import plain_json, plain_tables

__all__ = ["create_case", "free_folder", "is_case", "new_id"]


def new_id() -> str:
    """Return an id no other case has: it stays when the folder is renamed or copied."""
    return os.urandom(8).hex()


def is_case(path: Path) -> bool:
    """Say whether the folder is a case, even one whose file is damaged or gone."""
    try:
        return os.path.lexists(path / CASE_FILE) or (path / PREVIOUS).is_dir()
    except (OSError, ValueError):
        return False


def free_folder(home: Path, name: str) -> Path:
    """Return a folder on the desk, named after the case, that does not exist yet."""
    return home / unused(home, folder_name(name))


def create_case(folder: Path, case: Case, summary: dict[str, Any]) -> Path:
    """Make the folder of a new case and return its path; it is built apart and put in place at the end.

    Raises UsageError when the folder exists and is not empty, DiskError when the disk refuses.
    """
    folder = folder.absolute()
    with disk_errors(folder):
        refuse_taken(folder)
        building = built_apart(folder)
        try:
            make_folder(building)
            _fill(building, folder, case, summary)
            put_case(building, folder)
        except BaseException:
            shutil.rmtree(building, ignore_errors=True)
            raise
    return folder


def _fill(building: Path, folder: Path, case: Case, summary: dict[str, Any]) -> None:
    for name in (DOCUMENTS, EXPORTS, PREVIOUS):
        make_folder(building / name)
    write_new(building / README_FILE, README.encode())
    write_new(building / CASE_FILE, encode(_tables(case, summary), folder / CASE_FILE))
    sync_folder(building)


def _tables(case: Case, summary: dict[str, Any]) -> Tables:
    case, numbers = numbered(case, {})
    tables: Tables = {table: records for table, records in plain_tables(case, {}).items() if records}
    created = plain_json(case.created_at)
    tables[HEAD] = {"1": {
        "schema": SCHEMA, "generation": 1, "id": case.id, **tables[HEAD]["1"], "created_at": created,
        "changed_at": created, "summary": plain_json(summary), NUMBERS: numbers,
    }}  # fmt: skip
    event = event_record("journal.case_created", case.created_at, {"name": case.name}, diff=None)
    tables["journal"] = {"1": {"number": 1, **event}}
    return tables
