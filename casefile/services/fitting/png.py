"""PNG pictures as a PDF takes them: their compressed rows go in as they are."""

from typing import NamedTuple

from casefile.services.documents.png_chunks import chunks

__all__ = ["Png", "read_png"]

_GREY, _COLOUR, _PALETTE = 0, 2, 3


class Png(NamedTuple):
    """A PNG that a PDF shows without decoding it: `palette` is empty where colours stand for themselves."""

    wide: int
    high: int
    bits: int
    colours: int
    palette: bytes
    rows: bytes


def read_png(content: bytes) -> Png | None:
    """Return the picture, None when it must be decoded first: transparent, interlaced, 16 bits, or cut."""
    head, palette, rows, whole = b"", b"", [], False
    for kind, body, _ in chunks(content):
        if kind == b"IHDR":
            head = body
        elif kind == b"PLTE":
            palette = body
        elif kind == b"IDAT":
            rows.append(body)
        elif kind == b"tRNS":
            return None
        elif kind == b"IEND":
            whole = True
    if not whole or len(head) != 13 or not rows:
        return None
    bits, kind_of_colour, interlaced = head[8], head[9], head[12]
    if interlaced or bits > 8 or kind_of_colour not in {_GREY, _COLOUR, _PALETTE}:
        return None
    if kind_of_colour == _PALETTE and not palette:
        return None
    wide, high = int.from_bytes(head[:4], "big"), int.from_bytes(head[4:8], "big")
    colours = 3 if kind_of_colour == _COLOUR else 1
    return Png(wide, high, bits, colours, palette if kind_of_colour == _PALETTE else b"", b"".join(rows))
