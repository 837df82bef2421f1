"""The head record of a case file, read without the rest of it."""

import json
import os
import stat
from pathlib import Path

import msgspec

from casefile.errors import CasefileError
from casefile.services.store.codec import Record, decode, finite, head_of, once
from casefile.services.store.modes import closed
from casefile.services.store.paths import CASE_FILE
from casefile.services.store.reading import READING, Stamp, read_bytes, stamp_of

__all__ = ["head_record", "quick_head", "stamp_of_generation"]

HEAD_BYTES = 4096
_END = b"}\n}\n"
_START = b'{\n"head": {\n"1": '
_parser = json.JSONDecoder(object_pairs_hook=once, parse_constant=finite, parse_float=finite)


def head_record(file: str | Path) -> tuple[Record, Stamp]:
    """Return the head record of a case file and the file's stamp.

    A file that does not begin and end as this program leaves it is read whole, and judged. Raises DamagedError or
    NewerSchemaError as reading the whole file would, OSError when it cannot be reached.
    """
    with closed(os.open(file, READING)) as descriptor:
        found = os.fstat(descriptor)
        if stat.S_ISREG(found.st_mode):
            content = os.read(descriptor, HEAD_BYTES)
            head = quick_head(content)
            if head is not None and _end(descriptor, found.st_size) == _END:
                return head, stamp_of(found)
    whole, stamp = read_bytes(Path(file))
    return head_of(decode(whole, Path(file))), stamp


def stamp_of_generation(folder: Path, generation: int) -> Stamp | None:
    """Return the stamp of the case file while it is still that generation; None once another program changed it."""
    try:
        head, stamp = head_record(folder / CASE_FILE)
    except (OSError, CasefileError):
        return None
    return stamp if head.get("generation") == generation else None


def _end(descriptor: int, size_bytes: int) -> bytes:
    os.lseek(descriptor, max(0, size_bytes - len(_END)), os.SEEK_SET)
    return os.read(descriptor, HEAD_BYTES)


def quick_head(content: bytes) -> Record | None:
    """Return the head record when these first bytes are laid out as this program does, None otherwise."""
    end = content.find(b"\n", len(_START))
    if not content.startswith(_START) or end < 0 or b"\0" in content or b"\\ud" in content.lower():
        return None
    line = content[len(_START) : end].rstrip(b",")
    try:
        head = msgspec.json.decode(line)
        if msgspec.json.format(msgspec.json.encode(head), indent=0) != line:
            head = _parser.decode(line.decode("utf-8"))  # laid out otherwise: a key may be there twice
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    return head if isinstance(head, dict) and type(head.get("schema")) is int else None
