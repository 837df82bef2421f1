"""Bytes of a case file to tables and back: strict both ways, so that nothing doubtful is ever built upon."""

import json
import math
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from casefile.cases.model import SCHEMA
from casefile.errors import DamagedError, NewerSchemaError, StoreError, UsageError

__all__ = ["HEAD", "SIZE_LIMIT_BYTES", "Record", "Tables", "decode", "encode", "finite", "head_of", "once"]

Record = dict[str, Any]
Tables = dict[str, dict[str, Record]]

HEAD = "head"
SIZE_LIMIT_BYTES = 64 * 1024 * 1024
DEPTH_LIMIT = 32
_encoded = msgspec.json.Encoder().encode
_spaced = msgspec.json.format
_read = msgspec.json.Decoder().decode


class _DoubtfulError(ValueError):
    """Inside the file, something JSON lets through and we do not."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the object, refusing a key that is there twice (one of the two values would be lost)."""
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        raise _DoubtfulError("store.key_twice", key=next(key for key in keys if keys.count(key) > 1))
    return found


def finite(text: str) -> float:
    """Return the number, refusing NaN and the infinities."""
    number = float(text)
    if not math.isfinite(number):
        raise _DoubtfulError("store.not_a_number", text=text[:20])
    return number


_parser = json.JSONDecoder(object_pairs_hook=once, parse_constant=finite, parse_float=finite)


def decode(content: bytes, path: Path, schema: int = SCHEMA) -> Tables:
    """Return the tables of a case file.

    Raises DamagedError when the bytes are not those of a whole case file, NewerSchemaError when a newer
    program wrote it. `schema` is the newest this program knows.
    """
    tables = _as_written(content)
    if tables is None:
        tables = _doubted(content, path)
    found = head_of(tables)["schema"]
    if found > schema:
        raise NewerSchemaError("store.newer_schema", path=str(path), found=found, known=schema)
    return tables


def _as_written(content: bytes) -> Tables | None:
    """Return the tables of a file that is, byte for byte, what `encode` writes of them; None for any other.

    What would be written again the same holds no key twice, no NaN and no broken letter: it is read three times
    quicker than a file in doubt.
    """
    if len(content) > SIZE_LIMIT_BYTES:
        return None
    with suppress(msgspec.MsgspecError, ValueError, RecursionError):
        tables: Tables = _read(content)
        _check_shape(tables)
        _check_lines(content, tables)
        return tables if _written(tables) == content else None
    return None


def _check_lines(content: bytes, tables: Tables) -> None:
    """Refuse what is nested too deeply; only a line with that many brackets is looked into."""
    if any(line.count(b"{") + line.count(b"[") > DEPTH_LIMIT for line in content.splitlines()):
        _check_depths(tables)


def _doubted(content: bytes, path: Path) -> Tables:
    """Return the tables of a file laid out otherwise; raises DamagedError that says where and why it is none."""
    text = _text(content, path)
    try:
        tables: Tables = _parser.decode(text)
        _check_shape(tables)
        _check_depths(tables)
    except _DoubtfulError as doubt:
        raise DamagedError(doubt.code, path=str(path), **doubt.values) from None
    except json.JSONDecodeError as problem:
        raise DamagedError(
            "store.not_json", path=str(path), line=problem.lineno, column=problem.colno
        ) from None
    except RecursionError:
        raise DamagedError("store.too_deep", path=str(path)) from None
    except ValueError:  # a whole number of thousands of digits
        raise DamagedError("store.not_a_number", path=str(path), text="…") from None
    return tables


def _text(content: bytes, path: Path) -> str:
    if not content:
        raise DamagedError("store.empty", path=str(path))
    if len(content) > SIZE_LIMIT_BYTES:
        raise DamagedError("store.too_large", path=str(path), limit_bytes=SIZE_LIMIT_BYTES)
    if b"\0" in content:
        raise DamagedError("store.zeros", path=str(path))
    try:
        text = content.decode("utf-8")
        if "\\ud" in text or "\\uD" in text:
            json.dumps(json.loads(text), ensure_ascii=False).encode("utf-8")
    except UnicodeError:
        raise DamagedError("store.not_utf8", path=str(path)) from None
    except (ValueError, RecursionError):
        return text  # said with its line by the parser
    return text


def head_of(tables: Any) -> Record:
    """Return the head record of tables whose shape has been checked."""
    head: Record = tables[HEAD]["1"]
    return head


def _check_shape(tables: Any) -> None:
    if not isinstance(tables, dict) or not tables:
        raise _DoubtfulError("store.not_a_case")
    for table, records in tables.items():
        if not isinstance(records, dict):
            raise _DoubtfulError("store.not_a_table", table=table)
        for number, record in records.items():
            if not isinstance(record, dict) or not _is_number(number):
                raise _DoubtfulError("store.not_a_record", table=table, record=number)
    _check_head(tables.get(HEAD))


def _check_depths(tables: Tables) -> None:
    for records in tables.values():
        for record in records.values():
            _check_depth(record, 0)


def _check_head(heads: Any) -> None:
    head = heads.get("1") if heads and len(heads) == 1 else None
    if head is None or type(head.get("schema")) is not int or type(head.get("generation")) is not int:
        raise _DoubtfulError("store.no_schema")
    if not isinstance(head.get("id"), str) or not head["id"] or head["schema"] < 1 or head["generation"] < 1:
        raise _DoubtfulError("store.no_schema")


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and text[0] != "0" and len(text) < 16


def _check_depth(value: Any, depth: int) -> None:
    if depth > DEPTH_LIMIT:
        raise _DoubtfulError("store.too_deep")
    for inner in value.values() if isinstance(value, dict) else value:
        if type(inner) is dict or type(inner) is list:
            _check_depth(inner, depth + 1)


def encode(tables: Tables, path: Path) -> bytes:
    """Return the bytes of a case file: the head record first, one record a line; read back and compared.

    Raises UsageError when a text holds letters no file can hold, StoreError when what would be read back
    differs, or would be refused by the rules a file is read by.
    """
    try:
        content = _written(tables)
    except UnicodeEncodeError:
        raise UsageError("store.not_text") from None
    if not _holds(content, tables):
        raise StoreError("store.not_same", path=str(path))
    return content


def _holds(content: bytes, tables: Tables) -> bool:
    """Say whether reading these bytes gives these tables, by all the rules of reading."""
    try:
        _check_shape(tables)
        _check_lines(content, tables)
    except _DoubtfulError:
        return False
    return len(content) <= SIZE_LIMIT_BYTES and _read(content) == tables


def _written(tables: Tables) -> bytes:
    order = [HEAD, *(name for name in tables if name != HEAD)]
    return b"{\n" + b",\n".join([_table(name, tables[name]) for name in order]) + b"\n}\n"


def _table(name: str, records: dict[str, Record]) -> bytes:
    lines = [b'"%b": %b' % (key.encode(), _line(records[key])) for key in sorted(records, key=int)]
    return b"%b: {\n" % _encoded(name) + b",\n".join(lines) + b"\n}"


def _line(record: Record) -> bytes:
    return _spaced(_encoded(record), indent=0)
