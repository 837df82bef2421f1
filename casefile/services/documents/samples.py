"""Small documents a fresh child reads once: fonts, tables and code paths made ready there are shared by its forks."""

import io
import zlib
from collections.abc import Iterator

__all__ = ["samples"]

_TEXT = b"BT /F 9 Tf 9 90 Td (The sample of a text in a letter, 2024-09-02, for the reader of it) Tj ET"
_SCAN = b"q 612 0 0 792 0 0 cm /S Do Q"
_FORM = (
    b"/AcroForm << /Fields [6 0 R] >> /OpenAction << /S /JavaScript /JS (x) >> "
    b"/Names << /EmbeddedFiles << /Names [(a) << /F (a) >>] >> >>"
)
_NOTE = b"/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://a.example) >> >>]"


def samples() -> Iterator[bytes]:
    """Yield a letter with a form, a scan, the same in the newer way of writing, and one without its last line."""
    objects = _objects(
        _FORM, _TEXT, b"/Font << /F 5 0 R >>", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    )
    yield _plain(objects)
    yield _packed(objects)
    yield _plain(_objects(b"", _SCAN, b"/XObject << /S 5 0 R >>", _picture()))
    yield _plain(objects)[:-9]


def _objects(root: bytes, drawing: bytes, resources: bytes, resource: bytes) -> list[bytes]:
    return [
        b"<< /Type /Catalog /Pages 2 0 R " + root + b" >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << "
        + resources + b" >> " + _NOTE + b" >>",
        _stream(zlib.compress(drawing), b"/Filter /FlateDecode"),
        resource,
        b"<< /FT /Tx /T (field) /V (value) >>",
    ]  # fmt: skip


def _stream(data: bytes, about: bytes) -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), about, data)


def _picture() -> bytes:
    from PIL import Image

    whole = io.BytesIO()
    Image.new("RGB", (170, 220), (200, 210, 220)).save(whole, "JPEG")
    about = b"/Subtype /Image /Width 170 /Height 220 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode"
    return _stream(whole.getvalue(), about)


def _plain(objects: list[bytes]) -> bytes:
    """Return the document with a table in clear."""
    whole, offsets = _bodies(dict(enumerate(objects, 1)))
    rows = b"".join(b"%010d 00000 n \n" % offsets[number] for number in sorted(offsets))
    count = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n" % (count, rows, count)
    return whole + table + b"startxref\n%d\n%%%%EOF\n" % len(whole)


def _packed(objects: list[bytes]) -> bytes:
    """Return the document with its small objects in one stream and its table in another."""
    small = {number: body for number, body in enumerate(objects, 1) if b"stream" not in body}
    others = {number: body for number, body in enumerate(objects, 1) if number not in small}
    places, inner = b"", b""
    for number, body in small.items():
        places += b"%d %d " % (number, len(inner))
        inner += body + b" "
    pack, table = len(objects) + 1, len(objects) + 2
    about = b"/Type /ObjStm /N %d /First %d /Filter /FlateDecode" % (len(small), len(places))
    whole, offsets = _bodies({**others, pack: _stream(zlib.compress(places + inner), about)})
    offsets[table] = len(whole)
    rows = b"\0\0\0\0"
    for number in range(1, table + 1):
        if number in small:
            rows += b"\x02" + pack.to_bytes(2, "big") + bytes([list(small).index(number)])
        else:
            rows += b"\x01" + offsets[number].to_bytes(2, "big") + b"\0"
    about = b"/Type /XRef /W [1 2 1] /Size %d /Root 1 0 R /Filter /FlateDecode" % (table + 1)
    last = b"%d 0 obj\n%s\nendobj\n" % (table, _stream(zlib.compress(rows), about))
    return whole + last + b"startxref\n%d\n%%%%EOF\n" % len(whole)


def _bodies(objects: dict[int, bytes]) -> tuple[bytes, dict[int, int]]:
    whole = b"%PDF-1.5\n"
    offsets = {}
    for number, body in objects.items():
        offsets[number] = len(whole)
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    return whole, offsets
