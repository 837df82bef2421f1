"""Steps from one schema to the next: pure functions, run in memory, written with the next change."""

from collections.abc import Callable, Mapping

from casefile.cases.model import SCHEMA
from casefile.services.store.codec import HEAD, Tables, head_of

__all__ = ["MIGRATIONS", "migrated"]

MIGRATIONS: dict[int, Callable[[Tables], Tables]] = {}
"""The schema a step starts from -> the step; new optional fields need none."""


def migrated(
    tables: Tables, steps: Mapping[int, Callable[[Tables], Tables]] = MIGRATIONS, schema: int = SCHEMA
) -> tuple[Tables, int | None]:
    """Return the tables in today's schema, and the schema they were found in when it was an older one."""
    found = int(head_of(tables)["schema"])
    for step in range(found, schema):
        tables = steps[step](tables)
        tables = {**tables, HEAD: {"1": {**head_of(tables), "schema": step + 1}}}
    return tables, found if found < schema else None
