"""Data that a PDF keeps in plain letters, around what is compressed: ASCII85, ASCIIHex (ISO 32000-1, 7.4.2, 7.4.3)."""

import base64
import binascii

__all__ = ["MOST_LETTERS", "from_letters"]

MOST_LETTERS = 300_000
"""How many letters of one file are looked at: they are decoded slowly."""

_BLANKS = b" \t\r\n\f\0"


def from_letters(name: str, letters: bytes) -> bytes | None:
    """Return the data that letters of `name` (a85 or hex) stand for, None when they stand for none.

    What follows the end mark is nobody's; a mark that lacks is no fault.
    """
    try:
        if name == "hex":
            bare = letters.partition(b">")[0].translate(None, _BLANKS)
            return bytes.fromhex((bare + b"0" * (len(bare) % 2)).decode("ascii"))
        return base64.a85decode(
            letters.partition(b"~>")[0].strip(_BLANKS).removeprefix(b"<~"), ignorechars=_BLANKS
        )
    except (ValueError, binascii.Error):
        return None
