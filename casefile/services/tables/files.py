"""The table of a file someone named."""

from casefile.rules.table import Table
from casefile.services.tables.decoding import decoded
from casefile.services.tables.rows import table_of
from casefile.services.text_files import read_named

__all__ = ["read_table"]


def read_table(name: str, limit_bytes: int = 5_000_000) -> Table:
    """Return the table a file holds, in whatever encoding and with whatever separator its spreadsheet chose.

    Raises NotFoundError (file.missing), UsageError (file.not_a_file, file.too_large, table.workbook, table.not_text),
    DiskError.
    """
    return table_of(decoded(read_named(name, limit_bytes), name), name)
