"""The head record of a case file, read without the rest of it."""

import json
from pathlib import Path

from casefile.services.store.codec import Record, decode, finite, head_of, once
from casefile.services.store.reading import read_bytes

__all__ = ["head_record"]

HEAD_BYTES = 4096
_START = b'{\n"head": {\n"1": '
_parser = json.JSONDecoder(object_pairs_hook=once, parse_constant=finite, parse_float=finite)


def head_record(path: Path) -> Record:
    """Return the head record from the first 4 KB; a file laid out otherwise is read whole.

    Raises DamagedError or NewerSchemaError as reading the whole file would, DiskError when the disk refuses.
    """
    content, _ = read_bytes(path, HEAD_BYTES)
    found = quick_head(content)
    return head_of(decode(read_bytes(path)[0], path)) if found is None else found


def quick_head(content: bytes) -> Record | None:
    """Return the head record when these first bytes are laid out as this program does, None otherwise."""
    end = content.find(b"\n", len(_START))
    if not content.startswith(_START) or end < 0 or b"\0" in content or b"\\ud" in content.lower():
        return None
    try:
        head = _parser.decode(content[len(_START) : end].rstrip(b",").decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    return head if isinstance(head, dict) and type(head.get("schema")) is int else None
