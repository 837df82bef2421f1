"""Tables as people's spreadsheets write them: the bytes of a file, or pasted text, become rows of cells."""

from casefile.services.tables.decoding import decoded
from casefile.services.tables.files import read_table, read_text
from casefile.services.tables.rows import table_of

__all__ = ["decoded", "read_table", "read_text", "table_of"]
