"""The table, or the text, of a file someone named."""

from casefile.errors import UsageError
from casefile.rules.table import Table
from casefile.services.tables.decoding import decoded
from casefile.services.tables.rows import table_of
from casefile.services.text_files import read_named

__all__ = ["read_table", "read_text"]

_WORD_PROCESSORS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")


def read_table(name: str, limit_bytes: int = 5_000_000) -> Table:
    """Return the table a file holds, in whatever encoding and with whatever separator its spreadsheet chose.

    Raises NotFoundError (file.missing), UsageError (file.not_a_file, file.too_large, table.workbook, table.not_text),
    DiskError.
    """
    return table_of(decoded(read_named(name, limit_bytes), name), name)


def read_text(name: str) -> str:
    """Return the text of a file, in whatever encoding the editor of a person chose.

    Raises UsageError (file.of_word_processor, file.not_utf8) for what is no text, and what `read_named` raises.
    """
    content = read_named(name)
    if content.startswith(_WORD_PROCESSORS):
        raise UsageError("file.of_word_processor", path=name)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        try:
            return decoded(content, name)
        except UsageError:
            raise UsageError("file.not_utf8", path=name, place=fault.start + 1) from None
